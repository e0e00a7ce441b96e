"""The glossary: each term that remains, and only those that a site uses."""

import re
from dataclasses import replace
from pathlib import Path

from generator.gather import gather_site
from generator.model import Kind
from generator.pages.glossary import ALWAYS, tell_glossary, used_terms
from generator.pages.setting import Setting
from generator.pages.terms import KIND_TERMS, kind_link
from generator.sentences.catalogues import open_catalogue
from generator.sentences.glossary import TERMS, explain_terms
from generator.sentences.tongue import Tongue
from making import ENGLISH, World, service, standard, target, world

SPANISH = Tongue("es", "es", catalogue=open_catalogue("es"))


def terms(made: World) -> frozenset[str]:
    """The terms that a project uses beside those of every site."""
    return used_terms(gather_site(made.published)) - ALWAYS


def test_a_site_of_medians() -> None:
    """A median is explained where one is published; a percentile is not."""
    made = standard(target(at_most="20 days"), kind="median", unit="day")
    bare = replace(service(made), channels=())
    assert terms(World(services=(bare,))) == {"median"}


def test_provisional_results() -> None:
    """The word is explained where a result is provisional."""
    row = {"period": "2025-11", "numerator": 95, "denominator": 100}
    made = standard(target(at_least="90%"))
    assert "provisional" not in terms(world(made, row))
    assert "provisional" in terms(world(made, {**row, "status": "provisional"}))


def test_terms_stand_in_order() -> None:
    """They stand in the alphabetical order of the page's language, accents aside."""
    english = [one.term for one in explain_terms(TERMS, ENGLISH)]
    spanish = [one.term for one in explain_terms(TERMS, SPANISH)]
    assert english == sorted(english, key=str.lower)
    assert spanish.index("Período") < spanish.index("Promedio")
    assert {one.id for one in explain_terms(TERMS, SPANISH)} == set(TERMS)


def test_every_kind_has_a_term() -> None:
    """Each kind of measure leads to a term that there is; a count needs none."""
    assert set(KIND_TERMS) == set(Kind) - {Kind.COUNT}
    assert set(KIND_TERMS.values()) <= set(TERMS)
    assert kind_link(Kind.COUNT, "A count", "../../").href == ""


def test_the_page() -> None:
    """The page says each term it uses with its anchor."""
    facts = gather_site(world(standard(target(at_least="90%"))).published)
    page = tell_glossary(Setting(facts, ENGLISH)).page
    assert page.path == "glossary/index.html"
    assert {one.id for one in page.terms} == used_terms(facts)  # type: ignore[attr-defined]


def test_the_demonstration_links_to_it(demonstration_site: Path) -> None:
    """Pages of services lead to the term of each kind of measure, and the method to the page."""
    services = (demonstration_site / "services").glob("*/index.html")
    text = "".join(page.read_text(encoding="utf-8") for page in services)
    method = (demonstration_site / "method/index.html").read_text(encoding="utf-8")

    assert {"median", "share", "average", "rate"} <= set(
        re.findall(r'href="../../glossary/#([a-z-]+)"', text)
    )
    assert 'href="../glossary/"' in method
