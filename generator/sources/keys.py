"""The keys of rows: which service and standard, which period, which channel and segment.

Takes rows of text and what is known of every standard, or of every service. Gives positions of
these and of periods, row by row; rows whose keys lead nowhere are found and left out.
Must not know figures.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from generator.diagnostics import Refusal
from generator.periods import Calendar, Form, Period, parse_period
from generator.sources.names import Names
from generator.sources.numbers import Mask
from generator.sources.renaming import take_present_ids
from generator.sources.results import Gauge, Known
from generator.sources.rows import Codes, Rows, Then, combine, factorize
from generator.text import nearest

Pair = tuple[str, str]
"""The ids of a service and of one of its standards."""

KnownStandards = Mapping[Pair, Known]

NOBODY = Known()
NO_GAUGE = Gauge()

_FORMS = {form: place for place, form in enumerate(Form)}


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """`pair` numbers the standard of each row, `known` says what is known of each number.

    `period` is the position in the sorted `periods`, -1 where it could not be read; `gauge` is
    how the figure of each row is made, as its position in `gauges`; answers have neither.
    """

    pair: Codes
    known: tuple[Known, ...]
    period: Codes
    periods: tuple[Period, ...]
    gauge: Codes = field(default_factory=lambda: np.zeros(0, np.int64))
    gauges: tuple[Gauge, ...] = ()


def read_keys(rows: Rows, known: KnownStandards, names: Names) -> Keys:
    """The keys of every row, under present ids; faults are told and their rows left out."""
    find_blank(rows, "service", "standard", "period")
    take_present_ids(rows, names)
    pair, of_pair = read_standards(rows, known, names)
    period, periods = read_periods(rows, pair, of_pair)
    keys = Keys(pair, of_pair, period, periods, *_gauges(rows, pair, of_pair))
    _find_foreign_forms(rows, keys)
    _find_early(rows, keys)
    _find_late(rows, keys)
    find_undeclared(rows, keys, "channel")
    find_undeclared(rows, keys, "segment")
    find_undeclared(rows, keys, "statistic")
    return keys


def read_standards(
    rows: Rows, known: KnownStandards, names: Names, *, gone: Container[Pair] = ()
) -> tuple[Codes, tuple[Known, ...]]:
    """The standard of each row, by present ids, as its number, and what is known of each number.

    Rows about one that does not exist are told and left out; those that are `gone` stay.
    """
    pair, first = combine(*(factorize(rows.columns[name])[0] for name in ("service", "standard")))
    ids = [(rows.cell(index, "service"), rows.cell(index, "standard")) for index in first.tolist()]
    rows.kept &= ~_told(ids, known, names)[pair]
    there = {**known, **{key: NOBODY for key in ids if key in gone}}
    _find_dangling(rows, pair, ids, there, names)
    return pair, tuple(known.get(key, NOBODY) for key in ids)


def _gauges(rows: Rows, pair: Codes, known: tuple[Known, ...]) -> tuple[Codes, tuple[Gauge, ...]]:
    """How the figure of each row is made; one of an undeclared statistic as nothing is known."""
    codes, first = combine(pair, factorize(rows.columns["statistic"])[0])
    named = ((known[pair[index]], rows.cell(index, "statistic")) for index in first.tolist())
    return codes, tuple(one.gauges.get(name, NO_GAUGE) for one, name in named)


def read_service_keys(rows: Rows, known: Mapping[str, Known], names: Names) -> Keys:
    """The keys of rows about whole services, `pair` numbering these; faulty rows are left out."""
    find_blank(rows, "service", "period")
    take_present_ids(rows, names)
    codes, ids = factorize(rows.columns["service"])
    rows.kept &= ~np.array([names.is_told(str(name)) for name in ids], bool)[codes]
    _find_unknown(rows, np.array([name not in known for name in ids], bool)[codes], known, names)
    of_service = tuple(known.get(str(name), NOBODY) for name in ids)
    keys = Keys(codes, of_service, *read_periods(rows, codes, of_service))
    find_undeclared(rows, keys, "channel")
    return keys


def find_blank(rows: Rows, *columns: str) -> None:
    """Leave out rows with a blank cell in one of these columns."""
    for column in columns:
        blank = rows.columns[column] == ""
        rows.find("blank-key", blank, column, words=_named(column), then=Then.LEAVE_OUT)


def _find_unknown(rows: Rows, lost: Mask, services: Iterable[str], names: Names) -> None:
    among = sorted(services)

    def words(index: int) -> dict[str, str]:
        name = rows.cell(index, "service")
        return {"service": name, "guess": names.guess_service(name, among)}

    rows.find("unknown-service", lost, "service", words=words, then=Then.LEAVE_OUT)


def _named(column: str) -> Callable[[int], dict[str, str]]:
    return lambda _index: {"column": column}


def guess(word: str, among: Iterable[str]) -> str:
    """The sentence that names the nearest known word, or nothing."""
    near = nearest(word, among)
    return f"Did you mean '{near}'?" if near else ""


def _told(ids: list[Pair], known: KnownStandards, names: Names) -> Mask:
    """The pairs that are not known because the file of their service has faults, told there."""
    told = (
        names.is_told(service) or (service in names.broken and (service, standard) not in known)
        for service, standard in ids
    )
    return np.fromiter(told, bool, len(ids))


def _find_dangling(
    rows: Rows, pair: Codes, ids: list[Pair], known: KnownStandards, names: Names
) -> None:
    """Leave out results of services and of standards that do not exist."""
    there = {service for service, _ in known}

    def of_standard(index: int) -> dict[str, str]:
        service, standard = ids[pair[index]]
        own = sorted(other for name, other in known if name == service)
        return {"service": service, "standard": standard, "guess": guess(standard, own)}

    lost = np.array([service not in there for service, _ in ids], dtype=bool)
    _find_unknown(rows, lost[pair], there, names)
    missing = np.array([key not in known for key in ids], dtype=bool)
    rows.find("unknown-standard", missing[pair], "standard", words=of_standard, then=Then.LEAVE_OUT)


def read_periods(
    rows: Rows, pair: Codes, known: tuple[Known, ...]
) -> tuple[Codes, tuple[Period, ...]]:
    """The period of each row; each text is read once for each calendar it stands under."""
    calendars, calendar = _calendars(rows, pair, known)
    texts, different = factorize(rows.columns["period"])
    codes, first = combine(texts, calendar)
    read = [
        parse_period(different[texts[index]], calendars[calendar[index]])
        for index in first.tolist()
    ]
    refusals = {code: one for code, one in enumerate(read) if isinstance(one, Refusal)}
    rows.refuse(refusals, codes, "period", then=Then.LEAVE_OUT)
    periods = tuple(sorted({one for one in read if isinstance(one, Period)}))
    order = {period: place for place, period in enumerate(periods)}
    places_of = [-1 if isinstance(one, Refusal) else order[one] for one in read]
    return np.array(places_of, dtype=np.int64)[codes], periods


def _calendars(
    rows: Rows, pair: Codes, known: tuple[Known, ...]
) -> tuple[tuple[Calendar, ...], Codes]:
    """The calendars in use, and for each row which: its table's own, else its agency's."""
    own = [calendar for calendar in rows.calendars if calendar is not None]
    every = {*own, *(one.calendar for one in known)}
    calendars = tuple(sorted(every, key=lambda one: (one.first_month, one.named_for)))
    place = {calendar: at for at, calendar in enumerate(calendars)}
    of_pair = np.array([place[one.calendar] for one in known], dtype=np.int64)
    of_file = np.array([place[one] if one else -1 for one in rows.calendars], dtype=np.int64)
    return calendars, np.where(of_file[rows.file] >= 0, of_file[rows.file], of_pair[pair])


def _find_foreign_forms(rows: Rows, keys: Keys) -> None:
    """Mark rows whose period is not of the form that the standard's cadence publishes."""
    allowed = np.array(
        [[not one.forms or form in one.forms for form in Form] for one in keys.known], dtype=bool
    ).reshape(-1, len(Form))
    form = np.array([_FORMS[period.form] for period in keys.periods] or [0], dtype=np.int64)
    wrong = (keys.period >= 0) & ~allowed[keys.pair, form[keys.period]]

    def words(index: int) -> dict[str, str]:
        wanted = " or ".join(sorted(keys.known[keys.pair[index]].forms))
        period = keys.periods[keys.period[index]]
        return {"period": period.key, "form": period.form, "wanted": wanted}

    rows.find("period-against-cadence", wrong, "period", words=words, then=Then.MARK)


def _find_early(rows: Rows, keys: Keys) -> None:
    """Tell rows whose period begins before the standard did."""
    began = np.array([one.began.toordinal() if one.began else 0 for one in keys.known], np.int64)
    first = np.array([period.first.toordinal() for period in keys.periods] or [0], dtype=np.int64)
    early = (keys.period >= 0) & (first[keys.period] < began[keys.pair])

    def words(index: int) -> dict[str, str]:
        return {
            "period": keys.periods[keys.period[index]].key,
            "began": str(keys.known[keys.pair[index]].began),
        }

    rows.find("result-before-began", early, "period", words=words)


def _find_late(rows: Rows, keys: Keys) -> None:
    """Mark rows whose period begins after the standard's end: nothing was promised any more."""
    never = date.max.toordinal()
    ended = np.array(
        [one.ended.toordinal() if one.ended else never for one in keys.known], np.int64
    )
    first = np.array([period.first.toordinal() for period in keys.periods] or [0], dtype=np.int64)
    late = (keys.period >= 0) & (first[keys.period] > ended[keys.pair])

    def words(index: int) -> dict[str, str]:
        return {
            "period": keys.periods[keys.period[index]].key,
            "ended": str(keys.known[keys.pair[index]].ended),
        }

    rows.find("result-after-end", late, "period", words=words, then=Then.MARK)


def find_undeclared(rows: Rows, keys: Keys, column: str) -> None:
    """Leave out rows of a channel, segment or statistic that nobody declares."""
    texts, different = factorize(rows.columns[column])
    if len(different) == 1 and different[0] == "":
        return
    codes, first = combine(texts, keys.pair)
    declared = [getattr(keys.known[keys.pair[index]], f"{column}s") for index in first.tolist()]
    said = [different[texts[index]] for index in first.tolist()]
    strange = [bool(text) and text not in own for text, own in zip(said, declared, strict=True)]

    def words(index: int) -> dict[str, str]:
        own, name = sorted(declared[codes[index]]), said[codes[index]]
        known = {"owner": keys.known[keys.pair[index]].owner, "known": ", ".join(own) or "none"}
        return {"name": name, "guess": guess(name, own), **known}

    mask = np.array(strange, dtype=bool)[codes] if len(codes) else np.zeros(0, dtype=bool)
    rows.find(f"undeclared-{column}", mask, column, words=words, then=Then.LEAVE_OUT)


def read_keys_of(rows: Rows, pair: Codes, known: tuple[Known, ...]) -> Keys:
    """The keys of rows about the things that `pair` numbers, which were found to exist already.

    Of `known` only the calendar, the channels and the segments are asked.
    """
    period, periods = read_periods(rows, pair, known)
    keys = Keys(pair, known, period, periods)
    find_undeclared(rows, keys, "channel")
    find_undeclared(rows, keys, "segment")
    return keys
