"""The application object: language, look, and where Qt's own messages go."""

import gc
import logging
import sys
import time

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desktop.models.words import set_zone
from desktop.paths import resource
from desktop.settings import Settings
from desktop.views.icons import program_icon
from desktop.views.theme import STYLED, Theme

log = logging.getLogger(__name__)

CHINESE = "zh_CN"
_COLLECT_EVERY_MS = 200  # the window stands while it looks: what came in so long is soon seen
_COLLECT_ALL_EVERY_S = 600.0  # it takes 0.1 s and more, in which the window stands
_SWITCH_S = 0.001  # how long the window waits for another thread, which may last five times that
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_application() -> QApplication:
    """The one application object; a text of Qt goes to the log, not to a terminal."""
    qInstallMessageHandler(_on_qt_message)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else _styled_application()
    app.setApplicationName("partner-desk")
    app.setApplicationDisplayName("Partner Desk")
    app.setDesktopFileName("partner-desk")
    app.setWindowIcon(program_icon())
    app.setQuitOnLastWindowClosed(False)  # or Qt stops the loop under the closing code
    return app


def _styled_application() -> QApplication:
    """An application in our style from its beginning; to set it later loads QStyle: 10 ms."""
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setProperty(STYLED, True)
    return app


def language_of(chosen: str) -> str:
    """`zh_CN` or `en`: what was chosen, or what the system speaks."""
    if chosen in (CHINESE, "en"):
        return chosen
    return CHINESE if QLocale.system().language() == QLocale.Language.Chinese else "en"


class Crashes(QObject):
    """Carries one line about a fault of the program from any thread to the window."""

    happened = Signal(str)


class Housekeeping(QObject):
    """Collects cyclic garbage on the GUI thread alone, as long as this object lives.

    Python collects on whatever thread happens to allocate. A widget that dies on a thread of the
    store or of the keyring leaves its timers behind, and Qt calls them: the process is gone.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        gc.disable()
        gc.freeze()  # what is imported by now stays: a full collection need not look at it
        self._all_at = time.monotonic()
        self._switch_s = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_S)
        self._timer = QTimer(self, interval=_COLLECT_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def end(self) -> None:
        """Let Python collect as it likes again; there are no widgets any more."""
        self._timer.stop()
        sys.setswitchinterval(self._switch_s)
        gc.collect()
        gc.enable()

    def _collect(self) -> None:
        """What came since, if that is much; all of it seldom.

        What is still in use counts as old at once: kept for another look, as Python does it, a
        sync's would be looked at again together, for a tenth of a second.
        """
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return
        now, oldest = time.monotonic(), 1
        if now - self._all_at >= _COLLECT_ALL_EVERY_S:
            self._all_at, oldest = now, 2
        gc.collect(oldest)


class Language:
    """The translations that are in force; taking another one replaces them."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.name = "en"

    @property
    def of_the_api(self) -> str:
        """The language in which the API is asked to answer."""
        return CHINESE if self.name == CHINESE else "en_US"

    def speak(self, chosen: str) -> None:
        """Take the language `chosen` (system, zh_CN, en), of our texts and of Qt's own."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        self.name = language_of(chosen)
        QLocale.setDefault(QLocale(self.name))
        if self.name != CHINESE:
            return
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ours = resource("translations", f"partner_desk_{self.name}.qm")
        for file in (f"{qt}/qtbase_{self.name}.qm", str(ours)):
            translator = QTranslator(self._app)
            if translator.load(file):
                self._app.installTranslator(translator)
                self._translators.append(translator)
            else:
                log.warning("no translation in %s", file)


def dress(theme: Theme, settings: Settings) -> None:
    """Take over what the settings say about looks and times."""
    set_zone(settings.time_zone)
    theme.choose(settings.theme, settings.density, settings.font_zoom_percent)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if "This plugin does not support" not in text:  # what the offscreen platform always says
        log.log(_LEVELS[kind], "Qt: %s", text)
