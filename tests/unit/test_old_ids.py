"""Ids that things had before: in files, in tables of results, and what a broken file hides."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.model import Agency
from generator.sources.content import Content
from generator.sources.names import Names, check_old_ids
from generator.sources.project import Project, read_project
from generator.sources.tree import FolderTree
from generator.text import Text
from making import SITE, service, standard

AGENCY = "content/agencies/state.yaml"
SERVICE = "content/services/state/passport.yaml"
RESULTS = "data/performance/a.csv"
WRITTEN = {
    "content/site.yaml": ("title: Scorecard\npublisher: State\ncomplaint:\n  phone: 555 0101\n"),
    AGENCY: "name: State\nofficial:\n  title: Secretary\n",
    SERVICE: """
name: Passport
was: [travel-papers]
standards:
  - id: time
    was: [speed, wait]
    promise: We answer in time.
    measure:
      kind: share
    targets:
      - from: 2025-01
        at_least: 90%
""",
    RESULTS: "service,standard,period,value\n",
}


def read(folder: Path, **changed: str) -> tuple[Project, list[str]]:
    """The project, `changed` files instead, and the codes of its findings with their lines."""
    names = {"agency": AGENCY, "service": SERVICE, "rows": RESULTS}
    files = WRITTEN | {names[name]: text for name, text in changed.items() if name != "rows"}
    files[RESULTS] += changed.get("rows", "")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    report = Report()
    project = read_project(FolderTree(folder, report), report)
    assert project is not None
    return project, [f"{one.code} {one.place.line}" for one in report]


def pairs(project: Project) -> list[tuple[str, str]]:
    """The service and the standard of every result."""
    frame = project.results.frame
    return list(zip(frame["service"].tolist(), frame["standard"].tolist(), strict=True))


@pytest.mark.parametrize(
    "names", ["travel-papers,time", "passport,speed", "travel-papers,wait", "passport,wait"]
)
def test_an_old_id_is_read_as_the_new_one(tmp_path: Path, names: str) -> None:
    """A row that names what was renamed is about what it is called now, and a hint says so."""
    project, found = read(tmp_path, rows=f"{names},2025-01,91\n")
    assert pairs(project) == [("passport", "time")]
    assert found == ["old-id-in-table 2"]


def test_old_ids_are_told_once_a_table(tmp_path: Path) -> None:
    """A table with hundreds of old ids is one finding, at its first."""
    rows = "".join(f"travel-papers,speed,2025-{n:02},91\n" for n in range(1, 13))
    project, found = read(tmp_path, rows="passport,time,2024-12,90\n" + rows)
    assert len(pairs(project)) == 13
    assert found == ["old-id-in-table 3"]


def test_the_same_result_under_both_ids_stands_twice(tmp_path: Path) -> None:
    """A result under the old id and again under the new one is a duplicate."""
    rows = "travel-papers,time,2025-01,91\npassport,time,2025-01,91\n"
    _, found = read(tmp_path, rows=rows)
    assert found == ["old-id-in-table 2", "duplicate-result 3"]


def test_present_ids_are_no_finding(tmp_path: Path) -> None:
    """A table that names things as they are called is left alone."""
    assert read(tmp_path, rows="passport,time,2025-01,91\n")[1] == []


def test_comments_under_an_old_id(tmp_path: Path) -> None:
    """Comments received under the old id of a service are those of the service."""
    (tmp_path / "data").mkdir()
    rows = "period,service,source,theme,received,answered\n2025-01,travel-papers,calls,,9,9\n"
    (tmp_path / "data/feedback.csv").write_text(rows, encoding="utf-8")
    project, found = read(tmp_path)
    assert project.intake is not None
    assert project.intake.frame["service"].tolist() == ["passport"]
    assert "old-id-in-table 2" in found


# ---- broken files


def test_rows_of_a_broken_service_are_not_told_again(tmp_path: Path) -> None:
    """A slip in a service's file is one finding, however many rows its results have."""
    rows = "".join(f"passport,time,2025-{n:02},91\n" for n in range(1, 13))
    _, found = read(tmp_path, service="name: 'Passport\n", rows=rows)
    assert [one for one in found if "unknown" in one] == []
    assert len(found) == 1


def test_rows_of_a_broken_agency_are_not_told_again(tmp_path: Path) -> None:
    """A slip in an agency's file is one finding, however many rows its services have."""
    _, found = read(tmp_path, agency="nmae: State\n", rows="passport,time,2025-01,91\n")
    assert [one.split()[0] for one in found] == ["unknown-key"]


def test_rows_of_a_broken_standard_are_not_told_again(tmp_path: Path) -> None:
    """A standard that cannot be read is told where it stands, and not by its rows."""
    broken = WRITTEN[SERVICE].replace("kind: share", "kind: shore")
    _, found = read(tmp_path, service=broken, rows="passport,time,2025-01,91\n")
    assert found == ["bad-choice 9"]


def test_a_service_that_nobody_wrote_is_told(tmp_path: Path) -> None:
    """A broken file hides nothing of a service that has none."""
    rows = "passport,time,2025-01,91\npasport,time,2025-01,91\n"
    found = read(tmp_path, service="name: 'Passport\n", rows=rows)[1]
    assert [one for one in found if "unknown" in one] == ["unknown-service 3"]


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        ("Renew a passport", "Did you mean 'passport'?"),
        ("renew a pasport", "Did you mean 'passport'?"),
        ("passprt", "Did you mean 'passport'?"),
        ("Zoo", ""),
    ],
)
def test_a_name_in_the_place_of_an_id_is_guessed(typed: str, guess: str) -> None:
    """Who types what a service is called, or a slip of it, is told its id."""
    names = Names(called={"renew a passport": "passport", "visas": "visa"})
    assert names.guess_service(typed, ["passport", "visa"]) == guess


def test_a_standard_that_a_sound_file_lacks_is_told(tmp_path: Path) -> None:
    """A name that a sound file does not have is a slip in the table."""
    assert read(tmp_path, rows="passport,tiem,2025-01,91\n")[1] == ["unknown-standard 2"]


# ---- who may claim an old id


STATE = Agency(id="state", name=Text.plain("State"))


def claims(*services: object, agencies: tuple[Agency, ...] = (STATE,)) -> list[str]:
    """What is said of the holders of old ids."""
    report = Report()
    check_old_ids(Content(SITE, agencies, services), report)  # type: ignore[arg-type]
    return [one.message for one in report]


def test_an_old_id_of_one_thing_is_no_finding() -> None:
    """Old ids that nothing else has are fine, also the same ones of different kinds."""
    made = service(standard(was=("old",)), was=("old",))
    assert claims(made, agencies=(replace(STATE, was=("old",)),)) == []


def test_an_old_id_that_another_has() -> None:
    """An old id that is somebody's present id is found."""
    (said,) = claims(service(was=("licence",)), service(name="licence"))
    assert said == "'licence' cannot stand in `was`: it is the id of 'licence'"


def test_an_old_id_that_two_had() -> None:
    """Two things cannot have had one id: it leads to one place."""
    (said,) = claims(service(was=("old",)), service(name="licence", was=("old",)))
    assert said == "'old' cannot stand in `was`: it is an old id of 'passport'"


def test_its_own_id_is_not_an_old_one() -> None:
    """A thing that names its own id as old would lead to itself."""
    assert len(claims(agencies=(replace(STATE, was=("state",)),))) == 1


def test_standards_of_different_services_may_share_an_old_id() -> None:
    """The ids of standards are those of one service."""
    made = (service(standard(was=("old",)), name=name) for name in ("a", "b"))
    assert claims(*made) == []
