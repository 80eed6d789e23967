"""Python's search for garbage in circles, where a program lives for one piece of work."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = 100_000, 20, 20  # objects more than there were; searches of the young ones


@contextmanager
def sought_seldom() -> Iterator[None]:
    """Look for garbage seldom in this context.

    An answer of the API is some hundred objects without a circle, gone a moment later. Python
    would look through them, and through all that is imported, several times for each answer: a
    fifth of the time that reading takes.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
