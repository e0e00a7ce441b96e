"""Real standards that the formats must be able to say, each a small project with invented figures.

Beside each project lies `expected.txt`: its service page as a person reads it, from top to bottom.
SCORECARD_WRITE_EXPECTED=1 writes these files anew, on a person's own machine only.
"""

import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from building import build_site, read_rows

SITES = Path(__file__).resolve().parent
PROJECTS = {
    "answer-in-15-minutes": "enquiries-line",
    "building-permits": "building-permit",
    "city-requests": "report-a-problem",
    "driving-tests": "driving-test",
    "four-hours": "emergency-care",
    "national-line": "national-line",
    "passport-ranges": "passport-by-mail",
    "tax-line": "tax-line",
    "trust-question": "claim-online",
}
"""Each project and the service whose page is read."""

Words = Callable[[str], str]
Rows = Callable[[str], list[dict[str, str]]]

BLOCKS = frozenset(
    (
        *("h1", "h2", "h3", "p", "li", "dt", "dd", "div", "section", "nav"),
        *("tr", "caption", "figcaption", "summary"),
    )
)
"""Elements that begin a line of their own."""

MARKS = {"h1": "# ", "h2": "## ", "summary": "### ", "li": "- ", "dd": "  ", "dt": ""}
"""What a line of an element begins with."""


class Reader(HTMLParser):
    """The words of a page's main part, a line a block, drawings and controls left out."""

    def __init__(self) -> None:
        """Begin before the main part."""
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.inside = False
        self.drawing = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, a cell after a bar, and skip what is drawn."""
        del attrs
        self.inside = self.inside or tag == "main"
        self.drawing += tag == "svg"
        if tag in BLOCKS:
            self.lines.append(MARKS.get(tag, ""))
        elif tag == "strong" and self.lines[-1].strip():
            self.lines[-1] = f"{self.lines[-1].strip()}: "
        elif tag in {"th", "td"} and self.lines[-1].strip():
            self.lines[-1] += " | "
        elif tag == "span":
            self.lines[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        """End the main part, a drawing, or a block's line."""
        self.inside = self.inside and tag != "main"
        self.drawing -= tag == "svg"
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Take the words in, unless they are part of a drawing."""
        if self.inside and not self.drawing:
            self.lines[-1] += data


def read_aloud(page: Path) -> str:
    """A page's main part as lines of text."""
    reader = Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    lines = (re.sub(r"(?<=\S)\s+", " ", line).rstrip() for line in reader.lines)
    kept = (line for line in lines if line.strip(" -#|"))
    return "".join(f"\n{line}\n" if line.startswith("#") else f"{line}\n" for line in kept)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a project's site, built when it is first asked for."""
    root = tmp_path_factory.mktemp("standards")

    def build(name: str) -> Path:
        site = root / name / "site"
        return site if site.exists() else build_site(SITES / name / "project", site, "--jobs", "1")

    return build


@pytest.fixture(scope="module")
def words(built: Callable[[str], Path]) -> Words:
    """The service page of a project as a person reads it."""
    return lambda name: read_aloud(built(name) / "services" / PROJECTS[name] / "index.html")


@pytest.fixture(scope="module")
def rows(built: Callable[[str], Path]) -> Rows:
    """The published results of a project."""
    return lambda name: read_rows(built(name) / "data" / "results.csv")


@pytest.mark.parametrize("name", PROJECTS)
def test_page_reads_as_expected(name: str, words: Words) -> None:
    """The page says what its expected text says, word for word."""
    expected, said = SITES / name / "expected.txt", words(name)
    if os.environ.get("SCORECARD_WRITE_EXPECTED") and os.environ.get("CI") != "true":
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_text(encoding="utf-8")


def statuses(rows: list[dict[str, str]], standard: str) -> list[str]:
    """The statuses of a standard's totals that are due, in the order of the file."""
    own = (row for row in rows if row["standard"] == standard and not row["segment"])
    return [row["status"] for row in own if row["status"] not in {"", "not_due"}]


def test_a_range_without_a_share_is_never_judged(words: Words, rows: Rows) -> None:
    """A promise that never says how often has no verdict, and its ranges ease and shorten."""
    said = words("passport-ranges")
    assert set(statuses(rows("passport-ranges"), "routine-time")) == {"no_target"}
    assert "The time promised is 8 to 11 weeks, but never how often, so this is not judged." in said
    assert "- Promise eased from “6 to 8 weeks” to “8 to 11 weeks” on June 1, 2026." in said
    assert "Promise shortened from “7 to 10 weeks” to “6 to 8 weeks” on February 1, 2026" in said


def test_only_the_fiscal_year_is_judged(words: Words, rows: Rows) -> None:
    """Of 24 months and 2 fiscal years only the years have verdicts, made of sums."""
    found = rows("national-line")
    assert statuses(found, "answer-speed") == ["missed", "met"]
    year = next(row for row in found if row["status"] == "met")
    months = [row for row in found if row["standard"] == "answer-speed" and not row["status"]]
    assert int(year["denominator"]) == sum(
        int(row["denominator"]) for row in months if row["period_end"] > "2025-09-30"
    )
    assert "On the whole fiscal year; shorter periods are shown" in words("national-line")


@pytest.mark.parametrize(
    ("name", "promise"),
    [
        ("national-line", "When you choose a call back, we tell you how long it takes on average."),
        ("tax-line", "We publish how many of all calls a person answers."),
        ("building-permits", "We decide 90 of 100 permits within 45 business days."),
    ],
)
def test_is_never_read_alone(name: str, promise: str, words: Words) -> None:
    """What a promise is always read with stands in its own box, with its verdict."""
    first = words(name).split("\n### ")[0]
    assert f"Always read with this: “{promise}”" in first


def test_only_the_season_is_judged(words: Words, rows: Rows) -> None:
    """Two filing seasons are judged; the share of all calls is no kept promise."""
    said = words("tax-line")
    assert statuses(rows("tax-line"), "level-of-service") == ["met", "missed"]
    assert "In Filing season 2026 the promise was kept for 4,729,777 of 5,626,010 cases" in said
    assert "In Filing season 2026 the result was 4,729,777 of 15,205,432 cases (31.1%)." in said


def test_a_moved_deadline_says_so(words: Words, rows: Rows) -> None:
    """A deadline not yet reached has no verdict; one that has passed has one; both were moved."""
    said, found = words("driving-tests"), rows("driving-tests")
    assert statuses(found, "average-wait") == []
    assert statuses(found, "full-centers") == ["missed"]
    assert "- First promised for September 30, 2026.\n- Anything longer counts as 24 weeks." in said
    assert "- First promised for August 31, 2026." in said


def test_callers_left_out_stand_in_the_verdict(words: Words, rows: Rows) -> None:
    """More than a tenth of all calls left out are told of beside the verdict, with the reason."""
    left_out = "279,138 more cases were left out (40.2% of all): calls that were not let into"
    found = statuses(rows("answer-in-15-minutes"), "fifteen-minutes")
    assert (found.count("met"), found.count("missed")) == (11, 1)
    assert left_out in words("answer-in-15-minutes")


def test_each_type_has_its_own_time(words: Words) -> None:
    """Each type of request is judged by its own share and time; one was eased."""
    said = words("city-requests")
    assert "\nAll cases: Missed\n" in said
    assert "\nStreet light: Met\n" in said
    assert "(80.6%). The target is at least 85% within 5 business days; it was missed by" in said
    assert "Target history : Graffiti: Promise eased from 7 days to 14 days" in said


def test_types_add_up_to_all(rows: Rows) -> None:
    """The types cover everyone: their cases are the total's in every month."""
    found = rows("city-requests")
    for period in sorted({row["period"] for row in found}):
        own = [row for row in found if row["period"] == period]
        whole = {int(row["denominator"]) for row in own if not row["segment"]}
        parts = {row["segment"]: int(row["denominator"]) for row in own if row["segment"]}
        assert whole == {sum(parts.values())}


def test_breaches_are_counted_and_two_targets_hold_at_once(words: Words, rows: Rows) -> None:
    """Breaches are turned into kept promises; one figure meets one target and misses the other."""
    said = words("four-hours")
    newest = [row for row in rows("four-hours") if row["period"] == "2026-10"]
    by_target = {row["target_name"]: row for row in newest if not row["segment"]}
    standard = by_target["Standard in the constitution"]
    kept = int(standard["denominator"]) - int(standard["numerator"])
    assert kept == 37_183
    assert {name: row["status"] for name, row in by_target.items()} == {
        "Standard in the constitution": "missed",
        "Goal of the recovery plan": "met",
    }
    assert "the promise was kept for 37,183 of 45,004 cases (82.6%)" in said


def test_median_and_percentile_leave_out_the_same(words: Words, rows: Rows) -> None:
    """Both say which cases are finished, how many are still open, and when the clock stops."""
    said, found = words("building-permits"), rows("building-permits")
    assert statuses(found, "half-within")[-1] == "met"
    assert statuses(found, "nine-in-ten")[-1] == "missed"
    open_cases = "Counts only finished cases; still open: 361, of which late: 104."
    paused = "The clock is stopped while this goes on: the plans are with the applicant"
    assert said.count(open_cases) == said.count(paused) == 4


def test_drivers_are_mentions_among_those_asked_by_their_answer(words: Words, rows: Rows) -> None:
    """What went well is asked of the 870 who agreed, what did not of the 346 others."""
    said = words("trust-question")
    assert statuses(rows("trust-question"), "trust") == ["met", "missed", "met", "missed"]
    assert "“This interaction increased my trust in the Norland Benefits Agency.”" in said
    assert "Several answers could be chosen; 870 people were asked." in said
    assert "Several answers could be chosen; 346 people were asked." in said
    assert "Missed among those who answered" in said
    assert "2 in 100 of those asked answered; others may think differently." in said
