"""The dictionary of the tables of journeys and of improvements.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.entries import NOTES, CellType, Column, Entry
from generator.exports.survey_entries import SURVEYED
from generator.model import Effort, Priority, Stage
from generator.text import N_

_STAGES = {
    Stage.PROPOSED: N_("status proposed: asked for; no money has been set aside."),
    Stage.FUNDED: N_("status funded: the money is there; work has not begun."),
    Stage.UNDER_WAY: N_("status under way: people are working on it."),
    Stage.DELIVERED: N_("status delivered: it can be used."),
    Stage.STOPPED: N_("status stopped: it will not be finished."),
}

JOURNEYS = Entry(
    name="journeys",
    row=N_("One row a step of a journey, in the order in which people take them."),
    key=("journey", "step"),
    columns=(
        Column("journey", N_("The journey's id, unique in the site.")),
        Column("was", N_("Ids it had before, parted by semicolons.")),
        Column("name", N_("What people would call the journey."), said=True),
        Column("summary", N_("Where it begins and where it ends."), said=True),
        Column("audience", N_("Who goes through it."), said=True),
        *SURVEYED,
        Column("step", N_("The number of the step, from 1."), CellType.INTEGER, "steps"),
        Column("step_name", N_("The step in a few words."), said=True),
        Column("does", N_("What the person does."), said=True),
        Column("services", N_("The ids of the services used, parted by semicolons.")),
        Column(
            "standards",
            N_("What is promised in this step, as SERVICE/STANDARD, parted by semicolons."),
        ),
        Column("pain_point", N_("What makes the step hard."), said=True),
        Column("loops", N_("The ids of the feedback loops about it, parted by semicolons.")),
    ),
    notes=(
        *NOTES,
        N_("What became of each promise stands in results: service and standard lead there."),
    ),
)

IMPROVEMENTS = Entry(
    name="improvements",
    row=N_("One row an improvement: what an agency changes so that promises are kept better."),
    key=("improvement",),
    columns=(
        Column("agency", N_("The id of the agency that answers for it.")),
        Column("improvement", N_("The improvement's id, unique in the site.")),
        Column("was", N_("Ids it had before, parted by semicolons.")),
        Column("title", N_("What is improved, in a line."), said=True),
        Column("services", N_("The ids of the services it is about, parted by semicolons.")),
        Column("team", N_("Who works on it."), said=True),
        Column("status", N_("How far it is."), values=tuple(_STAGES)),
        Column("start", N_("The day on which work begins, or began."), CellType.DATE),
        Column("due", N_("The day by which it is to be delivered."), CellType.DATE),
        Column("delivered", N_("The day from which people could use it."), CellType.DATE),
        Column("overdue", N_("The due day, where it has passed; else blank."), CellType.DATE),
        Column("priority", N_("How much it matters."), values=tuple(Priority)),
        Column("effort", N_("How much work it is."), values=tuple(Effort)),
        Column(
            "people_affected", N_("How many people a year it helps."), CellType.INTEGER, "people"
        ),
        Column(
            "people_hidden",
            N_("Whether it helps too few people to publish how many."),
            CellType.BOOLEAN,
        ),
        Column("answers", N_("The ids of the feedback loops it answers, parted by semicolons.")),
        Column(
            "moves",
            N_(
                "The standards whose results should change, as SERVICE/STANDARD, parted by "
                "semicolons."
            ),
        ),
    ),
    notes=(*NOTES, *_STAGES.values()),
)
