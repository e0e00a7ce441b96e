"""The figures of an invented workload: results, answers to surveys, and answer sheets, as lines.

Takes a seed, what a standard promises, and its periods. Gives the lines of CSV files, the same ones
for the same seed on every machine. Must not read a clock or a file, nor know where lines are
written.

Most standards have thousands of cases a month, one in fifteen only a few. One in three has a break
in its count, one in ten was not measured for a while, one in fifty owes its last result.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

from workload_words import COMPLETED, NOTES, QUESTIONS, SCALE, Promise

CHANNELS = ("online", "mail", "counter")
REGIONS = ("north", "middle", "south", "islands")
RESULTS = (
    *("service", "standard", "period", "channel", "segment"),
    *("numerator", "denominator", "value", "open", "open_late"),
    *("status", "note", "note_fr"),
)
ANSWERS = (
    *("subject", "survey", "question", "period"),
    *(f"score_{point}" for point in range(1, len(SCALE) + 1)),
    *("respondents", "offered"),
)
SHEETS = ("SERVICE", "MONTH", *(name.upper() for name, *_ in QUESTIONS))
SURVEY = "after-the-service"
LONG = 8
"""Periods beyond which a standard may have been not measured for two of them."""

Line = tuple[object, ...]


class Chance:
    """Draws for one thing; its own name is the seed, so that no other thing disturbs it."""

    def __init__(self, name: str) -> None:
        """Starts at the same place for the same name."""
        # Only random() is promised to give the same numbers in every Python.
        self.draw = Random(name).random  # noqa: S311 (invented figures, not secrets)

    def normal(self) -> float:
        """A draw close to the standard normal: three uniform draws, as wide as one of them is."""
        return (self.draw() + self.draw() + self.draw() - 1.5) * 2

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return low + int(self.draw() * (high - low + 1))

    def chosen(self, one_in: int) -> bool:
        """True once in so many times."""
        return self.draw() * one_in < 1

    def kept(self, cases: int, share: float) -> int:
        """How many of `cases` are kept at a share of 0 to 1."""
        level = min(max(share, 0.0), 1.0)
        kept = round(cases * level + sqrt(cases * level * (1 - level)) * self.normal())
        return min(max(kept, 0), cases)


@dataclass(frozen=True, slots=True)
class Course:
    """How the results of one standard go, for as many periods as it has.

    `size` is its usual cases a period. `broken` is the first period counted another way, `stopped`
    those not measured; -1 and no period where there are none. `provisional` is whether its last
    result is, and `owed` whether that is missing.
    """

    size: int
    broken: int
    stopped: range
    provisional: bool
    owed: bool


def plan_course(seed: int, name: str, length: int) -> Course:
    """The course of a standard, which its own name decides."""
    chance = Chance(f"{seed} {name} course")
    few = chance.chosen(15)
    size = chance.between(4, 26) if few else int(10 ** (1.7 + 2.6 * chance.draw()))
    broken = chance.between(length // 4, length * 3 // 4) if chance.chosen(3) else -1
    began = chance.between(1, max(1, length - 4)) if chance.chosen(10) else -1
    stopped = range(began, began + 2) if began > 0 and length > LONG else range(0)
    return Course(size, broken, stopped, chance.chosen(5), length > 1 and chance.chosen(50))


def draw_results(
    seed: int, names: tuple[str, str], promise: Promise, periods: Sequence[str], *, parts: bool
) -> Iterator[Line]:
    """The rows of one standard in order of time; with `parts` each total is followed by its parts.

    `names` are the ids of the service and the standard.
    """
    course = plan_course(seed, "/".join(names), len(periods))
    chance = Chance(f"{seed} {'/'.join(names)}")
    level = promise.level + promise.swing * chance.normal() / 2
    for at, period in enumerate(periods[: len(periods) - course.owed]):
        level += (promise.level - level) * 0.08 + promise.swing * chance.normal() * 0.3
        if at in course.stopped:
            yield *names, period, *(("",) * 7), *_said("suspended")
            continue
        late = course.provisional and at == len(periods) - 1
        told = _said("provisional") if late else ("", "", "")
        rows = _rows(chance, promise, course.size, level, parts=parts)
        for where, figures in rows:
            yield *names, period, *where, *figures, *(told if where == ("", "") else ("", "", ""))


def _rows(
    chance: Chance, promise: Promise, size: int, level: float, *, parts: bool
) -> Iterator[tuple[tuple[str, str], Line]]:
    """The total of a period, and where it is wanted its channels and regions."""
    cases = max(0, round(size * (1 + 0.12 * chance.normal())))
    if promise.decimals >= 0:
        shown = level + promise.swing * 0.25 * chance.normal()
        waiting = _open(chance, cases) if promise.measure.get("basis") == COMPLETED else ("", "")
        yield ("", ""), ("", "", f"{max(shown, 0):.{promise.decimals}f}", *waiting)
        return
    share = level / promise.measure.get("per", 100)  # type: ignore[operator] (an int)
    kept = chance.kept(cases, share)
    yield ("", ""), (kept, cases, "", "", "")
    if parts:
        for places, by in ((CHANNELS, 0), (REGIONS, 1)):
            yield from _divide(chance, places, (kept, cases), by)


def _said(status: str) -> tuple[str, str, str]:
    """A status with its note in both languages."""
    return status, NOTES[status]["en"], NOTES[status]["fr"]


def _open(chance: Chance, cases: int) -> tuple[int, int]:
    """Cases still open at the end of a period, and those of them that are late."""
    waiting = round(cases * 0.3 * chance.draw())
    return waiting, chance.kept(waiting, 0.2)


def _divide(
    chance: Chance, places: Sequence[str], whole: tuple[int, int], by: int
) -> Iterator[tuple[tuple[str, str], Line]]:
    """A total divided among places so that numerators and denominators add up to it."""
    kept, failed = whole[0], whole[1] - whole[0]
    for left, place in zip(range(len(places), 0, -1), places, strict=True):
        own = [chance.kept(rest, 1 / left if left > 1 else 1) for rest in (kept, failed)]
        own = [kept, failed] if left == 1 else own
        kept, failed = kept - own[0], failed - own[1]
        where = (place, "") if by == 0 else ("", f"region:{place}")
        yield where, (own[0], sum(own), "", "", "")


def draw_answers(seed: int, service: str, periods: Sequence[str]) -> Iterator[Line]:
    """The counts of one service's survey: how many responded in a period, then each question."""
    chance = Chance(f"{seed} {service} answers")
    size = chance.between(6, 20) if chance.chosen(10) else chance.between(60, 2500)
    level = 0.55 + 0.25 * chance.draw()
    for period in periods:
        people = max(1, round(size * (1 + 0.15 * chance.normal())))
        offered = round(people / (0.05 + 0.3 * chance.draw()))
        blank = ("",) * len(SCALE)
        yield f"service:{service}", SURVEY, "", period, *blank, people, offered
        for name, *_ in QUESTIONS:
            counts = _spread(chance, people, level + 0.05 * chance.normal())
            yield f"service:{service}", SURVEY, name, period, *counts, "", ""


def _spread(chance: Chance, people: int, level: float) -> list[int]:
    """People over the points of the scale, about a share `level` of them on the upper two."""
    top = chance.kept(people, level)
    best, worst = chance.kept(top, 0.45), chance.kept(people - top, 0.3)
    bad = chance.kept(people - top - worst, 0.45)
    return [worst, bad, people - top - worst - bad, top - best, best]


def draw_sheets(seed: int, services: Sequence[str], months: Sequence[str], size: int) -> Iterator:
    """Answer sheets, one row what one person said: `size` of them over all services and months."""
    draw = Chance(f"{seed} sheets").draw
    points = (1, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5)
    for number in range(size):
        service = services[number % len(services)]
        month = months[int(draw() * len(months))]
        yield (service, month, *(points[int(draw() * len(points))] for _ in QUESTIONS))
