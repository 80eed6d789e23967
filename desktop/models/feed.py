"""What syncs found, as lines under the days on which they found it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject

from desktop.catalog import news as told
from desktop.catalog.declare import Column, Dataset
from desktop.catalog.news import News, Place
from desktop.models.columns import Arrangement
from desktop.models.lines import NO_INDEX, LinesModel
from desktop.models.words import one_line, say, style
from desktop.text import N_, Style


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

    @property
    def tip(self) -> str:
        """What the tool tip shows."""
        return f"{self.title}\n{self.words}"


class FeedModel(LinesModel):
    """Pages of news, the newest first.

    `arrangement` tells what is hidden of a dataset.
    """

    def __init__(
        self, arrangement: Callable[[Dataset], Arrangement], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._arrangement = arrangement
        self._items: list[News | date] = []

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
            self.beginInsertRows(NO_INDEX, end, end + len(items) - 1)
            self._items += items
            self.endInsertRows()

    def news(self, row: int) -> News | None:
        """The piece of news in a row; None for a heading."""
        item = self._items[row]
        return item if isinstance(item, News) else None

    def is_heading(self, row: int) -> bool:
        """Whether a day stands in a row."""
        return self.news(row) is None

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
