"""A site is compared with its manifest, and whatever stands in it ends in findings."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import scorecard
from generator.diagnostics import Report
from generator.exports.manifest import MANIFEST, write_manifest
from generator.verify import LARGEST_MANIFEST, LARGEST_PAGE, SHOWN, verify
from generator.write import DiskWriter

PAGE = "<!doctype html><html><body><h1>{}</h1>\n{}</body></html>"
FILES = {
    "index.html": PAGE.format("Home", '<a href="services/a/#time">A</a>'),
    "404.html": PAGE.format("Lost", '<a href="/score/services/a/">A</a>'),
    "services/a/index.html": PAGE.format(
        "A", '<p id="time"><a href="https://example.gov/score/gone">old</a>'
    ),
    "data/results.csv": "agency,service\n",
}
BASE = "https://example.gov/score/"


def make_site(folder: Path, **more: str) -> Path:
    """A small site under a path, as a build writes it; `more` are pages by the id of a service."""
    writer = DiskWriter(folder)
    pages = {f"services/{name}/index.html": PAGE.format(name, body) for name, body in more.items()}
    for path, text in {**FILES, **pages}.items():
        writer.put(path, text.encode())
    writer.put(MANIFEST, write_manifest(writer.hashes(), as_of=date(2026, 4, 30), base_url=BASE))
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that nobody has touched."""
    return make_site(tmp_path / "site")


def found_in(site: Path) -> list[tuple[str, str]]:
    """The code of each finding, and the path in the site where it stands."""
    report = Report()
    verify(site, report)
    return [(one.code, one.place.path.removeprefix(f"{site}/")) for one in report]


def run(*words: object) -> Result:
    """The command in this process."""
    typed = ["verify", *(str(word) for word in words)]
    return CliRunner().invoke(scorecard, typed, prog_name="scorecard")


def test_a_site_as_it_was_published_is_clean(site: Path) -> None:
    """Every file is as the manifest says; links under the site's own path are followed."""
    done = run(site)

    assert (done.exit_code, done.stdout) == (
        0,
        "No findings.\n4 files are as published, and every link leads somewhere.\n",
    )


def test_a_changed_file_fails(site: Path) -> None:
    """One other byte is a finding, and the command says so by its exit code."""
    (site / "data/results.csv").write_text("agency,service\r\n", encoding="utf-8", newline="")

    done = run(site, "--quiet")

    assert (done.exit_code, "[published-file-changed]" in done.stdout) == (1, True)
    assert found_in(site) == [("published-file-changed", "data/results.csv")]


def test_a_missing_file_is_told_once(site: Path) -> None:
    """The links that lead to a missing file are not told beside it."""
    (site / "services/a/index.html").unlink()

    assert found_in(site) == [("published-file-missing", "services/a/index.html")]


def test_a_file_that_nobody_published_is_found(site: Path) -> None:
    """A file beside those of the manifest is told, and hidden ones too."""
    (site / "services/notes.txt").write_text("", encoding="utf-8")
    (site / ".well-known").mkdir()
    (site / ".well-known/x").write_text("", encoding="utf-8")

    assert found_in(site) == [
        ("published-file-unlisted", ".well-known/x"),
        ("published-file-unlisted", "services/notes.txt"),
    ]


def test_what_hosts_and_git_need_is_no_part_of_a_site(site: Path) -> None:
    """A repository, and the files by which a host knows how to serve, are let be at the root."""
    for name in (".git/config", ".nojekyll", "CNAME"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("", encoding="utf-8")

    assert found_in(site) == []


def test_a_repository_further_down_is_found(site: Path) -> None:
    """Only at the root a repository is let be."""
    (site / "data/.git").mkdir()
    (site / "data/.git/config").write_text("", encoding="utf-8")

    assert found_in(site) == [("published-file-unlisted", "data/.git/config")]


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ('<a href="../c/">C</a>', "../c/ (no such file)"),
        ('<a href="../a/#cost">A</a>', "../a/#cost (no such anchor)"),
        ('<a href="../../../x">X</a>', "../../../x (leads out of the site's folder)"),
        ('<img src="https://elsewhere.example/x.png">', "(loads from another site)"),
        ("<p style='color:red'>", "color:red (style attribute)"),
        ("\udc80", "HTML (not written as this program writes pages)"),
        ("<!--" * 200_000, "HTML (not written as this program writes pages)"),
        ("<script>" * 100_000, "HTML (not written as this program writes pages)"),
        (" " * LARGEST_PAGE, "HTML (not written as this program writes pages)"),
    ],
    ids=["file", "anchor", "out", "load", "style", "bytes", "comments", "scripts", "size"],
)
def test_a_faulty_page_is_found(body: str, target: str, tmp_path: Path) -> None:
    """A page that was published with a fault is told, though its hash is the one listed."""
    site = make_site(tmp_path / "site")
    page = site / "services/a/index.html"
    content = PAGE.format("A", '<p id="time">' + body).encode("utf-8", "surrogateescape")
    page.write_bytes(content)
    manifest = json.loads((site / MANIFEST).read_bytes())
    writer = DiskWriter(tmp_path / "again")
    writer.put("page", content)
    manifest["files"]["services/a/index.html"] = writer.hashes()["page"]
    (site / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")

    assert [code for code, _ in found_in(site)] == ["published-page-faulty"]
    assert target in run(site).stdout


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "it is no JSON"),
        (b"\xff\xfe", "it is no JSON"),
        (b"[" * 100_000, "it is no JSON"),
        (b"[]", "it was not made by cx-scorecard"),
        (b'{"generator": "another"}', "it was not made by cx-scorecard"),
        (
            b'{"generator": "cx-scorecard", "gallery": true, "files": {}}',
            "it is that of a gallery, whose links are examples and lead nowhere",
        ),
        (b'{"generator": "cx-scorecard"}', "it has no list of files with their SHA-256"),
        (
            b'{"generator": "cx-scorecard", "files": {"a": "b"}}',
            "it has no list of files with their SHA-256",
        ),
        (
            b'{"generator": "cx-scorecard", "files": {}, "base_url": "http://["}',
            "its base_url is no address",
        ),
    ],
    ids=[
        "empty",
        "bytes",
        "deep",
        "list",
        "foreign",
        "gallery",
        "no files",
        "no digest",
        "address",
    ],
)
def test_a_manifest_that_says_nothing_is_a_finding(
    content: bytes, problem: str, site: Path
) -> None:
    """A broken manifest, or another program's, is the only finding: nothing can be compared."""
    (site / MANIFEST).write_bytes(content)

    done = run(site)

    assert (done.exit_code, done.stdout.count("error:")) == (1, 1)
    assert problem in done.stdout


def spread(path: Path) -> None:
    """Put a file in place that says it is larger than any manifest, and takes no room."""
    path.unlink()
    with path.open("wb") as file:
        file.truncate(LARGEST_MANIFEST + 1)


def link_away(path: Path) -> None:
    """Put a link to the same file elsewhere in a file's place."""
    path.rename(path.parents[1] / "elsewhere")
    path.symlink_to("../elsewhere")


def make_pipe(path: Path) -> None:
    """Put a pipe in a file's place, whose reader would wait for ever."""
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (spread, "100,000,000 are the most"),
        (link_away, "it is no plain file"),
        (make_pipe, "it is no plain file"),
        (Path.unlink, "No such file or directory"),
    ],
)
def test_a_manifest_that_is_no_file_is_not_read(
    damage: Callable[[Path], None], problem: str, site: Path
) -> None:
    """A manifest beyond all measure, a link, a pipe or nothing is a finding, and is not opened."""
    damage(site / MANIFEST)

    assert problem in run(site).stdout


@pytest.mark.parametrize("damage", [link_away, make_pipe])
def test_a_file_that_is_none_is_not_read(damage: Callable[[Path], None], site: Path) -> None:
    """A link out of the folder and a pipe are not what was published, whatever they lead to."""
    damage(site / "index.html")

    assert found_in(site) == [("published-file-changed", "index.html")]


def test_a_folder_that_is_a_link_is_not_entered(site: Path) -> None:
    """The files behind a link to a folder are missing, and the link itself was not published."""
    (site / "data").rename(site.parent / "data")
    (site / "data").symlink_to("../data")

    assert found_in(site) == [
        ("published-file-unlisted", "data"),
        ("published-file-missing", "data/results.csv"),
    ]


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "data/../../secret", "", "a\0b"])
def test_a_listed_path_never_leaves_the_folder(name: str, site: Path) -> None:
    """A path that leads out of the site is missing in it, whatever lies there."""
    (site.parent / "secret").write_text("x", encoding="utf-8")
    manifest = json.loads((site / MANIFEST).read_bytes())
    manifest["files"][name] = "0" * 64
    (site / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")

    assert [code for code, _ in found_in(site)] == ["published-file-missing"]


@pytest.mark.parametrize("shape", ["text", "json", "github"])
def test_a_name_cannot_steer_the_terminal(shape: str, site: Path) -> None:
    """Bytes that are no text, and commands for a terminal, are printed harmlessly."""
    (site / os.fsdecode(b"a\xff\x1b[31m")).write_text("", encoding="utf-8")

    done = run(site, "--format", shape)

    assert (done.exit_code, "\x1b" in done.stdout) == (1, False)


def test_many_findings_of_one_kind_are_counted(tmp_path: Path) -> None:
    """The first are told one by one, and the rest by their number."""
    names = [f"s{number:02}" for number in range(SHOWN + 7)]
    site = make_site(tmp_path / "site", **dict.fromkeys(names, "<p>"))
    for name in names:
        (site / f"services/{name}/index.html").unlink()

    codes = [code for code, _ in found_in(site)]

    assert codes.count("published-file-missing") == SHOWN
    assert "7 more findings of the site are of this kind: published-file-missing" in (
        run(site).stdout
    )


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    """A slip in the name of the folder is told as one."""
    assert run(tmp_path / "nothing").exit_code == 2
