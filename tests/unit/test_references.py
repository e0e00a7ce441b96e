"""What several files say of each other."""

from dataclasses import replace

from generator.diagnostics import Diagnostic, Place, Report
from generator.model import Agency, Objective, Places, Service
from generator.sources.content import Content
from generator.sources.references import check_references, unique_services
from generator.text import Text
from making import SITE, service, standard

STATE = Agency(
    id="state",
    name=Text.plain("State"),
    objectives=(Objective(id="travel-ready", text=Text.plain("Ready.")),),
)


def find(
    agencies: tuple[Agency, ...], services: tuple[Service, ...], *, broken: str = ""
) -> list[Diagnostic]:
    """The findings between these files; of a `broken` one a finding is known before."""
    report = Report()
    if broken:
        report.add("yaml-syntax", Place(broken, 1), problem="x", mend="y")
    check_references(Content(SITE, agencies, services), report)
    return list(report)


def at(path: str) -> Places:
    """The beginning of a file."""
    return Places(Place(path, 1, 1))


def test_nothing_to_find() -> None:
    """Files that fit together give no finding."""
    made = service(replace(standard(), objective="travel-ready"))
    child = Agency(id="passports", name=Text.plain("Passports"), parent="state")
    assert find((STATE, child), (made,)) == []


def test_a_parent_that_does_not_exist() -> None:
    """An unknown parent is found where it is named, with the nearest that exists."""
    places = Places(Place("content/agencies/a.yaml", 1, 1), {"parent": Place("x", 3, 9)})
    child = Agency(id="a", name=Text.plain("A"), parent="sttae", at=places)
    (found,) = find((STATE, child), ())
    assert (found.code, found.place) == ("dangling-id", Place("x", 3, 9))
    assert "Did you mean 'state'?" in found.hint


def test_a_service_in_a_folder_of_no_agency() -> None:
    """A service's folder has to be an agency."""
    made = replace(service(), agency="labor", at=at("content/services/labor/a.yaml"))
    (found,) = find((STATE,), (made,))
    assert (found.code, found.place.path) == ("dangling-id", "content/services/labor/a.yaml")
    assert "state" in found.hint


def test_a_broken_agency_is_not_missing() -> None:
    """Services and children of an agency whose file has its own fault are not told again."""
    child = Agency(id="a", name=Text.plain("A"), parent="state")
    (found,) = find((child,), (service(),), broken="content/agencies/state.yaml")
    assert found.code == "yaml-syntax"


def test_no_agency_at_all() -> None:
    """Where nothing exists, nothing is suggested."""
    (found,) = find((), (service(),))
    assert "There is none yet." in found.hint


def test_an_objective_that_does_not_exist() -> None:
    """An objective has to be one of the service's own agency."""
    made = service(replace(standard(), objective="travel-redy"))
    (found,) = find((STATE,), (made,))
    assert found.code == "dangling-id"
    assert "Did you mean 'travel-ready'?" in found.hint


def test_service_ids_are_unique_in_the_project() -> None:
    """The second service of one id is found at its file, which names the first."""
    other = replace(STATE, id="labor", objectives=())
    one = replace(service(), at=at("content/services/labor/passport.yaml"), agency="labor")
    two = replace(service(), at=at("content/services/state/passport.yaml"))
    (found,) = find((STATE, other), (one, two))
    assert (found.code, found.place.path) == ("repeated-id", two.at.itself.path)
    assert one.at.itself.path in found.message


def test_services_that_a_site_can_show() -> None:
    """One service an id, and only those of an agency that exists."""
    one, two = service(), replace(service(), summary=Text.plain("second"))
    lost = replace(service(name="lost"), agency="nobody")
    content = Content(SITE, (STATE,), (one, two, lost))
    assert list(unique_services(content)) == [one]
