"""What makes much of little: methods of text and filters whose cost their arguments foretell.

Takes a budget. Gives methods and filters that pay before they do what they are asked to; all others
cost no more than what they are given, which is paid for where they are called. Must not know pages.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any

from generator.sandbox.budget import Budget

WIDTHS = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes"})
"""Methods that make as many characters as a number says."""

# A width in a pattern, as in %9d or {:>9}; longer numbers than this are paid for as if they ended.
_WIDTH = re.compile(r"\d{2,15}")
_OPENS = re.compile("[%{]")
# A width that is taken from what is filled in: {:{}} or %*d.
_TAKEN = re.compile(r"\{[^{}]*\{|%[^a-zA-Z%]*\*")

Call = Callable[..., Any]


def foresee_format(budget: Budget, pattern: str, given: Iterable[object]) -> None:
    """Pay for a pattern that is filled in: its widths, and its longest part for every gap."""
    parts = [*given]
    longest = max((len(str(one)) for one in parts), default=0)
    budget.pay(sum(int(width) for width in _WIDTH.findall(pattern)))
    budget.pay(len(pattern) + longest * len(_OPENS.findall(pattern)))
    if _TAKEN.search(pattern):
        budget.pay(_numbers(parts))


def guard_method(budget: Budget, method: Any) -> Any:  # noqa: ANN401 (whatever a template calls)
    """The same, or a method that pays first where it makes much of little."""
    inner = getattr(method, "__wrapped__", method)  # Jinja puts its own around `format`
    owner, name = getattr(inner, "__self__", None), getattr(inner, "__name__", "")
    if not isinstance(owner, str | bytes | int):
        return method
    foresee = _foreseer(budget, owner, name)
    if foresee is None:
        return method

    def paid(*given: object, **named: object) -> object:
        held = tuple(_kept(one) for one in given)
        foresee([*held, *named.values()])
        return method(*held, **named)

    return paid


def _kept(value: object) -> object:
    """What can be looked at twice."""
    return tuple(value) if hasattr(value, "__next__") and isinstance(value, Iterable) else value


def _foreseer(
    budget: Budget, owner: str | bytes | int, name: str
) -> Callable[[list[object]], None] | None:
    """What pays for the call of a method before it is called; None where nothing is to be said."""
    if name in WIDTHS:
        times = owner.count("\t") + 1 if isinstance(owner, str) and name == "expandtabs" else 1
        return lambda given: budget.pay(times * _numbers(given))
    if not isinstance(owner, str | bytes):
        return None
    if name in {"format", "format_map"}:
        return lambda given: foresee_format(budget, str(owner), given)
    if name in {"replace", "translate"}:
        return lambda given: budget.pay((len(owner) + 1) * _longest(given))
    if name == "join":
        return lambda given: _pay_for_join(budget, len(owner), given)
    return None


def _numbers(given: Iterable[object]) -> int:
    return sum(abs(one) for one in given if isinstance(one, int))


def _longest(given: Iterable[object]) -> int:
    """The length of the longest text among these, also inside of a table of letters."""
    tables = [one.values() for one in given if isinstance(one, Mapping)]
    texts = [one for group in (given, *tables) for one in group if isinstance(one, str | bytes)]
    return max(map(len, texts), default=0)


def _pay_for_join(budget: Budget, length: int, given: Iterable[object]) -> None:
    for one in given:
        parts = one if isinstance(one, list | tuple | str) else ()
        budget.pay_for(parts)
        budget.pay(length * len(parts))


def guard_filters(budget: Budget, filters: Mapping[str, Call]) -> dict[str, Call]:
    """The filters, of which those that make much of little pay first.

    A random choice would give another page each time, and is none of them.
    """
    guarded = {name: one for name, one in filters.items() if name != "random"}
    for name, foresee in _FILTERS.items():
        guarded[name] = _paid(guarded[name], foresee, budget, waits=_waits(guarded[name]))
    return guarded


def _waits(method: Call) -> int:
    """How many arguments Jinja itself gives to a filter before the value."""
    return 1 if hasattr(method, "jinja_pass_arg") else 0


def _paid(method: Call, foresee: Callable[..., None], budget: Budget, *, waits: int) -> Call:
    @wraps(method)
    def paid(*given: Any, **named: Any) -> Any:  # noqa: ANN401 (a filter's)
        held = [*given]
        held[waits] = _kept(held[waits])
        foresee(budget, held[waits], [*held[waits + 1 :], *named.values()])
        return method(*held, **named)

    return paid


def _pay_width(budget: Budget, value: object, given: list[object]) -> None:
    """As many characters, parts or places as a number says, for every line."""
    lines = str(value).count("\n") + 1 if isinstance(value, str) else 1
    budget.pay(lines * (_numbers(given) + _longest(given)))


def _pay_replaced(budget: Budget, value: object, given: list[object]) -> None:
    budget.pay((len(str(value)) + 1) * _longest(given))


def _pay_joined(budget: Budget, value: object, given: list[object]) -> None:
    if isinstance(value, list | tuple | str):
        _pay_for_join(budget, _longest(given), [value])


def _pay_formatted(budget: Budget, value: object, given: list[object]) -> None:
    foresee_format(budget, str(value), given)


def _pay_places(budget: Budget, _value: object, given: list[object]) -> None:
    budget.pay(_numbers(given) ** 2)


def _pay_indented(budget: Budget, value: object, given: list[object]) -> None:
    """As many spaces for each part, however deep."""
    budget.pay(_numbers(given) * (len(str(value)) + 1))


_FILTERS: Mapping[str, Callable[..., None]] = MappingProxyType(
    {
        **dict.fromkeys(("center", "indent", "batch", "slice"), _pay_width),
        **dict.fromkeys(("replace", "wordwrap"), _pay_replaced),
        "join": _pay_joined,
        "format": _pay_formatted,
        "round": _pay_places,
        "tojson": _pay_indented,
    }
)
