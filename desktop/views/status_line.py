"""The line at the bottom: what is selected, what is running, how fresh this table is."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.models.words import one_line, say, style, tip
from desktop.text import N_
from desktop.views.parts import Tool, button, label, named
from desktop.views.theme import Theme

if TYPE_CHECKING:
    from desktop.reports import Freshness, Progress

_DOT_PX = 16
_BAR_WIDTH = 96
_READ_ONLY = N_("Everything that changes something is hidden. A click leads to the settings.")
_HEIGHT = 38  # the same with and without the button that cancels


class _Shortened(QLabel):
    """One line of plain text that ends in an ellipsis where the room is short; the tip has all."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "secondary")

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as it must."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)


class StatusLine(QWidget):
    """Three places, each in words; the dot beside the last one only repeats them."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._online: bool | None = None
        self._freshness: Freshness | None = None
        self.summary = _Shortened()
        self.running, self.fresh = label(role="secondary"), label(role="secondary")
        self.bar = named(QProgressBar(textVisible=False), say(N_("Progress")))
        self.cancel = named(
            Tool(), say(N_("Cancel")), tip=say(N_("Stop reading; what was read is kept"))
        )
        self._dot = label()
        self.read_only = button(say(N_("Read only")), "link")
        self._lay_out()
        self.cancel.clicked.connect(self.cancelled)
        theme.changed.connect(self._paint)
        self.show_progress("", None)
        self._paint()

    def _lay_out(self) -> None:
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.read_only.setToolTip(say(_READ_ONLY))
        self.read_only.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.read_only.hide()
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        middle, right = QHBoxLayout(), QHBoxLayout()
        middle.setSpacing(8)
        for widget in (self.running, self.bar, self.cancel):
            middle.addWidget(widget)
        right.setSpacing(4)
        right.addStretch()
        right.addWidget(self.read_only)
        right.addWidget(self.fresh)
        right.addWidget(self._dot)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(16)
        row.addWidget(self.summary, 1)
        row.addLayout(middle)
        row.addLayout(right, 1)
        self.setMinimumHeight(_HEIGHT)

    def show_summary(self, text: str) -> None:
        """What is selected and how many rows there are, as the tab says it."""
        self.summary.setText(one_line(text))
        self.summary.setToolTip(tip(text))

    def show_progress(self, title: str, progress: "Progress | None") -> None:
        """How far the reading of the dataset called `title` is; None: nothing is running."""
        for widget in (self.running, self.bar, self.cancel):
            widget.setVisible(progress is not None)
        if progress is None:
            return
        self.running.setText(progress_words(title, progress))
        self.bar.setRange(0, progress.total)  # 0..0 where the total is not known: it wanders
        self.bar.setValue(min(progress.rows, progress.total))

    def show_read_only(self, on: bool) -> None:
        """Whether nothing can be changed at the API with the account in front."""
        self.read_only.setVisible(on)

    def show_freshness(self, freshness: "Freshness | None") -> None:
        """How old the rows of the table in front are; None: there is no table."""
        self._freshness = freshness
        self._paint()

    def clear(self) -> None:
        """Show nothing of an account."""
        self.show_summary("")
        self.show_freshness(None)
        self.show_online(None)

    def show_online(self, online: bool | None) -> None:
        """Whether the partner API answered last; None: not asked yet."""
        self._online = online
        self._paint()

    def _paint(self) -> None:
        words = [freshness_words(self._freshness)] if self._freshness else []
        if self._online is not None:
            words.append(say(N_("Online")) if self._online else say(N_("Offline")))
        self.fresh.setText(" · ".join(words))
        read_at = self._freshness.read_at if self._freshness else None
        self.fresh.setToolTip(_moment(read_at, "%Y-%m-%d %H:%M:%S") if read_at else "")
        shape = "dot" if self._online else "ring"
        self._dot.setPixmap(self._theme.icon(shape).pixmap(_DOT_PX))
        self._dot.setVisible(self._online is not None)
        self.cancel.setIcon(self._theme.icon("close"))


def progress_words(title: str, progress: "Progress") -> str:
    """`Reading Orders 42 % · 9 requests/s · 2 min left`."""
    if progress.state == "waiting":
        return say(N_("Waiting to read {dataset}")).format(dataset=title)
    if progress.total:
        percent = min(100, progress.rows * 100 // progress.total)
        words = [say(N_("Reading {dataset} {percent} %")).format(dataset=title, percent=percent)]
    else:
        rows = f"{progress.rows:,}"
        words = [say(N_("Reading {dataset}: {rows} rows")).format(dataset=title, rows=rows)]
    if progress.requests_per_s:
        rate = f"{progress.requests_per_s:.0f}"
        words.append(say(N_("{rate} requests/s")).format(rate=rate))
    if progress.eta_s and progress.eta_s >= 60:
        minutes = -(-progress.eta_s // 60)
        words.append(say(N_("{minutes} min left")).format(minutes=minutes))
    return " · ".join(words)


def freshness_words(freshness: "Freshness") -> str:
    """`Data as of 09:41`, with the day when that is not today; or why there is none."""
    if freshness.missing_permission:
        return say(N_("No permission"))
    if freshness.read_at is None:
        return say(N_("Not read completely yet")) if freshness.rows else say(N_("Never read"))
    how = style()
    then = datetime.fromisoformat(freshness.read_at).astimezone(how.zone)
    today = datetime.now(UTC).astimezone(how.zone)
    form = "%H:%M" if today - then < timedelta(days=1) and then.day == today.day else "%m-%d %H:%M"
    words = say(N_("Data as of {time}")).format(time=_moment(freshness.read_at, form))
    unreadable = sum(freshness.unreadable.values())
    if unreadable:
        words += " · " + say(N_("{count} fields unreadable")).format(count=f"{unreadable:,}")
    return words


def _moment(utc_text: str, form: str) -> str:
    return datetime.fromisoformat(utc_text).astimezone(style().zone).strftime(form)
