"""The published table of the United States as a site: what it says, what it hides, what it finds.

Expected values are worked out here from the table itself, by the standard library alone.
"""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from building import build_telling, read_rows, scorecard, tree_of

TABLE = "mergedcxdata-2023-05-21.csv"
SLOTS, POINTS = range(1, 12), range(1, 6)
FIGURES = ("n", "mean", "favourable", "favourable_share", "respondents", "offered", "customers")
REST = re.compile(r"\d+ more rows? with the same fault \(([a-z-]+)\): lines? (.+)")


class Row(NamedTuple):
    """A row of the table and the line on which it begins."""

    line: int
    cells: dict[str, str]

    def number(self, name: str) -> int | None:
        """A number of people, None for a blank."""
        text = self.cells[f"attributes_{name}"]
        return int(Fraction(text)) if text else None

    def counts(self, slot: int) -> list[int]:
        """How many gave each answer from 1 to 5."""
        return [self.number(f"q{slot}_{point}") or 0 for point in POINTS]

    @property
    def respondents(self) -> int | None:
        """How many responded."""
        return self.number("volume_of_respondents")

    @property
    def offered(self) -> int | None:
        """How many were asked."""
        return self.number("volume_of_customers_provided_survey_opportunity")


class Site(NamedTuple):
    """The table, the site of it, and the findings by code: a line each."""

    table: list[Row]
    folder: Path
    found: dict[str, list[int]]

    def published(self, name: str = "satisfaction") -> list[dict[str, str]]:
        """The rows of a published table."""
        return read_rows(self.folder / "data" / f"{name}.csv")


@pytest.fixture(scope="module")
def us(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The table imported and built by the real command, which tells its findings."""
    source, project = real_data / "us-a11" / TABLE, tmp_path_factory.mktemp("us") / "project"
    done = scorecard("import", "a11-collections", source, "--into", project)
    assert done.returncode == 0, done.stdout + done.stderr
    site = project.parent / "site"
    told = build_telling(project, site, "--format", "json")
    return Site(list(read_table(source)), site, found_in(told))


def read_table(source: Path) -> Iterator[Row]:
    """The rows with the physical lines they begin on; cells hold line breaks."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        names, line = next(reader), reader.line_num
        for cells in reader:
            yield Row(line + 1, dict(zip(names, cells, strict=True)))
            line = reader.line_num


def found_in(told: str) -> dict[str, list[int]]:
    """The lines that findings name, by code, those of the rest of a fault too."""
    found: dict[str, list[int]] = defaultdict(list)
    for one in json.loads(told)["findings"]:
        rest = REST.fullmatch(one["message"])
        if rest:
            found[rest[1]] += spelt_out(rest[2])
        elif one["line"]:
            found[one["code"]].append(one["line"])
    return {code: sorted(lines) for code, lines in found.items()}


def spelt_out(words: str) -> Iterator[int]:
    """The lines of a list such as `3, 7 to 9`."""
    for part in words.split(", "):
        first, _, last = part.partition(" to ")
        yield from range(int(first), int(last or first) + 1)


def quarter(row: Row) -> str:
    """The fiscal quarter as it is published: 2021 is the year that ends in 2021."""
    year = int(row.cells["attributes_collection_year"])
    number = row.cells["attributes_collection_quarter"]
    return f"FY{year - 1}-{year % 100}-Q{number}"


# ---- what is published


def test_every_published_mean_agrees_with_the_tables(us: Site) -> None:
    """Each question that is published has a mean within 0.005 of one the table gives to its counts.

    The table has 2,962 means beside counts; those that are missing here are suppressed, no others.
    """
    theirs: dict[tuple[str, tuple[int, ...]], list[Fraction]] = defaultdict(list)
    cells = 0
    for row in us.table:
        for slot in SLOTS:
            counts, mean = row.counts(slot), row.cells[f"attributes_q{slot}_point_scale"]
            if sum(counts) and mean:
                theirs[quarter(row), tuple(counts)].append(Fraction(mean))
                cells += 1
    ours: dict[tuple[str, ...], Counter[int]] = defaultdict(Counter)
    key = ("subject", "survey", "question", "period", "channel")
    for answer in us.published("answers"):
        ours[tuple(answer[name] for name in key)][int(answer["points"])] = int(answer["count"])
    shown = hidden = 0
    for row_ in us.published():
        given = ours[tuple(row_[name] for name in key)]
        if row_["status"] == "suppressed":
            hidden += 1
            assert not given
            continue
        means = theirs[row_["period"], tuple(given[point] for point in POINTS)]
        assert means
        assert min(abs(Fraction(row_["mean"]) - mean) for mean in means) <= Fraction(5, 1000)
        shown += 1
    empty = sum(not any(row.counts(slot)) for row in us.table for slot in SLOTS if asked(row, slot))
    assert cells == 2962
    assert shown + hidden == 2962 + empty


def asked(row: Row, slot: int) -> bool:
    """Whether the table words a question in a slot."""
    return row.cells[f"attributes_q{slot}_text"].strip().upper() not in ("", "NONE")


def test_the_first_row_as_published(us: Site) -> None:
    """Row 1, question 1: 320,979 answered, 304,944 favourably, a mean of 4.70."""
    (row,) = [
        one
        for one in us.published()
        if (one["subject"], one["question"], one["n"]) == ("service:2", "q1", "320979")
    ]
    assert (row["period"], row["channel"]) == ("FY2020-21-Q2", "e-mail")
    assert row["favourable"] == "304944"
    assert f"{float(row['mean']):.2f}" == "4.70"
    assert f"{float(row['favourable_share']):.2f}" == f"{30494400 / 320979:.2f}"


# ---- what is hidden


def small(us: Site) -> list[Row]:
    """The collections to which fewer than ten responded."""
    return [row for row in us.table if row.respondents and row.respondents < 10]


def test_small_collections_hold_no_figure(us: Site) -> None:
    """Of the seven collections under ten no published row holds a figure, nor an answer."""
    rows, answers = us.published(), us.published("answers")
    assert len(small(us)) == 7
    for row in small(us):
        subject = f"service:{row.cells['attributes_service_id']}"
        own = [
            one
            for one in rows
            if (one["subject"], one["period"]) == (subject, quarter(row))
            and one["channel"] == channel_of(row)
            and is_of(one["survey"], row)
        ]
        assert own
        assert {one["status"] for one in own} == {"suppressed"}
        assert {one[name] for one in own for name in FIGURES} == {""}
        keys = {(one["survey"], one["period"], one["channel"]) for one in own}
        assert not [a for a in answers if (a["survey"], a["period"], a["channel"]) in keys]


CHANNELS = {"in_person": "in-person", "email": "e-mail", "website": "website"}


def channel_of(row: Row) -> str:
    """The channel of a small collection as it is published."""
    return CHANNELS[row.cells["attributes_channel"]]


def is_of(survey: str, row: Row) -> bool:
    """Whether a survey's id is made of a row's service and what it provides."""
    words = re.sub("[^a-z0-9]+", "-", row.cells["attributes_service_provided"].lower()).strip("-")
    return survey.startswith(f"{row.cells['attributes_service_id']}-{words}"[:60])


def test_small_collections_are_in_no_file(us: Site) -> None:
    """On no page and in no download do the five counts of a small collection follow each other."""
    given: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for one in us.published("answers"):
        group = tuple(one[name] for name in ("survey", "question", "period", "channel"))
        given[group][one["answer"]] = int(one["count"])
    shown = {tuple(told.get(str(point), 0) for point in POINTS) for told in given.values()}
    counts = {tuple(row.counts(slot)) for row in small(us) for slot in SLOTS} - shown
    planted = [one for one in counts if sum(map(bool, one)) > 1]
    runs = [re.compile(r"(?<!\d)" + r"\D+".join(map(str, one)) + r"(?!\d)") for one in planted]
    pages = {
        name: re.sub(r"<[^>]+>|\s", "|", data.decode())
        for name, data in tree_of(us.folder).items()
        if name.endswith((".html", ".json", ".csv"))
    }
    assert runs
    assert pages
    assert not [name for name, said in pages.items() for run in runs if run.search(said)]


def test_people_are_not_too_few_where_a_zero_was_never_counted(us: Site) -> None:
    """Eighty answers are published though their row says that nobody was asked: a fault, told."""
    (row,) = [
        one
        for one in us.published()
        if one["survey"] == "15-fha-resource-center-atlanta" and one["question"] == "q1"
    ]
    assert (row["status"], row["n"], row["offered"]) == ("final", "80", "0")


# ---- what is found, with its line


def test_answers_above_respondents_are_found(us: Site) -> None:
    """171 cells, each with its line."""
    lines = [
        row.line
        for row in us.table
        for slot in SLOTS
        if row.respondents is not None and sum(row.counts(slot)) > row.respondents
    ]
    assert len(lines) == 171
    assert us.found["answers-above-respondents"] == lines


def test_respondents_above_offered_are_found(us: Site) -> None:
    """17 rows, each with its line."""
    lines = [
        row.line
        for row in us.table
        if None not in (row.respondents, row.offered)
        and (row.respondents or 0) > (row.offered or 0)
    ]
    assert len(lines) == 17
    assert us.found["respondents-above-offered"] == lines


def test_offered_above_customers_are_found(us: Site) -> None:
    """5 rows, each with its line."""
    pairs = [(row.line, row.offered, row.number("volume_of_customers")) for row in us.table]
    lines = [line for line, a, b in pairs if a is not None and b is not None and a > b]
    assert len(lines) == 5
    assert us.found["offered-above-customers"] == lines


def test_repeated_rows_are_found(us: Site) -> None:
    """5 rows say again what an earlier one is about, each with its line."""
    names = ("service_provider_id", "service_provided", "channel", "collection_year")
    seen, lines = set(), []
    for row in us.table:
        key = tuple(row.cells[f"attributes_{name}"] for name in (*names, "collection_quarter"))
        if key in seen:
            lines.append(row.line)
        seen.add(key)
    assert len(lines) == 5
    assert us.found["repeated-row"] == lines


def test_the_headers_text_is_found(us: Site) -> None:
    """All 101 rows that hold the header of the column in place of an address have their line."""
    cells = ((row.line, row.cells["attributes_federal_register_url"]) for row in us.table)
    lines = {line for line, cell in cells if cell == "Federal Register URL"}
    assert len(lines) == 101
    assert lines <= set(us.found["not-an-address"])


def test_folded_scales_are_found(us: Site) -> None:
    """23 questions in words of ten points are told, those of each slot where its survey begins."""
    first: dict[tuple[str, int], int] = {}
    for row in us.table:
        for slot in SLOTS:
            if re.search(r"\b(10-point|1 to 10)\b", row.cells[f"attributes_q{slot}_text"]):
                first.setdefault((survey_of(row), slot), row.line)
    assert len(first) == 22
    assert len(us.found["scale-unlike-wording"]) == 23
    assert set(first.values()) <= set(us.found["scale-unlike-wording"])


def plain(text: str) -> str:
    """A wording without what does not make it another: spaces, capitals, quotes, full stops."""
    straight = re.sub("[\u2018\u2019\u201c\u201d\"']", "'", text)
    return " ".join(straight.split()).casefold().rstrip(".!? ")


def test_changed_wordings_are_found(us: Site) -> None:
    """81 wordings stand in the slot of question 1; a survey that changed its own is told, by line.

    Of each further wording of a slot the first row is told.
    """
    lines = []
    for slot in SLOTS:
        used: dict[str, set[str]] = defaultdict(set)
        for row in us.table:
            words = plain(row.cells[f"attributes_q{slot}_text"])
            own = used[survey_of(row)]
            if words in own or words in ("", "none"):
                continue
            lines += [row.line] if own else []
            own.add(words)
    assert len({row.cells["attributes_q1_text"].strip() for row in us.table}) == 81
    assert len(lines) == 67
    assert us.found["wording-changed"] == sorted(lines)


def survey_of(row: Row) -> str:
    """What makes a survey: a service, and what it provides."""
    return row.cells["attributes_service_id"] + row.cells["attributes_service_provided"].strip()


def test_none_as_a_question_is_found(us: Site) -> None:
    """NONE is the wording of 205 questions: each cell is told with its line."""
    lines = [
        row.line
        for row in us.table
        for slot in SLOTS
        if row.cells[f"attributes_q{slot}_text"].strip().upper() == "NONE"
    ]
    assert len(lines) == 205
    assert us.found["question-is-no-question"] == lines


def test_none_was_never_answered(us: Site) -> None:
    """NONE stands for a question nobody was asked: no answer is counted under it, none published.

    Answers without any wording are another thing, and are told: seven cells on one line.
    """
    slots = [(row, slot) for row in us.table for slot in SLOTS]
    none = [(r, s) for r, s in slots if r.cells[f"attributes_q{s}_text"].strip().upper() == "NONE"]
    blank = [
        r.line
        for r, s in slots
        if not r.cells[f"attributes_q{s}_text"].strip() and any(r.counts(s))
    ]
    assert len(none) == 205
    assert not any(any(row.counts(slot)) for row, slot in none)
    assert us.found["question-without-text"] == blank == [1037] * 7
