"""What a chart shows: positions as floats, everything readable as finished words.

Takes numbers and words that others have settled; what `scales.py` has to fill them is given here
too. Gives frozen figures that `charts/` draws. Must not know results, verdicts, number formats,
languages, colours or SVG.

Along the time axis positions count periods as a slice does: period 3 reaches from 3 to 4, its
mark stands in the middle, a break before it lies at 3, and a target of periods 0 to 11 reaches
from 0 to 12. Floats exist only for positions; every number that is read comes as words.
"""

import hashlib
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.pages.scales import CLOCK_STEPS, Scale, XLabel, nice_domain, x_labels

__all__ = [
    "CLOCK_STEPS",
    "AnswerBar",
    "AnswersFigure",
    "Band",
    "BeforeAfterFigure",
    "Break",
    "Dot",
    "DotsFigure",
    "Drawable",
    "Figure",
    "Look",
    "Mark",
    "QrCode",
    "Reference",
    "Scale",
    "SingleFigure",
    "Sparkline",
    "Step",
    "Stretch",
    "Tick",
    "TimeFigure",
    "XLabel",
    "nice_domain",
    "x_labels",
]

Look: TypeAlias = Literal["met", "missed", "plain"]
"""How a result is marked: a dot, a cross, or a ring where there is no verdict."""


@dataclass(frozen=True, slots=True)
class Drawable:
    """What every figure has: a key of its content."""

    @property
    def key(self) -> str:
        """A hash of the whole content, 32 hex digits: equal figures have equal keys."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Mark:
    """One result: the number of its period from 0, its value, its look."""

    x: int
    y: float
    look: Look = "plain"
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A target in force over a slice of the periods; `y_high` makes it a range from `y` up."""

    start: float
    end: float
    y: float
    y_high: float | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The series stops before the period `at`; the words say why, in a few characters."""

    at: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A slice of the periods that a note is about."""

    start: float
    end: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A level to compare with, over all periods: a baseline, a benchmark."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number of a scale, and how it is written."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFigure(Drawable):
    """Results over `length` periods against their targets, on a scale from `low` to `high`.

    `marks` are in order of their periods; a period without a mark leaves a gap in the line.
    `latest_label` stands at the last mark. `title` and `sentence` say in words what is drawn.
    `also` are the marks of the second statistic `also_id`, in the same unit and without verdicts;
    `about` says which of several targets is drawn.
    A ValueError is raised for what cannot be drawn: it would be a fault of the caller.
    """

    length: int
    marks: tuple[Mark, ...]
    low: float
    high: float
    y_ticks: tuple[Tick, ...]
    x_labels: tuple[XLabel, ...]
    title: str
    sentence: str
    latest_label: str = ""
    steps: tuple[Step, ...] = ()
    breaks: tuple[Break, ...] = ()
    bands: tuple[Band, ...] = ()
    references: tuple[Reference, ...] = ()
    also: tuple[Mark, ...] = ()
    also_id: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        """The figure can be drawn: marks in order, every level on the scale."""
        for marks in (self.marks, self.also):
            periods = [-1, *(mark.x for mark in marks), self.length]
            if any(later <= earlier for earlier, later in itertools.pairwise(periods)):
                raise ValueError(f"marks out of order or outside {self.length} periods: {periods}")
        levels = [mark.y for mark in (*self.marks, *self.also)] + [step.y for step in self.steps]
        levels += [reference.y for reference in self.references]
        levels += [step.y_high for step in self.steps if step.y_high is not None]
        refuse_off_scale(levels, low=self.low, high=self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleFigure(Drawable):
    """One result on a scale from `low` to `high`, against its target or its range of targets.

    Without a `target` only the result is drawn. A ValueError is raised as for `TimeFigure`.
    """

    value: float
    value_label: str
    look: Look
    low: float
    high: float
    ticks: tuple[Tick, ...]
    title: str
    sentence: str
    target: float | None = None
    target_high: float | None = None
    target_label: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        """The figure can be drawn: every level lies on the scale."""
        levels = (self.value, self.target, self.target_high)
        given = [level for level in levels if level is not None]
        refuse_off_scale(given, low=self.low, high=self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline(Drawable):
    """The run of results in small, None where there is none; `look` marks the last one.

    It stands beside words that say the same, and is hidden from screen readers. Its scale is
    `low` to `high`; without them it is cut to the values.
    """

    values: tuple[float | None, ...]
    look: Look = "plain"
    target: float | None = None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        """The figure can be drawn: every level lies on the scale, where it has one."""
        if self.low is not None and self.high is not None:
            levels = [level for level in (*self.values, self.target) if level is not None]
            refuse_off_scale(levels, low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some periods in a row: each one's value, and what they come to together, None for nothing.

    `name` says which periods they are, `label` is the value together in words.
    """

    name: str
    values: tuple[float, ...]
    value: float | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfterFigure(Drawable):
    """Results of some periods before a change and of as many after it, on one scale.

    A ValueError is raised as for `TimeFigure`.
    """

    before: Stretch
    after: Stretch
    low: float
    high: float
    ticks: tuple[Tick, ...]
    title: str
    sentence: str

    def __post_init__(self) -> None:
        """The figure can be drawn: every level lies on the scale."""
        stretches = (self.before, self.after)
        levels = [value for one in stretches for value in one.values]
        levels += [one.value for one in stretches if one.value is not None]
        refuse_off_scale(levels, low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class AnswerBar:
    """Everybody's answers as parts of a bar, in per cent, the least favourable part first.

    `against` lie left of the middle, `good` right of it; `neither` lie across it. `name` says of
    which period, `label` what the favourable ones come to.
    """

    name: str
    against: tuple[float, ...]
    neither: tuple[float, ...]
    good: tuple[float, ...]
    label: str = ""

    @property
    def reach(self) -> tuple[float, float]:
        """How far the bar reaches to the left and to the right of the middle."""
        half = sum(self.neither) / 2
        return sum(self.against) + half, sum(self.good) + half


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFigure(Drawable):
    """How people answered one question, a bar a period; `ends` name its two sides."""

    bars: tuple[AnswerBar, ...]
    ends: tuple[str, str]
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure with its margin where it has one; `whole` marks everybody together."""

    name: str
    value: float
    label: str
    low: float | None = None
    high: float | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsFigure(Drawable):
    """Figures of one kind below each other, on one scale from `low` to `high`.

    A ValueError is raised as for `TimeFigure`.
    """

    dots: tuple[Dot, ...]
    low: float
    high: float
    ticks: tuple[Tick, ...]
    title: str
    sentence: str

    def __post_init__(self) -> None:
        """The figure can be drawn: every level lies on the scale."""
        levels = [level for one in self.dots for level in (one.value, one.low, one.high)]
        given = [level for level in levels if level is not None]
        refuse_off_scale(given, low=self.low, high=self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode(Drawable):
    """An address for the camera of a telephone; `title` says in words where it leads."""

    address: str
    title: str


Figure: TypeAlias = (
    TimeFigure | SingleFigure | Sparkline | BeforeAfterFigure | AnswersFigure | DotsFigure | QrCode
)


def refuse_off_scale(levels: Iterable[float], *, low: float, high: float) -> None:
    """Nothing, or a ValueError: `low` must lie below `high` and every level between them."""
    if not low < high:
        raise ValueError(f"a scale from {low} to {high} has no length")
    slack = (high - low) * 1e-9  # 0.1 + 0.2 must not fall off a scale that ends at 0.3
    if not all(low - slack <= level <= high + slack for level in levels):
        raise ValueError(f"a level lies outside the scale from {low} to {high}")
