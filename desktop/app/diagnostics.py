"""What support needs to know, gathered for the window, shown and saved."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.models.words import say
from desktop.text import N_
from desktop.upkeep.bundle import Subject, pieces, save
from desktop.views.diagnostics_dialog import DiagnosticsDialog
from desktop.views.parts import finished

if TYPE_CHECKING:
    from desktop.app.program import Program


async def show_diagnostics(program: "Program") -> None:
    """Show the files of the bundle; where the user chooses a place, save them there."""
    subject, front = Subject(program.settings), program.front
    if front:
        opened = front.opened
        subject = Subject(program.settings, front.account, opened.folder, opened.session)
    files = await pieces(subject)
    dialog = DiagnosticsDialog({each.name: each.text for each in files}, program.window)
    places = list[Path]()
    dialog.chosen.connect(places.append)
    try:
        await finished(dialog)
    finally:
        dialog.deleteLater()
    for place in places:
        await asyncio.to_thread(save, files, place)
        program.window.notify(say(N_("The diagnostics were saved to {file}.")).format(file=place))
