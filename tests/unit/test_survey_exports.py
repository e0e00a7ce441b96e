"""The tables of surveys: figures follow from the answers, and hidden rows are bare."""

import csv
import io
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.dictionary import describe_table
from generator.exports.files import write_tables
from generator.exports.survey_entries import SATISFACTION
from generator.exports.surveys import list_answers, list_satisfaction
from generator.quantities import plain
from surveying import WIDE, Asked, asked

FIVE = st.lists(st.integers(0, 10**6), min_size=5, max_size=5)
LONG = "question,period,answer,count"
FORMATTED = (
    "agency,subject,survey,question,driver,period,period_start,period_end,channel,segment,n,mean,"
    "favourable,favourable_share,low,high,respondents,offered,customers,status,note"
)


def rows_of(made: Asked, name: str) -> list[dict[str, str]]:
    """The rows of a published table as a reader of its CSV has them."""
    files = dict(write_tables(made.site))
    text = files[f"data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_satisfaction_has_the_columns_of_the_format_in_its_order() -> None:
    """Whoever reads satisfaction.csv by position or by name finds what the format promises."""
    assert ",".join(SATISFACTION.names) == FORMATTED


@settings(max_examples=15, deadline=None)
@given(st.lists(FIVE, min_size=1, max_size=4))
def test_figures_can_be_made_anew_from_the_answers(months: list[list[int]]) -> None:
    """n, the favourable answers, their share and the mean follow from answers.csv alone."""
    texts = [
        f"ease,2025-{at:02},,,{','.join(map(str, counts))}" for at, counts in enumerate(months, 1)
    ]
    made = asked(WIDE, *texts)
    answers = rows_of(made, "answers")

    for row in rows_of(made, "satisfaction"):
        own = [one for one in answers if one["period"] == row["period"]]
        n = sum(int(one["count"]) for one in own)
        good = sum(int(one["count"]) for one in own if one["favourable"] == "true")
        points = sum(int(one["count"]) * int(one["points"]) for one in own)
        if row["status"] == "suppressed":
            assert own == []
        else:
            assert (row["n"], row["favourable"]) == (str(n), str(good))
            assert row["favourable_share"] == plain(Fraction(100 * good, n))
            assert row["mean"] == plain(Fraction(points, n))


def test_a_hidden_row_says_only_what_it_is_about() -> None:
    """Of nine answers no figure is left, and answers.csv has no row of them."""
    made = asked(WIDE, "ease,2025-01,,,1,2,1,3,2", "ease,2025-02,,,10,10,10,20,20")
    hidden, shown = rows_of(made, "satisfaction")

    told = {name for name, text in hidden.items() if text}
    about = {"agency", "subject", "survey", "question", "period", "period_start", "period_end"}
    assert told == about | {"status"}
    assert (hidden["status"], shown["status"]) == ("suppressed", "final")
    assert {row["period"] for row in rows_of(made, "answers")} == {"2025-02"}


def test_weighted_shares_have_no_count_of_favourable_answers() -> None:
    """What the source summed up itself is told apart by a blank count."""
    header = f"{LONG},n,share,low,high,weighted"
    (row,) = rows_of(asked(header, "ease,2025-01,,,812,61.5,58.2,64.8,yes"), "satisfaction")
    figures = (row["n"], row["favourable"], row["favourable_share"], row["low"], row["high"])
    assert figures == ("812", "", "61.5", "58.2", "64.8")


def test_mentions_stand_beside_how_many_were_asked() -> None:
    """Of a question to which several answers may be chosen n is no sum of its mentions."""
    rows = (
        "ease,2025-01,4,60",
        "ease,2025-01,1,40",
        "why,2025-01,speed,50",
        "why,2025-01,staff,30",
    )
    made = asked(LONG, *rows)
    summed = next(row for row in rows_of(made, "satisfaction") if row["question"] == "why")
    counts = [row["count"] for row in rows_of(made, "answers") if row["question"] == "why"]
    assert (summed["n"], summed["favourable"], counts) == ("60", "", ["50", "30"])


def test_the_number_of_rows_is_told_before_they_are_written() -> None:
    """The data page names as many rows as the files have, without those that are hidden."""
    made = asked(WIDE, "ease,2025-01,,,1,2,1,3,2", "ease,2025-02,,,10,10,10,20,20")
    opinions = made.published
    assert opinions.size == len(list(list_satisfaction(made.site)))
    assert opinions.answers == len(list(list_answers(made.site)))


def test_labels_stand_in_every_language() -> None:
    """The label of an answer has a column for each language of the site."""
    names = describe_table("answers", ("en", "fr")).names
    assert names[names.index("label") : names.index("points")] == ("label", "label_fr")
