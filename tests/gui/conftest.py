"""GUI tests are coroutines on the Qt event loop; they wait with `until`, never with qtbot."""

import asyncio
import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import pytestqt.plugin
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from tests.gui.tabs import api, bench, empty_session, filled, session, shared_world, tab

__all__ = ["api", "bench", "empty_session", "filled", "session", "shared_world", "tab"]

# Between the phases of a test pytest-qt, and at the end of each run qasync, let Qt's loop go on
# outside of asyncio's: a task that runs on from a fixture into its test would find no loop.
pytestqt.plugin._process_events = lambda: None


class Loop(QEventLoop):  # type: ignore[misc]
    """Qt's loop, which stands still between the phases of a test."""

    def run_until_complete(self, future):
        future = asyncio.ensure_future(future, loop=self)
        future.add_done_callback(self._end)
        self.run_forever()
        future.remove_done_callback(self._end)
        return future.result()

    def _end(self, _future):
        self.stop()


def pytest_asyncio_loop_factories(config, item):
    """Run every coroutine of this folder on Qt's loop."""
    return {"qt": _loop}


def _loop():
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)  # as in the program: the loop outlives its window
    return Loop(app)


@pytest.fixture(autouse=True)
def _garbage_of_the_gui_thread():
    """As in the program (Housekeeping): no widget is collected on a thread of the store."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture
def full_disk():
    """No file can grow while this lasts."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
