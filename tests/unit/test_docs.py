"""The pages for staff say what the program does: their examples run, their reference is complete.

A page of docs/ is read as a script. A fenced block whose first line names a file (```yaml
content/site.yaml) writes that file, with `+` after the name it adds to it; a block of `console`
types its command and expects what it prints; in a block of `sh` a line `rm -r PATH` deletes what it
names, a line `scorecard new ...` is tried on a copy, and nothing else is done. `<!-- goes on from
PAGE -->` begins with the files that another page wrote.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import reference
import reference_words
from generator.cli import scorecard
from generator.diagnostics import Report
from generator.diagnostics.catalogue import CATALOGUE
from generator.sources import satisfaction
from generator.sources.mappings.model import TableMapping
from generator.sources.mappings.shorthand import written_out
from generator.sources.performance import COLUMNS
from generator.sources.results import Said
from generator.sources.shapes import Context, shape
from generator.sources.volumes import COLUMNS as VOLUME_COLUMNS
from generator.sources.yaml import read_yaml

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
REFERENCE = sorted(reference.pages())
TODAY = {"SOURCE_DATE_EPOCH": "1777500000"}
"""The day on which the pages are read: 29 April 2026."""

BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
GOES_ON = re.compile(r"<!-- goes on from (\S+) -->")
LINK = re.compile(r"\[[^\]]*\]\(([^)]+)\)")


@dataclass(frozen=True)
class Block:
    """One fenced block of a page: the words after its fence, and its text."""

    words: list[str]
    text: str

    @property
    def is_file(self) -> bool:
        """Whether it names the file it belongs into."""
        return len(self.words) > 1


def blocks_of(page: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for found in BLOCK.finditer((DOCS / page).read_text(encoding="utf-8")):
        yield Block(found["info"].split(), found["text"])


def write_block(block: Block, folder: Path) -> None:
    """Write the file of a block, or add to it."""
    path = folder / block.words[1]
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if block.words[2:] == ["+"] else ""
    path.write_text(before + block.text, encoding="utf-8", newline="")


def begin(page: str, folder: Path) -> None:
    """Write the files of the page that this one goes on from."""
    earlier = GOES_ON.search((DOCS / page).read_text(encoding="utf-8"))
    if earlier:
        for block in blocks_of(earlier[1]):
            if block.is_file:
                write_block(block, folder)


def delete_named(block: Block, folder: Path) -> None:
    """Delete what the lines `rm -r PATH` of a block name, which has to be there."""
    for name in re.findall(r"^rm -r (\S+)$", block.text, re.MULTILINE):
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def try_new(block: Block, folder: Path) -> None:
    """Type the lines `scorecard new ...` of a block in a copy of the project: the page goes on."""
    for number, line in enumerate(re.findall(r"^scorecard (new .*)$", block.text, re.MULTILINE)):
        copy = folder.parent / f"{folder.name}-{number}"
        shutil.copytree(folder, copy)
        words = [*shlex.split(line), "--project", str(copy)]
        done = CliRunner(env=TODAY).invoke(scorecard, words, prog_name="scorecard")
        shutil.rmtree(copy)
        assert done.exit_code == 0, done.stdout


def type_command(block: Block) -> tuple[str, str]:
    """What a block of `console` expects to be printed, and what is printed."""
    line, _, expected = block.text.partition("\n")
    name, *words = shlex.split(line.removeprefix("$ "))
    assert name == "scorecard", line
    done = CliRunner(env=TODAY).invoke(scorecard, words, prog_name=name)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return expected, done.stdout


# ---- the pages for staff


@pytest.mark.parametrize("page", PAGES)
def test_every_example_of_a_page_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Following a page line by line, one sees what the page says one sees."""
    monkeypatch.chdir(tmp_path)
    begin(page, tmp_path)

    for block in blocks_of(page):
        if block.is_file:
            write_block(block, tmp_path)
        elif block.words == ["sh"]:
            delete_named(block, tmp_path)
            try_new(block, tmp_path)
        elif block.words == ["console"]:
            expected, printed = type_command(block)
            assert printed == expected


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_where_its_examples_begin(page: str) -> None:
    """The files that an example needs are named to the reader as well, not only to the test."""
    text = (DOCS / page).read_text(encoding="utf-8")
    earlier = GOES_ON.search(text)
    assert not earlier or f"go on from [Start a scorecard]({earlier[1]})" in text


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_is_one_that_runs(page: str) -> None:
    """No example escapes: each names its file, is a command, or is for the reader's own shell."""
    kinds = [block.words for block in blocks_of(page) if not block.is_file]

    assert all(words in (["console"], ["sh"]) for words in kinds), kinds


def test_the_index_leads_to_every_page() -> None:
    """docs/README.md names every page for staff and every page of the reference."""
    named = set(LINK.findall((DOCS / "README.md").read_text(encoding="utf-8")))

    others = {page for page in PAGES if page != "README.md"}
    assert others | {f"reference/{name}" for name in REFERENCE} <= named


@pytest.mark.parametrize("page", [*PAGES, *(f"reference/{name}" for name in REFERENCE)])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    """A link leads to a file that is there, and to a heading that it has."""
    text = BLOCK.sub("", (DOCS / page).read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if not target.startswith("https://"):
            path, _, anchor = target.partition("#")
            file = (DOCS / page).parent / path if path else DOCS / page
            assert file.exists(), target
            assert not anchor or anchor in anchors_of(file), target


def anchors_of(file: Path) -> list[str]:
    """The anchors that GitHub gives the headings of a page."""
    text = BLOCK.sub("", file.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings]


# ---- the reference


@pytest.mark.parametrize("name", REFERENCE)
def test_the_reference_is_what_the_program_says(name: str) -> None:
    """A page of docs/reference is exactly what the program makes of itself today."""
    path = DOCS / "reference" / name
    committed = path.read_text(encoding="utf-8") if path.exists() else ""

    assert committed == reference.pages()[name], (
        f"docs/reference/{name} has grown old: run `{reference_words.COMMAND}` and commit the page"
    )


def test_the_reference_has_no_other_page() -> None:
    """No page stays behind when what it was about is gone."""
    assert sorted(path.name for path in (DOCS / "reference").iterdir()) == REFERENCE


def types_with_keys() -> list[type]:
    """Every type whose keys stand in a file that people write."""
    roots: dict[str, type] = {**reference.FILES, "mapping": TableMapping}
    return reference.kinds_below(roots)


@pytest.mark.parametrize("kind", types_with_keys(), ids=lambda kind: kind.__name__)
def test_every_key_is_explained(kind: type) -> None:
    """Each key of each file has a sentence that ends."""
    rows = [reference.key_row(kind, key, {}) for key in reference.keys_of(kind)]

    assert [row[0] for row in rows if not row[1].rstrip().endswith((".", "..."))] == []


@pytest.mark.parametrize("kind", reference_words.EXAMPLES, ids=lambda kind: kind.__name__)
def test_every_example_of_the_reference_is_right(kind: type) -> None:
    """The example of a type is read without a finding."""
    text, report = reference_words.EXAMPLES[kind], Report()
    node = read_yaml(text, "example.yaml", report)
    assert node is not None

    value = shape(written_out(node, kind), kind, Context(report, text))

    assert (list(report), value is None) == ([], False)


def test_every_example_is_of_a_type_with_keys() -> None:
    """No example stays behind when its type is gone."""
    assert set(reference_words.EXAMPLES) <= set(types_with_keys())


def test_every_column_of_results_is_explained() -> None:
    """The reference lists the columns that the program reads, in its order."""
    assert tuple(reference_words.RESULTS) == COLUMNS


def test_every_column_of_answers_is_explained() -> None:
    """The reference lists the columns of answers that the program reads, in its order."""
    assert tuple(reference_words.ANSWERS) == satisfaction.COLUMNS


def test_every_column_of_volumes_is_explained() -> None:
    """The reference lists the columns of volumes that the program reads, in its order."""
    assert tuple(reference_words.VOLUMES) == VOLUME_COLUMNS


def test_every_status_of_a_result_is_explained() -> None:
    """The reference lists the words that a row's status may be."""
    assert list(reference_words.STATUSES) == list(Said)
    assert list(reference_words.VOLUME_STATUSES) == list(Said)


def test_every_code_is_in_the_reference() -> None:
    """Each code of the catalogue has a heading that can be linked to."""
    text = (DOCS / "reference/findings.md").read_text(encoding="utf-8")

    assert re.findall(r"^## ([a-z0-9-]+)$", text, re.MULTILINE) == list(CATALOGUE)


def commands() -> dict[str, click.Command]:
    """Every command by the words it is typed as."""
    return {f"scorecard {name}": command for name, command in scorecard.commands.items()}


def typed(given: click.Parameter) -> list[str]:
    """How an option is typed, or what an argument is called in the help."""
    return [given.human_readable_name] if isinstance(given, click.Argument) else given.opts


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_is_in_the_reference(name: str) -> None:
    """Each option and argument of each command stands in that command's section."""
    text = (DOCS / "reference/commands.md").read_text(encoding="utf-8")
    section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]

    words = [word for one in commands()[name].params for word in typed(one)]
    assert [word for word in words if word.lower() not in section.lower()] == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_an_example(name: str) -> None:
    """The help of a command shows a line that can be typed as it is."""
    text = (DOCS / "reference/commands.md").read_text(encoding="utf-8")
    section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]

    assert f"```sh\n{name} " in section


# ---- the pages as Markdown


@pytest.mark.parametrize("page", [*PAGES, *(f"reference/{name}" for name in REFERENCE)])
def test_a_page_has_one_title_and_no_gap_in_its_headings(page: str) -> None:
    """A page is one outline: a title, and no level left out below it."""
    text = BLOCK.sub("", (DOCS / page).read_text(encoding="utf-8"))
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]

    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
