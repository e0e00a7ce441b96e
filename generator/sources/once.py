"""Reading once: what a file said is known again for as long as its text is the same.

Takes a way to read, and all that reading rests on: texts, not files. Gives what was read, with its
findings. Must not know what a file is for, nor when anything is forgotten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from generator.diagnostics import Place, Report
from generator.memory import Memory
from generator.periods import Calendar
from generator.sources.shapes import Context, shape
from generator.sources.yaml import Branch, read_yaml

T = TypeVar("T")


def read_once(kept: Memory, report: Report, read: Callable[..., T], *given: object) -> T:
    """`read(report, *given)`, done once for equal arguments; its findings are told each time.

    `read` is a function of a module that rests on nothing else: it is given an empty report.
    """
    value, found = cast("tuple[T, Report]", kept.once(_read, read, *given))
    report.join(found)
    return value


def _read(read: Callable[..., T], *given: object) -> tuple[T, Report]:
    report = Report()
    return read(report, *given), report


@dataclass(frozen=True, slots=True)
class File:
    """A file's text, with what reading it rests on besides: it is known again by these."""

    path: str
    text: str
    languages: tuple[str, ...]
    calendar: Calendar

    def context(self, report: Report) -> Context:
        """What its door needs to know."""
        return Context(report, self.text, self.languages, calendar=self.calendar)


def read_yaml_file(
    report: Report,
    file: File,
    kind: type[T],
    given: Mapping[str, str],
    told: bool,  # noqa: FBT001 (by place)
) -> T | None:
    """A YAML file as a value of the model; None of an empty one whose fault is `told` already."""
    node = read_yaml(file.text, file.path, report)
    if node is None and (told or report.names(file.path)):
        return None
    return shape(node or Branch((), Place(file.path, 1, 1)), kind, file.context(report), **given)


def read_markdown_file(report: Report, file: File, read: Callable[..., T], *given: object) -> T:
    """What the door of a Markdown file makes of it."""
    return read(*given, file.text, Place(file.path), file.context(report))
