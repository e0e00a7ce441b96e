"""The list of all agencies, and the order of names in every list.

Takes the facts of the site. Gives finished views. Alphabetical: nobody is ranked.
"""

import unicodedata

from generator.gather import AgencyFacts
from generator.pages.ended import withdrawn_word
from generator.pages.parts import Link, Said
from generator.pages.service import Sheet
from generator.pages.setting import Setting, plain_words
from generator.pages.views import AgenciesPage, AgencyLine


def sort_key(said: Said) -> str:
    """The order of names: letters without accents or case, so that a language needs no table."""
    folded = plain_words(said).casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def agency_lines(setting: Setting, root: str) -> tuple[AgencyLine, ...]:
    """Every agency, alphabetical, with kept n of m."""
    lines = [_agency_line(facts, setting, root) for facts in setting.facts.agencies]
    return tuple(sorted(lines, key=lambda line: (sort_key(line.name.text), line.name.href)))


def _agency_line(facts: AgencyFacts, setting: Setting, root: str) -> AgencyLine:
    name = Link(setting.said(facts.agency.name), f"{root}agencies/{facts.agency.id}/")
    services = setting.tongue.count(len(facts.services))
    short = setting.name(facts.agency.abbreviation)
    return AgencyLine(
        name,
        services,
        setting.tally(facts.tally),
        short,
        tuple(setting.name(alias) for alias in facts.agency.aliases),
        withdrawn_word(facts.agency.ended, setting),
    )


def tell_agencies(setting: Setting) -> Sheet:
    """The page of all agencies."""
    lede = setting.say(
        "Each agency with its services, and how many of its standards were kept. "
        "The list is alphabetical: agencies with other tasks cannot be compared."
    )
    heading = setting.say("Agencies")
    head = setting.head("agencies/index.html", heading, description=lede, section="agencies")
    return Sheet(AgenciesPage(**head, lede=lede, agencies=agency_lines(setting, "../")))
