"""The accessibility statement as a reader finds it."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator.gather import gather_site
from generator.model import Contact
from generator.pages.accessibility import tell_accessibility
from generator.pages.reading_views import AccessibilityPage
from generator.pages.setting import Setting
from generator.render import Renderer
from generator.sentences.accessibility import say_tested, say_untested
from generator.sentences.tongue import Tongue
from making import World, service, standard, target

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
CONTACT = Contact(email="scorecard@example.gov", phone="555 0100")


def read(contact: Contact | None, complaint: Contact | None = None) -> str:
    """The HTML of the statement of a site whose publisher can be reached so."""
    published = World(services=(service(standard(target("2025-09", at_least="90%"))),)).published
    site = replace(published.site, contact=contact, complaint=complaint)
    setting = Setting(gather_site(replace(published, site=site)), Tongue("en", "en"))
    sheet = tell_accessibility(setting)
    assert isinstance(sheet.page, AccessibilityPage)
    return Renderer([TEMPLATES]).render(sheet.page.template, sheet.page).decode()


@pytest.mark.parametrize("say", [say_tested, say_untested])
def test_statement_prints_every_line_of_the_list(say: Callable[[Tongue], tuple[str, ...]]) -> None:
    """Whatever is tested, and whatever is not, stands on the page."""
    page = unescape(read(CONTACT))
    assert [line for line in say(Tongue()) if line not in page] == []


def test_statement_says_how_to_complain() -> None:
    """The publisher's own contact stands there, as links."""
    page = read(CONTACT)
    main = page.partition("<main")[2].partition("</main>")[0]
    assert 'href="mailto:scorecard@example.gov"' in main
    assert 'href="tel:5550100"' in main


def test_statement_names_the_way_to_complain_where_it_is_the_only_one() -> None:
    """A site whose publisher names a way to complain, and no other, leads there."""
    page = read(None, CONTACT)
    assert "has named no way to reach them" not in page
    assert 'href="tel:5550100"' in page.partition("<main")[2].partition("</main>")[0]


def test_statement_without_a_contact_says_so() -> None:
    """Where the publisher names no contact, nobody is sent to one."""
    assert "has named no way to reach them" in read(None)


def test_statement_has_the_date_of_its_release() -> None:
    """The date is a constant of the release and not the day on which the site is built."""
    assert "November 22, 2026" in read(None)
