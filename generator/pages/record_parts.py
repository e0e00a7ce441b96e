"""A list of what was published and is told otherwise now.

Takes nothing: `pages/corrections.py` fills these values. Gives views.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass

from generator.pages.parts import Definition, Link, Said


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One cell that changed: the promise, when and of what it is, what it was, is, and why."""

    promise: Link
    of: tuple[Said, ...]
    facts: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class RecordList:
    """What is on record of one kind, under its heading and below what is said of all."""

    id: str
    title: Said
    paragraphs: tuple[Said, ...]
    lines: tuple[RecordLine, ...] = ()
