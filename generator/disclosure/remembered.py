"""What readers of surveys still know from an earlier edition: it cannot be taken back.

Takes the tables of answers that an earlier edition published, and the answers summed up of this
one. Gives what was shown then as rows to reckon with beside those shown now.
Must not know which rows this edition hides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.judge.book import Whole
from generator.judge.columns import Mask
from generator.judge.opinions import Opinions
from generator.quantities import parse_decimal
from generator.sources.previous import Edition, Previous

ASKED = ["subject", "survey", "question"]
GROUP = ["first", "last", "channel", "segment"]
KEY = ["line", *GROUP]
SIZES = ("respondents", "offered", "customers")

MOST = 10**15
"""The largest count that is reckoned with."""


def number_lines(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with `who` (a number for each subject and survey) and `line` (for each question)."""
    who = frame.groupby(["subject", "survey"], sort=False).ngroup().astype(np.int64)
    line = frame.groupby(ASKED, sort=False).ngroup().astype(np.int64)
    return frame.assign(who=who, line=line)


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """What an earlier edition told of the questions of this one.

    `rows` has `who`, `line`, `first`, `last`, `channel`, `segment`, `cases` (how many answered),
    `kept` (how many favourably), the sizes, `shown`, `hidden`, and `row`, its place in the table.
    `answers` has a row for each count of an answer: `line`, the group, `answer`, `count`, `place`
    (among the answers of its question).
    """

    rows: pd.DataFrame
    answers: pd.DataFrame

    @property
    def shown(self) -> pd.DataFrame:
        """The rows that told any figure."""
        return self.rows[self.rows["shown"]]

    def tables(self, places: int, plain: Whole) -> Iterator[pd.DataFrame]:
        """What is known of answers, of each place among those to `plain` lines, and of each size.

        It gives nobody away anew: what was published once cannot be hidden.
        """
        shown = self.shown.assign(promise=self.shown["line"], told=False, known=True)
        yield shown
        nothing = pd.Series(pd.NA, index=shown.index, dtype="Int64")
        given = self.answers[self.answers["line"].isin(plain)]
        for place in range(places):
            own = given.loc[given["place"] == place, [*KEY, "count"]]
            chosen = shown.merge(own, on=KEY)
            yield chosen.assign(kept=chosen["count"].astype("Int64"))
        for name in SIZES:
            yield shown.assign(promise=shown["who"], cases=shown[name], kept=nothing)


@dataclass(frozen=True, slots=True, eq=False)
class Memories:
    """What several earlier editions told, the newest first."""

    editions: tuple[Remembered, ...]

    @property
    def shown(self) -> pd.DataFrame:
        """The rows of any that told any figure."""
        return pd.concat([one.shown for one in self.editions], ignore_index=True)

    def tables(self, places: int, plain: Whole) -> Iterator[pd.DataFrame]:
        """The tables of all, one below the other; what the newest told of a cell stands first."""
        every = (one.tables(places, plain) for one in self.editions)
        for tables in zip(*every, strict=True):
            yield pd.concat(tables, ignore_index=True)


def remember(edition: Edition, opinions: Opinions) -> Memories | None:
    """What editions told of the questions that there are; None where none has a table of them."""
    if edition.satisfaction is None:
        return None
    said, given = edition.satisfaction, edition.answers
    numbers = sorted(set(said.frame["edition"].tolist()))
    every = (_remember(_of(said, at), given and _of(given, at), opinions) for at in numbers)
    return Memories(tuple(every)) if numbers else None


def _of(previous: Previous, number: int) -> Previous:
    """The rows of one of several editions."""
    return Previous(previous.frame[previous.frame["edition"] == number], previous.lines)


def _remember(
    satisfaction: Previous, given_then: Previous | None, opinions: Opinions
) -> Remembered:
    frame = number_lines(opinions.frame)
    lines = frame[[*ASKED, "who", "line"]].drop_duplicates("line")
    weighted = frame.loc[frame["weighted"].to_numpy(bool), "line"].unique()
    rows = _known(satisfaction, lines).rename(columns={"n": "cases"})
    rows["kept"] = _favourable(rows, ~rows["line"].isin(weighted).to_numpy(bool))
    rows = rows.assign(**{name: _in_64_bits(rows[name]) for name in ("cases", *SIZES)})
    given = opinions.given.assign(line=frame["line"].to_numpy()[opinions.given["row"]])
    places = given[["line", "answer", "place"]].drop_duplicates(["line", "answer"])
    if given_then is None:
        return Remembered(rows, rows.iloc[:0].assign(answer="", count=0, place=0))
    answers = _known(given_then, lines)
    answers = answers.merge(places.astype({"answer": object}), on=["line", "answer"], how="left")
    return Remembered(rows, answers)


def _known(previous: Previous, lines: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table about these lines, each group, span and answer once."""
    texts = [*ASKED, "channel", "segment", *(["answer"] if "answer" in previous.frame else [])]
    found = previous.frame.astype(dict.fromkeys(texts, object)).merge(lines, on=ASKED)
    keys = [*KEY, *texts[len(ASKED) + 2 :]]
    return found.drop_duplicates(keys, ignore_index=True)


def _favourable(rows: pd.DataFrame, plain: Mask) -> "pd.Series[int]":
    """How many answered favourably; of a share without that count the number it came from."""
    kept = rows["favourable"].astype(object)
    lacks = kept.isna() & rows["cases"].notna() & (rows["favourable_share"] != "") & plain
    for at in rows.index[lacks]:
        share = parse_decimal(str(rows["favourable_share"][at]))
        if share is not None:
            kept[at] = round(share * int(rows["cases"][at]) / 100)
    return _in_64_bits(kept)


def _in_64_bits(column: "pd.Series[int]") -> "pd.Series[int]":
    """Whole numbers of 64 bits; one that is too large is taken for none."""
    numbers = column.astype(object)
    return numbers.where(numbers.fillna(0) <= MOST, pd.NA).astype("Int64")
