"""The Method page on surveys: there where people were asked, with the settings of the site."""

from dataclasses import replace

from generator.gather import SiteFacts
from generator.model import Privacy
from generator.pages.reading import tell_method
from generator.pages.reading_views import MethodPage
from generator.pages.setting import Setting
from generator.sentences.asked import ENOUGH
from generator.sentences.method_surveys import surveys_topic
from making import ENGLISH, SITE, world
from making import standard as promise
from surveying import WIDE, asked


def topics_of(facts: SiteFacts) -> list[str]:
    """The ids of the topics on the Method page, in order."""
    page = tell_method(Setting(facts, ENGLISH)).page
    assert isinstance(page, MethodPage)
    return [section.id for section in page.sections]


def test_the_topic_is_there_where_people_were_asked() -> None:
    """A site with answers explains them."""
    assert "surveys" in topics_of(asked(WIDE, "ease,2025-01,,,5,10,15,20,20").site)


def test_a_site_without_surveys_has_no_such_topic() -> None:
    """And a site without any is spared of it."""
    made = world(promise(), {"period": "2025-01", "value": "80"})
    facts = SiteFacts(made.published, (), made.facts().tally)
    assert "surveys" not in topics_of(facts)


def test_the_limits_are_those_of_the_site() -> None:
    """The minimum, the caution and the response that says enough are those that rules use."""
    site = replace(SITE, caution_below=77, privacy=Privacy(minimum_count=23))
    text = " ".join(surveys_topic(site, ENGLISH).points)
    assert f"below {int(ENOUGH)}%" in text
    assert "groups of 77 answers or more" in text
    assert "fewer than 23 people" in text
    assert "{" not in text
