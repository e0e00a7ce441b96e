"""What people said, summed up: one question of one survey, in one period, for one group of people.

Takes nothing: the published layer fills these types. Gives values that never change.
Must not know files, frames or words.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from generator.diagnostics import NOWHERE, Place
from generator.periods import Period
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Given:
    """One answer and how many people gave it; to a choose-many question, its mentions."""

    answer: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """The answers to one question; `channel` and `segment` are "" for everybody together.

    `n` is how many answered, or were asked a question to which several answers may be chosen;
    None where nobody says. `given` are the counts in the order of the question's answers, empty
    where only published figures exist. `share` is the favourable share in per cent, `mean` in
    points of the scale, `low` and `high` the interval of the share in per cent (of the mean where
    there is no share): computed where `chance` says so, else as the source published it.
    `hidden` means too few to publish: then no figure is left. `faulty` is the code of a fault that
    makes the figures unusable, `marked` are codes of faults told beside sound figures.
    """

    subject: str
    survey: str
    question: str
    period: Period
    channel: str = ""
    segment: str = ""
    n: int | None = None
    given: tuple[Given, ...] = ()
    favourable: int | None = None
    share: Fraction | None = None
    mean: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    chance: bool = False
    weighted: bool = False
    respondents: int | None = None
    offered: int | None = None
    customers: int | None = None
    status: str = ""
    hidden: bool = False
    small: bool = False
    faulty: str = ""
    marked: tuple[str, ...] = ()
    note: Text | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def is_total(self) -> bool:
        """Whether it is about everybody together."""
        return not self.channel and not self.segment

    @property
    def counted(self) -> bool:
        """Whether the figures were made from counts of answers, not taken from the source."""
        return bool(self.given)

    @property
    def response_rate(self) -> Fraction | None:
        """Respondents by those who were asked, in per cent; None where either is not told.

        None too where it cannot be: answers of nobody, or more people than were asked.
        """
        if not self.offered or self.respondents is None or self.respondents > self.offered:
            return None
        if not self.respondents and self.n:
            return None
        return Fraction(100 * self.respondents, self.offered)

    @property
    def says(self) -> bool:
        """Whether there is any figure that may be read."""
        return not (self.hidden or self.faulty) and (
            bool(self.given) or self.share is not None or self.mean is not None
        )
