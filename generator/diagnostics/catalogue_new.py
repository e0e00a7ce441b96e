"""Entries for what is met when a new file is made, and when it is left half filled in."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "placeholder-left": Entry(
        "error",
        "'{text}' is still to be filled in",
        "Put your own words in the place of all of it; or take the line out, where you do not need "
        "it.",
        "A file that `scorecard new` made still has words that say what belongs there.",
        "They would be published as the words of a government.",
        "name: FILL IN the name of the agency",
        "name: Department of Labor",
    ),
    "id-taken": Entry(
        "error",
        "The id '{id}' is taken: {holder}",
        "Choose another id; or open the file that is there, to say more of it.",
        "Something of the same kind has, or had, the id that was typed.",
        "Old links and tables of results would lead to the wrong one.",
        "scorecard new service labor/claims, where there is a service claims",
        "scorecard new service labor/short-time-claims",
    ),
    "new-without-owner": Entry(
        "error",
        "It is not clear which {kind} '{id}' belongs to",
        "Type: {typed}. {known}",
        "A new file needs to know what it is about, and there is more than one to choose from.",
        "Nothing is guessed: it would stand on the wrong page.",
        "scorecard new service claims",
        "scorecard new service labor/claims",
    ),
    "cannot-add-standard": Entry(
        "error",
        "The standard cannot be added by itself to this file: {problem}",
        "Put it in by hand, as one of the list below standards: with a line for each key and "
        "without brackets; or have the file laid out so, and type the command again.",
        "The file of the service is laid out in a way in which lines cannot simply be added.",
        "What is there already might come to say something else.",
        "standards: [{id: first-payment, promise: ...}]",
        "standards:\n  - id: first-payment\n    promise: ...",
    ),
}
