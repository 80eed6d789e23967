"""The control for a rating: a row of stars for each respect that the local copy knows."""

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from desktop.actions.lookup import Lookup, Row
from desktop.catalog.action import Field, Pick, Value
from desktop.models.words import one_line, say
from desktop.text import N_
from desktop.views.action_fields import Control, Given
from desktop.views.desk import Desk
from desktop.views.parts import button, label

_MOST, _PER_STAR = "value", "per_value"  # columns: the most points, and those of one star
_STARS = 5


class RatingControl(Control):
    """Each respect gets the points of the stars that were chosen, or none."""

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__(field, desk)
        if field.pick is None:
            raise ValueError(f"{field.name} offers nothing")
        self._pick: Pick = field.pick
        self._points: dict[str, str] = {}
        self.groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(_STARS + 2, 1)
        self.rows.addLayout(self._grid)
        desk.tasks.restart(self._task, self._read)

    @property
    def _task(self) -> str:
        return f"offer {self.field.name}"

    def stop(self) -> None:
        """The form closes."""
        self.desk.tasks.cancel(self._task)

    @property
    def first(self) -> QWidget:
        """The stars of the first respect."""
        group = next(iter(self.groups.values()), None)
        return group.buttons()[0] if group else self

    def given(self) -> Given:
        """`1:8`, the points by respect."""
        return tuple(f"{key}:{points}" for key, points in self._points.items())

    def put(self, value: Value) -> None:
        """Show points that were given."""
        pairs = value if isinstance(value, tuple) else ()
        self._points = dict(str(pair).split(":", 1) for pair in pairs)
        self._show()

    async def _read(self) -> None:
        rows = await Lookup(self.desk.session).where(self._pick.dataset, self._pick.where)
        for row in sorted(rows, key=lambda row: str(row[self._pick.column])):
            key = str(row[self._pick.column])
            if key not in self.groups:
                self.groups[key] = self._add(key, row)
        self._show()

    def _add(self, key: str, row: Row) -> QButtonGroup:
        group, at = QButtonGroup(self), len(self.groups)
        name = str(row[self._pick.title[0]] or key)
        self._grid.addWidget(label(name), at, 0)
        each = int(row.get(_PER_STAR) or 1)
        stars = max(1, min(int(row.get(_MOST) or _STARS * each) // each, 2 * _STARS))
        for star in range(1, stars + 1):
            made = button(f"{star} ★", "choice")
            made.setCheckable(True)
            words = say(N_("{respect}: {stars} of {most} stars"))
            made.setAccessibleName(one_line(words.format(respect=name, stars=star, most=stars)))
            group.addButton(made, star * each)
            self._grid.addWidget(made, at, star)
        group.idClicked.connect(lambda points, key=key: self._on_star(key, points))
        return group

    def _on_star(self, key: str, points: int) -> None:
        self._points[key] = str(points)
        self.changed.emit()

    def _show(self) -> None:
        for key, group in self.groups.items():
            chosen = group.button(int(self._points.get(key) or -1))
            if key in self._points and chosen in group.buttons():
                chosen.setChecked(True)
