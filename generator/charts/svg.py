"""SVG text, as short as it can be: paths of points in tenths, words, the frame of a chart.

Takes points as whole tenths of a unit, and words with their spots. Gives SVG without style,
colour or id: classes alone, so that one stylesheet serves light, dark, forced colours and print.
Must not know figures.
"""

import itertools
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from generator.charts.layers import Placed
from generator.charts.spots import Word

LAYOUTS = {"": "", "narrow": "c-narrow", "wide": "c-wide"}
"""The classes of words that only one layout shows."""


@lru_cache(maxsize=16384)
def number(tenths: int) -> str:
    """A number of tenths as SVG reads it: 12.5, .5, -3. A chart has two hundred, many alike."""
    whole, part = divmod(abs(tenths), 10)
    text = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{text}" if tenths < 0 else text


@lru_cache(maxsize=16384)
def pair(x: int, y: int) -> str:
    """Two numbers, parted only where they would run together."""
    second = number(y)
    return number(x) + (second if second.startswith("-") else f" {second}")


def lines(runs: Iterable[Placed]) -> str:
    """Path data of lines, each point relative to the one before."""
    drawn: list[str] = []
    at = (0, 0)
    for run in runs:
        drawn.append(_moved(at, run[0], first=not drawn))
        drawn += [_drawn(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in itertools.pairwise(run)]
        at = run[-1]
    return "".join(drawn)


def dots(points: Iterable[Placed]) -> str:
    """Path data of dots: closed paths without length, drawn by their round stroke ends."""
    drawn: list[str] = []
    at = (0, 0)
    for (point,) in points:
        drawn.append(_moved(at, point, first=not drawn))
        at = point
    return "".join([f"{move}z" for move in drawn])


def areas(corners: Iterable[Placed]) -> str:
    """Path data of rectangles, by their corners."""
    text = ""
    for (left, top), (right, bottom) in corners:
        across, down = number(right - left), number(bottom - top)
        text += f"M{pair(left, top)}h{across}v{down}h{number(left - right)}z"
    return text


def crosses(points: Iterable[Placed], *, width: int, height: int) -> str:
    """Crosses of six pixels, whatever the size of the plot of `width` by `height` units."""
    return "".join(
        f'<svg x="{percent(x / width / 10)}" y="{percent(y / height / 10)}">'
        '<path d="M-3-3 3 3M-3 3 3-3"/></svg>'
        for ((x, y),) in points
    )


def _moved(start: tuple[int, int], end: tuple[int, int], *, first: bool) -> str:
    """A move of the pen from one point to another."""
    return ("M" if first else "m") + pair(end[0] - start[0], end[1] - start[1])


@lru_cache(maxsize=16384)
def _drawn(across: int, down: int) -> str:
    """A line to a point so far away, by the shortest command."""
    if not down:
        return f"h{number(across)}"
    return f"v{number(down)}" if not across else f"l{pair(across, down)}"


def percent(share: float) -> str:
    """A share of the plot as SVG reads it: 12.5%."""
    return number(round(share * 1000)) + "%"


def path(name: str, data: str) -> str:
    """A path of a layer's classes, or nothing where it has no data."""
    return f'<path class="{classes(name)}" d="{data}"/>' if data else ""


def group(name: str, content: str) -> str:
    """A group of a layer's classes, or nothing where it is empty."""
    return f'<g class="{classes(name)}">{content}</g>' if content else ""


def classes(name: str) -> str:
    """The classes of a layer: `met_soft` is a soft one of `met`."""
    return " ".join(f"c-{part}" for part in name.split("_"))


def words(said: Iterable[Word], *, name: str = "") -> str:
    """Words of the page at their spots; `name` are their classes beside that of their layout."""
    return "".join(_text(word, name) for word in said)


def _text(word: Word, name: str) -> str:
    """One text element."""
    spot = word.spot
    place = f'x="{percent(spot.x)}" y="{percent(spot.y)}"'
    shift = _attribute("dx", spot.dx) + _attribute("dy", spot.dy)
    side = "" if spot.side == "start" else f' text-anchor="{spot.side}"'
    kinds = " ".join(kind for kind in (name, LAYOUTS[word.layout]) if kind)
    kind = f' class="{kinds}"' if kinds else ""
    return f"<text {place}{shift}{side}{kind}>{escape(word.text)}</text>"


def _attribute(name: str, pixels: float) -> str:
    """A shift in pixels, or nothing where there is none."""
    tenths = round(pixels * 10)
    return f' {name}="{number(tenths)}"' if tenths else ""


def plot(content: str, *, width: int, height: int) -> str:
    """The plot of Vega's marks: it fills its frame, whatever the frame's shape."""
    return f'<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none">{content}</svg>'


def frame(
    content: str, *, names: Iterable[str], title: str, sentence: str, height: float = 0
) -> str:
    """A whole chart, named by its title and its sentence; `height` in rem where it has its own.

    One `aria-label` holds both. A `desc` without `aria-labelledby` is left out by common screen
    readers, a `title` shows a tooltip over the whole chart, and both need ids that would have to
    differ wherever a drawing is used twice; the label is read whole by all of them. The content
    is hidden, since Chromium hands on the words in an image all the same.
    """
    kind = " ".join(name for name in ("plot", *names) if name)
    said = escape(f"{title.rstrip('.')}. {sentence}" if sentence else title)
    hidden = f'<g aria-hidden="true">{content}</g>'
    tall = f' height="{height:g}rem"' if height else ""
    return f'<svg class="{kind}"{tall} role="img" aria-label="{said}">{hidden}</svg>'
