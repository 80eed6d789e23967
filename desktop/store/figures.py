"""What the figures of a subject come to in the local copy."""

from decimal import Decimal

from desktop.catalog.summaries import Figure, Reckoned
from desktop.store import progress, query
from desktop.store.database import Connection


def reckon(connection: Connection, figure: Figure) -> Reckoned:
    """Add up the rows of a figure, and of what is taken away from it, exactly."""
    ids = query.row_ids(connection, figure.query)
    found = query.sums(connection, figure.dataset, figure.column, ids)
    minus = tuple(reckon(connection, each) for each in figure.minus)
    unread = {name for name in figure.sources if not progress.state(connection, name).read_at}
    unread |= {name for each in minus for name in each.unread}
    own: dict[str, Decimal] = {currency: total for currency, total, _ in found}
    return Reckoned(own, minus, frozenset(unread))
