"""The pages of journeys: a list of them, and each from its first step to its last.

Takes the facts of journeys. Gives finished views, without a score and without an overall verdict.
Must not know how anything was judged.
"""

from collections.abc import Iterator

from generator.gather import JourneyFacts, StepFacts
from generator.pages.parts import Definition, Download, Link
from generator.pages.plan_lists import journey_lines
from generator.pages.plan_parts import JourneyStep, LineList, NotedLink
from generator.pages.plan_views import JourneyPage, ListPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.pages.standing import loop_states, tell_standing
from generator.pages.surveys import survey_downloads, tell_surveys
from generator.sentences.journeys import journey_sentence, rest_sentence

ROOT = "../../"


def tell_journeys(setting: Setting) -> Iterator[Sheet]:
    """The list of journeys and a page for each; nothing where there is none."""
    journeys = setting.facts.journeys
    if not journeys:
        return
    lede = setting.say(
        "What people go through from beginning to end, whoever runs each step, and what they are "
        "promised on the way."
    )
    head = setting.head(
        "journeys/index.html", setting.say("Journeys"), description=lede, section="journeys"
    )
    found = LineList(
        id="all", title=setting.say("All journeys"), lines=journey_lines(journeys, setting, "../")
    )
    yield Sheet(ListPage(**head, lede=lede, lists=(found,), downloads=_downloads(setting)))
    for facts in journeys:
        yield _tell(facts, setting)


def _downloads(setting: Setting) -> tuple[Download, ...]:
    what = setting.say("Every step, with its services and its promises")
    return tuple(
        Download(
            setting.say("Journeys as {format}", format=kind.upper()),
            setting.file(f"data/journeys.{kind}", "journeys/index.html"),
            what,
        )
        for kind in ("csv", "json")
    )


def _tell(facts: JourneyFacts, setting: Setting) -> Sheet:
    journey, sentence = facts.journey, journey_sentence(facts, setting.tongue)
    said = tell_surveys(facts.surveys, setting, about=journey, times={})
    path = f"journeys/{journey.id}/index.html"
    page = JourneyPage(
        **setting.head(
            path,
            setting.said(journey.name),
            description=sentence,
            section="journeys",
            breadcrumb=(Link(setting.say("Journeys"), "../"),),
        ),
        sentence=sentence,
        rest=_capital(rest_sentence(facts, setting.tongue)),
        summary=setting.said(journey.summary),
        about=tuple(_about(facts, setting)),
        steps=tuple(
            _step(number, step, setting) for number, step in enumerate(facts.steps, start=1)
        ),
        surveys=tuple(section.view for section in said),
        downloads=tuple(survey_downloads(path, setting)) if said else (),
    )
    return Sheet(page, tuple(figure for section in said for figure in section.figures))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _about(facts: JourneyFacts, setting: Setting) -> Iterator[Definition]:
    if facts.journey.audience is not None:
        yield Definition(setting.say("For"), (Link(setting.said(facts.journey.audience)),))
    agencies = {one.agency.id: setting.said(one.agency.name) for one in facts.services}
    links = tuple(Link(name, f"{ROOT}agencies/{agency}/") for agency, name in agencies.items())
    if links:
        yield Definition(setting.say("Agencies"), links)


def _step(number: int, facts: StepFacts, setting: Setting) -> JourneyStep:
    step, several = facts.step, len(facts.services) > 1
    name = setting.tongue.plain(step.name)
    return JourneyStep(
        id=f"step-{number}",
        name=setting.say("{number}. {name}", number=number, name=name),
        does=setting.said(step.does),
        services=tuple(
            NotedLink(
                Link(setting.said(one.service.name), f"{ROOT}services/{one.service.id}/"),
                Link(setting.said(one.agency.name), f"{ROOT}agencies/{one.agency.id}/"),
            )
            for one in facts.services
        ),
        promises=tuple(
            tell_standing(item, setting, beside=facts.beside(item), named=several)
            for item in facts.standards
        ),
        empty="" if facts.standards else _nothing_promised(facts, setting),
        pain_point=setting.said(step.pain_point),
        loops=loop_states(facts.loops, setting),
    )


def _nothing_promised(facts: StepFacts, setting: Setting) -> str:
    if not facts.services:
        return setting.say("No public service has a part in this step.")
    return setting.say("Nothing is promised for this step.")
