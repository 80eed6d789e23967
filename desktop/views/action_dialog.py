"""The dialog of any action, which begins with its form. Nothing here knows which action it is."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.actions import attachments, words
from desktop.actions.entry import Entry
from desktop.actions.plan import Wish
from desktop.actions.problem import Problem
from desktop.catalog.action import Action
from desktop.errors import PartnerError
from desktop.models.words import say, style
from desktop.text import N_
from desktop.views.action_answer import AnswerPage
from desktop.views.action_draft import ask_to_keep
from desktop.views.action_form import ActionForm
from desktop.views.action_outcome import refusals
from desktop.views.action_steps import Steps
from desktop.views.action_words import named, verb
from desktop.views.desk import Desk


class ActionDialog(Steps):
    """Opened with `open()`; filled with a wish, such as that of the entry `draft`."""

    def __init__(
        self, action: Action, desk: Desk, wish: Wish, draft: int, parent: QWidget | None
    ) -> None:
        super().__init__(action, desk, parent)
        self._draft, self._touched = draft, False
        self._payers: object = None  # what decides whose balances are shown
        self._read: tuple[str, ...] | None = None  # the receivers whose rows were read again
        self.form = ActionForm(action, desk, wish)
        self.form.changed.connect(self._on_changed)
        self.show_first()

    def show_first(self) -> None:
        """Show the form, as it was."""
        self.show_page(self.form)
        following = verb(self.action) if self.action.inquiry else say(N_("Continue"))
        self.offer(following, say(N_("Cancel")))
        self.lead(self.next)
        self.state.setText("")
        self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence to its field."""
        self.form.show_problems(problems)
        self.reveal()

    def open(self) -> None:
        """Show the form, and read in the background what everybody has."""
        super().open()
        self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.reveal)
        self.look_out()

    # what is known while typing ---------------------------------------------------------------

    def _on_changed(self) -> None:
        self._touched = True
        if self.form.payers != self._payers:
            self._payers = self.form.payers
            self.look_out()

    def look_out(self) -> None:
        """Say what is known of the receivers; what they have is read again if they are others."""
        self.desk.tasks.restart(f"{self.task} outlook", self._look_out)
        wish = self.form.wish()
        keys = wish.keys(self.action)
        if keys != self._read and self.desk.session.api is not None:
            self._read = keys
            self._tell(say(N_("Reading the newest figures…")))
            self.desk.tasks.start(f"{self.task} figures {hash(keys)}", self._read_figures, wish)

    async def _look_out(self) -> None:
        self.form.look_out(await self.desk.actions.outlook(self.action, self.form.wish(), style()))

    async def _read_figures(self, wish: Wish) -> None:
        """Read the newest rows; typing goes on meanwhile.

        It is not cancelled, for what it reads is read for others, too.
        """
        seen = await self.desk.actions.outlook(self.action, wish, style(), fresh=True)
        if not self.closed and wish.keys(self.action) == self._read:
            self._tell("")
            self.form.look_out(seen)

    def _tell(self, text: str) -> None:
        if not self.busy and self.at_first:
            self.state.setText(text)

    # going on ---------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Check the form, then ask."""
        if problems := self.form.values()[1]:
            self.show_problems(problems)
            return
        self.form.clear_problems()
        work = self._inquire if self.action.inquiry else self._plan_form
        self.start(work, say(N_("Checking…")))

    async def _inquire(self) -> None:
        wish = self.form.wish()
        plan = await self.desk.actions.plan(self.action, [wish], style(), fresh=False)
        if plan.problems:
            self.show_problems(plan.problems)
            return
        answer = await self.desk.actions.inquire(self.action, wish)
        self.form.show_answer(AnswerPage(self.action, answer))
        self._touched = False

    async def _plan_form(self) -> None:
        """Check the form; with files, once before they are uploaded and once with them."""
        actions, how, pending = self.desk.actions, style(), list(self.form.files())
        plan = await actions.plan(self.action, [self.form.wish()], how)
        problems = list(plan.problems)
        for control in pending if not problems else ():
            numbers, wrong = await attachments.attach(actions, control.field, control.paths, how)
            control.take(numbers)
            problems += wrong
        if problems:
            self.show_problems(problems)
        elif pending:
            self.ask(await actions.plan(self.action, [self.form.wish()], how, fresh=False))
        else:
            self.ask(plan)

    # afterwards -------------------------------------------------------------------------------

    async def ended(self, entries: Sequence[Entry]) -> None:
        """What was a draft is an entry now."""
        self._touched = False
        if self._draft:
            with suppress(PartnerError):  # it is still there, and can be discarded by hand
                await self.desk.actions.discard(self._draft)
            self._draft = 0

    def reopened(self, entry: Entry) -> bool:
        """Show the form as it was, with the field at fault and the reason."""
        self.show_first()
        self._touched = True
        self.form.show_refusal(entry, self._problems_of(entry))
        self.reveal()
        return True

    def _problems_of(self, entry: Entry) -> list[Problem]:
        how, refused = style(), refusals([entry])
        if len(refused) <= 1:
            field, text = self.action.blame.get(entry.code, ""), words.explain(entry, how).advice
            return [Problem(field, "{text}", {"text": text})]
        found = list[Problem]()
        for receiver, outcome in refused:
            why = words.reason(outcome.code, self.action, how) or outcome.message
            text = say(N_("{what}: {title}")).format(what=named(receiver), title=why)
            found.append(Problem(self.action.receiver, "{text}", {"text": text}))
        return found

    def again(self, wishes: Sequence[Wish]) -> None:
        """The refused of one entry are tried again from a form."""
        if len(wishes) != 1:
            super().again(wishes)
            return
        self.form.stop()
        self.form = ActionForm(self.action, self.desk, wishes[0])
        self.form.changed.connect(self._on_changed)
        self._touched, self._read = True, None
        self.show_first()
        self.look_out()

    # leaving ----------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc closes the form; what was filled in is kept as a draft if the user says so."""
        if self.at_first and self._touched and not self.action.inquiry:
            self.desk.tasks.start(f"{self.task} draft", self._leave)
        else:
            super().reject()

    async def _leave(self) -> None:
        kept = await ask_to_keep(self)
        if kept is None:
            return
        if kept:
            await self.keep()
            text = say(N_("The form was kept as a draft."))
            self.desk.notify(text, say(N_("Open the outbox")), self.open_outbox)
        self._touched = False
        self.reject()

    async def keep(self) -> None:
        """Keep what the user filled in as a draft, in place of the one that was opened."""
        if self._touched and not self.action.inquiry:
            values = self.form.values()[0]
            self._draft = await self.desk.actions.draft(self.action, values, self._draft)
            self._touched = False

    def stop(self) -> None:
        """Read nothing more for the form."""
        self.form.stop()
        self.desk.tasks.cancel(f"{self.task} outlook")
