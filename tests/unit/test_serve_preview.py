"""The preview shows what a build would make, follows every change, and outlives every fault."""

import re
import shutil
import signal
from pathlib import Path

import pytest

from building import start
from generator.build import Made, Plan, build, make
from generator.diagnostics import Report
from generator.serve import State
from previewing import AGENCY, FILES, RESULTS, SERVICE, SITE, plan_of, previewing, project_in

BROKEN = "name: [\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project."""
    return project_in(tmp_path / "project")


def test_it_shows_what_a_build_writes(project: Path) -> None:
    """The files in memory are those of the disk, byte for byte, and none is written."""
    plan = plan_of(project)
    made = make(plan, Report())
    assert made is not None
    assert not plan.site.exists()
    assert build(plan, Report())
    written = {
        path.relative_to(plan.site).as_posix(): path.read_bytes()
        for path in plan.site.rglob("*")
        if path.is_file() and path.name != ".gitignore"
    }
    assert dict(made.files) == written


def test_change_is_shown(project: Path) -> None:
    """A saved file is in the page, and the terminal hears how many files that changed."""
    with previewing(project) as previewed:
        shown = previewed.after(lambda: previewed.edit(AGENCY="name: Work\n"))
        assert b"Work" in shown.files["agencies/labor/index.html"]
        assert previewed.told[-1].changed


FAULTS = {
    "broken YAML": ("SERVICE", BROKEN, "yaml-syntax"),
    "hostile bytes": ("AGENCY", "name: \x00\n", "control-character"),
    "a table without its columns": ("RESULTS", "a,b\n1,2\n", "missing-column"),
    "no site": ("SITE", None, "no-site"),
}


@pytest.mark.parametrize(("name", "text", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_fault_keeps_the_last_site(project: Path, name: str, text: str | None, code: str) -> None:
    """The site stays, the bar says so, and the mended file is shown."""
    with previewing(project) as previewed:
        good = previewed.stage.shown
        shown = previewed.after(lambda: previewed.edit(**{name: text}))
        assert (shown.state, shown.files) == (State.STALE, good.files)
        assert code in {found.code for found in shown.findings}
        assert "last site that could be built" in previewed.ask("/").text
        mended = previewed.after(lambda: previewed.edit(**{name: FILES[globals()[name]]}))
        assert (mended.state, mended.files) == (State.FRESH, good.files)


def test_deleted_and_restored_content_is_followed(project: Path) -> None:
    """The folder content/ may go and come back."""
    with previewing(project) as previewed:
        files = previewed.stage.shown.files
        away = project.parent / "away"
        gone = previewed.after(lambda: shutil.move(project / "content", away))
        assert gone.state is State.STALE
        assert previewed.after(lambda: shutil.move(away, project / "content")).files == files


def test_broken_template_is_named(project: Path) -> None:
    """A syntax error in a template of the project's own is a finding with its line."""
    own = project / "templates" / "pages" / "home.html"
    own.parent.mkdir(parents=True)
    with previewing(project) as previewed:
        shown = previewed.after(lambda: own.write_text("{% if %}", encoding="utf-8"))
        assert str(shown.findings[0].place) == "templates/pages/home.html:1"
        assert previewed.after(own.unlink).state is State.FRESH


def test_never_a_site_the_findings_alone(tmp_path: Path) -> None:
    """Where the first build fails, every address shows why; then the site."""
    with previewing(project_in(tmp_path / "project", AGENCY=BROKEN)) as previewed:
        assert previewed.stage.shown.state is State.NOTHING
        assert "content/agencies/labor.yaml" in previewed.ask("/anything/").text
        shown = previewed.after(lambda: previewed.edit(AGENCY=FILES[AGENCY]))
        assert shown.state is State.FRESH


def test_fault_of_ours_is_told_and_outlived(project: Path) -> None:
    """An exception is shown with its trace, and the next change is built."""
    faulty = [False]

    def work(plan: Plan, report: Report) -> Made | None:
        if faulty[0]:
            raise KeyError("what nobody thought of")
        return make(plan, report)

    with previewing(project, make=work) as previewed:
        faulty[0] = True
        shown = previewed.after(lambda: previewed.edit(AGENCY="name: Work\n"))
        assert (shown.state, previewed.told[-1].fault[:8]) == (State.STALE, "KeyError")
        assert "what nobody thought of" in previewed.ask("/").text
        faulty[0] = False
        assert previewed.after(lambda: previewed.edit(AGENCY="name: W\n")).fault == ""


def test_change_during_a_build_is_never_half_shown(project: Path) -> None:
    """What was read while a file changed is thrown away, and read again."""
    names = iter(["name: Two\n", "name: Three\n"])
    seen: list[bytes] = []

    def work(plan: Plan, report: Report) -> Made | None:
        made = make(plan, report)
        name = next(names, None)
        if name:
            (project / AGENCY).write_text(name, encoding="utf-8")
        return made

    with previewing(project, make=work) as previewed:
        seen.append(previewed.stage.shown.files["agencies/labor/index.html"])
        assert len(previewed.told) == 1
    assert re.search(rb"<h1>Three</h1>", seen[0])


def test_saving_the_same_changes_nothing(project: Path) -> None:
    """A save without a change is built, and nobody's page reloads."""
    with previewing(project) as previewed:
        version = previewed.stage.version
        (project / RESULTS).write_text(FILES[RESULTS], encoding="utf-8")
        previewed.after(lambda: previewed.edit(SITE="title: Another\npublisher: State\n"))
        previewed.after(lambda: previewed.edit(SITE=FILES[SITE]))
        assert previewed.stage.version == version


def test_unreadable_file_is_a_finding(project: Path) -> None:
    """A folder in a file's place, which nobody can read, is named and outlived."""
    path = project / SERVICE
    with previewing(project) as previewed:
        path.unlink()
        shown = previewed.after(path.mkdir)
        assert shown.state in State
        assert previewed.ask("/").status in {200, 503}
        path.rmdir()
        previewed.edit(SERVICE=FILES[SERVICE])
        assert previewed.next(previewed.stage.version).state is State.FRESH


def test_command_serves_until_interrupted(project: Path) -> None:
    """The command says where it serves, prints findings, and an interrupt ends it well."""
    words = ("serve", "--project", project, "--port", "0", "--as-of", "2026-11-22")
    cache = ("--cache", project.parents[1] / "drawn")
    with start(*words, *cache) as command:
        assert command.stdout is not None
        lines = iter(command.stdout.readline, "")
        assert re.fullmatch(r"Serving http://127\.0\.0\.1:\d+/\. Ctrl-C ends it\.\n", next(lines))
        assert next(line for line in lines if line.startswith("Built in"))
        command.send_signal(signal.SIGINT)
        assert "The preview has ended.\n" in list(lines)
    assert command.returncode == 0
    assert not (project / "site").exists()
