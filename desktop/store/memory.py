"""What the C library keeps of freed memory. It is glibc that has to be asked to hand it back."""

import ctypes
import sys
from contextlib import suppress

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGE_BYTES = 1 << 16


def keep_large_blocks_apart() -> None:
    """Let large blocks be handed back as soon as they are freed.

    Else glibc learns from the first ones to keep them, and arrays that live on lie between them.
    Other systems' libraries do not learn so.
    """
    for what in (_M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD):
        _ask_glibc("mallopt", what, _LARGE_BYTES)


def give_back() -> None:
    """Hand back what was freed: some 30 MB after columns were read, more after a sync."""
    _ask_glibc("malloc_trim", 0)


def _ask_glibc(function: str, *values: int) -> None:
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):  # another C library
            getattr(ctypes.CDLL(None), function)(*values)
