"""The page of the search, the way to it from the home page, and what can be found.

Takes the facts of the site. Gives the page, the form, and one stub a service, agency and journey:
names, other names and promises, in the language of the page. No figure and no verdict stands in a
stub. Must not know how an index is made, nor where it lies.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.gather import AgencyFacts, JourneyFacts, ServiceFacts
from generator.pages.ended import withdrawn_word
from generator.pages.parts import Link, Said, Words
from generator.pages.search_parts import SearchForm
from generator.pages.search_views import SearchPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting, plain_words
from generator.sentences.searching import found_forms
from generator.text import Text

GAP = "{words}"
"""Stands in a sentence for the words that are looked for, until the browser knows them."""


@dataclass(frozen=True, slots=True)
class Stub:
    """One thing that can be found, as plain words.

    `path` leads to its page from the site's root, in the tree of `lang`, the language it is found
    in; `spoken` is the language of its name; `kind`, `of` and `note` are shown beside the name.
    `parts` are places in the page with their words, `names` what else it is called.
    """

    path: str
    lang: str
    name: str
    spoken: str
    kind: str
    of: str = ""
    note: str = ""
    names: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


def tell_search(setting: Setting) -> Sheet:
    """The page of the search; of a site without one, the ways to look for something."""
    heading = setting.say("Search")
    if setting.searches:
        lede = setting.say("Search for a service, an agency, a journey or the words of a promise.")
        ways = setting.say("Or look for it in a list:")
    else:
        lede = setting.say("This site has no search. Everything in it stands in a list.")
        ways = ""
    page = SearchPage(
        **setting.head("search/index.html", heading, description=lede, section="search"),
        lede=lede,
        form=_own_form(setting),
        ways_sentence=ways,
        ways=tuple(_ways(setting)),
    )
    return Sheet(page)


def search_form(setting: Setting, action: str) -> SearchForm | None:
    """The field of the search, whose words are sent to `action`; None without a search."""
    if not setting.searches:
        return None
    return SearchForm(action=action, label=setting.say("Search services, agencies and promises"))


def _own_form(setting: Setting) -> SearchForm | None:
    """The field on its own page, with what the script says of what it found."""
    form = search_form(setting, "./")
    if form is None:
        return None
    return replace(
        form,
        found=json.dumps(dict(found_forms(setting.tongue)), ensure_ascii=False),
        none=setting.say(
            "Nothing was found for “{words}”. Try fewer or other words, or look in a list below.",
            words=GAP,
        ),
        near=setting.say(
            "Nothing was found for “{words}”. What is listed begins in the same way.", words=GAP
        ),
    )


def _ways(setting: Setting) -> Iterator[Link]:
    """The lists in which everything stands that can be found."""
    yield Link(setting.say("All services A to Z"), "../services/")
    yield Link(setting.say("All agencies"), "../agencies/")
    if setting.facts.journeys:
        yield Link(setting.say("All journeys"), "../journeys/")


def list_stubs(setting: Setting) -> Iterator[Stub]:
    """Everything that can be found, in one language: agencies, then services, then journeys."""
    for agency in setting.facts.agencies:
        yield _agency(agency, setting)
    for service in setting.facts.services:
        yield _service(service, setting)
    for journey in setting.facts.journeys:
        yield _journey(journey, setting)


def _agency(facts: AgencyFacts, setting: Setting) -> Stub:
    agency = facts.agency
    texts = (agency.name, agency.abbreviation, *agency.aliases)
    name = setting.said(agency.name)
    return Stub(
        path=f"{setting.tree}agencies/{agency.id}/",
        lang=setting.tongue.language,
        name=plain_words(name),
        spoken=_language(name, setting),
        kind=setting.say("Agency"),
        note=plain_words(withdrawn_word(agency.ended, setting)),
        names=_other_names(texts, name),
    )


def _service(facts: ServiceFacts, setting: Setting) -> Stub:
    service = facts.service
    name = setting.said(service.name)
    return Stub(
        path=f"{setting.tree}services/{service.id}/",
        lang=setting.tongue.language,
        name=plain_words(name),
        spoken=_language(name, setting),
        kind=setting.say("Service"),
        of=setting.tongue.plain(facts.agency.name),
        note=plain_words(withdrawn_word(service.ended, setting)),
        names=_other_names((service.name,), name),
        parts=tuple(
            (item.standard.id, setting.tongue.plain(item.standard.promise))
            for item in facts.standards
        ),
    )


def _journey(facts: JourneyFacts, setting: Setting) -> Stub:
    journey = facts.journey
    name = setting.said(journey.name)
    return Stub(
        path=f"{setting.tree}journeys/{journey.id}/",
        lang=setting.tongue.language,
        name=plain_words(name),
        spoken=_language(name, setting),
        kind=setting.say("Journey"),
        names=_other_names((journey.name, *(step.step.name for step in facts.steps)), name),
    )


def _language(said: Said, setting: Setting) -> str:
    return said.lang if isinstance(said, Words) and said.lang else setting.tongue.language


def _other_names(texts: Iterable[Text | None], name: Said) -> tuple[str, ...]:
    """Every other wording of some names, in any language, each once."""
    every = (words for text in texts if text is not None for _, words in text.by_language)
    return tuple(dict.fromkeys(words for words in every if words != plain_words(name)))
