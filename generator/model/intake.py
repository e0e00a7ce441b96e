"""Comments received, added up: by service and by theme.

Takes nothing: judging fills these types. Gives values that never change.
Must not know tables, or which numbers are small.
"""

from dataclasses import dataclass

from generator.periods import Period


@dataclass(frozen=True, slots=True)
class Count:
    """Comments `received`, and how many were `answered`: None where not all rows say so.

    `hidden` says that there were too few to show; both are then None.
    """

    received: int | None = None
    answered: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came in between the first and the last period, by service and by theme, in order of id.

    Both divisions add up to the total; the theme "" holds comments of which none was named.
    """

    first: Period
    last: Period
    total: Count
    services: tuple[tuple[str, Count], ...]
    themes: tuple[tuple[str, Count], ...]
