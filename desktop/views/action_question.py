"""The question before something is sent: who gets what, what it comes to, what will be left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.entry import Receiver
from desktop.actions.plan import Left, Plan, Question
from desktop.catalog.decoding import decode_amount
from desktop.catalog.kinds import show_amount
from desktop.models.words import count, one_line, say, style
from desktop.text import N_
from desktop.views.action_lines import MORE, Detailed, EnterLine
from desktop.views.action_words import as_of, money, named, sentence, verb, whose
from desktop.views.checklist import Lines
from desktop.views.desk import Desk
from desktop.views.parts import button, headline, label, line
from desktop.views.parts import named as accessible

_FIRST = 10  # receivers that are seen at once
_WARNINGS = 5
_LINES = 8
_LABEL_WIDE = 132
_ARMED_MS = 600  # a double click that led here must not confirm
_RIGHT = Qt.AlignmentFlag.AlignRight


class QuestionPage(QWidget):
    """Shows a plan. `ready` says whether it may be confirmed now."""

    ready = Signal(bool)

    def __init__(self, plan: Plan, desk: Desk, *, must_type: bool) -> None:
        super().__init__()
        if plan.question is None:
            raise ValueError("a plan with problems")
        self.plan, self._desk, self._asked = plan, desk, plan.question
        self.total: EnterLine | None = None
        self.list: Lines | None = None
        self._is_armed = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 4, 24, 12)
        self._rows.setSpacing(12)
        title = headline(sentence(plan.question.template, plan))
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows.addWidget(title)
        self._add_receivers()
        self._add_facts()
        self._add_warnings()
        if must_type:
            self._add_total()
        self._rows.addStretch()
        QTimer.singleShot(_ARMED_MS, self, self._arm)

    @property
    def words(self) -> str:
        """What the button says that does it."""
        what = verb(self.plan.action)
        amount = money(self._asked.total, self._asked.currency)
        return say(N_("{verb} {amount}")).format(verb=what, amount=amount) if amount else what

    @property
    def is_ready(self) -> bool:
        """Whether it may be confirmed: what must be typed is, and nobody is still clicking."""
        return self._is_armed and (self.total is None or self._is_typed())

    # building

    def _add_receivers(self) -> None:
        receivers = self._asked.receivers
        if not receivers:
            return
        frame = QFrame()
        frame.setProperty("role", "panel")
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for at, receiver in enumerate(receivers[:_FIRST]):
            self._add_receiver(grid, 2 * at, receiver)
        rows.addLayout(grid)
        rest = len(receivers) - _FIRST
        if rest > 0:
            self.more = button(say(N_("and {count} more")).format(count=count(rest)), "link")
            self.more.clicked.connect(lambda: self._on_more(rows, receivers))
            rows.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(frame)

    def _add_receiver(self, grid: QGridLayout, at: int, receiver: Receiver) -> None:
        """Name and amount; below them the number, and what will be left there."""
        grid.addWidget(
            label(one_line(receiver.name or receiver.key), role="title", wrap=True), at, 0
        )
        if receiver.amount is not None:
            grid.addWidget(
                label(show_amount(receiver.amount, style()), role="title"), at, 1, _RIGHT
            )
        if receiver.name:
            grid.addWidget(label(receiver.key, role="secondary"), at + 1, 0)
        change = [self._change(left) for left in self._asked.left if left.key == receiver.key]
        if change:
            grid.addWidget(label("\n".join(change), role="secondary"), at + 1, 1, _RIGHT)

    def _on_more(self, rows: QVBoxLayout, receivers: Sequence[Receiver]) -> None:
        """Show the others in a list that scrolls."""
        self.more.hide()
        self.list = accessible(Lines(), say(N_("Receivers")))
        self.list.setItemDelegate(Detailed(self._desk.theme, self.list))
        how = style()
        for receiver in receivers[_FIRST:]:
            item = QListWidgetItem(named(receiver), self.list)
            if receiver.amount is not None:
                item.setData(MORE, show_amount(receiver.amount, how))
        self.list.ask_for(min(self.list.count(), _LINES), self._desk.theme.row_height)
        rows.addWidget(self.list)

    def _add_facts(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, self._desk.theme.scaled(_LABEL_WIDE))
        grid.setColumnStretch(1, 1)
        for at, (name, text, role) in enumerate(self._facts(self._asked)):
            grid.addWidget(label(name, role="secondary"), at, 0, Qt.AlignmentFlag.AlignTop)
            value = label(text, role=role, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(value, at, 1)
        self._rows.addLayout(grid)

    def _facts(self, asked: Question) -> list[tuple[str, str, str]]:
        """Label, text and role of what else is confirmed."""
        found = list[tuple[str, str, str]]()
        if len(asked.receivers) > 1:
            found.append((say(N_("Receivers")), count(len(asked.receivers)), ""))
            if asked.each is not None:
                found.append((say(N_("Each")), money(asked.each, asked.currency), ""))
        if asked.total is not None:
            found.append((say(N_("Total")), money(asked.total, asked.currency), "title"))
        found += [(say(name), text, "") for name, text in asked.details]
        own = [left for left in asked.left if not left.key]
        found += [(whose(left), self._change(left), "") for left in own]
        if len(self.plan.entries) > 1:
            found.append((say(N_("Requests")), count(len(self.plan.entries)), ""))
        return found

    def _change(self, left: Left) -> str:
        """`5,000.00 → 4,900.00 CNY · as of 15:08`."""
        before = show_amount(left.before, style())
        change = f"{before} \N{RIGHTWARDS ARROW} {money(left.after, self._asked.currency)}"
        return " \N{MIDDLE DOT} ".join(filter(None, (change, as_of(left.read_at))))

    def _add_warnings(self) -> None:
        words = list(dict.fromkeys(each.say(say) for each in self._asked.warnings))
        if words:
            shown = [*words[:_WARNINGS], *(["…"] if len(words) > _WARNINGS else [])]
            self._rows.addWidget(label("\n".join(shown), role="warning", wrap=True))

    def _add_total(self) -> None:
        self._rows.addWidget(line())
        self.total = accessible(EnterLine(), say(N_("Total")))
        self.total.setAlignment(_RIGHT)
        words = say(N_("This is a large amount. Type the total, {total}, to confirm it."))
        plain = show_amount(self._asked.total or 0, style())
        self._rows.addWidget(label(words.format(total=plain), wrap=True, buddy=self.total))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.total, 1)
        row.addWidget(label(self._asked.currency, role="secondary"))
        self._rows.addLayout(row)
        self.total.textChanged.connect(lambda: self.ready.emit(self.is_ready))

    # whether it may be confirmed

    def _is_typed(self) -> bool:
        text = self.total.text() if self.total else ""
        try:
            plain = text.replace(",", "").replace("\N{FULLWIDTH COMMA}", "").replace(" ", "")
            return decode_amount(plain) == self._asked.total
        except (ValueError, ArithmeticError):
            return False

    def _arm(self) -> None:
        self._is_armed = True
        self.ready.emit(self.is_ready)
