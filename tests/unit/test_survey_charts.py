"""Charts of surveys: bars about a middle, and dots with their margins."""

import re

import pytest

from generator.charts import draw_one
from generator.charts.answers import runs as answer_runs
from generator.charts.dots import runs as dot_runs
from generator.pages.figures import AnswerBar, AnswersFigure, Dot, DotsFigure, Tick

BAR = AnswerBar("Oct 2026", (10.0, 20.0), (15.0,), (30.0, 25.0), "55% favourable")
ANSWERED = AnswersFigure(
    bars=(BAR,), ends=("Unfavourable", "Favourable"), title="It was easy", sentence="55%."
)
DOTS = DotsFigure(
    dots=(Dot("Mail", 72.0, "72%", 68.0, 76.0), Dot("All", 61.0, "61%", whole=True)),
    low=40,
    high=80,
    ticks=(Tick(40, "40%"), Tick(80, "80%")),
    title="Satisfied",
    sentence="Mail 72%.",
)


def edges(name: str) -> list[tuple[float, float]]:
    """From where to where the parts of a layer reach, as shares of the plot."""
    return [(left, right) for (left, _), (right, _) in answer_runs(ANSWERED)[name]]


def test_what_is_neither_lies_across_the_middle() -> None:
    """Half of those who are neither lies on each side, and all parts follow without a gap."""
    (zero,) = {x for x, _ in answer_runs(ANSWERED)["zero"][0]}
    ((left, right),) = edges("neither")
    assert zero - left == pytest.approx(right - zero)
    assert edges("against")[-1][1] == pytest.approx(left)
    assert edges("good")[0][0] == pytest.approx(right)


def test_parts_are_as_long_as_their_shares() -> None:
    """Every part has the same length for a hundredth of the answers."""
    lengths = [b - a for name in ("against", "neither", "good") for a, b in edges(name)]
    shares = (*BAR.against, *BAR.neither, *BAR.good)
    assert lengths == pytest.approx([share * lengths[0] / shares[0] for share in shares])


def test_answers_far_from_the_middle_are_taller() -> None:
    """The parts differ by their height too, for those who cannot tell the colours apart."""
    runs = answer_runs(ANSWERED)
    tall = [top - low for (_, low), (_, top) in (*runs["against"], *runs["good"])]
    assert tall[0] > tall[1]
    assert tall[2] < tall[3]


def test_an_answer_that_nobody_gave_has_no_part() -> None:
    """A part without length is not drawn."""
    bar = AnswerBar("2026", (0.0, 20.0), (), (80.0,))
    figure = AnswersFigure(bars=(bar,), ends=("a", "b"), title="t", sentence="s")
    assert len(answer_runs(figure)["against"]) == 1


def test_a_margin_is_drawn_only_where_there_is_one() -> None:
    """Where chance variation means nothing there is a dot alone."""
    runs = dot_runs(DOTS)
    assert [len(runs[name]) for name in ("margin", "met", "plain")] == [1, 1, 1]
    (((low, _), (high, _)),) = runs["margin"]
    assert (low, high) == pytest.approx((0.7, 0.9))


def test_a_dot_off_its_scale_is_refused() -> None:
    """A margin that reaches beyond the scale would be a fault of the caller."""
    with pytest.raises(ValueError, match="outside the scale"):
        DotsFigure(dots=(Dot("a", 5, "5", 4, 11),), low=0, high=10, ticks=(), title="", sentence="")


@pytest.mark.parametrize("figure", [ANSWERED, DOTS], ids=["answers", "dots"])
def test_charts_are_named_and_have_no_style(figure: AnswersFigure | DotsFigure) -> None:
    """A chart is one image with its sentence, without a style attribute or an id."""
    drawn = draw_one(figure)
    assert f'aria-label="{figure.title}. {figure.sentence}"' in drawn
    assert not re.search(r'\b(style|id)="', drawn)
    assert drawn.count("<svg") == drawn.count("</svg>") == 2


def test_a_chart_is_as_high_as_its_rows_need() -> None:
    """Twice the rows take twice the height, on every screen."""
    heights = [
        float(re.findall(r'height="([\d.]+)rem"', draw_one(figure))[0])
        for figure in (
            AnswersFigure(bars=bars, ends=("a", "b"), title="t", sentence="s")
            for bars in ((BAR,), (BAR, BAR))
        )
    ]
    assert heights[1] == 2 * heights[0]


def names_in(name: str) -> dict[str, list[str]]:
    """The lines of a name by the layout that shows them: narrow, wide, or either where it is ""."""
    dot = Dot(name, 50.0, "50%")
    figure = DotsFigure(dots=(dot,), low=0, high=100, ticks=(), title="t", sentence="s")
    named: dict[str, list[str]] = {"narrow": [], "wide": [], "": []}
    names = draw_one(figure).split('class="c-names"')[1].split("</g>")[0]
    for shown, line in re.findall(r"<text [^>]*?(?:class=\"c-(narrow|wide)\")?>([^<]*)<", names):
        named[shown].insert(0, line)
    return named


def test_a_long_name_takes_two_lines_on_a_phone() -> None:
    """Where a name has no room in one line of a phone it has it in two, whole."""
    name = "Rebaja del impuesto a la propiedad para dueños mayores"
    named = names_in(name)
    assert (len(named["narrow"]), " ".join(named["narrow"])) == (2, name)
    assert named["wide"] == [name]


def test_a_longer_name_takes_three_lines_whole() -> None:
    """A name is cut only where three lines of a phone have no room for it."""
    name = "Rebaja del impuesto a la propiedad para los dueños mayores que viven en ella"
    named = names_in(name)
    assert (len(named["narrow"]), " ".join(named["narrow"])) == (3, name)


@pytest.mark.parametrize("name", ["Service " * 20, "S" * 200], ids=["words", "one word"])
def test_a_name_without_room_is_cut(name: str) -> None:
    """No name makes the page scroll sideways; the wide layout has more of it."""
    named = names_in(name)
    assert named["narrow"][-1].endswith("…")
    assert len("".join(named["narrow"])) < len("".join(named["wide"])) < len(name)


def test_rows_are_higher_where_a_name_takes_two_lines() -> None:
    """A name of two lines lies above its own line, not over it."""
    heights = [
        float(re.findall(r'height="([\d.]+)rem"', draw_one(figure))[0])
        for figure in (
            DotsFigure(dots=(Dot(name, 5, "5"),), low=0, high=10, ticks=(), title="t", sentence="s")
            for name in ("Short", "A name that is much too long for one line of a phone")
        )
    ]
    assert heights[0] < heights[1]
