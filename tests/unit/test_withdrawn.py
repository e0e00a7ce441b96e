"""What pages say of what has ended or moved, of who a service is for, and what a promise serves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.gather import gather_site
from generator.model import Agency, Audience, Ending, Objective, Service
from generator.pages.agency import tell_agency
from generator.pages.life_views import MovedPage, WithdrawnPage
from generator.pages.lists import tell_agencies
from generator.pages.moved import count_moved, tell_moved
from generator.pages.parts import Link, Words
from generator.pages.service import tell_service
from generator.pages.service_lists import tell_service_lists
from generator.pages.setting import Setting, plain_words
from generator.pages.site import count_pages, tell_site
from generator.pages.views import (
    AgenciesPage,
    AgencyPage,
    HomePage,
    Page,
    ServicePage,
    ServicesPage,
)
from generator.pages.withdrawn import tell_withdrawn
from generator.sentences.tongue import Tongue
from generator.text import Text
from making import World, period, service, standard, target

NINETY = standard(target("2025-09", at_least="90%"))
ENDED = Ending(last=period("2025-10"), reason=Text.plain("The law changed."))
STATE = Agency(id="state", name=Text.plain("State"))


def setting_of(
    *services: Service,
    agency: Agency = STATE,
    rows: tuple[dict[str, object], ...] = (),
    as_of: date = date(2025, 12, 20),
) -> Setting:
    """The setting of a site of one agency; every standard kept 95 of 100 in two months."""
    told = [
        {"service": one.id, "standard": each.id, "period": key, "numerator": 95, "denominator": 100}
        for one in services
        for each in one.standards
        for key in ("2025-09", "2025-10")
    ]
    published = World(services=services, rows=[*told, *rows], as_of=as_of).published
    published = replace(
        published, agencies=(agency,), calendars={agency.id: World(services=()).calendar}
    )
    site = replace(published.site, base_url="https://example.gov/scorecard")
    return Setting(gather_site(replace(published, site=site)), Tongue("en", "en"))


def withdrawn(setting: Setting) -> WithdrawnPage:
    """The page of what has ended."""
    page = tell_withdrawn(setting).page
    assert isinstance(page, WithdrawnPage)
    return page


def entries(page: WithdrawnPage) -> dict[str, list[list[str]]]:
    """What is said of everything listed, by its section."""
    return {
        section.id: [
            [
                plain_words(said)
                for said in (
                    entry.name.text,
                    entry.ended.sentence,
                    entry.ended.reason,
                    entry.ended.replacement.text if entry.ended.replacement else "",
                    entry.word,
                )
            ]
            for entry in section.entries
        ]
        for section in page.sections
    }


def moved(setting: Setting) -> Iterator[MovedPage]:
    """The pages at old addresses."""
    for sheet in tell_moved(setting):
        assert isinstance(sheet.page, MovedPage)
        yield sheet.page


# ---- withdrawn


def test_nothing_was_withdrawn() -> None:
    """A site where everything goes on says so."""
    page = withdrawn(setting_of(service(NINETY)))
    assert (page.sections, page.empty) == ((), "Nothing has been withdrawn.")


def test_a_standard_that_ended() -> None:
    """A standard is listed with its last day, why, what came after, and its last verdict."""
    ended = replace(ENDED, replacement="wait")
    wait = replace(NINETY, id="wait", promise=Text.plain("We answer sooner."))
    page = withdrawn(setting_of(service(replace(NINETY, ended=ended), wait)))
    words = "This promise ended on October 31, 2025."
    row = ["We answer in time.", words, "The law changed.", "We answer sooner.", "Met"]
    assert entries(page) == {"standards": [row]}
    (entry,) = page.sections[0].entries
    assert entry.name.href == "../services/passport/#time"
    assert entry.ended.replacement is not None
    assert entry.ended.replacement.href == "../services/passport/#wait"


def test_what_ended_with_its_service() -> None:
    """The standards of a service that ended are listed too, and say with what they ended."""
    gone = service(replace(NINETY, ended=ENDED), ended=ENDED)
    found = entries(withdrawn(setting_of(gone)))
    words = "This service ended on October 31, 2025."
    assert found["services"] == [["Passport", words, "The law changed.", "", ""]]
    assert found["standards"][0][1] == "This promise ended with its service on October 31, 2025."


def test_what_ended_with_its_agency() -> None:
    """A service that ended with its agency says so, with the agency's reason."""
    gone = service(replace(NINETY, ended=ENDED), ended=ENDED)
    found = entries(withdrawn(setting_of(gone, agency=replace(STATE, ended=ENDED))))
    assert found["agencies"][0][1] == "This agency ended on October 31, 2025."
    assert found["services"][0][1:3] == [
        "This service ended with its agency on October 31, 2025.",
        "The law changed.",
    ]


def test_an_end_to_come_is_not_listed() -> None:
    """What will end stands until then; its page says when."""
    setting = setting_of(service(replace(NINETY, ended=ENDED)), as_of=date(2025, 10, 31))
    assert withdrawn(setting).sections == ()
    (facts,) = setting.facts.services
    page = tell_service(facts, setting).page
    assert isinstance(page, ServicePage)
    said = page.sections[0].ended
    assert said is not None
    assert (said.sentence, said.note) == ("This promise ends on October 31, 2025.", "")


def test_the_section_of_what_ended() -> None:
    """The page of a service says above the verdict that the promise ended, and why."""
    setting = setting_of(service(replace(NINETY, ended=ENDED)))
    page = tell_service(setting.facts.services[0], setting).page
    assert isinstance(page, ServicePage)
    (section,) = page.sections
    assert section.ended is not None
    assert section.ended.sentence == "This promise ended on October 31, 2025."
    assert plain_words(section.ended.reason) == "The law changed."
    assert (section.standing, section.headline.word) == ("Withdrawn", "Met")


def test_home_says_nothing_new_of_what_ended() -> None:
    """A promise that ended is neither newly missed nor met again."""
    missed = {"service": "passport", "standard": "time", "numerator": 20, "denominator": 100}
    rows = ({**missed, "period": "2025-11"},)
    going = setting_of(service(NINETY), rows=rows)
    gone = replace(ENDED, last=period("2025-11"))
    ended = setting_of(service(replace(NINETY, ended=gone)), rows=rows)
    listed = []
    for setting in (going, ended):
        page = next(sheet.page for sheet in tell_site(setting, ()))
        assert isinstance(page, HomePage)
        listed.append(len(page.lists[0].entries))
    assert listed == [1, 0]


# ---- moved


def test_an_old_address_leads_to_the_new_one() -> None:
    """A page at the old address names the new one, relative, and as the canonical one."""
    page, poster = moved(setting_of(service(NINETY, was=("travel-papers",))))
    assert page.path == "services/travel-papers/index.html"
    assert page.target == Link(Words("Passport", "en"), "../passport/")
    assert page.canonical == "https://example.gov/scorecard/services/passport/"
    assert [link.href for link in page.files] == [
        "../passport/results.csv",
        "../passport/results.json",
    ]
    assert poster.path == "services/travel-papers/poster/index.html"
    assert poster.target.href == "../../passport/poster/"


def test_the_poster_of_a_service_that_ended_leads_to_its_page() -> None:
    """There is nothing to hang on a wall any more; the address was printed somewhere."""
    (poster,) = moved(setting_of(service(NINETY, ended=ENDED)))
    assert poster.path == "services/passport/poster/index.html"
    assert poster.target.href == "../"


def test_an_agency_has_no_files_to_move() -> None:
    """The page at an agency's old address names its new one alone."""
    (page,) = moved(setting_of(service(NINETY), agency=replace(STATE, was=("republic",))))
    assert (page.path, page.target.href) == ("agencies/republic/index.html", "../state/")
    assert page.files == ()


def test_every_page_is_counted() -> None:
    """The pages that are told are as many as were counted, old addresses among them."""
    agency = replace(STATE, was=("republic",))
    setting = setting_of(service(NINETY, was=("a", "b")), agency=agency)
    assert count_moved(setting.facts) == 1 + 2 * 2
    assert len(list(tell_site(setting, ()))) == count_pages(setting.facts)


def test_an_old_anchor_stays() -> None:
    """A renamed standard keeps the anchors that links of old lead to."""
    setting = setting_of(service(replace(NINETY, was=("speed",))))
    page = tell_service(setting.facts.services[0], setting).page
    assert isinstance(page, ServicePage)
    assert page.sections[0].was == ("speed",)


# ---- other names


@pytest.fixture
def known_as() -> Setting:
    """A site whose agency has another name."""
    agency = replace(STATE, aliases=(Text.plain("Motor Office"),))
    return setting_of(service(NINETY), agency=agency)


def page_of(sheet: Any, kind: type[Page]) -> Any:  # noqa: ANN401 (a page of that kind)
    """The page of a sheet."""
    assert isinstance(sheet.page, kind)
    return sheet.page


def test_another_name_stands_in_the_a_to_z(known_as: Setting) -> None:
    """Who looks for an agency by its other name finds it under that name's letter."""
    page = page_of(next(tell_service_lists(known_as)), ServicesPage)
    line = page.letters[0].services[0]
    assert (page.letters[0].letter, line.name.href) == ("M", "../agencies/state/")
    assert (line.note, line.tally) == ("Another name of", None)
    assert page.lede.startswith("1 service ")


def test_another_name_stands_with_the_agency(known_as: Setting) -> None:
    """The list of agencies and the agency's page say what else it is called."""
    listed = page_of(tell_agencies(known_as), AgenciesPage)
    assert [plain_words(alias) for alias in listed.agencies[0].aliases] == ["Motor Office"]
    page = page_of(tell_agency(known_as.facts.agencies[0], known_as), AgencyPage)
    terms = {one.term: [plain_words(line.text) for line in one.lines] for one in page.about}
    assert terms["Also known as"] == ["Motor Office"]


# ---- audiences and objectives


def test_who_a_service_is_for() -> None:
    """The page of a service names its audiences, what they want, and their barriers."""
    adults = Audience(
        id="adults",
        name=Text.plain("Adults"),
        goal=Text.plain("Travel"),
        barriers=(Text.plain("Living abroad"),),
    )
    setting = setting_of(service(NINETY, audiences=(adults,)))
    page = page_of(tell_service(setting.facts.services[0], setting), ServicePage)
    (card,) = page.audiences
    said = (card.name, card.goal, *card.barriers)
    assert [plain_words(one) for one in said] == ["Adults", "Travel", "Living abroad"]


def test_an_objective_and_its_promises() -> None:
    """An objective names the promises that serve it, and each promise its objective."""
    ready = Objective(id="ready", text=Text.plain("People are ready."))
    idle = Objective(id="idle", text=Text.plain("Nothing yet."))
    setting = setting_of(
        service(replace(NINETY, objective="ready"), replace(NINETY, id="b", objective="ready")),
        agency=replace(STATE, objectives=(ready, idle)),
    )
    page = page_of(tell_agency(setting.facts.agencies[0], setting), AgencyPage)
    first, second = page.objectives
    assert (first.id, first.sentence) == ("objective_ready", "2 promises serve this objective:")
    assert [one.promise.href for one in first.served] == [
        "../../services/passport/#time",
        "../../services/passport/#b",
    ]
    assert second.sentence == "No promise serves this objective yet."
    told = page_of(tell_service(setting.facts.services[0], setting), ServicePage)
    assert told.sections[0].objective.href == "../../agencies/state/#objective_ready"
