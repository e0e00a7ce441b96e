"""The pages that are read rather than looked up: method, about, the project's own, the 404.

Takes the setting. Gives finished views.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from generator.model import Prose
from generator.pages.described import bare_text
from generator.pages.parts import Definition, Link, ProseSection
from generator.pages.reading_views import AboutPage, MethodPage, MissingPage, ProsePage
from generator.pages.service import Sheet
from generator.pages.setting import Setting, tree_of
from generator.pages.terms import PLACE
from generator.pages.translated import choose, own_markup
from generator.pages.views import StatusMeaning
from generator.sentences.method import MEANINGS, Topic, status_meaning, topics
from generator.sentences.method_loops import feedback_topic
from generator.sentences.method_plans import improvements_topic, journeys_topic
from generator.sentences.method_surveys import surveys_topic
from generator.sentences.verdicts import WORDS
from generator.text import N_


def tell_method(setting: Setting) -> Sheet:
    """The rules in force, in plain words."""
    lede = setting.say(
        "How results are compared with promises, what each word means, and what is left out. "
        "The same rules hold for every agency."
    )
    statuses = tuple(
        StatusMeaning(
            status.value, setting.say(WORDS[status]), status_meaning(status, setting.tongue)
        )
        for status in MEANINGS
    )
    told = list(topics(setting.site, setting.tongue))
    if setting.facts.published.opinions.size:
        told.append(surveys_topic(setting.site, setting.tongue))
    if setting.facts.feedback.loops:
        told.append(feedback_topic(setting.tongue))
    if setting.facts.journeys:
        told.append(journeys_topic(setting.tongue))
    if setting.facts.roadmap.improvements:
        told.append(improvements_topic(setting.tongue))
    sections = tuple(_section(topic) for topic in told)
    heading = setting.say("Method")
    head = setting.head("method/index.html", heading, description=lede, section="method")
    terms = Link(setting.say("What the terms mean, A to Z"), f"../{PLACE}")
    page = MethodPage(**head, lede=lede, glossary=terms, statuses=statuses, sections=sections)
    return Sheet(page)


def _section(topic: Topic) -> ProseSection:
    return ProseSection(topic.id, topic.title, topic.paragraphs, topic.points)


def tell_about(setting: Setting) -> Sheet:
    """Who publishes the scorecard, for whom, and under what terms."""
    lede = setting.say("This scorecard puts each promise, its result and the verdict side by side.")
    heading = setting.say("About this scorecard")
    head = setting.head("about/index.html", heading, description=lede, section="about")
    sections = (_purpose(setting), *_contact(setting), *_terms(setting))
    return Sheet(AboutPage(**head, lede=lede, sections=sections))


def _purpose(setting: Setting) -> ProseSection:
    return ProseSection(
        "purpose",
        setting.say("What it is for"),
        (
            setting.say(
                "Agencies publish service standards: promises of how fast, how easy to reach and "
                "how accurate a service is. Here anyone can see whether a promise was kept, on "
                "which counts, and what to do when it was not."
            ),
            setting.say(
                "Agencies keep the promises and the results in files. A program compares the two "
                "and makes these pages; nobody edits a verdict by hand."
            ),
        ),
        points=(
            setting.say(
                "The pages set no cookies and load nothing from elsewhere. Only the search runs a "
                "script."
            ),
            setting.say("Every figure can be taken away as a file from the data page."),
        ),
    )


def _contact(setting: Setting) -> tuple[ProseSection, ...]:
    ways = setting.ways(setting.site.contact)
    complaints = setting.ways(setting.site.complaint)
    publisher = (Link(setting.said(setting.site.publisher)),)
    lines = [
        Definition(setting.say(term), links)
        for term, links in (
            (N_("Published by"), publisher),
            (N_("Questions about this scorecard"), ways),
            (N_("When a service did not keep its promise to you"), complaints),
        )
        if links
    ]
    return (ProseSection("contact", setting.say("Who publishes it"), definitions=tuple(lines)),)


def _terms(setting: Setting) -> tuple[ProseSection, ...]:
    """Under what terms the figures may be used, and the letters they are set in."""
    site, font = setting.site, setting.site.theme.font
    said = [setting.said(site.licence)] if site.licence else []
    if font is not None:
        licence = setting.tongue.plain(font.licence)
        said.append(setting.say("Font of these pages: {licence}", licence=licence))
    if not said:
        return ()
    return (ProseSection("terms", setting.say("Terms of use"), tuple(said)),)


def tell_prose(page: Prose, setting: Setting) -> Sheet:
    """A page of the project's own, in the page's language or the one it has."""
    language, markup = choose(dict(page.html), setting) or ("", "")
    body = own_markup(markup, language, setting)
    path = f"pages/{page.id}/index.html"
    head = setting.head(path, setting.said(page.title), description=bare_text(body.markup))
    return Sheet(ProsePage(**head, body=body))


def tell_missing(setting: Setting) -> Sheet:
    """The 404; its addresses begin at the server's root, since it is served at any depth."""
    root = urlsplit(setting.site.base_url or "/").path.rstrip("/") + "/"
    heading = setting.say("This page does not exist")
    head = setting.head("404.html", heading)
    head["root"], head["canonical"], head["alternates"] = root, "", ()
    homes = tuple(
        replace(one, href=root + tree_of(one.lang, setting.site), current=False)
        for one in head["frame"].languages
    )
    head["frame"] = replace(setting.frame(root, ""), languages=homes)
    links = (
        Link(setting.say("Home"), root),
        Link(setting.say("All services A to Z"), f"{root}services/"),
        Link(setting.say("All agencies"), f"{root}agencies/"),
    )
    sentence = setting.say(
        "The address may have been mistyped, or the page has moved. From here you can go on:"
    )
    return Sheet(MissingPage(**head, sentence=sentence, links=links))
