"""Which module may import which: a table that names every one of them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "desktop"
FILES = sorted(ROOT.rglob("*.py"))
GUI_TESTS = sorted((Path(__file__).parents[1] / "gui").glob("*.py"))
ANYONE = "text errors settings paths logs later"
MAY = {  # module or folder -> what it may import of ours; what is not listed may not exist
    "__init__": "",
    "__main__": "cli",
    "text": "",
    "errors": "text",
    "later": "",
    "paths": "errors text",
    "settings": "paths errors text",
    "logs": "settings paths errors text",
    "catalog": "errors text",
    "tasks": ANYONE,
    "instance": ANYONE,
    "accounts": f"catalog {ANYONE}",
    "vault": f"accounts {ANYONE}",
    "api": f"catalog {ANYONE}",
    "store": f"catalog {ANYONE}",
    "sync": f"reports api store catalog {ANYONE}",
    "sandbox": f"catalog {ANYONE}",
    "export": f"catalog {ANYONE}",
    "reports": "errors",
    "session": f"reports tasks sync api store accounts catalog {ANYONE}",
    "actions": f"session reports sync api store export accounts catalog {ANYONE}",
    "opening": f"actions session reports sandbox sync api store vault accounts catalog {ANYONE}",
    "upkeep": f"opening session reports store instance vault accounts catalog {ANYONE}",
    "models": f"actions catalog {ANYONE}",
    "views": f"actions models session reports export tasks accounts catalog {ANYONE}",
    "app": "upkeep views models opening actions session reports sandbox sync api store export"
    f" instance tasks vault accounts catalog {ANYONE}",
    "cli": "app upkeep opening actions session reports sandbox sync api store export instance tasks"
    f" vault accounts catalog {ANYONE}",
}
ONLY = {  # library -> who may import it
    "PySide6": "models views app",
    "shiboken6": "models views app",
    "qasync": "app",
    "httpx": "api app cli",
    "truststore": "api app cli",
    "sqlite3": "store",
    "sqlcipher3": "store",
    "sqlite_utils": "store",
    "keyring": "vault",
    "cryptography": "vault",
    "platformdirs": "paths",
    "pypinyin": "spelling",
    "xlsxwriter": "export",
    "starlette": "sandbox",
    "uvicorn": "sandbox",
    "click": "cli",
}


def imports(path):
    """Dotted names, also those of `from desktop import store`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}".split(".") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".") for alias in node.names)


def faults(path, root=ROOT):
    """What `path` imports against the tables, in words."""
    here = path.relative_to(root).parts[0].removesuffix(".py")
    if here not in MAY:
        return [f"{here} is not listed"]
    allowed = {here, *MAY[here].split(), "__version__"}
    names = [(top, rest[0] if top == "desktop" and rest else "") for top, *rest in imports(path)]
    ours = {f"{here} imports {name}" for _, name in names if name and name not in allowed}
    return sorted(
        ours
        | {f"{here} imports {top}" for top, _ in names if here not in ONLY.get(top, here).split()}
    )


def nested_loops(path):
    """Lines that start a Qt loop inside the running one; other tasks would be lost in it."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"exec", "exec_", "processEvents"}
    ]


def test_the_table_names_what_exists_and_nothing_else():
    assert set(MAY) == {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in FILES}


def test_the_table_has_no_circle():
    done: set[str] = set()
    while waiting := [name for name in MAY if name not in done]:
        free = [name for name in waiting if done >= set(MAY[name].split())]
        assert free, f"a circle among {waiting}"
        done.update(free)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_down(path):
    assert not faults(path)


@pytest.mark.parametrize("path", [*FILES, *GUI_TESTS], ids=lambda path: path.name)
def test_no_loop_is_nested(path):
    if path.name != "at_once.py":  # which paints before there is a loop to be nested in
        assert not nested_loops(path)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("views/tab.py", "from desktop.store.query import Query"),
        ("views/tab.py", "from desktop import store"),
        ("views/tab.py", "import sqlite3"),
        ("views/tab.py", "import httpx"),
        ("views/tab.py", "def late():\n    from desktop.api.client import PartnerApi"),
        ("models/table.py", "from desktop.session import Session"),
        ("api/client.py", "import desktop.store.tables"),
        ("store/tables.py", "from desktop.api.client import Page"),
        ("store/tables.py", "from PySide6.QtSql import QSqlDatabase"),
        ("catalog/orders.py", "from desktop.settings import Settings"),
        ("sandbox/app.py", "from desktop.api.auth import Signer"),
        ("sync/engine.py", "from desktop.session import Session"),
        ("session.py", "from PySide6.QtCore import QObject"),
        ("session.py", "from qasync import QEventLoop"),
        ("accounts.py", "import keyring"),
        ("app.py", "from desktop.cli import main"),
        ("utils.py", ""),
        ("extra/__init__.py", ""),
    ],
)
def test_a_fault_is_found(tmp_path, file, text):
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    assert len(faults(path, tmp_path)) == 1


@pytest.mark.parametrize(
    "text", ["dialog.exec()", "menu.exec(at)", "QMenu().exec_()", "QApplication.processEvents()"]
)
def test_a_nested_loop_is_found(tmp_path, text):
    path = tmp_path / "tab.py"
    path.write_text(f"dialog.open()\n{text}\n", "utf-8")
    assert nested_loops(path) == [2]
