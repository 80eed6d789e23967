"""The build backend: setuptools, after the translations were compiled into resources/."""

import shutil
from typing import Any

import translations
from setuptools import build_meta
from setuptools.build_meta import (
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def build_wheel(*arguments: Any, **options: Any) -> str:
    """Build a wheel that speaks Chinese too."""
    shutil.rmtree("build/lib", ignore_errors=True)  # else modules deleted since are shipped again
    translations.build()
    return str(build_meta.build_wheel(*arguments, **options))


def build_editable(*arguments: Any, **options: Any) -> str:
    """Install for development; the .qm files are made in the checkout."""
    translations.build()
    return str(build_meta.build_editable(*arguments, **options))
