"""Pictures of every list and page of an account, as the window shows them."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.catalog import Subject
from desktop.errors import StoreBroken
from desktop.paths import private_folder
from desktop.settings import Settings
from desktop.views.application import dress
from desktop.views.main_window import MainWindow
from desktop.views.theme import Theme

if TYPE_CHECKING:
    from desktop.views.action_dialog import ActionDialog

SIZE = (1440, 900)
_SETTLE_S = 0.1  # layouts settle, then the rows they uncover are painted
_PATIENCE_S, _COUNTED_S = 5.0, 0.6  # of the search over everything, which counts rows at last


async def render(
    window: MainWindow, subjects: Sequence[Subject], folder: Path, names: Sequence[str]
) -> list[Path]:
    """Bring every list to the front and save what is seen as `<list>.png`.

    `names` are the datasets and the subjects composed by hand to show; the window must be open on
    its account.
    """
    await asyncio.to_thread(_make, folder)
    made = []
    for subject, item in _in(subjects, names):
        window.bring(subject, item)
        await window.settled()
        await asyncio.sleep(_SETTLE_S)
        made.append(save(window, folder / f"{item or subject}.png"))
    return made


async def of_page(window: MainWindow, bring: Callable[[], None], path: Path) -> Path:
    """What is seen once `bring` has opened a page over the tabs, which is left again."""
    bring()
    await window.settled()
    await asyncio.sleep(_SETTLE_S)
    made = save(window, path)
    window.close_page()
    return made


async def of_tab(window: MainWindow, bring: Callable[[], None], path: Path) -> Path:
    """What is seen once `bring` has brought something to the front, which stays there."""
    bring()
    await window.settled()
    await asyncio.sleep(_SETTLE_S)
    return save(window, path)


async def of_dialog(dialog: "ActionDialog", folder: Path, name: str) -> list[Path]:
    """The form of an action that was just opened, and the question about it; nothing is sent."""
    await asyncio.sleep(_COUNTED_S)  # it reads the newest figures
    made = [save(dialog, folder / f"{name}_form.png")]
    dialog.next.click()
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE_S):
            while dialog.busy or dialog.at_first:  # noqa: ASYNC110 - it is a task of the dialog
                await asyncio.sleep(0.005)
    await asyncio.sleep(_COUNTED_S)
    made.append(save(dialog, folder / f"{name}_question.png"))
    dialog.leave()
    return made


async def of_search(window: MainWindow, text: str, path: Path) -> Path:
    """What the search over everything finds for a text, over what is in front."""
    window.menus.by_name["search"].trigger()
    if palette := window.opener.palette:
        palette.field.setText(text)
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_S):
                while not palette.search.settled:  # noqa: ASYNC110 - it is a task of the palette
                    await asyncio.sleep(0.005)
        await asyncio.sleep(_COUNTED_S)
    made = save(window, path)
    window.opener.close()
    return made


def save(window: QWidget, path: Path) -> Path:
    """Save what a window shows now.

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


def _in(subjects: Sequence[Subject], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each subject to show with the list of it, "" for one that is composed by hand."""
    for subject in subjects:
        if not subject.datasets and subject.name in names:
            yield subject.name, ""
        yield from ((subject.name, one.name) for one in subject.datasets if one.name in names)
