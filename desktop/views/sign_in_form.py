"""The fields of the sign-in: only those that the site and the way of signing in ask for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.accounts import NAME_CHARS, Account
from desktop.catalog.sites import SITES
from desktop.models.words import say
from desktop.text import N_
from desktop.views.parts import label, named, number

_CUSTOM = "custom"


class SignInForm(QWidget):
    """Holds what is typed; `missing()` says what is still needed."""

    changed = Signal()

    def __init__(self, known: Account | None, *, keyring: bool) -> None:
        """`keyring`: whether this computer has one; without, a protection must be chosen."""
        super().__init__()
        self._keyring = keyring
        self.name = _field()
        self.name.setMaxLength(NAME_CHARS)
        self.site = QComboBox()
        self.operations = _field("https://bss.example.com")
        self.tickets, self.iam = _field(say(N_("Optional"))), _field(say(N_("Optional")))
        self.by_key = QRadioButton(say(N_("Access key")))
        self.by_password = QRadioButton(say(N_("User and password")))
        self.ak, self.sk = _field(), _field(secret=True)
        self.domain, self.user, self.password = _field(), _field(), _field(secret=True)
        self.share = number(1, 100, 50, " %")
        self.by_passphrase = QRadioButton(say(N_("Encrypt with a passphrase")))
        self.plain = QRadioButton(say(N_("Do not encrypt")))
        self.passphrase = named(_field(say(N_("Passphrase")), secret=True), say(N_("Passphrase")))
        self.accept_plain = QCheckBox(
            say(N_("Keys and customer data may lie readable on this computer"))
        )
        self._kinds, self._protections = QButtonGroup(self), QButtonGroup(self)
        self._fields = QFormLayout(self)
        self._lay_out()
        self._fill(known)
        self._fields.setRowVisible(self._begins, known is None)
        self._connect()
        self._adapt()

    def _lay_out(self) -> None:
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setHorizontalSpacing(16)
        self._fields.setVerticalSpacing(8)
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add(say(N_("Name")), self.name)
        self._add(say(N_("Site")), self.site)
        self._add(say(N_("Operations address")), self.operations)
        self._add(say(N_("Tickets address")), self.tickets)
        self._add(say(N_("IAM address")), self.iam)
        self._add(say(N_("Sign in with")), _row(self.by_key, self.by_password))
        self._add(say(N_("Access key (AK)")), self.ak)
        self._add(say(N_("Secret key (SK)")), self.sk)
        self._add(say(N_("Account name")), self.domain)
        self._add(say(N_("User name")), self.user)
        self._add(say(N_("Password")), self.password)
        self._add(say(N_("Share of the quota")), self.share)
        self._hint(say(N_("All computers of a partner share one quota.")))
        self._protection = QWidget()
        choices = QVBoxLayout(self._protection)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.addWidget(label(say(N_("This computer has no keyring to keep keys in."))))
        for widget in (self.by_passphrase, self.passphrase, self.plain, self.accept_plain):
            choices.addWidget(widget)
        self._add(say(N_("Protection")), self._protection)
        kept = say(N_("Keys are kept in the keyring of this computer."))
        self._kept = self._hint(kept)
        begins = say(N_("A new account begins read-only. The settings can change that."))
        self._begins = self._hint(begins)
        for group, buttons in (
            (self._kinds, (self.by_key, self.by_password)),
            (self._protections, (self.by_passphrase, self.plain)),
        ):
            for made in buttons:
                group.addButton(made)

    def _add(self, words: str, widget: QWidget) -> None:
        self._fields.addRow(label(words, buddy=widget), widget)

    def _hint(self, words: str) -> QWidget:
        hint = label(words, role="secondary")
        self._fields.addRow("", hint)
        return hint

    def _fill(self, known: Account | None) -> None:
        for site in SITES.values():
            self.site.addItem(say(site.label), site.name)
        self.site.addItem(say(N_("Other addresses")), _CUSTOM)
        account = known or Account(say(N_("My partner account")))
        self.name.setText(account.name)
        self.name.setReadOnly(known is not None)
        self.site.setCurrentIndex(max(self.site.findData(account.site), 0))
        self.operations.setText(account.operations)
        self.tickets.setText(account.tickets)
        self.iam.setText(account.iam)
        self.domain.setText(account.domain)
        self.user.setText(account.user)
        (self.by_password if account.kind == "password" else self.by_key).setChecked(True)
        (self.plain if account.protection == "plain" else self.by_passphrase).setChecked(True)

    def _connect(self) -> None:
        for edit in self.findChildren(QLineEdit):
            edit.textChanged.connect(self._on_changed)
        self.site.currentIndexChanged.connect(self._on_changed)
        self.accept_plain.toggled.connect(self._on_changed)
        for group in (self._kinds, self._protections):
            group.buttonToggled.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._adapt()
        self.changed.emit()

    def _adapt(self) -> None:
        """Show the fields that are asked for now."""
        custom, by_key = self.site.currentData() == _CUSTOM, self.by_key.isChecked()
        for widget in (self.operations, self.tickets):
            self._fields.setRowVisible(widget, custom)
        self._fields.setRowVisible(self.iam, custom and not by_key)
        for widget in (self.ak, self.sk):
            self._fields.setRowVisible(widget, by_key)
        for widget in (self.domain, self.user, self.password):
            self._fields.setRowVisible(widget, not by_key)
        self._fields.setRowVisible(self._protection, not self._keyring)
        self._fields.setRowVisible(self._kept, self._keyring)
        self.passphrase.setVisible(self.by_passphrase.isChecked())
        self.accept_plain.setVisible(self.plain.isChecked())

    def missing(self) -> str:
        """What must still be filled in, in words; empty when nothing is."""
        needed = [self.name]
        needed += [self.ak, self.sk] if self.by_key.isChecked() else [self.domain, self.user]
        if not self.by_key.isChecked():
            needed.append(self.password)
        if self.site.currentData() == _CUSTOM:
            needed.append(self.operations)
        if self.protection == "passphrase":
            needed.append(self.passphrase)
        for edit in needed:
            if not edit.text().strip():
                return say(N_("Still needed: {field}")).format(field=edit.accessibleName())
        if self.protection == "plain" and not self.accept_plain.isChecked():
            return say(N_("Still needed: {field}")).format(field=self.accept_plain.text())
        return ""

    @property
    def protection(self) -> str:
        """Where secrets and the key of the local copy are to be kept."""
        if self._keyring:
            return "keyring"
        return "plain" if self.plain.isChecked() else "passphrase"

    def account(self) -> Account:
        """The account as typed in; nothing secret is in it."""
        by_key, custom = self.by_key.isChecked(), self.site.currentData() == _CUSTOM
        return Account(
            " ".join(self.name.text().split()),
            str(self.site.currentData()),
            "key" if by_key else "password",
            user="" if by_key else self.user.text().strip(),
            domain="" if by_key else self.domain.text().strip(),
            operations=self.operations.text().strip() if custom else "",
            tickets=self.tickets.text().strip() if custom else "",
            iam=self.iam.text().strip() if custom and not by_key else "",
            protection=self.protection,
        )

    def secrets(self) -> dict[str, str]:
        """What must be kept secret, by the names of the vault."""
        if self.by_key.isChecked():
            return {"ak": self.ak.text().strip(), "sk": self.sk.text().strip()}
        return {"password": self.password.text()}

    def forget(self) -> None:
        """Empty the secret fields."""
        for edit in (self.sk, self.password, self.passphrase):
            edit.clear()


def _field(placeholder: str = "", *, secret: bool = False) -> QLineEdit:
    made = QLineEdit(placeholderText=placeholder)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return made
