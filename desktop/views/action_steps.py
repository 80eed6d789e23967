"""From a plan to its end in a dialog: the question, the sending, what became of it.

Whatever is sent was asked about first, and one click sends it once: the button is dead at once,
and the plan has a token that is stored a single time.
"""

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.actions import words
from desktop.actions.entry import Entry, State
from desktop.actions.plan import Plan, Wish
from desktop.actions.problem import Problem
from desktop.actions.service import wish_of
from desktop.catalog.action import Action
from desktop.errors import PartnerError
from desktop.models.words import say, style
from desktop.text import N_
from desktop.views.action_frame import Frame
from desktop.views.action_outcome import OutcomePage, worst
from desktop.views.action_question import QuestionPage
from desktop.views.action_words import sentence, verb
from desktop.views.desk import Desk
from desktop.views.message_bar import sentence_of

AGAIN = (State.PARTLY, State.REFUSED)


class Steps(Frame):
    """Base of the dialogs that send. While something is sent it may be closed: that goes on.

    What comes before the question is the first page, which the subclasses show.
    """

    def __init__(self, action: Action, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(verb(action), desk, parent)
        self.action = action
        self.question: QuestionPage | None = None
        self.outcome: OutcomePage | None = None
        self.entries: tuple[Entry, ...] = ()
        self._busy = self._sending = self.closed = False
        self.task, self._step = f"act {id(self)}", 0
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(self._on_back)
        self.also.clicked.connect(self._on_also)
        self.finished.connect(self._on_finished)

    # what a subclass says ---------------------------------------------------------------------

    @abstractmethod
    def show_first(self) -> None:
        """Show the page before the question."""

    @abstractmethod
    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show on that page what is wrong."""

    @abstractmethod
    def go_on(self) -> None:
        """Continue from that page."""

    async def ended(self, entries: Sequence[Entry]) -> None:
        """Something was sent, or some of it."""

    def reopened(self, entry: Entry) -> bool:
        """Whether the form of an entry that was refused is shown again."""
        return False

    def again(self, wishes: Sequence[Wish]) -> None:
        """Try what was refused once more, as new entries."""
        self.start(lambda: self.plan(wishes), say(N_("Checking…")))

    def after(self) -> tuple[str, Callable[[], None]]:
        """The verb of the message that says how it ended, and what it does."""
        return say(N_("Open the outbox")), self.open_outbox

    def stop(self) -> None:
        """The dialog is closed: nothing more is wanted of what is being read for it."""

    # going on ---------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether something is being checked or sent."""
        return self._busy

    @property
    def at_first(self) -> bool:
        """Whether the page before the question is shown."""
        return self.page not in (self.question, self.outcome) or self.page is None

    def _on_next(self) -> None:
        if self._busy:
            return
        if self.at_first:
            self.go_on()
        elif self.question and self.page is self.question:
            self._confirm(self.question)
        else:
            self.accept()

    def start(self, work: Callable[[], Awaitable[None]], text: str) -> None:
        """Do something that takes time; the buttons wait for it."""
        self._busy = True
        self.next.setEnabled(False)
        self.state.setText(text)
        self._step += 1  # a new name, for the task before may not be quite over
        self.desk.tasks.start(f"{self.task} {self._step}", self._do, work)

    async def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except PartnerError as exc:
            self._fail(exc)
        finally:
            self._busy = False
            if not self.closed and self.at_first:
                self.state.setText("")
                self.next.setEnabled(True)

    def _fail(self, exc: PartnerError) -> None:
        """It could not even be tried: what was filled in stays as it is."""
        if self.closed:
            self.desk.notify(sentence_of(exc), *self.after())
            self.deleteLater()
            return
        if not self.at_first:
            self.show_first()
        self.show_problems([Problem("", "{text}", {"text": sentence_of(exc)})])

    async def plan(self, wishes: Sequence[Wish]) -> None:
        """Check wishes and ask about them."""
        self.ask(await self.desk.actions.plan(self.action, wishes, style()))

    # the question -----------------------------------------------------------------------------

    def ask(self, plan: Plan) -> None:
        """Ask whether a plan is to be carried out, or say why it cannot be."""
        if plan.problems:
            if not self.at_first:
                self.show_first()
            self.show_problems(plan.problems)
            return
        must_type = self.desk.actions.must_type(plan)
        self.question = asked = QuestionPage(plan, self.desk, must_type=must_type)
        self.show_page(asked)
        self.offer(asked.words, say(N_("Back")), role="danger" if self.action.risky else "primary")
        self.lead(self.back)
        self.state.setText("")
        asked.ready.connect(self.next.setEnabled)
        self.next.setEnabled(asked.is_ready)
        (asked.total or self.back).setFocus(Qt.FocusReason.OtherFocusReason)
        if asked.total:
            asked.total.entered.connect(self.next.setFocus)

    def _confirm(self, asked: QuestionPage) -> None:
        if self._sending or not asked.is_ready:
            return
        self._sending = True
        many = len(asked.plan.entries) > 1
        self.outcome = OutcomePage(self.action, len(asked.plan.entries), self.desk)
        self.show_page(self.outcome)
        self.offer("", say(N_("Close")), also=say(N_("Stop")) if many else "")
        self.lead(self.back)
        self.start(lambda: self._submit(asked.plan), "")

    async def _submit(self, plan: Plan) -> None:
        try:
            entries = await self.desk.actions.submit(plan, self._told)
        finally:
            self._sending = False
        self.entries = tuple(entries)
        await self.ended(entries)
        self._end(plan, entries)

    def _told(self, entry: Entry) -> None:
        if self.outcome and not self.closed:
            self.outcome.told(entry)

    # the outcome ------------------------------------------------------------------------------

    def _end(self, plan: Plan, entries: Sequence[Entry]) -> None:
        state = worst(entries)
        if state is State.DONE and len(entries) == len(plan.entries):  # none was thrown away
            self._done(plan, entries)
        elif self.closed:
            self._notify_end(entries)
        elif state is State.REFUSED and len(entries) == 1 and self.reopened(entries[0]):
            return
        elif self.outcome:
            self.outcome.show_entries(entries)
            self._offer_after(entries)
            self.fit()

    def _done(self, plan: Plan, entries: Sequence[Entry]) -> None:
        """Close; the message bar says what was done."""
        taken = next((each.code for each in entries if each.code in self.action.taken), "")
        text = sentence(self.action.told, plan, by_number=self._hides_names())
        if taken:
            text = say(self.action.taken[taken])
        self.desk.notify(text, *self.after())
        if self.closed:
            self.deleteLater()
        else:
            self.accept()

    def _hides_names(self) -> bool:
        """Whether names are hidden in the table: the message bar outlives the question."""
        at = self.action.at
        arrangement = self.desk.arrangement(at)
        return any(arrangement.is_masked(name) for name in at.found_as if name in at.by_name)

    def _notify_end(self, entries: Sequence[Entry]) -> None:
        """The dialog was closed meanwhile: the message bar says how it ended."""
        state = worst(entries)
        told = words.explain(next(each for each in entries if each.state is state), style())
        what = say(N_("{what}: {title}")).format(what=verb(self.action), title=told.title)
        text = say(N_("{title}. {advice}")).format(title=what, advice=told.advice)
        self.desk.notify(text, *self.after())
        self.deleteLater()

    def _offer_after(self, entries: Sequence[Entry]) -> None:
        refused = any(each.state in AGAIN for each in entries)
        also = say(N_("Try the refused again…")) if refused else ""
        self.offer(say(N_("Close")), say(N_("Open the outbox")), also=also)
        self.lead(self.next)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_also(self) -> None:
        """Stop sending, or try the refused again, after a question of its own."""
        if self._sending:
            self.desk.actions.stop()
            self.also.setEnabled(False)
        elif not self._busy:
            refused = [each for each in self.entries if each.state in AGAIN]
            self.again([wish_of(each, refused_only=True) for each in refused])

    def open_outbox(self) -> None:
        """Bring the outbox to the front."""
        self.desk.bring("outbox", "")

    # going back -------------------------------------------------------------------------------

    def _on_back(self) -> None:
        if self.outcome and self.page is self.outcome and not self._sending:
            self.accept()
            self.open_outbox()
        else:
            self.reject()

    def reject(self) -> None:
        """Esc leads from the question back to what was filled in; elsewhere it closes."""
        if self.question and self.page is self.question and not self._busy:
            self.show_first()
        else:
            super().reject()

    def leave(self) -> None:
        """Close without a question: the account is about to be closed."""
        super().reject()

    def _on_finished(self) -> None:
        self.closed = True
        self.stop()
        if not self._sending:
            self.desk.tasks.cancel(f"{self.task} {self._step}")
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the default button, once however long it is held."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            default = next((b for b in (self.next, self.back) if b.isDefault()), None)
            if default is not None and default.isEnabled() and default.isVisible():
                default.click()
