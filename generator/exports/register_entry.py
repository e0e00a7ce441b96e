"""The dictionary of the overdue register.

Takes nothing. Gives its entry. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.text import N_

OVERDUE = Entry(
    name="overdue",
    row=N_("One row a result that was due and is not there."),
    key=("service", "standard", "period", "channel", "segment"),
    columns=(
        Column("agency", N_("The agency's id.")),
        Column("service", N_("The service's id, unique in the site.")),
        Column("standard", N_("The standard's id, unique in its service.")),
        Column("period", N_("The period whose result is missing.")),
        Column("period_start", N_("Its first day."), CellType.DATE),
        Column("period_end", N_("Its last day."), CellType.DATE),
        Column("channel", N_("The channel it is about; blank for all.")),
        Column("segment", N_("The group it is about, as SEGMENT:GROUP; blank for all.")),
        Column("due", N_("The last day on which it would have been in time."), CellType.DATE),
        Column("as_of", N_("The day on which it was found missing."), CellType.DATE),
        Column(
            "days", N_("For how many days it was overdue on that day."), CellType.INTEGER, "days"
        ),
    ),
    notes=(
        *NOTES,
        N_(
            "A result is owed by the standard's own cadence, from its first target to its end. "
            "Standards without a cadence owe nothing here."
        ),
    ),
)
