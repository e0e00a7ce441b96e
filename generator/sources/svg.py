"""What makes a drawing unfit to be served: anything that acts, or reaches for another file.

Takes the bytes of an SVG file. Gives what is wrong with it, in words. Must not know where the file
lies nor what it is for.

A browser runs no script in an <img>, but whoever opens the file itself reads it at the site's own
address, where no policy of a page holds.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"

DRAWS = re.compile(
    "svg|g|defs|symbol|use|title|desc|metadata|style|switch|view|image|clipPath|mask|pattern|marker"
    "|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath"
    "|linearGradient|radialGradient|stop|filter|fe(?!Image$)[A-Za-z]+"
)
"""Elements that only draw or describe; scripts, animations, links and foreign objects are none."""

_HEAD = re.compile(r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)
_ENCODING = re.compile(r"""^<\?xml[^>]*encoding\s*=\s*["']([^"']+)""", re.IGNORECASE)
_INSIDE = re.compile(r"#|data:image/(png|jpeg|webp);", re.IGNORECASE)
_ADDRESS = re.compile(r"""url\(\s*["']?(?!["']?#)""", re.IGNORECASE)


def find_unsafe(data: bytes) -> str:
    """What is wrong with a drawing, as the end of a sentence; "" where nothing is."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "it is not saved as UTF-8"
    declared = _ENCODING.match(text)
    if declared and declared[1].lower() != "utf-8":
        return f"it says that it is saved as {declared[1]}, not UTF-8"
    head = _HEAD.search(text)
    if head:
        return f"it has a {head[0]} in it"
    try:
        root = ET.fromstring(text)  # noqa: S314 (entities are refused above)
    except ET.ParseError as fault:
        return f"it is not an SVG drawing: {fault}"
    if root.tag != f"{{{SVG}}}svg":
        return "it is not an SVG drawing"
    return next(_faults(root), "")


def _faults(root: ET.Element) -> Iterator[str]:
    """Everything that acts or reaches out, in the order of the file."""
    for element in root.iter():
        space, _, name = str(element.tag).rpartition("}")
        if space == f"{{{SVG}" and not DRAWS.fullmatch(name):
            yield f"it has an element <{name}> in it"
        if space == f"{{{XHTML}":
            yield f"it has the HTML element <{name}> in it"
        if name == "style":
            yield from _style_faults(element.text or "")
        for key, value in element.attrib.items():
            space, _, own = key.rpartition("}")
            if space in {"", f"{{{XLINK}"}:  # drawing programs leave notes of their own in others
                yield from _attribute_faults(own, value)


def _attribute_faults(name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on"):
        yield f"it has a script in it, at {name}="
    if name.lower() in {"href", "src"} and not _INSIDE.match(value.strip()):
        yield f"it leads to another file, {value[:60]}"
    yield from _style_faults(value)


def _style_faults(style: str) -> Iterator[str]:
    """A style may not import, nor hide an address behind escaped letters."""
    if "@import" in style.lower() or "\\" in style:
        yield "it has a style in it that may lead to another file"
    yield from _addresses(style)


def _addresses(value: str) -> Iterator[str]:
    found = _ADDRESS.search(value)
    if found:
        yield f"it leads to another file, {value[found.start() :][:60]}"
