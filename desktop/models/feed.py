"""What syncs found, as lines under the days on which they found it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.catalog import news as told
from desktop.catalog.declare import Column, Dataset
from desktop.catalog.news import News, Place
from desktop.models.columns import Arrangement
from desktop.models.words import one_line, say, style, tip
from desktop.text import N_, Style

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of news in words; without `news` it is the heading of a day."""

    title: str
    time: str = ""
    subject: str = ""
    words: str = ""
    news: News | None = None

    @property
    def spoken(self) -> str:
        """What a reader of the screen says."""
        return ", ".join(text for text in (self.time, self.subject, self.title, self.words) if text)


class FeedModel(QAbstractListModel):
    """Pages of news, the newest first. A line is put in words when it is painted.

    `arrangement` tells what is hidden of a dataset.
    """

    def __init__(
        self, arrangement: Callable[[Dataset], Arrangement], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._arrangement = arrangement
        self._items: list[News | date] = []
        self._style = style()

    @property
    def last(self) -> Place | None:
        """The place of the oldest piece of news that is shown."""
        return self._items[-1].place if self._items and isinstance(self._items[-1], News) else None

    def show(self, news: Iterable[News]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._style, self._items = style(), []
        self._items = list(self._under_days(news))
        self.endResetModel()

    def add(self, news: Iterable[News]) -> None:
        """Show older ones below."""
        items = list(self._under_days(news))
        if items:
            end = len(self._items)
            self.beginInsertRows(_NO_INDEX, end, end + len(items) - 1)
            self._items += items
            self.endInsertRows()

    def restyle(self) -> None:
        """What is hidden, the language or the time zone is another."""
        self._style = style()
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def news(self, row: int) -> News | None:
        """The piece of news in a row; None for a heading."""
        item = self._items[row]
        return item if isinstance(item, News) else None

    def line(self, row: int) -> Line:
        """A row in words."""
        item = self._items[row]
        if not isinstance(item, News):
            return Line(_day_words(item, self._style))
        arrangement = self._arrangement(item.dataset)

        def hides(column: Column) -> bool:
            return arrangement.is_masked(column.name)

        return Line(
            one_line(told.title(item, hides)),
            f"{_local(item, self._style):%H:%M}",
            say(item.dataset.label),
            one_line(told.sentence(item, self._style, hides)),
            item,
        )

    # what Qt asks

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """All lines, headings included."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself, or in one text."""
        if not index.isValid():
            return None
        if role == ITEM:
            return self.line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.line(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole and self.news(index.row()):
            line = self.line(index.row())
            return tip(f"{line.title}\n{line.words}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is not chosen."""
        is_news = index.isValid() and self.news(index.row())
        return super().flags(index) if is_news else Qt.ItemFlag.NoItemFlags

    def _under_days(self, news: Iterable[News]) -> Iterator[News | date]:
        """News, with each day that begins in front; the days before are known."""
        last = self._items[-1] if self._items else None
        day = _local(last, self._style).date() if isinstance(last, News) else None
        for each in news:
            if (now := _local(each, self._style).date()) != day:
                day = now
                yield day
            yield each


def _local(news: News, how: Style) -> datetime:
    return told.moment(news.at).astimezone(how.zone)


def _day_words(day: date, how: Style) -> str:
    today = how.now().astimezone(how.zone).date()
    if day == today:
        return say(N_("Today"))
    return say(N_("Yesterday")) if day == today - timedelta(days=1) else f"{day}"
