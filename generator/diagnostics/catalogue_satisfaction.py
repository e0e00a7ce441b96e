"""Entries for promises about satisfaction: which question of which survey they are about."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "satisfaction-without-question": Entry(
        "error",
        "A measure of satisfaction needs a survey and a question",
        "Add 'survey: after-call' with the name of a file in content/surveys/, and "
        "'question: ease' with the id of one of its questions.",
        "A measure of kind satisfaction does not say which answers it is about.",
        "Different questions give different figures.",
        "kind: satisfaction",
        "kind: satisfaction\nsurvey: after-call\nquestion: ease",
    ),
    "question-without-satisfaction": Entry(
        "error",
        "'{key}' belongs to a measure of kind satisfaction, not {kind}",
        "Write 'kind: satisfaction', or remove the line '{key}'.",
        "A measure names a survey, and is of another kind.",
        "Its results would come from a table and not from the answers.",
        "kind: share\nsurvey: after-call",
        "kind: satisfaction\nsurvey: after-call\nquestion: ease",
    ),
    "statistic-not-of-question": Entry(
        "error",
        "The question '{question}' has no {statistic}",
        "Write 'statistic: mean' for a question with a scale of numbers; for 'favourable' name "
        "the favourable answers in the survey's scale.",
        "A mean is asked of answers that are no numbers, or a favourable share where no answer "
        "counts as favourable.",
        "There is nothing to compute.",
        "kind: satisfaction\nsurvey: exit\nquestion: solved\nstatistic: mean",
        "kind: satisfaction\nsurvey: exit\nquestion: solved\nstatistic: favourable",
    ),
    "result-of-survey": Entry(
        "error",
        "The results of {standard} come from its survey; rows of this table about it are left out",
        "Remove its rows here: the answers in data/satisfaction/ are counted for it.",
        "A table of results has rows for a promise that is about answers to a survey.",
        "Two sources of one figure could disagree.",
        "service,standard,period,value\ncall-centre,easy,2025-01,84",
        "subject,survey,question,period,answer,count\nservice:call-centre,after-call,ease,2025-01,5,310",
    ),
}
