"""The figures of a subject, above its lists: what they come to, and the rows they stand on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalog import Subject
from desktop.catalog.kinds import show_amount
from desktop.catalog.summaries import Figure, Reckoned
from desktop.models.words import say, style, tip
from desktop.text import MASK, N_
from desktop.views.desk import Desk
from desktop.views.parts import button, label

_APART, _NEAR = 20, 2
_INSIDE = 4  # where the text of a button begins
_SEVERAL = "\N{MIDDLE DOT}"


class Tile(QWidget):
    """One figure: its name, the amounts as a button that opens the rows, how they are reckoned."""

    def __init__(self, figure: Figure, desk: Desk) -> None:
        super().__init__()
        self.figure, self._desk = figure, desk
        self._reckoned: Reckoned | None = None
        self.name = label(say(figure.label), role="secondary")
        self.value = button("", "figure")
        self.value.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more = label(role="secondary", wrap=True)
        for text in (self.name, self.more):
            text.setContentsMargins(_INSIDE, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_NEAR)
        left = Qt.AlignmentFlag.AlignLeft
        whole.addWidget(self.name)
        whole.addWidget(self.value, 0, left)
        whole.addWidget(self.more)
        whole.addStretch()
        self.value.clicked.connect(self._open)
        for part in figure.parts():
            desk.arrangement(part.dataset).masked.connect(lambda _name: self._say())
        self._say()

    def show_reckoned(self, reckoned: Reckoned) -> None:
        """Say what the figure comes to."""
        self._reckoned = reckoned
        self._say()

    def is_masked(self) -> bool:
        """Whether the content of one of the columns it is reckoned from is hidden."""
        return any(
            self._desk.arrangement(part.dataset).is_masked(part.column)
            for part in self.figure.parts()
        )

    def _say(self) -> None:
        words = self._words()
        self.value.setText(words.replace("&", "&&"))
        self.value.setAccessibleName(f"{say(self.figure.label)}: {words}")
        self.value.setToolTip(tip(say(N_("Show the rows"))))
        more = self._formula()
        self.more.setText(more)
        self.more.setVisible(bool(more))

    def _words(self) -> str:
        if self._reckoned is None:
            return ""
        if self._reckoned.unread:
            return say(N_("Not read yet"))
        if self.is_masked():
            return MASK
        words = _amounts(self._reckoned.amounts)
        most = self.figure.unknown and self._reckoned.amounts
        return say(N_("at most {amount}")).format(amount=words) if most else words

    def _formula(self) -> str:
        """What is taken away from what, and what is not, for nobody tells it."""
        figure, reckoned = self.figure, self._reckoned
        if not (figure.minus or figure.unknown):
            return say(figure.note) if figure.note else ""
        if reckoned is None or reckoned.unread or self.is_masked():
            return ""
        terms = [_amounts(reckoned.own)]
        for part, less in zip(figure.minus, reckoned.minus, strict=True):
            terms.append(f"{say(part.label)} {_amounts(less.amounts)}")
        untold = say(N_("{part} (not told by the API)"))
        terms += [untold.format(part=say(part)) for part in figure.unknown]
        return " \N{MINUS SIGN} ".join(terms)

    def _open(self) -> None:
        self._desk.go(self.figure.dataset.name, self.figure.query, None)


class Figures(QWidget):
    """All figures of a subject; they follow the local copy while they are seen."""

    def __init__(self, name: str, figures: Sequence[Figure], desk: Desk) -> None:
        super().__init__()
        self._desk, self._task = desk, f"figures {name}"
        self._sources = _sources(figures)
        self._stale = True
        self.tiles = [Tile(figure, desk) for figure in figures]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 16, 4)
        row.setSpacing(_APART)
        for tile in self.tiles:
            row.addWidget(tile, int(bool(tile.figure.unknown)))
        desk.changes.happened.connect(self._on_change)

    @classmethod
    def of(cls, subject: Subject, desk: Desk, datasets: Collection[str]) -> "Figures | None":
        """Those of a subject that stand on lists which the account has; None if there are none."""
        known = [each for each in subject.figures if _sources([each]) <= set(datasets)]
        return cls(subject.name, known, desk) if known else None

    def _on_change(self, names: frozenset[str]) -> None:
        if names & self._sources:
            self._stale = True
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon anew if rows changed while nobody looked."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self._desk.tasks.restart(self._task, self._reckon)

    async def _reckon(self) -> None:
        for tile in self.tiles:
            tile.show_reckoned(await self._desk.session.reckon(tile.figure))


def _sources(figures: Iterable[Figure]) -> frozenset[str]:
    parts = [part for figure in figures for part in figure.parts()]
    return frozenset(name for part in parts for name in part.sources)


def _amounts(amounts: Mapping[str, Decimal]) -> str:
    """`55,222.99 CNY`, in each currency that there is."""
    if not amounts:
        return say(N_("None"))
    how = style()
    shown = (
        f"{show_amount(int(value.scaleb(8)), how)} {currency}".rstrip()
        for currency, value in amounts.items()
    )
    return f" {_SEVERAL} ".join(shown)
