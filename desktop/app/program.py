"""The window, and the account that is in front of it: opening, switching, leaving."""

import time
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.accounts import Account, Accounts, environment_account
from desktop.app.at_once import Early, paint
from desktop.app.front import Front
from desktop.errors import PartnerError, StoreBroken
from desktop.instance import Instance, ask
from desktop.later import Later
from desktop.models.words import say
from desktop.opening import Demo, Opened, open_session
from desktop.paths import account_folder, accounts_folder, home
from desktop.settings import Settings, ViewStates, zoomed
from desktop.tasks import Tasks
from desktop.text import N_
from desktop.vault import PassphraseNeeded, Vault
from desktop.views.application import Language, dress
from desktop.views.away import Away
from desktop.views.main_window import MainWindow
from desktop.views.message_bar import Message, message_of
from desktop.views.theme import Theme

if TYPE_CHECKING:
    import asyncio
else:
    asyncio = Later("asyncio")


class Program:
    """Every long-lived object but the application is made here, once, and handed down."""

    def __init__(self, app: QApplication, settings: Settings, language: Language) -> None:
        self._app, self.settings, self._language = app, settings, language
        self.theme = Theme(app)
        dress(self.theme, settings)
        self.accounts, self.vault = Accounts(accounts_folder()), Vault()
        self.tasks = Tasks(self._on_failed, waiting=True)
        self._early: Early | None = None
        self._ended = False
        self.demo = Demo()  # how large the sample account is
        self.front: Front | None = None
        self._states = ViewStates(home().config / "window.json")
        self.window = self._make_window()

    def _make_window(self) -> MainWindow:
        """The window, with everything that can be clicked in it connected."""
        window = MainWindow(self.theme, self._states, self.settings.language)
        deeds = window.menus.by_name
        window.closing.connect(self._on_closing)
        window.top.chosen.connect(self.open_by_slug)
        window.welcome.sample.connect(self._on_sample)
        window.welcome.sign_in.connect(self._on_sign_in)
        window.welcome.language.connect(self._on_language)
        window.status.cancelled.connect(self._on_cancel)
        window.status.read_only.clicked.connect(self._on_settings)
        deeds["cancel"].triggered.connect(self._on_cancel)
        deeds["sync"].triggered.connect(self._on_sync)
        deeds["settings"].triggered.connect(self._on_settings)
        for name, steps in (("zoom_in", 1), ("zoom_out", -1), ("zoom_reset", 0)):
            deeds[name].triggered.connect(lambda _=False, steps=steps: self._on_zoom(steps))
        deeds["sign_in"].triggered.connect(self._on_sign_in)
        deeds["accounts"].triggered.connect(self._on_accounts)
        deeds["diagnostics"].triggered.connect(self._on_diagnostics)
        self.away = Away(window, self.settings.hide_after_min)
        deeds["cover"].triggered.connect(self.away.cover)
        return window

    @cached_property
    def closed(self) -> "asyncio.Event":
        """Set once the window is closed."""
        return asyncio.Event()

    def _on_closing(self) -> None:
        self.closed.set()

    # opening and leaving ----------------------------------------------------------------------

    def first_account(self, name: str | None, demo: bool) -> Account | None:
        """The account to begin with; None if there is none yet.

        Raises:
            Misused: There is no account of this name, or the environment makes no sense.
        """
        if demo:
            return self.accounts.demo()
        if name:
            return self.accounts.get(name)
        return environment_account() or self.accounts.last_used()

    def begin_at_once(self, account: Account | None, started_s: float) -> None:
        """Do what needs no loop: paint the window, with the first rows if they come quickly."""
        if account is None:
            self.window.show_welcome()
            paint(self._app, self.window)
            return
        instance = Instance.acquire(self._folder(account))
        if instance is None:
            return  # the window that has it is about to be raised
        self._early = early = Early(instance, partial(self._unlock, account, ""))
        self._show_frame(account)
        if opened := early.quickly():
            self._put(opened, instance, early=True)
        paint(self._app, self.window, self.front.show_first_rows if self.front else None)
        if self.front:
            logs.log.info("first rows after %d ms", (time.perf_counter() - started_s) * 1000)

    async def begin(self, account: Account | None, started_s: float) -> bool:
        """Show the window on an account; False if another window of it was raised instead.

        What was begun at once is carried on.
        """
        self.tasks.begin()
        if account is None:
            self.window.show_welcome()
            self.window.show()
            return True
        early = self._early
        instance = early.instance if early else Instance.acquire(self._folder(account))
        if instance is not None:
            await self._open(account, instance, started_s)
            return True
        refusal = await self._raise_other(account)
        if refusal is None:
            return False
        self._show_frame(account)
        self.window.show()
        self._say(refusal, lambda: self.open_by_slug(account.slug))
        return True

    async def switch(self, account: Account, passphrase: str = "") -> None:
        """Bring another account to the front; the one before is ended first."""
        if self.front and self.front.account.slug == account.slug:
            await self.leave()
        instance = Instance.acquire(self._folder(account))
        if instance is None:
            if refusal := await self._raise_other(account):
                raise refusal
            self.window.notify(say(N_("Another window has this account; it was brought forward.")))
            return
        await self.leave()
        await self._open(account, instance, time.perf_counter(), passphrase)

    async def leave(self) -> None:
        """End the account in front."""
        front, self.front = self.front, None
        if front:
            await front.close()

    async def end(self) -> None:
        """End everything, in the order in which it depends on each other."""
        if self._ended:
            return
        self._ended = True
        self.tasks.begin()  # so that it can be stopped
        await self.tasks.stop()
        await self.leave()
        self.window.close()
        self.window.deleteLater()

    async def _open(
        self, account: Account, instance: Instance, started_s: float, passphrase: str = ""
    ) -> None:
        """Show what the cache of an account has; the network comes after the first paint."""
        if self.front is None:
            self._show_frame(account)
            self.window.show()
            try:
                opened = await self._opened(account, passphrase)
            except BaseException as exc:
                await asyncio.to_thread(instance.close)
                if not isinstance(exc, PartnerError):
                    raise
                self._say(exc, lambda: self.open_by_slug(account.slug))
                return
            self._put(opened, instance)
            await self.window.settled()
            logs.log.info("first rows after %d ms", (time.perf_counter() - started_s) * 1000)
        if self.front is not None:
            self._carry_on(self.front)

    def _put(self, opened: Opened, instance: Instance, *, early: bool = False) -> None:
        """Put an account into the window."""
        self.front = Front(opened, instance, self.window, self.theme, early=early)
        self.front.rounds.sign_in_again.connect(self._on_sign_in_again)
        self.front.show()

    def _carry_on(self, front: Front) -> None:
        """Do what comes after the first rows."""
        front.tasks.begin()
        if front.account.kind != "environment":
            self._remember(front.account)
        if front.opened.notice:
            self.window.notify(say(front.opened.notice))
        front.tasks.start("go online", self._go_online, front)

    def _remember(self, account: Account) -> None:
        """Begin with this account next time, if the disk lets us note it."""
        try:
            self.accounts.use(account)
        except StoreBroken as exc:
            logs.log.warning("the last account was not noted: %s", exc)

    async def _go_online(self, front: Front) -> None:
        language = self._language.of_the_api
        if await front.go_online(self.settings, language, self.demo):
            front.rounds.sync()

    def _unlock(self, account: Account, passphrase: str) -> Opened:
        folder = self._folder(account)
        return open_session(account, folder, self.vault.open(account, folder, passphrase))

    async def _opened(self, account: Account, passphrase: str) -> Opened:
        """The files of an account; the passphrase is asked for until it fits or is given up."""
        early, self._early, more = self._early, None, ""
        while True:
            try:
                if early is None:
                    return await asyncio.to_thread(self._unlock, account, passphrase)
                opening, early = early.opened, None
                return await asyncio.wrap_future(opening)
            except PassphraseNeeded as exc:
                from desktop.views.ask import ask_text

                text = say(N_("Passphrase of {name}")).format(name=account.name)
                typed = await ask_text(self.window, text, more=more, secret=True)
                if not typed:
                    raise
                passphrase, more = typed, say(exc.title)

    def _folder(self, account: Account) -> Path:
        return account_folder(account.slug)

    def _show_frame(self, account: Account) -> None:
        note, why = "", ""
        if account.kind == "sandbox":
            note = say(N_("Sample data"))
            why = say(N_("Invented customers and orders; nothing here is real."))
        elif account.unprotected:
            note = say(N_("Not encrypted"))
            why = say(N_("The key and the local copy of this account lie readable on this disk."))
        self.window.show_room(account.name, note, why, warn=account.unprotected)
        self.list_accounts(account)

    def list_accounts(self, current: Account) -> None:
        """Fill the menu at the top left."""
        known = self.accounts.list()
        if not any(one.slug == current.slug for one in known):
            known = [current, *known]
        others = self.window.menus.in_account_menu(self.window)
        self.window.top.show_accounts(known, current, others)

    async def _raise_other(self, account: Account) -> PartnerError | None:
        """Bring the window to the front that has this account; why not, if it does not come."""

        def tell() -> None:
            for _ in ask(self._folder(account), {"do": "raise"}):
                pass

        try:
            await asyncio.to_thread(tell)
        except PartnerError as exc:  # it is starting, closing, or a sync of the command line
            return exc
        return None

    # what is said -----------------------------------------------------------------------------

    def _on_failed(self, _name: str, exc: PartnerError) -> None:
        self._say(exc)

    def _say(self, exc: PartnerError, again: Any = None) -> None:
        verb = say(N_("Try again")) if again else ""
        self.window.messages.show_message(message_of(exc, verb, again))

    def say_crashed(self, line: str) -> None:
        """Say that the program itself is at fault; what it is stands in the log."""
        text = say(N_("Something in Partner Desk went wrong. It goes on; the log has the details."))
        self.window.messages.show_message(Message(text, tone="warning", detail=line))

    async def confess(self, exc: PartnerError) -> None:
        """Say, before there is a window to say it in, why the program cannot start."""
        from desktop.views.ask import Question
        from desktop.views.parts import finished

        question = Question(None, say(exc.title), f"{exc.advice_in(say)}\n\n{exc.detail}")
        question.offer(say(N_("Quit")), "", safe_is_no=False)
        await finished(question)

    # what is clicked --------------------------------------------------------------------------

    def _on_sync(self) -> None:
        if self.front:
            self.front.rounds.sync_all()

    def _on_cancel(self) -> None:
        if self.front:
            self.front.rounds.cancel()

    def open_by_slug(self, slug: str) -> None:
        """Bring an account to the front, unless it is there."""
        for account in self.accounts.list():
            if account.slug == slug and not (self.front and self.front.account.slug == slug):
                self.tasks.start("switch account", self.switch, account)

    def open_another(self) -> None:
        """Bring some account to the front after the one there was removed, or start anew."""
        if account := self.accounts.last_used():
            self.tasks.start("switch account", self.switch, account)
        else:
            self.window.show_welcome()

    def forget(self, account: Account) -> None:
        """Forget what the window remembers of an account that was wiped."""
        self._states.drop(f"account {account.slug}")

    def renamed(self, account: Account) -> None:
        """Show the new name of an account wherever the old one stood."""
        front = self.front
        if front and front.account.slug == account.slug:
            front.account = account
            self._show_frame(account)

    def _on_sample(self) -> None:
        self.tasks.start("switch account", self.switch, self.accounts.demo())

    def _on_sign_in(self) -> None:
        from desktop.app.signing_in import sign_in

        self.tasks.start("sign-in dialog", sign_in, self, None)

    def _on_sign_in_again(self) -> None:
        from desktop.app.signing_in import sign_in

        if self.front:
            self.tasks.start("sign-in dialog", sign_in, self, self.front.account)

    def _on_accounts(self) -> None:
        from desktop.app.signing_in import show_accounts

        self.tasks.start("accounts", show_accounts, self)

    def _on_diagnostics(self) -> None:
        from desktop.app.diagnostics import show_diagnostics

        self.tasks.restart("diagnostics", show_diagnostics, self)

    def _on_settings(self) -> None:
        from desktop.views.settings_dialog import SettingsDialog

        sections: dict[str, Any] = {say(N_("This program")): self.settings}
        if self.front:
            sections[self.front.account.name] = self.front.opened.session.settings
        dialog = SettingsDialog(sections, self.window)
        dialog.changed.connect(self._on_setting)
        self.window.open_dialog(dialog)

    def _on_setting(self, name: str) -> None:
        dress(self.theme, self.settings)
        self.away.take(self.settings.hide_after_min)
        if self.front:
            self.front.take_setting(name)

    def _on_zoom(self, steps: int) -> None:
        """Make the text of the whole window larger or smaller; 0: as usual."""
        try:
            self.settings.font_zoom_percent = zoomed(self.settings.font_zoom_percent, steps)
        except StoreBroken as exc:  # it holds until the program ends
            self._say(exc)
        dress(self.theme, self.settings)

    def _on_language(self, language: str) -> None:
        """Take another language at once; only before an account is open."""
        self.settings.language = language
        self._language.speak(language)
        old = self.window
        old.closing.disconnect(self._on_closing)
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self.window.show_welcome()
        self.window.show()
        old.close()
        old.deleteLater()
