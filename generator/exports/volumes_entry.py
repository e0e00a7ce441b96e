"""The dictionary of the table of volumes.

Takes nothing. Gives its entry. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.model import VolumeStatus
from generator.text import N_

VOLUMES = Entry(
    name="volumes",
    row=N_("One row a period of a service, in all or through one channel."),
    key=("service", "period", "channel"),
    columns=(
        Column("agency", N_("The agency's id.")),
        Column("service", N_("The service's id, unique in the site.")),
        Column("period", N_("The period, in the form in which volumes are published.")),
        Column("period_start", N_("The period's first day."), CellType.DATE),
        Column("period_end", N_("The period's last day."), CellType.DATE),
        Column("channel", N_("The channel's id; blank for all channels.")),
        Column(
            "started", N_("How many transactions were begun."), CellType.INTEGER, "transactions"
        ),
        Column("completed", N_("How many were finished."), CellType.INTEGER, "transactions"),
        Column(
            "cost",
            N_("What the service cost to run in the period."),
            CellType.DECIMAL,
            N_("as in the column currency"),
        ),
        Column("currency", N_("The currency of the cost; blank where there is no cost.")),
        Column(
            "completion",
            N_(
                "Completed divided by started, in the same period; above 100 where more was "
                "finished than begun."
            ),
            CellType.DECIMAL,
            "percent",
        ),
        Column(
            "take_up",
            N_(
                "Completed in digital channels divided by completed in all channels; only in rows "
                "of all channels, where every channel is known and they cover everyone."
            ),
            CellType.DECIMAL,
            "percent",
        ),
        Column("status", N_("What can be said of the figures."), values=tuple(VolumeStatus)),
        Column(
            "added_up",
            N_("Whether a figure of the row is the sum of the channels, which cover everyone."),
            CellType.BOOLEAN,
        ),
        Column("note", N_("The publisher's note on the row."), said=True),
    ),
    notes=(
        N_("A blank is never a zero: a figure of zero is written 0."),
        (
            N_(
                "A suppressed row keeps its period and its channel. Its figures are blank, since "
                "too few people stand behind one of the channels of the period."
            )
        ),
        (
            N_(
                "The cost of a transaction is worked out over twelve months: add up cost and "
                "completed of the rows of all channels, and divide."
            )
        ),
        *NOTES,
    ),
)
