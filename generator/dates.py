"""Days: how they are written, what an impossible one is told, and what a slip in one meant.

Takes the texts of tables and settings. Gives days or refusals, and suggestions of what to type.
Must not know periods, calendars or languages.
"""

import re
from calendar import monthrange
from datetime import date

from generator.diagnostics import Refusal

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years outside these are slips of the keyboard."""

_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
NAMED_MONTH = f"(?:{'|'.join(_NAMES)})[A-Z]{{0,6}}"
_ISO_DATE = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
# Orders in which people write a date. 03/04/2025 has two, so nothing is suggested for it.
_DATE_ORDERS = tuple(
    re.compile(pattern)
    for pattern in (
        "(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<d>[0-9]{1,2})(?:[T ][0-9:.+Z]+)?",
        "(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
        "(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})",
        "(?P<m>[0-9]{1,2})[-/. ](?P<d>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})",
        f"(?P<d>[0-9]{{1,2}})[-. ]*(?P<m>{NAMED_MONTH})[-,. ]*(?P<y>[0-9]{{4}})",
        f"(?P<m>{NAMED_MONTH})[. ]*(?P<d>[0-9]{{1,2}})[, ]+(?P<y>[0-9]{{4}})",
    )
)
WRONG_YEAR = f"its year is not between {FIRST_YEAR} and {LAST_YEAR}"
ANY_DATE = "the date as year-month-day, such as 2025-03-14"


def parse_date(text: str) -> date | Refusal:
    """The day that an ISO date names, or why the text is none."""
    match = _ISO_DATE.fullmatch(text.strip())
    if match is None:
        fault = "dates are written year-month-day"
        return Refusal.of("bad-date", text=text, fault=fault, suggestion=suggest_date(text))
    year, month, day = (int(part) for part in match.groups())
    if fault := _find_date_fault(year, month, day):
        return Refusal.of("bad-date", text=text, fault=fault, suggestion=ANY_DATE)
    return date(year, month, day)


def _find_date_fault(year: int, month: int, day: int) -> str:
    """What is impossible about a date, or nothing."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return WRONG_YEAR
    if not 1 <= month <= len(_NAMES):
        return f"there is no month {month:02}"
    days = monthrange(year, month)[1]
    return "" if 1 <= day <= days else f"{year}-{month:02} has {days} days"


def suggest_date(text: str) -> str:
    """The ISO date that a date in another order means, where it means only one."""
    told = " ".join(text.upper().split())
    matches = (pattern.fullmatch(told) for pattern in _DATE_ORDERS)
    meant = {day for match in matches if match and (day := _read_order(match))}
    return meant.pop().isoformat() if len(meant) == 1 else ANY_DATE


def _read_order(match: re.Match[str]) -> date | None:
    """The day that a text means by one order of year, month and day, if there is such a day."""
    year, month, day = int(match["y"]), number_month(match["m"]), int(match["d"])
    return None if _find_date_fault(year, month, day) else date(year, month, day)


def number_month(text: str) -> int:
    """The number of a month from its number or its English name, in capitals."""
    return int(text) if text.isdecimal() else _NAMES.index(text[:3]) + 1
