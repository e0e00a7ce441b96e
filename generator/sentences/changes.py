"""Change over time in words: a year of results against the year before.

Takes a comparison. Gives one sentence that states figures, neither praise nor blame, and the word
for what it comes to. Must not decide whether anything changed.
"""

from generator.model import Outcome

WORDS = {
    Outcome.BETTER: "Better",
    Outcome.WORSE: "Worse",
    Outcome.ROSE: "Rose",
    Outcome.FELL: "Fell",
    Outcome.UNCLEAR: "No clear change",
    Outcome.DIFFERENCE: "Difference only",
    Outcome.NOT_ENOUGH: "Not compared",
    Outcome.NOT_MEASURED: "Not measured",
}
"""The word of each outcome."""

CHANGED = (Outcome.BETTER, Outcome.WORSE, Outcome.ROSE, Outcome.FELL)
"""Outcomes that say that something changed."""

_MONTHS = {
    "pooled": (
        "Over the last twelve months {value}{counts}, against {other} in the twelve before: {end}."
    ),
    "part": (
        "Over the {compared} months reported in both years {value}{counts}, against {other} a year "
        "before: {end}."
    ),
    "higher": (
        "In {most} of {compared} months the result was higher than in the same month a year "
        "before, typically by {gap}: more than the usual variation between months."
    ),
    "lower": (
        "In {most} of {compared} months the result was lower than in the same month a year "
        "before, typically by {gap}: more than the usual variation between months."
    ),
    "mixed": (
        "Of {compared} months, {up} were higher and {down} lower than the same month a year "
        "before: no clear change."
    ),
    "rise": "a rise of {gap}, more than the usual variation between months",
    "fall": "a fall of {gap}, more than the usual variation between months",
    "few": (
        "Not compared: of the last twelve months {now} were reported, of the twelve before "
        "{before}; at least ten of each are needed."
    ),
}

_QUARTERS = {
    "pooled": (
        "Over the last four quarters {value}{counts}, against {other} in the four before: {end}."
    ),
    "part": "",  # a comparison of quarters has all four
    "higher": (
        "In {most} of {compared} quarters the result was higher than in the same quarter a year "
        "before, typically by {gap}: more than the usual variation between quarters."
    ),
    "lower": (
        "In {most} of {compared} quarters the result was lower than in the same quarter a year "
        "before, typically by {gap}: more than the usual variation between quarters."
    ),
    "mixed": (
        "Of {compared} quarters, {up} were higher and {down} lower than the same quarter a year "
        "before: no clear change."
    ),
    "rise": "a rise of {gap}, more than the usual variation between quarters",
    "fall": "a fall of {gap}, more than the usual variation between quarters",
    "few": (
        "Not compared: of the last four quarters {now} were reported, of the four before "
        "{before}; all of them are needed."
    ),
}

_WEEKS = {
    "pooled": ("Over the last 52 weeks {value}{counts}, against {other} in the 52 before: {end}."),
    "part": (
        "Over the {compared} weeks reported in both years {value}{counts}, against {other} a year "
        "before: {end}."
    ),
    "higher": (
        "In {most} of {compared} weeks the result was higher than in the same week a year "
        "before, typically by {gap}: more than the usual variation between weeks."
    ),
    "lower": (
        "In {most} of {compared} weeks the result was lower than in the same week a year "
        "before, typically by {gap}: more than the usual variation between weeks."
    ),
    "mixed": (
        "Of {compared} weeks, {up} were higher and {down} lower than the same week a year "
        "before: no clear change."
    ),
    "rise": "a rise of {gap}, more than the usual variation between weeks",
    "fall": "a fall of {gap}, more than the usual variation between weeks",
    "few": (
        "Not compared: of the last 52 weeks {now} were reported, of the 52 before {before}; at "
        "least 44 of each are needed."
    ),
}

_YEARS = {
    "rise": "a rise of {gap}",
    "fall": "a fall of {gap}",
    "few": "Not compared: {last} and the like period a year before are not both reported.",
}
"""One period against one; halves and rolling windows too."""
