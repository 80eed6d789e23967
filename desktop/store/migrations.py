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
