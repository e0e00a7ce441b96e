"""The parts of pages about surveys: questions with what was answered, groups, whole surveys.

Takes nothing: `pages/surveys.py` and `pages/satisfaction.py` fill these values. Gives one frozen
value a part. Must not know data, rules, number formats or HTML. What holds for `parts.py` holds
here.
"""

from dataclasses import dataclass

from generator.pages.parts import Definition, Figure, Note, Said, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """What the groups of one division said: the gap in a sentence, a chart, the table of both."""

    title: Said
    table: Table
    sentence: Said = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question in its exact words, and what was answered; `figure` says it in a few signs.

    `topic` is the driver, `when` the newest period, `only` of whom it is asked where not of all.
    `history` is the chart of `results`. `was` are anchors that led here before.
    """

    id: str
    text: Said
    topic: Said = ""
    when: Said = ""
    only: Said = ""
    figure: Said = ""
    sentence: Said = ""
    mean: Said = ""
    interval: Said = ""
    change: Said = ""
    cautions: tuple[Said, ...] = ()
    drawn: Figure | None = None
    answers: Table | None = None
    formulas: tuple[Said, ...] = ()
    groups: tuple[Groups, ...] = ()
    undivided: tuple[Said, ...] = ()
    history: Figure | None = None
    results: Table | None = None
    span: Said = ""
    breaks: tuple[Note, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySection:
    """One survey: how people were asked, the questions to read first, and the others folded.

    `was` are anchors that led here before.
    """

    id: str
    title: Said
    about: tuple[Definition, ...]
    first: tuple[Answered, ...]
    others: tuple[Answered, ...] = ()
    response: Said = ""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """One question that several services ask in the same words: a chart and its table.

    `was` are anchors that led here before.
    """

    id: str
    text: Said
    table: Table
    topic: Said = ""
    sentence: Said = ""
    figure: Figure | None = None
    was: tuple[str, ...] = ()
