"""What may be shown of surveys: the answers to each question, by period and group of people.

Takes answers summed up, after small numbers were hidden. Gives columns that are cut by subject,
and one frozen `Opinion` a row where a page or a table asks for it.
Must not know pages, words or files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np

from generator.judge.opinions import Opinions, whole_or_none
from generator.judge.wilson import wilson
from generator.model import Given, Opinion, Selection, Survey
from generator.origins import NOWHERE_KNOWN, Origins, origins_of, stretches
from generator.periods import Period

WHOLE = ("base", "favourable", "points", "respondents", "offered", "customers")
PLAIN = ("subject", "survey", "question", "channel", "segment", "status", "faulty", "weighted")
CHANCE = (Selection.EVERYONE, Selection.RANDOM)
"""Who has to be asked for chance variation to mean something."""


@dataclass(frozen=True, slots=True)
class PublishedOpinions:
    """Every answer that may be shown, by subject, survey, question, period, channel and group."""

    surveys: tuple[Survey, ...] = ()
    _columns: Mapping[str, list[Any]] = field(default_factory=lambda: MappingProxyType({}))
    _bounds: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    _given: Mapping[int, tuple[Given, ...]] = field(default_factory=lambda: MappingProxyType({}))
    _periods: tuple[Period, ...] = ()
    _origins: Origins = NOWHERE_KNOWN
    _caution_below: int = 30

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whom answers are about, such as `service:passport`, sorted."""
        return tuple(sorted(self._bounds))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self._columns.get("subject", ()))

    @property
    def answers(self) -> int:
        """How many counts of an answer there are."""
        faulty = self._columns.get("faulty", ())
        return sum(len(given) for row, given in self._given.items() if not faulty[row])

    def of(self, subject: str) -> tuple[Opinion, ...]:
        """The rows about one subject."""
        start, end = self._bounds.get(subject, (0, 0))
        return tuple(self._opinion(row) for row in range(start, end))

    def survey(self, name: str) -> Survey:
        """The survey of an id; KeyError for one that no row can name."""
        return {survey.id: survey for survey in self.surveys}[name]

    def _opinion(self, row: int) -> Opinion:
        at = {name: column[row] for name, column in self._columns.items()}
        base, judged = at["base"], at["has_counts"] and not at["many"]
        made = {} if at["hidden"] or at["faulty"] else self._figures(at, judged=judged)
        sizes = {name: at[name] for name in ("respondents", "offered", "customers")}
        return Opinion(
            **{name: at[name] for name in PLAIN},
            **sizes,
            **made,
            n=base,
            period=self._periods[at["period"]],
            given=self._given.get(row, ()),
            favourable=at["favourable"] if judged and self._rates(at) else None,
            hidden=at["hidden"],
            small=base is not None and 0 < base < self._caution_below,
            marked=tuple(at["marked"].split()),
            note=self._origins.note(at),
            place=self._origins.place(at),
        )

    def _rates(self, at: Mapping[str, Any]) -> bool:
        """Whether any answer to the question counts as favourable."""
        question = self.survey(at["survey"]).question(at["question"])
        return question is not None and any(answer.favourable for answer in question.answers)

    def _figures(self, at: Mapping[str, Any], *, judged: bool) -> dict[str, Any]:
        """Share, mean and interval: from the counts, or as published where those are weighted."""
        if at["weighted"] or not judged:
            return {name: _decimal(at, name) for name in ("share", "mean", "low", "high")}
        n, favourable = at["base"], at["favourable"]
        if not n:
            return {}
        share = Fraction(100 * favourable, n) if self._rates(at) else None
        mean = Fraction(at["points"], n) if at["valued"] else None
        chance = share is not None and self.survey(at["survey"]).selection in CHANCE
        low, high = wilson(favourable, n) if chance else (None, None)
        return {"share": share, "mean": mean, "low": low, "high": high, "chance": chance}


NO_OPINIONS = PublishedOpinions()


def _decimal(at: Mapping[str, Any], name: str) -> Fraction | None:
    """A published decimal, exactly; None where it was not told."""
    scale = at[f"{name}_scale"]
    return None if scale < 0 else Fraction(int(at[f"{name}_mantissa"]), 10 ** int(scale))


def publish_opinions(
    hidden: Opinions,
    surveys: Sequence[Survey],
    *,
    languages: tuple[str, ...],
    caution_below: int,
) -> PublishedOpinions:
    """The rows as plain columns, in their order; counts of answers by row."""
    frame = hidden.frame
    if not len(frame):
        return PublishedOpinions(tuple(surveys))
    columns = {str(name): frame[name].tolist() for name in frame.columns}
    columns |= {name: whole_or_none(frame[name]) for name in WHOLE}
    return PublishedOpinions(
        tuple(surveys),
        columns,
        stretches(columns["subject"]),
        _counts(hidden),
        hidden.periods,
        origins_of(hidden.files, languages),
        caution_below,
    )


def _counts(hidden: Opinions) -> dict[int, tuple[Given, ...]]:
    """The counts of each row, in the order of the question's answers."""
    given = hidden.given
    rows = given["row"].to_numpy(np.int64)
    edges = np.flatnonzero(np.diff(rows, prepend=-1, append=-1)).tolist() if len(rows) else []
    told = [
        Given(answer, int(count))
        for answer, count in zip(given["answer"], given["count"], strict=True)
    ]
    return {int(rows[a]): tuple(told[a:b]) for a, b in pairwise(edges)}
