"""Rows of the local copy as the checks and proofs need them: by condition, with names."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.catalog.declare import Dataset
from desktop.catalog.kinds import Scalar
from desktop.catalog.query import Condition, Query
from desktop.session import Session

Row = Mapping[str, Scalar]  # by the name of the column

_AT_A_TIME = 500  # values in one question


class Lookup:
    """Asks the local copy of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def where(
        self, dataset: Dataset, where: Sequence[Condition], *, gone: bool = False
    ) -> list[Row]:
        """All rows that fulfil the conditions; with `gone` also those no longer listed."""
        query = Query(dataset, where=tuple(where), gone=gone)
        ids = await self._session.ids(query)
        rows = await self._session.rows(dataset, ids)
        names = list(dataset.by_name)
        return [dict(zip(names, row, strict=False)) for row in rows.values()]  # and "gone"

    async def among(
        self, dataset: Dataset, column: str, keys: Iterable[str], *, gone: bool = False
    ) -> dict[str, Row]:
        """The rows with one of many values in a column, by that value."""
        wanted, found = list(dict.fromkeys(keys)), dict[str, Row]()
        for begin in range(0, len(wanted), _AT_A_TIME):
            some = tuple(wanted[begin : begin + _AT_A_TIME])
            for row in await self.where(dataset, [Condition(column, "in", some)], gone=gone):
                found[str(row[column])] = row
        return found
