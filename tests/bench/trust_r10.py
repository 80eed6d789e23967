"""Spreadsheets: hostile texts written as CSV and XLSX, read back by other programs."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

from desktop.export import Form
from tests.bench.result import Result
from tests.hostile_cells import cells, exported, faults_of_csv, faults_of_xlsx

NUMBER = "R10"
Look = Callable[[Sequence[str], bytes], Iterator[str]]
CELLS = 1000


def run(times: int, seed: int) -> list[Result]:
    """So many times a thousand cells through each kind of file."""
    texts, results = cells(times * CELLS, seed), list[Result]()
    looks: dict[Form, Look] = {"csv": faults_of_csv, "xlsx": faults_of_xlsx}
    for form, look in looks.items():
        faults = [
            fault
            for raw in (False, True)
            for fault in look(texts, asyncio.run(exported(texts, form, raw=raw)))
        ]
        for fault in faults[:20]:
            print(f"  {form}: {fault}")
        what = f"{len(texts):,} cells as {form}, twice: no text, or another one"
        results.append(Result(NUMBER, what, len(faults), "", 0.0))
    return results
