"""The arithmetic behind the evidence of a feedback loop, so that anyone can check it by hand.

Takes the facts of a loop. Gives lines of text: the two stretches, each row with its file and line,
the sums, the difference with its standard error and critical value, and the sentence of the page.
It sees only what is published, and decides nothing.
"""

from collections.abc import Iterator
from itertools import chain

from generator.gather import LoopFacts, gather_site
from generator.model import Change, Difference, Window
from generator.published import Published, Result
from generator.quantities import plain
from generator.sentences.evidence import cautions, effect_sentence, effect_word
from generator.sentences.loops import state_word
from generator.sentences.tongue import Tongue

PREFIX = "feedback/"
"""What the name of a loop begins with on the command line."""


def find_loop(published: Published, name: str) -> LoopFacts | None:
    """The facts of feedback/ID; None where there is no such loop."""
    loops = gather_site(published).feedback.loops
    return next((one for one in loops if f"{PREFIX}{one.loop.id}" == name), None)


def explain_loop(facts: LoopFacts, tongue: Tongue) -> list[str]:
    """How it was decided what the measure of a loop shows, line by line."""
    difference = facts.difference
    word = effect_word(difference, tongue) if difference else state_word(facts, tongue)
    parts = chain(_measure(facts), _figures(facts, difference), _page(facts, tongue))
    return [f"{PREFIX}{facts.loop.id}: {word}", *(f"  {line}" for line in parts)]


def _measure(facts: LoopFacts) -> Iterator[str]:
    """What it is measured by, and when the change was made."""
    evidence = facts.loop.evidence
    if evidence is None:
        yield "Measure: none named"
        return
    yield f"Measure: {evidence.standard}, named {evidence.named.isoformat()} ({facts.named.value})"
    if facts.loop.done:
        yield (
            f"Changed: {facts.loop.done.isoformat()}; the period that holds this day is in neither "
            f"stretch; {evidence.after} full periods are compared"
        )


def _figures(facts: LoopFacts, difference: Difference | None) -> Iterator[str]:
    """The rows of both stretches, and what is made of them."""
    change = difference.change if difference else None
    if difference is None or change is None or change.now is None or change.before is None:
        return
    before = "the same periods a year earlier" if difference.like else "just before the change"
    yield from _stretch("After", change.now, facts)
    yield from _stretch(f"Before, {before}", change.before, facts)
    yield from _test(change)
    if difference.swing is not None or difference.seasonal:
        yield _season(difference)


def _stretch(name: str, window: Window, facts: LoopFacts) -> Iterator[str]:
    yield f"{name}: {window.first.key} to {window.last.key}, {window.reported} reported"
    for row in facts.rows(window):
        yield f"  {row.place}: {row.period.key}, {_value(row)}"
    if window.numerator is not None and window.value is not None:
        yield f"  Sums: {window.numerator} / {window.denominator} = {plain(window.value)}"


def _value(row: Result) -> str:
    """The figures of a row as they are compared; a hidden one has none."""
    if row.value is None:
        return "no figure"
    if row.ends is not None or row.denominator is None:
        return plain(row.value)
    return f"{row.kept} / {row.denominator} = {plain(row.value)}"


def _test(change: Change) -> Iterator[str]:
    """The difference against its standard error."""
    if change.difference is None:
        yield f"Not compared: {change.obstacle.value if change.obstacle else 'nothing to compare'}"
        return
    middle = "" if change.now and change.now.value is not None else ", the middle one"
    yield f"Difference{middle}: {plain(change.difference)} ({change.unit})"
    if change.error is None or change.critical is None:
        return
    least = float(change.critical) * change.error
    yield (
        f"Standard error: {change.error:.6g}, from the spread between periods, neighbours taken to "
        f"be alike by {change.likeness or 0:.4g}"
    )
    yield (
        f"Critical value: {plain(change.critical)} at {change.freedom} degrees of freedom; "
        f"{plain(change.critical)} x {change.error:.6g} = {least:.6g}"
    )


def _season(difference: Difference) -> str:
    """What a difference between two times of year has to exceed as well."""
    end = "; so the season alone may explain the difference" if difference.seasonal else ""
    if difference.swing is None:
        return f"The year before the change: results for most of it are missing{end}"
    return (
        "The year before the change: its highest and lowest result lie "
        f"{plain(difference.swing)} apart{end}"
    )


def _page(facts: LoopFacts, tongue: Tongue) -> Iterator[str]:
    yield f"On the page: {' '.join((effect_sentence(facts, tongue), *cautions(facts, tongue)))}"
