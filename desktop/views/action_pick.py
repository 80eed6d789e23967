"""The controls of a form that offer rows of the local copy: one of them, or several."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QPushButton, QWidget

from desktop.actions.lookup import Lookup, Row
from desktop.catalog.action import Field, Pick, Value
from desktop.catalog.query import Condition
from desktop.errors import PartnerError
from desktop.models.words import listed, one_line, say, style, tip
from desktop.text import N_
from desktop.views.action_fields import Control, Given
from desktop.views.action_lines import MORE, Detailed, PickLines, PickPanel
from desktop.views.checklist import CheckList, Choice, Lines, lead_down
from desktop.views.desk import Desk
from desktop.views.parts import label, named
from desktop.views.theme import Theme

_VALUE = Qt.ItemDataRole.UserRole
_SEARCHED_FROM = 8  # rows from which on the list has a search box
_MOST_LINES = 9
_WIDE = 420
_ICON = 16
_NAMED = 3  # chosen rows that are named on the button
Around = Callable[[], Mapping[str, Value]]  # what the other fields of the form hold


class PickButton(QPushButton):
    """Shows what is chosen; Space, Enter and the key that points down open the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then at the right the mark of a list that drops."""
        super().paintEvent(event)
        icon = self._theme.icon("chevron-down", "secondary" if self.isEnabled() else "disabled")
        high = self.rect().center().y() - _ICON // 2
        icon.paint(QPainter(self), self.width() - _ICON - 9, high, _ICON, _ICON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the keys that open one."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class PickControl(Control):
    """One row of a dataset, chosen from a list that is searched by typing.

    `fields` are those of the whole form by name; `around` tells what stands in them.
    """

    def __init__(
        self, field: Field, desk: Desk, fields: Mapping[str, Field], around: Around
    ) -> None:
        super().__init__(field, desk)
        if field.pick is None:
            raise ValueError(f"{field.name} offers nothing")
        self.pick: Pick = field.pick
        self.offered: dict[str, Row] = {}
        self.panel: PickPanel | None = None
        self.list: Lines | None = None
        self._fields, self._around = fields, around
        self._values: tuple[str, ...] = ()
        self._lookup = Lookup(desk.session)
        self._asked = set[str]()  # keys of lists that were read on demand
        self._given: object = object()
        self.button = named(PickButton(desk.theme), self.name, css="pick")
        self.button.setAutoDefault(False)
        self.rows.addWidget(self.button)
        self.button.clicked.connect(self.open)

    @property
    def first(self) -> QWidget:
        """The button."""
        return self.button

    @property
    def row(self) -> Row | None:
        """The row that is chosen, if it is known."""
        return self.offered.get(self._values[0]) if len(self._values) == 1 else None

    def given(self) -> Given:
        """The value that is chosen."""
        return self._values if self.field.most else "".join(self._values)

    def put(self, value: Value) -> None:
        """Choose a value."""
        many = value if isinstance(value, tuple) else (value,)
        self._values = tuple(str(one) for one in many if one not in (None, ""))
        self._name()

    # the rows that are offered

    def follow(self) -> None:
        """Another field changed: offer what fits it now; what does not fit is dropped."""
        given = tuple(self._around().get(name) for name in self.pick.given.values())
        if given == self._given:
            return
        self._given = given
        self.desk.tasks.restart(self._task, self._read)

    def stop(self) -> None:
        """The form closes: what is still being read is no longer wanted."""
        self.desk.tasks.cancel(self._task)

    @property
    def _task(self) -> str:
        return f"offer {self.field.name}"

    @property
    def missing(self) -> Field | None:
        """The field that must be filled before something can be offered here."""
        around = self._around()
        for name in self.pick.given.values():
            if self._fields[name].asked and not around.get(name):
                return self._fields[name]
        return None

    async def _read(self) -> None:
        self.offered = {}
        self._name()
        if self.missing:
            return
        await self._offer(whole=not self._is_due())
        if self._is_due():
            with suppress(PartnerError):  # what is known already is offered all the same
                await self.desk.session.refresh(self.pick.dataset, [self._owner])
                self._asked.add(self._owner)
            await self._offer(whole=True)

    def _is_due(self) -> bool:
        """Whether the list is to be read from the API before it is whole."""
        online = self.desk.session.api is not None
        return self.pick.dataset.on_demand and online and self._owner not in self._asked

    @property
    def _owner(self) -> str:
        around = self._around()
        return " ".join(str(around.get(name) or "") for name in self.pick.given.values())

    async def _offer(self, *, whole: bool) -> None:
        rows = await self._lookup.where(self.pick.dataset, self._conditions())
        found = {str(row[self.pick.column]): row for row in reversed(rows)}
        self.offered = dict(reversed(found.items()))
        kept = tuple(value for value in self._values if value in self.offered)
        if kept != self._values and whole and self.pick.given:
            self._values = kept
        self._name()
        self.changed.emit()
        if self.panel:
            self._fill()

    def _conditions(self) -> list[Condition]:
        around, found = self._around(), list(self.pick.where)
        for column, name in self.pick.given.items():
            value = around.get(name)
            one = value if not isinstance(value, tuple) else None
            found.append(
                Condition(column, "in", (one,)) if one else Condition(column, "empty", True)
            )
        return found

    # the button

    def _name(self) -> None:
        """Say on the button what is chosen, or what is to be done."""
        words = [self._words(value)[0] for value in self._values]
        if words:
            text = listed(words, _NAMED)
        elif missing := self.missing:
            text = say(N_("Choose first: {field}")).format(field=say(missing.label))
        else:
            text = say(N_("Choose…"))
        more = self._words(self._values[0])[1] if len(words) == 1 else ""
        self.button.setText("   ".join(filter(None, (text, more))).replace("&", "&&"))
        self.button.setProperty("chosen", bool(words))
        self.button.setEnabled(bool(words) or self.missing is None)
        self.button.setAccessibleName(f"{self.name}: {text}")
        self.button.setToolTip(tip(text))
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)

    def _words(self, value: str) -> tuple[str, str]:
        """What a row is called, and what else is said of it."""
        row = self.offered.get(value)
        if row is None:
            return value, ""
        how, columns = style(), self.pick.dataset.by_name
        names = self.pick.title or (self.pick.column,)
        words = [one_line(columns[name].kind.cell(row.get(name), how)) for name in names]
        return words[0] or value, " \N{MIDDLE DOT} ".join(word for word in words[1:] if word)

    # the list

    def open(self) -> None:
        """Open the list under the button, or close it."""
        if self.panel:
            self.panel.finish()
            return
        self.panel = PickPanel(self.button, self.name)
        search = QLineEdit(placeholderText=say(N_("Search")), clearButtonEnabled=True)
        search.setAccessibleName(say(N_("Search")))
        self.list = self._make_list()
        lead_down(search, self.list)
        search.textChanged.connect(self._narrow)
        self._empty = label("", role="secondary", wrap=True)
        for part in (search, self.list, self._empty):
            self.panel.rows.addWidget(part)
        self.panel.setMinimumWidth(max(self.button.width(), self.desk.theme.scaled(_WIDE)))
        self.panel.closed.connect(self._on_closed)
        self.panel.entered.connect(self._on_entered)
        self._search = search
        self._fill()
        self.panel.open(self.list if search.isHidden() else search)

    def _make_list(self) -> Lines:
        made = named(PickLines(), self.name)
        made.setItemDelegate(Detailed(self.desk.theme, made))
        made.chosen.connect(self._on_chosen)
        return made

    def _fill(self) -> None:
        if self.list is None:
            return
        self._put_rows(self.list)
        self._search.setVisible(self.list.count() >= _SEARCHED_FROM)
        lines = max(1, min(self.list.count(), _MOST_LINES))
        self.list.ask_for(lines, self.desk.theme.row_height)
        self.list.setVisible(bool(self.offered))
        self._empty.setVisible(not self.offered)
        reading = self.desk.tasks.running(self._task)
        words = N_("Reading…") if reading else N_("There is nothing here to choose from.")
        self._empty.setText(say(words))

    def _put_rows(self, lines: Lines) -> None:
        lines.clear()
        for value in self.offered:
            words, more = self._words(value)
            item = QListWidgetItem(words, lines)
            item.setData(_VALUE, value)
            item.setData(MORE, more)
            item.setToolTip(tip(f"{words}\n{more}" if more else words))
            if value in self._values:
                lines.setCurrentItem(item)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for at in range(self.list.count() if self.list else 0):
            item = self.list.item(at)  # type: ignore[union-attr]
            whole = f"{item.text()} {item.data(MORE) or ''} {item.data(_VALUE)}".casefold()
            item.setHidden(not all(word in whole for word in words))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self._values = (str(item.data(_VALUE)),)
        self._name()
        if self.panel:
            self.panel.finish()
        self.changed.emit()

    def _on_entered(self) -> None:
        """Enter in the search field: the first line that fits is meant."""
        lines = self.list
        for at in range(lines.count() if lines else 0):
            if lines and not lines.item(at).isHidden():
                self._take(lines.item(at))
                return

    def _take(self, item: QListWidgetItem) -> None:
        self._on_chosen(item)

    def _on_closed(self) -> None:
        self.panel = self.list = None


class ManyPickControl(PickControl):
    """Several rows of a dataset, ticked in a list that is searched by typing."""

    def _make_list(self) -> Lines:
        made = CheckList(self.desk.theme, self.name)
        made.ticked.connect(self._on_ticked)
        return made

    def _put_rows(self, lines: Lines) -> None:
        if isinstance(lines, CheckList):
            every = [Choice(value, self._words(value)[0]) for value in self.offered]
            lines.put(every, self._values)

    def _narrow(self, text: str) -> None:
        if isinstance(self.list, CheckList):
            self.list.narrow(text)

    def _take(self, item: QListWidgetItem) -> None:
        if isinstance(self.list, CheckList):
            self.list.toggle(item)

    def _on_ticked(self) -> None:
        if isinstance(self.list, CheckList):
            self._values = tuple(str(value) for value in self.list.values())
            self._name()
            self.changed.emit()
