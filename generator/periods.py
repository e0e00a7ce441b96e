"""Periods of time: how they are written, ordered, followed by the next, and put in an address.

Takes texts and days, and the fiscal calendar they are read by. Gives frozen periods or refusals.
Must not know results, targets or languages: what people call a period is said in `sentences/`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from generator.dates import (
    ANY_DATE,
    FIRST_YEAR,
    LAST_YEAR,
    NAMED_MONTH,
    WRONG_YEAR,
    number_month,
    parse_date,
    suggest_date,
)
from generator.diagnostics import Refusal
from generator.text import nearest


@dataclass(frozen=True, slots=True)
class Calendar:
    """A fiscal year: the month it begins in, and the year ("first" or "last") it is named for.

    `named` are the site's own periods, such as a filing season; they are read by their key.
    """

    first_month: int = 1
    named_for: str = "last"
    named: tuple["Period", ...] = field(default=(), metadata={"hidden": True})


class Form(StrEnum):
    """The kinds of period."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal year"
    FISCAL_QUARTER = "fiscal quarter"
    ROLLING = "rolling"
    YEAR_TO_DATE = "year to date"
    RANGE = "range"
    NAMED = "named"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole days, ordered by first and last; `key` is the one text it is written as."""

    first: date
    last: date
    form: Form
    key: str

    def __hash__(self) -> int:
        """The hash of the key, which Python keeps: periods are looked up by the thousand."""
        return hash(self.key)

    @property
    def address(self) -> str:
        """The key as it stands in addresses and file names."""
        return self.key.lower().replace("/", "--")


_FORMS = {
    "daily": Form.DAY,
    "weekly": Form.WEEK,
    "monthly": Form.MONTH,
    "quarterly": Form.QUARTER,
    "half-yearly": Form.HALF,
    "yearly": Form.YEAR,
    "fiscal quarterly": Form.FISCAL_QUARTER,
    "fiscal yearly": Form.FISCAL_YEAR,
}

_PARTS = {Form.MONTH: (1, "{:02}"), Form.QUARTER: (3, "Q{}"), Form.HALF: (6, "H{}")}
"""The parts of a calendar year: how many months they have, and how they are marked."""

_WINDOWS = (Form.ROLLING, Form.YEAR_TO_DATE)
"""Forms that overlap: each ends a month after the one before."""


def form_of(cadence: str) -> Form:
    """The form of the periods that a cadence ("monthly") publishes."""
    return _FORMS[cadence]


def _months(start: int, count: int) -> tuple[date, date]:
    """The first and last day of `count` months on end; `start` is twelve times the year, and on."""
    end = start + count
    following = date(end // 12, end % 12 + 1, 1)
    return date(start // 12, start % 12 + 1, 1), following - timedelta(days=1)


def _make_week(year: int, week: int) -> Period:
    """The ISO week; raises ValueError where the year has no such week."""
    monday = date.fromisocalendar(year, week, 1)
    return Period(monday, monday + timedelta(days=6), Form.WEEK, f"{year:04}-W{week:02}")


def _make_part(year: int, part: int, form: Form) -> Period:
    """One month, quarter or half of a calendar year, counted from 1."""
    months, mark = _PARTS[form]
    span = _months(year * 12 + (part - 1) * months, months)
    return Period(*span, form, f"{year:04}-{mark.format(part)}")


def _make_year(year: int) -> Period:
    """One calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), Form.YEAR, f"{year:04}")


def _fiscal_key(start: int, calendar: Calendar) -> str:
    """The text of the fiscal year that begins in the year `start`: both its years, where two."""
    if calendar.first_month == 1:
        return f"FY{start:04}"
    return f"FY{start:04}-{(start + 1) % 100:02}"


def _make_fiscal(start: int, quarter: int | None, calendar: Calendar) -> Period:
    """The fiscal year that begins in the calendar year `start`, or one quarter of it."""
    first, key = start * 12 + calendar.first_month - 1, _fiscal_key(start, calendar)
    if quarter is None:
        return Period(*_months(first, 12), Form.FISCAL_YEAR, key)
    span = _months(first + 3 * (quarter - 1), 3)
    return Period(*span, Form.FISCAL_QUARTER, f"{key}-Q{quarter}")


def _make_window(year: int, month: int, form: Form) -> Period:
    """The twelve months, or the calendar year so far, to the end of a month."""
    if form is Form.YEAR_TO_DATE:
        return Period(*_months(year * 12, month), form, f"YTD-{year:04}-{month:02}")
    return Period(*_months(year * 12 + month - 12, 12), form, f"12M-{year:04}-{month:02}")


def _make_range(first: date, last: date) -> Period:
    """Any whole days."""
    return Period(first, last, Form.RANGE, f"{first.isoformat()}/{last.isoformat()}")


_Reader = Callable[[re.Match[str], Calendar], Period | Refusal]
_SERIAL = "a spreadsheet made a number of a date"
_ANY_PERIOD = "a period such as 2025-03, 2025-Q1, 2025, FY2025-Q2 or 2025-03-01/2025-03-28"


@lru_cache(maxsize=1 << 14)
def parse_period(text: str, calendar: Calendar) -> Period | Refusal:
    """The period that a text names, or why it names none; kept, as tables repeat their texts."""
    told = text.strip()
    found = next((one for one in calendar.named if one.key == told), None) or _read(told, calendar)
    if found is not None:
        return found
    fault, suggestion = _explain(told, calendar)
    return _refuse(text, fault, suggestion)


def _refuse(text: str, fault: str, suggestion: str) -> Refusal:
    """The refusal of a period, with what is wrong and what to type."""
    return Refusal.of("bad-period", text=text, fault=fault, suggestion=suggestion)


def _read(told: str, calendar: Calendar) -> Period | Refusal | None:
    """The period of the first form that the text has, or none where it has no known form."""
    for pattern, read in _READERS:
        if match := pattern.fullmatch(told):
            if not FIRST_YEAR <= int(match[1][:4]) <= LAST_YEAR:
                return _refuse(told, WRONG_YEAR, _ANY_PERIOD)
            return read(match, calendar)
    return None


def _read_day(match: re.Match[str], _: Calendar) -> Period | Refusal:
    """A single day."""
    day = parse_date(match[0])
    return day if isinstance(day, Refusal) else _HOLDERS[Form.DAY](day)


def _read_range(match: re.Match[str], _: Calendar) -> Period | Refusal:
    """The days from one to another, the first not after the last."""
    first, last = parse_date(match[1]), parse_date(match[2])
    if isinstance(first, Refusal):
        return first
    if isinstance(last, Refusal):
        return last
    if first > last:
        return _refuse(match[0], "its first day is after its last", f"{last}/{first}")
    return _make_range(first, last)


def _read_week(match: re.Match[str], _: Calendar) -> Period | Refusal:
    """An ISO week; 28 December lies in its year's last week, the 52nd or the 53rd."""
    year, week = int(match[1]), int(match[2])
    most = date(year, 12, 28).isocalendar().week
    if 1 <= week <= most:
        return _make_week(year, week)
    return _refuse(match[0], f"{year} has weeks W01 to W{most}", f"a week such as {year}-W{most}")


def _read_fiscal(match: re.Match[str], calendar: Calendar) -> Period | Refusal:
    """A fiscal year by its name or by both its years, or a quarter of it."""
    year, end, quarter = int(match[1]), match[2], match[3]
    if end is not None:
        if calendar.first_month == 1:
            fault = "the fiscal year begins in January, so it has one year in its name"
            return _refuse(match[0], fault, match[0].replace(f"-{end}", "", 1))
        if int(end) != (year + 1) % 100:
            right = f"-{(year + 1) % 100:02}"
            fault = "a fiscal year ends in the year after it began"
            return _refuse(match[0], fault, match[0].replace(f"-{end}", right, 1))
    named_last = end is None and calendar.first_month > 1 and calendar.named_for == "last"
    start = year - 1 if named_last else year
    return _make_fiscal(start, int(quarter) if quarter else None, calendar)


def _reader(make: Callable[[int, int, Form], Period], form: Form) -> _Reader:
    """What reads a form that is a year and a number."""
    return lambda match, _: make(int(match[1]), int(match[2]), form)


_Y, _M, _D = "([0-9]{4})", "(0[1-9]|1[0-2])", "([0-9]{4}-[0-9]{2}-[0-9]{2})"

_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (f"{_Y}-{_M}", _reader(_make_part, Form.MONTH)),
        (f"{_Y}-Q([1-4])", _reader(_make_part, Form.QUARTER)),
        (f"{_Y}-H([12])", _reader(_make_part, Form.HALF)),
        (_Y, lambda match, _: _make_year(int(match[1]))),
        (f"FY{_Y}(?:-([0-9]{{2}}))?(?:-Q([1-4]))?", _read_fiscal),
        (f"{_Y}-W([0-9]{{2}})", _read_week),
        (_D, _read_day),
        (f"{_D}/{_D}", _read_range),
        (f"12M-{_Y}-{_M}", _reader(_make_window, Form.ROLLING)),
        (f"YTD-{_Y}-{_M}", _reader(_make_window, Form.YEAR_TO_DATE)),
    )
)
"""The written forms of a period; the first group of each begins with a year of four digits."""

_SLIPS = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        ("(.+)", r"\1"),  # small letters
        ("([0-9]{4})[-/. ]*([QHW])([0-9]{1,2})", r"\1-\2\3"),
        ("([0-9]{4})[-/. ]*W([0-9])", r"\1-W0\2"),
        ("([QHW])([0-9]{1,2})[-/. ,]*([0-9]{4})", r"\3-\1\2"),
        ("([0-9]{4})[-/. ]([0-9])", r"\1-0\2"),
        ("([0-9]{4})[-/. ]?([0-9]{2})", r"\1-\2"),
        ("([0-9])[-/. ]([0-9]{4})", r"\2-0\1"),
        ("([0-9]{2})[-/. ]([0-9]{4})", r"\2-\1"),
        ("(?:FY)?[- ]*([0-9]{4})[-/ ](?:[0-9]{2})?([0-9]{2})", r"FY\1-\2"),
        ("FY[- ]*([0-9]{4})[-/ ]*(|Q[1-4])", r"FY\1-\2"),
        ("FY[- ]*([0-9]{2})[-/ ]*(|Q[1-4])", r"FY20\1-\2"),
        ("(Q[1-4])[-/ ]*FY[- ]*([0-9]{4})", r"FY\2-\1"),
        ("(YTD|12M)[-/ ]*([0-9]{4})[-/ ]([0-9]{2})", r"\1-\2-\3"),
        ("([0-9-]{10}) ?(?:TO|-|\N{EN DASH}|[.]{2}) ?([0-9-]{10})", r"\1/\2"),
    )
)
"""Other ways to write a period, in capitals, and the right way; only ever a suggestion."""

_MONTH_NAMED = re.compile(f"({NAMED_MONTH})[-., ]*([0-9]{{4}}|[0-9]{{2}})")


def _explain(told: str, calendar: Calendar) -> tuple[str, str]:
    """What is wrong with a text of no known form, and what to type instead."""
    fault, capitals = "it has none of the forms of a period", told.upper()
    if match := _MONTH_NAMED.fullmatch(capitals):
        year = match[2] if len(match[2]) > 2 else f"20{match[2]}"  # noqa: PLR2004 (Jan-26 of 2026)
        return "months are written in digits", f"{year}-{number_month(match[1]):02}"
    for pattern, right in _SLIPS:
        if match := pattern.fullmatch(capitals):
            suggestion = match.expand(right).rstrip("-")
            if isinstance(_read(suggestion, calendar), Period):
                return fault, suggestion
    day, near = suggest_date(told), nearest(told, (one.key for one in calendar.named))
    if re.fullmatch("[34][0-9]{4}", told):  # days since the end of 1899
        return _SERIAL, f"{date(1899, 12, 30) + timedelta(int(told)):%Y-%m}"
    return fault, near or (_ANY_PERIOD if day == ANY_DATE else f"{day}, or {day[:7]} for its month")


def period_of(day: date, form: Form, calendar: Calendar) -> Period:
    """The period of a form that holds the day.

    A rolling window or a year to date is the one that ends with the day's month; a range is the
    day alone.
    """
    if form in _PARTS:
        return _make_part(day.year, (day.month - 1) // _PARTS[form][0] + 1, form)
    if form in _WINDOWS:
        return _make_window(day.year, day.month, form)
    holder = _HOLDERS.get(form)
    return holder(day) if holder else _fiscal_of(day, form, calendar)


def _fiscal_of(day: date, form: Form, calendar: Calendar) -> Period:
    """The fiscal year or quarter of a day."""
    start, month = divmod(day.year * 12 + day.month - calendar.first_month, 12)
    return _make_fiscal(start, month // 3 + 1 if form is Form.FISCAL_QUARTER else None, calendar)


_HOLDERS: dict[Form, Callable[[date], Period]] = {
    Form.DAY: lambda day: Period(day, day, Form.DAY, day.isoformat()),
    Form.WEEK: lambda day: _make_week(day.isocalendar().year, day.isocalendar().week),
    Form.YEAR: lambda day: _make_year(day.year),
    Form.RANGE: lambda day: _make_range(day, day),
}


def successor(period: Period, calendar: Calendar) -> Period:
    """The next period of the same form; of a range, as many days again."""
    following = period.last + timedelta(days=1)
    if period.form is Form.RANGE:
        return _make_range(following, following + (period.last - period.first))
    return period_of(following, period.form, calendar)


def _opens(period: Period) -> date:
    """The first day of what a period adds to the one before it: of a window, its last month."""
    return period.last.replace(day=1) if period.form in _WINDOWS else period.first


def periods_from(first: Period, until: date, calendar: Calendar) -> tuple[Period, ...]:
    """All periods of `first`'s form, from it on, that begin on or before `until`.

    A rolling window or a year to date begins with its last month.
    """
    return _list_periods(first, until, calendar)


@lru_cache(maxsize=1 << 10)
def _list_periods(first: Period, until: date, calendar: Calendar) -> tuple[Period, ...]:
    """`periods_from`, kept: most standards of a site run from the same few periods."""
    found, period = [], first
    while _opens(period) <= until:
        found.append(period)
        period = successor(period, calendar)
    return tuple(found)
