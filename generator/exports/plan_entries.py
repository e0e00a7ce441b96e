"""The dictionary of the tables of journeys and of improvements.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.model import Effort, Priority, Stage

_STAGES = {
    Stage.PROPOSED: "asked for; no money has been set aside",
    Stage.FUNDED: "the money is there; work has not begun",
    Stage.UNDER_WAY: "people are working on it",
    Stage.DELIVERED: "it can be used",
    Stage.STOPPED: "it will not be finished",
}

JOURNEYS = Entry(
    name="journeys",
    row="One row a step of a journey, in the order in which people take them.",
    key=("journey", "step"),
    columns=(
        Column("journey", "The journey's id, unique in the site."),
        Column("was", "Ids it had before, parted by semicolons."),
        Column("name", "What people would call the journey.", said=True),
        Column("summary", "Where it begins and where it ends.", said=True),
        Column("audience", "Who goes through it.", said=True),
        Column("channels", "The ids of its channels in surveys about it, parted by semicolons."),
        Column(
            "segments",
            "The groups in surveys about it, as SEGMENT:GROUP, parted by semicolons.",
        ),
        Column("step", "The number of the step, from 1.", CellType.INTEGER, "steps"),
        Column("step_name", "The step in a few words.", said=True),
        Column("does", "What the person does.", said=True),
        Column("services", "The ids of the services used, parted by semicolons."),
        Column(
            "standards",
            "What is promised in this step, as SERVICE/STANDARD, parted by semicolons.",
        ),
        Column("pain_point", "What makes the step hard.", said=True),
        Column("loops", "The ids of the feedback loops about it, parted by semicolons."),
    ),
    notes=(
        *NOTES,
        "What became of each promise stands in results: service and standard lead there.",
    ),
)

IMPROVEMENTS = Entry(
    name="improvements",
    row="One row an improvement: what an agency changes so that promises are kept better.",
    key=("improvement",),
    columns=(
        Column("agency", "The id of the agency that answers for it."),
        Column("improvement", "The improvement's id, unique in the site."),
        Column("was", "Ids it had before, parted by semicolons."),
        Column("title", "What is improved, in a line.", said=True),
        Column("services", "The ids of the services it is about, parted by semicolons."),
        Column("team", "Who works on it.", said=True),
        Column("status", "How far it is.", values=tuple(_STAGES)),
        Column("start", "The day on which work begins, or began.", CellType.DATE),
        Column("due", "The day by which it is to be delivered.", CellType.DATE),
        Column("delivered", "The day from which people could use it.", CellType.DATE),
        Column("overdue", "The due day, where it has passed; else blank.", CellType.DATE),
        Column("priority", "How much it matters.", values=tuple(Priority)),
        Column("effort", "How much work it is.", values=tuple(Effort)),
        Column("people_affected", "How many people a year it helps.", CellType.INTEGER, "people"),
        Column(
            "people_hidden",
            "Whether it helps too few people to publish how many.",
            CellType.BOOLEAN,
        ),
        Column("answers", "The ids of the feedback loops it answers, parted by semicolons."),
        Column(
            "moves",
            "The standards whose results should change, as SERVICE/STANDARD, parted by semicolons.",
        ),
    ),
    notes=(*NOTES, *(f"status {stage}: {meaning}." for stage, meaning in _STAGES.items())),
)
