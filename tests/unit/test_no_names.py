"""Adding a dataset takes a declaration: what is composed by hand is declared as well."""

import ast
from pathlib import Path

import pytest

from desktop.catalog import DATASETS

ROOT = Path(__file__).parents[2] / "desktop"
GENERIC = ("store", "sync", "models", "views", "export")
FILES = sorted(path for folder in GENERIC for path in (ROOT / folder).rglob("*.py"))


def names_in(tree):
    """Each text and identifier of a module that is the name of a dataset, docstrings apart."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    constants = {name.upper() for name in DATASETS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in DATASETS and id(node) not in docs:
            yield node.value
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("desktop.catalog"):
            yield from (alias.name for alias in node.names if alias.name in constants)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_generic_part_names_a_dataset(path):
    assert list(names_in(ast.parse(path.read_text("utf-8")))) == []


def test_a_name_is_found_wherever_it_stands():
    source = (
        'from desktop.catalog.orders import ORDERS\n\ndef f():\n    """orders"""\n    g("orders")'
    )
    assert list(names_in(ast.parse(source))) == ["ORDERS", "orders"]
