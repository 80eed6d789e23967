"""Signing in and keeping accounts: what the dialogs ask is done here, with vault and API."""

import asyncio
from typing import TYPE_CHECKING, Any

from desktop.accounts import Account, site_of
from desktop.errors import PartnerError
from desktop.models.words import say
from desktop.opening import credential_of
from desktop.settings import AccountSettings
from desktop.text import N_
from desktop.upkeep.wipe import QUESTION, consequences, hold, unsettled, unsettled_in, wipe
from desktop.vault import Secrets
from desktop.views.accounts_dialog import AccountsDialog
from desktop.views.ask import ask, ask_text
from desktop.views.message_bar import sentence_of
from desktop.views.parts import finished
from desktop.views.sign_in import Entry, Gate, SignInDialog

if TYPE_CHECKING:
    from desktop.app.program import Program


async def sign_in(program: "Program", known: Account | None) -> None:
    """Ask for an account, keep it, open it. With `known` its key is entered again."""
    keeper = Keeper(program)
    has_keyring = bool(await asyncio.to_thread(program.vault.keyring))
    gate = Gate(has_keyring, keeper.check, keeper.keep)
    dialog = SignInDialog(gate, program.tasks, known, program.window)
    try:
        signed_in = await finished(dialog)
        account, passphrase = dialog.account, dialog.passphrase
    finally:
        dialog.deleteLater()
    if signed_in and account:
        await program.switch(account, passphrase)


class Keeper:
    """Tries out and stores what was typed into the sign-in."""

    def __init__(self, program: "Program") -> None:
        self._program = program

    async def check(self, entry: Entry) -> None:
        """Sign in once, by the smallest question there is.

        Raises:
            PartnerError: Why that did not work.
        """
        from desktop.api.client import try_connection

        http, api = await asyncio.to_thread(self._make_api, entry)
        try:
            await try_connection(api)
        finally:
            await http.aclose()

    def _make_api(self, entry: Entry) -> tuple[Any, Any]:
        from desktop.api.client import PartnerApi
        from desktop.api.connect import Wire, make_http
        from desktop.api.pace import Pace

        site = site_of(entry.account)
        credential = credential_of(entry.account, Secrets(entry.secrets), site)
        http = make_http(site, credential, Wire(proxy=self._program.settings.proxy))
        return http, PartnerApi(http, site, Pace(entry.share_percent / 100))

    async def keep(self, entry: Entry) -> Account:
        """Store the account, its secrets and its share of the quota; all or nothing.

        Raises:
            PartnerError: Why it cannot be stored.
        """
        return await asyncio.to_thread(self._keep, entry)

    def _keep(self, entry: Entry) -> Account:
        accounts, vault = self._program.accounts, self._program.vault
        is_new = not entry.account.slug
        account = accounts.add(entry.account) if is_new else entry.account
        folder = accounts.folder(account)
        try:
            vault.create(account, folder, entry.secrets, entry.passphrase)
            AccountSettings(folder / "settings.json").quota_share_percent = entry.share_percent
        except BaseException:
            if is_new:
                accounts.remove(account)
            raise
        if not is_new:
            accounts.change(account)
        return account


async def show_accounts(program: "Program") -> None:
    """Let the user open, rename, wipe and add accounts until the dialog is closed."""
    dialog = AccountsDialog(program.window)
    book = _Book(program, dialog)
    book.fill()
    try:
        await finished(dialog)
    finally:
        dialog.deleteLater()


class _Book:
    """The list of accounts while its dialog is open."""

    def __init__(self, program: "Program", dialog: AccountsDialog) -> None:
        self._program, self._dialog = program, dialog
        dialog.opened.connect(self._on_opened)
        dialog.added.connect(self._on_added)
        dialog.renamed.connect(lambda slug: self._start(self._rename, slug))
        dialog.wiped.connect(lambda slug: self._start(self._wipe, slug))

    def fill(self) -> None:
        front = self._program.front
        self._dialog.fill(self._program.accounts.list(), front.account.slug if front else "")

    def _start(self, work: Any, slug: str) -> None:
        self._program.tasks.start("change account", self._work, work, slug)

    async def _work(self, work: Any, slug: str) -> None:
        """Do it with the account; what goes wrong is said in the dialog."""
        for account in self._program.accounts.list():
            if account.slug == slug:
                try:
                    await work(account)
                except PartnerError as exc:
                    self._dialog.say_failure(sentence_of(exc))

    def _on_opened(self, slug: str) -> None:
        self._dialog.accept()
        self._program.open_by_slug(slug)

    def _on_added(self) -> None:
        self._dialog.accept()
        self._program.tasks.start("sign-in dialog", sign_in, self._program, None)

    async def _rename(self, account: Account) -> None:
        text = say(N_("New name of the account"))
        name = await ask_text(self._dialog, text, value=account.name)
        if name is None or name.strip() == account.name:
            return
        renamed = self._program.accounts.rename(account, name)
        self._program.renamed(renamed)
        self.fill()

    async def _wipe(self, account: Account) -> None:
        program, front = self._program, self._program.front
        folder = program.accounts.folder(account)
        in_front = front is not None and front.account.slug == account.slug
        if front and in_front:
            numbers: list[int] | None = unsettled_in(front.opened.local.outbox)
        else:
            hold(account, folder).close()  # said before anybody is asked
            numbers = await asyncio.to_thread(unsettled, account, folder, program.vault)
        told = [say(text).format(**values) for text, values in consequences(account, numbers)]
        text = say(QUESTION).format(name=account.name)
        if not await ask(self._dialog, text, more="\n\n".join(told), yes=say(N_("Wipe"))):
            return
        if in_front:
            await program.leave()
        try:
            notice = await asyncio.to_thread(self._delete, account)
        finally:
            self.fill()
            if in_front:
                program.open_another()
        program.forget(account)
        if notice:
            self._dialog.say_failure(say(notice))

    def _delete(self, account: Account) -> str:
        program = self._program
        instance = hold(account, program.accounts.folder(account))
        return wipe(program.accounts, account, program.vault, instance)
