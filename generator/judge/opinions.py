"""Answers summed up: how many answered, how many favourably, and the sum of their points.

Takes columns of answers and the surveys they belong to. Gives one frame with a row for each
question, period and group of people, and one with the counts of each answer. Exact integers.
Must not know what may be shown, or words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from generator.judge.columns import LARGEST
from generator.model import Question, QuestionType, Survey
from generator.periods import Period
from generator.sources.answers import SIZES, Answers
from generator.sources.lines import Lines

CELL = ["subject", "survey", "period", "channel", "segment"]
"""What tells groups of people apart, whatever they were asked."""

SUMS = ("counted", "favourable", "points")


@dataclass(frozen=True, slots=True, eq=False)
class Opinions:
    """Every question summed up.

    `frame` has the columns of `Answers.asked` for rows that name a question, sorted by subject,
    survey, question as listed, period, channel and segment, and further:

    - `first`, `last`: days; int64; `total`: about everybody; bool
    - `many`: several answers may be chosen, so that counts are mentions; bool
    - `has_counts`: counts of answers are there; bool
    - `counted`: the sum of its counts; `favourable`: of those of favourable answers; `points`:
      of count times value; Int64 or object, 0 without counts. `valued`: every answer has a
      value, so that points make a mean; bool
    - `rates`: some of its answers are favourable; bool. `lowest`, `highest`: the ends of the
      values of its answers, 0 where they have none; int64
    - `base`: how many answered, or were asked where several answers may be chosen; NA for unknown

    `given` has a row for each answer of a row: `row` (its position in `frame`), `place` (the
    answer's among those of the question), `answer`, `count`.

    `onward` says how many of those in a row were asked a later question because of their answer:
    `row`, `question` (the later one), `count`.
    """

    frame: pd.DataFrame
    given: pd.DataFrame
    onward: pd.DataFrame
    periods: tuple[Period, ...] = ()
    files: tuple[Lines, ...] = ()


def sum_up(answers: Answers, surveys: Iterable[Survey]) -> Opinions:
    """The answers of every group summed up; those of a faulty group count for nothing."""
    known = {(s.id, q.id): (at, q) for s in surveys for at, q in enumerate(s.questions)}
    asked = _with_sizes(answers.asked)
    asked = asked[asked["question"] != ""].copy()
    asked["group"] = asked.index
    pairs = list(zip(asked["survey"], asked["question"], strict=True))
    asked["listed"] = np.array([known[pair][0] for pair in pairs], np.int64)
    kinds = [known[pair][1].type for pair in pairs]
    asked["many"] = np.array([kind is QuestionType.CHOOSE_MANY for kind in kinds], bool)
    asked["valued"] = np.array([kind is QuestionType.RATING for kind in kinds], bool)
    asked["rates"] = np.array([_has_favourable(known[pair][1]) for pair in pairs], bool)
    ends = np.array([_ends(known[pair][1]) for pair in pairs], np.int64).reshape(-1, 2)
    asked["lowest"], asked["highest"] = ends[:, 0], ends[:, 1]
    asked["first"], asked["last"] = _days(asked, answers.periods)
    asked["total"] = (asked["channel"] == "") & (asked["segment"] == "")
    order = ["subject", "survey", "listed", "first", "last", "channel", "segment"]
    frame = asked.sort_values(order, kind="stable", ignore_index=True)
    given = _given(answers, frame, known)
    frame = _with_sums(frame, given)
    frame["base"] = _bases(frame, given, {pair: found[1] for pair, found in known.items()})
    counts = given[["row", "place", "answer", "count"]]
    onward = _onward(given, [(survey, question) for (survey, _), (_, question) in known.items()])
    return Opinions(frame, counts, onward, answers.periods, answers.files)


def _onward(given: pd.DataFrame, questions: Iterable[tuple[str, Question]]) -> pd.DataFrame:
    """How many of each row were asked a later question."""
    found = [given.iloc[:0][["row", "question", "count"]]]
    for survey, later in questions:
        if later.asked_of is not None:
            own = (given["survey"] == survey) & (given["question"] == later.asked_of.question)
            led = given[own & given["answer"].isin(later.asked_of.answers)]
            sums = led.groupby("row", as_index=False)["count"].sum()
            found.append(sums.assign(question=later.id)[["row", "question", "count"]])
    return pd.concat(found, ignore_index=True)


def _has_favourable(question: Question) -> bool:
    return any(answer.favourable for answer in question.answers)


def _ends(question: Question) -> tuple[int, int]:
    values = [answer.value for answer in question.answers if answer.value is not None]
    return min(values, default=0), max(values, default=0)


def _days(asked: pd.DataFrame, periods: tuple[Period, ...]) -> tuple[Any, Any]:
    codes = asked["period"].to_numpy(np.int64)
    ends = [(period.first.toordinal(), period.last.toordinal()) for period in periods]
    days = np.array(ends or [(0, 0)], np.int64)
    return days[codes, 0], days[codes, 1]


def _with_sizes(asked: pd.DataFrame) -> pd.DataFrame:
    """Each row with the sizes told of its question, else of its survey as a whole."""
    whole = asked[asked["question"] == ""].drop_duplicates(CELL)
    names = [name for name in SIZES if name != "n"]
    told = asked[CELL].merge(whole[[*CELL, *names]], on=CELL, how="left")
    asked = asked.copy()
    for name in names:
        filled = told[name].set_axis(asked.index).astype(asked[name].dtype)
        asked[name] = asked[name].where(asked[name].notna(), filled)
    return asked


def _given(
    answers: Answers, frame: pd.DataFrame, known: Mapping[tuple[str, str], tuple[int, Question]]
) -> pd.DataFrame:
    """The counts that stand, in order; codes that are no answer are left out."""
    rows = pd.Series(frame.index, index=frame["group"])
    found = answers.answers.assign(row=answers.answers["group"].map(rows))
    found = found[found["row"].notna()].astype({"row": np.int64})
    row = found["row"].to_numpy(np.int64)
    found["survey"] = frame["survey"].to_numpy(object)[row]
    found["question"] = frame["question"].to_numpy(object)[row]
    sound = (frame["faulty"] == "").to_numpy(bool)[row]
    found = found[sound & found["count"].notna().to_numpy(bool)]
    met = found.merge(_codes(known), on=["survey", "question", "answer"], how="inner")
    ordered: pd.DataFrame = met.sort_values(["row", "place"], kind="stable", ignore_index=True)
    return ordered


def _codes(known: Mapping[tuple[str, str], tuple[int, Question]]) -> pd.DataFrame:
    """Every answer that counts, with its place, whether it is favourable, and its value."""
    rows = [
        (survey, name, answer.code, place, answer.favourable, answer.value or 0)
        for (survey, name), (_, question) in known.items()
        for place, answer in enumerate(question.answers)
    ]
    names = ["survey", "question", "answer", "place", "good", "value"]
    return pd.DataFrame(rows, columns=names).astype({"place": np.int64, "good": bool})


def _with_sums(frame: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    """The frame with the sums of its counts, in integers that cannot overflow."""
    count = _safe(given["count"])
    terms = {
        "counted": count,
        "favourable": count * given["good"],
        "points": count * given["value"],
    }
    sums = pd.DataFrame({name: term.astype(count.dtype) for name, term in terms.items()})
    by_row = sums.groupby(given["row"].to_numpy(np.int64)).sum().reindex(frame.index)
    frame["has_counts"] = by_row["counted"].notna().to_numpy(bool)
    for name in SUMS:
        frame[name] = by_row[name].where(by_row[name].notna(), 0).astype(count.dtype)
    frame["valued"] &= frame["has_counts"]
    return frame


def _safe(count: "pd.Series[Any]") -> "pd.Series[Any]":
    """Counts as 64-bit integers where no sum of them can pass 64 bits, else as Python's."""
    most = max((int(number) for number in count), default=0)
    wide = most * 100 * max(len(count), 1) >= LARGEST
    return count.astype(object) if wide else count.astype(np.int64)


def _bases(
    frame: pd.DataFrame, given: pd.DataFrame, known: Mapping[tuple[str, str], Question]
) -> "pd.Series[Any]":
    """How many people stand behind each row.

    Those who answered; of a question to which several answers may be chosen those it was asked
    of: as told, else those who answered the question before so that this one was asked.
    """
    single = frame["has_counts"] & ~frame["many"]
    base = frame["n"].astype(object).where(~single, frame["counted"].astype(object))
    open_ = frame.index[frame["many"] & frame["n"].isna()]
    if not len(open_):
        return base
    before = {
        (*cell, question): row
        for row, (*cell, question) in enumerate(
            frame[[*CELL, "question"]].itertuples(index=False, name=None)
        )
    }
    keys = zip(given["row"], given["answer"], strict=True)
    by_answer = dict(zip(keys, given["count"], strict=True))
    for row in open_:
        base[row] = _asked_before(frame.loc[row], before, by_answer, known)
    return base


def _asked_before(
    row: "pd.Series[Any]",
    before: Mapping[tuple[Any, ...], int],
    by_answer: Mapping[tuple[int, str], int],
    known: Mapping[tuple[str, str], Question],
) -> Any:  # noqa: ANN401 (a count, or NA)
    """The people who answered an earlier question so that this one was asked; NA where unknown."""
    asked = known[row["survey"], row["question"]].asked_of
    if asked is None:
        return pd.NA
    at = before.get((*(row[name] for name in CELL), asked.question))
    counts = [by_answer.get((at, code), 0) for code in asked.answers] if at is not None else []
    return sum(int(count) for count in counts) if any(counts) else pd.NA


def whole_or_none(column: "pd.Series[Any]") -> list[int | None]:
    """A column of whole numbers as a plain list, None where there is none."""
    return [None if pd.isna(number) else int(number) for number in column]
