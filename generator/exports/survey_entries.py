"""The dictionary of the tables of surveys: what people said, summed up, and every answer.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.model import Driver

PERCENT, PEOPLE = "percent", "people"
SUPPRESSED, FAULTY = "suppressed", "faulty"

_STATUSES = {
    "final": "the publisher does not expect to change the figures",
    "provisional": "the publisher expects to change them",
    "projected": "a projection, and no result",
    "suspended": "nobody was asked in the period",
    "not_applicable": "the question does not apply to the period",
    SUPPRESSED: "too few people stand behind the figures to publish them",
    FAULTY: "the figures cannot be right, and are left out",
}

_ABOUT = (
    Column("agency", "The agency's id; blank where a journey crosses agencies."),
    Column("subject", "Whom the answers are about, as service:ID, agency:ID or journey:ID."),
    Column("survey", "The survey's id, unique in the site."),
    Column("question", "The question's id, unique in its survey."),
)
_WHEN = (
    Column("period", "The period, in the form in which answers are published."),
    Column("period_start", "The period's first day.", CellType.DATE),
    Column("period_end", "The period's last day.", CellType.DATE),
    Column("channel", "The channel's id; blank for all channels."),
    Column("segment", "The group, as SEGMENT:GROUP; blank for everyone."),
)
KEY = ("subject", "survey", "question", "period", "channel", "segment")

SATISFACTION = Entry(
    name="satisfaction",
    row="One row a question of a survey: a period, for everyone or for one group.",
    key=KEY,
    columns=(
        *_ABOUT,
        Column("driver", "What the question is about.", values=tuple(Driver)),
        *_WHEN,
        Column(
            "n",
            "How many answered; of a question to which several answers may be chosen how many "
            "were asked it.",
            CellType.INTEGER,
            PEOPLE,
        ),
        Column("mean", "The mean of the answers.", CellType.DECIMAL, "points of the scale"),
        Column(
            "favourable",
            "How many gave a favourable answer; blank for shares that the source itself made.",
            CellType.INTEGER,
            PEOPLE,
        ),
        Column("favourable_share", "Favourable answers of all.", CellType.DECIMAL, PERCENT),
        Column(
            "low",
            "The lower end of the interval of the share, of the mean where there is no share.",
            CellType.DECIMAL,
            "as that of the share or the mean",
        ),
        Column("high", "Its upper end.", CellType.DECIMAL, "as that of the share or the mean"),
        Column("respondents", "How many responded to the survey.", CellType.INTEGER, PEOPLE),
        Column("offered", "How many were asked to respond.", CellType.INTEGER, PEOPLE),
        Column("customers", "How many customers there were.", CellType.INTEGER, PEOPLE),
        Column("status", "What kind of figures these are.", values=tuple(_STATUSES)),
        Column("note", "The publisher's note on the row.", said=True),
    ),
    notes=(
        *NOTES,
        "A blank is never a zero: a figure of zero is written 0.",
        (
            "Where favourable is there, n, favourable, favourable_share and mean can be computed "
            "anew from answers.csv. Else the share, the mean and the interval are the source's "
            "own, such as weighted ones."
        ),
        (
            "An interval that the program made is Wilson's at 95 in 100: chance variation among "
            "the answers. It is there only where everyone or a random sample was asked, and it "
            "says nothing about those who did not answer."
        ),
        "A suppressed row says only what it is about: every figure and note of it is blank.",
        *(f"status {status}: {meaning}." for status, meaning in _STATUSES.items()),
    ),
)

ANSWERS = Entry(
    name="answers",
    row="One row an answer: how many people gave it to a question in a period.",
    key=(*KEY, "answer"),
    columns=(
        *_ABOUT,
        *_WHEN,
        Column("answer", "The answer, as it stands in the files that were counted."),
        Column("label", "The answer in words.", said=True),
        Column("points", "Its points on the scale.", CellType.INTEGER, "points of the scale"),
        Column("favourable", "Whether it counts as favourable.", CellType.BOOLEAN),
        Column("count", "How many people gave it.", CellType.INTEGER, PEOPLE),
    ),
    notes=(
        *NOTES,
        "Codes that are no answer, such as “don't know”, are not counted and have no row.",
        (
            "A question of which only summed figures were published has no row, and neither has "
            "one that is suppressed: satisfaction.csv names it."
        ),
        (
            "Where several answers may be chosen, counts are mentions: they add up to more than "
            "the people who were asked."
        ),
    ),
)
