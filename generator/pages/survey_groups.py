"""What channels and groups said: the gap in a sentence, a chart, and the table of both.

Takes the facts of a question. Gives finished parts for the newest period that is broken down, and
says what is not broken down since too few stand behind it. Must not know how groups are hidden.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.gather import QuestionFacts
from generator.model import Divided, Opinion, Question, QuestionType
from generator.pages.breakdowns import CHANNEL, DASH, cell_name, division_name, listed_places
from generator.pages.figures import DotsFigure
from generator.pages.mentions import care_words, mention_cells, mention_columns
from generator.pages.parts import Cell, Column, Figure, LegendEntry, Row, Table
from generator.pages.setting import Setting, plain_words
from generator.pages.survey_drawn import draw_groups
from generator.pages.survey_parts import Groups
from generator.periods import Period
from generator.sentences.answers import mean_words, share_words
from generator.sentences.answers_compared import Group, gap_sentence, mention_gap_sentence


@dataclass(frozen=True, slots=True)
class GroupsTold:
    """The divisions of a question with their figures, and what is not broken down."""

    groups: tuple[Groups, ...] = ()
    figures: tuple[DotsFigure, ...] = ()
    undivided: tuple[str, ...] = ()


def divide(facts: QuestionFacts, about: Divided, setting: Setting, *, name: str) -> GroupsTold:
    """Each division's newest breakdown that is shown; `name` begins the ids of its tables."""
    found, figures, missing = [], list[DotsFigure](), []
    for division in sorted({_division(row) for row in facts.parts if _is_single(row)}):
        rows = [r for r in facts.parts if _is_single(r) and _division(r) == division]
        shown = [row for row in rows if row.says]
        newest = max((row.period for row in rows), key=_age)
        latest = max((row.period for row in shown), key=_age, default=None)
        if latest != newest:
            missing.append(_undivided(facts, division, newest, about, setting))
        if latest is not None:
            own = [row for row in shown if row.period == latest]
            made, figure = _tell(facts, own, _Division(division, about, name), setting)
            found.append(made)
            figures += [figure] if figure else []
    return GroupsTold(tuple(found), tuple(figures), tuple(missing))


@dataclass(frozen=True, slots=True)
class _Division:
    """What is divided, what names its groups, and how the id of its table begins."""

    id: str
    about: Divided
    prefix: str


def _age(period: Period) -> tuple[object, object]:
    return (period.last, period.first)


def _is_single(row: Opinion) -> bool:
    """Rows by two things at once stand in the downloads only."""
    return not (row.channel and row.segment)


def _division(row: Opinion) -> str:
    return CHANNEL if row.channel else row.segment.partition(":")[0]


def _undivided(
    facts: QuestionFacts, division: str, newest: Period, about: Divided, setting: Setting
) -> str:
    """That the newest breakdown is not shown, and why; groups of unknown size are not shown."""
    name, period = _name(division, about, setting), setting.tongue.period(newest)
    if _sizes_may_lack(facts, newest):
        return setting.say(
            "Not broken down: too few, or nobody says how many they are (by {division}, {period}).",
            division=name,
            period=period,
        )
    return setting.say(
        "Not broken down: too few (by {division}, {period}).", division=name, period=period
    )


def _sizes_may_lack(facts: QuestionFacts, period: Period) -> bool:
    """Whether groups may be hidden for want of a number: no counts tell how many people they are.

    The counts of a rating are its people; mentions are not.
    """
    if facts.question.type is QuestionType.CHOOSE_MANY:
        return True
    total = facts.row(period)
    return total is None or (total.says and not total.counted)


def _name(division: str, about: Divided, setting: Setting) -> str:
    return plain_words(division_name(division, about, setting))


def _tell(
    facts: QuestionFacts, rows: Sequence[Opinion], division: _Division, setting: Setting
) -> tuple[Groups, DotsFigure | None]:
    about, tongue = division.about, setting.tongue
    listed = listed_places(division.id, about)
    ordered = sorted(rows, key=lambda row: listed.get(row.channel or row.segment, len(listed)))
    groups = [
        (plain_words(cell_name(row.channel, row.segment, about, setting)), row) for row in ordered
    ]
    total = facts.row(rows[0].period)
    whole = (setting.say("All"), total) if total is not None and total.says else None
    title = setting.say(
        "By {division}, {period}",
        division=_name(division.id, about, setting),
        period=tongue.period(rows[0].period),
    )
    named = f"{title}: {tongue.plain(facts.question.text)}"
    many = facts.question.type is QuestionType.CHOOSE_MANY
    least = setting.site.caution_below
    figure = draw_groups(groups, whole, named, tongue)
    gap = mention_gap_sentence(groups, facts.question, least, tongue) if many else ""
    made = Groups(
        title=title,
        sentence=gap or gap_sentence(groups, least, tongue),
        figure=_drawn(figure, groups, setting),
        table=Table(
            id=f"{division.prefix}_by_{division.id}",
            caption=_caption(facts.question, setting),
            columns=(Column(setting.say("Group")), *_columns(facts, setting)),
            rows=tuple(
                Row(Cell(called, note=care_words(one, setting)), _cells(one, facts, setting))
                for called, one in (*groups, *([whole] if whole else []))
            ),
        ),
    )
    return made, figure


def _drawn(figure: DotsFigure | None, groups: Sequence[Group], setting: Setting) -> Figure | None:
    if figure is None:
        return None
    return dots_view(figure, [one for _, one in groups], setting, what=setting.say("A group"))


def dots_view(
    figure: DotsFigure, rows: Iterable[Opinion], setting: Setting, *, what: str
) -> Figure:
    """A chart of `rows` as dots with the meaning of its marks; a dot is a `what`."""
    legend = [LegendEntry("met", what)]
    if any(dot.whole for dot in figure.dots):
        legend.append(LegendEntry("plain", setting.say("All together")))
    if any(dot.low is not None for dot in figure.dots):
        margin = setting.say("Margin given by the source")
        if all(one.chance for one in rows if one.low is not None):
            margin = setting.say("Margin of chance variation, 95 times in 100")
        legend.append(LegendEntry("margin", margin))
    return Figure(figure.key, figure.sentence, tuple(legend))


def _caption(question: Question, setting: Setting) -> str:
    if question.type is QuestionType.CHOOSE_MANY:
        return setting.say("How many chose each answer")
    return setting.say("Favourable answers of all answers")


def _columns(facts: QuestionFacts, setting: Setting) -> tuple[Column, ...]:
    if facts.question.type is QuestionType.CHOOSE_MANY:
        return tuple(mention_columns(facts.question, setting))
    titles = (setting.say("Favourable"), setting.say("Answers"))
    return tuple(Column(title, number=True) for title in titles)


def _cells(one: Opinion, facts: QuestionFacts, setting: Setting) -> tuple[Cell, ...]:
    if facts.question.type is QuestionType.CHOOSE_MANY:
        return tuple(mention_cells(one, facts.question, setting))
    return figure_cells(one, facts, setting)


def figure_cells(one: Opinion, facts: QuestionFacts, setting: Setting) -> tuple[Cell, Cell]:
    """The share of a row, or its mean where it has none, and the counts behind it."""
    tongue = setting.tongue
    figure = share_words(one, tongue) or mean_words(one, facts.question, tongue) or DASH
    counts = tongue.count(one.n) if one.n is not None else DASH
    if one.favourable is not None and one.n is not None:
        part = tongue.count(one.favourable)
        counts = setting.say("{part} of {whole}", part=part, whole=counts)
    return Cell(figure), Cell(counts)
