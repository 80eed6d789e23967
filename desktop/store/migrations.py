"""Changes to the tables that hold the user's own work. Tables of the cache are never migrated.

A migration that has been released stays as it is: the next change is another one below it.
"""

from sqlite_utils import Database, Migrations

LOCAL = Migrations("local")


@LOCAL()
def view_states(db: Database) -> None:
    """How each table is arranged: a JSON object by the name of its dataset."""
    db.table("view_states").create({"dataset": str, "state": str}, pk="dataset")


@LOCAL()
def saved_views(db: Database) -> None:
    """The views that a user saved of each table, in their order: a name and a JSON object."""
    columns = {"dataset": str, "name": str, "place": int, "state": str}
    db.table("saved_views").create(columns, pk=("dataset", "name"))


@LOCAL()
def notes(db: Database) -> None:
    """What the user wrote about a record, by the name of its dataset and its key; tags as JSON."""
    columns = {"dataset": str, "key": str, "text": str, "tags": str, "changed_at": str}
    db.table("notes").create(columns, pk=("dataset", "key"))


@LOCAL()
def outbox(db: Database) -> None:
    """What was asked of the API: one line per request, from the draft to how it ended."""
    db.execute(
        "CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL, "
        "place INTEGER NOT NULL, action TEXT NOT NULL, state TEXT NOT NULL, target TEXT NOT NULL, "
        "headers TEXT NOT NULL, body BLOB NOT NULL, given TEXT NOT NULL, receivers TEXT NOT NULL, "
        "amount INTEGER, currency TEXT NOT NULL, question TEXT NOT NULL, mark TEXT NOT NULL, "
        "who TEXT NOT NULL, origin INTEGER, created_at TEXT NOT NULL, sent_at TEXT NOT NULL, "
        "ended_at TEXT NOT NULL, looked_at TEXT NOT NULL, request_id TEXT NOT NULL, "
        "answer TEXT NOT NULL, code TEXT NOT NULL, note TEXT NOT NULL, outcomes TEXT NOT NULL, "
        "matches TEXT NOT NULL, settled_by TEXT NOT NULL, UNIQUE (token, place)) STRICT"
    )


@LOCAL()
def audit(db: Database) -> None:
    """What was sent and how it ended, each line chained to the one before; nothing is changed."""
    db.execute(
        "CREATE TABLE audit (number INTEGER PRIMARY KEY, at TEXT NOT NULL, entry INTEGER NOT NULL, "
        "event TEXT NOT NULL, detail TEXT NOT NULL, before TEXT NOT NULL, hash TEXT NOT NULL) "
        "STRICT"
    )
    for deed in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER audit_no_{deed.lower()} BEFORE {deed} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
        )
