"""Posters on paper: each is exactly one sheet, of A4 and of Letter, however long its words."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.pages import Visit
from building import build_site, write_files

SHEET = re.compile(rb"/Type\s*/Page\b")
BODY = re.compile("<body>(.*)</body>", re.DOTALL)

# One PDF for all of them: a browser takes a third of a second for each. A break before every body
# but the first; then as many pages as posters means that none takes two.
JOIN = """bodies => {
  document.body.innerHTML = '';
  for (const body of bodies) {
    const sheet = document.createElement('div');
    sheet.innerHTML = body;
    if (document.body.children.length) sheet.style.breakBefore = 'page';
    document.body.append(sheet);
  }
}"""


def count_sheets(page: Page, bodies: Iterable[str], paper: str) -> int:
    """How many sheets of paper the posters take together."""
    page.evaluate(JOIN, list(bodies))
    return len(SHEET.findall(page.pdf(format=paper)))


def bodies_of(site: Path) -> list[str]:
    """What stands in the body of every poster of a site, in each of its languages."""
    texts = (path.read_text("utf-8") for path in sorted(site.rglob("poster/index.html")))
    return [body for text in texts for body in BODY.findall(text)]


LONG = "We answer everything that you ask us about your application for a permit, by letter. "
WIDE = "\N{CJK UNIFIED IDEOGRAPH-6211}\N{CJK UNIFIED IDEOGRAPH-5011}" * 25
SERVICE = """\
name: {name}
complaint:
  url: https://example.gov/a-long-address/for-people-who/want-to-complain/about-a-service
  phone: +1 555 0100
  email: complaints@example.gov
  note: {note}
standards:
"""
STANDARD = """\
  - id: s{number}
    promise: {promise}
    measure:
      kind: share
      basis: completed
    targets:
      - from: 2026-01
        at_least: 80%
"""
WORDS = {
    "short": ("Permits", "We answer."),
    "long": (LONG, LONG * 3),
    "longest": (LONG, LONG * 12),
    "wide": (WIDE, WIDE * 3),
    "capitals": ("PERMITS AND WWWWWWWWW", "WWWWWWW MMMMMMM " * 8),
}


@pytest.fixture(scope="module")
def wordy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of services with short names and very long ones, four promises each."""
    project = tmp_path_factory.mktemp("wordy") / "project"
    files = {
        "content/site.yaml": "title: Scorecard\npublisher: State\n"
        "base_url: https://example.gov/scorecard/\n",
        "content/agencies/state.yaml": f"name: {LONG}\n",
    }
    rows = ["service,standard,period,numerator,denominator,open_late,note"]
    for name, (title, promise) in WORDS.items():
        head = SERVICE.format(name=title, note=LONG)
        made = (STANDARD.format(number=number, promise=promise) for number in range(4))
        files[f"content/services/state/{name}.yaml"] = head + "".join(made)
        rows += [
            f'{name},s{number},2026-0{month},{900 + month},1000,12,"{LONG}"'
            for number in range(4)
            for month in range(1, 10)
        ]
    files["data/performance/all.csv"] = "\n".join(rows) + "\n"
    return build_site(write_files(project, files), project.parent / "site")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_poster_of_the_demonstration_is_one_sheet(
    paper: str, demonstration_site: Path, visit: Visit
) -> None:
    """As many posters, as many sheets."""
    bodies = bodies_of(demonstration_site)
    page = visit(demonstration_site).open_page("services/renew-a-driver-license/poster/")
    assert len(bodies) > 10
    assert count_sheets(page, bodies, paper) == len(bodies)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_posters_with_long_words_are_one_sheet(paper: str, wordy_site: Path, visit: Visit) -> None:
    """Names of 80 letters, promises of a thousand, wide signs: fewer promises, and one sheet."""
    bodies = bodies_of(wordy_site)
    page = visit(wordy_site).open_page("services/short/poster/")
    assert len(bodies) == len(WORDS)
    assert [count_sheets(page, [body], paper) for body in bodies] == [1] * len(WORDS)


def test_a_poster_that_is_too_long_is_noticed(demonstration_site: Path, visit: Visit) -> None:
    """The count of sheets sees a second one: a poster of twice its words takes two."""
    page = visit(demonstration_site).open_page("services/renew-a-driver-license/poster/")
    (body,) = bodies_of(demonstration_site)[9:10]
    assert count_sheets(page, [body * 2], "A4") > 1
