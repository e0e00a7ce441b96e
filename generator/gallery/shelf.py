"""The components there are: their macros, what is said of them, their examples.

Takes the folders of templates, a project's own first. Gives one frozen value a component.
Must not render anything, nor know what a page looks like.

A macro opens with a comment: what it is, the call, and a line for every argument.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.pages.examples import Arguments, kind_of, read_examples
from generator.render import BrokenTemplateError

MACRO, EXAMPLES = "macro.html", "examples.json"
_COMMENT = re.compile(r"\{#(.*?)#\}", re.DOTALL)
_ARGUMENT = re.compile(r"  (\w+) +(\S.*)")


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a macro, its kind ("Verdict", "tuple of Link") and what the comment says."""

    name: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Example:
    """An example as it is written, and as the values that the macro takes."""

    name: str
    written: dict[str, Any]
    given: Arguments


@dataclass(frozen=True, slots=True)
class Component:
    """A component: `files` lists each file with whether it is the project's own."""

    name: str
    what: str
    call: str
    arguments: tuple[Argument, ...]
    kinds: tuple[Any, ...]
    examples: tuple[Example, ...]
    files: tuple[tuple[str, bool], ...]

    @property
    def own(self) -> bool:
        """Whether the project has a file of its own for it."""
        return any(own for _, own in self.files)


def read_components(folders: Sequence[Path]) -> tuple[Component, ...]:
    """Every component that any of the folders has, by name.

    BrokenTemplateError where a file of the project's own cannot be used.
    """
    found = {
        path.parent.name for folder in folders for path in folder.glob(f"components/*/{MACRO}")
    }
    return tuple(_read_component(name, folders) for name in sorted(found))


TAKEN = frozenset({"assets", "tokens"})
"""Names of the gallery's own folders."""


def _read_component(name: str, folders: Sequence[Path]) -> Component:
    if name in TAKEN:
        raise BrokenTemplateError(
            f"components/{name}/{MACRO}", 0, f"the gallery has its own {name}"
        )
    macro, own_macro = _find(f"components/{name}/{MACRO}", folders)
    files = [(f"components/{name}/{MACRO}", own_macro)]
    what, call, arguments = read_comment(_read_text(macro), name)
    examples: tuple[Example, ...] = ()
    kinds: dict[str, str] = {}
    path = f"components/{name}/{EXAMPLES}"
    if any((folder / path).is_file() for folder in folders):
        file, own = _find(path, folders)
        files.append((path, own))
        kinds, examples = _read_examples(file, path)
    return Component(
        name,
        what,
        call,
        tuple(
            Argument(each, _kind_in_words(kinds.get(each, "")), says) for each, says in arguments
        ),
        tuple(_types_of(kinds.values())),
        examples,
        tuple(files),
    )


def _find(path: str, folders: Sequence[Path]) -> tuple[Path, bool]:
    """The first file of that path, and whether it is not the packaged one, which comes last."""
    place = next(index for index, folder in enumerate(folders) if (folder / path).is_file())
    return folders[place] / path, place < len(folders) - 1


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        name = "/".join(file.parts[-3:])
        raise BrokenTemplateError(name, 0, "it is not saved as UTF-8") from fault


def _read_examples(file: Path, path: str) -> tuple[dict[str, str], tuple[Example, ...]]:
    text = _read_text(file)
    try:
        written = json.loads(text)
        given = read_examples(text)
        kinds = dict(written["arguments"])
        pairs = [(name, written["examples"][name], given[name]) for name in given]
    except json.JSONDecodeError as fault:
        raise BrokenTemplateError(path, fault.lineno, f"it is no JSON: {fault.msg}") from fault
    except (KeyError, TypeError, AttributeError) as fault:
        raise BrokenTemplateError(path, 0, f"an example does not fit: {fault}") from fault
    return kinds, tuple(Example(*pair) for pair in pairs)


def read_comment(source: str, name: str) -> tuple[str, str, list[tuple[str, str]]]:
    """What the opening comment says: what the component is, its call, and argument by argument."""
    comment = _COMMENT.match(source.lstrip())
    lines = comment[1].strip("\n").splitlines() if comment else []
    opening = name.replace("-", "_") + "("
    what: list[str] = []
    call = ""
    arguments: list[tuple[str, str]] = []
    for line in lines:
        told = _ARGUMENT.fullmatch(line)
        if line.startswith(opening):
            call = line.partition(")")[0] + ")"
        elif told and call:
            arguments.append((told[1], told[2]))
        elif line.startswith("   ") and arguments:
            last, says = arguments[-1]
            arguments[-1] = (last, f"{says} {line.strip()}")
        else:
            what.append(line.strip())
    return " ".join(" ".join(what).split()), call, arguments


def _kind_in_words(kind: str) -> str:
    single = {"str": "text", "int": "whole number"}.get(kind.removesuffix("..."))
    return f"tuple of {kind[:-3]}" if kind.endswith("...") else single or kind


def _types_of(kinds: Iterable[str]) -> list[Any]:
    found = [kind_of(kind.removesuffix("...")) for kind in kinds]
    return [kind for kind in dict.fromkeys(found) if kind not in {str, int}]
