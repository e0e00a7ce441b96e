"""Writes an invented project of any size: services, standards, months of results, surveys.

Takes a folder that is not there yet, and numbers. Gives a project that `scorecard check` passes
without an error: the same bytes for the same numbers and seed. Must not read a clock or a file.

    python bench/workload.py ../thousand --services 1000
    python bench/workload.py ../rich --services 200 --parts --surveys 200 --languages en,fr

10,000 services with three standards and 36 months are 1.08 million rows, and take half a minute.
"""

import argparse
import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workload_content import SHEET_MAPPING, WITH_PARTS, Author, slug, write_yaml
from workload_figures import (
    ANSWERS,
    RESULTS,
    SHEETS,
    SURVEY,
    Line,
    draw_answers,
    draw_results,
    draw_sheets,
    plan_course,
)
from workload_words import name_service, promise_of

LAST = (2026, 9)
"""The year and month of the last results; builds of a workload are made as of `AS_OF`."""

AS_OF = "2026-11-20"
MOST_AGENCIES = 100
EACH = 40
"""Services an agency, up to `MOST_AGENCIES` agencies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """How much of what: `surveys` is the services that have one, `sheets` answer sheets in all.

    With `parts` one in five services is divided by channel and region.
    """

    services: int = 1000
    standards: int = 3
    months: int = 36
    parts: bool = False
    surveys: int = 0
    sheets: int = 0
    languages: tuple[str, ...] = ("en",)
    seed: int = 1

    @property
    def periods(self) -> list[str]:
        """The months of the results, the first one first."""
        end = LAST[0] * 12 + LAST[1]
        numbers = range(end - self.months, end)
        return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]

    @property
    def agencies(self) -> int:
        """How many agencies share the services."""
        return max(1, min(MOST_AGENCIES, self.services // EACH or min(3, self.services)))

    def agency_of(self, service: int) -> int:
        """The agency of a service: neighbours share one."""
        return service * self.agencies // self.services

    def standards_of(self, service: int) -> list[str]:
        """The ids of a service's standards: one that occurs again is numbered."""
        names: list[str] = []
        for at in range(self.standards):
            name, again = promise_of(service, at).name, at // 3
            names.append(f"{name}-{again + 1}" if again else name)
        return names

    def is_divided(self, service: int) -> bool:
        """Whether a service's results are divided by channel and region."""
        return self.parts and service % WITH_PARTS == 0


def write_workload(into: Path, workload: Workload) -> None:
    """The whole project into a folder."""
    author = Author(workload.languages, workload.periods)
    _put(into / "content" / "site.yaml", write_yaml(author.site()))
    for agency in range(workload.agencies):
        text = write_yaml(author.agency(agency + 1))
        _put(into / "content" / "agencies" / f"agency-{agency + 1}.yaml", text)
        own = [one for one in range(workload.services) if workload.agency_of(one) == agency]
        _write_agency(into, workload, author, agency, own)
    if workload.surveys or workload.sheets:
        _put(into / "content" / "surveys" / f"{SURVEY}.yaml", write_yaml(author.survey()))
    if workload.sheets:
        _write_sheets(into / "data" / "responses", workload)


def _write_agency(
    into: Path, workload: Workload, author: Author, agency: int, services: Sequence[int]
) -> None:
    """The services of one agency, with their results and answers, in one table each."""
    name, periods = f"agency-{agency + 1}", workload.periods
    width = len(RESULTS) - ("fr" not in workload.languages)
    results: list[Line] = []
    answers: list[Line] = []
    for number in services:
        service, seed = slug(name_service(number)["en"]), workload.seed
        ids, parts = workload.standards_of(number), workload.is_divided(number)
        courses = {one: plan_course(seed, f"{service}/{one}", len(periods)) for one in ids}
        text = write_yaml(author.service(number, courses, parts=parts))
        _put(into / "content" / "services" / name / f"{service}.yaml", text)
        for at, one in enumerate(ids):
            kind = promise_of(number, at)
            rows = draw_results(seed, (service, one), kind, periods, parts=parts)
            results += (row[:width] for row in rows)
        if number < workload.surveys:
            answers += draw_answers(seed, service, _quarters(periods))
    _write_rows(into / "data" / "performance" / f"{name}.csv", RESULTS[:width], results)
    if answers:
        _write_rows(into / "data" / "satisfaction" / f"{name}.csv", ANSWERS, answers)


def _write_sheets(into: Path, workload: Workload) -> None:
    """The answer sheets and what their columns mean."""
    services = [slug(name_service(one)["en"]) for one in range(min(workload.services, 200))]
    subjects = [f"service:{one}" for one in services]
    rows = draw_sheets(workload.seed, subjects, workload.periods[-12:], workload.sheets)
    _write_rows(into / "sheets.csv", SHEETS, rows)
    _put(into / "sheets.map.yaml", write_yaml(SHEET_MAPPING))


def _quarters(months: Iterable[str]) -> list[str]:
    """The whole quarters among months."""
    ends = (month.split("-") for month in months if int(month[-2:]) % 3 == 0)
    return [f"{year}-Q{int(month) // 3}" for year, month in ends]


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_rows(path: Path, header: Line, rows: Iterable[Line]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def read_options() -> argparse.Namespace:
    """What was typed."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("into", type=Path, help="the folder to make")
    for name in ("services", "standards", "months", "surveys", "sheets", "seed"):
        kept = Workload.__dataclass_fields__[name].default
        words.add_argument(f"--{name}", type=int, default=kept)
    words.add_argument("--parts", action="store_true", help="channels and regions too")
    words.add_argument("--languages", default="en", help="en, or en,fr")
    return words.parse_args()


def main() -> None:
    """Write the project that was asked for."""
    given = vars(read_options())
    into = given.pop("into")
    given["languages"] = tuple(given["languages"].split(","))
    into.mkdir(parents=True)
    workload = Workload(**given)
    write_workload(into, workload)
    rows = workload.services * workload.standards * workload.months
    print(f"{into}: {workload.services:,} services, about {rows:,} results")


if __name__ == "__main__":
    main()
