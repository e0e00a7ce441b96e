"""The dictionary of the table of volumes.

Takes nothing. Gives its entry. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.model import VolumeStatus

VOLUMES = Entry(
    name="volumes",
    row="One row a period of a service, in all or through one channel.",
    key=("service", "period", "channel"),
    columns=(
        Column("agency", "The agency's id."),
        Column("service", "The service's id, unique in the site."),
        Column("period", "The period, in the form in which volumes are published."),
        Column("period_start", "The period's first day.", CellType.DATE),
        Column("period_end", "The period's last day.", CellType.DATE),
        Column("channel", "The channel's id; blank for all channels."),
        Column("started", "How many transactions were begun.", CellType.INTEGER, "transactions"),
        Column("completed", "How many were finished.", CellType.INTEGER, "transactions"),
        Column(
            "cost",
            "What the service cost to run in the period.",
            CellType.DECIMAL,
            "as in the column currency",
        ),
        Column("currency", "The currency of the cost; blank where there is no cost."),
        Column(
            "completion",
            "Completed divided by started, in the same period; above 100 where more was finished "
            "than begun.",
            CellType.DECIMAL,
            "percent",
        ),
        Column(
            "take_up",
            "Completed in digital channels divided by completed in all channels; only in rows of "
            "all channels, where every channel is known and they cover everyone.",
            CellType.DECIMAL,
            "percent",
        ),
        Column("status", "What can be said of the figures.", values=tuple(VolumeStatus)),
        Column(
            "added_up",
            "Whether a figure of the row is the sum of the channels, which cover everyone.",
            CellType.BOOLEAN,
        ),
        Column("note", "The publisher's note on the row.", said=True),
    ),
    notes=(
        "A blank is never a zero: a figure of zero is written 0.",
        (
            "A suppressed row keeps its period and its channel. Its figures are blank, since too "
            "few people stand behind one of the channels of the period."
        ),
        (
            "The cost of a transaction is worked out over twelve months: add up cost and completed "
            "of the rows of all channels, and divide."
        ),
        *NOTES,
    ),
)
