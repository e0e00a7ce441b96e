"""Facts about drawn charts: what is marked how, that marks stand right, that bytes are safe."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts import draw_one
from generator.pages.figures import (
    Band,
    BeforeAfterFigure,
    Break,
    Figure,
    Mark,
    Reference,
    SingleFigure,
    Sparkline,
    Step,
    Stretch,
    Tick,
    TimeFigure,
    XLabel,
)

TIME = TimeFigure(
    length=6,
    marks=(Mark(0, 88, "missed"), Mark(1, 92, "met"), Mark(2, 95, "met"), Mark(4, 90), Mark(5, 97)),
    low=80,
    high=100,
    y_ticks=(Tick(80, "80%"), Tick(90, "90%"), Tick(100, "100%")),
    x_labels=(XLabel(0, "Oct 2025"), XLabel(5, "Mar 2026")),
    title="Renewals mailed within six weeks",
    sentence="Latest 97%, target 95%.",
    latest_label="97%",
    steps=(Step(0, 3, 90, label="Target 90%"), Step(3, 6, 95, label="95%")),
)
SINGLE = SingleFigure(
    value=88,
    value_label="88%",
    look="missed",
    low=0,
    high=100,
    ticks=(Tick(0, "0%"), Tick(50, "50%"), Tick(100, "100%")),
    title="Calls answered",
    sentence="88%, target 90%, missed.",
    target=90,
    target_label="Target 90%",
)
SPARK = Sparkline(values=(80, 82, None, 85, 84), look="met", target=83)
CHANGE = BeforeAfterFigure(
    before=Stretch("Before", (78, 80, 79), 79, "79%"),
    after=Stretch("After", (84, 88, 86), 86, "86%"),
    low=70,
    high=90,
    ticks=(Tick(70, "70%"), Tick(80, "80%"), Tick(90, "90%")),
    title="Calls answered. Before and after the change",
    sentence="After the change 86%, a year earlier 79%.",
)
EXAMPLES: tuple[Figure, ...] = (TIME, SINGLE, SPARK, CHANGE)
levels = st.floats(0, 100)


def parsed(svg: str) -> ET.Element:
    """A drawing as a tree."""
    return ET.fromstring(svg)  # noqa: S314 (drawn a moment ago)


def data(svg: str, name: str) -> str:
    """The path data of a layer, or nothing."""
    path = parsed(svg).find(f".//path[@class='{name}']")
    return "" if path is None else path.attrib["d"]


def points(path: str) -> list[list[tuple[float, float]]]:
    """The points of each stretch of path data, as places in the plot."""
    x = y = 0.0
    found: list[list[tuple[float, float]]] = []
    for command, rest in re.findall(r"([MmlhvzZ])([^MmlhvzZ]*)", path):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", rest)]
        across, down = {"h": [*numbers, 0.0], "v": [0.0, *numbers]}.get(command, numbers or [0, 0])
        x, y = (across, down) if command == "M" else (x + across, y + down)
        if command in "Mm":
            found.append([])
        if command != "z":
            found[-1].append((x, y))
    return found


def texts(svg: str) -> list[str]:
    """All words of a drawing, in their order."""
    return [element.text or "" for element in parsed(svg).iter("text")]


@pytest.mark.parametrize("figure", EXAMPLES, ids=lambda figure: type(figure).__name__)
def test_nothing_but_shapes_classes_and_words(figure: Figure) -> None:
    """No style, colour, id or script: a strict policy lets it in, the stylesheet colours it."""
    allowed = {
        "svg": {"class", "role", "aria-label", "aria-hidden", "viewBox", "preserveAspectRatio"},
        "path": {"class", "d"},
        "g": {"class", "aria-hidden"},
        "text": {"x", "y", "dx", "dy", "text-anchor", "class"},
    }
    allowed["svg"] |= {"x", "y"}
    for element in parsed(draw_one(figure)).iter():
        assert set(element.attrib) <= allowed[element.tag]


@pytest.mark.parametrize("figure", [TIME, SINGLE], ids=["time", "single"])
def test_a_chart_is_an_image_with_a_name(figure: TimeFigure | SingleFigure) -> None:
    """A screen reader hears the title and the sentence, and not the marks."""
    chart = parsed(draw_one(figure))

    assert chart.attrib["role"] == "img"
    assert chart.attrib["aria-label"] == f"{figure.title}. {figure.sentence}"


def test_a_sparkline_is_hidden_from_screen_readers() -> None:
    """It repeats what stands beside it in words."""
    assert parsed(draw_one(SPARK)).attrib["aria-hidden"] == "true"


def test_words_are_escaped() -> None:
    """Markup in words stays words, in the label of the image and in the plot."""
    words = "<b>\"&'"
    svg = draw_one(replace(TIME, title=words, latest_label=words, sentence=""))

    assert parsed(svg).attrib["aria-label"] == words
    assert words in texts(svg)


def test_a_mark_a_verdict() -> None:
    """Met is a dot, missed a cross, no verdict a ring: a dot with a hole."""
    svg = draw_one(TIME)

    assert data(svg, "c-met").count("z") == 2
    assert data(svg, "c-plain") == data(svg, "c-hole")
    assert data(svg, "c-plain").count("z") == 2
    assert len(parsed(svg).findall(".//g[@class='c-missed']/svg")) == 1


def test_the_line_stops_where_a_result_is_missing() -> None:
    """A period without a result leaves a gap."""
    assert [len(run) for run in points(data(draw_one(TIME), "c-line"))] == [3, 2]


def test_the_line_stops_at_a_break() -> None:
    """No line joins what was counted differently; the edge itself is drawn and named."""
    svg = draw_one(replace(TIME, breaks=(Break(1, "New count"),)))

    assert [len(run) for run in points(data(svg, "c-line"))] == [2, 2]
    assert data(svg, "c-break") == "M53.3 140v-140"
    assert "New count" in texts(svg)


def test_a_lone_result_has_a_mark_and_no_line() -> None:
    """One result between gaps is a mark alone."""
    svg = draw_one(replace(TIME, marks=(Mark(3, 90, "met"),)))

    assert data(svg, "c-line") == ""
    assert data(svg, "c-met") == "M186.7 70z"


def test_provisional_results_are_dashed() -> None:
    """The line that leads to a provisional result, and its mark, are soft."""
    svg = draw_one(replace(TIME, marks=(*TIME.marks[:4], Mark(5, 97, "met", provisional=True))))

    assert [len(run) for run in points(data(svg, "c-line"))] == [3]
    assert [len(run) for run in points(data(svg, "c-line c-soft"))] == [2]
    assert data(svg, "c-met c-soft").count("z") == 1


def test_a_target_steps() -> None:
    """The target rises between two periods, and reaches over both edges of its plot."""
    assert data(draw_one(TIME), "c-target") == "M0 70h160v-35h160"


def test_a_target_that_was_not_in_force_leaves_a_gap() -> None:
    """Between two targets without one, nothing is drawn."""
    svg = draw_one(replace(TIME, steps=(Step(0, 2, 90), Step(4, 6, 95))))

    assert [len(run) for run in points(data(svg, "c-target"))] == [2, 2]


def test_a_range_is_an_area_between_two_lines() -> None:
    """A target from 85 to 90 is drawn as an area with both its edges."""
    svg = draw_one(replace(TIME, steps=(Step(0, 6, 85, 90, "85% to 90%"),)))

    assert data(svg, "c-range") == "M0 70h320v35h-320z"
    assert data(svg, "c-target") == "M0 105h320m-320-35h320"


def test_notes_and_references_are_drawn_and_named() -> None:
    """A band, and a level to compare with, stand in the plot with their words."""
    svg = draw_one(
        replace(TIME, bands=(Band(1, 3, "Closed"),), references=(Reference(84, "2022"),))
    )

    assert data(svg, "c-band") == "M53.3 0h106.7v140h-106.7z"
    assert data(svg, "c-reference") == "M0 112h320"
    assert {"Closed", "2022"} <= set(texts(svg))


def test_a_level_of_zero_is_stronger() -> None:
    """Where the scale holds zero, its line is told apart."""
    svg = draw_one(replace(TIME, low=0, y_ticks=(Tick(0, "0%"), Tick(100, "100%"))))

    assert data(svg, "c-zero") == "M0 140h320"
    assert data(svg, "c-grid") == "M0 0h320"


def test_the_scale_is_always_in_words() -> None:
    """Every line of the scale has its number, so that a cut scale misleads nobody."""
    said = texts(draw_one(TIME))

    assert said[:3] == ["80%", "90%", "100%"]
    assert {"Oct 2025", "Mar 2026", "Target 90%", "95%"} <= set(said)


def test_the_latest_result_in_words_takes_its_look() -> None:
    """The words of a missed result say so by their class."""
    svg = draw_one(replace(TIME, marks=(*TIME.marks[:4], Mark(5, 82, "missed"))))

    assert 'class="c-latest c-latest-missed' in svg


@pytest.mark.parametrize(("length", "name"), [(40, None), (41, "many"), (91, "crowd")])
def test_many_periods_have_smaller_marks(length: int, name: str | None) -> None:
    """A chart of many periods carries a class that makes its marks smaller."""
    names = parsed(draw_one(replace(TIME, length=length))).attrib["class"].split()

    assert {"many", "crowd"} & set(names) == ({name} if name else set())


def test_a_figure_without_results_can_be_drawn() -> None:
    """Where everything is withheld, scale and target remain."""
    svg = draw_one(replace(TIME, marks=()))

    assert data(svg, "c-target")
    assert "97%" not in texts(svg)


def test_a_single_result_is_a_bar_to_its_value() -> None:
    """The bar ends at the result, the target stands across it, both have words."""
    svg = draw_one(SINGLE)

    assert data(svg, "c-bar") == "M0 12h281.6"
    assert data(svg, "c-target") == "M288 24v-24"
    assert {"88%", "Target 90%", "0%", "50%"} <= set(texts(svg))


def test_a_single_result_against_a_range() -> None:
    """Both ends of a range stand across the bar, and the area between them."""
    svg = draw_one(replace(SINGLE, target=80, target_high=90))

    assert data(svg, "c-range") == "M256 0h32v24h-32z"
    assert data(svg, "c-target").count("v") == 2


def test_a_single_result_without_a_target() -> None:
    """A result that nobody promised is a bar with a ring."""
    svg = draw_one(replace(SINGLE, target=None, look="plain"))

    assert data(svg, "c-target") == ""
    assert data(svg, "c-plain") == "M281.6 12z"


def test_words_below_a_bar_do_not_repeat_one_another() -> None:
    """A number of the scale that would meet the target's words is left out on phones."""
    svg = draw_one(replace(SINGLE, ticks=(*SINGLE.ticks, Tick(88, "88% scale"))))

    assert "88% scale" not in texts(svg)


def test_a_sparkline_leaves_gaps_and_marks_its_last_result() -> None:
    """A missing value parts the line; the last result has its mark."""
    svg = draw_one(SPARK)

    assert [len(run) for run in points(data(svg, "c-line"))] == [2, 2]
    assert data(svg, "c-met").count("z") == 1
    assert data(draw_one(replace(SPARK, look="missed")), "c-missed").count("l") == 2
    assert data(draw_one(replace(SPARK, look="plain")), "c-hole").count("z") == 1


def test_a_sparkline_without_results_is_empty() -> None:
    """Nothing to draw is no fault."""
    assert len(list(parsed(draw_one(Sparkline(values=(None, None)))).iter())) == 1


def test_a_flat_sparkline_runs_through_the_middle() -> None:
    """Results all alike, zero too, lie half-way up."""
    svg = draw_one(Sparkline(values=(0, 0, 0)))

    assert {y for run in points(data(svg, "c-line")) for _, y in run} == {14}


@settings(max_examples=12)
@given(st.lists(levels, min_size=1, max_size=40))
def test_marks_stand_where_their_values_are(values: list[float]) -> None:
    """Every mark stands in the middle of its period at its value, to a fifth of a unit."""
    marks = tuple(Mark(x, y, "met") for x, y in enumerate(values))
    figure = replace(TIME, length=len(values), marks=marks, low=0, x_labels=(), steps=())

    places = [place for (place,) in points(data(draw_one(figure), "c-met"))]

    expected = [(320 * (x + 0.5) / len(values), 140 - 1.4 * y) for x, y in enumerate(values)]
    assert all(
        abs(x - right) < 0.1 and abs(y - down) < 0.1
        for (x, y), (right, down) in zip(places, expected, strict=True)
    )


def test_three_years_by_month_weigh_little() -> None:
    """A chart of 36 results, half of them missed, takes at most 4 KB."""
    marks = tuple(Mark(x, 80 + (x * 7 % 20), "missed" if x % 2 else "met") for x in range(36))
    figure = replace(TIME, length=36, marks=marks, breaks=(Break(20, "New count"),))

    assert len(draw_one(figure)) <= 4096


def test_a_line_and_its_marks_agree() -> None:
    """The line passes through the very places of its marks."""
    marks = tuple(Mark(x, 80 + x * 1.7, "met") for x in range(12))
    svg = draw_one(replace(TIME, length=12, marks=marks))

    (line,) = points(data(svg, "c-line"))
    dots = [place for (place,) in points(data(svg, "c-met"))]
    assert all(
        left == pytest.approx(right, abs=0.11)
        for places in zip(line, dots, strict=True)
        for left, right in zip(*places, strict=True)
    )
    assert all(x < later for (x, _), (later, _) in pairwise(line))


# ---- before and after a change


def test_a_change_is_drawn_with_each_period_and_both_together() -> None:
    """Six small marks show how much periods vary, a ring and a dot what they come to."""
    svg = draw_one(CHANGE)
    assert [svg.count(f'class="c-{name}"') for name in ("each", "plain", "met", "line")] == [1] * 4
    each = re.search(r'class="c-each" d="([^"]*)"', svg)
    assert each is not None
    assert each[1].count("z") == 6
    assert all(f">{word}</text>" in svg for word in ("Before", "After", "79%", "86%", "70%", "90%"))


def test_values_that_do_not_pool_are_drawn_one_by_one() -> None:
    """Without a value together each period has a ring or a dot, and no line joins them."""
    apart = replace(
        CHANGE,
        before=Stretch("Before", (78, 80, 79)),
        after=Stretch("After", (84, 88, 86)),
    )
    svg = draw_one(apart)
    counts = [re.search(rf'class="c-{name}" d="([^"]*)"', svg) for name in ("plain", "met")]
    assert [found and found[1].count("z") for found in counts] == [3, 3]
    assert not [name for name in ("each", "line") if f'class="c-{name}"' in svg]


def test_a_change_off_its_scale_is_refused() -> None:
    """A level that could not be seen is a fault of the caller."""
    with pytest.raises(ValueError, match="scale"):
        replace(CHANGE, before=Stretch("Before", (60,), 60, "60%"))


ALSO = replace(
    TIME,
    marks=tuple(Mark(x, 84.0, "met") for x in range(6)),
    also=tuple(Mark(x, 96.0, provisional=x == 5) for x in range(6)),
    also_id="p90",
)


def test_a_second_line_has_marks_of_another_shape() -> None:
    """The second statistic is drawn by squares with a hole, and its last stretch is dashed."""
    svg = draw_one(ALSO)
    assert len(points(data(svg, "c-also"))[0]) == 5
    assert len(points(data(svg, "c-also c-soft"))[0]) == 2
    assert len(points(data(svg, "c-square"))) == len(points(data(svg, "c-square c-hole"))) == 6


def test_without_a_second_line_nothing_of_it_is_drawn() -> None:
    """Charts of one line carry no empty layer."""
    assert "c-also" not in draw_one(TIME)
    assert "c-square" not in draw_one(TIME)
