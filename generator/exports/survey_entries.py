"""The dictionary of the tables of surveys: what people said, summed up, and every answer.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.model import Driver
from generator.text import N_

PERCENT, PEOPLE = "percent", "people"
SUPPRESSED, FAULTY = "suppressed", "faulty"

_STATUSES = {
    "final": N_("status final: the publisher does not expect to change the figures."),
    "provisional": N_("status provisional: the publisher expects to change them."),
    "projected": N_("status projected: a projection, and no result."),
    "suspended": N_("status suspended: nobody was asked in the period."),
    "not_applicable": N_("status not_applicable: the question does not apply to the period."),
    SUPPRESSED: N_(
        "status suppressed: too few people stand behind the figures, or behind what changed in "
        "them since the edition before, to publish them."
    ),
    FAULTY: N_("status faulty: the figures cannot be right, and are left out."),
}

_ABOUT = (
    Column("agency", N_("The agency's id; blank where a journey crosses agencies.")),
    Column("subject", N_("Whom the answers are about, as service:ID, agency:ID or journey:ID.")),
    Column("survey", N_("The survey's id, unique in the site.")),
    Column("question", N_("The question's id, unique in its survey.")),
)
_WHEN = (
    Column("period", N_("The period, in the form in which answers are published.")),
    Column("period_start", N_("The period's first day."), CellType.DATE),
    Column("period_end", N_("The period's last day."), CellType.DATE),
    Column("channel", N_("The channel's id; blank for all channels.")),
    Column("segment", N_("The group, as SEGMENT:GROUP; blank for everyone.")),
)
SURVEYED = (
    Column("channels", N_("The ids of its channels in surveys about it, parted by semicolons.")),
    Column(
        "segments", N_("The groups in surveys about it, as SEGMENT:GROUP, parted by semicolons.")
    ),
)
"""The columns of whatever is not a service, and has surveys about it: agencies and journeys."""

KEY = ("subject", "survey", "question", "period", "channel", "segment")

SATISFACTION = Entry(
    name="satisfaction",
    row=N_("One row a question of a survey: a period, for everyone or for one group."),
    key=KEY,
    columns=(
        *_ABOUT,
        Column("driver", N_("What the question is about."), values=tuple(Driver)),
        *_WHEN,
        Column(
            "n",
            N_(
                "How many answered; of a question to which several answers may be chosen how many "
                "were asked it."
            ),
            CellType.INTEGER,
            PEOPLE,
        ),
        Column("mean", N_("The mean of the answers."), CellType.DECIMAL, "points of the scale"),
        Column(
            "favourable",
            N_("How many gave a favourable answer; blank for shares that the source itself made."),
            CellType.INTEGER,
            PEOPLE,
        ),
        Column("favourable_share", N_("Favourable answers of all."), CellType.DECIMAL, PERCENT),
        Column(
            "low",
            N_("The lower end of the interval of the share, of the mean where there is no share."),
            CellType.DECIMAL,
            "as that of the share or the mean",
        ),
        Column("high", N_("Its upper end."), CellType.DECIMAL, "as that of the share or the mean"),
        Column("respondents", N_("How many responded to the survey."), CellType.INTEGER, PEOPLE),
        Column("offered", N_("How many were asked to respond."), CellType.INTEGER, PEOPLE),
        Column("customers", N_("How many customers there were."), CellType.INTEGER, PEOPLE),
        Column("status", N_("What kind of figures these are."), values=tuple(_STATUSES)),
        Column("note", N_("The publisher's note on the row."), said=True),
    ),
    notes=(
        *NOTES,
        N_("A blank is never a zero: a figure of zero is written 0."),
        (
            N_(
                "Where favourable is there, n, favourable, favourable_share and mean can be "
                "computed anew from answers.csv. Else the share, the mean and the interval are the "
                "source's own, such as weighted ones."
            )
        ),
        (
            N_(
                "An interval that the program made is Wilson's at 95 in 100: chance variation "
                "among the answers. It is there only where everyone or a random sample was asked, "
                "and it says nothing about those who did not answer."
            )
        ),
        N_("A suppressed row says only what it is about: every figure and note of it is blank."),
        *_STATUSES.values(),
    ),
)

ANSWERS = Entry(
    name="answers",
    row=N_("One row an answer: how many people gave it to a question in a period."),
    key=(*KEY, "answer"),
    columns=(
        *_ABOUT,
        *_WHEN,
        Column("answer", N_("The answer, as it stands in the files that were counted.")),
        Column("label", N_("The answer in words."), said=True),
        Column("points", N_("Its points on the scale."), CellType.INTEGER, "points of the scale"),
        Column("favourable", N_("Whether it counts as favourable."), CellType.BOOLEAN),
        Column("count", N_("How many people gave it."), CellType.INTEGER, PEOPLE),
    ),
    notes=(
        *NOTES,
        N_("Codes that are no answer, such as “don't know”, are not counted and have no row."),
        (
            N_(
                "A question of which only summed figures were published has no row, and neither "
                "has one that is suppressed: satisfaction.csv names it."
            )
        ),
        (
            N_(
                "Where several answers may be chosen, counts are mentions: they add up to more "
                "than the people who were asked."
            )
        ),
    ),
)
