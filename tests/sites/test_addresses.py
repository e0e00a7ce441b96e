"""Addresses stay: every one of an edition is in the next, or leads on.

docs/addresses.md promises it. Between the two editions here things are renamed, end, are added, and
results come in; then every page, anchor and file of the first is looked for in the second.
"""

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from posixpath import join, normpath

import pytest

from building import tree_of, write_files
from generator.build import Plan, build
from generator.diagnostics import Report
from generator.links import outline
from generator.resources import templates_folder

BASE = "https://scorecard.example/"

SITE = f"""title: Scorecard
publisher: State of Franklin
base_url: {BASE}
contact: {{email: scorecard@example.gov}}
languages: [en, fr]
"""

LABOR = """name: Department of Labor
vision: Everybody is paid in time.
objectives:
  - id: in-time
    text: People are paid in time.
"""

CLAIMS = """name: Claim benefits
standards:
  - id: first-payment
    promise: We send your first payment within 21 days.
    objective: in-time
    type: timeliness
    measure: {kind: share}
    cadence: monthly
    targets: [{from: 2025-01, at_least: 80%}]
  - id: letters
    promise: We answer your letter within 10 days.
    type: timeliness
    measure: {kind: share}
    cadence: monthly
    targets: [{from: 2025-01, at_least: 80%}]
"""

LICENSES = """name: Renew a license
standards:
  - id: mailed
    promise: We mail your license within a week.
    type: timeliness
    measure: {kind: share}
    cadence: monthly
    targets: [{from: 2025-01, at_least: 80%}]
"""

LOOP = """---
title: The form was hard to read
services: [{service}]
opened: 2025-03-01
decision: done
decided: 2025-03-05
done: 2025-04-01
---
## You said
It was hard to read.

## We did
We wrote it anew.
"""

PLAN = """---
title: A new form
agency: {agency}
services: [{service}]
status: delivered
start: 2025-02-01
delivered: 2025-04-01
---
A shorter form.
"""

JOURNEY = """name: Lose a job
steps:
  - name: Claim
    services: [{service}]
"""

MONTHS = [f"2025-{month:02}" for month in range(1, 13)]


def results(*names: str, months: int) -> str:
    """Results of standards, written SERVICE/STANDARD, that turn from met to missed."""
    lines = ["service,standard,period,numerator,denominator"]
    for name in names:
        for number, month in enumerate(MONTHS[:months]):
            lines.append(f"{name.replace('/', ',')},{month},{900 if number % 4 else 700},1000")
    return "\n".join(lines) + "\n"


def first() -> dict[str, str]:
    """The project as it begins."""
    return {
        "content/site.yaml": SITE,
        "content/agencies/labor.yaml": LABOR,
        "content/services/labor/claims.yaml": CLAIMS,
        "content/services/labor/licenses.yaml": LICENSES,
        "content/feedback/form.md": LOOP.format(service="claims"),
        "content/improvements/new-form.md": PLAN.format(agency="labor", service="claims"),
        "content/journeys/job.yaml": JOURNEY.format(service="claims"),
        "content/pages/help.md": "---\ntitle: Help\n---\n## Where to call\nCall us.\n",
        "data/performance/all.csv": results(
            "claims/first-payment", "claims/letters", "licenses/mailed", months=6
        ),
    }


def second() -> dict[str, str]:
    """The same half a year later: renamed, ended, added to."""
    claims = CLAIMS.replace("name: Claim benefits\n", "name: Get benefits\nwas: [claims]\n")
    claims = claims.replace("- id: first-payment\n", "- id: payment\n    was: [first-payment]\n")
    ended = "    ended: {last: 2025-06, reason: Everything is answered by telephone.}\n"
    gone = "ended: {last: 2025-06, reason: Licenses do not expire any more.}\n"
    return {
        "content/site.yaml": SITE,
        "content/agencies/work.yaml": LABOR.replace(
            "name: Department of Labor\n", "name: Department of Work\nwas: [labor]\n"
        ),
        "content/services/work/benefits.yaml": claims + ended,
        "content/services/work/licenses.yaml": LICENSES.replace("\n", f"\n{gone}", 1),
        "content/services/work/permits.yaml": LICENSES.replace("license", "permit"),
        "content/feedback/form.md": LOOP.format(service="benefits"),
        "content/improvements/better-form.md": PLAN.format(
            agency="work", service="benefits"
        ).replace("title: A new form\n", "title: A better form\nwas: [new-form]\n"),
        "content/journeys/lose-a-job.yaml": JOURNEY.format(service="benefits").replace(
            "name: Lose a job\n", "name: Lose a job\nwas: [job]\n"
        ),
        "content/pages/help.md": "---\ntitle: Help\n---\n## Where to call\nCall or write to us.\n",
        "data/performance/all.csv": results("benefits/payment", months=12)
        + results("claims/letters", "licenses/mailed", months=6).partition("\n")[2],
    }


Files = Mapping[str, bytes]

PRIVATE = re.compile(
    "[a-z-]+_(promise|figures|targets|frame|badge)|(letter|agency)-.*|(promise|group)_[0-9]+"
)
"""Parts of a section, which only the page itself refers to; letters of a list."""

MAY_GO = re.compile(r"pagefind/.*")
"""The index of the search, which only the site's own script asks for."""

OF_A_SERVICE = re.compile(r"(fr/)?services/claims/.*\.(csv|json|png)")
"""Files cannot lead on: the page at the old address of their service names the new ones."""

REFRESH = re.compile(rb'http-equiv="refresh" content="0; url=([^"]*)"')


def publish(project: Path, name: str, day: date) -> Files:
    """The files of the site that is the edition `name`, which the project keeps."""
    report, site = Report(), project.parent / name
    plan = Plan(
        project=project,
        site=site,
        folders=(templates_folder(),),
        today=lambda _site: day,
        edition=name,
    )
    assert build(plan, report), [(one.code, one.message) for one in report]
    return tree_of(site)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """The files of two editions, one after the other, of one project."""
    project = write_files(tmp_path_factory.mktemp("addresses") / "project", first())
    before = publish(project, "summer", date(2025, 8, 10))
    for folder in ("content", "data"):
        shutil.rmtree(project / folder)
    return before, publish(write_files(project, second()), "winter", date(2026, 2, 10))


def where(path: str, files: Files) -> str:
    """The page at a path, or that it leads on to; "" where there is none."""
    found = REFRESH.search(files.get(path, b""))
    if found is None:
        return path if path in files else ""
    return where(normpath(join(path, "..", found[1].decode(), "index.html")), files)


def pages(files: Files) -> list[str]:
    """The pages of a site."""
    return [path for path in files if path.endswith(".html")]


def anchors(path: str, files: Files) -> set[str]:
    """The places in a page that a link from elsewhere may lead to."""
    return {one for one in outline(files[path]).ids if not PRIVATE.fullmatch(one)}


def test_every_page_stays_or_leads_on(editions: tuple[Files, Files]) -> None:
    """In both languages: a page under a new id, and one of what ended, among them."""
    before, after = editions
    assert [path for path in pages(before) if not where(path, after)] == []
    assert where("fr/services/claims/index.html", after) == "fr/services/benefits/index.html"
    assert where("services/claims/poster/index.html", after).endswith("benefits/poster/index.html")
    assert where("services/licenses/poster/index.html", after) == "services/licenses/index.html"


def test_every_anchor_stays(editions: tuple[Files, Files]) -> None:
    """Also where its page leads on: browsers take the anchor along."""
    before, after = editions
    lost = {
        f"{path}#{one}"
        for path in pages(before)
        if (there := where(path, after))
        for one in anchors(path, before) - anchors(there, after)
    }
    assert sorted(lost) == []


def test_every_file_stays(editions: tuple[Files, Files]) -> None:
    """Tables, feeds, cards' badges, earlier editions, catalogues, style sheets."""
    before, after = editions
    gone = [path for path in before if not path.endswith(".html") and path not in after]
    may = re.compile(f"{MAY_GO.pattern}|{OF_A_SERVICE.pattern}")
    assert [path for path in gone if not may.fullmatch(path)] == []


def test_files_of_a_renamed_service_are_named_where_they_were(
    editions: tuple[Files, Files],
) -> None:
    """Whoever misses them finds their new addresses on the page that leads on."""
    before, after = editions
    page = after["services/claims/index.html"].decode()
    tables = [path for path in before if re.fullmatch(r"services/claims/.*\.(csv|json)", path)]
    assert tables
    for path in tables:
        assert f"../{path.removeprefix('services/').replace('claims', 'benefits')}" in page


def test_cards_and_badges_of_old_ids_show_the_newest_result(
    editions: tuple[Files, Files],
) -> None:
    """A frame or an image that was put somewhere under an old id is never out of date."""
    before, after = editions
    old, new = "embed/claims/first-payment/badge.svg", "embed/benefits/payment/badge.svg"
    assert old in before
    assert before[old] != after[old] == after[new]
    same = [after[path.replace("badge.svg", "index.html")] for path in (old, new)]
    assert same[0] == same[1]


def test_an_edition_stays_as_it_was(editions: tuple[Files, Files]) -> None:
    """The tables that people cite are the same bytes for ever."""
    before, after = editions
    kept = [path for path in before if path.startswith("editions/summer/")]
    assert kept
    assert [path for path in kept if before[path] != after[path]] == []
