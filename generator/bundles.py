"""Finished pages as bytes, to travel from a worker and to be kept from one build to the next.

Takes printed pages with their outlines and the files beside them. Gives bytes, and the pages again.
What is kept may come from another machine: it is read as plain data, never as a program, and
whatever is not in this form is as good as not there.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any, TypeAlias

from generator.links import Link, PageFault, PageOutline, What
from generator.slips import Slip

LEVEL = 1
"""How hard text is packed: pages shrink to a sixth, in half a millisecond for ten of them."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished page, with its outline for checking its links, and the files beside it.

    `bundle` is the key under which it is kept, "" where it is not.
    """

    path: str
    content: bytes
    outline: PageOutline
    beside: tuple[tuple[str, bytes], ...] = ()
    bundle: str = ""


Page: TypeAlias = Printed | Slip
"""A finished page, or those of a bundle that are left where they lie in the site."""


class UnreadableBundleError(Exception):
    """The bytes are no pages as they are kept."""


def bind(pages: Sequence[Printed]) -> bytes:
    """Pages as bytes: what is text packed, pictures, which are packed already, as they are."""
    head = json.dumps([_described(page) for page in pages], ensure_ascii=False).encode()
    text = zlib.compress(b"".join((head, *(page.content for page in pages))), LEVEL)
    pictures = (content for page in pages for _, content in page.beside)
    return b"".join((b"%d %d\n" % (len(head), len(text)), text, *pictures))


def _described(page: Printed) -> list[Any]:
    one = page.outline
    outline = [sorted(one.ids), one.links, one.headings, one.faults]
    beside = [[name, len(content)] for name, content in page.beside]
    return [page.path, len(page.content), outline, beside]


def unbind(bundle: bytes, key: str = "") -> list[Printed]:
    """The pages in a bundle, kept under a key; UnreadableBundleError where it is none."""
    try:
        return list(_pages(bundle, key))
    except (ValueError, TypeError, KeyError, IndexError, zlib.error, RecursionError) as fault:
        raise UnreadableBundleError from fault


def _pages(bundle: bytes, key: str) -> Iterator[Printed]:
    line, _, rest = bundle.partition(b"\n")
    length, packed = map(int, line.split())
    text = zlib.decompress(rest[:packed])
    at, picture = length, packed
    for path, size, outline, beside in json.loads(text[:length]):
        content, at = text[at : at + size], at + size
        files = []
        for name, weight in beside:
            files.append((str(name), rest[picture : picture + weight]))
            picture += weight
        yield Printed(str(path), content, _outline(*outline), tuple(files), key)


def _outline(ids: Any, links: Any, headings: Any, faults: Any) -> PageOutline:  # noqa: ANN401
    """The outline of a page; names that many pages share are there once for all of them."""
    return PageOutline(
        frozenset(intern(str(one)) for one in ids),
        tuple(Link(int(line), intern(str(target)), bool(loads)) for line, target, loads in links),
        tuple(map(int, headings)),
        tuple(PageFault(int(line), What(what), str(target)) for line, what, target in faults),
    )
