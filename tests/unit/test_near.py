"""A service's pages are told from what is near it as they would be from the whole site."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.examine import examine
from generator.gather import Near, SiteFacts, gather_service, gather_site
from generator.pages.service import name_services
from generator.pages.setting import Setting, set_in
from generator.pages.site import tell_around
from generator.parcels import pack, unpack
from generator.press import Nearby, setting_near
from generator.rounds import UNSEEN


@pytest.fixture(scope="module")
def facts(repository: Path) -> SiteFacts:
    """The facts of the demonstration, which knows its address."""
    published = examine(repository, today=lambda _site: date(2026, 11, 22), report=Report())
    assert published is not None
    site = replace(published.site, base_url="https://scorecard.example/")
    return gather_site(replace(published, site=site))


def travelled(near: Nearby) -> Nearby:
    """The same, as a worker gets it."""
    return Nearby(*unpack(pack(near, blank=UNSEEN)))


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_of_every_service(facts: SiteFacts, language: str) -> None:
    """Word for word, in both languages, after a journey to a worker."""
    near = Near(facts)
    whole = name_services(replace(set_in(language, facts), searches=True))
    for service in facts.services:
        there = travelled(Nearby(service, near.of(service), ()))
        setting = setting_near(there, language, searches=True)
        assert list(tell_around(there.service, setting)) == list(tell_around(service, whole))


def test_facts_of_a_service_follow_from_what_its_key_covers(facts: SiteFacts) -> None:
    """Its rows, what is near it, and what was said and told of it: others change none of them."""
    near, published = Near(facts), facts.published
    for service in facts.services:
        alone = replace(
            near.of(service).published,
            **{one: getattr(published, one) for one in ("_figures", "_bounds")},
            opinions=published.opinions,
            volumes=published.volumes,
        )
        assert gather_service(alone, service.service, service.agency) == service


def test_name_that_two_services_have_is_told_with_the_agency(facts: SiteFacts) -> None:
    """In the languages in which they share it, and in no other."""
    service = facts.services[0]
    near = Nearby(service, Near(facts).of(service), ("es",))
    own, other = (title_of(setting_near(near, one, searches=False), near) for one in ("es", "en"))
    assert facts.agencies[0].agency.name.say("es", default="en").text in own
    assert facts.agencies[0].agency.name.say("en", default="en").text not in other


def title_of(setting: Setting, near: Nearby) -> str:
    """The title of a service's page."""
    return next(iter(tell_around(near.service, setting))).page.title


def test_parcel_knows_no_result_of_another_service(facts: SiteFacts) -> None:
    """Nor does it change with one."""
    one, other = facts.services[0], facts.services[1]
    row = next(row for item in other.standards for row in item.totals if row.value)
    parcel = pack(Near(facts).of(one), blank=UNSEEN)
    changed = tuple(replace(item, totals=(), current=None) for item in other.standards)
    services = tuple(
        replace(each, standards=changed) if each is other else each
        for each in facts.agencies[0].services
    )
    assert row.service == other.service.id
    assert other in facts.agencies[0].services
    agencies = (replace(facts.agencies[0], services=services), *facts.agencies[1:])
    assert pack(Near(replace(facts, agencies=agencies)).of(one), blank=UNSEEN) == parcel
