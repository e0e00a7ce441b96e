"""The dictionary of the tables of feedback loops and of comments received.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.entries import IN_UNIT, NOTES, CellType, Column, Entry
from generator.model import Effect, Named, State
from generator.text import N_

_STATES = {
    State.OPENED: N_("state opened: taken up, and not answered yet."),
    State.ANSWERED: N_("state answered: answered, and not decided yet."),
    State.DECIDING: N_("state deciding: being decided."),
    State.PLANNED: N_("state planned: a change is planned."),
    State.DONE: N_("state done: a change was made."),
    State.DECLINED: N_("state declined: nothing will be changed, and the reason says why."),
}
_EFFECTS = {
    Effect.BETTER: N_("effect better: clearly nearer to what is promised than before."),
    Effect.WORSE: N_("effect worse: clearly further from it."),
    Effect.ROSE: N_("effect rose: clearly higher, where nobody said which way is good."),
    Effect.FELL: N_("effect fell: clearly lower, where nobody said which way is good."),
    Effect.UNCLEAR: N_(
        "effect no clear change: no more different than periods usually vary, or too little to "
        "tell."
    ),
    Effect.TOO_EARLY: N_(
        "effect too early: the last of the periods after the change may still be reported."
    ),
    Effect.CANNOT_COMPARE: N_(
        "effect cannot compare: a result is missing, hidden, or counted differently."
    ),
    Effect.NOT_MEASURED: N_("effect not measured: no measure was named."),
}

FEEDBACK = Entry(
    name="feedback",
    row=N_("One row a feedback loop: what people said, what was decided, and what changed."),
    key=("loop",),
    columns=(
        Column("loop", N_("The loop's id, unique in the site.")),
        Column("title", N_("What people said, in a line."), said=True),
        Column("services", N_("The ids of the services it is about, parted by semicolons.")),
        Column("theme", N_("Its theme among the comments received.")),
        Column("state", N_("Where it stands."), values=tuple(_STATES)),
        Column("heard_from", N_("The first period in which it was heard.")),
        Column("heard_to", N_("The last period in which it was heard.")),
        Column("sources", N_("Where it was heard; several are parted by semicolons."), said=True),
        Column("people", N_("How many people said so."), CellType.INTEGER, "people"),
        Column(
            "people_hidden",
            N_("Whether too few people said so to publish how many."),
            CellType.BOOLEAN,
        ),
        Column("opened", N_("The day on which it was taken up."), CellType.DATE),
        Column("answered", N_("The day on which people were answered."), CellType.DATE),
        Column("decide_by", N_("The day by which a decision was due."), CellType.DATE),
        Column("decided", N_("The day of the decision."), CellType.DATE),
        Column("reason", N_("Why it was declined."), said=True),
        Column("due", N_("The day by which the change was due."), CellType.DATE),
        Column("done", N_("The day on which the change was made."), CellType.DATE),
        Column("overdue", N_("The day that has passed; blank where none has."), CellType.DATE),
        Column(
            "on_time",
            N_("Whether it was closed by its day; blank where that has not come or was not named."),
            CellType.BOOLEAN,
        ),
        Column("measure_service", N_("The service of the standard that it is measured by.")),
        Column("measure_standard", N_("The standard that it is measured by.")),
        Column("measure_named", N_("The day on which that measure was chosen."), CellType.DATE),
        Column(
            "measure_chosen",
            N_("Whether it was chosen in time, after the plan or after the change."),
            values=tuple(Named),
        ),
        Column("effect", N_("What comparing before and after comes to."), values=tuple(_EFFECTS)),
        Column("after_from", N_("The first period after the change that is compared.")),
        Column("after_to", N_("The last period after the change that is compared.")),
        Column("after", N_("The results after the change together."), CellType.DECIMAL, IN_UNIT),
        Column("before_from", N_("The first period before the change that is compared.")),
        Column("before_to", N_("The last period before the change that is compared.")),
        Column("before", N_("The results before the change together."), CellType.DECIMAL, IN_UNIT),
        Column("difference", N_("After less before."), CellType.DECIMAL, IN_UNIT),
        Column(
            "same_time_of_year",
            N_("Whether those before are the same periods a year earlier."),
            CellType.BOOLEAN,
        ),
        Column("unit", N_("The unit of the figures that are compared.")),
    ),
    notes=(
        *NOTES,
        N_("A difference proves no cause: other things may have changed too."),
        (
            N_(
                "Where values do not pool, such as medians, after and before are blank, and "
                "difference is the middle one of the differences period by period."
            )
        ),
        *_STATES.values(),
        *_EFFECTS.values(),
    ),
)

COMMENTS = Entry(
    name="comments",
    row=N_("One row a sum of comments received: of all, of a service, or of a theme."),
    key=("division", "service", "theme"),
    columns=(
        Column("division", N_("What is added up."), values=("all", "service", "theme")),
        Column("service", N_("The service's id; blank for all.")),
        Column("theme", N_("The theme; blank for all, and for comments of which none was named.")),
        Column("period_from", N_("The first period in which comments were received.")),
        Column("period_to", N_("The last period in which comments were received.")),
        Column("received", N_("How many comments came in."), CellType.INTEGER, "comments"),
        Column("answered", N_("How many of these were answered."), CellType.INTEGER, "comments"),
        Column(
            "hidden",
            N_("Whether there were too few to publish; received and answered are then blank."),
            CellType.BOOLEAN,
        ),
    ),
    notes=(
        *NOTES,
        (
            N_(
                "Services and themes each add up to the row of all. A service without a row has "
                "not published its comments; without any row nobody has."
            )
        ),
        N_("A blank in answered says that not every row of the source told it."),
    ),
)
