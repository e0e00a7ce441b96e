"""Links that people wrote: found at the check, with the line, in the file of their language."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import scorecard
from generator.sources.prose import find_links, to_html

FAULT = Path(__file__).resolve().parents[1] / "faults" / "faulty-page" / "project"
LOOP = (
    "---\ntitle: Photos\nservices: [renewal]\nopened: 2026-02-10\n---\n"
    "## You said\nThe rules were hard.\n\nSee {link}.\n"
)
PLAN = "---\ntitle: Online\nagency: passports\nstatus: proposed\n---\nSee {link}.\n"
PAGE = "---\ntitle: Letters\n---\nA line.\n\nSee {link}.\n"
FRENCH = "---\ntitle: Lettres\n---\nVoir {link}.\n"
SITE = "title: Scorecard\npublisher: State\nlanguages: [en, fr]\ncomplaint:\n  phone: 555 0101\n"


def project(root: Path, **links: str) -> Path:
    """A project whose page, its French words, loop and improvement have one link each."""
    shutil.copytree(FAULT, root)
    texts = {
        "content/site.yaml": SITE,
        "content/pages/letters.md": PAGE.format(link=links.get("page", "nothing")),
        "content/pages/letters.fr.md": FRENCH.format(link=links.get("french", "rien")),
        "content/feedback/photos.md": LOOP.format(link=links.get("loop", "nothing")),
        "content/improvements/online.md": PLAN.format(link=links.get("plan", "nothing")),
    }
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def faulty(command: str, root: Path) -> list[str]:
    """The places of links that lead nowhere, as a command tells them."""
    words = [command, "--project", str(root), "--as-of", "2026-04-30", "--quiet"]
    done = CliRunner().invoke(scorecard, words)
    told = [line for line in done.output.splitlines() if line.endswith("[faulty-page]")]
    assert done.exit_code == (1 if told else 0), done.output
    return [line.partition(": ")[0] for line in told]


BROKEN = {
    "page": "[a](../nowhere/)",
    "french": "[a](lettres.html)",
    "loop": "[a](../../services/renewals/)",
    "plan": "[a](/services/renewal/)",
}
PLACES = [
    "content/feedback/photos.md:9:9",
    "content/improvements/online.md:6:9",
    "content/pages/letters.fr.md:4:10",
    "content/pages/letters.md:6:9",
]


@pytest.mark.parametrize("command", ["check", "build"])
def test_links_that_lead_nowhere(command: str, tmp_path: Path) -> None:
    """A page, its translation, a loop and an improvement: file, line and column of each link."""
    root = project(tmp_path / "project", **BROKEN)
    assert faulty(command, root) == PLACES
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    "link",
    [
        "[a](../../services/renewal/)",
        "[a](../../services/renewal)",
        "[a](../../services/renewal/#decision-time)",
        "[a](../../data/results.csv)",
        "[a](../../agencies/passports/index.html)",
        "[a](../letters/)",
        "[a](https://example.gov/nowhere/)",
        "[a](tel:5550101)",
        "<office@example.gov>",
        "[a](../../?from=letters)",
    ],
)
def test_links_that_lead_somewhere(link: str, tmp_path: Path) -> None:
    """Pages, places in them, downloads, and whatever is no part of the site."""
    root = project(tmp_path / "project", page=link)
    assert faulty("check", root) == []
    assert faulty("build", root) == []


@pytest.mark.parametrize("link", ["[a](../../data/letters.csv)", "[a](../letters/#nowhere)"])
def test_what_only_a_finished_site_can_tell(link: str, tmp_path: Path) -> None:
    """A download or an anchor that is not there stops the build, and is told with its line."""
    root = project(tmp_path / "project", page=link)
    assert faulty("check", root) == []
    assert faulty("build", root) == ["content/pages/letters.md:6:9"]
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("See [a](b/) and [c](b/).", [("b/", 4, 9)]),
        ("[a][1]\n\n[1]: b/?c&d", [("b/?c&d", 6, 6)]),
        ("b/ is no link\n\n[a](b/)", [("b/", 6, 5)]),
        ("<https://b.example>", [("https://b.example", 4, 2)]),
        ("`[a](b/)`", []),
        ("<a href='b/'>typed</a>", []),
    ],
)
def test_where_links_stand(body: str, expected: list[tuple[str, int, int]]) -> None:
    """Each address once, as a page has it, where it is first written as a link."""
    text = f"---\ntitle: A\n---\n{body}"
    found = find_links(to_html(body), text, body, path="content/pages/a.md")
    assert [(one.target, one.place.line, one.place.column) for one in found] == expected


def test_an_address_that_is_not_written_as_it_reads() -> None:
    """Its place is the first line of the text."""
    body = "One.\n\n<office@example.gov>"
    (found,) = find_links(to_html(body), f"---\n---\n{body}", body, path="a.md")
    assert found.target == "mailto:office@example.gov"
    assert (found.place.line, found.place.column) == (3, 0)


MEANT = {
    "../../services/renewals/": "../../services/renewal/",
    "../../service/renewal": "../../services/renewal",
    "../../data/result.csv": "../../data/results.csv",
    "../../services/renewal/#decision": "../../services/renewal/#decision-time",
    "../../services/renewals/#decision-time": "../../services/renewal/#decision-time",
}


@pytest.mark.parametrize(("link", "meant"), MEANT.items())
def test_what_a_link_probably_meant(link: str, meant: str, tmp_path: Path) -> None:
    """A link that leads nowhere is told with the nearest page, file or place in a page."""
    root = project(tmp_path / "project", page=f"[a]({link})", loop="", french="", plan="")
    words = ["build", "--project", str(root), "--as-of", "2026-04-30", "--quiet"]
    assert f"Did you mean '{meant}'?" in CliRunner().invoke(scorecard, words).output
