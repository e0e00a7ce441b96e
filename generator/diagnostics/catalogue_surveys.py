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
    "question-without-name": Entry(
        "error",
        "The questions still say {placeholder} where people read a name",
        "Add `named:` with the name as people read it, or write the questions out in their exact "
        "words.",
        "A survey asks the questions of an instrument that leaves room for a name, and gives none.",
        "Nobody was asked the words that would be published.",
        "name: After the call\nframework: a11-2018",
        "name: After the call\nframework: a11-2018\nnamed: the Passport Office",
        mapped="Ask the publisher for the words that people read; these are shown as published.",
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
    "scale-unlike-wording": Entry(
        "warning",
        "The words of the question '{question}' speak of ten points, and its scale has {points}",
        "Give the scale the points that people saw; where the answers were folded into fewer, say "
        "so in a note.",
        "A question speaks of another scale than its answers have.",
        "Folded answers are not what people chose, and which of them are favourable is a guess.",
        "text: On a scale of 1 to 10, how easy was it?",
        "text: On a scale of 1 to 10, how easy was it?\n"
        "scale:\n  points: 10\n  favourable: [8, 9, 10]",
    ),
    "wording-changed": Entry(
        "warning",
        "The question '{question}' of the survey {survey} is asked in other words here than before",
        "There is nothing to do: each wording is a question of its own, with its own series.",
        "A table asks one question in several wordings.",
        "Answers to other words cannot be compared with those before.",
        "Q1: I trust the service. Then Q1: I am satisfied with the service.",
        "two questions with an id each",
    ),
    "question-without-text": Entry(
        "warning",
        "Answers to '{question}' are counted here, and its wording is not given",
        "Ask the publisher for the words that people read.",
        "A table counts answers to a question without saying what was asked.",
        "Nobody can know what the answers mean.",
        "text: (blank), answers: 12, 30, 44",
        "text: It was easy. Answers: 12, 30, 44",
    ),
    "question-is-no-question": Entry(
        "warning",
        "The wording of '{question}' reads '{word}' here, this table's word for nothing; no "
        "question is published of it",
        "There is nothing to do where nobody was asked. Ask the publisher to leave the cell blank.",
        "A table writes a word for nothing where the wording of a question belongs.",
        "Published as it stands, it would read as a question that people were asked.",
        "text: NONE, answers: (blank)",
        "text: (blank), answers: (blank)",
    ),
    "repeated-row": Entry(
        "warning",
        "Line {line} has the same words in {columns}; both rows are read",
        "Ask the publisher whether both are right.",
        "Two rows of a table agree in the columns that should tell them apart.",
        "One survey may be counted under two services.",
        "10,Webinars,email,2023,1 twice",
        "10,Webinars,email,2023,1 and 10,Webinars,email,2023,2",
    ),
}
