"""What things are called in a difference: names for ids, words for figures, periods and targets.

Takes two states. Gives English text. Must not know what changed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from generator.dates import parse_date
from generator.diff.changes import Figure, Held, Key, Standing
from generator.diff.state import Record, State
from generator.exports.dictionary import COMPARISONS
from generator.model import Kind, Status, Target
from generator.periods import Calendar, Form, Period, parse_period
from generator.quantities import Amount, parse_decimal, plain
from generator.sentences.numbers import ENDS_OF_SHARE, PARTS, PERCENT, quantity
from generator.sentences.satisfaction import ANSWERED
from generator.sentences.targets import change_words, is_eased, target_words
from generator.sentences.tongue import Tongue
from generator.sentences.verdicts import WORDS
from generator.text import Text

TONGUE = Tongue()
NO_DAY = date.min
"""Stands for the first day of a target of which only its period is known."""

WHOLE = re.compile(r"-?[0-9]{1,300}")
LONGEST = 160
"""Characters of somebody's own words that are quoted."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id, of the newer state where it has them; `standards` by service and id."""

    agencies: Mapping[str, str]
    services: Mapping[str, str]
    standards: Mapping[tuple[str, str], Record]
    loops: Mapping[str, str]

    def agency(self, name: str) -> str:
        """What an agency is called."""
        return self.agencies.get(name) or name

    def service(self, name: str) -> str:
        """What a service is called."""
        return self.services.get(name) or name

    def loop(self, name: str) -> str:
        """What people said."""
        return quoted(self.loops[name]) if name in self.loops else name

    def standard(self, service: str, standard: str) -> str:
        """A standard by its own id as words; one of a foreign register by its promise."""
        row = self.standards.get((service, standard), {})
        promise, foreign = row.get("promise", ""), row.get("source_id", "")
        if promise and foreign:
            return f"{quoted(promise)} ({foreign})"
        return standard.replace("-", " ")

    def promise(self, service: str, standard: str) -> str:
        """The promise behind a standard that is named by its id; "" where the name says it."""
        row = self.standards.get((service, standard), {})
        return "" if row.get("source_id") else quoted(row.get("promise", ""))

    def result(self, key: Key) -> str:
        """A result: its standard, its period, and its channel, group and statistic."""
        parts = [
            self.standard(key.service, key.standard),
            period_words(key.period, key.first, key.last),
            key.channel and f"channel {key.channel}",
            key.segment and f"group {key.segment}",
            key.statistic and f"figure {key.statistic}",
        ]
        return ", ".join(part for part in parts if part)

    def word(self, service: str, standard: str, status: str) -> str:
        """The word of a verdict; of one on answers to a survey it says whose verdict it is."""
        row = self.standards.get((service, standard), {})
        answered = row.get("kind") == Kind.SATISFACTION and status in set(ANSWERED)
        return ANSWERED[Status(status)] if answered else status_words(status)

    def verdict(self, key: Key, figure: Figure) -> str:
        """The verdict on a figure as its page has it; "" for a figure that no target judges."""
        if not figure.status:
            return ""
        if figure.unconfirmed:
            return "Reported as zero, not confirmed"
        word = self.word(key.service, key.standard, figure.status)
        judged = figure.status in {Status.MET, Status.MISSED}
        return f"{word} (provisional)" if judged and figure.provisional else word

    def standing(self, service: str, standard: str, standing: Standing | None) -> str:
        """A verdict with its period: Missed, March 2026."""
        if standing is None:
            return "no result yet"
        period = period_words(standing.period, standing.first, standing.last)
        return f"{self.word(service, standard, standing.status)}, {period}"

    def figure(self, key: Key, figure: Figure, *, beside: Figure | None = None) -> str:
        """A figure as results are printed, never like the one it is told `beside`."""
        row = self.standards.get((key.service, key.standard), {})
        failures = row.get("counts") == "failures" and not key.statistic
        parts = figure.unit == PERCENT or row.get("kind") in set(PARTS)
        value = parse_decimal(figure.value) if figure.value else None
        counts = _counts(figure, failures=failures, parts=parts)
        if value is None:
            return counts or "no figure"
        said = quantity(value, figure.unit, TONGUE, sides=_sides(figure, beside))
        return f"{said} ({counts})" if counts else said


def names_of(old: State, new: State) -> Names:
    """The names that two states give, the newer one's first."""
    return Names(
        _named(old, new, "agencies", "agency", "name"),
        _named(old, new, "services", "service", "name"),
        {(r["service"], r["standard"]): r for r in (*old.standards(), *new.standards())},
        _named(old, new, "feedback", "loop", "title"),
    )


def _named(old: State, new: State, table: str, key: str, name: str) -> dict[str, str]:
    return {row[key]: row[name] for row in (*old.records(table), *new.records(table))}


def _sides(figure: Figure, beside: Figure | None) -> list[Fraction]:
    """The numbers that a printed figure does not cross: its bounds, ends, and the other figure."""
    ends = list(ENDS_OF_SHARE if figure.unit == PERCENT else ENDS_OF_SHARE[:1])
    other = beside.value if beside and beside.unit == figure.unit else ""
    told = (*figure.bounds, other if other != figure.value else "")
    return ends + [number for text in told if text and (number := parse_decimal(text)) is not None]


def _counts(figure: Figure, *, failures: bool, parts: bool) -> str:
    """The counts behind a figure: 842 of 1,000; cases alone; "" for none."""
    counted, whole = _whole(figure.numerator), _whole(figure.denominator)
    if whole is None:
        return "" if counted is None else TONGUE.count(counted)
    if parts and counted is not None:
        part = whole - counted if failures else counted
        return f"{TONGUE.count(part if part >= 0 else counted)} of {TONGUE.count(whole)}"
    return TONGUE.plural("{count} case", "{count} cases", whole)


def _whole(cell: str) -> int | None:
    """The whole number of a cell; None where it has none."""
    return int(cell) if WHOLE.fullmatch(cell) else None


def quoted(text: str) -> str:
    """Somebody's own words in quotation marks, cut where they are long."""
    words = " ".join(text.split())
    cut = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} ..."
    return f"“{cut}”" if cut else ""


def status_words(status: str) -> str:
    """The word of a verdict; a row that no target judges has none."""
    return WORDS[Status(status)] if status in set(Status) else "No verdict"


def period_words(key: str, first: str, last: str) -> str:
    """What people call a period; its key where nothing is known of it."""
    days = _day(first), _day(last)
    if days[0] is None or days[1] is None or days[0] > days[1]:
        return key
    read = parse_period(key, Calendar())
    if isinstance(read, Period) and (read.first, read.last) == days:
        return TONGUE.period(read)
    if key.startswith("FY"):
        form = Form.FISCAL_QUARTER if "-Q" in key else Form.FISCAL_YEAR
        return TONGUE.period(Period(days[0], days[1], form, key))
    return key


def target_of(held: Held) -> Target:
    """A target as a table has it, as one of the model."""
    first = _day(held["target_start"]) or NO_DAY
    since = Period(first, first, Form.DAY, held["target_from"])
    low, high = (_amount(held[name], held.unit) for name in ("target", "target_high"))
    word = held["comparison"]
    bounds: dict[str, Any] = {word: low} if low and word in COMPARISONS[:-1] else {}
    both = (low, high) if low and high and word == COMPARISONS[-1] else ()
    by = _day(held["target_by"])
    within = Text.plain(held["target_within"]) if held["target_within"] else None
    return Target(since=since, by=by, within=within, between=both, **bounds)


def _day(cell: str) -> date | None:
    """The day of a cell; None where it has none."""
    day = parse_date(cell) if cell else None
    return day if isinstance(day, date) else None


def _amount(cell: str, unit: str) -> Amount | None:
    value = parse_decimal(cell) if cell else None
    return None if value is None else Amount(value, unit, plain(value))


def held_words(held: Held) -> str:
    """What a target asks for, with the time promised: at least 90% within 6 weeks."""
    words, within = target_words(target_of(held), TONGUE), held["target_within"]
    parts = [words, f"within {within}" if within else "", _about(held)]
    return " ".join(part for part in parts if part) or "no target"


def _about(held: Held) -> str:
    """Which cases a target is about, where it says so, and its name."""
    parts = [held["target_name"], held["target_channel"], held["target_segment"]]
    told = ", ".join(part for part in parts if part)
    return f"({told})" if told else ""


def turned(old: Held, new: Held) -> str:
    """What changed from one target to another: raised, lowered, eased; "" for neither."""
    words = change_words(target_of(old), target_of(new), TONGUE)
    return words.removesuffix(f" on {TONGUE.date(NO_DAY)}")


def eased(old: Held, new: Held) -> bool:
    """Whether a target asks for less, or allows more time, than the one before."""
    return is_eased(target_of(old), target_of(new))


def listed(parts: Iterable[str]) -> str:
    """Parts as a list in a sentence."""
    return TONGUE.joined(list(parts))
