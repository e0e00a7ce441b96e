"""One entry of the catalogue: what a code means, in the words of the people who meet it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What one code means; `message` and `hint` are templates filled by the finder's words."""

    severity: str
    message: str
    hint: str
    what: str
    why: str
    example: str
    mend: str
