"""The data page: every file to take away, and what each column means.

Takes descriptions of the published tables. Gives a finished view.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.pages.data_files import list_files
from generator.pages.parts import Link, ProseSection
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.pages.views import DataFile, DataPage, FileColumn

PATH = "data/index.html"


@dataclass(frozen=True, slots=True)
class TableCard:
    """A published table as the data page shows it.

    `columns` are (name, type, meaning, language of its words, or "" where they have none).
    """

    name: str
    what: str
    rows: int
    columns: tuple[tuple[str, str, str, str], ...]
    notes: tuple[str, ...] = ()


def tell_data(tables: Sequence[TableCard], setting: Setting) -> Sheet:
    """The page of everything that can be taken away."""
    lede = setting.say(
        "Everything on these pages as files. What is hidden on the pages is hidden here too."
    )
    heading = setting.say("Data")
    head = setting.head(PATH, heading, description=lede, section="data")
    files = tuple(_file(table, setting) for table in tables)
    others = tuple(list_files(setting))
    sections = (*_notes(tables, setting), _package(setting), _manifest(setting))
    return Sheet(DataPage(**head, lede=lede, files=files, sections=sections, others=others))


def _file(table: TableCard, setting: Setting) -> DataFile:
    formats = tuple(
        Link(kind.upper(), setting.file(f"data/{table.name}.{kind}", PATH))
        for kind in ("csv", "json")
    )
    columns = tuple(
        FileColumn(name, _meaning(meaning, language, setting), setting.say(kind))
        for name, kind, meaning, language in table.columns
    )
    rows = setting.tongue.plural("{count} row", "{count} rows", table.rows)
    what = setting.say(table.what)
    return DataFile(
        id=table.name, name=table.name, what=what, formats=formats, rows=rows, columns=columns
    )


def _meaning(meaning: str, language: str, setting: Setting) -> str:
    said = setting.say(meaning)
    if not language:
        return said
    name = setting.tongue.language_name(language)
    return setting.say("{meaning} In {language}.", meaning=said, language=name)


def _notes(tables: Sequence[TableCard], setting: Setting) -> Iterator[ProseSection]:
    """What to know when reading the files: first of all of them, then of each."""
    first = tables[0].notes if tables else ()
    shared = [note for note in first if all(note in table.notes for table in tables)]
    told = [("every-file", setting.say("In every file"), shared)]
    for table in tables:
        own = [note for note in table.notes if note not in shared]
        told.append((f"about-{table.name}", setting.say("In {table}", table=table.name), own))
    for name, title, notes in told:
        if notes:
            yield ProseSection(name, title, points=tuple(setting.say(note) for note in notes))


def _package(setting: Setting) -> ProseSection:
    return ProseSection(
        "package",
        setting.say("Tables for programs"),
        (
            setting.say(
                "The file data/datapackage.json describes the tables of the whole site in a form "
                "that programs read: every column with its type, what tells rows apart, and which "
                "column refers to another table. It follows the Data Package standard of "
                "Frictionless Data."
            ),
        ),
    )


def _manifest(setting: Setting) -> ProseSection:
    return ProseSection(
        "manifest",
        setting.say("Checking what you took"),
        (
            setting.say(
                "The file manifest.json at the root of this site lists every published file with "
                "its SHA-256 digest. With it anyone can check that a copy is whole and unchanged."
            ),
        ),
    )
