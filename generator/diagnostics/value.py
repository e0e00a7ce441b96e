"""The finding as a value, and the report that collects findings.

Takes codes of the catalogue and the words that fill their messages.
Gives `Diagnostic` values in one fixed order. Must not know who raised them or who prints them.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generator.diagnostics.catalogue import CATALOGUE

MAPPED = re.compile(r"data/(?!(?:feedback|corrections)\.csv)[^/]+\.csv")
"""The path of a mapped table: those in the product's own columns lie in folders, or are these."""


class Severity(StrEnum):
    """How bad a finding is: an error stops the build, a warning is shown, a suggestion helps."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a project: a path relative to its root, line and column from 1, 0 when unknown."""

    path: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The place as editors and terminals understand it: `file:line:column`."""
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)

    @property
    def in_mapped_table(self) -> bool:
        """Whether it is in a table that somebody else publishes, read through its mapping."""
        return MAPPED.fullmatch(self.path) is not None

    @property
    def mapping(self) -> str:
        """The path of the mapping beside a mapped table."""
        return self.path.removesuffix(".csv") + ".map.yaml"


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one text could not be read; the door that holds the text adds its place.

    `code` is a code of the catalogue, `words` fill the message and the hint of its entry.
    """

    code: str
    words: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **words: object) -> "Refusal":
        """A refusal whose words are given by name."""
        return cls(code, tuple((name, str(value)) for name, value in words.items()))


@dataclass(frozen=True, slots=True)
class Others:
    """The faults that a finding only counts: their code, and how many they are."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, and what to type instead; or how many `others` are."""

    code: str
    severity: Severity
    message: str
    hint: str
    place: Place = NOWHERE
    source: str = ""
    others: Others | None = None

    @property
    def kind(self) -> str:
        """The code of the fault that it is about."""
        return self.others.code if self.others else self.code

    @property
    def count(self) -> int:
        """How many faults it stands for."""
        return self.others.count if self.others else 1

    @property
    def rank(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are printed: by place, then by code and message."""
        return (self.place.path, self.place.line, self.place.column, self.code, self.message)


LONGEST_QUOTED = 10_000
"""Characters of a source line that a finding quotes: a longer one shows nobody anything."""


@dataclass(slots=True)
class Report:
    """Collects every finding of one run; adding a finding never raises and never stops the run."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)
    _paths: set[str] = field(default_factory=set)

    def add(
        self,
        code: str,
        place: Place = NOWHERE,
        *,
        severity: Severity | None = None,
        source: str = "",
        **words: object,
    ) -> None:
        """Add the finding `code` at `place`; `words` fill the message and hint of its entry.

        A word of the hint may be "", such as a guess that nobody has: no gap is left. In a mapped
        table the entry's hint for those is given, which may also name its `mapping`.
        `severity` overrides the entry's own (a mapped table softens errors to warnings).
        The same finding at the same place is kept once.
        """
        self.keep(_make(code, place, severity, source, words))

    def add_others(
        self,
        code: str,
        others: Others,
        place: Place,
        *,
        severity: Severity | None = None,
        **words: object,
    ) -> None:
        """Add the finding `code` that counts others, at the place of the first of them."""
        self.keep(replace(_make(code, place, severity, "", words), others=others))

    def keep(self, found: Diagnostic) -> None:
        """Add a finding that was made already, as it is."""
        self._found[found] = None
        self._paths.add(found.place.path)

    def refuse(
        self,
        refusal: Refusal,
        place: Place = NOWHERE,
        *,
        severity: Severity | None = None,
        source: str = "",
    ) -> None:
        """Add the finding that a refusal stands for, at the place of the refused text."""
        self.add(refusal.code, place, severity=severity, source=source, **dict(refusal.words))

    def join(self, other: "Report") -> None:
        """Add the findings of another report."""
        self._found |= other._found  # noqa: SLF001 (its own kind)
        self._paths |= other._paths  # noqa: SLF001

    def only(self, severity: Severity) -> "Report":
        """The findings of one severity, as a report of their own."""
        kept = Report()
        for found in self._found:
            if found.severity is severity:
                kept.keep(found)
        return kept

    def __iter__(self) -> Iterator[Diagnostic]:
        """The findings in printing order."""
        return iter(sorted(self._found, key=lambda found: found.rank))

    def __len__(self) -> int:
        """How many findings there are."""
        return len(self._found)

    def names(self, path: str) -> bool:
        """Whether a finding stands in this file."""
        return path in self._paths

    def holds_unread(self, path: str, data: bytes) -> bool:
        """Whether a file is empty because the system refused to read it, which is told."""
        return not data and self.names(path)

    def drop(self, codes: Container[str], *, but: str) -> None:
        """Leave out the findings of these codes, except those in the file `but`."""
        kept = (f for f in self._found if f.code not in codes or f.place.path == but)
        self._found = dict.fromkeys(kept)

    def quote(self, line_at: Callable[[Place], str]) -> None:
        """Give each finding that quotes no source the line that `line_at` knows of its place."""
        quoted = [
            replace(found, source=_quotable(line_at(found.place)))
            if self._may_quote(found)
            else found
            for found in self._found
        ]
        self._found = dict.fromkeys(quoted)

    @staticmethod
    def _may_quote(found: Diagnostic) -> bool:
        return not found.source and CATALOGUE[found.code].quotes

    def count(self, severity: Severity) -> int:
        """How many faults have this severity, those too that one finding counts."""
        return sum(found.count for found in self._found if found.severity is severity)

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return self.count(Severity.ERROR) > 0


def _make(
    code: str, place: Place, severity: Severity | None, source: str, words: Mapping[str, object]
) -> Diagnostic:
    """A finding with the texts of its entry, filled with the finder's words."""
    entry = CATALOGUE[code]
    texts = {name: str(value) for name, value in words.items()}
    hint = entry.hint
    if entry.mapped and place.in_mapped_table:
        hint, texts["mapping"] = entry.mapped, place.mapping
    return Diagnostic(
        code,
        severity or Severity(entry.severity),
        entry.message.format(**texts),
        " ".join(hint.format(**texts).split()),
        place,
        _quotable(source),
    )


def _quotable(line: str) -> str:
    return line if len(line) <= LONGEST_QUOTED else ""
