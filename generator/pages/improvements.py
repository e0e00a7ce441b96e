"""The pages of improvements: the roadmap by stage, and a page for each.

Takes the facts of improvements. Gives finished views. Must not know what is overdue, nor why.
"""

from collections.abc import Iterator

from generator.gather import ImprovementFacts, StandardFacts
from generator.pages.parts import Definition, Download, Html, Link
from generator.pages.plan_lists import improvement_lines
from generator.pages.plan_parts import LineList
from generator.pages.plan_views import ImprovementPage, ListPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.pages.standing import loop_states, tell_standing
from generator.pages.translated import choose, own_markup
from generator.sentences.improvements import (
    EFFORTS,
    MEANINGS,
    PRIORITIES,
    WORDS,
    affected_words,
    progress_sentence,
    roadmap_sentence,
    stage_word,
)

ROOT = "../../"


def tell_improvements(setting: Setting) -> Iterator[Sheet]:
    """The roadmap and a page for each improvement; nothing where there is none."""
    roadmap = setting.facts.roadmap
    if not roadmap.improvements:
        return
    lede = setting.say(
        "What agencies plan, and what they have done, so that promises are kept better. Inside "
        "each part the highest priority comes first, then the earliest date."
    )
    sentence = roadmap_sentence(roadmap, setting.tongue)
    head = setting.head(
        "improvements/index.html",
        setting.say("Improvements"),
        description=sentence,
        section="improvements",
    )
    lists = tuple(_lists(setting))
    yield Sheet(
        ListPage(**head, lede=lede, sentence=sentence, lists=lists, downloads=_downloads(setting))
    )
    for facts in roadmap.improvements:
        yield Sheet(_tell(facts, setting))


def _lists(setting: Setting) -> Iterator[LineList]:
    """The improvements of each stage that has any."""
    for stage, meaning in MEANINGS.items():
        found = setting.facts.roadmap.at(stage)
        if found:
            yield LineList(
                id=stage.replace(" ", "-"),
                title=setting.say(WORDS[stage]),
                intro=setting.say(meaning),
                lines=improvement_lines(found, setting, "../", days=True),
            )


def _downloads(setting: Setting) -> tuple[Download, ...]:
    what = setting.say("Every improvement with its dates, and what it should change")
    return tuple(
        Download(
            setting.say("Improvements as {format}", format=kind.upper()),
            setting.file(f"data/improvements.{kind}", "improvements/index.html"),
            what,
        )
        for kind in ("csv", "json")
    )


def _tell(facts: ImprovementFacts, setting: Setting) -> ImprovementPage:
    improvement, sentence = facts.improvement, progress_sentence(facts, setting.tongue)
    state = stage_word(facts, setting.tongue)
    hedge = setting.say(
        "A result that has changed is no proof that the improvement changed it. Other things may "
        "have changed too."
    )
    return ImprovementPage(
        **setting.head(
            f"improvements/{improvement.id}/index.html",
            setting.said(improvement.title),
            description=f"{state}. {sentence}".strip(),
            section="improvements",
            breadcrumb=(Link(setting.say("Improvements"), "../"),),
        ),
        state=state,
        sentence=sentence,
        about=tuple(_about(facts, setting)),
        body=_body(facts, setting),
        loops=loop_states(facts.loops, setting),
        moves=tuple(
            tell_standing(item, setting, beside=_beside(item, setting), changed=True)
            for item in facts.moves
        ),
        hedge=hedge if facts.moves else "",
    )


def _beside(item: StandardFacts, setting: Setting) -> list[StandardFacts]:
    """The standards that a promise is never read without."""
    return [
        other
        for other in setting.facts.standards
        if other.service.id == item.service.id and other.standard.id in item.standard.read_with
    ]


def _about(facts: ImprovementFacts, setting: Setting) -> Iterator[Definition]:
    say, one, agency = setting.say, facts.improvement, facts.agency.agency
    link = Link(setting.said(agency.name), f"{ROOT}agencies/{agency.id}/")
    yield Definition(say("Agency"), (link,))
    services = tuple(
        Link(setting.said(each.service.name), f"{ROOT}services/{each.service.id}/")
        for each in facts.services
    )
    if services:
        yield Definition(say("Services"), services)
    for term, words in (
        (say("Team"), setting.said(one.team)),
        (say("Start"), setting.tongue.date(one.start) if one.start else ""),
        (say("Priority"), say(PRIORITIES[one.priority]) if one.priority else ""),
        (say("Effort"), say(EFFORTS[one.effort]) if one.effort else ""),
        (say("People it would help"), affected_words(facts, setting.tongue)),
    ):
        if words:
            yield Definition(term, (Link(words),))


def _body(facts: ImprovementFacts, setting: Setting) -> Html | None:
    """The agency's own words in the page's language, or in one they have; None for none."""
    found = choose(dict(facts.improvement.told), setting)
    return own_markup(found[1], found[0], setting) if found else None
