"""Writes docs/reference: every key, column, code and command, from the program itself.

Takes the frozen types, the catalogue and the command line. Gives Markdown by file name.
Must not know more than they say; what else the pages need stands in `reference_words`.

    python tests/reference.py
"""

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import click

import reference_words as words
from generator import model
from generator.cli import scorecard
from generator.colours import Colour
from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.value import Severity
from generator.periods import Calendar, Period
from generator.quantities import Amount, Span
from generator.sources.mappings.model import TableMapping, Wording
from generator.sources.prose import PageHead
from generator.text import Text

REPOSITORY = Path(__file__).resolve().parents[1]
REFERENCE = REPOSITORY / "docs/reference"
FAULTS = REPOSITORY / "tests/faults"

FILES = {
    "content/site.yaml": model.Site,
    "content/agencies/ID.yaml": model.Agency,
    "content/services/AGENCY/ID.yaml": model.Service,
    "content/surveys/ID.yaml": model.Survey,
    "content/feedback/ID.md": model.Loop,
    "content/journeys/ID.yaml": model.Journey,
    "content/improvements/ID.md": model.Improvement,
    "content/pages/ID.md": PageHead,
}
"""The files that people write, by the type of the whole."""

NOT_KEYS = {
    model.Agency: {"id"},
    model.Service: {"id", "agency"},
    model.Survey: {"id"},
    model.Loop: {"id"},
    model.Journey: {"id"},
    model.Improvement: {"id"},
}
"""Fields that the place of a file gives."""

WRITTEN = {
    Text: "text",
    bool: "`true` or `false`",
    int: "a whole number",
    str: "text",
    date: "a date",
    Period: "a period",
    Amount: "an amount",
    Span: "a span of time",
    Colour: "a colour",
    model.Review: "a post, a comma and a date",
    Wording: "a column, or one for each language: see [source](#source)",
}
"""By type: how a value is written; anything else has keys or words of its own."""

ADDRESS = "a web address"
NAMED = {"id": "an id", "url": ADDRESS, "base_url": ADDRESS, "repository": ADDRESS}
"""By key, where the key says more than the type."""


def pages() -> dict[str, str]:
    """The text of every page of docs/reference, by file name."""
    return {
        "answers.md": answers_page(),
        "commands.md": commands_page(),
        "findings.md": findings_page(),
        "keys.md": keys_page(),
        "mapping.md": mapping_page(),
        "results.md": results_page(),
        "volumes.md": volumes_page(),
    }


def page_of(opening: str, sections: Iterable[str]) -> str:
    """A page: its opening, its sections, and how it was made."""
    made = f"<!-- Made by `{words.COMMAND}` from the program; do not edit by hand. -->"
    return "\n".join([made, "", opening.rstrip(), "", *sections]).rstrip() + "\n"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table, with a blank line behind it."""
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        cells = (cell.replace("|", "\\|").replace("\n", " ") for cell in row)
        yield f"| {' | '.join(cells)} |"
    yield ""


def fenced(text: str, language: str = "") -> Iterator[str]:
    """A block of code, with a blank line behind it."""
    yield from (f"```{language}", text.rstrip("\n"), "```", "")


# ---- keys


def keys_page() -> str:
    """Every key of every file in content/."""
    return page_of(words.KEYS_OPENING, type_sections(FILES))


def mapping_page() -> str:
    """Every key of a mapping file."""
    roots: dict[str, type] = {"data/NAME.map.yaml": TableMapping}
    return page_of(words.MAPPING_OPENING, type_sections(roots, elsewhere=kinds_below(FILES)))


def type_sections(roots: dict[str, type], *, elsewhere: Iterable[type] = ()) -> Iterator[str]:
    """A section for each file and for each type below one; those `elsewhere` are on keys.md."""
    known = {kind: f"keys.md{anchor_of(kind)}" for kind in elsewhere}
    for path, root in roots.items():
        yield from (f"## `{path}`", "")
        for kind in kinds_below({path: root}):
            if kind not in known:
                known[kind] = anchor_of(kind)
                yield from type_section(kind, root=kind is root, links=known)


def kinds_below(roots: dict[str, type]) -> list[type]:
    """The types of keys and values below some files, each once, outer ones first."""
    found: list[type] = []
    waiting = list(roots.values())
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found.append(kind)
            hints = get_type_hints(kind)
            inner = [bare(hints[part.name]) for part in keys_of(kind).values()]
            waiting += [one for one in inner if has_keys(one)]
    return found


def keys_of(kind: type) -> dict[str, Field[Any]]:
    """The keys that a type may have in a file, with the field of each."""
    left_out = {"at", *NOT_KEYS.get(kind, ())}
    parts = (
        part
        for part in fields(kind)
        if part.name not in left_out and not part.metadata.get("hidden")
    )
    return {part.metadata.get("key") or part.name: part for part in parts}


def has_keys(kind: Any) -> bool:  # noqa: ANN401 (any annotation of the model)
    """Whether a value of a type is written as keys and values."""
    return is_dataclass(kind) and kind not in WRITTEN


def bare(wanted: Any) -> Any:  # noqa: ANN401 (any annotation of the model)
    """The type inside `X | None` and `tuple[X, ...]`."""
    if get_origin(wanted) in (Union, UnionType):
        return bare(next(one for one in get_args(wanted) if one is not NoneType))
    return bare(get_args(wanted)[0]) if get_origin(wanted) is tuple else wanted


def type_section(kind: type, *, root: bool, links: dict[type, str]) -> Iterator[str]:
    """One type: what it is, its keys, an example."""
    if not root:
        yield from (f"### {name_of(kind)}", "")
    yield from (about(kind), "")
    yield from short_form(kind)
    head = ("Key", "What it says", "Written as", "If left out")
    yield from table(head, (key_row(kind, key, links) for key in keys_of(kind)))
    if kind in words.EXAMPLES:
        yield from fenced(words.EXAMPLES[kind], "yaml")


def short_form(kind: type) -> Iterator[str]:
    """How the keys of a type of the mapping language may be written in short."""
    alone, pair = getattr(kind, "shorthand", ""), getattr(kind, "pair", ())
    if alone:
        yield from (f"In short: a text alone is its `{alone}`.", "")
    if pair:
        yield from (f"In short: a line each, `{pair[0].upper()}: {pair[1].upper()}`.", "")


def name_of(kind: type) -> str:
    """The heading of a type, in small letters."""
    if kind is Calendar:
        return "fiscal year"
    apart = "".join(f" {c.lower()}" if c.isupper() else c for c in kind.__name__).strip()
    return {"sheet": "table"}.get(apart, apart.removesuffix(" columns").removesuffix(" source"))


def anchor_of(kind: type) -> str:
    """Where the section of a type begins on its page."""
    return f"#{name_of(kind).replace(' ', '-')}"


def about(kind: type) -> str:
    """The first paragraph of a type's own description."""
    if kind is Calendar:
        return "When a fiscal year begins, and how it is named."
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())


def key_row(kind: type, key: str, links: dict[type, str]) -> tuple[str, ...]:
    """The line of one key."""
    part = keys_of(kind)[key]
    said = words.CALENDAR[key] if kind is Calendar else part.metadata["doc"]
    wanted = get_type_hints(kind)[part.name]
    return (f"`{key}`", said, written(wanted, key, links), left_out(part))


def written(wanted: Any, key: str, links: dict[type, str]) -> str:  # noqa: ANN401 (any annotation)
    """How the value of a key is written."""
    inner = bare(wanted)
    if inner in WRITTEN:
        said = NAMED.get(key, WRITTEN[inner])
    elif has_keys(inner):
        said = f"see [{name_of(inner)}]({links.get(inner, anchor_of(inner))})"
    else:
        said = ", ".join(f"`{word}`" for word in inner)
    return f"a list: {said}" if tuple in (get_origin(part) for part in parts_of(wanted)) else said


def parts_of(wanted: Any) -> tuple[Any, ...]:  # noqa: ANN401 (any annotation)
    """The types of `X | None`, or the one type."""
    return get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)


def left_out(part: Field[Any]) -> str:
    """What holds where the key is absent."""
    default = part.default
    if default is MISSING:
        return "**needed**"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, Span):
        return f"`{default.count} {default.unit}s`"
    if isinstance(default, tuple):
        return ", ".join(f"`{one}`" for one in default)
    return f"`{default}`" if isinstance(default, (str, int)) and default != "" else ""


# ---- results


def results_page() -> str:
    """Every column of a table of results, and every status of a row."""
    return columns_page(words.RESULTS_OPENING, words.RESULTS, words.STATUSES)


def volumes_page() -> str:
    """Every column of a table of volumes, and every status of a row."""
    return columns_page(words.VOLUMES_OPENING, words.VOLUMES, words.VOLUME_STATUSES)


def columns_page(
    opening: str, columns: dict[str, tuple[str, str]], statuses: dict[str, str]
) -> str:
    """The columns of one kind of table, and what a row can say of itself."""
    cells = ((f"`{name}`", what, f"`{example}`") for name, (what, example) in columns.items())
    said = ((f"`{name}`", what) for name, what in statuses.items())
    return page_of(
        opening,
        [
            *table(("Column", "What stands in it", "Example"), cells),
            "## Status",
            "",
            *table(("Status", "What it means"), said),
        ],
    )


# ---- answers


def answers_page() -> str:
    """Every column of a table of answers."""
    rows = ((f"`{name}`", *said) for name, said in words.ANSWERS.items())
    cells = ((name, what, f"`{example}`") for name, what, example in rows)
    head = ("Column", "What stands in it", "Example")
    return page_of(words.ANSWERS_OPENING, table(head, cells))


# ---- findings


def findings_page() -> str:
    """Every finding: what it is, why it matters, how to mend it."""
    opening = (
        f"# Every finding\n\nThe program knows {len(CATALOGUE)} faults. Each is told with its "
        "code in square brackets; [Read a finding](../read-a-finding.md) shows how. Errors stop a "
        "build. Warnings are shown, and fail under `--strict`. Suggestions only help."
    )
    return page_of(opening, (line for code in CATALOGUE for line in finding_section(code)))


def finding_section(code: str) -> Iterator[str]:
    """One code: what it means, what is printed, wrong and right."""
    entry = CATALOGUE[code]
    kind = Severity(entry.severity).value
    yield from (f"## {code}", "", f"**{kind.capitalize()}.** {entry.what} {entry.why}", "")
    yield from fenced(printed(code))
    yield from ("Wrong:", "", *fenced(entry.example), "Right:", "", *fenced(entry.mend))
    if entry.mapped:
        hint = entry.mapped.format_map(InCapitals(mapping="data/NAME.map.yaml"))
        yield from (f"In a mapped table: {hint}", "")


class InCapitals(dict[str, str]):
    """The words of a hint: one that is not told stands in capitals."""

    def __missing__(self, name: str) -> str:
        """The name of the word."""
        return name.upper()


def printed(code: str) -> str:
    """What the command prints of this fault in its smallest broken project."""
    told = (FAULTS / code / "expected.txt").read_text(encoding="utf-8")
    return next(part for part in told.split("\n\n") if f"[{code}]" in part)


# ---- commands


def commands_page() -> str:
    """Every command with its options."""
    opening = (
        "# Every command\n\n`scorecard COMMAND --help` prints the same. Exit codes: 0 all is well, "
        "1 errors were found (or warnings, under `--strict`), 2 the command was typed wrongly, "
        "3 a fault of the program itself."
    )
    return page_of(opening, command_section("scorecard", scorecard))


def command_section(name: str, command: click.Command) -> Iterator[str]:
    """One command, and below a group the commands in it."""
    if isinstance(command, click.Group):
        for below in sorted(command.commands):
            yield from command_section(f"{name} {below}", command.commands[below])
        return
    purpose, _, example = (command.help or "").partition("\b")
    yield from (f"## {name}", "", " ".join(purpose.split()), "")
    yield from fenced("\n".join(line.strip() for line in example.strip().splitlines()), "sh")
    context = click.Context(command, info_name=name)
    given = [one.make_metavar(context) for one in command.params if isinstance(one, click.Argument)]
    if given:
        yield from (f"Give it `{' '.join(given)}`.", "")
    yield from table(("Option", "What it does"), options_of(command, context))


def options_of(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Each option as it is typed, and what it does."""
    for option in command.params:
        record = option.get_help_record(context) if isinstance(option, click.Option) else None
        if record:
            yield f"`{record[0]}`", record[1]


def write_pages(folder: Path = REFERENCE) -> None:
    """Put every page into its file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    write_pages()
