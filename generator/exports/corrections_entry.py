"""The dictionary of the corrections on record.

Takes nothing. Gives its entry. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.model import CorrectionKind
from generator.text import N_

CORRECTIONS = Entry(
    name="corrections",
    row=N_("One row a cell of a table that was published and is told otherwise since."),
    key=("number",),
    columns=(
        Column("number", N_("Its place in the record, from 1, by day."), CellType.INTEGER),
        Column("date", N_("The day of the correction."), CellType.DATE),
        Column(
            "kind",
            N_("What was corrected; removed says that something is published no longer."),
            values=tuple(CorrectionKind),
        ),
        Column("agency", N_("The agency's id; blank where the service is gone.")),
        Column("service", N_("The service's id when it was published.")),
        Column("standard", N_("The standard's id when it was published.")),
        Column(
            "period",
            N_(
                "The period of the result, or that from which a target holds; blank for a "
                "definition and for a whole standard."
            ),
        ),
        Column("channel", N_("The channel it is about; blank for all.")),
        Column("segment", N_("The group it is about, as SEGMENT:GROUP; blank for all.")),
        Column(
            "field",
            N_(
                "The column that changed, behind the name of a second statistic or of a target and "
                "a slash where it is one's; standard where a whole standard was removed."
            ),
        ),
        Column("old", N_("What was published; blank where nothing was, or where it is withheld.")),
        Column("new", N_("What took its place; blank where nothing did, or where it is withheld.")),
        Column(
            "withheld",
            N_("Whether old and new are left out, since they could tell of few people."),
            CellType.BOOLEAN,
        ),
        Column("reason", N_("Why, in the words of the publisher.")),
    ),
    notes=(
        *NOTES,
        N_(
            "Provisional figures that changed or became final are no corrections, and are not in "
            "this table."
        ),
        N_(
            "Figures of a channel, a group or a survey are withheld, and so are those beside a "
            "figure that is hidden now."
        ),
        N_("A service or a standard that is gone stands in no other table."),
    ),
)
