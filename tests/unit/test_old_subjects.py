"""Old ids in tables of answers, and in what people write about surveys: what they lead to."""

from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.sources.project import Project, read_project
from generator.sources.tree import FolderTree

SERVICE = "content/services/state/passport.yaml"
SURVEY = "content/surveys/visit.yaml"
LOOP = "content/feedback/photos.md"
OWN = "data/satisfaction/a.csv"

HEADER = "subject,survey,question,period,answer,count\n"
WRITTEN = {
    "content/site.yaml": ("title: Scorecard\npublisher: State\ncomplaint:\n  phone: 555 0101\n"),
    "content/agencies/state.yaml": ("name: State\nwas: [realm]\nofficial:\n  title: Secretary\n"),
    SERVICE: """
name: Passport
was: [travel-papers]
standards:
  - id: time
    was: [speed]
    promise: We answer in time.
    measure:
      kind: share
    cadence: monthly
    targets:
      - from: 2026-01
        at_least: 90%
""",
    "content/journeys/travel.yaml": """
name: Travelling
was: [flight]
steps:
  - name: Get a passport
    services: [passport]
""",
    SURVEY: """
name: Visit
was: [call, desk]
questions:
  - id: ease
    text: It was easy.
""",
}
LOOP_TEXT = """---
title: Photos
services: [{service}]
opened: 2026-01-01
decision: planned
decided: 2026-01-02
due: 2026-03-01
evidence:
  standard: {standard}
  named: 2026-01-02
---
"""
MAPPING = """
period: WHEN
answers:
  subject: ABOUT
  survey: {id: {always: desk}}
  questions: [{id: ease, counts: {5: GOOD, 1: BAD}}]
"""


def read(folder: Path, files: dict[str, str]) -> tuple[Project, list[str]]:
    """The project with more files, and the codes of its findings but those of what is owed."""
    for path, text in (WRITTEN | files).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    report = Report()
    project = read_project(FolderTree(folder, report), report)
    assert project is not None
    told = [one for one in report if one.code != "standard-without-results"]
    return project, [f"{one.code} {one.place.line}" for one in told]


def about(project: Project) -> set[tuple[str, str]]:
    """The subject and the survey of every group of answers."""
    asked = project.answers.asked
    return set(zip(asked["subject"], asked["survey"], strict=True))


@pytest.mark.parametrize(
    ("keys", "present"),
    [
        ("service:travel-papers,visit", ("service:passport", "visit")),
        ("agency:realm,visit", ("agency:state", "visit")),
        ("service:passport,call", ("service:passport", "visit")),
        ("agency:realm,desk", ("agency:state", "visit")),
        ("journey:flight,visit", ("journey:travel", "visit")),
    ],
)
def test_old_ids_are_read_as_the_new_ones(
    tmp_path: Path, keys: str, present: tuple[str, str]
) -> None:
    """Answers that name what was renamed are about what it is called now, and a hint says so."""
    project, found = read(tmp_path, {OWN: f"{HEADER}{keys},ease,2026-01,5,40\n"})

    assert (about(project), found) == ({present}, ["old-id-in-table 2"])


def test_old_ids_of_a_kind_are_of_that_kind(tmp_path: Path) -> None:
    """What an agency was called is no old id of a service."""
    _, found = read(tmp_path, {OWN: f"{HEADER}service:realm,visit,ease,2026-01,5,40\n"})

    assert found == ["unknown-subject 2"]


def test_a_mapped_table_may_go_on_with_old_ids(tmp_path: Path) -> None:
    """Somebody else's table names what it always named, and nothing is to be done about it."""
    rows = "WHEN,ABOUT,GOOD,BAD\n2026-01,service:travel-papers,40,10\n"
    files = {"data/desk.csv": rows, "data/desk.map.yaml": MAPPING}
    project, found = read(tmp_path, files)

    assert (about(project), found) == ({("service:passport", "visit")}, [])


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        (SERVICE, "service:passport,visit,ease"),
        (SURVEY, "service:passport,visit,ease"),
        ("content/agencies/state.yaml", "agency:state,visit,ease"),
    ],
)
def test_rows_about_a_broken_file_are_not_told_again(tmp_path: Path, path: str, keys: str) -> None:
    """A file that cannot be read has its own finding; its rows of answers have none."""
    files = {path: "name: 'Visit\n", OWN: f"{HEADER}{keys},2026-01,5,40\n"}
    project, found = read(tmp_path, files)

    assert [one for one in found if one.startswith(("unknown", "dangling"))] == []
    assert about(project) == set()


def test_a_question_that_a_broken_survey_lacks_is_not_told_again(tmp_path: Path) -> None:
    """A question that cannot be read is told where it stands."""
    broken = WRITTEN[SURVEY] + "  - id: fair\n    text: It was fair.\n    driver: fairness\n"
    rows = f"{HEADER}service:passport,visit,fair,2026-01,5,40\n"
    _, found = read(tmp_path, {SURVEY: broken, OWN: rows})

    assert [one for one in found if one.startswith("unknown")] == []
    assert any(one.startswith("bad-choice") for one in found)


def test_a_slip_beside_a_broken_file_is_told(tmp_path: Path) -> None:
    """A broken file hides nothing of a subject that has none."""
    rows = f"{HEADER}service:pasport,visit,ease,2026-01,5,40\n"
    _, found = read(tmp_path, {SERVICE: "name: 'Passport\n", OWN: rows})

    assert [one for one in found if one.startswith("unknown")] == ["unknown-subject 2"]


def test_an_old_id_that_two_surveys_had_is_found(tmp_path: Path) -> None:
    """Two surveys cannot have had one id: rows lead to one of them."""
    _, found = read(tmp_path, {"content/surveys/other.yaml": WRITTEN[SURVEY]})

    assert found == ["old-id-taken 3", "old-id-taken 3"]


@pytest.mark.parametrize(
    ("service", "standard", "line", "guess"),
    [
        ("travel-papers", "passport/time", 3, "passport"),
        ("passport", "travel-papers/time", 9, "passport"),
        ("passport", "passport/speed", 9, "time"),
    ],
)
def test_a_loop_names_things_by_their_present_ids(
    tmp_path: Path, service: str, standard: str, line: int, guess: str
) -> None:
    """What people write has one name for one thing; the finding says which."""
    text = LOOP_TEXT.format(service=service, standard=standard)
    for path, written in (WRITTEN | {LOOP: text}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(written, encoding="utf-8")
    report = Report()
    read_project(FolderTree(tmp_path, report), report)

    found = [(one.place.line, one.hint) for one in report if one.code == "dangling-id"]
    assert [at for at, _ in found] == [line]
    assert f"Did you mean '{guess}'?" in found[0][1]


def test_a_promise_names_its_survey_by_its_present_id(tmp_path: Path) -> None:
    """A measure of satisfaction that names an old id of a survey is told the present one."""
    measure = "kind: satisfaction\n      survey: desk\n      question: ease"
    service = WRITTEN[SERVICE].replace("kind: share", measure)
    _, found = read(tmp_path, {SERVICE: service})

    assert [one for one in found if one.startswith("dangling")] == ["dangling-id 10"]
