"""The preview shows what a build would make, follows every change, and outlives every fault."""

import re
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from building import start
from generator.build import Plan, build, make
from generator.diagnostics import Report
from generator.early import Early, Made
from generator.memory import FORGETFUL, Memory
from generator.resources import templates_folder
from generator.serve import State
from making import SITE as MADE_SITE
from previewing import (
    AGENCY,
    AS_OF,
    FILES,
    PATIENCE,
    RESULTS,
    SERVICE,
    SITE,
    Previewed,
    plan_of,
    previewing,
    project_in,
)

BROKEN = "name: [\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project."""
    return project_in(tmp_path / "project")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """The small project, previewed; whoever changes it puts it back."""
    with previewing(project_in(tmp_path_factory.mktemp("standing") / "project")) as previewed:
        yield previewed


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


def test_change_is_shown(preview: Previewed) -> None:
    """A saved file is in the page, and the terminal hears how many files that changed."""
    shown = preview.after(lambda: preview.edit(AGENCY="name: Work\n"))
    assert b"Work" in shown.files["agencies/labor/index.html"]
    assert preview.told[-1].changed
    preview.after(lambda: preview.edit(AGENCY=FILES[AGENCY]))


FAULTS = {
    "broken YAML": ("SERVICE", BROKEN, "yaml-syntax"),
    "hostile bytes": ("AGENCY", "name: \x00\n", "control-character"),
    "a table without its columns": ("RESULTS", "a,b\n1,2\n", "missing-column"),
    "no site": ("SITE", None, "no-site"),
}


@pytest.mark.parametrize(("name", "text", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_fault_keeps_the_last_site(
    preview: Previewed, name: str, text: str | None, code: str
) -> None:
    """The site stays, the bar says so, and the mended file is shown."""
    good = preview.stage.shown
    shown = preview.after(lambda: preview.edit(**{name: text}))
    assert (shown.state, shown.files) == (State.STALE, good.files)
    assert code in {found.code for found in shown.findings}
    assert "last site that could be built" in preview.ask("/").text
    mended = preview.after(lambda: preview.edit(**{name: FILES[globals()[name]]}))
    assert (mended.state, mended.files) == (State.FRESH, good.files)


def test_deleted_and_restored_content_is_followed(preview: Previewed) -> None:
    """The folder content/ may go and come back."""
    files, content = preview.stage.shown.files, preview.project / "content"
    away = preview.project.parent / "away"
    assert preview.after(lambda: shutil.move(content, away)).state is State.STALE
    assert preview.after(lambda: shutil.move(away, content)).files == files


def test_broken_template_is_named(preview: Previewed) -> None:
    """A syntax error in a template of the project's own is a finding with its line."""
    own = preview.project / "templates" / "pages" / "home.html"
    own.parent.mkdir(parents=True)
    shown = preview.after(lambda: own.write_text("{% if %}", encoding="utf-8"))
    assert str(shown.findings[0].place) == "templates/pages/home.html:1"
    assert preview.after(own.unlink).state is State.FRESH


def test_unreadable_file_is_a_finding(preview: Previewed) -> None:
    """A file that the system does not give is named, and followed once it is there again."""
    path = preview.project / SERVICE

    def lose() -> None:
        path.unlink()
        path.symlink_to("nowhere")

    def find() -> None:
        path.unlink()
        preview.edit(SERVICE=FILES[SERVICE])

    shown = preview.after(lose)
    assert "unreadable-file" in {found.code for found in shown.findings}
    assert preview.after(find).state is State.FRESH


def test_putting_back_changes_nothing(preview: Previewed) -> None:
    """The same files are the same version, so that nobody's page reloads for nothing."""
    version = preview.stage.version
    preview.after(lambda: preview.edit(SITE="title: Another\npublisher: State\n"))
    preview.after(lambda: preview.edit(SITE=FILES[SITE]))
    assert preview.stage.version == version


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


def test_build_that_a_save_overtakes_is_given_up(project: Path) -> None:
    """What changes while a site is made is built at once, and of the other nothing is told."""
    saves = iter(["", "name: Two\n"])
    after: list[str] = []

    def work(plan: Plan, report: Report) -> Made | None:
        name = next(saves, "")
        if name:
            (project / AGENCY).write_text(name, encoding="utf-8")
            plan.progress("pages", 1, 2)
            after.append(name)
        return make(plan, report)

    with previewing(project, make=work) as previewed:
        shown = previewed.after(lambda: previewed.edit(AGENCY="name: One\n"))
        assert b"<h1>Two</h1>" in shown.files["agencies/labor/index.html"]
        assert (len(previewed.told), after) == (2, [])


EDITS = (
    (SERVICE, "within 3 weeks", "within 4 weeks"),
    (RESULTS, "5131", "4131"),
    (SITE, "Franklin Scorecard", "Franklin"),
    (SERVICE, "85%", "60%"),
    (AGENCY, "Director", "Head"),
    (RESULTS, "\n", "\nclaims,first-payment,2026-02,9,12\n"),
    (SERVICE, "Claim benefits", "Apply"),
    (RESULTS, "2026-02,9,", "2026-02,8,"),
)
TEMPLATE = "templates/components/verdict/macro.html"


def test_every_site_is_that_of_a_build_from_nothing(project: Path) -> None:
    """After each of a series of edits the preview makes, byte for byte, what a cold build makes.

    So are the pages that are given before the others.
    """
    chance, paths = Random(1), ["index.html", "404.html", "services/claims/index.html"]  # noqa: S311 (the same edits in every run)
    own, packaged = project / TEMPLATE, templates_folder() / TEMPLATE.removeprefix("templates/")
    own.parent.mkdir(parents=True)
    warm = replace(plan_of(project), kept=Memory())
    for name, old, new in chance.sample(EDITS, len(EDITS)):
        path = project / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        if chance.random() < 1 / 3:  # also a template, and another day
            own.write_text(packaged.read_text(encoding="utf-8") + f"<!-- {old} -->")
            warm = replace(warm, today=lambda _site: AS_OF + timedelta(days=40))
        kept, cold, parts = Report(), Report(), list[Made]()
        early = Early(partial(chance.sample, paths, 3), parts.append)
        made = make(replace(warm, kept=FORGETFUL), cold)
        assert make(replace(warm, early=early), kept) == made
        assert list(kept) == list(cold)
        assert made is not None
        assert {*parts[0].files.items()} <= {*made.files.items()}
        paths = sorted(path for path in made.files if path.endswith(".html"))
        warm.kept.turn()


def test_open_page_is_shown_before_the_rest(project: Path) -> None:
    """Who looks at a page is shown it while the rest is made, and needs it no second time."""
    with previewing(project) as previewed, previewed.stage.looked_at("/services/claims/"):
        version = previewed.stage.version
        previewed.edit(SERVICE=FILES[SERVICE].replace("3 weeks", "4 weeks"))
        part = previewed.stage.wait_for_other(version, seconds=PATIENCE)
        whole, _ = previewed.stage.wait_for_whole()
        assert (whole.state, whole.completes) == (State.FRESH, part)
        assert previewed.told[-1].changed
        assert b"4 weeks" in whole.files["services/claims/index.html"]


def test_what_is_as_it_was_is_not_shown_early(project: Path) -> None:
    """A page that an edit leaves alone is not loaded again for half a site."""
    with previewing(project) as previewed, previewed.stage.looked_at("/glossary/"):
        version = previewed.stage.version
        previewed.edit(SERVICE=FILES[SERVICE].replace("3 weeks", "4 weeks"))
        whole = previewed.stage.wait_for_other(version, seconds=PATIENCE)
        assert (previewed.stage.version, previewed.stage.shown.completes) == (whole, "")
        assert previewed.stage.shown.state is State.FRESH


def test_fault_in_the_rest_gives_the_last_whole_site_back(project: Path) -> None:
    """A part of a site that cannot be built is shown no longer than until that is known."""
    parts: list[Made] = []

    def work(plan: Plan, report: Report) -> Made | None:
        if not parts:
            return make(plan, report)
        plan.early.give(parts[0])
        report.add("no-site")
        return None

    with previewing(project, make=work) as previewed:
        good = previewed.stage.shown
        parts.append(Made(MADE_SITE, {"index.html": b"New"}))
        shown = previewed.after(lambda: previewed.edit(AGENCY="name: Work\n"))
        assert (shown.state, shown.files) == (State.STALE, good.files)


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
