"""The parts of pages: finished words, ready to be shown.

Takes nothing: the other modules of `pages/` fill these values. Gives one frozen value a part.
Must not know data, rules, number formats or HTML; nothing here is computed from a figure.

Every `href` is finished: relative to the page that holds it, or absolute (`https:`, `tel:`,
`mailto:`), or an anchor (`#decision-time`). A `status` is a status of the method
(`met`, `missed`, `not_reported`, `not_due`, `not_judged`, `no_cases`, `no_target`,
`not_applicable`, `suspended`, `suppressed`); it picks a shape and a colour, never a word.
An empty string, an empty tuple or None leaves its part of the page out.
"""

from dataclasses import dataclass
from typing import TypeAlias

from generator.pages.share_parts import Share


@dataclass(frozen=True, slots=True)
class Words:
    """Words in the language `lang`, "" for the page's own; `meant` to be in another one."""

    text: str
    lang: str = ""
    meant: bool = False


Said: TypeAlias = str | Words


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that the prose door has sanitised; shown as it is, never escaped."""

    markup: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that may lead somewhere: without `href` they are plain text.

    `current` is "page" for the page itself, "true" for the section it lies in.
    """

    text: Said
    href: str = ""
    current: str = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """The publisher's logo: its file among the assets of the site, and what it stands for."""

    file: str
    text: Said


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the row below a title: `figure` is set large, `text` beside it."""

    term: Said
    figure: Said
    text: Said = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Kept n of m: "12 of 20", then "5 missed, 2 not reported", then "beside these: 1 not due"."""

    figure: Said
    absences: Said = ""
    beside: Said = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the totals; `start` and `width` are its place in the bar, such as "62.5%"."""

    status: str
    word: Said
    count: str
    start: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """A sentence and the counts it is made of: `parts` add up to `owed`, `beside` do not."""

    sentence: Said
    caption: Said
    parts: tuple[Part, ...]
    owed: Part
    beside: tuple[Part, ...] = ()
    oldest: Said = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it stands for: plain texts or links, one a line; `id` is its anchor."""

    term: Said
    lines: tuple[Link, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; with a `status` its shape stands before the text."""

    text: Said
    status: str = ""
    href: str = ""
    note: Said = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers are set to the right."""

    title: Said
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the heading cell, then a cell for every further column."""

    head: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A real table; `columns` has the heading column first. `id` is unique on its page."""

    id: str
    caption: Said
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Said = ""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One mark of a chart: "Met", "Target", "Not reported"; `mark` is a status or a chart class."""

    mark: str
    word: Said


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn chart, looked up by `key`, with its caption and the meaning of its marks.

    `label` tells the charts of two targets at once apart.
    """

    key: str
    caption: Said
    legend: tuple[LegendEntry, ...] = ()
    label: Said = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict word, its sentence with the counts, and what to keep in mind with it.

    `label` tells the verdicts of two targets at once apart; `also` are figures beside the result.
    """

    status: str
    word: Said
    sentence: Said
    cautions: tuple[Said, ...] = ()
    label: Said = ""
    also: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Redress:
    """Where to turn: a sentence and the ways ("Complain online", "Call +1 555 0100")."""

    sentence: Said
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that happened, and when."""

    when: Said
    text: Said


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction of a result: when, what it was before, and why."""

    words: str
    reason: Said = ""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One period of "All the figures"; a dash or a named absence stands for what is missing.

    `failed` is the agency's own number where it counts failures, `also` has a cell for each second
    statistic, `then` says how the promise read.
    """

    period: str
    result: str
    counts: str
    target: str
    status: str
    word: str
    note: Said = ""
    failed: str = ""
    also: tuple[str, ...] = ()
    then: Said = ""
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The table behind a chart, newest first; `span` is "October 2024 to September 2026".

    `also` heads a column for each second statistic; `id` is unique on the page.
    """

    id: str
    caption: Said
    rows: tuple[ResultRow, ...]
    span: Said = ""
    counted: bool = True
    note: Said = ""
    also: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The targets over time: `summary` stands in the fold's title, one row a target.

    `words` say how the promise read before.
    """

    summary: Said
    table: Table
    words: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """That something ended: when, why, what took its place, and what its verdict stands for."""

    sentence: Said
    reason: Said = ""
    replacement: Link | None = None
    note: Said = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another standard's verdict that this one is never read without."""

    promise: Said
    href: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseSection:
    """One standard of a service page; the first verdict is the headline.

    `standing` is "Withdrawn" for one that has ended; `was` are anchors that led here before.
    `results` has a table for each target that holds at once, `longer` one of periods beside them.
    """

    id: str
    promise: Said
    verdicts: tuple[Verdict, ...]
    topic: Said = ""
    channel: Said = ""
    figures: tuple[Figure, ...] = ()
    redress: Redress | None = None
    notes: tuple[Note, ...] = ()
    results: tuple[Results, ...] = ()
    longer: Table | None = None
    change: Said = ""
    counted: Said = ""
    read_with: tuple["Beside", ...] = ()
    loops: tuple[Link, ...] = ()
    improvements: tuple[Link, ...] = ()
    breakdowns: tuple[Table, ...] = ()
    breakdown_note: Said = ""
    measure: tuple[Definition, ...] = ()
    history: History | None = None
    comparisons: tuple[Definition, ...] = ()
    compare: Link | None = None
    asked: Link | None = None
    ended: Ended | None = None
    standing: Said = ""
    objective: Link | None = None
    share: Share | None = None
    was: tuple[str, ...] = ()

    @property
    def headline(self) -> Verdict:
        """The verdict shown first."""
        return self.verdicts[0]

    @property
    def breaks_down(self) -> bool:
        """Whether anything is said by channel or by group."""
        return bool(self.breakdowns or self.breakdown_note)


@dataclass(frozen=True, slots=True, kw_only=True)
class UseSection:
    """How often a service is used and at what cost; `measures` hold each formula with its counts.

    Nothing in it is judged.
    """

    id: str
    title: Said
    sentence: Said
    measures: tuple[Definition, ...]
    figures: tuple[Figure, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: name, what it holds, and "CSV, 412 rows"."""

    name: Said
    href: str
    what: Said = ""
    size: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One standard in a list: the promise links to its section."""

    promise: Said
    href: str
    service: Said
    status: str
    word: Said
    period: Said = ""
    sentence: Said = ""
    agency: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """A list of standards under a heading; `empty` is said when there are none."""

    id: str
    title: Said
    entries: tuple[Entry, ...]
    intro: Said = ""
    empty: Said = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class ProseSection:
    """A titled piece of text: paragraphs, then points, then a table."""

    id: str
    title: Said
    paragraphs: tuple[Said, ...] = ()
    points: tuple[Said, ...] = ()
    table: Table | None = None
    definitions: tuple[Definition, ...] = ()
