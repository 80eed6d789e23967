"""Opens the search over everything when it is asked for, one at a time."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.catalog import Subject
from desktop.views.desk import Desk

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow
    from desktop.views.palette import Palette


class PaletteOpener:
    """Holds the palette while it is open."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.palette: Palette | None = None

    def open(self, desk: Desk, subjects: Iterable[Subject]) -> None:
        """Open it on an account, unless it is open."""
        if self.palette is not None:
            return
        from desktop.views.commands import commands, console_pages  # when it is first asked for
        from desktop.views.palette import Palette

        bar = self._window.subjects
        shown = {at: each for at, each in enumerate(subjects) if bar.isTabVisible(at)}
        sources = (commands(self._window, desk, shown), console_pages(desk))
        self.palette = Palette(self._window, desk, sources)
        self.palette.closed.connect(self._on_closed)
        self.palette.open()

    def close(self) -> None:
        """Close it, before its account is."""
        if self.palette is not None:
            self.palette.finish(back=False)

    def _on_closed(self) -> None:
        self.palette = None
