"""The dictionary of the tables of feedback loops and of comments received.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.entries import IN_UNIT, NOTES, CellType, Column, Entry
from generator.model import Effect, Named, State

_STATES = {
    State.OPENED: "taken up, and not answered yet",
    State.ANSWERED: "answered, and not decided yet",
    State.DECIDING: "being decided",
    State.PLANNED: "a change is planned",
    State.DONE: "a change was made",
    State.DECLINED: "nothing will be changed, and the reason says why",
}
_EFFECTS = {
    Effect.BETTER: "clearly nearer to what is promised than before",
    Effect.WORSE: "clearly further from it",
    Effect.ROSE: "clearly higher, where nobody said which way is good",
    Effect.FELL: "clearly lower, where nobody said which way is good",
    Effect.UNCLEAR: "no more different than periods usually vary, or too little to tell",
    Effect.TOO_EARLY: "the last of the periods after the change may still be reported",
    Effect.CANNOT_COMPARE: "a result is missing, hidden, or counted differently",
    Effect.NOT_MEASURED: "no measure was named",
}

FEEDBACK = Entry(
    name="feedback",
    row="One row a feedback loop: what people said, what was decided, and what changed.",
    key=("loop",),
    columns=(
        Column("loop", "The loop's id, unique in the site."),
        Column("title", "What people said, in a line.", said=True),
        Column("services", "The ids of the services it is about, parted by semicolons."),
        Column("theme", "Its theme among the comments received."),
        Column("state", "Where it stands.", values=tuple(_STATES)),
        Column("heard_from", "The first period in which it was heard."),
        Column("heard_to", "The last period in which it was heard."),
        Column("sources", "Where it was heard; several are parted by semicolons.", said=True),
        Column("people", "How many people said so.", CellType.INTEGER, "people"),
        Column(
            "people_hidden",
            "Whether too few people said so to publish how many.",
            CellType.BOOLEAN,
        ),
        Column("opened", "The day on which it was taken up.", CellType.DATE),
        Column("answered", "The day on which people were answered.", CellType.DATE),
        Column("decide_by", "The day by which a decision was due.", CellType.DATE),
        Column("decided", "The day of the decision.", CellType.DATE),
        Column("reason", "Why it was declined.", said=True),
        Column("due", "The day by which the change was due.", CellType.DATE),
        Column("done", "The day on which the change was made.", CellType.DATE),
        Column("overdue", "The day that has passed; blank where none has.", CellType.DATE),
        Column(
            "on_time",
            "Whether it was closed by its day; blank where that has not come or was not named.",
            CellType.BOOLEAN,
        ),
        Column("measure_service", "The service of the standard that it is measured by."),
        Column("measure_standard", "The standard that it is measured by."),
        Column("measure_named", "The day on which that measure was chosen.", CellType.DATE),
        Column(
            "measure_chosen",
            "Whether it was chosen in time, after the plan or after the change.",
            values=tuple(Named),
        ),
        Column("effect", "What comparing before and after comes to.", values=tuple(_EFFECTS)),
        Column("after_from", "The first period after the change that is compared."),
        Column("after_to", "The last period after the change that is compared."),
        Column("after", "The results after the change together.", CellType.DECIMAL, IN_UNIT),
        Column("before_from", "The first period before the change that is compared."),
        Column("before_to", "The last period before the change that is compared."),
        Column("before", "The results before the change together.", CellType.DECIMAL, IN_UNIT),
        Column("difference", "After less before.", CellType.DECIMAL, IN_UNIT),
        Column(
            "same_time_of_year",
            "Whether those before are the same periods a year earlier.",
            CellType.BOOLEAN,
        ),
        Column("unit", "The unit of the figures that are compared."),
    ),
    notes=(
        *NOTES,
        "A difference proves no cause: other things may have changed too.",
        (
            "Where values do not pool, such as medians, after and before are blank, and difference "
            "is the middle one of the differences period by period."
        ),
        *(f"state {state}: {meaning}." for state, meaning in _STATES.items()),
        *(f"effect {effect}: {meaning}." for effect, meaning in _EFFECTS.items()),
    ),
)

COMMENTS = Entry(
    name="comments",
    row="One row a sum of comments received: of all, of a service, or of a theme.",
    key=("division", "service", "theme"),
    columns=(
        Column("division", "What is added up.", values=("all", "service", "theme")),
        Column("service", "The service's id; blank for all."),
        Column("theme", "The theme; blank for all, and for comments of which none was named."),
        Column("period_from", "The first period in which comments were received."),
        Column("period_to", "The last period in which comments were received."),
        Column("received", "How many comments came in.", CellType.INTEGER, "comments"),
        Column("answered", "How many of these were answered.", CellType.INTEGER, "comments"),
        Column(
            "hidden",
            "Whether there were too few to publish; received and answered are then blank.",
            CellType.BOOLEAN,
        ),
    ),
    notes=(
        *NOTES,
        (
            "Services and themes each add up to the row of all. A service without a row has not "
            "published its comments; without any row nobody has."
        ),
        "A blank in answered says that not every row of the source told it.",
    ),
)
