"""The demonstration's survey after a decision: answers by channel and by place, and mentions.

Gives rows, the same on every run and machine. Must not know files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demonstration_draws import Chance

SURVEY = "after-the-decision"
QUARTERS = tuple(f"{year}-Q{n}" for year in (2024, 2025, 2026) for n in (1, 2, 3, 4))[:11]
TURN = QUARTERS.index("2025-Q3")
"""From here on people are asked by text message too."""
PLACED = len(QUARTERS) - 1
"""From here on answers are broken down by place."""

QUESTIONS = {
    "satisfied": 0.0,
    "got-done": 9.0,
    "easy": -4.0,
    "in-time": -12.0,
    "understood": 2.0,
    "treated": 15.0,
}
"""How many in a hundred more answer favourably than to the first question."""

MENTIONS = {"faster": 0.55, "plainer": 0.3, "fewer-papers": 0.36, "somebody": 0.22}
ON_PAPER = ("mail", "counter")
"""Channels of those who would rather have plainer letters and fewer papers."""
UNHAPPY = 3
"""The three lower answers are followed by the question what would have been better."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A service: how many are asked, how satisfied they are, and the groups they belong to.

    `places` are the parts of all people in each group, and `placed` the questions that are broken
    down by them; a channel has its part, and how far its answers are from the rest.
    """

    service: str
    offered: int
    level: float
    places: dict[str, float]
    placed: tuple[str, ...]
    channels: dict[str, tuple[float, float]]


ASKED = (
    Asked(
        service="home-building-permit",
        offered=900,
        level=57.0,
        places={
            "district:capital": 0.38,
            "district:river-valley": 0.26,
            "district:lakes": 0.2,
            "district:high-plains": 0.12,
            "district:islands": 0.04,
        },
        placed=("satisfied",),
        channels={"counter": (0.42, -5.0), "online": (0.58, 4.0)},
    ),
    Asked(
        service="property-tax-relief",
        offered=3_400,
        level=66.0,
        places={
            "county:capital": 0.36,
            "county:river-valley": 0.25,
            "county:lakes": 0.19,
            "county:high-plains": 0.14,
            "county:islands": 0.06,
        },
        placed=tuple(QUESTIONS),
        channels={"mail": (0.7, -2.0), "online": (0.3, 5.0)},
    ),
)


def dealt(people: int, shares: Sequence[float], chance: Chance) -> list[int]:
    """So many people dealt out over answers, one after the other, about these shares."""
    left, weight, counts = people, 1.0, []
    for share in shares[:-1]:
        given = chance.kept(left, min(1.0, share / weight))
        counts.append(given)
        left, weight = left - given, weight - share
    return [*counts, left]


def spread(level: float) -> list[float]:
    """Five answers of which so many in a hundred are favourable, the worst one first."""
    good, bad = level / 100, 1 - level / 100
    return [bad * 0.3, bad * 0.34, bad * 0.36, good * 0.56, good * 0.44]


def write_counts() -> Iterator[tuple[object, ...]]:
    """One row a question, quarter and group, with the counts of its five answers."""
    for asked in ASKED:
        chance = Chance(f"{SURVEY}/{asked.service}")
        for step, quarter in enumerate(QUARTERS):
            yield from _quarter(asked, step, quarter, chance)


def _quarter(asked: Asked, step: int, quarter: str, chance: Chance) -> Iterator[tuple[object, ...]]:
    about = (f"service:{asked.service}", SURVEY)
    offered = chance.volume(asked.offered)
    people = chance.kept(offered, 0.12 if step >= TURN else 0.07)
    blank = [""] * 5
    yield (*about, "", quarter, "", "", *blank, people, offered)
    sizes = dealt(people, list(asked.places.values()), chance)
    for question, lead in QUESTIONS.items():
        level = asked.level + lead + step * 0.4
        parts = [dealt(size, spread(level), chance) for size in sizes]
        whole = [sum(counts) for counts in zip(*parts, strict=True)]
        yield (*about, question, quarter, "", "", *whole, "", "")
        if step >= PLACED and question in asked.placed:
            for place, counts in zip(asked.places, parts, strict=True):
                yield (*about, question, quarter, "", place, *counts, "", "")
        if step >= TURN:
            yield from _channels(asked, (*about, question, quarter), whole, chance)


def _channels(
    asked: Asked, about: tuple[str, ...], whole: Sequence[int], chance: Chance
) -> Iterator[tuple[object, ...]]:
    """The answers of the first channel, drawn from all, and those left for the other."""
    (first, (share, gap)), (second, _) = asked.channels.items()
    lean = gap / 100
    parts = [share - lean] * UNHAPPY + [share + lean / 2] * (len(whole) - UNHAPPY)
    counts = [chance.kept(n, part) for n, part in zip(whole, parts, strict=True)]
    rest = [n - m for n, m in zip(whole, counts, strict=True)]
    yield (*about, first, "", *counts, "", "")
    yield (*about, second, "", *rest, "", "")


def write_mentions() -> Iterator[tuple[object, ...]]:
    """What would have been better, of those who were not satisfied: of all, and by channel."""
    unhappy: dict[tuple[object, ...], dict[object, int]] = {}
    for row in write_counts():
        if row[2] == "satisfied" and not row[5]:
            people = sum(row[6 : 6 + UNHAPPY])  # type: ignore[arg-type]  # counts, by construction
            unhappy.setdefault(row[:4], {})[row[4]] = people
    for (subject, survey, _, quarter), people in unhappy.items():
        chance = Chance(f"{SURVEY}/better/{subject}/{quarter}")
        channels = {name: n for name, n in people.items() if name} or people
        counts = {name: _mentions(name, n, chance) for name, n in channels.items()}
        whole = [sum(own) for own in zip(*counts.values(), strict=True)]
        for name, own in {"": whole, **counts}.items():
            for option, count in zip(MENTIONS, own, strict=True):
                yield (subject, survey, "better", quarter, name, option, count)


def _mentions(channel: object, people: int, chance: Chance) -> list[int]:
    """How many of those who came by a channel chose each answer."""
    lead = 0.12 if channel in ON_PAPER else 0.0
    return [
        chance.kept(people, part + (lead if option in ("plainer", "fewer-papers") else 0.0))
        for option, part in MENTIONS.items()
    ]
