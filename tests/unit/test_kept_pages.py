"""What is kept between builds changes no byte: random edits, built with it and from nothing."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from edits import EDITS, apply_edits, paths_of
from generator.build import Plan, make
from generator.diagnostics import Report
from generator.resources import templates_folder
from previewing import AGENCY, FILES, RESULTS, SERVICE, SITE

DAY = date(2026, 11, 22)
OTHER = "content/services/labor/pensions.yaml"


def made(project: Path, cache: Path | None, *, day: date = DAY, base_url: str = "") -> object:
    """Every file of a project's site, and the findings."""
    folders, report = (project / "templates", templates_folder()), Report()
    plan = Plan(
        project,
        project / "site",
        folders,
        lambda _site: day,
        cache=cache,
        base_url=base_url,
    )
    site = make(plan, report)
    return site and site.files, list(report)


def test_edits_of_the_demonstration(repository: Path, tmp_path: Path) -> None:
    """After groups of edits of every kind the site is the one that is built from nothing."""
    project, cache, chance = tmp_path / "project", tmp_path / "cache", Random(3)  # noqa: S311 (the same edits in every run)
    for name in ("content", "data"):
        shutil.copytree(repository / name, project / name)
    made(project, cache)
    edits = chance.sample(EDITS, len(EDITS))
    for some in (edits[:5], edits[5:10], edits[10:]):
        before = {path: path.read_text(encoding="utf-8") for path in paths_of(project, some)}
        apply_edits(project, some)
        assert made(project, cache) == made(project, None)
        for path, text in before.items():
            path.write_text(text, encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a result": lambda project: edit(project / RESULTS, ",1", ",2"),
    "a promise": lambda project: edit(project / SERVICE, "weeks", "days"),
    "an agency": lambda project: edit(project / AGENCY, "name: ", "name: New "),
    "the site": lambda project: edit(project / SITE, "title: ", "title: New "),
    "another service": lambda project: write(project / OTHER, FILES[SERVICE]),
    "one less": lambda project: (project / OTHER).unlink(missing_ok=True),
    "a template": lambda project: write(
        project / "templates/components/redress/macro.html",
        (templates_folder() / "components/redress/macro.html").read_text(encoding="utf-8") + " ",
    ),
    "no template": lambda project: shutil.rmtree(project / "templates", ignore_errors=True),
    "a damaged cache": lambda project: damage(project / "cache"),
    "no cache": lambda project: shutil.rmtree(project / "cache", ignore_errors=True),
    "nothing": lambda _project: None,
}


@settings(max_examples=6)
@given(
    st.lists(st.sampled_from(sorted(CHANGES)), min_size=2, max_size=4),
    st.sampled_from(["", "https://one.example/"]),
)
def test_any_series_of_changes(changes: list[str], base_url: str) -> None:
    """Of a small project: what was built before never shows in what is built next."""
    with TemporaryDirectory() as folder:
        project = Path(folder)
        for name, text in FILES.items():
            write(project / name, text)
        for number, change in enumerate(changes):
            made(project, project / "cache", base_url=base_url)
            CHANGES[change](project)
            day = DAY + timedelta(days=40 * number)
            kept = made(project, project / "cache", day=day, base_url=base_url)
            assert kept == made(project, None, day=day, base_url=base_url)


def edit(path: Path, old: str, new: str) -> None:
    """Put something else in the place of the first of some words."""
    write(path, path.read_text(encoding="utf-8").replace(old, new, 1))


def write(path: Path, text: str) -> None:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def damage(cache: Path) -> None:
    """Change bytes all over a cache."""
    for path in cache.glob("entries*"):
        content = bytearray(path.read_bytes())
        for at in range(200, len(content), 997):
            content[at] ^= 0x55
        path.write_bytes(content)
