"""Facts about every regular expression of the product: hostile text does not hold it up."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import generator

PIECES = (
    "a",
    "1",
    " ",
    "-",
    "1 ",
    "a ",
    "a-",
    "1.",
    "a.",
    "a@",
    "(",
    "<a ",
    ",",
    "\n",
    "/",
    '"',
    "# ",
)
"""What hostile text repeats: each expression meets the marks that it looks for."""

ENDS = ("", "!", "\0")

SIZES = (30, 150, 300)
"""Repetitions: where thirty take long already, time doubles with every letter."""

SOON, FLOOR = 0.5, 0.004
"""Seconds: what thirty repetitions never take, and what is too short to compare."""


def expressions() -> dict[tuple[Any, int], "re.Pattern[Any]"]:
    """Every expression that a module holds by name, or in a table of its own."""
    found: dict[tuple[Any, int], re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                found.update({(one.pattern, one.flags): one for one in _within(value)})
    return found


def _within(value: object) -> Iterator["re.Pattern[Any]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (one for one in value.values() if isinstance(one, re.Pattern))
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, re.Pattern))


EXPRESSIONS = sorted(expressions().values(), key=lambda one: (str(one.pattern), one.flags))


def test_there_are_expressions() -> None:
    """The search for them finds those of the readers."""
    assert len(EXPRESSIONS) > 50


@pytest.mark.parametrize("part", range(4))
def test_no_expression_takes_exponential_time(part: int) -> None:
    """Twice the text takes less than eight times as long, whatever is repeated in it."""
    slow = [
        (one.pattern, piece, end)
        for one in EXPRESSIONS[part::4]
        for piece in PIECES
        for end in ENDS
        if _is_slow(one, piece, end)
    ]
    assert slow == []


def _is_slow(one: "re.Pattern[Any]", piece: str, end: str) -> bool:
    """Whether an expression takes far more than twice the time for twice the text."""
    few, some, many = (piece * size + end for size in SIZES)
    if _seconds(one, few) > SOON:
        return True
    before = _seconds(one, some)
    return before > FLOOR and _seconds(one, many) > 8 * before


def _seconds(one: "re.Pattern[Any]", text: str) -> float:
    given = text.encode() if isinstance(one.pattern, bytes) else text
    begun = time.process_time()
    one.search(given)
    one.fullmatch(given)
    return time.process_time() - begun
