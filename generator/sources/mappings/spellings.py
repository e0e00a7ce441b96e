"""Periods in a table's own spelling, as the texts that periods have here.

Takes a spelling such as `{start}-{end}` and what it means. Gives a function from the cell to the
text of a period. Must not know which rows the periods are of.
"""

import re
from collections.abc import Callable, Mapping

from generator.periods import Calendar, Period, parse_period
from generator.sources.mappings.model import Means

_MONTHS = "january february march april may june july august september october november december"
_MONTH_OF = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}

PIECES = {
    "year": "(?P<year>[0-9]{4})",
    "start": "(?P<start>[0-9]{4})",
    "end": "(?P<end>[0-9]{4}|[0-9]{2})",
    "half": "(?P<half>[12])",
    "quarter": "(?P<quarter>[1-4])",
    "month": "(?P<month>[0-9]{1,2}|[A-Za-z]{3,9})",
    "week": "(?P<week>[0-9]{1,2})",
    "day": "(?P<day>[0-9]{1,2})",
    "any": ".*?",
}

NEEDS: Mapping[Means, tuple[str, ...]] = {
    Means.DAY: ("year", "month", "day"),
    Means.WEEK: ("year", "week"),
    Means.MONTH: ("year", "month"),
    Means.QUARTER: ("year", "quarter"),
    Means.HALF: ("year", "half"),
    Means.YEAR: ("year",),
    Means.FISCAL_YEAR: (),
    Means.FISCAL_QUARTER: ("quarter",),
}
"""The pieces that each meaning needs; a fiscal one needs {year}, {start} or {end} too."""

MOST_ANY = 2
"""How often {any} may stand in a spelling: each more multiplies the ways to read a cell."""

LONGEST_PERIOD = 100
"""Characters: no cell that names a period is longer."""

FISCAL = (Means.FISCAL_YEAR, Means.FISCAL_QUARTER)


def spelling_lacks(written: str, means: Means) -> str:
    """The piece that a spelling lacks, that stands in it too often, or that nobody knows."""
    pieces = re.findall(r"\{(\w*)\}", written)
    given = set(pieces)
    often = {piece for piece in given if pieces.count(piece) > (MOST_ANY if piece == "any" else 1)}
    strange = sorted(given - set(PIECES) | often)
    lacking = [piece for piece in NEEDS[means] if piece not in given]
    if means in FISCAL and not given & {"year", "start", "end"}:
        lacking.append("start")
    return next(iter([*strange, *lacking]), "")


def read_spelling(written: str) -> re.Pattern[str]:
    """The pattern of a spelling; letters count whatever their case."""
    parts = re.split(r"\{(\w+)\}", written)
    texts = [PIECES[part] if at % 2 else re.escape(part) for at, part in enumerate(parts)]
    return re.compile("".join(texts), re.IGNORECASE)


def respell(cell: str, pattern: re.Pattern[str], means: Means, calendar: Calendar) -> str | None:
    """The period of a cell as it is written here, or None where the spelling is another."""
    told = " ".join(cell.split())
    match = pattern.fullmatch(told) if len(told) <= LONGEST_PERIOD else None
    if match is None:
        return None
    text = _WRITERS[means](match.groupdict(), calendar)
    return text if text and isinstance(parse_period(text, calendar), Period) else None


def _month(parts: Mapping[str, str]) -> str:
    told = parts["month"]
    number = int(told) if told.isdigit() else _MONTH_OF.get(told[:3].lower(), 0)
    return f"{parts['year']}-{number:02}"


def _fiscal(parts: Mapping[str, str], calendar: Calendar) -> str:
    """A fiscal year by the year it begins in, ends in, or is named for."""
    start, end = parts.get("start"), parts.get("end")
    if start is None and end is None:
        return f"FY{parts['year']}"
    span = 0 if calendar.first_month == 1 else 1
    first = int(start) if start else _whole_year(end or "") - span
    if end and int(end) % 100 != (first + span) % 100:
        return ""
    return f"FY{first}-{(first + 1) % 100:02}" if span else f"FY{first}"


def _whole_year(text: str) -> int:
    """A year of four digits, or of two in this century."""
    return int(text) if len(text) == len("2024") else 2000 + int(text)


_Writer = Callable[[Mapping[str, str], Calendar], str]
_WRITERS: Mapping[Means, _Writer] = {
    Means.DAY: lambda parts, _: f"{_month(parts)}-{int(parts['day']):02}",
    Means.WEEK: lambda parts, _: f"{parts['year']}-W{int(parts['week']):02}",
    Means.MONTH: lambda parts, _: _month(parts),
    Means.QUARTER: lambda parts, _: f"{parts['year']}-Q{parts['quarter']}",
    Means.HALF: lambda parts, _: f"{parts['year']}-H{parts['half']}",
    Means.YEAR: lambda parts, _: parts["year"],
    Means.FISCAL_YEAR: _fiscal,
    Means.FISCAL_QUARTER: lambda parts, calendar: f"{_fiscal(parts, calendar)}-Q{parts['quarter']}",
}
