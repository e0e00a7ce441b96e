"""What people write, as read from files: content/, its encoding, and the folder it lies in."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Report
from generator.periods import Calendar
from generator.sources.content import Content, read_content
from generator.sources.encoding import decode
from generator.sources.project import read_project
from generator.sources.tree import LARGEST_TEXT, FolderTree
from generator.text import Text

SITE = "title: Scorecard\npublisher: State\nlanguages: [en, fr]\n"
AGENCY = "name: State Department\n"
SERVICE = (
    "name: Renew\nstandards:\n  - id: time\n    promise: Fast.\n    measure: {kind: share}\n"
    "    targets: [{from: FY2025, at_least: 90%}]\n"
)
PAGE = "---\ntitle: About\n---\n# Who we are\n"
SMALLEST = {
    "content/site.yaml": SITE,
    "content/agencies/state.yaml": AGENCY,
    "content/services/state/renew.yaml": SERVICE,
    "content/pages/about.md": PAGE,
}


class Vanishing(FolderTree):
    """A folder from which the files called `b` are taken before they are read."""

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        if Path(path).stem == "b":
            (self.root / path).unlink(missing_ok=True)
        return super().read(path)


class Files:
    """A project in memory."""

    def __init__(self, texts: Mapping[str, str | bytes]) -> None:
        """Take the text or the bytes of each path."""
        self._texts = texts

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every path below a folder, sorted."""
        return tuple(sorted(path for path in self._texts if path.startswith(prefix + "/")))

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        text = self._texts[path]
        return text if isinstance(text, bytes) else text.encode()


def read(texts: Mapping[str, str | bytes]) -> tuple[Content, list[Diagnostic]]:
    """The content of these files, and the findings."""
    report = Report()
    return read_content(Files(texts), report), list(report)


def content(**changed: str | bytes) -> Content:
    """The smallest project with some files changed, which has no finding."""
    made, found = read({**SMALLEST, **changed})
    assert found == []
    assert made.usable
    return made


def told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """Findings as code and place."""
    return [(one.code, str(one.place)) for one in found]


def test_the_smallest_project() -> None:
    """A site, an agency, a service and a page are read by where their files stand."""
    made = content()
    assert made.site.title == Text.plain("Scorecard")
    assert [agency.id for agency in made.agencies] == ["state"]
    assert [(one.id, one.agency) for one in made.services] == [("renew", "state")]
    (page,) = made.pages
    assert page.id == "about"
    assert dict(page.html)["en"] == "<h2>Who we are</h2>"


def test_everything_is_sorted_by_id() -> None:
    """Ids decide the order, not folders."""
    made = content(
        **{
            "content/agencies/labor.yaml": AGENCY,
            "content/services/labor/zoo.yaml": "name: Zoo\n",
            "content/services/state/ask.yaml": "name: Ask\n",
        }
    )
    assert [agency.id for agency in made.agencies] == ["labor", "state"]
    assert [one.id for one in made.services] == ["ask", "renew", "zoo"]


def test_no_site() -> None:
    """Without content/site.yaml there is no project."""
    made, found = read({"content/agencies/state.yaml": AGENCY})
    assert not made.usable
    assert [code for code, _ in told(found)] == ["no-site"]


def test_a_site_without_its_keys() -> None:
    """A site without a title cannot be shown."""
    made, found = read({"content/site.yaml": "publisher: State\n"})
    assert not made.usable
    assert told(found) == [("missing-key", "content/site.yaml:1:1")]


def test_faults_of_other_files_are_told_beside_those_of_site_yaml() -> None:
    """A site.yaml that lacks its title hides no finding of another file."""
    path = "content/agencies/state.yaml"
    _, found = read({**SMALLEST, "content/site.yaml": "publisher: State\n", path: "nme: A\n"})
    places = {place.partition(":")[0] for _, place in told(found)}
    assert places == {"content/site.yaml", path}


def test_what_a_broken_site_yaml_does_say_holds() -> None:
    """Its languages hold for the other files, though it lacks its title."""
    site, agency = "publisher: State\nlanguages: [fr, en]\n", "name: {fr: Bureau}\n"
    changed = {"content/site.yaml": site, "content/agencies/state.yaml": agency}
    _, found = read({**SMALLEST, **changed})
    assert told(found) == [("missing-key", "content/site.yaml:1:1")]


def test_nothing_is_told_that_may_be_the_fault_of_site_yaml_alone() -> None:
    """Where site.yaml is no YAML, nobody knows its languages: only other faults are told."""
    agency = "content/agencies/state.yaml"
    texts = {**SMALLEST, "content/site.yaml": "title: 'S\n", agency: "name: {fr: B}\nurl: x\n"}
    report = Report()
    assert read_project(Files(texts), report) is None
    assert {found.code for found in report} == {"yaml-syntax", "bad-url"}


def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    """A page, a table and an agency that are gone when they are read have that one finding."""
    for path, text in SMALLEST.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    refused = ("content/agencies/b.yaml", "content/pages/b.md", "data/performance/b.csv")
    (tmp_path / "data/performance").mkdir(parents=True)
    for path in refused:
        (tmp_path / path).write_text("x", encoding="utf-8")
    report = Report()
    tree = Vanishing(tmp_path, report)
    read_project(tree, report)
    told_of = [(found.code, found.place.path) for found in report if "b." in found.place.path]
    assert told_of == [("unreadable-file", path) for path in refused]


@pytest.mark.parametrize(
    "path",
    ["content/agencies/state.yaml", "content/services/state/renew.yaml"],
)
def test_an_empty_file(path: str) -> None:
    """An empty file lacks its keys; nothing of it is read."""
    made, found = read({**SMALLEST, path: ""})
    assert ("missing-key", f"{path}:1:1") in told(found)
    assert made is not None


def test_a_syntax_error_is_one_finding() -> None:
    """A file that cannot be read as YAML is not said to lack keys as well."""
    path = "content/agencies/state.yaml"
    _, found = read({**SMALLEST, path: "name: State: Department\n"})
    assert told(found) == [("yaml-syntax", f"{path}:1:12")]
    assert found[0].source == "name: State: Department"


MISPLACED = [
    "content/services/renew.yaml",
    "content/services/state/more/renew.yaml",
    "content/agencies/state.yml",
    "content/agencies/state/a.yaml",
    "content/pages/about.txt",
    "content/notes.yaml",
]


@pytest.mark.parametrize("path", MISPLACED)
def test_misplaced_files(path: str) -> None:
    """A file where nothing reads it is a finding, so that nothing is missing in silence."""
    _, found = read({**SMALLEST, path: "name: A\n"})
    assert told(found) == [("misplaced-file", path)]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("content/services/a.yaml", "content/services/AGENCY/a.yaml"),
        ("content/agencies/a.yml", "Rename it to a.yaml."),
        ("content/service/b/a.yaml", "Files stand at content/site.yaml"),
    ],
)
def test_a_misplaced_file_is_told_where_to_go(path: str, said: str) -> None:
    """One step is enough where it can be known which."""
    _, found = read({**SMALLEST, path: "name: A\n"})
    assert said in found[0].hint


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Eastern Time", "America/New_York"),
        ("Chicago", "America/Chicago"),
        ("Europe/Pari", "Europe/Paris"),
    ],
)
def test_a_time_zone_is_guessed_by_its_city(typed: str, meant: str) -> None:
    """The guess is a zone of the form that the hint asks for."""
    _, found = read({**SMALLEST, "content/site.yaml": f"{SITE}time_zone: {typed}\n"})
    assert f"Did you mean '{meant}'?" in found[0].hint


def test_file_names_are_ids() -> None:
    """A file's name has to be an id."""
    path = "content/agencies/State Dept.yaml"
    _, found = read({**SMALLEST, path: AGENCY})
    assert told(found) == [("bad-id", path)]


def test_calendars() -> None:
    """An agency's own fiscal year wins over the site's, for its services' periods too."""
    made = content(
        **{
            "content/site.yaml": SITE + "fiscal_year: {first_month: 10}\n",
            "content/agencies/labor.yaml": AGENCY + "fiscal_year:\n  first_month: 4\n",
            "content/services/labor/ask.yaml": SERVICE,
        }
    )
    assert made.calendar_of("state") == Calendar(10, "last")
    assert made.calendar_of("labor") == Calendar(4, "last")
    assert made.calendar_of("nobody") == Calendar(10, "last")
    begins = {one.id: one.standards[0].targets[0].since.first.month for one in made.services}
    assert begins == {"renew": 10, "ask": 4}


def test_texts_are_read_in_the_languages_of_the_site() -> None:
    """A text in a language of the site is read, in another it is a finding."""
    path = "content/agencies/state.yaml"
    (agency,) = content(**{path: "name: {fr: Affaires, en: State}\n"}).agencies
    assert agency.name == Text.many({"fr": "Affaires", "en": "State"})
    _, found = read({**SMALLEST, path: "name: {de: Amt, en: State}\n"})
    assert told(found) == [("unknown-language", f"{path}:1:8")]


def test_the_title_of_a_site_in_its_own_languages() -> None:
    """site.yaml may use the languages that it names itself."""
    site = "title: {fr: Tableau, en: Scorecard}\npublisher: State\nlanguages: [fr, en]\n"
    assert content(**{"content/site.yaml": site}).site.title.languages == ("fr", "en")


def test_a_page_in_several_languages() -> None:
    """ID.fr.md is the French of ID.md; a language the site has not is a finding."""
    made = content(**{"content/pages/about.fr.md": "---\ntitle: À propos\n---\n# Nous\n"})
    (page,) = made.pages
    assert dict(page.html) == {"en": "<h2>Who we are</h2>", "fr": "<h2>Nous</h2>"}
    assert dict(page.title.by_language) == {"en": "About", "fr": "À propos"}
    path = "content/pages/about.de.md"
    assert told(read({**SMALLEST, path: PAGE})[1]) == [("unknown-language", path)]


FRONT: list[tuple[str, list[tuple[str, str]]]] = [
    ("# About\n", [("missing-front-matter", "content/pages/a.md:1:1")]),
    ("", [("missing-front-matter", "content/pages/a.md:1:1")]),
    ("---\ntitle: A\n", [("missing-front-matter", "content/pages/a.md:1:1")]),
    ("---\n---\n", [("missing-key", "content/pages/a.md:1:1")]),
    ("---\ntitle: A\ntilte: B\n---\n", [("unknown-key", "content/pages/a.md:3:1")]),
    ("---\ntitle: A\ntitle: B\n---\n", [("duplicate-key", "content/pages/a.md:3:1")]),
    ("---\ntitle: Form # 3\n---\n", [("yaml-cut-text", "content/pages/a.md:2:12")]),
]


@pytest.mark.parametrize(("text", "expected"), FRONT)
def test_front_matter(text: str, expected: list[tuple[str, str]]) -> None:
    """Faults in front matter stand at their line of the whole file."""
    _, found = read({**SMALLEST, "content/pages/a.md": text})
    assert told(found) == expected


def test_front_matter_of_other_systems() -> None:
    """A page with a byte order mark and Windows line ends is read."""
    data = b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode()
    (page,) = content(**{"content/pages/about.md": data}).pages
    assert dict(page.html)["en"] == "<h2>Who we are</h2>"


DECODED: list[tuple[str, bytes, str | None, str]] = [
    ("UTF-8", "a: é\n".encode(), "a: é\n", ""),
    ("a byte order mark", b"\xef\xbb\xbfa: b\n", "a: b\n", ""),
    ("Windows line ends", b"a: b\r\nc: d\r\n", "a: b\nc: d\n", ""),
    ("old Mac line ends", b"a: b\rc: d\r", "a: b\nc: d\n", ""),
    ("nothing", b"", "", ""),
    ("Windows-1252", b"a: Caf\xe9\n", None, "p:1:7"),
    ("after letters of two bytes", "a: éé".encode() + b"\xe9\n", None, "p:1:6"),
    ("on a later line", b"a: b\nc: Caf\xe9\n", None, "p:2:7"),
    ("on a later line of Windows", b"a: b\r\nc: Caf\xe9\r\n", None, "p:2:7"),
    ("on a later line of an old Mac", b"a: b\rc: Caf\xe9\r", None, "p:2:7"),
    ("behind a byte order mark", b"\xef\xbb\xbfa: Caf\xe9\n", None, "p:1:7"),
    ("UTF-16", "a: b\n".encode("utf-16"), None, "p:1:1"),
    ("a letter cut in two", "é".encode()[:1], None, "p:1:1"),
]


@pytest.mark.parametrize(
    ("data", "text", "place"), [case[1:] for case in DECODED], ids=[case[0] for case in DECODED]
)
def test_decoding(data: bytes, text: str | None, place: str) -> None:
    """UTF-8 is read with any line ends; another encoding is found at its first odd byte."""
    report = Report()
    assert decode(data, "p", report) == text
    expected = [("unreadable-encoding", place)] if place else []
    assert told(list(report)) == expected


def test_a_file_in_another_encoding_is_left_out() -> None:
    """One file that is not UTF-8 does not keep the others from being read."""
    made, found = read({**SMALLEST, "content/agencies/labor.yaml": b"name: Caf\xe9\n"})
    assert told(found) == [("unreadable-encoding", "content/agencies/labor.yaml:1:10")]
    assert made is not None
    assert [agency.id for agency in made.agencies] == ["state"]


def tree_of(root: Path) -> tuple[FolderTree, Report]:
    """A folder as a tree, and the report of its faults."""
    report = Report()
    return FolderTree(root, report), report


def write(root: Path, path: str, text: str = "x") -> Path:
    """A file below a folder."""
    whole = root / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    whole.write_text(text, encoding="utf-8")
    return whole


def test_paths_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    """Files are listed by their path with forward slashes; names with a dot in front are not."""
    for path in ("content/b.yaml", "content/a/z.yaml", "content/.git/x", "content/.a", "other/c"):
        write(tmp_path, path)
    tree, report = tree_of(tmp_path)
    assert tree.paths("content") == ("content/a/z.yaml", "content/b.yaml")
    assert tree.paths("nowhere") == ()
    assert tree.read("content/b.yaml") == b"x"
    assert list(report) == []


def test_links_out_of_the_project(tmp_path: Path) -> None:
    """A link to a file elsewhere is a finding and is not followed; one inside is read."""
    project = tmp_path / "project"
    write(project, "content/a.yaml")
    outside = write(tmp_path, "secret.yaml")
    (project / "content/out.yaml").symlink_to(outside)
    (project / "content/in.yaml").symlink_to("a.yaml")
    tree, report = tree_of(project)
    assert tree.paths("content") == ("content/a.yaml", "content/in.yaml")
    assert told(list(report)) == [("outside-project", "content/out.yaml")]


def test_links_to_folders(tmp_path: Path) -> None:
    """A linked folder is not followed, and never in silence."""
    project = tmp_path / "project"
    write(project, "content/agencies/a.yaml")
    write(tmp_path, "elsewhere/b.yaml")
    (project / "content/out").symlink_to(tmp_path / "elsewhere")
    (project / "content/again").symlink_to("agencies")
    tree, report = tree_of(project)
    assert tree.paths("content") == ("content/agencies/a.yaml",)
    assert told(list(report)) == [
        ("unreadable-file", "content/again"),
        ("outside-project", "content/out"),
    ]


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    """A broken link, and one that leads to itself, are findings."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/gone.yaml").symlink_to("missing.yaml")
    (tmp_path / "content/loop.yaml").symlink_to("loop.yaml")
    tree, report = tree_of(tmp_path)
    assert tree.paths("content") == ()
    assert [one.place.path for one in report] == ["content/gone.yaml", "content/loop.yaml"]


def test_what_is_no_file(tmp_path: Path) -> None:
    """A pipe is not waited for."""
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content/pipe.yaml")
    tree, report = tree_of(tmp_path)
    assert tree.paths("content") == ()
    assert told(list(report)) == [("unreadable-file", "content/pipe.yaml")]


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """A file that vanishes between listing and reading is a finding, and empty."""
    tree, report = tree_of(tmp_path)
    assert tree.read("content/a.yaml") == b""
    assert told(list(report)) == [("unreadable-file", "content/a.yaml")]


def test_files_far_too_large(tmp_path: Path) -> None:
    """A YAML file of many megabytes is not read; a table of that size is."""
    for path in ("content/a.yaml", "data/a.csv"):
        with write(tmp_path, path).open("r+b") as file:
            file.truncate(LARGEST_TEXT + 1)
    tree, report = tree_of(tmp_path)
    assert tree.paths("content") == ()
    assert tree.paths("data") == ("data/a.csv",)
    assert told(list(report)) == [("file-too-large", "content/a.yaml")]
