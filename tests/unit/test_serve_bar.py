"""The bar of findings says what is wrong, and a page takes it in without loosening itself."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Place, Refusal, Report
from generator.render import POLICY, SEARCH_POLICY
from generator.serve import Shown, State
from generator.serve.bar import MOST, bar, page_alone, with_bar

ORIGIN = "http://127.0.0.1:8000"
PAGE = (
    '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="{}">'
    "<title>A</title></head><body class='x'><h1>A</h1></body></html>"
)


def findings(*codes: str) -> tuple[Diagnostic, ...]:
    """Findings of these codes in one file."""
    report = Report()
    for number, code in enumerate(codes, start=1):
        place = Place("content/site.yaml", number, 3)
        near = {"suggestion": "title", "known": "title"}
        words: dict[str, object] = {
            "key": "titel",
            "problem": "a reason",
            "mend": "Mend it.",
            **near,
        }
        report.refuse(Refusal.of(code, **words), place)
    return tuple(report)


def policy_of(page: bytes) -> dict[str, list[str]]:
    """The rules of a page's content policy."""
    found = re.search(r'content="([^"]*)"', page.decode())
    assert found is not None
    rules = (rule.split() for rule in unescape(found[1]).split(";"))
    return {name: sources for name, *sources in rules}


def test_nothing_to_say_no_bar() -> None:
    """A site without findings is shown as it is."""
    assert bar(Shown(State.FRESH)) == ""


def test_finding_is_told_whole() -> None:
    """Place, severity, message, code and hint stand in the bar, and how many there are."""
    (found,) = findings("yaml-syntax")
    told = unescape(bar(Shown(State.STALE, {"index.html": b""}, findings=(found,))))
    for words in ("content/site.yaml:1:3", "error", found.message, "yaml-syntax", found.hint):
        assert words in told
    assert "1 error. What you see is the last site that could be built." in told


def test_errors_stand_open_and_warnings_folded() -> None:
    """What stops the site is seen at once; what does not can be unfolded."""
    found = findings("yaml-syntax")
    assert "<details open>" in bar(Shown(State.STALE, {"index.html": b""}, findings=found))
    assert "<details>" in bar(Shown(State.FRESH, {"index.html": b""}, findings=found))


def test_long_lists_are_cut_and_say_so() -> None:
    """No page is buried under findings; how many are left out is told."""
    report = Report()
    for line in range(MOST + 7):
        report.add(
            "yaml-syntax", Place("content/site.yaml", line + 1), problem="a reason", mend="Mend it."
        )
    told = bar(Shown(State.STALE, findings=tuple(report)))
    assert told.count("[yaml-syntax]") == MOST
    assert "And 7 more" in told


@given(st.text(), st.text())
def test_no_word_becomes_markup(path: str, problem: str) -> None:
    """Hostile names and contents of files stay text."""
    report = Report()
    report.add("yaml-syntax", Place(path, 1), source="<script>", problem=problem, mend="Mend it.")
    told = bar(Shown(State.STALE, findings=tuple(report), fault=f"<img src=x onerror=a>{problem}"))
    elements = set(re.findall(r"<([a-z]+)", told))
    allowed = {
        "section",
        "details",
        "summary",
        "span",
        "ul",
        "li",
        "p",
        "code",
        "strong",
        "small",
        "pre",
    }
    assert elements <= allowed | {"button"}


def test_page_lets_in_the_preview_and_nothing_else() -> None:
    """Of scripts the one of the preview by its address; every other rule stays."""
    page = with_bar(PAGE.format(POLICY).encode(), Shown(), version="v", origin=ORIGIN)
    old, new = policy_of(PAGE.format(POLICY).encode()), policy_of(page)
    assert new.pop("script-src") == [f"{ORIGIN}/.preview/preview.js"]
    assert new == old


def test_page_that_runs_a_script_goes_on_running_it() -> None:
    """The search keeps its own permission."""
    page = with_bar(PAGE.format(SEARCH_POLICY).encode(), Shown(), version="v", origin=ORIGIN)
    assert set(policy_of(page)["script-src"]) > set(
        policy_of(PAGE.format(SEARCH_POLICY).encode())["script-src"]
    )


def test_bar_stands_first_in_the_page() -> None:
    """Before everything else of the body, whose own tag is unchanged."""
    page = with_bar(PAGE.encode(), Shown(State.STALE), version="v", origin="").decode()
    assert "<body class='x'><section" in page
    assert 'data-version="v"' in page.partition("</head>")[0]


def test_page_without_head_or_body_is_shown_all_the_same() -> None:
    """A template of somebody's own may leave out what HTML lets it leave out."""
    page = with_bar(b"<h1>A</h1>", Shown(State.STALE), version="v", origin="").decode()
    assert page.startswith("<link")
    assert page.endswith("</section>")
    assert "<h1>A</h1>" in page


def test_fault_of_ours_is_told_as_ours() -> None:
    """Nobody looks for it in their own files."""
    told = page_alone(Shown(State.NOTHING, fault="KeyError: 'x'"), version="v").decode()
    assert "This program has a fault. There is no site to show yet." in told
    assert "KeyError: &#x27;x&#x27;" in told
