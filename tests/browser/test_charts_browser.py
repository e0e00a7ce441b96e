"""Facts about charts in a real browser: words apart and in view, marks whole, colours changing."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pytest
from playwright.sync_api import Page

from browser.pages import Visit, csp_violations, no_sideways_scroll, run_axe
from generator.charts import draw
from generator.pages.figures import (
    CLOCK_STEPS,
    Band,
    Break,
    Figure,
    Mark,
    Reference,
    Scale,
    SingleFigure,
    Sparkline,
    Step,
    Tick,
    TimeFigure,
    nice_domain,
    x_labels,
)

STYLES = Path(__file__).resolve().parents[2] / "templates" / "assets" / "charts.css"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<link rel="stylesheet" href="style.css"></head>
<body><main><h1>Charts</h1>{}</main></body></html>"""
HOUSE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181c; --ink: #e8ebee; } }
body { margin: 0 20px; font: 17px/1.5 system-ui, sans-serif; background: var(--paper);
  color: var(--ink); }
figure { margin: 0 0 40px; max-width: 704px; }
"""
WORDS = """plots => plots.map(plot => [...plot.querySelectorAll('text')]
  .map(text => [text.textContent, text.getBoundingClientRect()])
  .filter(([_, box]) => box.width > 0)
  .map(([said, box]) => [said, box.left, box.top, box.right, box.bottom]))"""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Said: TypeAlias = tuple[str, float, float, float, float]
Scheme: TypeAlias = Literal["light", "dark"]


def ticks(scale: Scale, unit: str) -> tuple[Tick, ...]:
    """The ticks of a scale with words."""
    return tuple(Tick(float(tick), f"{float(tick):g}{unit}") for tick in scale.ticks)


def over_time(count: int, *, base: float = 85, swing: float = 1.3, unit: str = "%") -> TimeFigure:
    """Results of so many months that wander about two targets."""
    values = [base + swing * ((x * 7 % 11) - 5) + (x % 17) * swing / 3 for x in range(count)]
    targets = [base, base + 2 * swing]
    steps = CLOCK_STEPS if unit == " s" else ()
    scale = nice_domain(values, map(Fraction, targets), bounds=(0, None), steps=steps)
    names = [f"{MONTHS[(x + 9) % 12]} {2023 + (x + 9) // 12}" for x in range(count)]
    said = ticks(scale, unit)
    middle = count // 2
    return TimeFigure(
        length=count,
        marks=tuple(
            Mark(x, y, "met" if y >= targets[x >= middle] else "missed", x == count - 1)
            for x, y in enumerate(values)
            if x != 3
        ),
        low=scale.low,
        high=scale.high,
        y_ticks=said,
        x_labels=x_labels(
            names,
            preferred=[x for x, name in enumerate(names) if name.startswith("Jan")],
            y_labels=[tick.label for tick in said],
        ),
        title=f"{count} months",
        sentence="Results against their target.",
        latest_label=f"{values[-1]:.1f}{unit}",
        steps=(
            Step(0, middle, targets[0], label=f"Target {targets[0]:g}{unit}"),
            Step(middle, count, targets[1], label=f"{targets[1]:g}{unit}"),
        ),
    )


def single(value: float, look: Literal["met", "missed", "plain"]) -> SingleFigure:
    """One share against a target of nine in ten."""
    scale = nice_domain([value], [90], bounds=(0, 100), from_zero=True)
    return SingleFigure(
        value=value,
        value_label=f"{value:g}%",
        look=look,
        low=scale.low,
        high=scale.high,
        ticks=ticks(scale, "%"),
        title=f"{value:g}%",
        sentence="One result.",
        target=90,
        target_label="Target 90%",
    )


def figures() -> Iterator[Figure]:
    """Charts of every kind, plain and difficult."""
    yield from (over_time(count) for count in (4, 12, 24, 36, 60, 120))
    yield over_time(36, base=130, swing=9, unit=" s")
    yield over_time(18, base=24000, swing=900, unit=" USD")
    noted = over_time(30)
    yield replace(
        noted,
        breaks=(Break(9, "New definition"), Break(12, "New form")),
        bands=(Band(20, 23, "Closed for repairs"),),
        references=(Reference(noted.low, "2022"),),
    )
    yield replace(noted, steps=(Step(0, 30, noted.marks[-1].y, label="Target"),))
    looks: tuple[Literal["met", "missed", "plain"], ...] = ("met", "missed", "plain")
    yield from map(single, (97.5, 88, 3), looks)
    yield from (Sparkline(values=(80, 84, None, 83, 88), look=look, target=85) for look in looks)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page that shows every kind of chart."""
    drawn = draw(figures()).values()
    content = "".join(f"<figure>{svg}</figure>" for svg in drawn)
    (tmp_path / "index.html").write_text(PAGE.format(content), encoding="utf-8")
    style = HOUSE + STYLES.read_text(encoding="utf-8")
    (tmp_path / "style.css").write_text(style, encoding="utf-8")
    return tmp_path


def said(page: Page) -> list[list[Said]]:
    """The visible words of every chart, with their places in the window."""
    found: list[list[Said]] = page.locator(".plot").evaluate_all(WORDS)
    return found


def style(page: Page, selector: str, name: str) -> Any:  # noqa: ANN401 (what CSS computes)
    """One computed style of the first element that is found."""
    return page.locator(selector).first.evaluate(f"element => getComputedStyle(element).{name}")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_words_do_not_meet(folder: Path, visit: Visit, width: int) -> None:
    """On no screen do two words of a chart overlap, in the widest font there is."""
    page = visit(folder).open_page(width=width)

    meeting = [
        (one[0], other[0])
        for words in said(page)
        for number, one in enumerate(words)
        for other in words[number + 1 :]
        if min(one[3], other[3]) - max(one[1], other[1]) > 1
        and min(one[4], other[4]) - max(one[2], other[2]) > 4
    ]
    assert meeting == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_words_stay_on_the_page(folder: Path, visit: Visit, width: int) -> None:
    """No word is cut by the edge of the window, and nothing scrolls sideways."""
    page = visit(folder).open_page(width=width)

    assert no_sideways_scroll(page)
    assert [w[0] for words in said(page) for w in words if w[1] < 12 or w[3] > width - 8] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("scheme", "forced"), [("light", False), ("dark", False), ("light", True)])
def test_axe_finds_nothing(
    folder: Path, visit: Visit, width: int, scheme: Scheme, *, forced: bool
) -> None:
    """No barrier and no breach of the policy, on a phone and a desk, in every colour mode."""
    page = visit(folder).open_page(width=width, colour_scheme=scheme, forced_colours=forced)

    assert run_axe(page) == []
    assert csp_violations(page) == []


def test_crosses_keep_their_shape(folder: Path, visit: Visit) -> None:
    """A cross is as wide as it is high, however wide the plot."""
    visitor = visit(folder)
    for width in (320, 1280):
        page = visitor.open_page(width=width)
        box = page.locator(".over-time .c-missed path").first.bounding_box()
        assert box is not None
        assert box["width"] == pytest.approx(box["height"], abs=0.1)
        assert 4 < box["width"] < 12


def test_colours_follow_the_reader(folder: Path, visit: Visit) -> None:
    """The line is lighter in dark mode, and the system's own in forced colours."""
    visitor = visit(folder)
    light = style(visitor.open_page(), ".c-line", "stroke")
    dark = style(visitor.open_page(colour_scheme="dark"), ".c-line", "stroke")
    forced = visitor.open_page(forced_colours=True)

    assert light != dark
    assert style(forced, ".c-line", "stroke") == style(forced, "body", "color")


def test_screen_readers_hear_each_chart_once(folder: Path, visit: Visit) -> None:
    """A chart is one image with its name; its words and its sparklines are not read out."""
    page = visit(folder).open_page()
    heard = page.locator("main").aria_snapshot()

    assert '- img "36 months. Results against their target."' in heard
    assert heard.count("- img") == page.locator(".plot").count()
    assert "- text" not in heard
