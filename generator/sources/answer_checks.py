"""What the figures of one group of answers say of each other, and of those who were asked.

Takes groups of rows with their counts and published figures. Gives by group the codes of faults
that stay beside its figures as a public mark, and adds findings, which never print a figure: a
group may be small. Must not know what is published of a group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from generator.model import QuestionType
from generator.sources.answer_figures import Counts, Told
from generator.sources.answer_groups import NONE, Groups
from generator.sources.answer_sums import Sums, asked_of, sum_up
from generator.sources.cells import Cells
from generator.sources.numbers import Mask
from generator.sources.rows import Codes, Rows, Then
from generator.sources.surveys import UNLIKE_WORDING, speaks_of_another_scale

WHOLE = Fraction(100)

IMPOSSIBLE = ("mean-outside-scale", "share-impossible", "no-answer-averaged-in")
"""Faults after which the published figures of a group cannot be used."""


def check_answers(rows: Rows, groups: Groups, counts: Counts, told: Told, *, minimum: int) -> Cells:
    """By group, the codes of its public marks, joined by a space.

    Groups of fewer people than `minimum` are told where the project's own files hold them.
    """
    sums = sum_up(rows, groups, counts, told)
    marks = np.full(groups.size, "", dtype=object)
    check = _Check(rows, groups, sums, groups.first_row(rows), marks)
    _check_people(check)
    _check_mentions(check, asked_of(sums, groups, counts, check.first))
    _check_figures(check, _Published.of(check, told))
    check.mark(UNLIKE_WORDING, _of_another_scale(sums))
    _find_small(check, minimum)
    return marks


@dataclass(frozen=True, slots=True, eq=False)
class _Check:
    """The groups being checked, the first row of each, and their marks so far."""

    rows: Rows
    groups: Groups
    sums: Sums
    first: Codes
    marks: Cells

    def find(self, code: str, where: Mask, column: str, *, then: Then = Then.KEEP) -> None:
        """Tell the groups `where`, each at the row in which it says something of the column."""
        there = np.flatnonzero(where & (self.first != NONE))
        said = self.groups.first_said(self.rows.columns[column], self.rows)[there]
        mask = np.zeros(len(self.rows), dtype=bool)
        mask[np.where(said == NONE, self.first[there], said)] = True
        self.rows.find(code, mask, column, words=self._words, then=then)

    def _words(self, index: int) -> Mapping[str, object]:
        return {"question": self.rows.cell(index, "question")}

    def mark(self, code: str, where: Mask) -> None:
        """Put a public mark beside the figures of groups."""
        for at in np.flatnonzero(where).tolist():
            self.marks[at] = f"{self.marks[at]} {code}".strip()


def _of_another_scale(sums: Sums) -> Mask:
    """Which groups are of questions whose words and answers disagree; told where surveys are."""
    known = [*(speaks_of_another_scale(one) for one in sums.questions), False]
    return np.array(known, dtype=bool)[sums.question]


def _check_people(check: _Check) -> None:
    """Answers are at most respondents, these at most offered, these at most customers."""
    sums, own = check.sums, check.sums.own
    pairs = (
        ("answers-above-respondents", sums.people, sums.respondents, "question"),
        ("respondents-above-offered", own["respondents"], own["offered"], "respondents"),
        ("offered-above-customers", own["offered"], own["customers"], "offered"),
    )
    for code, few, many, column in pairs:
        above = (few != NONE) & (many != NONE) & (few > many)
        check.find(code, above, column)
        check.mark(code, above)
    both = (own["n"] != NONE) & sums.counted & ~sums.weighted
    single = both & ~sums.is_type(QuestionType.CHOOSE_MANY)
    check.find("answers-unlike-n", single & (own["n"] != sums.answered), "n")


def _check_mentions(check: _Check, before: Codes) -> None:
    """Nobody mentions one thing twice: no option has more mentions than people were asked."""
    sums = check.sums
    base = np.where(sums.own["n"] != NONE, sums.own["n"], before)
    base = np.where(base != NONE, base, sums.respondents)
    above = sums.is_type(QuestionType.CHOOSE_MANY) & (base != NONE) & (sums.most > base)
    check.find("mentions-above-asked", above, "question")
    check.mark("mentions-above-asked", above)


@dataclass(frozen=True, slots=True, eq=False)
class _Published:
    """The published decimals of groups: by column, the row that tells a group's; -1 for none."""

    told: Told
    said: Mapping[str, Codes]

    @classmethod
    def of(cls, check: _Check, told: Told) -> "_Published":
        """What is published of the groups of a check."""
        rows, groups = check.rows, check.groups
        said = {name: groups.first_said(rows.columns[name], rows) for name in told.decimals}
        return cls(told, said)

    def figure(self, name: str, at: int) -> tuple[Fraction, int] | None:
        """A figure of a group, exactly, and how many decimals were written."""
        row = int(self.said[name][at])
        column = self.told.decimals[name]
        scale = int(column.scale[row]) if row != NONE else NONE
        return (Fraction(int(column.mantissa[row]), 10**scale), scale) if scale >= 0 else None


def _check_figures(check: _Check, published: _Published) -> None:
    """Published shares and means are possible, and are what the answers give."""
    found: dict[tuple[str, str], list[int]] = {}
    there = (published.said["share"] != NONE) | (published.said["mean"] != NONE)
    for at in np.flatnonzero(there).tolist():
        for fault in (_fault_of_mean(check.sums, published, at), _of_share(check, published, at)):
            if fault:
                found.setdefault(fault, []).append(at)
    for (code, column), groups in sorted(found.items()):
        where = np.zeros(check.groups.size, dtype=bool)
        where[groups] = True
        check.find(code, where, column, then=Then.MARK if code in IMPOSSIBLE else Then.KEEP)


def _fault_of_mean(sums: Sums, published: _Published, at: int) -> tuple[str, str] | None:
    """What is wrong with the published mean of a group: the code, and its column."""
    mean, question = published.figure("mean", at), sums.question_of(at)
    if mean is None or question is None:
        return None
    own, padded = sums.mean(at), sums.mean_with_no_answers(at)
    off = own is not None and not _is_rounded(own, *mean)
    if padded is not None and _is_rounded(padded, *mean) and (off or own is None):
        return ("no-answer-averaged-in", "mean")
    values = [answer.value for answer in question.answers if answer.value is not None]
    if values and not min(values) <= mean[0] <= max(values):
        return ("mean-outside-scale", "mean")
    return ("published-unlike-answers", "mean") if off else None


def _of_share(check: _Check, published: _Published, at: int) -> tuple[str, str] | None:
    """What is wrong with the published share or interval of a group."""
    share = published.figure("share", at)
    if share is None:
        return None
    if not 0 <= share[0] <= WHOLE:
        return ("share-impossible", "share")
    low, high = published.figure("low", at), published.figure("high", at)
    if (low and low[0] > share[0]) or (high and high[0] < share[0]):
        return ("interval-off", "share")
    own = check.sums.share(at)
    off = own is not None and not _is_rounded(own, *share)
    return ("published-unlike-answers", "share") if off else None


def _is_rounded(exact: Fraction, printed: Fraction, scale: int) -> bool:
    """Whether a figure rounds to the printed one; a half may go either way."""
    return bool(abs(exact - printed) * 10**scale <= Fraction(1, 2))


def _find_small(check: _Check, minimum: int) -> None:
    """Tell the groups of fewer people than may be published that a project's own files hold."""
    sums = check.sums
    people = np.where(sums.counted, sums.answered, sums.own["n"])
    people = np.where(sums.is_type(QuestionType.CHOOSE_MANY), sums.own["n"], people)
    own = ~np.array(check.rows.foreign, dtype=bool)
    here = (check.first != NONE) & own[check.rows.file[np.maximum(check.first, 0)]]
    check.find("small-cell", here & (people > 0) & (people < minimum), "question")
