"""Facts about the renderer: company, stores and surroundings change nothing about a drawing."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cache import Store
from generator.charts import draw, draw_one, prepare
from generator.charts.renderer import KINDS
from generator.pages.figures import (
    Break,
    Figure,
    Mark,
    SingleFigure,
    Sparkline,
    Step,
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
    breaks=(Break(3, "New count"),),
)
SINGLE = SingleFigure(
    value=88,
    value_label="88%",
    look="missed",
    low=0,
    high=100,
    ticks=(Tick(0, "0%"), Tick(100, "100%")),
    title="Calls answered",
    sentence="88%, target 90%, missed.",
    target=90,
    target_label="Target 90%",
)
SPARK = Sparkline(values=(80, 82, None, 85, 84), look="met", target=83)
EXAMPLES: tuple[Figure, ...] = (TIME, SINGLE, SPARK)


class Shelf(dict[str, bytes]):
    """A store that counts what was put into it."""

    writes = 0

    def get_many(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """What is kept of these."""
        return {key: self[key] for key in keys if key in self}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep these."""
        self.writes += len(items)
        self.update(items)


@settings(max_examples=4)
@given(st.permutations([replace(TIME, title=str(n)) for n in range(3)] + [SINGLE, SPARK]))
def test_company_does_not_matter(figures: list[Figure]) -> None:
    """A figure is drawn the same alone and among others, in whatever order."""
    assert draw(figures) == {figure.key: draw_one(figure) for figure in figures}


def test_more_figures_than_one_call_takes() -> None:
    """The figures of several calls do not mix."""
    sparks = [Sparkline(values=(1, 2, number)) for number in range(120)]

    drawn = draw(sparks)

    assert list(drawn) == [spark.key for spark in sparks]
    assert drawn[sparks[119].key] == draw_one(sparks[119])


def test_drawings_are_kept_by_content(tmp_path: Path) -> None:
    """What a store holds is not drawn again, and is the same as what is drawn."""
    store = Store(tmp_path)
    first = draw(EXAMPLES, store=store)

    assert draw(EXAMPLES, store=store) == first == draw(EXAMPLES)


def test_a_store_that_has_everything_spares_the_engines(tmp_path: Path) -> None:
    """Altair and Vega are not even loaded when all drawings are kept."""
    draw([SPARK], store=Store(tmp_path))
    script = (
        "import sys; from pathlib import Path; from generator.cache import Store\n"
        "from generator.charts import draw; from generator.pages.figures import Sparkline\n"
        f"draw([{SPARK!r}], store=Store(Path({str(tmp_path)!r})))\n"
        "print(sorted({'altair', 'vl_convert', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert done.stdout.decode().strip() == "[]"


def test_kinds_are_compiled_once_for_all_workers() -> None:
    """One call keeps the compiled form of every kind; a second finds them."""
    shelf = Shelf()
    prepare(shelf)
    prepare(shelf)

    assert shelf.writes == len(shelf) == len(KINDS)
    assert all(json.loads(kind)["autosize"] == "none" for kind in shelf.values())


def test_a_kept_drawing_is_believed() -> None:
    """The bytes of the store are the drawing."""
    shelf = Shelf()
    drawn = draw_one(SPARK, store=shelf).encode()
    (address,) = (key for key, kept in shelf.items() if kept == drawn)
    shelf[address] = b"<svg/>"

    assert draw_one(SPARK, store=shelf) == "<svg/>"


@pytest.mark.parametrize(
    "setting",
    [
        {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "77"},
    ],
)
def test_bytes_are_the_same_everywhere(setting: dict[str, str]) -> None:
    """Keys and drawings do not depend on process, time zone, locale or hash seed."""
    script = (
        "import hashlib; from generator.charts import draw\n"
        "from generator.pages.figures import *\n"
        f"drawn = draw({EXAMPLES!r})\n"
        "print(hashlib.sha256(repr(drawn).encode()).hexdigest())"
    )
    environment = os.environ | setting
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env=environment
    )

    here = hashlib.sha256(repr(draw(EXAMPLES)).encode()).hexdigest()
    assert done.stdout.decode().strip() == here


def test_figures_that_differ_in_their_words_alone_are_drawn_as_each_by_itself() -> None:
    """Vega draws them once; each keeps its own words."""
    french = replace(SINGLE, title="Appels", ticks=(Tick(0, "0 %"), Tick(100, "100 %")))
    figures: list[Figure] = [SINGLE, french, TIME, replace(TIME, title="Renouvellements")]

    assert draw(figures) == {one.key: draw_one(one) for one in figures}
    assert "Appels" in draw(figures)[french.key]
