"""Where some rows stand in a long list of rowids, without a stop of the window."""

from array import array
from collections.abc import Collection

_MANY = 20_000  # ids; a shorter list is gone through in two milliseconds


def places(ids: "array[int]", wanted: Collection[int]) -> dict[int, int]:
    """The place of each rowid of `wanted` that is there."""
    if not wanted:
        return {}
    if len(ids) < _MANY:
        return {rowid: row for row, rowid in enumerate(ids) if rowid in wanted}
    import numpy as np  # not for a window that opens, and there already where lists are long

    every = np.frombuffer(ids, np.int64)
    found = np.flatnonzero(np.isin(every, np.fromiter(wanted, np.int64, len(wanted))))
    return dict(zip(every[found].tolist(), found.tolist(), strict=True))
