"""Journeys in words: at which steps a promise was not kept, or nothing is known.

Takes the facts of journeys. Gives sentences that name steps in their order, without a score and
without an overall verdict. Must not decide how anything was judged.
"""

from collections.abc import Callable, Iterator, Sequence

from generator.gather import JourneyFacts, StandardFacts, StepFacts
from generator.model import Status
from generator.sentences.tongue import Tongue
from generator.text import N_

Test = Callable[[StandardFacts], bool]


def _is_firm(item: StandardFacts) -> bool:
    """Whether nothing speaks against naming a miss: no small numbers, nothing provisional."""
    row = item.current
    return row is None or not (row.small or row.provisional or row.unconfirmed)


def _is_unconfirmed(item: StandardFacts) -> bool:
    return item.current is not None and item.current.unconfirmed


def _is_small_miss(item: StandardFacts) -> bool:
    row = item.current
    missed = item.status is Status.MISSED and not _is_unconfirmed(item)
    return missed and row is not None and row.small


def _is_provisional_miss(item: StandardFacts) -> bool:
    row = item.current
    missed = item.status is Status.MISSED and not _is_unconfirmed(item)
    return missed and row is not None and row.provisional and not row.small


def _is_careful(item: StandardFacts) -> bool:
    """Whether a result has to be read with care, and is not named in lists."""
    return _is_provisional_miss(item) or _is_small_miss(item) or _is_unconfirmed(item)


FIRM: tuple[tuple[Test, str], ...] = (
    (
        lambda item: item.status is Status.MISSED and _is_firm(item),
        N_("a promise was not kept"),
    ),
    (lambda item: item.status is Status.NOT_REPORTED, N_("no result was reported")),
)
UNKNOWN: tuple[tuple[Test, str], ...] = (
    (lambda item: item.status is Status.NOT_JUDGED, N_("a result cannot be judged")),
    (lambda item: item.status is Status.SUPPRESSED, N_("there were too few cases to publish")),
)
CAREFUL: tuple[tuple[Test, str], ...] = (
    (_is_provisional_miss, N_("a promise was not kept, by a result that may still change")),
    (_is_small_miss, N_("a promise was not kept, on few cases")),
    (_is_unconfirmed, N_("a result of zero is not confirmed")),
)
KINDS = (*FIRM, *CAREFUL, *UNKNOWN)
"""What can be wrong or unknown at a step, by its promises; a step may be named for several."""


def journey_sentence(facts: JourneyFacts, tongue: Tongue) -> str:
    """At 2 of 6 steps a promise was not kept: ..., at 1 no result was reported: ..."""
    return _sentence(facts, [(found, words, True) for found, words in _found(facts, KINDS)], tongue)


def list_sentence(facts: JourneyFacts, tongue: Tongue) -> str:
    """The same for lists, in which no step is named for a result to be read with care."""
    parts = [(found, words, True) for found, words in _found(facts, (*FIRM, *UNKNOWN))]
    careful = ((_is_careful, N_("a result has to be read with care")),)
    parts += [(found, words, False) for found, words in _found(facts, careful)]
    return _sentence(facts, parts, tongue)


Part = tuple[list[StepFacts], str, bool]
"""Steps, what is to be said of them, and whether they are named."""


def _sentence(facts: JourneyFacts, parts: Sequence[Part], tongue: Tongue) -> str:
    if not parts:
        return _nothing_wrong(facts, tongue)
    said = [_first(parts[0], facts, tongue), *(_further(part, tongue) for part in parts[1:])]
    return "; ".join(said) + "."


def _found(
    facts: JourneyFacts, kinds: Sequence[tuple[Test, str]]
) -> Iterator[tuple[list[StepFacts], str]]:
    """The kinds that there are, with their steps."""
    for test, words in kinds:
        if found := _steps(facts, test):
            yield found, words


def _steps(facts: JourneyFacts, test: Test) -> list[StepFacts]:
    return [step for step in facts.steps if any(test(item) for item in step.counted)]


def _nothing_wrong(facts: JourneyFacts, tongue: Tongue) -> str:
    if any(step.owed for step in facts.steps):
        return tongue.say("At no step was a promise missed, or a result left out.")
    return tongue.say("At no step was a result owed yet.")


def _first(part: Part, facts: JourneyFacts, tongue: Tongue) -> str:
    return tongue.plural(
        "At {some} of {count} step {what}",
        "At {some} of {count} steps {what}",
        len(facts.steps),
        some=tongue.count(len(part[0])),
        what=_what(part, tongue),
    )


def _further(part: Part, tongue: Tongue) -> str:
    some, what = tongue.count(len(part[0])), _what(part, tongue)
    return tongue.say("at {some} {what}", some=some, what=what)


def _what(part: Part, tongue: Tongue) -> str:
    """What happened, and at which steps."""
    found, words, named = part
    if not named:
        return tongue.say(words)
    return tongue.say("{what}: {names}", what=tongue.say(words), names=_names(found, tongue))


def _names(found: Sequence[StepFacts], tongue: Tongue) -> str:
    """The steps by name, in their order."""
    quoted = (tongue.say("“{name}”", name=tongue.plain(one.step.name)) for one in found)
    return tongue.joined(list(quoted))


def rest_sentence(facts: JourneyFacts, tongue: Tongue) -> str:
    """What is to be said of the other steps; with those named before, every step is counted."""
    said = list(_rest(facts, tongue))
    return f"{tongue.joined(said)}." if said else ""


def _rest(facts: JourneyFacts, tongue: Tongue) -> Iterator[str]:
    wrong = {id(step) for test, _ in KINDS for step in _steps(facts, test)}
    rest = [step for step in facts.steps if id(step) not in wrong]
    kept = [step for step in rest if step.owed]
    silent = [step for step in rest if not step.owed and step.counted]
    bare = [step for step in rest if not step.counted]
    if kept:
        yield tongue.plural(
            "at {count} step every promise that owed a result was kept",
            "at {count} steps every promise that owed a result was kept",
            len(kept),
        )
    if silent:
        yield tongue.plural(
            "at {count} step no promise owed a result",
            "at {count} steps no promise owed a result",
            len(silent),
        )
    if bare:
        yield tongue.plural(
            "at {count} step nothing is promised", "at {count} steps nothing is promised", len(bare)
        )


def length_words(facts: JourneyFacts, tongue: Tongue) -> str:
    """6 steps, 3 agencies."""
    agencies = len({one.agency.id for one in facts.services})
    steps = tongue.plural("{count} step", "{count} steps", len(facts.steps))
    bodies = tongue.plural("{count} agency", "{count} agencies", agencies)
    return tongue.say("{steps}, {agencies}", steps=steps, agencies=bodies)
