"""The glossary: the terms that remain on the site, and only those that it uses.

Takes the setting. Gives a finished page, and links to its terms from where they first stand.
Must not know what a term means.
"""

from collections.abc import Iterator

from generator.gather import SiteFacts, StandardFacts
from generator.opinions import CHANCE
from generator.pages.parts import Definition, Link
from generator.pages.reading_views import GlossaryPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting, asks
from generator.pages.terms import KIND_TERMS, PLACE
from generator.sentences.glossary import explain_terms

ALWAYS = frozenset(
    (
        *("case", "denominator", "not-reported", "numerator", "owed", "period"),
        *("service-standard", "target", "too-few", "verdict"),
    )
)
"""Terms of the method and of the files, which every site has."""


def tell_glossary(setting: Setting) -> Sheet:
    """The page of terms."""
    lede = setting.say("The few terms on these pages that are not everyday words, A to Z.")
    head = setting.head(
        f"{PLACE}index.html", setting.say("Glossary"), description=lede, section="glossary"
    )
    told = explain_terms(used_terms(setting.facts), setting.tongue)
    terms = tuple(Definition(one.term, (Link(one.meaning),), one.id) for one in told)
    return Sheet(GlossaryPage(**head, lede=lede, terms=terms))


def used_terms(facts: SiteFacts) -> frozenset[str]:
    """The terms that stand anywhere on a site."""
    return ALWAYS.union(_of_standards(facts), _of_answers(facts), _of_parts(facts))


def _of_standards(facts: SiteFacts) -> Iterator[str]:
    for item in facts.standards:
        measure = item.standard.measure
        kinds = (measure.kind, *(one.kind for one in measure.also))
        yield from (KIND_TERMS[kind] for kind in kinds if kind in KIND_TERMS)
        if item.standard.baseline is not None:
            yield "baseline"
        if item.standard.benchmarks:
            yield "benchmark"
        if item.parts:
            yield "breakdown"
        if item.service.channels:
            yield "channel"
        if _is_provisional(item):
            yield "provisional"


def _is_provisional(item: StandardFacts) -> bool:
    return any(row.provisional for row in item.totals)


def _of_answers(facts: SiteFacts) -> Iterator[str]:
    if asks(facts):
        yield from ("favourable", "interval", "response-rate", "share")
    told = [one for agency in facts.agencies for one in agency.surveys]
    told += [one for service in facts.services for one in service.surveys]
    if any(one.survey.selection in CHANCE for one in told):
        yield "chance-variation"


def _of_parts(facts: SiteFacts) -> Iterator[str]:
    if facts.feedback.loops:
        yield "feedback-loop"
    if facts.journeys:
        yield "journey"
    if any(service.use is not None for service in facts.services):
        yield from ("completion", "digital-take-up", "channel")
