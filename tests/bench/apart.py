"""Runs a bench in a process of its own: none inherits the memory or the threads of another."""

import importlib
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.bench.result import Result


def run_apart(name: str, rows: int | None) -> list[Result]:
    """What a bench finds; it raises what the bench raises."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_run, name, rows).result()


def _run(name: str, rows: int | None) -> list[Result]:
    found: list[Result] = importlib.import_module(f"tests.bench.{name}").run(rows)
    return found
