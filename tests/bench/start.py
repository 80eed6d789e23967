"""From the start of the process to the first painted rows, and how much memory that takes.

The program runs as it is, in a fresh process while the disk is warm: once with an unencrypted
cache, once with the key of an encrypted one from a keyring. That one is a file of the bench, for a
machine that measures has none; the program goes to it through the keyring library as to any other,
after asking the keyrings of the system. The peer is the least there can be: PySide6, sqlite3 and a
bare table that reads its rows by pages, of a plain file with nothing in it but five columns of the
orders. They take turns; the first round is left out.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from desktop.accounts import Account, Accounts
from desktop.settings import ViewStates
from tests.bench.cached import CACHE, KEY, fill, plain_of
from tests.bench.result import Result, say, times

ROUNDS = 11
PLAIN, KEYRING = 1.3, 2.0  # times the peer's
_SETTLED_S = 8  # by then the whole list is known, and what is kept of it in memory is loaded
_RING = "PARTNER_DESK_BENCH_RING"  # names the file that stands in for a keyring
_NAMES = ("order_id", "status", "create_time", "official_amount", "service_type_name")
_ROOT = Path(__file__).parents[2]

# Told by the first painting of a table that has rows: nanoseconds since 1970.
OURS = f"""
import os, sys, time
from desktop import vault
from desktop.app import main
from desktop.views.table_view import TableView

theirs = vault.named_backends
def backends():
    found = theirs()
    from keyring.backend import KeyringBackend
    class Ring(KeyringBackend):
        priority = 1
        def get_password(self, service, username):
            import json
            return json.load(open(os.environ["{_RING}"])).get(service.rpartition("/")[2])
        def set_password(self, service, username, password):
            raise NotImplementedError
        def delete_password(self, service, username):
            raise NotImplementedError
    return [*found, Ring]

paint, told = TableView.paintEvent, []
def painted(self, event):
    paint(self, event)
    if self.model().rowCount() and not told:
        told.append(time.time_ns())
        print(told[0], flush=True)
        if len(sys.argv) == 1:
            os._exit(0)
        stay(float(sys.argv[1]))

def stay(seconds):
    from PySide6.QtCore import QTimer
    from tests.bench.smaps import private_mb
    print(private_mb(), flush=True)
    QTimer.singleShot(int(1000 * seconds), lambda: (print(private_mb(), flush=True), os._exit(0)))

vault.named_backends, TableView.paintEvent = backends, painted
main("Bench")
"""
PEER = """
import os, sqlite3, sys, time
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

class Model(QAbstractTableModel):
    def __init__(self):
        super().__init__()
        self.db = sqlite3.connect(sys.argv[1])
        self.count = self.db.execute("SELECT count(*) FROM t").fetchone()[0]
        self.pages = {}
    def rowCount(self, parent=None):
        return self.count
    def columnCount(self, parent=None):
        return 5
    def data(self, index, role):
        if role == Qt.ItemDataRole.DisplayRole:
            page, place = divmod(index.row(), 200)
            if page not in self.pages:
                sql = "SELECT * FROM t ORDER BY create_time DESC LIMIT 200 OFFSET ?"
                self.pages[page] = self.db.execute(sql, [200 * page]).fetchall()
            return self.pages[page][place][index.column()]

class View(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time_ns(), flush=True)
        if len(sys.argv) > 2:
            from tests.bench.smaps import private_mb
            print(private_mb(), flush=True)
        os._exit(0)

app = QApplication([])
model, view = Model(), View()
view.setModel(model)
view.resize(1280, 800)
view.show()
app.exec()
"""


def run(rows: int | None) -> list[Result]:
    """The median of some starts of each, and memory at the first picture and later."""
    orders = rows or 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        say("accounts to start with")
        homes = {kind: _home(Path(folder) / kind, kind, orders) for kind in ("plain", "keyring")}
        table = str(_bare(Path(folder) / "bare.sqlite", orders))
        taken: dict[str, list[float]] = {"plain": [], "keyring": [], "bare": []}
        for number in range(1 + times(ROUNDS, orders)):
            for kind, found in taken.items():
                told = _started(PEER, "", table) if kind == "bare" else _started(OURS, homes[kind])
                found[number:] = [told[0]]
        say("memory")
        theirs = _started(PEER, "", table, "stay")
        settled = _SETTLED_S if orders > 10_000 else 1
        ours = {kind: _started(OURS, homes[kind], str(settled)) for kind in homes}
    return [*_times(orders, taken), *_memory(orders, ours, theirs[1])]


def _times(orders: int, taken: dict[str, list[float]]) -> list[Result]:
    bare = median(taken["bare"][1:])
    results = []
    for kind, words, most in (
        ("plain", "unencrypted", PLAIN),
        ("keyring", "the key from a keyring", KEYRING),
    ):
        found = taken[kind][1:]
        what = f"first rows of {orders:,}, {words}"
        results.append(
            Result(
                "start",
                what,
                median(found),
                "ms",
                peer="bare PySide6 + sqlite3",
                peer_value=bare,
                of_peer=most,
                row=9,
                low=min(found),
                high=max(found),
                note=f"peer {min(taken['bare'][1:]):.0f}..{max(taken['bare'][1:]):.0f}",
            )
        )
    return results


def _memory(orders: int, ours: dict[str, list[float]], theirs: float) -> list[Result]:
    results, bare = [], "bare PySide6 + sqlite3"
    for kind, (_, first, later) in ours.items():
        words = "unencrypted" if kind == "plain" else "encrypted"
        what = f"private memory at the first rows of {orders:,}, {words}"
        results.append(Result("start", what, first, "MB", peer=bare, peer_value=theirs, row=8))
        what = f"the same when all rows are known, {words}"
        results.append(Result("start", what, later, "MB", row=8))
    return results


def _started(script: str, home: str, *arguments: str) -> list[float]:
    """Milliseconds to the first painted rows, and what else the process told."""
    environ = {**os.environ, "PARTNER_DESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    environ[_RING] = f"{home}.json"
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's installation compiles at each start
    began = time.time_ns()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environ,
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = done.stdout.split()
    assert told, done.stderr[-2000:]
    return [(int(told[0]) - began) / 1e6, *map(float, told[1:])]


def _home(home: Path, kind: str, orders: int) -> str:
    """The files of somebody who was at the orders last."""
    home.mkdir()
    protection = "plain" if kind == "plain" else "keyring"
    accounts = Accounts(home / "accounts")
    account = accounts.add(
        Account("Bench", "custom", operations="http://127.0.0.1:9", protection=protection)
    )
    folder = accounts.folder(account)
    ViewStates(home / "window.json").put(f"account {account.slug}", {"subject": "orders"})
    secrets = {"ak": "A", "sk": "S"}
    if kind == "plain":
        shutil.copyfile(plain_of(orders), folder / CACHE)
        (folder / "secrets.json").write_text(json.dumps(secrets))
    else:
        fill(folder, orders)
        kept = {name: f"1:{value}" for name, value in (*secrets.items(), ("cache_key", KEY.hex()))}
        Path(f"{home}.json").write_text(json.dumps(kept))
    return str(home)


def _bare(path: Path, orders: int) -> Path:
    """Some columns of the orders in a file that anybody can read."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("ATTACH DATABASE ? AS orders", [str(plain_of(orders))])
        db.execute(f"CREATE TABLE t AS SELECT {', '.join(_NAMES)} FROM orders.orders")
        db.execute("CREATE INDEX by_time ON t (create_time)")
        db.commit()
    return path
