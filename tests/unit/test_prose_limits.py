"""Facts about what a Markdown text may hold: beyond it there is a finding, within it an end."""

import time
from collections.abc import Callable

import pytest

from generator.sources.prose import to_html
from generator.sources.prose_limits import DEEPEST, LONGEST, MOST_OPEN, MOST_OPEN_ALL, find_unfit


def code_of(text: str) -> str:
    """The code of the first thing beyond a limit, "" for none."""
    found = find_unfit(text)
    return found[1].code if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "> " * 10_000 + "x",
        ">" * 10_000,
        "- " * 3_000 + "x",
        "1. " * 3_000 + "x",
        "* " * 20_000 + "x",
        "\n".join("    " * depth + "- x" for depth in range(300)),
    ],
)
def test_deep_nesting_is_told(text: str) -> None:
    """Lists and quotations thousands deep are a finding, however they are written."""
    assert code_of(text) == "markdown-too-deep"


@pytest.mark.parametrize("mark", ["[", "<", "[a](", "![a](", "<http://", "<a "])
def test_brackets_without_end_are_told(mark: str) -> None:
    """What may begin a link a thousand times in one paragraph is a finding."""
    assert code_of(mark * 20_000) == "markdown-too-tangled"
    assert code_of(f"{mark}\n\n" * (MOST_OPEN_ALL + 1)) == "markdown-too-tangled"


def test_length_is_told() -> None:
    """A text as long as is read passes, and one character more does not."""
    assert code_of("a" * LONGEST) == ""
    assert code_of("a" * (LONGEST + 1)) == "markdown-too-long"


@pytest.mark.parametrize(
    "text",
    [
        "- " * 40,
        "* * * * *" * 5,
        "_ " * 60,
        "    code\n" + " " * 400 + "more code",
        "> quoted\n> > twice\n\n- a\n    - b\n        1. c",
        "[a](b) " * 100,
    ],
)
def test_what_people_write_passes(text: str) -> None:
    """Rules, code, lists in lists and many links are nothing."""
    assert code_of(text) == ""


def test_the_line_is_named() -> None:
    """The finding stands at the first line beyond the limit."""
    found = find_unfit("a\n\n" + "> " * (DEEPEST + 1))
    assert found is not None
    assert found[0] == 3


WORST: tuple[Callable[[int], str], ...] = (
    lambda size: "> " * (DEEPEST - 1) + "x" * size,
    lambda size: "- " * (DEEPEST - 1) + "x " * size,
    lambda size: ("[" * MOST_OPEN + "a" * 1_000 + "\n\n") * (size // 10_000),
    lambda size: "*a **b " * (size // 10),
    lambda size: "`a" * (size // 10),
    lambda size: "a\n\n" * (size // 10),
    lambda size: "&#x;" * (size // 10),
)


@pytest.mark.parametrize("worst", WORST)
def test_what_passes_takes_time_in_proportion(worst: Callable[[int], str]) -> None:
    """Twice the hostile text within the limits never takes ten times as long."""
    spent = []
    for size in (10_000, 20_000):
        text = worst(size)
        assert code_of(text) == ""
        begun = time.process_time()
        to_html(text)
        spent.append(max(time.process_time() - begun, 0.02))
    assert spent[1] < 10 * spent[0]
