"""The page of one agency: what it is for, who answers for it, its services, what is overdue.

Takes the facts of an agency. Gives a finished view and its sparklines.
"""

from dataclasses import replace

from generator.gather import AgencyFacts, ServiceFacts, StandardFacts
from generator.pages.described import describe
from generator.pages.drawn import draw_sparkline
from generator.pages.ended import agency_ended, withdrawn_word
from generator.pages.figures import Sparkline
from generator.pages.lists import sort_key
from generator.pages.loop_lists import recent_loops
from generator.pages.parts import Definition, Link, Redress
from generator.pages.plan_lists import part_of
from generator.pages.promise import channel_words, look_of
from generator.pages.purpose import objective_cards
from generator.pages.reported import report_agency
from generator.pages.service import Sheet, official_lines
from generator.pages.setting import Setting
from generator.pages.surveys import survey_downloads, tell_surveys
from generator.pages.totals import totals_view
from generator.pages.views import AgencyPage, ServiceCard, StandardLine
from generator.sentences.tallies import kept_sentence
from generator.sentences.verdicts import WORDS, status_word


def tell_agency(facts: AgencyFacts, setting: Setting) -> Sheet:
    """The page of an agency."""
    agency, path = facts.agency, f"agencies/{facts.agency.id}/index.html"
    loops = setting.facts.feedback.of_agency(agency.id)
    sparks = {
        (item.service.id, item.standard.id): draw_sparkline(item)
        for service in facts.services
        for item in service.standards
    }
    said = tell_surveys(facts.surveys, setting, about=agency, times={})
    cards = [_card(service, sparks, setting) for service in facts.services]
    page = AgencyPage(
        **setting.head(
            path,
            setting.said(agency.name),
            description=describe(
                setting.tongue.plain(agency.name), kept_sentence(facts.tally, setting.tongue)
            ),
            section="agencies",
            breadcrumb=(Link(setting.say("Agencies"), "../"),),
        ),
        totals=totals_view(facts.tally, setting),
        services=tuple(sorted(cards, key=lambda card: (sort_key(card.name.text), card.name.href))),
        mission=setting.said(agency.mission),
        vision=setting.said(agency.vision),
        objectives=objective_cards(facts, setting),
        ended=agency_ended(agency, setting),
        about=tuple(_about(facts, setting)),
        complaint=_complaint(facts, setting),
        surveys=tuple(section.view for section in said),
        reporting=report_agency(facts, setting),
        loops=tuple(recent_loops(loops, setting, "../../")),
        downloads=tuple(survey_downloads(path, setting)) if facts.surveys else (),
    )
    page = replace(page, feeds=_feeds(facts, setting))
    drawn = (figure for section in said for figure in section.figures)
    return Sheet(page, (*(spark for spark in sparks.values() if spark), *drawn))


def _feeds(facts: AgencyFacts, setting: Setting) -> tuple[Link, ...]:
    """Its own feed, where it has news, before that of the site."""
    agency = facts.agency
    if agency.id not in setting.facts.news.by_agency:
        return setting.feeds
    title = setting.say("{name}: all changes", name=setting.tongue.plain(agency.name))
    return (Link(title, f"{setting.tree}agencies/{agency.id}/changes.atom"), *setting.feeds)


def _about(facts: AgencyFacts, setting: Setting) -> list[Definition]:
    agency, found = facts.agency, []
    if agency.official is not None:
        lines = official_lines(agency.official, setting)
        found.append(Definition(setting.say("Who answers for it"), lines))
    if agency.url:
        found.append(Definition(setting.say("Website"), (Link(agency.url, agency.url),)))
    if agency.contact is not None:
        found.append(Definition(setting.say("Contact"), setting.ways(agency.contact)))
    if agency.aliases:
        names = tuple(Link(setting.name(alias)) for alias in agency.aliases)
        found.append(Definition(setting.say("Also known as"), names))
    others = [language for language in agency.name.languages if language != setting.tongue.language]
    if others:
        names = tuple(Link(setting.other(agency.name, language)) for language in others)
        found.append(Definition(setting.say("Also called"), names))
    return found + part_of(tuple(one.service.id for one in facts.services), setting)


def _complaint(facts: AgencyFacts, setting: Setting) -> Redress | None:
    ways = setting.ways(facts.agency.complaint, online=setting.say("Complain online"))
    words = setting.say("You can ask for your case to be looked at.")
    return Redress(words, ways) if ways else None


def _card(
    facts: ServiceFacts,
    sparks: dict[tuple[str, str], Sparkline | None],
    setting: Setting,
) -> ServiceCard:
    lines = tuple(
        _line(item, sparks[item.service.id, item.standard.id], setting) for item in facts.standards
    )
    name = Link(setting.said(facts.service.name), f"../../services/{facts.service.id}/")
    return ServiceCard(
        name=name,
        tally=setting.tally(facts.tally),
        standards=lines,
        summary=setting.said(facts.service.summary),
        note=withdrawn_word(facts.service.ended, setting),
    )


def _line(facts: StandardFacts, spark: Sparkline | None, setting: Setting) -> StandardLine:
    word = setting.say(WORDS[facts.status])
    if facts.current is not None and facts.current.status is not None:
        word = status_word(facts.current, setting.tongue)
    period = setting.tongue.period(facts.current.period) if facts.current else ""
    return StandardLine(
        promise=setting.quoted(facts.standard.promise),
        href=f"../../services/{facts.service.id}/#{facts.standard.id}",
        status=look_of(facts),
        word=word,
        period=period,
        channel=channel_words(facts, setting),
        spark=spark.key if spark else "",
        note=withdrawn_word(facts.standard.ended, setting),
    )
