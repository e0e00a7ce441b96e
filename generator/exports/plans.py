"""The rows of the tables of journeys and of improvements, cell by cell.

Takes the facts of the site. Gives one row of texts a step, and one an improvement, in the order of
the dictionary's columns. Must not know formats or files.
"""

from collections.abc import Iterator

from generator.exports.plan_entries import IMPROVEMENTS, JOURNEYS
from generator.exports.tables import BETWEEN, Cells, Row, lay, list_divisions
from generator.gather import ImprovementFacts, SiteFacts, StepFacts
from generator.model import Journey


def list_journeys(facts: SiteFacts) -> Iterator[Row]:
    """One row a step, by journey and in order."""
    for one in facts.journeys:
        for number, step in enumerate(one.steps, start=1):
            cells = {**_journey_cells(one.journey), **_step_cells(number, step)}
            yield lay(JOURNEYS, cells, facts)


def list_improvements(facts: SiteFacts) -> Iterator[Row]:
    """One row an improvement, by id."""
    for one in sorted(facts.roadmap.improvements, key=lambda one: one.improvement.id):
        yield lay(IMPROVEMENTS, _improvement_cells(one), facts)


def _journey_cells(journey: Journey) -> Cells:
    return {
        "journey": journey.id,
        "was": BETWEEN.join(journey.was),
        "name": journey.name,
        "summary": journey.summary,
        "audience": journey.audience,
        **list_divisions(journey),
    }


def _step_cells(number: int, facts: StepFacts) -> Cells:
    step = facts.step
    return {
        "step": number,
        "step_name": step.name,
        "does": step.does,
        "services": BETWEEN.join(one.service.id for one in facts.services),
        "standards": BETWEEN.join(
            f"{item.service.id}/{item.standard.id}" for item in facts.standards
        ),
        "pain_point": step.pain_point,
        "loops": BETWEEN.join(one.loop.id for one in facts.loops),
    }


def _improvement_cells(facts: ImprovementFacts) -> Cells:
    one = facts.improvement
    return {
        "agency": one.agency,
        "improvement": one.id,
        "was": BETWEEN.join(one.was),
        "title": one.title,
        "services": BETWEEN.join(item.service.id for item in facts.services),
        "team": one.team,
        "status": one.status,
        "start": one.start,
        "due": one.due,
        "delivered": one.delivered,
        "overdue": facts.progress.overdue,
        "priority": one.priority,
        "effort": one.effort,
        "people_affected": one.people_affected,
        "people_hidden": None if not facts.few and one.people_affected is None else _said(facts),
        "answers": BETWEEN.join(item.loop.id for item in facts.loops),
        "moves": BETWEEN.join(f"{item.service.id}/{item.standard.id}" for item in facts.moves),
    }


def _said(facts: ImprovementFacts) -> str:
    return "true" if facts.few else "false"
