"""Modules that are loaded when something of them is first used: a window is painted before.

For those that many functions of a module use; what one function uses it imports itself. Beside
it stands the real import under TYPE_CHECKING, for readers, the type checker and the layers.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class Later:
    """Stands for a module until, and after, it is loaded."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        """What the module has under this name."""
        return getattr(import_module(self._name), name)


def postpone(name: str) -> None:
    """Let libraries import a module of the standard library that is loaded once they use it."""
    if name not in sys.modules:
        parent, _, last = name.rpartition(".")
        sys.modules[name] = _Postponed(name)
        if parent:
            setattr(import_module(parent), last, sys.modules[name])


class _Postponed(ModuleType):
    """Gives up its place to the real module as soon as something of that is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the machinery of imports looks at it
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)
