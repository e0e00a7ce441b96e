"""A new file of every kind stands in its place, teaches, and cannot be published half filled in."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import tree_of
from generator.cli import scorecard
from generator.resources import forms_folder
from generator.scaffold import FORMATS, NEW

TODAY = "2026-11-22"

WORDS = {
    "agency": "labor",
    "service": "parks/boat-permit",
    "standard": "camping-permit/answered",
    "survey": "after-the-visit",
    "journey": "go-camping",
    "loop": "where-to-park",
    "improvement": "permit-by-phone",
}
"""By kind: what is typed behind it in a new project, which has one agency and one service."""

PLACES = {
    "agency": "content/agencies/labor.yaml",
    "service": "content/services/parks/boat-permit.yaml",
    "standard": "content/services/parks/camping-permit.yaml",
    "survey": "content/surveys/after-the-visit.yaml",
    "journey": "content/journeys/go-camping.yaml",
    "loop": "content/feedback/where-to-park.md",
    "improvement": "content/improvements/permit-by-phone.md",
}

SITE = "content/site.yaml"


def run(*words: object) -> Result:
    """The command in this process."""
    return CliRunner().invoke(scorecard, [str(word) for word in words], prog_name="scorecard")


def new(project: Path, *words: str) -> Result:
    """Make a new file in a project."""
    return run("new", *words, "--project", project, "--as-of", TODAY)


def codes(project: Path) -> list[str]:
    """The codes of everything that the check finds in a project, each once."""
    done = run("check", "--project", project, "--as-of", TODAY, "--format", "json")
    return sorted({found["code"] for found in json.loads(done.stdout)["findings"]})


def add(project: Path, path: str, text: str) -> None:
    """Write a file of a project."""
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text, encoding="utf-8", newline="")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project, with one agency and one service."""
    assert run("init", tmp_path / "demo").exit_code == 0
    return tmp_path / "demo"


@pytest.fixture
def bilingual(project: Path) -> Path:
    """A project in two languages, which says everything in both."""
    add(project, SITE, "title: {en: A, fr: B}\npublisher: {en: A, fr: B}\nlanguages: [en, fr]\n")
    add(project, "content/agencies/parks.yaml", "name: {en: Parks, fr: Parcs}\n")
    add(project, PLACES["standard"], "name: {en: Camp, fr: Camper}\n")
    (project / "data/performance/results.csv").unlink()
    return project


# ---- every kind


def test_there_is_a_word_for_every_kind() -> None:
    """Each kind that can be made is tried here, in the order in which the help names them."""
    assert tuple(WORDS) == NEW == tuple(PLACES)


@pytest.mark.parametrize("kind", NEW)
def test_a_new_file_is_written_and_nothing_else(kind: str, project: Path) -> None:
    """One file is added, or for a standard gets longer, at the place of its kind."""
    before = tree_of(project)
    done = new(project, kind, WORDS[kind])

    after = tree_of(project)
    assert done.exit_code == 0, done.stdout
    assert [name for name in after if after[name] != before.get(name)] == [PLACES[kind]]


@pytest.mark.parametrize("kind", NEW)
def test_what_was_written_is_told_with_what_to_type_next(kind: str, project: Path) -> None:
    """The last two lines name the file, and a command."""
    *_, what, then = new(project, kind, WORDS[kind]).stdout.splitlines()

    assert what.endswith(f" {project / PLACES[kind]}")
    assert then.startswith("Now: put your own words where it says FILL IN. Then: scorecard ")
    assert then.endswith(f" --project {project}")


@pytest.mark.parametrize("kind", NEW)
def test_a_new_file_is_stopped_by_what_is_not_filled_in(kind: str, project: Path) -> None:
    """The check finds what has to be filled in, and not one thing more."""
    new(project, kind, WORDS[kind])

    assert codes(project) == ["placeholder-left"]


@pytest.mark.parametrize("kind", NEW)
def test_a_site_is_never_built_with_what_is_not_filled_in(kind: str, project: Path) -> None:
    """The build stops, and there is no site."""
    new(project, kind, WORDS[kind])

    assert run("build", "--project", project, "--as-of", TODAY).exit_code == 1
    assert not (project / "site").exists()


def remarks(path: Path) -> int:
    """How many remarks stand in a file."""
    return len(re.findall("^ *#", path.read_text(encoding="utf-8"), re.MULTILINE))


def fill_in(project: Path, path: str, *, hints: bool = False) -> None:
    """Put words in the place of all that is to be filled in; with `hints`, in remarks too."""
    text = (project / path).read_text(encoding="utf-8")
    if hints:
        text = re.sub(r"^( *)# (?=\w+:(?:$| FILL IN)|  +\S)", r"\1", text, flags=re.MULTILINE)
    for told, words in (
        ("FILL IN the address.*", "https://example.gov/permits"),
        ("FILL IN, such as.*", "90%"),
        ("FILL IN how often.*", "monthly"),
        ("FILL IN who was asked.*", "everyone"),
        ("FILL IN at which point.*", "post-interaction"),
        ("FILL IN what it is about.*", "ease"),
        ("FILL IN what answer (.).*", r"Answer \1"),
        ("FILL IN the month.*", "2026-10"),
        ("FILL IN the id of a standard.*", "decided-in-time"),
        ("FILL IN the id of a service", "camping-permit"),
        ("FILL IN the standards.*", "camping-permit/decided-in-time"),
        ("FILL IN.*", "We tell you the day"),
    ):
        text = re.sub(told, words, text)
    add(project, path, text)


@pytest.mark.parametrize("kind", NEW)
def test_a_file_that_is_filled_in_is_sound(kind: str, project: Path) -> None:
    """With words of its own a file has no findings."""
    new(project, kind, WORDS[kind])
    fill_in(project, PLACES[kind])

    assert codes(project) == []


@pytest.mark.parametrize("kind", NEW)
def test_every_hint_of_a_new_file_is_sound(kind: str, project: Path) -> None:
    """Each remark that shows a line to be used is one, once its # is taken away."""
    new(project, kind, WORDS[kind])
    before = remarks(project / PLACES[kind])
    fill_in(project, PLACES[kind], hints=True)

    assert remarks(project / PLACES[kind]) < before
    assert codes(project) == []


@pytest.mark.parametrize("path", sorted(forms_folder().iterdir()), ids=lambda path: path.name)
def test_no_hint_holds_a_value_that_could_be_published(path: Path) -> None:
    """A line that is shown in a remark has to be filled in, or leads to one that has to be."""
    shown = re.findall(r"^ *# +(?:- |\w+: )(\S.*)$", path.read_text("utf-8"), re.MULTILINE)

    assert [text for text in shown if not text.startswith(("FILL IN", "$service"))] == []


@pytest.mark.parametrize("kind", NEW)
def test_a_new_file_in_two_languages(kind: str, bilingual: Path) -> None:
    """Texts are asked for in each language; nothing else is found."""
    new(bilingual, kind, WORDS[kind])
    text = (bilingual / PLACES[kind]).read_text(encoding="utf-8")

    found = set(codes(bilingual)) - {"missing-translation"}
    assert found <= {"placeholder-left", "no-official", "no-complaint-route"}
    assert "fr: FILL IN" in text or f"{WORDS[kind]}.fr.md" in text


@pytest.mark.parametrize("kind", NEW)
def test_a_second_one_of_the_same_id_is_refused(kind: str, project: Path) -> None:
    """What is there stays as it is, byte for byte, and is named."""
    new(project, kind, WORDS[kind])
    before = tree_of(project)
    done = new(project, kind, WORDS[kind])

    assert (done.exit_code, "[id-taken]" in done.stdout) == (1, True)
    assert PLACES[kind] in done.stdout
    assert tree_of(project) == before


@pytest.mark.parametrize("kind", NEW)
def test_a_bad_id_is_refused_with_what_to_type(kind: str, project: Path) -> None:
    """An id that cannot be one is told with the nearest that can."""
    owner, slash, _ = WORDS[kind].rpartition("/")
    done = new(project, kind, f"{owner}{slash}Boat Permit")

    assert (done.exit_code, "[bad-id]" in done.stdout) == (1, True)
    assert "Use boat-permit:" in done.stdout


@pytest.mark.parametrize(
    "name",
    ["", "/", "..", "../labor", "a/../labor", "parks/../x", "/elsewhere/x", "con", "x" * 81, "é"],
)
@pytest.mark.parametrize("kind", ["agency", "service", "standard", "loop"])
def test_no_id_leads_out_of_its_folder(kind: str, name: str, project: Path) -> None:
    """What is no id, or names no owner, is refused, and nothing is written anywhere."""
    before = tree_of(project.parent)
    done = new(project, kind, name)

    assert done.exit_code == 1
    assert tree_of(project.parent) == before


def test_a_folder_that_leads_elsewhere_is_not_written_to(project: Path) -> None:
    """A file outside of the project would not be read, and is not made."""
    (project.parent / "elsewhere").mkdir()
    (project / "content/journeys").symlink_to(project.parent / "elsewhere")
    done = new(project, "journey", "go-camping")

    assert (done.exit_code, "[outside-project]" in done.stdout) == (1, True)
    assert list((project.parent / "elsewhere").iterdir()) == []


def test_a_kind_that_there_is_not_is_wrong_usage(project: Path) -> None:
    """A misspelt kind is told with the nearest one, and any other with all of them."""
    near, far = new(project, "sevice", "x"), new(project, "poster", "x")

    assert (near.exit_code, far.exit_code) == (2, 2)
    assert "did you mean 'service'?" in near.stderr
    assert "choose from agency, service, standard, survey, journey" in far.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("agency", "labor", "--service", "camping-permit"),
        ("agency", "labor", "--agency", "parks"),
        ("service", "parks/boat-permit", "--agency", "parks"),
        ("standard", "camping-permit/answered", "--service", "camping-permit"),
    ],
)
def test_an_option_that_says_nothing_is_wrong_usage(words: tuple[str, ...], project: Path) -> None:
    """What would be passed over in silence is refused."""
    assert new(project, *words).exit_code == 2


def test_nothing_is_said_of_a_check_that_was_not_made(project: Path) -> None:
    """A new file is not called free of findings: it has some, until it is filled in."""
    done = new(project, "agency", "labor")

    assert done.stdout.startswith("Wrote ")


# ---- ids, and what a file belongs to


@pytest.mark.parametrize(
    ("kind", "file", "text", "words"),
    [
        ("agency", "content/agencies/parks.yaml", "name: A\nwas: [labor]\n", "labor"),
        ("service", PLACES["standard"], "name: A\nwas: [boat-permit]\n", "parks/boat-permit"),
        ("service", "content/services/labor/boat-permit.yaml", "name: A\n", "parks/boat-permit"),
        ("service", "content/services/labor/boat-permit.yaml", "name: [\n", "parks/boat-permit"),
        ("journey", PLACES["journey"], "nothing", "go-camping"),
        (
            "standard",
            PLACES["standard"],
            "name: A\nstandards:\n  - id: b\n    was: [a]\n",
            "camping-permit/a",
        ),
    ],
)
def test_ids_that_something_has_or_had_are_refused(
    kind: str, file: str, text: str, words: str, project: Path
) -> None:
    """An id is taken by an old name, by another agency's service, and by a broken file too."""
    add(project, file, text)

    assert "[id-taken]" in new(project, kind, words).stdout


def test_an_address_of_the_ledger_is_no_loop(project: Path) -> None:
    """A loop cannot have the name of a page."""
    assert "[reserved-id]" in new(project, "loop", "overdue").stdout


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        (("service", "park/boat-permit"), "parks"),
        (("service", "boat-permit", "--agency", "park"), "parks"),
        (("improvement", "x", "--agency", "parcs"), "parks"),
        (("standard", "camping-permits/x"), "camping-permit"),
        (("loop", "x", "--service", "camping"), "camping-permit"),
    ],
)
def test_what_there_is_not_is_told_with_a_guess(
    words: tuple[str, ...], guess: str, project: Path
) -> None:
    """An agency or a service that nobody knows is told, with the nearest one."""
    before = tree_of(project)
    done = new(project, *words)

    assert (done.exit_code, f"Did you mean '{guess}'?" in done.stdout) == (1, True)
    assert tree_of(project) == before


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("service", "x"), "scorecard new service AGENCY/x"),
        (("improvement", "x"), "scorecard new improvement x --agency AGENCY"),
        (("standard", "x"), "scorecard new standard SERVICE/x"),
        (("loop", "x"), "scorecard new loop x --service SERVICE"),
    ],
)
def test_of_several_owners_none_is_guessed(
    words: tuple[str, ...], typed: str, project: Path
) -> None:
    """Where there are two agencies or services, the command asks for one and lists them."""
    add(project, "content/agencies/labor.yaml", "name: A\n")
    add(project, "content/services/labor/claims.yaml", "name: A\n")
    done = new(project, *words)

    assert (done.exit_code, f"Type: {typed}. Known: " in done.stdout) == (1, True)


def test_where_there_is_no_agency_the_first_one_is_asked_for(tmp_path: Path) -> None:
    """A service cannot be made before an agency is there."""
    add(tmp_path, SITE, "title: A\npublisher: B\n")

    assert "First: scorecard new agency ID." in new(tmp_path, "service", "x").stdout


def test_the_only_owner_is_taken(project: Path) -> None:
    """With one agency and one service nobody has to type them."""
    new(project, "service", "boat-permit")
    new(project, "improvement", "permit-by-phone")

    assert (project / PLACES["service"]).is_file()
    assert "\nagency: parks\n" in (project / PLACES["improvement"]).read_text(encoding="utf-8")


def test_a_loop_names_its_services(project: Path) -> None:
    """Each service that is typed stands in the file; of an improvement too, with its agency."""
    add(project, "content/services/parks/boats.yaml", "name: A\n")
    both = ("--service", "boats", "--service", "camping-permit")
    new(project, "loop", "where-to-park", *both)
    new(project, "improvement", "permit-by-phone", *both)

    for kind in ("loop", "improvement"):
        text = (project / PLACES[kind]).read_text(encoding="utf-8")
        assert "\nservices:\n  - boats\n  - camping-permit\n" in text


def test_days_are_those_of_today(project: Path) -> None:
    """A loop is opened today, and a target holds from the next month on."""
    new(project, "loop", WORDS["loop"])
    new(project, "standard", WORDS["standard"])

    assert f"\nopened: {TODAY}\n" in (project / PLACES["loop"]).read_text(encoding="utf-8")
    assert "- from: 2026-12\n" in (project / PLACES["standard"]).read_text(encoding="utf-8")


def test_a_folder_that_is_no_project_is_told(tmp_path: Path) -> None:
    """Without content/site.yaml nothing is made."""
    done = new(tmp_path, "agency", "labor")

    assert (done.exit_code, "[no-site]" in done.stdout) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_way_is_not_written_through(project: Path) -> None:
    """A link that leads to nothing yet is in the way of a new file."""
    (project / "content/agencies/labor.yaml").symlink_to(project.parent / "elsewhere.yaml")

    assert "[would-overwrite]" in new(project, "agency", "labor").stdout
    assert not (project.parent / "elsewhere.yaml").exists()


def test_faults_elsewhere_are_no_hindrance(project: Path) -> None:
    """A file that cannot be read does not keep anybody from making another."""
    add(project, "content/surveys/broken.yaml", "name: [\n")

    assert new(project, "agency", "labor").exit_code == 0


def test_the_kinds_are_formats_or_parts_of_one() -> None:
    """Everything that can be made has a format; a standard is a part of its service's."""
    assert set(NEW) - set(FORMATS) == {"standard"}
