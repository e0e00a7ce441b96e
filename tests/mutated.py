"""A project with one slip at a time, examined: what of it is told, and where.

Takes a project's files and mutations of them. Gives an outcome a mutation. Must not know how slips
are made.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostic, Report
from generator.examine import examine
from generator.sources.project import read_project
from generator.sources.tree import FolderTree
from mutations import Mutation
from neighbourhood import Files

AS_OF = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutation: `verdict` in a word, and the findings that it brought."""

    mutation: Mutation
    verdict: str
    found: tuple[str, ...] = ()


@dataclass(slots=True)
class Bench:
    """A folder in which projects are laid out and examined; each base is examined once."""

    folder: Path
    there: dict[str, str] = field(default_factory=dict)
    base: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def lay(self, files: Files) -> Report:
        """Put a project there, and learn what is told of it as it is."""
        self._write(files)
        report = self._examine()
        self.base = Counter(map(_sign, report))
        return report

    def try_out(self, mutation: Mutation) -> Outcome:
        """One slip in the project that was laid: what is told beyond what was told before.

        The check reads, then judges; a slip that is told when all is read is not judged as well.
        """
        files = dict(self.there)
        self._write({**files, mutation.path: mutation.text})
        try:
            read = self._judge(mutation, self._read())
            return read if read.verdict == "found" else self._judge(mutation, self._examine())
        except Exception as fault:  # noqa: BLE001 (whatever comes out is what is counted)
            return Outcome(mutation, "crashed", (repr(fault),))
        finally:
            self._write(files)

    def _judge(self, mutation: Mutation, report: Report) -> Outcome:
        before = Counter(self.base)
        new: list[Diagnostic] = []
        for found in report:
            if before[_sign(found)]:
                before[_sign(found)] -= 1
            else:
                new.append(found)
        said = tuple(f"{found.place} {found.code}" for found in new)
        own = [found for found in new if found.place.path == mutation.path]
        if any(found.place.line in mutation.lines for found in own):
            return Outcome(mutation, "found", said)
        if mutation.harmless:
            return Outcome(mutation, "harmless", said)
        return Outcome(mutation, "elsewhere" if new else "missed", said)

    def _examine(self) -> Report:
        report = Report()
        examine(self.folder, today=lambda _site: AS_OF, report=report)
        return report

    def _read(self) -> Report:
        report = Report()
        read_project(FolderTree(self.folder, report), report)
        return report

    def _write(self, files: Files) -> None:
        for path in self.there.keys() - files.keys():
            (self.folder / path).unlink()
        for path, text in files.items():
            if self.there.get(path) != text:
                place = self.folder / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8", newline="")
        self.there = dict(files)


def _sign(found: Diagnostic) -> tuple[str, str, str]:
    return found.code, found.place.path, found.message
