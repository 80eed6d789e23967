"""What stands where rows would be: why there are none, and what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalog.declare import Dataset
from desktop.models.words import say
from desktop.reports import Freshness
from desktop.text import N_
from desktop.views.parts import button, label

_WIDE = 460


@dataclass(frozen=True)
class Offer:
    """A verb and what it does."""

    words: str
    act: Callable[[], None]


@dataclass(frozen=True)
class Emptiness:
    """Why a table is empty, in a title and a few sentences, and the ways out of it."""

    title: str
    sentences: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()


class EmptyState(QWidget):
    """Shows an Emptiness in the middle of the room."""

    def __init__(self) -> None:
        super().__init__()
        self.offers: list[QWidget] = []
        self.shown = Emptiness("")
        whole = self._whole = QVBoxLayout(self)
        whole.addStretch(2)
        self._page = QWidget()
        middle = QHBoxLayout()  # an alignment instead would cut second lines off
        middle.addStretch()
        middle.addWidget(self._page)
        middle.addStretch()
        whole.addLayout(middle)
        whole.addStretch(3)

    def show_reason(self, reason: Emptiness) -> None:
        """Say why there is nothing."""
        if reason.title == self.shown.title and reason.sentences == self.shown.sentences:
            return  # also keeps the focus on an offer while rows of another list arrive
        self.shown = reason
        page = QWidget()
        page.setFixedWidth(_WIDE)
        rows = QVBoxLayout(page)
        rows.setSpacing(8)
        title = label(reason.title, role="title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(title)
        for sentence in reason.sentences:
            text = label(sentence, role="secondary", wrap=True)
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(text)
        rows.addSpacing(4)
        self.offers = []
        for number, offer in enumerate(reason.offers):
            made = button(offer.words.replace("&", "&&"), "" if number else "primary")
            made.clicked.connect(offer.act)
            rows.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
            self.offers.append(made)
        self._whole.replaceWidget(self._page, page)
        self._page.hide()
        self._page.deleteLater()
        self._page = page

    @property
    def text(self) -> str:
        """All that is said, for tests and for readers of the screen."""
        return "\n".join((self.shown.title, *self.shown.sentences))


def nothing_fits(offers: Sequence[Offer], clear: Callable[[], None]) -> Emptiness:
    """The filters leave nothing: those which do it alone are offered to be dropped."""
    if offers:
        return Emptiness(
            say(N_("Nothing matches")),
            (say(N_("There are rows without this filter:")),),
            tuple(offers),
        )
    return Emptiness(
        say(N_("Nothing matches")),
        (say(N_("No single filter is the reason: drop several of them.")),),
        (Offer(say(N_("Clear all filters")), clear),),
    )


def nothing_there(
    dataset: Dataset, fresh: Freshness, online: bool | None, refresh: Callable[[], None]
) -> Emptiness:
    """Nothing is filtered, and yet there are no rows."""
    name, note = say(dataset.label), (say(dataset.note),) if dataset.note else ()
    if fresh.missing_permission:
        items = say(N_(" or ")).join(fresh.missing_permission.split("|"))
        return Emptiness(
            say(N_("No permission for {dataset}")).format(dataset=name),
            (
                say(N_("This account lacks the permission item {items}.")).format(items=items),
                say(N_("Ask the administrator of your partner account for it.")),
            ),
            (Offer(say(N_("Try again")), refresh),),
        )
    if fresh.skipped:
        return Emptiness(say(N_("Not for this account")), (say(fresh.skipped),))
    if fresh.read_at is None:
        return _never_read(dataset, fresh, online, refresh)
    return Emptiness(say(N_("No rows")), note or (say(N_("The API lists none.")),))


def _never_read(
    dataset: Dataset, fresh: Freshness, online: bool | None, refresh: Callable[[], None]
) -> Emptiness:
    note = (say(dataset.note),) if dataset.note else ()
    if dataset.on_demand:
        return Emptiness(say(N_("Nothing has been read yet")), note)
    again = (Offer(say(N_("Read now")), refresh),)
    if online is False:
        words = say(N_("Offline. Rows appear as soon as the partner API can be reached."))
        return Emptiness(say(N_("Not read yet")), (words, *note), again)
    if fresh.error:
        return Emptiness(say(N_("Could not be read")), (say(fresh.error), *note), again)
    words = say(N_("{dataset} have not been read from the partner API yet."))
    return Emptiness(
        say(N_("Not read yet")), (words.format(dataset=say(dataset.label)), *note), again
    )
