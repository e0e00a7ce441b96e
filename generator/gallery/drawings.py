"""Charts for the examples: one of every kind, of invented figures.

Takes nothing. Gives the figures by the keys under which examples name them, and their drawings.
Must not know components, nor any project.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.charts import draw
from generator.pages.figures import (
    AnswerBar,
    AnswersFigure,
    BeforeAfterFigure,
    Break,
    Dot,
    DotsFigure,
    Figure,
    Mark,
    SingleFigure,
    Sparkline,
    Step,
    Stretch,
    Tick,
    TimeFigure,
    XLabel,
)

MONTHS = (
    92,
    93,
    91,
    89,
    94,
    92,
    90,
    88,
    91,
    93,
    95,
    92,
    90,
    91,
    87,
    88,
    86,
    89,
    91,
    92,
    88,
    86,
    85,
)
TARGET = 90
PERCENT = tuple(Tick(at, f"{at}%") for at in (0, 25, 50, 75, 100))

OVER_TIME = TimeFigure(
    length=24,
    marks=(
        *(Mark(x, y, "met" if y >= TARGET else "missed") for x, y in enumerate(MONTHS)),
        Mark(23, 84, "missed", provisional=True),
    ),
    low=80,
    high=100,
    y_ticks=tuple(Tick(at, f"{at}%") for at in (80, 85, 90, 95, 100)),
    x_labels=(XLabel(0, "Oct 2024"), XLabel(12, "Oct 2025"), XLabel(23, "Sep 2026")),
    title="Renewals mailed within six weeks",
    sentence="September 2026: 84%. The target is at least 90%.",
    latest_label="84%",
    steps=(Step(0, 24, TARGET, label="Target 90%"),),
    breaks=(Break(9, "New case system"),),
)
SINGLE = SingleFigure(
    value=88,
    value_label="88%",
    look="missed",
    low=0,
    high=100,
    ticks=(PERCENT[0], PERCENT[2], PERCENT[4]),
    title="Calls answered within 15 minutes",
    sentence="88%. The target is at least 90%.",
    target=TARGET,
    target_label="Target 90%",
)
SPARK = Sparkline(values=tuple(float(y) for y in MONTHS), look="missed", target=TARGET)
BEFORE_AFTER = BeforeAfterFigure(
    before=Stretch("Before: October to December 2024", (78, 80, 79), 79, "79%"),
    after=Stretch("After: October to December 2025", (84, 88, 86), 86, "86%"),
    low=70,
    high=90,
    ticks=(Tick(70, "70%"), Tick(80, "80%"), Tick(90, "90%")),
    title="Calls answered within 15 minutes, before and after the change",
    sentence="After the change 86%, a year earlier 79%.",
)
ANSWERS = AnswersFigure(
    bars=(
        AnswerBar("April to June 2026", (6, 11), (14,), (38, 31), "69%"),
        AnswerBar("July to September 2026", (5, 9), (13,), (40, 33), "73%"),
    ),
    ends=("Not favourable", "Favourable"),
    title="It was easy to find what I needed",
    sentence="July to September 2026: 73% favourable.",
)
DOTS = DotsFigure(
    dots=(
        Dot("Everybody", 73, "73%", 71, 75, whole=True),
        Dot("Online", 78, "78%", 75, 81),
        Dot("By phone", 66, "66%", 61, 71),
        Dot("In person", 70, "70%", 64, 76),
    ),
    low=0,
    high=100,
    ticks=PERCENT,
    title="It was easy to find what I needed, by channel",
    sentence="Online 78%, by phone 66%, in person 70%.",
)

FIGURES: Mapping[str, Figure] = MappingProxyType(
    {
        "example": OVER_TIME,
        "example-single": SINGLE,
        "example-spark": SPARK,
        "example-before-after": BEFORE_AFTER,
        "example-answers": ANSWERS,
        "example-dots": DOTS,
    }
)
"""The figures by the keys that examples may name."""


@cache
def draw_examples() -> Mapping[str, str]:
    """The SVG of every figure that an example may name, by its key there; drawn once a process."""
    drawn = draw(FIGURES.values())
    return MappingProxyType({key: drawn[figure.key] for key, figure in FIGURES.items()})
