"""A viewport that we made ourselves, in place of the one that Qt made."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(view: QAbstractScrollArea, ground: QPalette.ColorRole) -> None:
    """Exchange the viewport of a view that was just made, and behaves as before.

    When Python first sees a widget that Qt made, PySide6 looks through all classes of widgets for
    the one that it is, and loads them for that: 10 ms.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(ground)
    made.setAutoFillBackground(True)
    view.setViewport(made)
