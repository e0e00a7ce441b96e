"""The dictionary of the findings on published data.

Takes nothing. Gives its entry. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.text import N_

FINDINGS = Entry(
    name="findings",
    row=N_("One row a fault or a doubt in the data that are published here."),
    key=(
        *("agency", "service", "standard", "survey", "question"),
        *("period", "channel", "segment", "statistic", "code"),
    ),
    columns=(
        Column("agency", N_("The agency's id.")),
        Column("service", N_("The service's id; blank for the agency as a whole.")),
        Column("standard", N_("The standard's id; blank for answers to a survey.")),
        Column("survey", N_("The survey's id; blank for results.")),
        Column("question", N_("The question's id; blank for results.")),
        Column("period", N_("The period of the figure.")),
        Column("period_start", N_("Its first day."), CellType.DATE),
        Column("period_end", N_("Its last day."), CellType.DATE),
        Column("channel", N_("The channel it is about; blank for all.")),
        Column("segment", N_("The group it is about, as SEGMENT:GROUP; blank for all.")),
        Column("statistic", N_("The second statistic it is about; blank for the result itself.")),
        Column("code", N_("A short name of what was found.")),
        Column("rows", N_("How many rows of tables it is about."), CellType.INTEGER, "rows"),
        Column("finding", N_("What was found, in a sentence."), said=True),
    ),
    notes=(
        *NOTES,
        N_(
            "Figures hidden because too few people are behind them are not looked at. A finding is "
            "what a program can tell; a figure may be right all the same."
        ),
        N_(
            "A row without an agency counts rows of tables that somebody else publishes, which "
            "were left out."
        ),
    ),
)
