"""The expressions of workflows, as GitHub evaluates them; what is not known is refused."""

import pytest

from automation.expressions import Function, UnknownExpressionError, evaluate, fill, holds

NAMES = {"github.event_name": "pull_request", "github.ref": "refs/heads/main"}
WELL: dict[str, Function] = {
    "success": lambda: True,
    "cancelled": lambda: False,
    "hashFiles": lambda *all_: repr(all_),
}
ILL: dict[str, Function] = {**WELL, "success": lambda: False}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("'it''s'", "it's"),
        ("github.event_name", "pull_request"),
        ("github.event_name == 'PULL_REQUEST'", True),
        ("github.event_name != 'push' && github.ref == 'refs/heads/main'", True),
        ("github.event_name == 'push' || github.ref", "refs/heads/main"),
        ("!cancelled()", True),
        ("!(github.ref == 'x' || cancelled())", True),
        ("'' && 'a'", ""),
        ("hashFiles('a', 'b')", "('a', 'b')"),
    ],
)
def test_known_expressions(text: str, value: object) -> None:
    """Comparison, both, either, not, brackets, texts, names and functions."""
    assert evaluate(text, NAMES, WELL) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "github.actor", "contains('a', 'b')", "1 < 2", "'a' 'b'", "(", "github.ref =="),
        *("secrets.TOKEN", "github.event['x']", "hashFiles('a' 'b')"),
    ],
)
def test_unknown_expressions_are_refused(text: str) -> None:
    """A name, a function or a sign that nobody gave is never guessed."""
    with pytest.raises(UnknownExpressionError):
        evaluate(text, NAMES, WELL)


def test_expressions_in_a_text_are_filled() -> None:
    """Each expression gives place to its value, a truth in small letters."""
    filled = fill("a-${{ github.ref }}-${{ !cancelled() }}", NAMES, WELL)

    assert filled == "a-refs/heads/main-true"


@pytest.mark.parametrize(
    ("condition", "after_failure"),
    [
        (None, False),
        ("${{ github.event_name == 'pull_request' }}", False),
        ("github.event_name == 'pull_request'", False),
        ("${{ !cancelled() }}", True),
    ],
)
def test_a_condition_means_success_unless_it_asks(
    condition: str | None, *, after_failure: bool
) -> None:
    """Behind a failed step only what asks for the state of the job is done."""
    assert holds(condition, NAMES, WELL) is True
    assert holds(condition, NAMES, ILL) is after_failure
