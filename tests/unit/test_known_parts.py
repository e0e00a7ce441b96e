"""What is kept of parts of a project, file by file and rule by rule, is what reading anew gives."""

import shutil
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

import pytest

from edits import EDITS, apply_edits, paths_of
from generator.diagnostics import Report
from generator.examine import examine
from generator.judge.wordless import without_words
from generator.memory import FORGETFUL, Memory, digest_of
from generator.published import Published
from generator.sources.content import read_content
from generator.sources.tree import FolderTree
from generator.text import Text
from making import service, standard, target

WORDS = (Text.plain("To travel."), Text.plain("To go."))


@pytest.fixture(scope="module")
def project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration; whoever changes it puts it back, or goes on from there."""
    copy = tmp_path_factory.mktemp("known") / "project"
    for name in ("content", "data"):
        shutil.copytree(repository / name, copy / name)
    return copy


def publish(project: Path, kept: Memory) -> tuple[Published | None, list[object]]:
    """What may be published of a project, with its findings."""
    report = Report()
    published = examine(project, today=lambda _: date(2026, 11, 22), report=report, kept=kept)
    return published, list(report)


def test_what_is_published_is_what_nothing_kept_gives(project: Path) -> None:
    """After any series of edits, whatever is known is what a look at every file gives."""
    kept, chance = Memory(), Random(7)  # noqa: S311 (the same edits in every run)
    publish(project, kept)
    kept.turn()
    edits = chance.sample(EDITS, len(EDITS))
    for some in (edits[at : at + 3] for at in range(0, len(edits), 3)):
        before = {path: path.read_text(encoding="utf-8") for path in paths_of(project, some)}
        apply_edits(project, some)
        found, fresh = publish(project, kept), publish(project, FORGETFUL)
        assert found[1] == fresh[1]
        assert digest_of(found[0]) == digest_of(fresh[0])
        kept.turn()
        if chance.random() < 1 / 2:  # what was before is there again
            for path, text in before.items():
                path.write_text(text, encoding="utf-8")


def test_file_of_the_same_text_is_not_read_again(project: Path) -> None:
    """Of all that people wrote only the file that was changed becomes another value."""
    kept = Memory()
    read = partial(read_content, FolderTree(project, Report()), kept=kept)
    first, path = read(Report()), project / "content/agencies/revenue.yaml"
    kept.turn()
    path.write_text(path.read_text(encoding="utf-8") + "\n# More.\n", encoding="utf-8")
    second = read(Report())
    same = [one is other for one, other in zip(first.agencies, second.agencies, strict=True)]
    assert same == [agency.id != "revenue" for agency in first.agencies]
    assert all(map(lambda one, other: one is other, first.services, second.services))


def test_findings_of_a_known_file_are_told_again(project: Path) -> None:
    """A fault that still stands in its file is found in every run."""
    kept, path = Memory(), project / "content/agencies/health.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nnmae: x\n", encoding="utf-8")
    for _ in range(2):
        report = Report()
        read_content(FolderTree(project, report), report, kept)
        kept.turn()
        assert "unknown-key" in {one.code for one in report if one.place.path.endswith(path.name)}


def test_words_are_no_part_of_what_is_judged() -> None:
    """Services that differ in their words alone are judged as one."""
    one, other = (service(standard(target("2020-01")), summary=text) for text in WORDS)
    assert one != other
    assert without_words(one) == without_words(other)
    assert without_words(service(standard())) != without_words(one)
