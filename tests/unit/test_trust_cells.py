"""Hostile texts in exported files: read back by other programs, all of them are texts."""

import pytest

from desktop.export import formulas
from tests.hostile_cells import cells, exported, faults_of_csv, faults_of_xlsx

SOME = cells(300, 1)


@pytest.mark.parametrize("raw", [False, True])
async def test_no_cell_of_csv_is_a_formula_or_another_cell(raw):
    assert list(faults_of_csv(SOME, await exported(SOME, "csv", raw=raw))) == []


@pytest.mark.parametrize("raw", [False, True])
async def test_every_cell_of_a_workbook_is_the_text_it_was(raw):
    assert list(faults_of_xlsx(SOME, await exported(SOME, "xlsx", raw=raw))) == []


async def test_a_formula_that_gets_through_is_seen(monkeypatch):
    monkeypatch.setattr(formulas, "_FORMULA", frozenset())
    assert list(faults_of_csv(SOME, await exported(SOME, "csv", raw=False))) != []
