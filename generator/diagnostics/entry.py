"""One entry of the catalogue: what a code means, in the words of the people who meet it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What one code means; `message` and `hint` are templates filled by the finder's words.

    `mapped` is the hint where the fault stands in a table that somebody else publishes, whose
    cells nobody here can mend; "" where the hint fits both.

    `quotes` is false where the line it is about may say who somebody is: that line is never shown.
    """

    severity: str
    message: str
    hint: str
    what: str
    why: str
    example: str
    mend: str
    mapped: str = ""
    quotes: bool = True
