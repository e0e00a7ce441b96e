"""A difference laid out: as text for a terminal, as Markdown for a pull request, as JSON.

Takes a telling, or the changes themselves for JSON, which is complete. Gives text. Text and
Markdown are cut where they would be longer than a comment on GitHub may be, and say what is left
out. Names are somebody's own words: in Markdown they are escaped, and none can make a heading, a
link, markup or a mention. Must not know what changed.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date

from generator.diff.changes import Changes
from generator.diff.telling import HEADER, Line, Section, Telling, by_service

MOST = 60_000
"""Characters: a comment on GitHub takes 65,536."""

LEAST = 400
"""Characters that each section may have, however many there are."""

_MARKED = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&-])")
_ACTIVE = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=[Ww]{3})(?=\.)|(?<=[Gg][Hh])(?=\\?-[0-9])")
BROKEN = "\N{WORD JOINER}"
"""Stands where GitHub would make a mention or a link of somebody's words."""

Write = Callable[[str], str]


def as_text(telling: Telling) -> str:
    """The difference for a terminal."""
    parts = [bare(telling.heading), "", bare(telling.headline)]
    for section, room in _rooms(telling):
        parts += ["", section.title, *([section.note] if section.note else [])]
        parts += _fit(section, room, _text_lines)
    if telling.paste:
        parts += ["", *_PASTE, HEADER, *_cut(telling.paste)]
    if telling.uncompared:
        parts += ["", bare(telling.uncompared)]
    return "\n".join(parts) + "\n"


def as_markdown(telling: Telling) -> str:
    """The difference for the summary or a comment of a pull request."""
    parts = [f"## {escaped(telling.heading)}", "", f"**{escaped(telling.headline)}**"]
    for section, room in _rooms(telling):
        parts += ["", f"### {section.title}", ""]
        parts += [section.note, ""] if section.note else []
        parts += _fit(section, room, _markdown_lines)
    if telling.paste:
        rows = _cut(telling.paste)
        fence = _fence("\n".join(rows))
        parts += ["", f"### {_PASTE[0]}", "", *_PASTE[1:], "", f"{fence}csv", HEADER, *rows, fence]
    if telling.uncompared:
        parts += ["", escaped(telling.uncompared)]
    return "\n".join(parts) + "\n"


_PASTE = (
    "Rows for data/corrections.csv",
    (
        "Past figures, targets or definitions are told otherwise than before. Paste those rows "
        "that are not there yet, and write the reason of each at its end."
    ),
)


def _rooms(telling: Telling) -> Iterator[tuple[Section, int]]:
    """Each section with the characters it may take: short ones leave theirs to the others."""
    sections = telling.sections
    left = MOST - len(telling.heading) - len(telling.headline) - min(len(telling.paste), MOST // 4)
    sizes = sorted(_size(section) for section in sections)
    room = 0
    for at, size in enumerate(sizes):
        room = max(left // (len(sizes) - at), LEAST)
        left -= min(size, room)
    return ((section, room) for section in sections)


def _size(section: Section) -> int:
    return len("\n".join(_markdown_lines(section.lines)))


def _fit(section: Section, room: int, lay: Callable[[tuple[Line, ...]], list[str]]) -> list[str]:
    """The lines of a section that have room, and how many have none."""
    kept, used = 0, 0
    for line in section.lines:
        used += len("\n".join(_markdown_lines((line,)))) + 1
        if used > room and kept:
            break
        kept += 1
    left = len(section.lines) - kept
    more = f"and {left:,} more, all of them in --format json"
    return lay(section.lines[:kept]) + ([*lay((Line(more),))] if left else [])


def _text_lines(lines: tuple[Line, ...]) -> list[str]:
    found: list[str] = []
    for agency, service, texts in by_service(lines):
        if agency or service:
            found.append(f"  {bare(agency)}: {bare(service)}")
        found += [f"  {'  ' if service else ''}- {bare(text)}" for text in texts]
    return found


def _markdown_lines(lines: tuple[Line, ...]) -> list[str]:
    found: list[str] = []
    for agency, service, texts in by_service(lines):
        if agency or service:
            found.append(f"- **{escaped(agency)}: {escaped(service)}**")
        found += [f"{'  ' if service else ''}- {escaped(text)}" for text in texts]
    return found


def _cut(paste: str) -> list[str]:
    """The rows to paste, as many as have room, and a line that says how many have none."""
    kept = paste[: MOST // 4]
    if len(kept) == len(paste):
        return paste.rstrip("\n").split("\n")
    rows = kept.rpartition("\n")[0].split("\n")
    left = paste.count("\n") - len(rows)
    return [*rows, f"... and {left:,} more lines, all of them in --format json"]


def _fence(text: str) -> str:
    """A fence longer than any that the text holds."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(3, longest + 1)


def bare(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    plain = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in text)
    return " ".join(plain.split())


def escaped(text: str) -> str:
    """The text as Markdown shows it letter by letter, without mentions or links."""
    return _ACTIVE.sub(BROKEN, _MARKED.sub(r"\\\1", bare(text)))


def as_json(changes: Changes, telling: Telling, *, base: str, today: date) -> str:
    """Everything that changed, complete, with the same words."""
    told = {
        "base": base,
        "as_of": today.isoformat(),
        "headline": telling.headline,
        "sections": [
            {"title": one.title, "lines": [asdict(line) for line in one.lines]}
            for one in telling.sections
        ],
        "changes": asdict(changes),
        "corrections_csv": f"{HEADER}\n{telling.paste}" if telling.paste else "",
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
