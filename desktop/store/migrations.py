"""Changes to the tables that hold the user's own work. Tables of the cache are never migrated.

A migration that has been released stays as it is: the next change is another one below it.
"""

from sqlite_utils import Database, Migrations

LOCAL = Migrations("local")


@LOCAL()
def view_states(db: Database) -> None:
    """How each table is arranged: a JSON object by the name of its dataset."""
    db.table("view_states").create({"dataset": str, "state": str}, pk="dataset")
