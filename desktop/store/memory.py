"""What the C library keeps of freed memory. It is glibc that has to be asked to hand it back."""

import sys
from contextlib import suppress

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_APART_BYTES, _TOGETHER_BYTES = 1 << 16, 1 << 25  # the latter is the most that glibc takes


def keep_large_blocks_apart() -> None:
    """Let large blocks be handed back as soon as they are freed: to fill arrays that live on.

    Else glibc learns from the first ones to keep them, and the arrays lie between them. Other
    systems' libraries do not learn so.
    """
    _set_thresholds(_APART_BYTES)


def keep_freed_blocks() -> None:
    """Let the next question have the blocks of the last one, until `give_back`.

    Fresh ones are mapped page by page as they are written to: a million rows would be sorted in
    twice the time.
    """
    _set_thresholds(_TOGETHER_BYTES)


def give_back() -> None:
    """Hand back what was freed: some 30 MB after columns were read, more after a sync."""
    _ask_glibc("malloc_trim", 0)


def _set_thresholds(size: int) -> None:
    for what in (_M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD):
        _ask_glibc("mallopt", what, size)


def _ask_glibc(function: str, *values: int) -> None:
    if sys.platform.startswith("linux"):
        import ctypes  # which no window needs to open

        with suppress(OSError, AttributeError):  # another C library
            getattr(ctypes.CDLL(None), function)(*values)
