"""The way from anywhere in the window to a page of the console."""

from desktop.catalog.console import CONSOLE
from desktop.models.words import say
from desktop.text import N_
from desktop.views.desk import Desk
from desktop.views.parts import Button, button


def open_console(desk: Desk, name: str) -> None:
    """Bring a page of the console to the front, where its rules stand beside the way out."""
    desk.bring("console", name)


def console_button(desk: Desk, name: str) -> Button:
    """A quiet link to a page of the console, for what the API cannot do."""
    page = CONSOLE[name]
    made = button(say(page.label), "link")
    made.setToolTip(say(page.purpose))
    made.setAccessibleName(say(N_("In the console: {page}")).format(page=say(page.label)))
    made.clicked.connect(lambda: open_console(desk, name))
    return made
