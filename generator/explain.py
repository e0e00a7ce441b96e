"""The arithmetic behind one verdict, so that anyone can check it by hand.

Takes what is published, a standard and perhaps a period. Gives lines of text: the row and where
it stands, the target in force, the comparison in whole numbers, the rounding of what is printed.
It sees only what is published: of a hidden cell there is nothing left to explain.
"""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from itertools import chain

from generator.gather import StandardFacts, gather_service
from generator.model import Kind, Status, Target
from generator.periods import Period
from generator.published import Published, Result
from generator.quantities import plain
from generator.sentences.numbers import sides_of, value_words
from generator.sentences.targets import promise_then, target_words
from generator.sentences.tongue import Tongue
from generator.sentences.verdicts import status_word
from generator.text import nearest

FACTORS = {Kind.SHARE: 100}
"""By what numerator by denominator is multiplied; a rate by its own number, others by 1."""


def find_standard(published: Published, name: str) -> StandardFacts | None:
    """The facts of SERVICE/STANDARD; None where there is no such standard."""
    service, _, standard = name.partition("/")
    agencies = {agency.id: agency for agency in published.agencies}
    for one in published.services:
        if one.id == service and one.agency in agencies:
            facts = gather_service(published, one, agencies[one.agency])
            return next((item for item in facts.standards if item.standard.id == standard), None)
    return None


def explained_names(published: Published) -> list[str]:
    """What `explain` can be asked of: every SERVICE/STANDARD, and every feedback/LOOP."""
    standards = [f"{one.id}/{part.id}" for one in published.services for part in one.standards]
    return [*standards, *(f"feedback/{one.loop.id}" for one in published.loops)]


def guess_standard(typed: str, published: Published) -> str | None:
    """The SERVICE/STANDARD that was meant where a service is called by its name, or its id alone.

    Of a service with several standards, the one whose id or promise is nearest, else the first.
    """
    head, _, tail = typed.partition("/")
    called = {
        name: one
        for one in published.services
        for name in (one.id, *(text for _, text in one.name.by_language))
    }
    meant = nearest(head, called)
    if meant is None or not called[meant].standards:
        return None
    promises = {
        words: part.id
        for part in called[meant].standards
        for words in (part.id, *(text for _, text in part.promise.by_language))
    }
    near = nearest(tail, promises)
    standard = promises[near] if near else called[meant].standards[0].id
    return f"{called[meant].id}/{standard}"


def explain(facts: StandardFacts, tongue: Tongue, *, period: Period | None = None) -> list[str]:
    """How each verdict of a period was reached; of the newest where none is given.

    No lines where the standard has no row for it.
    """
    rows = [row for track in (facts, *facts.others) for row in track.totals]
    wanted = period or (facts.current.period if facts.current else None)
    lines: list[str] = []
    for row in rows:
        if row.period == wanted:
            lines += [""] if lines else []
            lines += _explained(row, facts, tongue)
    return lines


def _explained(row: Result, facts: StandardFacts, tongue: Tongue) -> list[str]:
    name = f"{facts.service.id}/{facts.standard.id}"
    word = status_word(row, tongue) or "shown, not judged"
    head = f"{name}, {tongue.period(row.period)}: {word}"
    parts = chain(
        _row(row),
        _target(row, facts, tongue),
        _value(row, facts),
        _comparison(row, facts),
        _printed(row, tongue),
        _dates(row),
    )
    return [head, *(f"  {line}" for line in parts)]


def _row(row: Result) -> Iterator[str]:
    """The row as it stands, and where."""
    if row.pooled:
        yield f"Row: added up from {row.pooled} results, all of them reported"
    elif not row.reported:
        yield "Row: none; the period is owed by the promise's own cadence"
        return
    else:
        yield f"Row: {row.place}"
    figures = (
        ("numerator", row.numerator),
        ("denominator", row.denominator),
        ("left out", row.excluded),
        ("open", row.open),
        ("open and late", row.open_late),
        ("out of a population of", row.population),
    )
    said = [f"{name} {number:,}" for name, number in figures if number is not None]
    if said:
        yield "Figures: " + ", ".join(said)
    if row.failures:
        yield "The numerator counts failures: kept = denominator - numerator"


def _target(row: Result, facts: StandardFacts, tongue: Tongue) -> Iterator[str]:
    """The target in force, from when, and since when it was known; none of a hidden row."""
    target = row.target
    if row.status is Status.SUPPRESSED:
        return
    if target is None:
        yield "Target: none in force"
        return
    words = target_words(target, tongue) or "a time promised, but not how often"
    known = f", announced {target.announced}" if target.announced else "; no day of announcement"
    yield f"Target: {words}, from {target.since.key}{known}"
    yield f"Written at: {target.at.itself}"
    yield f"In force: {_in_force(row, target)}"
    then = promise_then(target, facts.standard, tongue)
    if then:
        yield f"The promise read then: {then}"


def _in_force(row: Result, target: Target) -> str:
    day = row.period.first
    known = max(target.since.first, target.announced or target.since.first)
    if known > day:
        day = row.period.last
        return f"on {day.isoformat()}, the last day of the window"
    return f"on {day.isoformat()}, the first day of the period"


def _value(row: Result, facts: StandardFacts) -> Iterator[str]:
    """The exact value, from counts or as it was published."""
    if row.value is None:
        return
    if row.ends is not None:
        yield f"Value: {plain(row.value)} as published, taken as it is written"
        return
    if row.denominator is None:
        yield f"Value: {plain(row.value)}, the count itself"
        return
    factor = _factor(row, facts)
    times = f"{factor} x " if factor != 1 else ""
    yield f"Value: {times}{row.kept} / {row.denominator} = {plain(row.value)}"


def _factor(row: Result, facts: StandardFacts) -> int:
    """What a quotient of counts is multiplied by: 100 for a share."""
    return FACTORS.get(row.kind, facts.standard.measure.per or 1)


def _comparison(row: Result, facts: StandardFacts) -> Iterator[str]:
    """Value against bound as whole numbers: nothing is rounded before it is compared."""
    for name, bound in (("lower", row.low), ("upper", row.high)):
        if bound is not None and row.value is not None:
            products = _products(row.value, bound, _counted(row, facts))
            yield f"Against the {name} bound {plain(bound)}: {products}"
    if row.value is not None and row.gap is not None:
        yield f"Distance from the bound: {plain(row.gap)}"


def _counted(row: Result, facts: StandardFacts) -> tuple[int, int, int] | None:
    """Factor, kept and all cases, where the value is made of them."""
    if row.ends is not None or row.kept is None or row.denominator is None:
        return None
    return _factor(row, facts), row.kept, row.denominator


def _products(value: Fraction, bound: Fraction, counted: tuple[int, int, int] | None) -> str:
    """Both sides as products of whole numbers: of the counts themselves, where there are any."""
    factor, top, bottom = counted or (1, value.numerator, value.denominator)
    left, right = factor * bound.denominator * top, bound.numerator * bottom
    sign = "<" if left < right else ">" if left > right else "="
    both = f" (both sides times {bound.denominator})" if bound.denominator > 1 else ""
    return (
        f"{factor * bound.denominator} x {top} = {left} {sign} "
        f"{right} = {bound.numerator} x {bottom}{both}"
    )


def _printed(row: Result, tongue: Tongue) -> Iterator[str]:
    if row.value is None:
        return
    sides = ", ".join(plain(side) for side in sides_of(row))
    yield f"Printed: {value_words(row, tongue)}, on the same side of {sides} as the exact value"


def _dates(row: Result) -> Iterator[str]:
    due = row.due.isoformat()
    if row.status is Status.NOT_REPORTED:
        yield f"Due by {due}; overdue from {(row.due + timedelta(days=1)).isoformat()} on"
    elif row.status is Status.NOT_DUE:
        yield f"Due by {due}"
