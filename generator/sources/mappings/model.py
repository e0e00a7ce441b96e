"""The language of mappings: how a table in somebody else's shape says what a scorecard needs.

Takes nothing: `read` fills these types from `data/NAME.map.yaml`. Gives frozen values.
Must not know any table. A field's `doc` is its line in the reference of mappings.

Three short forms keep the files short; `shorthand` writes them out before they are read:
a column's name alone stands for `{column: name}`, keys of languages (`{en: ..., fr: ...}`) stand
for one text in several languages, and `words: {Y: yes}` stands for a list of words.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from generator.model import (
    AskedOf,
    Cadence,
    Driver,
    Framework,
    Located,
    Measure,
    Option,
    Point,
    QuestionType,
    Respondents,
    Selection,
    doc,
)
from generator.model import (
    Scale as AnswerScale,
)
from generator.periods import Calendar
from generator.quantities import Span
from generator.sources.table_text import Encoding
from generator.text import Text


class Delimiter(StrEnum):
    """What stands between cells."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"
    BAR = "bar"


class Mark(StrEnum):
    """What stands inside numbers."""

    POINT = "point"
    COMMA = "comma"
    SPACE = "space"
    APOSTROPHE = "apostrophe"


class Scale(StrEnum):
    """How a share is written: 0.84 or 84."""

    FRACTION = "fraction"
    PERCENT = "percent"


class Only(StrEnum):
    """Which services a table may speak of."""

    KNOWN = "known"


class Means(StrEnum):
    """What a period in the table's own spelling is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal year"
    FISCAL_QUARTER = "fiscal quarter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Located):
    """One word of the table and what it means here."""

    pair: ClassVar[tuple[str, str]] = ("word", "means")

    word: str = doc("The word as it stands in the table.")
    means: Text = doc("What it means here, in one or several languages.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Located):
    """Where a text comes from: a column, several joined, or the same words for every row."""

    shorthand: ClassVar[str] = "column"

    column: str | None = doc("The column's name in the table.", default=None)
    columns: tuple[str, ...] = doc("Several columns, joined.", default=())
    join: str = doc("What joins several columns.", default="-")
    always: Text | None = doc("The same for every row.", default=None)
    words: tuple[Word, ...] = doc("What each word of the column means here.", default=())
    found: tuple[Word, ...] = doc(
        "Words to look for in a longer text, and what each means; the first in this list that "
        "stands in the text counts.",
        default=(),
    )
    other: Text | None = doc(
        "What any text means that neither `words` nor `found` knows.", default=None
    )
    missing: tuple[str, ...] = doc("Further words that mean nothing was given.", default=())
    if_missing: Text | None = doc("What is said where nothing was given.", default=None)
    split: str | None = doc("The mark at which one cell holds several texts.", default=None)
    languages: tuple[str, ...] = doc("The languages of the parts of a split cell.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSource(Source):
    """Where a number comes from, and how it is written."""

    scale: Scale = doc("fraction where 0.84 means 84 %.", key="as", default=Scale.PERCENT)
    decimals: int | None = doc("Decimals printed, where trailing zeros are cut.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Located):
    """A text in one language; no language means the site's first."""

    pair: ClassVar[tuple[str, str]] = ("language", "source")

    language: str = doc("The language.", default="")
    source: Source = doc("Where the text comes from.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Located):
    """Where a text in one or several languages comes from."""

    parts: tuple[Part, ...] = doc("A source for each language.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Located):
    """Columns whose headers are periods, and the figure that stands in them."""

    pair: ClassVar[tuple[str, str]] = ("figure", "written")

    figure: str = doc("numerator, denominator, value or another figure of a result.")
    written: str = doc("The form of the headers, such as `{year} met`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSource(Source):
    """Where the period comes from: a column, the headers of columns, or always the same."""

    written: str | None = doc(
        "The table's own spelling, such as `{start}-{end}`. Pieces: {year}, {start} and {end} "
        "(the years a fiscal year begins and ends in), {half}, {quarter}, {month}, {week}, "
        "{day}, {any}.",
        default=None,
    )
    means: Means | None = doc("What so written a period is: fiscal year, month ...", default=None)
    headers: tuple[Header, ...] = doc("One column a period: the form of its header.", default=())
    projected: tuple[str, ...] = doc("Periods whose figures are projections.", default=())
    provisional: tuple[str, ...] = doc("Periods whose figures are provisional.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter(Located):
    """A column and some of its words."""

    pair: ClassVar[tuple[str, str]] = ("column", "words")

    column: str = doc("The column's name.")
    words: tuple[str, ...] = doc("Words of that column.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Located):
    """How the file is written; what is left out is worked out from the file."""

    encoding: Encoding | None = doc("utf-8, utf-16, windows-1252 or latin-1.", default=None)
    delimiter: Delimiter | None = doc("comma, semicolon, tab or bar.", default=None)
    header: int = doc("The line on which the names of the columns stand.", default=1)
    end: str | None = doc("The table ends at the row that begins with this.", default=None)
    decimal: Mark = doc("The mark before decimals: point or comma.", default=Mark.POINT)
    thousands: Mark | None = doc("The mark between thousands, where there is one.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyColumns(Located):
    """Which columns tell the agency; with a name they make it."""

    id: Source = doc("The agency's id at its source.")
    name: Wording | None = doc("Its name.", default=None)
    abbreviation: Wording | None = doc("Its short name.", default=None)
    url: Source | None = doc("Its website.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceColumns(Located):
    """Which columns tell the service; with a name they make it."""

    id: Source = doc("The service's id at its source.")
    only: Only | None = doc("known: rows of other services are counted, not read.", default=None)
    name: Wording | None = doc("Its name.", default=None)
    summary: Wording | None = doc("What it is, in a sentence.", default=None)
    audiences: Source | None = doc("Who it is for; `split` where several.", default=None)
    url: Source | None = doc("Where the service is.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetColumns(Located):
    """Which columns tell the target; it holds from the row's period on."""

    at_least: NumberSource | None = doc("Kept at this value or above.", default=None)
    at_most: NumberSource | None = doc("Kept at this value or below.", default=None)
    more_than: NumberSource | None = doc("Kept above this value.", default=None)
    less_than: NumberSource | None = doc("Kept below this value.", default=None)
    amount: NumberSource | None = doc("The value, where a column says how it counts.", default=None)
    comparison: Source | None = doc("at_least, at_most, more_than or less_than.", default=None)
    within: Wording | None = doc("The time promised, in words.", default=None)
    since: str | None = doc(
        "The first period it holds for, where not the row's.", key="from", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardColumns(Located):
    """Which columns tell the standard; with a promise they make it."""

    id: Source = doc("The standard's id at its source, unique in its service.")
    promise: Wording | None = doc("The promise in plain words.", default=None)
    type: Source | None = doc("What it is about: timeliness, access ...", default=None)
    channel: Wording | None = doc("The channel the promise is about.", default=None)
    measure: Measure | None = doc("How it is counted.", default=None)
    kind: Source | None = doc(
        "The kind of measure of each row; where it says nothing, that of `measure`.", default=None
    )
    unit: Source | None = doc(
        "The unit of each row's values; where it says nothing, that of `measure`.", default=None
    )
    cadence: Cadence | None = doc("How often results are published.", default=None)
    due_after: Span | None = doc("How long after a period its result is due.", default=None)
    target: TargetColumns | None = doc("The target.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultColumns(Located):
    """Which columns tell the result."""

    numerator: NumberSource | None = doc("Cases that kept the promise.", default=None)
    denominator: NumberSource | None = doc("All cases.", default=None)
    value: NumberSource | None = doc("The value as it was published.", default=None)
    excluded: NumberSource | None = doc("Cases left out.", default=None)
    open: NumberSource | None = doc("Cases still open.", default=None)
    open_late: NumberSource | None = doc("Open cases that are late already.", default=None)
    population: NumberSource | None = doc("Cases a sample was drawn from.", default=None)
    channel: Source | None = doc("The channel of a breakdown.", default=None)
    segment: Source | None = doc("The group of a breakdown, as SEGMENT:GROUP.", default=None)
    statistic: Source | None = doc("The name of a second statistic.", default=None)
    status: Source | None = doc("provisional, final, projected ...", default=None)
    confirmed: Source | None = doc("yes where an odd figure is right, such as 0 %.", default=None)
    note: Wording | None = doc("The publisher's remark on the figure.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyColumns(Located):
    """Which columns tell the survey; with a name they make it."""

    id: Source = doc("The survey's id at its source, or `always:` the id of one in content/.")
    name: Wording | None = doc("Its name.", default=None)
    framework: Framework = doc("The instrument it follows.", default=Framework.CUSTOM)
    point: Point | None = doc("After a contact, after a journey, or in general.", default=None)
    audience: Respondents = doc("Who is asked: public or staff.", default=Respondents.PUBLIC)
    selection: Selection | None = doc("everyone, random or open.", default=None)
    control_number: Source | None = doc("Its approval number.", default=None)
    asked_when: Wording | None = doc("When and where people are asked.", default=None)
    url: Source | None = doc("Where the survey itself can be read.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCount(Located):
    """One answer, and the column in which those who gave it are counted."""

    pair: ClassVar[tuple[str, str]] = ("answer", "column")

    answer: str = doc("The answer's code.")
    column: str = doc("The column of its counts.")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionColumns(Located):
    """Which columns tell one question of a survey, and the answers to it."""

    id: str | None = doc("The question's id, where all rows have the same question.", default=None)
    column: Source | None = doc("The column of the question's id, where rows differ.", default=None)
    text: Wording | None = doc("Its exact wording; makes the question.", default=None)
    driver: Driver | None = doc("What it is about.", default=None)
    type: QuestionType = doc("rating, yes_no or choose_many.", default=QuestionType.RATING)
    scale: AnswerScale | None = doc("The answers that can be given.", default=None)
    options: tuple[Option, ...] = doc("What can be chosen, where several can.", default=())
    asked_of: AskedOf | None = doc("Who is asked, where not everybody is.", default=None)
    counts: tuple[AnswerCount, ...] = doc("One column an answer: ANSWER: COLUMN.", default=())
    chosen: tuple[AnswerCount, ...] = doc(
        "On answer sheets, one column an option: OPTION: COLUMN; 1, yes or true where it was "
        "chosen.",
        default=(),
    )
    answer: Source | None = doc("The column of the answer itself.", default=None)
    count: NumberSource | None = doc(
        "How many gave that answer; without it each row is one answer sheet.", default=None
    )
    n: NumberSource | None = doc("How many answered it.", default=None)
    share: NumberSource | None = doc("The published favourable share.", default=None)
    mean: NumberSource | None = doc("The published mean.", default=None)
    low: NumberSource | None = doc("The lower end of the published interval.", default=None)
    high: NumberSource | None = doc("The upper end of it.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersColumns(Located):
    """Which columns tell answers to a survey."""

    subject: Source | None = doc(
        "What they are about, as service:ID or agency:ID; the service of the row where left out.",
        default=None,
    )
    survey: SurveyColumns = doc("The survey.")
    questions: tuple[QuestionColumns, ...] = doc("Its questions.", default=())
    respondents: NumberSource | None = doc("How many people responded.", default=None)
    offered: NumberSource | None = doc("How many people were asked.", default=None)
    customers: NumberSource | None = doc("How many people used the service.", default=None)
    channel: Source | None = doc("The channel the answers are about.", default=None)
    segment: Source | None = doc("The group, as SEGMENT:GROUP.", default=None)
    weighted: Source | None = doc("yes where the figures are weighted.", default=None)
    status: Source | None = doc("provisional, final ...", default=None)
    note: Wording | None = doc("The publisher's remark.", default=None)
    once: tuple[str, ...] = doc(
        "Columns that together stand once; a second row with the same words is told.", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentColumns(Located):
    """Which columns tell how many comments came in."""

    received: NumberSource = doc("How many came in.")
    answered: NumberSource | None = doc("How many of these were answered.", default=None)
    source: Source | None = doc("Where they came in: calls, survey ...", default=None)
    theme: Source | None = doc("What they were about.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping(Located):
    """How one table is read: data/NAME.map.yaml beside data/NAME.csv."""

    publisher: Text | None = doc("Whose table it is.", default=None)
    url: str | None = doc("Where they publish it.", default=None)
    table: Sheet = doc("How the file is written.", default=Sheet())
    missing: tuple[str, ...] = doc("Words that mean nothing was given.", default=())
    fiscal_year: Calendar | None = doc("Their fiscal year, where it differs.", default=None)
    only_rows: tuple[Filter, ...] = doc("Only rows with these words are read.", default=())
    skip_rows: tuple[Filter, ...] = doc("Rows with these words are not read.", default=())
    agency: AgencyColumns | None = doc("The agency of each row.", default=None)
    service: ServiceColumns | None = doc("The service of each row.", default=None)
    standard: StandardColumns | None = doc("The standard of each row.", default=None)
    period: PeriodSource | None = doc("The period of each row.", default=None)
    result: ResultColumns | None = doc("The figures of each row.", default=None)
    answers: AnswersColumns | None = doc("The answers to a survey.", default=None)
    comments: CommentColumns | None = doc("The comments received.", default=None)
