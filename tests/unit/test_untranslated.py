"""Texts that lack a language of the site are found, a finding a file."""

from pathlib import Path

from building import write_files
from generator.diagnostics import Report
from generator.sources.project import read_project
from generator.sources.tree import FolderTree

SITE = """
title: {en: Scorecard, fr: Tableau de bord}
publisher: {en: State, fr: État}
languages: [en, fr]
complaint:
  phone: 555 0101
"""
AGENCY = """
name: {en: State, fr: État}
abbreviation: ST
official:
  title: {en: Secretary, fr: Secrétaire}
  name: Ann Lee
  public: true
"""
PAGE = "---\ntitle: Notes\n---\nOne.\n"


def found(folder: Path, **files: str) -> list[tuple[str, int, str]]:
    """File, line and message of every finding about translations."""
    names = {"site": "content/site.yaml", "agency": "content/agencies/state.yaml"}
    names |= {"page": "content/pages/notes.md", "french": "content/pages/notes.fr.md"}
    texts = {"site": SITE, "agency": AGENCY} | files
    write_files(folder, {names[name]: text for name, text in texts.items()})
    report = Report()
    read_project(FolderTree(folder, report), report)
    return [
        (one.place.path, one.place.line, one.message)
        for one in report
        if one.code == "missing-translation"
    ]


def test_nothing_is_missing_where_every_text_has_every_language(tmp_path: Path) -> None:
    """Short names, and names of people, are the same in every language."""
    french = PAGE.replace("Notes", "Remarques")

    assert found(tmp_path, page=PAGE, french=french) == []


def test_a_site_in_one_language_lacks_no_translation(tmp_path: Path) -> None:
    """Nobody has to write a language twice."""
    plain = "title: Scorecard\npublisher: State\n"

    assert found(tmp_path, site=plain, agency="name: State\nmission: To serve.\n") == []


def test_the_texts_of_a_file_are_one_finding_at_the_first(tmp_path: Path) -> None:
    """Both a plain text and a map without one of the languages count."""
    agency = "name:\n  en: State\nmission: To serve.\nvision: {en: Well., fr: Bien.}\n"

    assert found(tmp_path, agency=agency) == [
        (
            "content/agencies/state.yaml",
            2,
            "Texts not in fr: 2 in this file, the first of them here",
        )
    ]


def test_the_first_language_can_be_the_one_that_is_missing(tmp_path: Path) -> None:
    """A text in the second language alone is not in the first."""
    [(_, _, message)] = found(tmp_path, agency="name: {fr: État}\n")

    assert message.startswith("Texts not in en: 1 ")


def test_a_page_without_its_file_in_the_other_language_is_found(tmp_path: Path) -> None:
    """Its title and its text are missing."""
    [(path, _, message)] = found(tmp_path, page=PAGE)

    assert path == "content/pages/notes.md"
    assert message.startswith("Texts not in fr: 2 ")
