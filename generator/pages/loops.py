"""The page of one feedback loop: you said, we did, what changed, and what the figures show.

Takes the facts of a loop. Gives a finished view and the chart on it.
Must not know other loops, nor how a difference is measured.
"""

from collections.abc import Iterator
from datetime import date

from generator.gather import LoopFacts
from generator.model import SECTIONS, UNDECIDED, Loop, State
from generator.pages.figures import BeforeAfterFigure
from generator.pages.loop_drawn import draw_difference, tell_difference
from generator.pages.loop_lists import loop_path
from generator.pages.loop_parts import Evidence, LoopSection
from generator.pages.loop_views import LoopPage
from generator.pages.parts import Definition, Figure, Html, LegendEntry, Link, Note
from generator.pages.plan_lists import answered_by
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.pages.translated import choose, own_markup
from generator.sentences.evidence import cautions, effect_sentence, effect_word
from generator.sentences.loops import heard_sentence, state_sentence, state_word
from generator.text import C_, N_

ROOT = "../../"


def tell_loop(facts: LoopFacts, setting: Setting) -> Sheet:
    """The page of a loop."""
    drawn = draw_difference(facts, setting.tongue)
    loop = facts.loop
    sentence = state_sentence(facts, setting.tongue)
    page = LoopPage(
        **setting.head(
            loop_path(loop.id),
            setting.said(loop.title),
            description=sentence,
            section="feedback",
            breadcrumb=(Link(setting.say("Feedback"), "../"),),
        ),
        state=state_word(facts, setting.tongue),
        sentence=sentence,
        about=tuple(_about(facts, setting)),
        sections=tuple(_sections(facts, setting)),
        evidence=_evidence(facts, drawn, setting),
        steps=_steps(facts, setting),
    )
    return Sheet(page, (drawn,) if drawn else ())


def _about(facts: LoopFacts, setting: Setting) -> Iterator[Definition]:
    services = tuple(
        Link(setting.said(one.service.name), f"{ROOT}services/{one.service.id}/")
        for one in facts.services
    )
    agencies = {one.agency.id: setting.said(one.agency.name) for one in facts.services}
    yield Definition(setting.say("About"), services)
    yield Definition(
        setting.say("Agency"),
        tuple(Link(name, f"{ROOT}agencies/{agency}/") for agency, name in agencies.items()),
    )
    if facts.loop.theme:
        yield Definition(setting.say("Theme"), (Link(facts.loop.theme),))
    yield from answered_by(facts.loop.id, setting)


# ---- you said, we did, what changed


def _sections(facts: LoopFacts, setting: Setting) -> Iterator[LoopSection]:
    """The three sections; one without words of its own says why, or is left out."""
    own = {0: _heard(facts, setting), 1: _did(facts, setting), 2: ""}
    for number, title in enumerate(SECTIONS):
        body = _body(facts.loop, number, setting)
        if body is not None or own[number]:
            yield LoopSection(
                id=("you-said", "we-did", "what-changed")[number],
                title=setting.say(title),
                body=body,
                sentence=own[number],
                note=_reviewed(facts.loop, setting) if number == 0 else "",
            )


def _body(loop: Loop, number: int, setting: Setting) -> Html | None:
    """The publisher's words in the page's language, or in one they have; None for none."""
    language, parts = choose(dict(loop.told), setting) or ("", ())
    if number >= len(parts) or not parts[number].strip():
        return None
    return own_markup(parts[number], language, setting)


def _heard(facts: LoopFacts, setting: Setting) -> str:
    return heard_sentence(facts, setting.tongue)


def _did(facts: LoopFacts, setting: Setting) -> str:
    """Why it was declined, or that there is nothing to tell yet."""
    if facts.standing.state is State.DECLINED and facts.loop.reason is not None:
        reason = setting.tongue.plain(facts.loop.reason)
        return setting.say("Declined, for this reason: {reason}", reason=reason)
    if _body(facts.loop, 1, setting) is not None:
        return ""
    if facts.standing.state in UNDECIDED:
        return setting.say("Nothing has been decided yet.")
    if facts.standing.state is State.PLANNED:
        return setting.say("A change is planned and not done yet.")
    return ""


def _reviewed(loop: Loop, setting: Setting) -> str:
    if loop.reviewed is None:
        return ""
    day = setting.tongue.date(loop.reviewed.on)
    return setting.say("Quotations reviewed by: {post}, {day}.", post=loop.reviewed.post, day=day)


# ---- what the figures show


def _evidence(
    facts: LoopFacts, drawn: BeforeAfterFigure | None, setting: Setting
) -> Evidence | None:
    """What the measure shows; None where there is none and nothing was done."""
    sentence = effect_sentence(facts, setting.tongue)
    if not sentence:
        return None
    measured = facts.difference is not None
    figure = None
    if drawn is not None:
        figure = Figure(drawn.key, drawn.title, tuple(_legend(drawn, setting)))
    found = facts.measure
    return Evidence(
        title=setting.say(
            N_("What the figures show") if measured else N_("How it will be measured")
        ),
        word=effect_word(facts.difference, setting.tongue) if facts.difference else "",
        sentence=sentence,
        standard=_standard(facts, setting),
        service=setting.said(found.service.name) if found else "",
        cautions=tuple(cautions(facts, setting.tongue)),
        figure=figure,
        table=tell_difference(facts, setting),
    )


def _standard(facts: LoopFacts, setting: Setting) -> Link | None:
    found = facts.measure
    if found is None:
        return None
    href = f"{ROOT}services/{found.service.id}/#{found.standard.id}"
    return Link(setting.quoted(found.standard.promise), href)


def _legend(drawn: BeforeAfterFigure, setting: Setting) -> Iterator[LegendEntry]:
    """The marks that are drawn: of values that do not pool, one for each period."""
    yield LegendEntry("plain", setting.say("Before the change"))
    yield LegendEntry("met", setting.say("After the change"))
    if drawn.after.value is not None:
        yield LegendEntry("each", setting.say("A single period"))


# ---- the days


def _steps(facts: LoopFacts, setting: Setting) -> tuple[Note, ...]:
    """What happened and what is owed, by day."""
    dated = sorted(_days(facts), key=lambda step: step[0])
    return tuple(Note(setting.tongue.date(day), setting.say(words)) for day, words in dated)


def _days(facts: LoopFacts) -> Iterator[tuple[date, str]]:
    loop, standing = facts.loop, facts.standing
    yield loop.opened, N_("Taken up")
    if loop.answered is not None:
        yield loop.answered, N_("People were answered")
    if standing.state in UNDECIDED:
        yield standing.decide_by, N_("Decision due")
    if loop.decided is not None:
        declined = standing.state is State.DECLINED
        yield loop.decided, C_("one loop", "Declined") if declined else N_("Change planned")
    if loop.evidence is not None:
        yield loop.evidence.named, N_("Measure chosen")
    if loop.due is not None:
        yield loop.due, N_("Change due")
    if loop.done is not None:
        yield loop.done, N_("Change made")
