"""The past as it was published: what has changed of it needs a correction, and none may vanish.

Takes what is published now, and the tables of the edition before. Gives findings, and what is
published with the revisions since. A figure that is hidden now is in none of them.
Must not know how the edition was found, nor what a page says of corrections.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.diagnostics import NOWHERE, Others, Place, Refusal, Report
from generator.diff.changes import Changes, Correction, Fate, Figure, Move, ResultChange
from generator.diff.compare import compare
from generator.diff.corrections import as_csv
from generator.diff.state import COMPARED, State, state_of, state_of_tables
from generator.earlier import Earlier
from generator.model import WHOLE_STANDARD, Corrections, LoggedCorrection, Revision
from generator.model.corrections import COLUMNS
from generator.published import Published
from generator.quantities import parse_decimal
from generator.sources.corrections import PATH
from generator.sources.edition_tables import RESULTS, read_edition_tables
from generator.sources.shelves import Shelf

SHOWN = 200
"""Missing rows that are printed one by one; `scorecard diff` prints all."""

LONGEST = 80
"""Characters of a text that a message repeats."""

Name = tuple[str, str]
"""Service and standard."""


def hold_against(
    published: Published, earlier: Earlier, log: Corrections | None
) -> tuple[Published, Report]:
    """What is published, with what was revised since; a correction missing in the log is told."""
    report = Report()
    old = _state_of(earlier.shelf, report)
    if old is None:
        return published, report
    changes = compare(old, state_of(published), today=published.as_of)
    _Clerk(earlier, log, report, published.as_of).check(changes, old)
    revisions = tuple(_revise(changes))
    record = replace(published.record, revisions=revisions)
    return (replace(published, record=record) if revisions else published), report


def _state_of(shelf: Shelf, report: Report) -> State | None:
    """What an edition published; None where it has no results, or they cannot be read."""
    if RESULTS not in shelf.tables:
        return None
    tables = read_edition_tables(shelf, COMPARED, report)
    if tables is None or report.failed:
        return None
    return state_of_tables(tables.columns, tables.services, tables.results, tables.lists)


@dataclass(frozen=True, slots=True)
class _Clerk:
    """Who holds the log against what has changed since an edition."""

    earlier: Earlier
    log: Corrections | None
    report: Report
    today: date

    def check(self, changes: Changes, old: State) -> None:
        """Tell what has changed without its row, and the rows without a change."""
        gone = self._find_vanished(changes, old)
        needed = [one for one in changes.corrections if (one.service, one.standard) not in gone]
        self._find_missing(needed)
        self._find_needless({_key(one) for one in needed}, gone)

    def _find_vanished(self, changes: Changes, old: State) -> frozenset[Name]:
        """The standards that were published and are gone; each without an end is told.

        One of a register may leave it: a row of the log then says that it is gone.
        """
        rows = {(row["service"], row["standard"]): row for row in old.standards()}
        logged = {(row.service, row.standard) for row in self.log or () if row.is_of_standard}
        removed = (one for one in changes.standards if one.fate is Fate.REMOVED)
        gone = [(one.service, one.standard) for one in removed]
        for name in gone:
            if not rows.get(name, {}).get("source_id"):
                self._tell("standard-vanished", NOWHERE, standard="/".join(name))
            elif name not in logged:
                row = Correction("removed", *name, "", "", "", WHOLE_STANDARD, "", "")
                self._ask("listed-standard-vanished", row, standard="/".join(name))
        return frozenset(gone)

    def _find_missing(self, needed: Iterable[Correction]) -> None:
        """Tell what was published otherwise and stands in no row of the log."""
        rows: dict[object, list[LoggedCorrection]] = {}
        for row in self.log or ():
            rows.setdefault(_key(row), []).append(row)
        missing = [one for one in needed if not _leads(one, rows.get(_key(one), ()))]
        for one in missing[:SHOWN]:
            told = _told(one, self.earlier.name)
            self._ask("correction-missing", one, what=_what(one), told=told)
        more, base = len(missing) - SHOWN, self.earlier.shelf.name
        if more > 0:
            others = Others("correction-missing", more)
            self.report.add_others(
                "more-corrections-missing", others, Place(PATH), count=f"{more:,}", base=base
            )

    def _find_needless(self, borne: Container[object], gone: Container[Name]) -> None:
        """Tell the rows that were added since the edition and that nothing published bears out."""
        since = self.earlier.as_of
        for row in self.log or () if since else ():
            name = (row.service, row.standard)
            known = _key(row) in borne or (row.is_of_standard and name in gone)
            if since and row.date > since and not known:
                what = " ".join(filter(None, ("/".join(name), row.period)))
                self._tell("correction-without-change", row.place, what=what)

    def _ask(self, code: str, row: Correction, **words: str) -> None:
        """A finding that is mended by pasting a row."""
        header = f" (its first line is {','.join(COLUMNS)})" if self.log is None else ""
        paste = as_csv([row], on=self.today).removesuffix("\n")
        self._tell(code, Place(PATH), row=paste, header=header, **words)

    def _tell(self, code: str, place: Place, **words: str) -> None:
        refusal = Refusal.of(code, edition=self.earlier.name, **words)
        self.report.refuse(refusal, place)


def _key(one: Correction | LoggedCorrection) -> tuple[str, ...]:
    """What a row is about, whatever it says of it."""
    about = (one.service, one.standard, one.period, one.channel, one.segment)
    return (str(one.kind), *about, one.field)


def _leads(one: Correction, rows: Iterable[LoggedCorrection]) -> bool:
    """Whether rows of the log lead from what was told to what is told, in any number of steps."""
    steps: dict[str, list[str]] = {}
    for row in rows:
        steps.setdefault(_plain(row.old), []).append(_plain(row.new))
    reached, ahead = {_plain(one.old)}, [_plain(one.old)]
    while ahead:
        further = [cell for cell in steps.get(ahead.pop(), []) if cell not in reached]
        reached |= set(further)
        ahead += further
    return bool(steps) and _plain(one.new) in reached


def _plain(cell: str) -> str:
    """A cell by which two are compared: 90 and 90.0 are one number."""
    number = parse_decimal(cell.strip())
    return " ".join(cell.split()) if number is None else str(number)


def _what(one: Correction) -> str:
    part = " ".join(filter(None, (one.period, one.channel, one.segment)))
    return " ".join(filter(None, (f"{one.service}/{one.standard}", part, one.field)))


def _told(one: Correction, edition: str) -> str:
    """What became of a cell, in words."""
    if not (one.old or one.new):
        return f"was published in {edition} and is gone"
    was = f"was published as '{_brief(one.old)}' in {edition}" if one.old else "was blank"
    return f"{was} and is {repr(_brief(one.new)) if one.new else 'gone'} now"


def _brief(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def _revise(changes: Changes) -> Iterator[Revision]:
    """The provisional figures that are others now, or final."""
    for change in changes.of(Move.REVISED):
        if change.old is not None and change.new is not None:
            yield _revision(change, change.old, change.new)


def _revision(change: ResultChange, old: Figure, new: Figure) -> Revision:
    key = change.key
    return Revision(
        key.service,
        key.standard,
        key.period,
        key.channel,
        key.segment,
        key.statistic,
        new.unit,
        old.counts,
        new.counts,
        new.provisional,
    )
