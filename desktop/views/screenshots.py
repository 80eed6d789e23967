"""Pictures of every list of an account, as the window shows them."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.catalog import Subject
from desktop.catalog.declare import Dataset
from desktop.errors import StoreBroken
from desktop.paths import private_folder
from desktop.settings import Settings
from desktop.views.application import dress
from desktop.views.main_window import MainWindow
from desktop.views.theme import Theme

SIZE = (1440, 900)
_SETTLE_S = 0.1  # layouts settle, then the rows they uncover are painted


async def render(
    window: MainWindow, subjects: Sequence[Subject], folder: Path, names: Sequence[str]
) -> list[Path]:
    """Bring every list to the front and save what is seen as `<list>.png`.

    `names` are the datasets to show; the window must be open on its account.
    """
    await asyncio.to_thread(_make, folder)
    made = []
    for dataset in _in(subjects, names):
        window.go(dataset.name)
        await window.settled()
        await asyncio.sleep(_SETTLE_S)
        made.append(save(window, folder / f"{dataset.name}.png"))
    return made


def save(window: MainWindow, path: Path) -> Path:
    """Save what the window shows now.

    Raises:
        StoreBroken: The folder cannot be written.
    """
    if not window.grab().save(str(path)):
        raise StoreBroken(f"{path}: cannot be written")
    return path


async def in_other_colours(
    theme: Theme, settings: Settings, window: MainWindow, folder: Path
) -> Path:
    """The list in front once more, in the palette that is not the one of the settings."""
    dark = theme.dark
    theme.choose("light" if dark else "dark", settings.density, settings.font_zoom_percent)
    await asyncio.sleep(_SETTLE_S)
    path = save(window, folder / f"{'light' if dark else 'dark'}.png")
    dress(theme, settings)
    return path


def _make(folder: Path) -> None:
    """What is in the pictures is for the owner's eyes; a folder that is there stays as it is."""
    if not folder.is_dir():
        private_folder(folder)


def _in(subjects: Sequence[Subject], names: Sequence[str]) -> Iterator[Dataset]:
    for subject in subjects:
        yield from (dataset for dataset in subject.datasets if dataset.name in names)
