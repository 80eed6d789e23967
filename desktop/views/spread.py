"""A layout with some widgets at the left and some at the right, which a narrow window breaks."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from desktop.views.flow import FlowLayout


class SpreadLayout(FlowLayout):
    """Lines as in a FlowLayout; the widgets at the right stay together, below if they must."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent, spacing)
        self._lefts = 0

    def turn(self) -> None:
        """What is added from now on stands at the right."""
        self._lefts = self.count()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widgets at the right together."""
        size = super().minimumSize()
        return size.expandedTo(QSize(self._wide(self._items[self._lefts :]), size.height()))

    def _place(self, rect: QRect, *, move: bool) -> int:
        """The lines of the left; the right at the end of the last one, or in one of its own."""
        left, end = rect.left(), rect.right() + 1
        top, high, line = rect.top(), 0, list[tuple[QLayoutItem, int, QSize]]()
        for group in self._groups():
            if line and left + self._wide(group) > end:
                self._set(line, top, high, move=move)
                left, top, high, line = rect.left(), top + high + self.spacing(), 0, []
            if group[0] is self._items[self._lefts]:
                left = max(left, end - self._wide(group))
            for item in _shown(group):
                size = item.sizeHint()
                line.append((item, left, size))
                left += size.width() + self.spacing()
                high = max(high, size.height())
        self._set(line, top, high, move=move)
        return top + high - rect.top()

    def _groups(self) -> Iterator[list[QLayoutItem]]:
        """What may not be parted: each widget at the left, and all at the right."""
        yield from ([item] for item in self._items[: self._lefts])
        yield self._items[self._lefts :]

    def _wide(self, group: list[QLayoutItem]) -> int:
        widths = [item.sizeHint().width() for item in _shown(group)]
        return sum(widths) + self.spacing() * max(len(widths) - 1, 0)


def _shown(group: list[QLayoutItem]) -> Iterator[QLayoutItem]:
    for item in group:
        widget = item.widget()
        if widget is not None and not widget.isHidden():
            yield item
