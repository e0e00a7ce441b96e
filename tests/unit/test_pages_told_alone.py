"""A page that is told for itself is the one that is told among all."""

from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.examine import examine
from generator.gather import SiteFacts, gather_site
from generator.pages.life_views import MovedPage
from generator.pages.setting import set_in
from generator.pages.site import tell_pages, tell_site
from generator.printing import list_tables


@pytest.fixture(scope="module")
def facts(repository: Path) -> SiteFacts:
    """The facts of the demonstration."""
    published = examine(repository, today=lambda _site: date(2026, 11, 22), report=Report())
    assert published is not None
    return gather_site(published)


def test_every_page_can_be_told_alone(facts: SiteFacts) -> None:
    """By its address alone each page of the demonstration is found, and is the same.

    But for old addresses: nobody stays there.
    """
    setting, tables = set_in("es", facts), list_tables(facts)
    told = {sheet.page.path: sheet for sheet in tell_site(setting, tables)}
    assert len(told) > 100
    for path, sheet in told.items():
        if not isinstance(sheet.page, MovedPage):
            assert list(tell_pages([path], setting, tables)) == [sheet]


def test_pages_that_are_not_there_are_not_told(facts: SiteFacts) -> None:
    """Nor those of another language."""
    paths = ["services/nothing/index.html", "es/services/nothing/index.html", "index.html", ""]
    assert list(tell_pages(paths, set_in("es", facts), ())) == []
