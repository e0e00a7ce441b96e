"""Small surveys drawn by a seed, and a reader who works out whose answers they hide.

Two questions put to the same people by channel, district and month. The reader knows every
published figure, which groups cover everyone, that time adds up, that nobody answers who did not
respond, that mentions are among those who were asked, and that counts are not negative. A linear
programme finds the least and the most that a count can be.
"""

import csv
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog  # type: ignore[import-untyped]  # scipy carries no types
from scipy.sparse import (  # type: ignore[import-untyped]  # scipy carries no types
    csr_array,
    hstack,
    vstack,
)

from generator.diagnostics import Report
from generator.disclosure.opinions import hide_small_opinions
from generator.judge.opinions import sum_up
from generator.model import (
    Agency,
    AskedOf,
    Opinion,
    Option,
    Question,
    QuestionType,
    Scale,
    Service,
    Survey,
)
from generator.opinions import publish_opinions
from generator.quantities import plain
from generator.sources.content import Content
from generator.sources.previous import ANSWERS, NO_EDITION, SATISFACTION, Edition, read_edition
from generator.sources.project import known_to_answers
from generator.sources.satisfaction import read_satisfaction
from generator.sources.subjects import subjects_of
from generator.sources.surveys import complete_surveys
from generator.sources.tables import read_table
from generator.text import Text
from making import SITE, service

MINIMUM = 10
ALIKE = 30

SPANS = {
    "2025-01": (0,), "2025-02": (1,), "2025-03": (2,), "2025-Q1": (0, 1, 2),
    "2025-01-01/2025-02-28": (0, 1), "2025-02-01/2025-03-31": (1, 2),
}  # fmt: skip

Random = np.random.Generator
Whole = NDArray[np.int64]

EASE = ("1", "2", "3")
SECOND = {"solved": ("yes", "no"), "why": ("speed", "staff")}
SIZES = ("respondents", "offered")


@dataclass(frozen=True)
class Cell:
    """Those of one channel or group, or all, over one span."""

    channel: str
    segment: str
    span: str

    @property
    def kind(self) -> str:
        """What it is one of: a channel, a district, both, or all."""
        by = (self.channel and "channel", self.segment and "district")
        return "both" if all(by) else by[0] or by[1]


class Poll:
    """True counts by channel, district and time, and the rows that their publisher gives."""

    def __init__(self, rng: Random, number: int = 0) -> None:
        """Draw counts, what covers everyone, which rows are there, and how they are written."""
        self.number = number
        self.second = str(rng.choice(["solved", "why"]))
        self.covers = (bool(rng.random() < 0.8), bool(rng.random() < 0.8))
        tangled = bool(rng.random() < 0.4)
        self.spans = {key: SPANS[key] for key in list(SPANS)[: 6 if tangled else 4]}
        self.channels = ("mail", "online") + (() if self.covers[0] else ("",))
        self.named = ("d1", "d2", "d3")
        self.districts = self.named + (() if self.covers[1] else ("",))
        self.shape = (len(self.channels), len(self.districts), 3)
        self.counts = self._counts(rng)
        self.chosen = self._choose(rng)
        self._lost = float(rng.choice([0.0, 0.12, 0.3]))
        self._told_n = bool(rng.random() < 0.5)
        self._published = float(rng.choice([0.0, 0.2]))
        self.lines = self.write(rng)

    @property
    def _tables(self) -> tuple[str, ...]:
        return ("ease", self.second, "")

    @property
    def subject(self) -> str:
        """Whom the answers are about."""
        return f"service:poll-{self.number}"

    @property
    def survey(self) -> str:
        """The survey that was asked."""
        return f"call-{self.number}"

    def _choose(self, rng: Random) -> dict[tuple[str, str, str], bool]:
        """Which kinds of rows there are, by what they are of and over which span."""
        there = {"channel": 0.5, "district": 0.7, "both": 0.3, "": 0.9}
        return {
            (name, kind, span): bool(rng.random() < there[kind])
            for name, kind, span in product(self._tables, there, self.spans)
        }

    def otherwise(self, rng: Random) -> "Poll":
        """The same people, of whom other rows are given."""
        made = copy(self)
        made.chosen = self._choose(rng)
        made.lines = made.write(rng)
        return made

    def write(self, rng: Random) -> list[str]:
        """The rows that the publisher gives, some of them lost."""
        return [line for name in self._tables for line in self._lines(name, rng)]

    def later(self, rng: Random) -> "Poll":
        """The same people, and those who answered late: few or many, here or everywhere."""
        made = copy(self)
        some = rng.random(self.shape) < rng.choice([0.05, 0.3, 1.0])
        late = np.where(some, rng.choice([0, 1, 3, 6, 12, 40], size=self.shape), 0)
        good = rng.binomial(late, 0.5)
        more = {"1": late - good, "2": 0 * late, "3": good, "respondents": late, "offered": late}
        if self.second == "why":
            more |= {"speed": rng.binomial(good, 0.5), "staff": rng.binomial(good, 0.7)}
        else:
            yes = rng.binomial(late, 0.5)
            more |= {"yes": yes, "no": late - yes}
        made.counts = {name: self.counts[name] + more[name] for name in self.counts}
        made.lines = made.write(rng)
        return made

    def _counts(self, rng: Random) -> dict[str, Whole]:
        few = rng.random() < 0.3
        odds = [0.1, 0.1, 0.15, 0.15, 0.15, 0.2, 0.15]
        odds = odds if few else [0.02, 0.02, 0.03, 0.08, 0.15, 0.35, 0.35]
        n = rng.choice([0, 2, 5, 11, 18, 40, 90], size=self.shape, p=odds)
        likes = rng.choice([0.0, 0.3, 0.8, 1.0], size=self.shape, p=[0.1, 0.4, 0.4, 0.1])
        good = rng.binomial(n, likes)
        bad = rng.binomial(n - good, 0.5)
        silent = rng.choice([0, 0, 1, 3, 30], size=self.shape)
        people = n + silent
        counts = {"1": bad, "2": n - good - bad, "3": good, "respondents": people}
        counts["offered"] = people + rng.choice([0, 1, 50], size=self.shape)
        if self.second == "why":
            counts |= {"speed": rng.binomial(good, 0.5), "staff": rng.binomial(good, 0.7)}
        else:
            answered = rng.binomial(people, 0.9)
            yes = rng.binomial(answered, likes)
            counts |= {"yes": yes, "no": answered - yes}
        return {name: found.astype(np.int64) for name, found in counts.items()}

    def cells(self) -> Iterator[Cell]:
        """Every cell that could have a row."""
        for channel, name, span in product(("", "mail", "online"), ("", *self.named), self.spans):
            yield Cell(channel, name and f"district:{name}", span)

    def answers(self, question: str) -> tuple[str, ...]:
        """The answers to a question."""
        return EASE if question == "ease" else SECOND[self.second]

    def base(self, question: str) -> tuple[str, ...]:
        """The counts that make the number of people behind a question."""
        return ("3",) if question == "why" else self.answers(question)

    def atoms(self, cell: Cell) -> tuple[NDArray[np.intp], ...]:
        """Where the smallest counts stand that a cell is the sum of."""
        channels = [i for i, name in enumerate(self.channels) if cell.channel in ("", name)]
        district = cell.segment.removeprefix("district:")
        districts = [i for i, name in enumerate(self.districts) if district in ("", name)]
        return np.ix_(channels, districts, self.spans[cell.span])

    def true(self, cell: Cell, names: Sequence[str]) -> int:
        """The sum of counts over a cell."""
        return sum(int(self.counts[name][self.atoms(cell)].sum()) for name in names)

    def _lines(self, name: str, rng: Random) -> Iterator[str]:
        for cell in self.cells():
            if not self.chosen[name, cell.kind, cell.span]:
                continue
            if cell.kind and rng.random() < self._lost:
                continue
            key = f"{self.subject},{self.survey},{name},{cell.span},{cell.channel},{cell.segment}"
            if not name:
                sizes = ",".join(str(self.true(cell, [size])) for size in SIZES)
                yield f"{key},,,,,,{sizes}"
                continue
            yield from self._told(name, key, cell, rng)

    def _told(self, name: str, key: str, cell: Cell, rng: Random) -> Iterator[str]:
        n = self.true(cell, self.base(name))
        if name != "why" and rng.random() < self._published:
            good = self.true(cell, ["3" if name == "ease" else "yes"])
            points = sum(int(a) * self.true(cell, [a]) for a in EASE) if name == "ease" else 0
            share = f"{100 * good / n:.1f}" if n else ""
            mean = f"{points / n:.2f}" if n and name == "ease" else ""
            yield f"{key},,,{n},{share},{mean},,"
            return
        for answer in self.answers(name):
            yield f"{key},{answer},{self.true(cell, [answer])},,,,,"
        if name == "why" and self._told_n:
            yield f"{key},,,{n},,,,"


HEADER = "subject,survey,question,period,channel,segment,answer,count,n,share,mean"


def publish_polls(polls: Sequence[Poll], edition: Edition = NO_EDITION) -> list[list[Opinion]]:
    """What readers see of each poll: one project with all of them, which costs as much as one."""
    report = Report()
    services = tuple(_service(f"poll-{poll.number}", poll.covers) for poll in polls)
    surveys = tuple(_survey(poll.survey, poll.second) for poll in polls)
    content = Content(SITE, (Agency(id="state", name=Text.plain("State")),), services, surveys)
    lines = [f"{HEADER},respondents,offered", *(line for poll in polls for line in poll.lines)]
    table = read_table("\n".join([*lines, ""]).encode(), "data/satisfaction/a.csv", report=report)
    asked = replace(known_to_answers(content), minimum=1)
    answers = read_satisfaction([table] if table else [], asked=asked, report=report)
    faults = [one for one in report if one.code != "small-cell"]
    assert not faults, faults
    summed = sum_up(answers, surveys)
    hidden = hide_small_opinions(
        summed, minimum=MINIMUM, subjects=subjects_of(content), edition=edition
    )
    shown = publish_opinions(hidden, surveys, languages=("en",), caution_below=30)
    return [list(shown.of(poll.subject)) for poll in polls]


def edition_of(shown: Sequence[Sequence[Opinion]], folder: Path) -> Edition:
    """Published polls as the edition that they were in, read by its own door."""
    rows = [row for own in shown for row in own]
    tables = {"satisfaction": (SATISFACTION, [_figures(row) for row in rows])}
    counts = [
        {**_key(row), "answer": o.answer, "count": o.count} for row in rows for o in row.given
    ]
    tables["answers"] = (ANSWERS, counts)
    folder.mkdir()
    for name, (layout, cells) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, layout.needed, restval="")
            writer.writeheader()
            writer.writerows(cells)
    report = Report()
    read = read_edition(folder, report)
    assert list(report) == []
    return read


def _key(row: Opinion) -> dict[str, object]:
    names = ("subject", "survey", "question", "channel", "segment")
    days = {"period_start": row.period.first, "period_end": row.period.last}
    return {**{name: getattr(row, name) for name in names}, **days, "period": row.period.key}


def _figures(row: Opinion) -> dict[str, object]:
    sizes = {name: getattr(row, name) for name in ("n", "favourable", *SIZES)}
    decimals = {"mean": row.mean, "favourable_share": row.share}
    texts = {name: "" if value is None else plain(value) for name, value in decimals.items()}
    return {**_key(row), **sizes, **texts, "status": "suppressed" if row.hidden else "final"}


def _service(name: str, covers: tuple[bool, bool]) -> Service:
    """The service whose channels and districts may cover everyone."""
    made = service(name=name, covers_everyone=covers[0])
    return replace(made, segments=(replace(made.segments[0], covers_everyone=covers[1]),))


def _survey(name: str, second: str) -> Survey:
    ease = Question(id="ease", text=Text.plain("Easy?"), scale=Scale(points=3, favourable=("3",)))
    solved = Question(
        id="solved",
        text=Text.plain("Solved?"),
        type=QuestionType.YES_NO,
        scale=Scale(favourable=("yes",)),
    )
    why = Question(
        id="why",
        text=Text.plain("Why?"),
        type=QuestionType.CHOOSE_MANY,
        options=tuple(Option(id=name, text=Text.plain(name)) for name in SECOND["why"]),
        asked_of=AskedOf(question="ease", answers=("3",)),
    )
    asked = (ease, solved if second == "solved" else why)
    report = Report()
    made = Survey(id=name, name=Text.plain("After the call"), questions=asked)
    (complete,) = complete_surveys((made,), report)
    assert list(report) == []
    return complete


class Solver:
    """Everything that a reader knows of a poll's counts."""

    def __init__(self, poll: Poll, shown: Sequence[Opinion]) -> None:
        """Write every published figure as an equation."""
        self._poll, self._names = poll, tuple(sorted(poll.counts))
        self._equal: list[tuple[Whole, float]] = []
        self._below: list[tuple[Whole, float]] = []
        for row in shown:
            self._write(row)
        self._write_order()
        left, self.sides = _stacked(self._equal)
        self.left = csr_array(left.reshape(len(left), len(self._names) * prod(poll.shape)))
        below, self.most = _stacked(self._below)
        self.under = csr_array(below)

    def _write(self, row: Opinion) -> None:
        cell = Cell(row.channel, row.segment, row.period.key)
        people = self._sum(cell, self._poll.base(row.question))
        if row.n is not None:
            self._equal.append((people, row.n))
        for one in row.given:
            self._equal.append((self._sum(cell, [one.answer]), one.count))
        good = "3" if row.question == "ease" else "yes"
        if row.favourable is not None:
            self._equal.append((self._sum(cell, [good]), row.favourable))
        elif row.share is not None and row.n:
            self._about(self._sum(cell, [good]), float(row.share) / 100 * row.n, 0.0005 * row.n)
        if row.mean is not None and row.n:
            points = [int(answer) * self._sum(cell, [answer]) for answer in EASE]
            self._about(np.sum(points, axis=0), float(row.mean) * row.n, 0.005 * row.n)
        for size in SIZES:
            told = getattr(row, size)
            if told is not None:
                self._equal.append((self._sum(cell, [size]), told))

    def _about(self, what: Whole, near: float, half: float) -> None:
        slack = half * 1.0001
        self._below += [(what, near + slack), (-what, -near + slack)]

    def _write_order(self) -> None:
        """Answers are at most respondents, these at most offered; mentions at most those asked."""
        pairs = [(EASE, ("respondents",)), (("respondents",), ("offered",))]
        if self._poll.second == "why":
            pairs += [(("speed",), ("3",)), (("staff",), ("3",))]
        else:
            pairs.append((("yes", "no"), ("respondents",)))
        for at in np.ndindex(self._poll.shape):
            for few, many in pairs:
                self._below.append((self._of(at, few) - self._of(at, many), 0))

    def _of(self, at: object, names: Sequence[str]) -> Whole:
        masks = []
        for name in self._names:
            mask = np.zeros(self._poll.shape, np.int64)
            if name in names:
                mask[at] = 1  # type: ignore[call-overload]  # any index of an array
            masks.append(mask.ravel())
        return np.concatenate(masks)

    def _sum(self, cell: Cell, names: Sequence[str]) -> Whole:
        return self._of(self._poll.atoms(cell), names)

    def width(self, cell: Cell, names: Sequence[str]) -> float:
        """How far apart the least and the most are of a sum of counts."""
        goal = self._sum(cell, names)
        return self._best(-goal) + self._best(goal)

    @classmethod
    def of_both(cls, then: "Solver", now: "Solver") -> "Solver":
        """What a reader of two editions knows of those who answered late.

        The counts then come first, the late ones after them. No answer was taken back.
        """
        both = copy(now)
        both.left = _beside(then.left, now.left)
        both.sides = np.concatenate([then.sides, now.sides])
        both.under = _beside(then.under, now.under)
        both.most = np.concatenate([then.most, now.most])
        return both

    def width_late(self, cell: Cell, names: Sequence[str]) -> float:
        """The same of those who answered late."""
        goal = self._sum(cell, names)
        late = np.concatenate([np.zeros_like(goal), goal])
        return self._best(-late) + self._best(late)

    def _best(self, goal: Whole) -> float:
        """The least of a sum, with its sign turned; without bound where nothing limits it."""
        told = len(self.sides) > 0
        found = linprog(
            goal, A_ub=self.under, b_ub=self.most,
            A_eq=self.left if told else None, b_eq=self.sides if told else None,
        )  # fmt: skip
        assert found.status in (0, 3), found.message
        return -float(found.fun) if found.status == 0 else float("inf")


def _beside(then: csr_array, now: csr_array) -> csr_array:
    """Equations of counts then, and of those counts with the late ones."""
    return vstack([hstack([then, 0 * then]), hstack([now, now])]).tocsr()


def _stacked(
    rows: Sequence[tuple[Whole, float]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    left = np.array([row for row, _ in rows], float)
    return left, np.array([side for _, side in rows], float)


def secrets_of(poll: Poll, shown: Sequence[Opinion]) -> Iterator[tuple[str, Cell]]:
    """Questions and cells whose number of people must not be known."""
    there = {(r.question, Cell(r.channel, r.segment, r.period.key)): r for r in shown}
    for question, cell in product(("ease", poll.second), poll.cells()):
        row = there.get((question, cell))
        told = there.get(("ease", cell))
        if question == "why" and (not cell.kind or row is None or (told and not told.hidden)):
            continue  # those who were asked are an answer to the question before
        if row.hidden if row is not None else _tells(poll, question, cell):
            yield question, cell


def _tells(poll: Poll, question: str, cell: Cell) -> bool:
    """Whether a cell that nobody gives is of few people, or few who all say the same."""
    n = poll.true(cell, poll.base(question))
    if 0 < n < MINIMUM:
        return True
    counts = [poll.true(cell, [answer]) for answer in poll.answers(question)]
    alike = question != "why" and (max(counts) == n or counts[-1 if question == "ease" else 0] == 0)
    return bool(cell.kind) and 0 < n < ALIKE and alike


def above(poll: Poll, question: str, cell: Cell, shown: Sequence[Opinion]) -> list[int]:
    """True counts of what holds a cell and may itself be known: no cell can be wider than these."""
    names = {("", ""), (cell.channel, ""), ("", cell.segment)} - {(cell.channel, cell.segment)}
    held = [Cell(*name, cell.span) for name in names]
    inside = set(poll.spans[cell.span])
    for row in shown:
        span = poll.spans[row.period.key]
        if (row.channel, row.segment) == (cell.channel, cell.segment) and inside <= set(span):
            held.append(Cell(row.channel, row.segment, row.period.key))
    held = [one for one in held if one != cell]
    return [poll.true(one, poll.base(question)) for one in held]
