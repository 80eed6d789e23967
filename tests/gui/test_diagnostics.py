"""The diagnostics in the window: everything is shown, and saved only where somebody says."""

import zipfile

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import logs, paths
from desktop.views.diagnostics_dialog import DiagnosticsDialog
from tests.gui.test_program import demo, program
from tests.gui.waiting import dialog, until

__all__ = ["demo", "program"]

LEFT = Qt.MouseButton.LeftButton


async def opened(demo):
    demo.window.menus.by_name["diagnostics"].trigger()
    await until(lambda: dialog(DiagnosticsDialog))
    return dialog(DiagnosticsDialog)


async def test_each_file_is_shown_and_saved_as_it_was_shown(demo, tmp_path):
    close = logs.set_up(paths.logs_folder())
    await demo.front.opened.session.sync(["orders"])
    close()
    box = await opened(demo)
    shown = {}
    for row in range(box.list.count()):
        box.list.setCurrentRow(row)
        shown[box.list.item(row).text()] = box.text.toPlainText()
    assert box.text.isReadOnly()
    assert "read orders: ok" in shown["runs.txt"]
    target = tmp_path / "for support.zip"
    QTest.mouseClick(box.save, LEFT)
    await until(lambda: box.chooser is not None and box.chooser.isVisible())
    box.chooser.fileSelected.emit(str(target))
    box.chooser.close()
    await until(lambda: "for support.zip" in demo.window.messages.text.text())
    with zipfile.ZipFile(target) as archive:
        saved = {name: archive.read(name).decode() for name in archive.namelist()}
    assert saved == shown
    model = demo.window.tab.current.model
    numbers = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert not [number for number in numbers if number in "".join(shown.values())]


async def test_nothing_is_saved_without_a_click(demo, tmp_path):
    before = sorted(tmp_path.rglob("*.zip"))
    box = await opened(demo)
    QTest.mouseClick(box.cancel, LEFT)
    await until(lambda: not demo.tasks.running("diagnostics"))
    assert sorted(tmp_path.rglob("*.zip")) == before


async def test_a_folder_that_is_not_there_is_said(demo, tmp_path):
    box = await opened(demo)
    box.chosen.emit(tmp_path / "missing" / "x.zip")
    box.accept()
    await until(demo.window.messages.isVisible)
    assert not list(tmp_path.rglob("x.zip"))
