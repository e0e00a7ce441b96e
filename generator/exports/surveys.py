"""The rows of the tables of surveys, cell by cell.

Takes the facts of the site. Gives a row of texts for each question, period and group, and one for
each answer, in the order of the dictionary's columns. Must not know formats or files.
"""

from collections.abc import Iterator

from generator.exports.survey_entries import ANSWERS, FAULTY, SATISFACTION, SUPPRESSED
from generator.exports.tables import Cells, Row, lay
from generator.gather import SiteFacts
from generator.model import Opinion, Question


def list_satisfaction(facts: SiteFacts) -> Iterator[Row]:
    """One row a question, period and group: subjects sorted, then as they are published."""
    for opinion, question in _asked(facts):
        cells = {**_about(opinion, facts), "driver": question.driver, **_figures(opinion)}
        yield lay(SATISFACTION, cells, facts)


def list_answers(facts: SiteFacts) -> Iterator[Row]:
    """One row an answer of each question that has counts and is shown."""
    for opinion, question in _asked(facts):
        if not opinion.says:
            continue
        about = _about(opinion, facts)
        counts = {one.answer: one.count for one in opinion.given}
        for answer in question.answers:
            if answer.code in counts:
                cells: Cells = {
                    **about,
                    "answer": answer.code,
                    "label": answer.label,
                    "points": answer.value,
                    "favourable": str(answer.favourable).lower(),
                    "count": counts[answer.code],
                }
                yield lay(ANSWERS, cells, facts)


def _asked(facts: SiteFacts) -> Iterator[tuple[Opinion, Question]]:
    """Every row that is published, with its question."""
    opinions = facts.published.opinions
    for subject in opinions.subjects:
        for opinion in opinions.of(subject):
            question = opinions.survey(opinion.survey).question(opinion.question)
            if question is not None:
                yield opinion, question


def _about(opinion: Opinion, facts: SiteFacts) -> Cells:
    return {
        "agency": _agency_of(opinion.subject, facts),
        "subject": opinion.subject,
        "survey": opinion.survey,
        "question": opinion.question,
        "period": opinion.period,
        "period_start": opinion.period.first,
        "period_end": opinion.period.last,
        "channel": opinion.channel,
        "segment": opinion.segment,
    }


def _agency_of(subject: str, facts: SiteFacts) -> str:
    """The agency that a subject belongs to; "" for a journey, which belongs to several."""
    kind, _, name = subject.partition(":")
    if kind == "agency":
        return name
    own = (one.service.agency for one in facts.services if one.service.id == name)
    return next(own, "") if kind == "service" else ""


FIGURES = ("n", "mean", "favourable", "low", "high", "respondents", "offered", "customers")


def _figures(opinion: Opinion) -> Cells:
    """The figures of a row; of a suppressed one, and of one that cannot be right, none."""
    if opinion.hidden or opinion.faulty:
        blank = dict.fromkeys((*FIGURES, "favourable_share", "note"))
        return {**blank, "status": SUPPRESSED if opinion.hidden else FAULTY}
    return {
        **{name: getattr(opinion, name) for name in FIGURES},
        "favourable_share": opinion.share,
        "status": opinion.status or "final",
        "note": opinion.note,
    }
