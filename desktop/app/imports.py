"""Imports as Python does them, without what PySide6 and the collector put in their way.

PySide6 replaces `__import__` to serve `from __feature__ import …`, which nobody here writes. For
that it reads the source of each module that is imported after it, and keeps it: a quarter of the
time until the first picture, and memory for all of the sources.
"""

import builtins
import gc

gc.disable()  # for good: see Housekeeping. What is imported stays, and need not be looked at.

import PySide6.QtCore  # noqa: E402, F401 - it replaces `__import__`

if plain := getattr(builtins, "__orig_import__", None):
    builtins.__import__ = plain
