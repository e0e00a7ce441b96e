"""The dictionary: every published table and column, what it means, and in which unit it is.

Takes the languages of a site. Gives frozen entries, in the order in which columns are written.
Must not know figures or formats. The Data page, the data package and the writers read it, so a
column that is not here is not published.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.exports.entries import IN_UNIT as _IN_UNIT
from generator.exports.entries import LITERAL, CellType, Column, Entry
from generator.exports.entries import NOTES as _NOTES
from generator.exports.feedback_entry import COMMENTS, FEEDBACK
from generator.exports.plan_entries import IMPROVEMENTS, JOURNEYS
from generator.exports.record_entries import RECORD
from generator.exports.result_notes import RECOMPUTED, STATUS, STATUSES
from generator.exports.survey_entries import ANSWERS, SATISFACTION, SURVEYED
from generator.exports.volumes_entry import VOLUMES
from generator.model import Basis, Cadence, Counts, Judged, Kind, StandardType
from generator.text import N_

__all__ = [
    "AGENCIES",
    "COMPARISONS",
    "ENTRIES",
    "FEEDBACK",
    "IMPROVEMENTS",
    "JOURNEYS",
    "LITERAL",
    "RESULTS",
    "SERVICES",
    "STANDARDS",
    "CellType",
    "Column",
    "Entry",
    "describe_table",
    "describe_tables",
]


def describe_tables(languages: Sequence[str]) -> tuple[Entry, ...]:
    """Every table of a site in these languages, the first of which is its main one."""
    return tuple(describe_table(entry.name, languages) for entry in ENTRIES)


def describe_table(name: str, languages: Sequence[str]) -> Entry:
    """One table, with a column more for each further language of each text."""
    entry = next(entry for entry in ENTRIES if entry.name == name)
    columns = [wide for column in entry.columns for wide in _widen(column, languages)]
    return replace(entry, columns=tuple(columns))


def _widen(column: Column, languages: Sequence[str]) -> list[Column]:
    further = languages[1:] if column.said else ()
    return [column, *(_in_language(column, language) for language in further)]


def _in_language(column: Column, language: str) -> Column:
    return replace(column, name=f"{column.name}_{language}", language=language)


COMPARISONS = ("at_least", "at_most", "more_than", "less_than", "between")
"""How a value is held against its target; `between` includes both ends."""


_AGENCY = Column("agency", N_("The agency's id."))
_SERVICE = Column("service", N_("The service's id, unique in the site."))
_STANDARD = Column("standard", N_("The standard's id, unique in its service."))
_SOURCE_ID = Column("source_id", N_("Its id in the register it was read from."))
_UNIT = Column("unit", N_("The unit of every figure of the row that is no count."))
_COMPLAINT = (
    Column("complaint_url", N_("Where to complain online.")),
    Column("complaint_phone", N_("The telephone number for complaints.")),
    Column("complaint_email", N_("The e-mail address for complaints.")),
)
_OFFICIAL = (
    Column("official", N_("The post that answers for it."), said=True),
    Column("official_name", N_("The name of who holds the post, where it is public."), said=True),
)
_WAS = Column("was", N_("Ids it had before, parted by semicolons."))
_LIFE = (
    Column("began", N_("The first period for which it was there, where it is stated.")),
    Column("ended", N_("The last period for which it was there; blank while no end is known.")),
    Column("ended_reason", N_("Why it ended."), said=True),
    Column("replacement", N_("The id of what took its place.")),
)
_TARGET_NAME = Column(
    "target_name", N_("The target's name, where two hold at once; blank where there is only one.")
)
_TARGET = (
    Column("comparison", N_("How the value is held against the target."), values=COMPARISONS),
    Column(
        "target",
        N_(
            "The target in force; of a range its lower end; blank where a time was promised and "
            "not how often."
        ),
        CellType.DECIMAL,
        _IN_UNIT,
    ),
    Column("target_high", N_("The upper end of a range."), CellType.DECIMAL, _IN_UNIT),
    Column("target_from", N_("The first period for which the target was set.")),
)

AGENCIES = Entry(
    name="agencies",
    row=N_("One row an agency."),
    key=("agency",),
    columns=(
        Column("agency", N_("The agency's id, unique in the site.")),
        _SOURCE_ID,
        _WAS,
        Column("name", N_("The agency's name."), said=True),
        Column("abbreviation", N_("Its short name."), said=True),
        Column("aliases", N_("Other names it is known by, parted by semicolons."), said=True),
        Column("parent", N_("The id of the agency that it belongs to.")),
        Column("mission", N_("What it is for."), said=True),
        Column("vision", N_("What it wants people to experience, in a sentence."), said=True),
        *_OFFICIAL,
        Column("url", N_("Its website.")),
        *_COMPLAINT,
        Column(
            "fiscal_year_month", N_("The month in which its fiscal year begins."), CellType.INTEGER
        ),
        Column(
            "fiscal_year_named_for",
            N_("Whether a fiscal year is named for its first or its last calendar year."),
            values=("first", "last"),
        ),
        *SURVEYED,
        *_LIFE,
        Column("services", N_("How many services it has here."), CellType.INTEGER, "services"),
        Column("standards", N_("How many standards they have."), CellType.INTEGER, "standards"),
    ),
    notes=_NOTES,
)

SERVICES = Entry(
    name="services",
    row=N_("One row a service."),
    key=("service",),
    columns=(
        _AGENCY,
        _SERVICE,
        _SOURCE_ID,
        _WAS,
        Column("name", N_("The service's name."), said=True),
        Column("summary", N_("What it is, in a sentence."), said=True),
        Column("audiences", N_("Who it is for; several are parted by semicolons."), said=True),
        Column("channels", N_("The ids of the ways to use it, parted by semicolons.")),
        Column(
            "segments", N_("The groups it is counted by, as SEGMENT:GROUP, parted by semicolons.")
        ),
        *_OFFICIAL,
        Column("url", N_("Where the service is.")),
        *_COMPLAINT,
        *_LIFE,
        Column("standards", N_("How many standards it has."), CellType.INTEGER, "standards"),
    ),
    notes=(
        *_NOTES,
        (
            N_(
                "A blank route for complaints means that the service names none of its own: its "
                "agency's then holds."
            )
        ),
    ),
)

STANDARDS = Entry(
    name="standards",
    row=N_(
        "One row a target, with the standard it belongs to; one row a standard without targets."
    ),
    key=("service", "standard", "target_name", "target_from", "target_channel", "target_segment"),
    columns=(
        _AGENCY,
        _SERVICE,
        _STANDARD,
        _SOURCE_ID,
        _WAS,
        Column("promise", N_("The promise as it stands today."), said=True),
        Column("type", N_("What the promise is about."), values=tuple(StandardType)),
        Column("objective", N_("The id of the agency's objective that it serves.")),
        Column("kind", N_("How a result is made from what was counted."), values=tuple(Kind)),
        _UNIT,
        Column("percentile", N_("Which percentile a result is."), CellType.INTEGER),
        Column("per", N_("A rate is so many per this number of cases."), CellType.INTEGER, "cases"),
        Column(
            "counts",
            N_(
                "Whether the numerator counts the cases that kept the promise or those that broke "
                "it."
            ),
            values=tuple(Counts),
        ),
        Column("definition", N_("What is counted."), said=True),
        Column("uses", N_("The id of the shared definition that it uses; blank for its own.")),
        Column("basis", N_("Which cases a period's figure is about."), values=tuple(Basis)),
        Column("clock_starts", N_("What starts the time that is measured."), said=True),
        Column("clock_stops", N_("What stops it."), said=True),
        Column("clock_pauses", N_("What pauses it; several are parted by semicolons."), said=True),
        Column("excludes", N_("Cases left out; several are parted by semicolons."), said=True),
        Column("source", N_("Which system the figures come from."), said=True),
        Column("comparable", N_("The id of the group of standards that it may be compared with.")),
        Column("channel", N_("The channel that the promise is about, where it is one."), said=True),
        Column("judged", N_("Over what span the promise is judged."), values=tuple(Judged)),
        Column("cadence", N_("How often results are published."), values=tuple(Cadence)),
        Column("due_after", N_("How long after a period its result is due, by the calendar.")),
        *_LIFE,
        Column(
            "withdrawn",
            N_(
                "Whether it has ended and the newest result it owed is there, so that it no longer "
                "counts among the standards that owe a result."
            ),
            CellType.BOOLEAN,
        ),
        Column("baseline_period", N_("The period of the figure to compare with.")),
        Column("baseline", N_("Where things stood then."), CellType.DECIMAL, _IN_UNIT),
        _TARGET_NAME,
        *_TARGET,
        Column("target_start", N_("The first day of target_from."), CellType.DATE),
        Column(
            "target_announced",
            N_(
                "The day the target was made public; it judges no period that began before. Blank: "
                "on target_start."
            ),
            CellType.DATE,
        ),
        Column(
            "target_by", N_("The day on which it is judged once; blank: always."), CellType.DATE
        ),
        Column("target_channel", N_("The channel it is about; blank for all cases.")),
        Column(
            "target_segment", N_("The group it is about, as SEGMENT:GROUP; blank for all cases.")
        ),
        Column("target_within", N_("The time promised, in words."), said=True),
        Column("target_promise", N_("The words of the promise while the target holds."), said=True),
        Column("target_reason", N_("Why the target was set."), said=True),
    ),
    notes=(
        *_NOTES,
        N_("Targets stand in the order of their first day; each holds until the next one's."),
        N_("A standard without targets has one row whose target columns are blank."),
    ),
)

RESULTS = Entry(
    name="results",
    row=N_("One row a result and target name: a period of a standard, in all or for one group."),
    key=(
        *("service", "standard", "period", "channel", "segment", "statistic"),
        "target_name",
    ),
    columns=(
        _AGENCY,
        _SERVICE,
        _STANDARD,
        Column("source_id", N_("The standard's id in the register it was read from.")),
        Column("period", N_("The period, in the form in which results are published.")),
        Column("period_start", N_("The period's first day."), CellType.DATE),
        Column("period_end", N_("The period's last day."), CellType.DATE),
        Column("channel", N_("The channel's id; blank for all channels.")),
        Column("segment", N_("The group, as SEGMENT:GROUP; blank for everyone.")),
        Column(
            "statistic",
            N_(
                "The id of a second figure shown beside the result, in its own unit and never "
                "judged; blank for the result."
            ),
        ),
        Column(
            "numerator",
            N_(
                "How many cases were counted as the standard's column counts says, or the sum that "
                "is divided by the denominator."
            ),
            CellType.INTEGER,
            "cases, or the unit of the sum",
        ),
        Column("denominator", N_("How many cases there were."), CellType.INTEGER, "cases"),
        Column(
            "value",
            N_("The result; from the counts where they are there, else as it was published."),
            CellType.DECIMAL,
            _IN_UNIT,
        ),
        _UNIT,
        _TARGET_NAME,
        *_TARGET,
        STATUS,
        Column(
            "gap",
            N_(
                "The value less the nearest bound of the target, below 0 when below it; blank "
                "unless the status is met or missed."
            ),
            CellType.DECIMAL,
            "as in the column unit; percentage points for percent",
        ),
        Column(
            "rounded",
            N_(
                "Whether the value, published without counts, is so near the target that its "
                "rounding could have decided; blank in a row without figures."
            ),
            CellType.BOOLEAN,
        ),
        Column(
            "provisional",
            N_(
                "Whether the publisher expects to revise the figures; blank in a row without "
                "figures."
            ),
            CellType.BOOLEAN,
        ),
        Column(
            "corrected",
            N_(
                "Whether a correction of the row is on record; blank while the site keeps no "
                "record."
            ),
            CellType.BOOLEAN,
        ),
        Column("note", N_("The publisher's note on the row."), said=True),
    ),
    notes=(
        N_("A blank is never a zero: a figure of zero is written 0."),
        (
            N_(
                "Figures are plain decimals, exact, or to 15 significant digits where they do not "
                "end. Compute a verdict anew from numerator and denominator where both are there."
            )
        ),
        (
            N_(
                "A row that no target judges has a blank status. Such rows are breakdowns without "
                "a target of their own, and second statistics. So are periods shorter than the "
                "span that is judged, longer than those owed, or without the deadline of a promise "
                "judged once. Such a row has a status only where its period is not over, it had no "
                "cases, does not apply, was suspended or cannot be judged, or is suppressed."
            )
        ),
        (
            N_(
                "A suppressed row keeps what it is about, the columns from agency to statistic, "
                "and unit. Its status is suppressed, and every other cell is blank: counts, value, "
                "target, gap, marks and note."
            )
        ),
        (
            N_(
                "A period that was owed and never reported has a row with the status not_reported "
                "and blank figures."
            )
        ),
        *RECOMPUTED,
        *STATUSES.values(),
        *_NOTES,
    ),
)

ENTRIES = (
    AGENCIES,
    SERVICES,
    STANDARDS,
    FEEDBACK,
    COMMENTS,
    JOURNEYS,
    IMPROVEMENTS,
    SATISFACTION,
    ANSWERS,
    *RECORD,
    RESULTS,
    VOLUMES,
)
"""Every table, as it is on a site with one language."""
