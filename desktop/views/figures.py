"""The figures of a subject, above its lists: what they come to, and the rows they stand on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout

from desktop.catalog import Subject
from desktop.catalog.summaries import Figure, Reckoned
from desktop.models.words import amounts, say
from desktop.text import MASK, N_
from desktop.views.desk import Desk
from desktop.views.strip import APART, Strip, Told


class Tile(Told):
    """One figure: what it comes to, and how it is reckoned."""

    def __init__(self, figure: Figure, desk: Desk) -> None:
        super().__init__(say(figure.label), wrap=True)
        self.figure, self._desk = figure, desk
        self._reckoned: Reckoned | None = None
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
        self.tell(self._words(), self._formula())

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


class Figures(Strip):
    """All figures of a subject; they follow the local copy while they are seen."""

    def __init__(self, name: str, figures: Sequence[Figure], desk: Desk) -> None:
        super().__init__(desk, f"figures {name}", _sources(figures))
        self.tiles = [Tile(figure, desk) for figure in figures]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 16, 4)
        row.setSpacing(APART)
        for tile in self.tiles:
            row.addWidget(tile, int(bool(tile.figure.unknown)))

    @classmethod
    def of(cls, subject: Subject, desk: Desk, datasets: Collection[str]) -> "Figures | None":
        """Those of a subject that stand on lists which the account has; None if there are none."""
        known = [each for each in subject.figures if _sources([each]) <= set(datasets)]
        return cls(subject.name, known, desk) if known else None

    async def reckon(self) -> None:
        """Ask for one figure after the other."""
        for tile in self.tiles:
            tile.show_reckoned(await self._desk.session.reckon(tile.figure))


def _sources(figures: Iterable[Figure]) -> frozenset[str]:
    parts = [part for figure in figures for part in figure.parts()]
    return frozenset(name for part in parts for name in part.sources)


def _amounts(found: Mapping[str, Decimal]) -> str:
    return amounts((value, currency) for currency, value in found.items()) or say(N_("None"))
