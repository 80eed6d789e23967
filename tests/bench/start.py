"""From the start of the process to the first painted rows, on an encrypted cache.

The program runs as it is, but for the keyring: the key is handed to it. The peer is the least
there can be: PySide6, sqlite3 and a bare table over the same rows, unencrypted.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.accounts import Account, Accounts
from desktop.catalog.orders import ORDERS
from desktop.settings import ViewStates
from desktop.store.database import open_file
from tests.bench.cached import CACHE, KEY, fill
from tests.bench.result import Result, spread

ROUNDS = 7
TARGET_MS = 800
NAMES = ("order_id", "status", "create_time", "official_amount", "service_type_name")

# Told by the first painting of a table that has rows: nanoseconds since 1970.
OURS = f"""
import os, sys, time
import desktop.app.program as program
from desktop.views.table_view import TableView
from desktop.vault import Secrets

class Ring(program.Vault):
    def open(self, account, folder, passphrase=""):
        return Secrets({{"cache_key": {KEY.hex()!r}, "ak": "A", "sk": "S"}})

paint = TableView.paintEvent

def painted(self, event):
    paint(self, event)
    if self.model().rowCount():
        print(time.time_ns(), flush=True)
        os._exit(0)

program.Vault, TableView.paintEvent = Ring, painted
from desktop.app import main
main("Bench")
"""
PEER = """
import os, sqlite3, sys, time
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

class Model(QAbstractTableModel):
    def __init__(self):
        super().__init__()
        db = sqlite3.connect(sys.argv[1])
        self.ids = [row for (row,) in db.execute("SELECT rowid FROM t ORDER BY create_time DESC")]
        marks = ",".join(map(str, self.ids[:200]))
        rows = db.execute(f"SELECT rowid, * FROM t WHERE rowid IN ({marks})")
        self.rows = {row[0]: row[1:] for row in rows}
    def rowCount(self, parent=None):
        return len(self.ids)
    def columnCount(self, parent=None):
        return 5
    def data(self, index, role):
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows.get(self.ids[index.row()], ("",) * 5)[index.column()]

class View(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time_ns(), flush=True)
        os._exit(0)

app = QApplication([])
model, view = Model(), View()
view.setModel(model)
view.resize(1280, 800)
view.show()
app.exec()
"""


def run(rows: int | None) -> list[Result]:
    """Median and worst of some starts; the first of each, from a cold disk cache, is left out."""
    orders = rows or 100_000
    with tempfile.TemporaryDirectory() as home:
        account = Account("Bench", "custom", operations="http://127.0.0.1:9", tickets="")
        accounts = Accounts(Path(home) / "accounts")
        account = accounts.add(account)
        folder = accounts.folder(account)
        states = ViewStates(Path(home) / "window.json")
        states.put(f"account {account.slug}", {"subject": "orders"})  # where the user was last
        fill(folder, orders)
        plain = Path(home) / "plain.sqlite"
        _copy(folder / CACHE, plain)
        ours = [_started_ms(OURS, home) for _ in range(ROUNDS + 1)][1:]
        peer = [_started_ms(PEER, home, str(plain)) for _ in range(ROUNDS + 1)][1:]
    name, bare = "start", "bare PySide6 + sqlite3"
    what = f"first rows of {orders:,}"
    (median, _, worst), (theirs, _, their_worst) = spread(ours), spread(peer)
    return [
        Result(name, f"{what}: median", median, "ms", TARGET_MS, False, bare, theirs),
        Result(name, f"{what}: slowest", worst, "ms", TARGET_MS, False, bare, their_worst),
    ]


def _started_ms(script: str, home: str, *arguments: str) -> float:
    environ = {**os.environ, "PARTNER_DESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    began = time.time_ns()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip().isdigit(), done.stderr[-2000:]
    return (int(done.stdout) - began) / 1e6


def _copy(cache: Path, plain: Path) -> None:
    """Some columns of the orders in a file that anybody can read."""
    names = ", ".join(name for name in NAMES if name in ORDERS.by_name)
    there, here = open_file(cache, KEY, "ro"), sqlite3.connect(plain)
    here.execute(f"CREATE TABLE t ({names})")
    here.executemany(
        f"INSERT INTO t VALUES ({', '.join('?' * len(NAMES))})",
        there.execute(f"SELECT {names} FROM orders"),
    )
    here.execute("CREATE INDEX by_time ON t (create_time)")
    here.commit()
    here.close()
    there.close()
