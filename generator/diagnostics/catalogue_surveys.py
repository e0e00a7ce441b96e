"""Entries for surveys: how they are described, and the tables of their answers."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "survey-without-questions": Entry(
        "error",
        "The survey '{survey}' asks nothing",
        "Write its questions under `questions:`, in their exact words, or name the framework "
        "whose questions it asks.",
        "A survey of its own framework lists no question.",
        "A figure means nothing without the words that people answered.",
        "name: After the call",
        "name: After the call\nframework: uk-five-level",
    ),
    "question-without-options": Entry(
        "error",
        "The question '{question}' lets people choose several answers and lists none",
        "List them under `options:`, each with an `id` and its exact `text`.",
        "A question of the type choose_many has no options.",
        "Nothing can be counted without knowing what could be chosen.",
        "id: why\ntext: What went well?\ntype: choose_many",
        "id: why\ntext: What went well?\ntype: choose_many\n"
        "options:\n  - id: ease\n    text: It was easy",
    ),
    "options-not-chosen": Entry(
        "error",
        "A question of the type {type} has a scale, not options",
        "Write `type: choose_many` where several may be chosen; otherwise give the answers as "
        "`labels` of a `scale`.",
        "A question with one answer lists options.",
        "The options would be left out in silence.",
        "id: ease\ntype: rating\noptions:\n  - id: easy\n    text: Easy",
        "id: ease\ntype: choose_many\noptions:\n  - id: easy\n    text: Easy",
    ),
    "labels-not-points": Entry(
        "error",
        "There are {labels} labels for {points} answers",
        "Give one label for each answer, from the lowest on, or leave `labels` out.",
        "A scale has another number of labels than of points.",
        "Answers would stand under the names of others.",
        "points: 5\nlabels: [Bad, Middling, Good]",
        "points: 3\nlabels: [Bad, Middling, Good]\nfavourable: [3]",
    ),
    "no-answer-is-answer": Entry(
        "error",
        "The code {answer} cannot be both an answer and no answer",
        "Leave it out of `no_answer`, or correct `points`.",
        "A code for no answer is a point of the scale too.",
        "People who answered would be dropped, or don't know would be averaged in.",
        "points: 9\nno_answer: [9]",
        "points: 5\nno_answer: [9]",
    ),
    "missing-favourable": Entry(
        "error",
        "Which answers to '{question}' count as favourable is not said: {answers}",
        "Add `favourable:` to its scale, a list of the answers that count as good ones.",
        "A question has another scale than five points and does not name its favourable answers.",
        "A wrong guess would turn the result round.",
        "points: 4",
        "points: 4\nfavourable: [3, 4]",
    ),
}
