"""The browser harness passes a sound page and catches each kind of fault that it is there for."""

from pathlib import Path

import pytest

from browser.chromium import find_chromium
from browser.pages import Visit, csp_violations, foreign_requests, no_sideways_scroll, run_axe

SOUND = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sound page</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="style.css"></head>
<body><main><h1>Passports</h1><p>Renewed within six weeks.</p></main>
<script src="script.js"></script></body>
</html>
"""
STYLE = """
body { color: rgb(20, 20, 20); background: rgb(255, 255, 255); }
@media (prefers-color-scheme: dark) { body { color: white; background: black; } }
@media (forced-colors: active) { h1 { outline: 3px solid; } }
"""
SCRIPT = "document.documentElement.dataset.scripted = 'yes';\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one sound page."""
    write_page(tmp_path, SOUND)
    (tmp_path / "style.css").write_text(STYLE, encoding="utf-8")
    (tmp_path / "script.js").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def write_page(folder: Path, text: str) -> None:
    """Write the front page."""
    (folder / "index.html").write_text(text, encoding="utf-8")


def spoil(folder: Path, sound: str, unsound: str) -> None:
    """Write the front page with one part of it made worse."""
    assert sound in SOUND
    write_page(folder, SOUND.replace(sound, unsound))


def test_a_sound_page_passes(folder: Path, visit: Visit) -> None:
    """No check finds a fault in a sound page, and the stylesheet and script were let in."""
    visitor = visit(folder)
    page = visitor.open_page()

    assert run_axe(page) == []
    assert csp_violations(page) == []
    assert foreign_requests(page, visitor.address) == []
    assert no_sideways_scroll(page)
    assert page.locator("html").get_attribute("data-scripted") == "yes"


def test_axe_catches_faint_text(folder: Path, visit: Visit) -> None:
    """Text too faint to read is a violation that names its place."""
    (folder / "style.css").write_text("p { color: #ccc; background: #fff; }", encoding="utf-8")

    found = run_axe(visit(folder).open_page())

    assert [line.split(":")[0] for line in found] == ["color-contrast (serious)"]


def test_axe_catches_small_targets(folder: Path, visit: Visit) -> None:
    """Targets below 24 px, close together, are a violation (WCAG 2.2 AA; off in axe by default)."""
    spoil(folder, "<p>Renewed", '<button>a</button><button>b</button><p class="x">Renewed')
    (folder / "style.css").write_text(
        "button { width: 9px; height: 9px; padding: 0; margin: 0; border: 0; }", encoding="utf-8"
    )

    found = run_axe(visit(folder).open_page())

    assert any(line.startswith("target-size") for line in found)


def test_axe_sees_the_dark_page(folder: Path, visit: Visit) -> None:
    """A fault that only the dark scheme has is found in the dark page alone."""
    dark = "@media (prefers-color-scheme: dark) { p { color: #333; background: #000; } }"
    (folder / "style.css").write_text(dark, encoding="utf-8")
    visitor = visit(folder)

    assert run_axe(visitor.open_page(colour_scheme="light")) == []
    assert run_axe(visitor.open_page(colour_scheme="dark")) != []


def test_axe_runs_where_scripts_do_not(folder: Path, visit: Visit) -> None:
    """Without JavaScript the page's own script is still, and faults are found all the same."""
    spoil(folder, '<html lang="en">', "<html>")

    page = visit(folder).open_page(javascript=False)

    assert [line.split(" ")[0] for line in run_axe(page)] == ["html-has-lang"]
    assert page.locator("html").get_attribute("data-scripted") is None


def test_scripts_stay_off_after_axe(folder: Path, visit: Visit) -> None:
    """A page opened without JavaScript shows its noscript part and follows links without it."""
    spoil(folder, "<p>", '<noscript><a href="?again">All services</a></noscript><p>')
    page = visit(folder).open_page(javascript=False)
    run_axe(page)

    page.get_by_role("link", name="All services").click()

    assert page.url.endswith("?again")
    assert page.locator("html").get_attribute("data-scripted") is None


def test_forced_colours_are_in_force(folder: Path, visit: Visit) -> None:
    """A page opened in forced colours answers to the media query for them."""
    heading = visit(folder).open_page(forced_colours=True).locator("h1")

    assert heading.evaluate("element => getComputedStyle(element).outlineWidth") == "3px"


@pytest.mark.parametrize(
    "unsound",
    [
        '<h1 style="color: red">Passports</h1>',
        "<style>h1 { color: red }</style><h1>Passports</h1>",
        "<h1>Passports</h1><script>document.title = 'changed'</script>",
        '<h1>Passports</h1><svg aria-hidden="true"><path style="fill: red"/></svg>',
        '<h1>Passports</h1><img alt="" src="http://127.0.0.2:9/pixel.png">',
    ],
    ids=["attribute", "style", "script", "svg", "foreign image"],
)
def test_the_policy_stops_what_it_forbids(unsound: str, folder: Path, visit: Visit) -> None:
    """Inline styles and scripts, in SVG too, and foreign images are stopped and reported."""
    spoil(folder, "<h1>Passports</h1>", unsound)

    assert len(csp_violations(visit(folder).open_page())) == 1


def test_the_policy_is_reported_without_scripts(folder: Path, visit: Visit) -> None:
    """A page opened without JavaScript reports what the policy stopped as well."""
    spoil(folder, "<h1>", '<h1 style="color: red">')

    assert csp_violations(visit(folder).open_page(javascript=False)) != []


def test_a_foreign_request_is_seen(folder: Path, visit: Visit) -> None:
    """A link out of the site's own path counts as foreign, the site's own files do not."""
    spoil(folder, "style.css", "/elsewhere/style.css")
    visitor = visit(folder, under="/scorecard/")
    page = visitor.open_page()

    foreign = foreign_requests(page, visitor.address)

    assert [url.partition("/elsewhere/")[2] for url in foreign] == ["style.css"]


def test_a_page_too_wide_is_caught(folder: Path, visit: Visit) -> None:
    """A block of 400 px makes a window of 320 px scroll sideways, but not one of 1280 px."""
    (folder / "style.css").write_text("p { width: 400px; }", encoding="utf-8")
    visitor = visit(folder)

    assert no_sideways_scroll(visitor.open_page(width=1280))
    assert not no_sideways_scroll(visitor.open_page(width=320))


def test_a_region_may_scroll_by_itself(folder: Path, visit: Visit) -> None:
    """A wide block inside a scrolling region does not make the page scroll."""
    (folder / "style.css").write_text(
        "main { overflow-x: auto; } p { width: 400px; }", encoding="utf-8"
    )

    assert no_sideways_scroll(visit(folder).open_page(width=320))


def test_a_site_stands_under_a_path(folder: Path, visit: Visit) -> None:
    """A site served under a path has its pages there and none above it."""
    visitor = visit(folder, under="/state/scorecard/")

    page = visitor.open_page("index.html")
    above = page.request.get(visitor.address.replace("/state/", "/"))

    assert page.title() == "Sound page"
    assert above.status == 404


def test_what_is_not_there_has_the_sites_own_page(folder: Path, visit: Visit) -> None:
    """An address that leads nowhere shows 404.html, with the status 404."""
    (folder / "404.html").write_text(SOUND.replace("Sound", "Missing"), encoding="utf-8")
    visitor = visit(folder)

    page = visitor.open_page("nowhere/at/all.html")
    answer = page.request.get(visitor.address + "nowhere")

    assert page.title() == "Missing page"
    assert answer.status == 404


def test_the_setting_goes_before_the_path(tmp_path: Path) -> None:
    """SCORECARD_CHROMIUM is taken before any browser on PATH."""
    for name in ("chromium", "mine"):
        (tmp_path / name).touch(mode=0o755)
    environment = {"PATH": str(tmp_path), "SCORECARD_CHROMIUM": str(tmp_path / "mine")}

    assert find_chromium(environment) == str(tmp_path / "mine")


def test_a_setting_that_names_nothing_finds_nothing(tmp_path: Path) -> None:
    """A browser that was asked for and is not there is not replaced by another."""
    (tmp_path / "chromium").touch(mode=0o755)
    environment = {"PATH": str(tmp_path), "SCORECARD_CHROMIUM": str(tmp_path / "gone")}

    assert find_chromium(environment) is None


def test_the_path_is_searched_in_order(tmp_path: Path) -> None:
    """Without a setting, chromium comes before chromium-browser and google-chrome."""
    for name in ("google-chrome", "chromium-browser"):
        (tmp_path / name).touch(mode=0o755)

    assert find_chromium({"PATH": str(tmp_path)}) == str(tmp_path / "chromium-browser")
