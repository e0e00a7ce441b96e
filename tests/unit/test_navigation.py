"""The ways between the parts of a site: six at the head, the near ones beside, all at the foot."""

from generator.pages.navigation import GROUPS, foot_links, main_links, near_links
from generator.pages.parts import Link

EVERY = [name for group in GROUPS for name, _ in group]


def as_is(text: str) -> str:
    """The words untranslated."""
    return text


def test_the_head_has_one_way_a_group() -> None:
    """Not more than six ways stand at the head of a page that has all parts."""
    found = list(main_links((), "../", "", as_is))
    assert [link.text for link in found] == [
        "Services",
        "Agencies",
        "Feedback",
        "Compare",
        "Data",
        "About",
    ]


def test_a_page_lies_in_the_group_of_its_part() -> None:
    """On the page of improvements, Feedback is marked as the part it lies in, and nothing else."""
    marked = [link for link in main_links((), "../", "improvements", as_is) if link.current]
    assert marked == [Link("Feedback", "../feedback/", "true")]


def test_the_next_part_leads_where_the_first_is_missing() -> None:
    """A site without loops but with surveys has Satisfaction at its head."""
    found = list(main_links({"feedback"}, "", "", as_is))
    assert Link("Satisfaction", "satisfaction/") in found
    assert "Feedback" not in [link.text for link in found]


def test_near_parts_stand_on_the_pages_of_parts_alone() -> None:
    """Journeys stand beside the list of services, and not on the page of one service."""
    there = list(near_links((), "../", "services", as_is))
    assert there[0] == Link("Services", "../services/", "page")
    assert Link("Journeys", "../journeys/") in there
    assert not list(near_links((), "../../", "services", as_is))


def test_a_part_without_neighbours_stands_alone() -> None:
    """Where a site compares nothing else, the page of data has nothing beside it."""
    assert list(near_links((), "../", "data", as_is))
    left_out = {"reporting", "data-quality", "withdrawn", "corrections", "editions"}
    assert not list(near_links(left_out, "../", "data", as_is))


def test_the_foot_names_every_part_that_there_is() -> None:
    """No part can be reached from the head alone, and none that is missing is named."""
    found = [link.href for link in foot_links({"journeys"}, "../", as_is)]
    assert found == [f"../{name}/" for name in EVERY if name != "journeys"]
