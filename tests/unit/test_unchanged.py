"""A build where nothing has changed ends early; wherever anything has, everything is built."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import run

import pytest

from building import AS_OF, Git, scorecard
from generator.cache import Store
from generator.diagnostics import Report
from generator.fingerprint import Basis, Fingerprint, take_fingerprint
from generator.sources.shelves import Shelf
from generator.unchanged import Built, LastBuild
from unchanging import UNCHANGED, Change, Workshop

PAGE = "index.html"
HEAVY = {"pandas", "numpy", "altair", "vl_convert", "jinja2", "babel", "yaml", "markdown", "nh3"}


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A project that was built."""
    return Workshop.open(tmp_path_factory.mktemp("unchanged"))


@pytest.fixture
def shop(workshop: Workshop) -> Workshop:
    """A project that has just been built."""
    workshop.put_back()
    return workshop


def states_of(folder: Path) -> dict[Path, tuple[int, int]]:
    """What tells a file that was written anew from that of before."""
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*")}


def test_the_second_build_says_that_nothing_changed(shop: Workshop) -> None:
    """It prints the same findings and writes nothing."""
    whole = shop.run(site=shop.folder / "anew").stdout
    before = states_of(shop.site) | states_of(shop.cache)

    said = shop.run().stdout

    assert "overdue" in said
    assert said == whole.replace("/anew\n", f"/site. {UNCHANGED}\n")
    assert states_of(shop.site) | states_of(shop.cache) == before


@pytest.mark.parametrize("shape", ["text", "json", "github", "sarif"])
def test_findings_are_the_same_in_every_format(shop: Workshop, shape: str) -> None:
    """What is told again is what a whole build tells, byte for byte."""
    words = ("--format", shape, "--quiet", "--verbose")
    told, anew = shop.run(*words), shop.run(*words, site=shop.folder / "anew")
    assert (told.exit_code, told.stdout) == (anew.exit_code, anew.stdout)
    assert "overdue" in told.stdout


def test_nothing_is_loaded_that_only_a_build_needs(shop: Workshop) -> None:
    """No library of tables, charts, templates or languages is imported."""
    shop.build()
    words = ("build", "--project", shop.project, "--site", shop.site, "--cache", shop.cache)
    command = [sys.executable, "-X", "importtime", "-m", "generator", *map(str, words)]
    for _ in range(2):
        done = run([*command, "--as-of", AS_OF], capture_output=True, text=True, check=True)

    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}

    assert UNCHANGED in done.stdout
    assert "generator.unchanged" in loaded
    assert not loaded & {*HEAVY, "generator.build"}


def in_project(path: str, edit: Callable[[Path], object]) -> Change:
    """A change of one file of the project."""
    return lambda shop: edit(shop.project / path)


def in_site(path: str, edit: Callable[[Path], object]) -> Change:
    """A change of one file of the site."""
    return lambda shop: edit(shop.site / path)


def append(text: bytes) -> Callable[[Path], object]:
    """Put bytes at the end of a file, which may be new."""
    return lambda path: path.write_bytes((path.read_bytes() if path.exists() else b"") + text)


def keep_its_times(path: Path) -> None:
    """Put one letter for another, and leave size and times as they were."""
    known = path.stat()
    path.write_bytes(path.read_bytes().replace(b"9541", b"9540"))
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


def relink(path: Path) -> None:
    """Put a link in place of a file, to a file of the same bytes."""
    path.rename(path.with_name("other.html"))
    path.symlink_to("other.html")


def damage(path: Path) -> None:
    """Turn every bit of every hundredth byte."""
    data = bytearray(path.read_bytes())
    data[::100] = bytes(255 - one for one in data[::100])
    path.write_bytes(data)


def shorten(path: Path) -> None:
    """Leave the first half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


CHANGES: dict[str, Change] = {
    "a byte of content": in_project("content/agencies/passports.yaml", append(b"\n# \n")),
    "a figure, with the times of before": in_project("data/performance/a.csv", keep_its_times),
    "an own template": in_project("templates/pages/about.html", append(b"<!-- -->")),
    "a new template": in_project("templates/pages/terms.html", append(b"")),
    "a hidden template": in_project("templates/.part.html", append(b"")),
    "an empty folder": in_project("content/journeys", Path.mkdir),
    "a file that is away": in_project("content/pages/why.md", Path.unlink),
    "an edition that is away": in_project("editions/2026-q2", shutil.rmtree),
    "a link": in_project("content/more.yaml", lambda path: path.symlink_to("agencies")),
    "a page of the site": in_site(PAGE, append(b" ")),
    "a page that is away": in_site(PAGE, Path.unlink),
    "a page that is a link": in_site(PAGE, relink),
    "a file too many": in_site("more.html", append(b"")),
    "a folder too many": in_site("more", Path.mkdir),
    "a mode of a file": in_site(PAGE, lambda path: path.chmod(0o600)),
    "a mode of a folder": in_site("assets", lambda path: path.chmod(0o700)),
    "another .gitignore": in_site(".gitignore", append(b"#")),
    "another manifest": in_site("manifest.json", append(b"\n")),
    "no site": in_site("", shutil.rmtree),
    "no cache": lambda shop: shutil.rmtree(shop.cache),
    "a damaged cache": lambda shop: damage(next(shop.cache.glob("entries*"))),
    "a shortened cache": lambda shop: shorten(next(shop.cache.glob("entries*"))),
}


def recalls(shop: Workshop) -> bool:
    """Whether a build of the project would end early."""
    last = LastBuild.of(Basis(shop.project), shop.site, shop.cache)
    return last.recall(lambda _: date.fromisoformat(AS_OF)) is not None


@pytest.mark.parametrize("name", CHANGES)
def test_no_change_goes_unseen(shop: Workshop, name: str) -> None:
    """Then everything is built: nothing is recalled of the build before."""
    assert recalls(shop)
    CHANGES[name](shop)
    assert not recalls(shop)


@pytest.mark.parametrize(
    "words",
    [
        ("--as-of", "2026-11-21"),
        ("--base-url", "https://scorecard.example.gov/"),
        ("--previous", "editions/2026-q2"),
        ("--edition", "2026-q3"),
        ("--strict",),
    ],
    ids=" ".join,
)
def test_other_options_are_another_build(
    shop: Workshop, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another day, address or edition before is built; strictly, warnings still fail."""
    monkeypatch.chdir(shop.project)
    left = shop.build(*words)
    assert not left.early
    assert left.code == (1 if words == ("--strict",) else 0)


def test_the_edition_before_is_known_by_its_bytes(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same edition before, the second build has nothing to do."""
    monkeypatch.chdir(shop.project)
    words = ("--previous", "editions/2026-q2")
    shop.run(*words)
    assert shop.build(*words).early


def test_the_same_edition_is_made_each_time(shop: Workshop) -> None:
    """A build that makes an edition never ends early: it holds what is there against its own."""
    words = ("--edition", "2026-q4")
    shop.run(*words)
    assert not shop.build(*words).early


def test_a_site_that_may_not_be_replaced_is_refused(shop: Workshop) -> None:
    """A repository in the site stops a build that would change nothing, too."""
    (shop.site / ".git").mkdir()
    assert "holds a Git repository" in shop.run().stdout


def test_a_mount_point_is_refused(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a site believed whose folder no build could replace."""
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == shop.site)
    assert "it is a mount point" in shop.run().stdout


def test_a_site_inside_the_sources_is_refused(shop: Workshop) -> None:
    """Nor does the site of before count there, in a hidden folder that no fingerprint covers."""
    place = shop.project / "content" / ".site"
    shutil.copytree(shop.site, place)
    assert "it lies inside content/" in shop.run(site=place).stdout


def test_another_umask_is_built(shop: Workshop) -> None:
    """Files that others could read are written anew where they should not."""
    before = os.umask(0o077)
    try:
        left = shop.build()
    finally:
        os.umask(before)
    assert not left.early
    assert (shop.site / PAGE).stat().st_mode & 0o777 == 0o600


def test_the_day_in_the_time_zone_of_the_site_counts(shop: Workshop) -> None:
    """Without a day the clock is asked, in the time zone that site.yaml names."""
    basis, zones = Basis(shop.project), list[str]()

    def today(zone: str) -> date:
        zones.append(zone)
        return date.fromisoformat(AS_OF)

    assert LastBuild.of(basis, shop.site, shop.cache).recall(today) is not None
    assert LastBuild.of(basis, shop.site, shop.cache).recall(lambda _: date(2026, 1, 1)) is None
    assert zones == ["America/Chicago"]


def test_sheets_that_git_tracks_are_found(shop: Workshop, git: Git) -> None:
    """What Git holds is no file of the project, and stops the build all the same."""
    sheets = shop.project / "data/responses/march.csv"
    sheets.parent.mkdir()
    sheets.write_text("when\n")
    sheets.with_suffix(".map.yaml").write_text("answers: {}\n")
    before = take_fingerprint(Basis(shop.project))
    git("init", "-q", at=shop.project)
    git("add", "data/responses/march.csv", at=shop.project)
    after = take_fingerprint(Basis(shop.project))
    assert before
    assert after
    assert before.key != after.key


def known(shop: Workshop, **more: object) -> Fingerprint:
    """The fingerprint of a project, which has one."""
    taken = take_fingerprint(Basis(shop.project, **more))  # type: ignore[arg-type]
    assert taken is not None
    return taken


def test_a_file_changed_and_changed_back_has_another_stamp(shop: Workshop) -> None:
    """A build may have read what stood there in between: nothing is kept of it."""
    file = shop.project / "content/site.yaml"
    before, text = known(shop), file.read_bytes()
    file.write_bytes(b"")
    file.write_bytes(text)
    after = known(shop)
    assert before.key == after.key
    assert before.stamps != after.stamps


def test_nothing_is_kept_where_a_file_changed_meanwhile(shop: Workshop, tmp_path: Path) -> None:
    """Findings of a build are kept only for what it can have read."""
    last = LastBuild.of(Basis(shop.project), shop.site, tmp_path)
    append(b"\n")(shop.project / "content/site.yaml")
    last.keep(Built(date(2026, 1, 1), "UTC", ""), Report())
    assert not list(tmp_path.iterdir())


def test_a_search_that_failed_is_tried_again(shop: Workshop, tmp_path: Path) -> None:
    """Where Pagefind is there and did not run, the next build may have a search."""
    report = Report()
    report.add("search-left-out", problem="Pagefind ended before its work did")
    LastBuild.of(Basis(shop.project), shop.site, tmp_path).keep(
        Built(date(2026, 1, 1), "UTC", ""), report
    )
    assert not list(tmp_path.iterdir())


def test_earlier_tables_count_by_their_bytes(shop: Workshop) -> None:
    """Each part of a state before makes another fingerprint."""
    states = [
        Shelf("main", {"results": ("a", b"1")}),
        Shelf("main", {"results": ("a", b"2")}),
        Shelf("main", {"results": ("b", b"1")}),
        Shelf("other", {"results": ("a", b"1")}),
        Shelf("main", {}),
        None,
    ]
    assert len({known(shop, previous=one).key for one in states}) == len(states)


def said_of(shop: Workshop) -> dict[str, object]:
    """What is kept of the build of a project."""
    last = LastBuild.of(Basis(shop.project), shop.site, shop.cache)
    data = Store(shop.cache).get(last.key)
    assert data is not None
    said: dict[str, object] = json.loads(data)
    return said


WARNING = ["overdue-result", "warning", "Late", "", "content/a.yaml", 1, 1, "", "", 0]
ODD = [
    {"findings": [WARNING[:-1]]},
    {"findings": [[*WARNING[:5], True, *WARNING[6:]]]},
    {"findings": [["no-such-code", *WARNING[1:]]]},
    {"findings": [[WARNING[0], "grave", *WARNING[2:]]]},
    {"findings": [[WARNING[0], "error", *WARNING[2:]]]},
    {"findings": [[*WARNING[:8], "no-such-code", 2]]},
    {"findings": [[*WARNING[:5], -1, *WARNING[6:]]]},
    {"findings": {}},
    {"as_of": "soon"},
    {"as_of": None},
    {"time_zone": "Nowhere/At_All"},
    {"manifest": "0" * 64},
    {"file_mode": True},
    {"more": 1},
]


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_what_was_never_written_is_not_believed(shop: Workshop, odd: dict[str, object]) -> None:
    """An entry with any part that no build writes is as if it were not there."""
    last = LastBuild.of(Basis(shop.project), shop.site, shop.cache)
    told = said_of(shop)
    zone = "Nowhere/At_All" if "time_zone" in odd else ""

    def today(named: str) -> date:
        if named == zone:
            raise KeyError(named)
        return date.fromisoformat(AS_OF)

    assert last.recall(today) is not None
    Store(shop.cache).put(last.key, json.dumps(told | odd).encode())
    assert last.recall(today) is None


@pytest.mark.parametrize("data", [b"", b"{", b"null", b"[]", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_of_ours_is_not_believed(shop: Workshop, data: bytes) -> None:
    """Nor does it stop a build."""
    last = LastBuild.of(Basis(shop.project), shop.site, shop.cache)
    Store(shop.cache).put(last.key, data)
    assert last.recall(lambda _: date.fromisoformat(AS_OF)) is None


def test_the_demonstration_is_not_built_twice(demonstration_site: Path, repository: Path) -> None:
    """The site of the demonstration stands, and its findings are told again."""
    cache = demonstration_site.parent / "cache"
    words = ("build", "--project", repository, "--site", demonstration_site, "--cache", cache)
    done = scorecard(*words, "--as-of", AS_OF)
    assert done.returncode == 0
    assert UNCHANGED in done.stdout
