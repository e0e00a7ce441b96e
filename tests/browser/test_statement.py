"""The accessibility statement says what these tests do, and nothing else."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from browser.pages import axe_source
from generator.sentences.accessibility import TOOLS, WORDS, Check, say_tested
from generator.sentences.tongue import Tongue


def modules() -> Iterator[ModuleType]:
    """The modules of browser tests."""
    for file in sorted(Path(__file__).parent.glob("test_*.py")):
        yield import_module(f"browser.{file.stem}")


def marks(module: ModuleType) -> Iterator[pytest.Mark]:
    """The marks of its tests that `make test` runs, those of single parameters among them."""
    for name, test in inspect.getmembers(module, inspect.isfunction):
        own: list[pytest.Mark] = getattr(test, "pytestmark", [])
        if not name.startswith("test_") or "audit" in {mark.name for mark in own}:
            continue
        for mark in own:
            yield mark
            sets = mark.args[1] if mark.name == "parametrize" else ()
            yield from (one.mark for item in sets for one in getattr(item, "marks", ()))


def test_every_check_of_the_statement_is_a_test_and_every_such_test_stands_there() -> None:
    """The marks of the browser tests are the checks of the statement."""
    covered = {
        check
        for module in modules()
        for mark in marks(module)
        if mark.name == "covers"
        for check in mark.args
    }
    assert covered == set(Check)


def test_every_check_has_words() -> None:
    """The statement has one sentence a check, no two alike."""
    assert list(WORDS) == list(Check)
    assert len(set(say_tested(Tongue()))) == len(Check)


def test_the_statement_names_the_axe_that_looked() -> None:
    """The release of axe in the statement is the one that the tests evaluate."""
    assert axe_source().startswith(f"/*! axe v{TOOLS['axe-core']}.")
