"""Promises about satisfaction: the answers to a question, judged like any other result."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.examine import examine
from generator.gather import gather_service
from generator.model import Status
from generator.published import Published, Result
from generator.sentences.verdicts import Saying, verdict_saying
from making import ENGLISH

SITE = "title: S\npublisher: P\n"
AGENCY = "name: State\n"
SURVEY = """name: After the call
selection: random
questions:
  - id: ease
    text: It was easy.
"""
SERVICE = """name: Passports
channels:
  - id: mail
  - id: online
covers_everyone: true
standards:
  - id: easy
    promise: Most people find it easy.
    measure:
      kind: satisfaction
      survey: call
      question: ease
{statistic}    cadence: monthly
{judged}    targets:
      - from: {since}
        at_least: {level}
"""
HEADER = "subject,survey,question,period,channel,score_1,score_2,score_3,score_4,score_5"


def publish(tmp_path: Path, *rows: str, since: str = "2025-01", **said: str) -> Published:
    """A project with one promise about the answers in these rows."""
    files = {
        "content/site.yaml": SITE,
        "content/agencies/state.yaml": AGENCY,
        "content/surveys/call.yaml": SURVEY,
        "content/services/state/passport.yaml": SERVICE.format(
            since=since,
            level=said.get("level", "80%"),
            statistic=said.get("statistic", ""),
            judged=said.get("judged", ""),
        ),
        "data/satisfaction/a.csv": "\n".join([HEADER, *rows]) + "\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    report = Report()
    published = examine(tmp_path, today=lambda _site: date(2026, 1, 15), report=report)
    assert published is not None
    assert not report.failed, list(report)
    return published


def row(month: str, *counts: int, channel: str = "") -> str:
    """A row of answers."""
    return f"service:passport,call,ease,{month},{channel},{','.join(map(str, counts))}"


def reported(published: Published) -> list[Result]:
    """The rows that stand in a file."""
    return [one for one in published.results("passport") if one.reported]


@pytest.mark.parametrize(
    ("counts", "status"),
    [((5, 5, 10, 40, 40), Status.MET), ((5, 5, 11, 40, 40), Status.MISSED)],
)
def test_the_favourable_share_is_judged_on_its_counts(
    tmp_path: Path, counts: tuple[int, ...], status: Status
) -> None:
    """80 of 100 answers meet 80%; 80 of 101 do not."""
    (found,) = reported(publish(tmp_path, row("2025-12", *counts), since="2025-12"))
    assert (found.status, found.numerator, found.denominator) == (status, 80, sum(counts))


def test_the_mean_is_judged_exactly(tmp_path: Path) -> None:
    """A mean of 4 meets 4 points, and is made from the sum of the points."""
    said = {"statistic": "      statistic: mean\n", "level": "4 points"}
    published = publish(tmp_path, row("2025-12", 10, 0, 0, 30, 15), since="2025-12", **said)
    (found,) = reported(published)
    assert (found.value, found.status) == (Fraction(205, 55), Status.MISSED)


def test_a_month_without_answers_is_overdue(tmp_path: Path) -> None:
    """Answers are owed like any result."""
    published = publish(tmp_path, row("2025-10", 5, 5, 10, 40, 40), since="2025-10")
    statuses = [one.status for one in published.results("passport")]
    assert statuses == [Status.MET, Status.NOT_REPORTED, Status.NOT_DUE]


def test_too_few_answers_are_no_verdict(tmp_path: Path) -> None:
    """Nine answers: the promise reads too few to publish, and has no figure."""
    (found,) = reported(publish(tmp_path, row("2025-12", 0, 0, 0, 4, 5), since="2025-12"))
    assert (found.status, found.numerator, found.denominator, found.value, found.faulty) == (
        Status.SUPPRESSED,
        None,
        None,
        None,
        "",
    )


def test_a_hidden_month_is_in_no_sum(tmp_path: Path) -> None:
    """A year judged as a whole cannot give away the month that was hidden in it."""
    rows = [row(f"2024-{month:02}", 5, 5, 10, 40, 40) for month in range(1, 12)]
    rows.append(row("2024-12", 0, 0, 0, 3, 1))
    published = publish(tmp_path, *rows, since="2024-01", judged="    judged: fiscal year\n")
    whole = [one for one in published.results("passport") if one.pooled]
    assert whole == []


def test_a_zero_of_answers_needs_no_confirmation(tmp_path: Path) -> None:
    """That none of 60 answers is favourable was counted, not left blank."""
    (found,) = reported(publish(tmp_path, row("2025-12", 20, 20, 20, 0, 0), since="2025-12"))
    assert (found.status, found.unconfirmed) == (Status.MISSED, False)


def test_channels_are_drawn_beside(tmp_path: Path) -> None:
    """Answers by channel stand beside the total without a verdict."""
    rows = (
        row("2025-12", 10, 10, 20, 80, 80),
        row("2025-12", 5, 5, 10, 40, 40, channel="mail"),
        row("2025-12", 5, 5, 10, 40, 40, channel="online"),
    )
    published = publish(tmp_path, *rows, since="2025-12")
    told = [(one.channel, one.status) for one in reported(published)]
    assert told == [("", Status.MET), ("mail", None), ("online", None)]


def test_opinions_stand_beside_the_promise(tmp_path: Path) -> None:
    """The same answers are published as what people said."""
    published = publish(tmp_path, row("2025-12", 5, 5, 10, 40, 40), since="2025-12")
    (said,) = published.opinions.of("service:passport")
    assert (said.n, said.share, published.opinions.size) == (100, Fraction(80), 1)


def said(published: Published) -> Saying:
    """The verdict of the promise in words."""
    facts = gather_service(published, published.services[0], published.agencies[0])
    return verdict_saying(facts.standards[0], ENGLISH)


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ((5, 5, 10, 40, 40), "Met among those who answered"),
        ((5, 5, 50, 20, 20), "Missed among those who answered"),
    ],
)
def test_a_verdict_is_about_those_who_answered(
    tmp_path: Path, counts: tuple[int, ...], word: str
) -> None:
    """The word itself says that nobody else is judged."""
    assert said(publish(tmp_path, row("2025-12", *counts))).word == word


def test_the_sentence_speaks_of_answers_not_of_cases(tmp_path: Path) -> None:
    """How many answered, how many of them favourably, and which answers these are."""
    sentence = said(publish(tmp_path, row("2025-12", 5, 5, 50, 20, 20))).sentence
    assert sentence.startswith("In December 2025, of 100 who answered, 40 (40%) said 4 or 5.")
    assert "case" not in sentence


@pytest.mark.parametrize(("level", "spans"), [("84%", True), ("30%", False)])
def test_an_interval_that_holds_the_target_is_told(
    tmp_path: Path,
    level: str,
    spans: bool,  # noqa: FBT001 (a parameter of a test)
) -> None:
    """Where chance alone could have turned the verdict, the sentence says so."""
    sentence = said(publish(tmp_path, row("2025-12", 5, 5, 10, 40, 40), level=level)).sentence
    told = "The chance variation among the answers, 71.1% to 86.7%, spans the target." in sentence
    assert told is spans


def test_a_verdict_names_those_who_did_not_answer(tmp_path: Path) -> None:
    """Without a response rate nobody knows what the others think."""
    cautions = said(publish(tmp_path, row("2025-12", 5, 5, 10, 40, 40))).cautions
    assert cautions == (
        "How many of those asked answered is not reported; others may think differently.",
    )


def test_a_sum_of_months_keeps_the_caution(tmp_path: Path) -> None:
    """A fiscal year of answers has no response rate, and says so."""
    rows = [row(f"2025-{month:02}", 5, 5, 10, 40, 40) for month in range(1, 13)]
    judged = "    judged: fiscal year\n"
    saying = said(publish(tmp_path, *rows, since="FY2025", judged=judged))
    assert saying.word == "Met among those who answered"
    assert saying.cautions[-1] == (
        "Only those who answered are counted; others may think differently."
    )


def test_a_mean_is_told_of_answers(tmp_path: Path) -> None:
    """A promise about the mean names how many answers it is the mean of."""
    statistic = "      statistic: mean\n"
    made = publish(
        tmp_path, row("2025-12", 5, 5, 10, 40, 40), statistic=statistic, level='"3.5 points"'
    )
    assert said(made).sentence.startswith("In December 2025 the mean of 100 answers was 4.1")
