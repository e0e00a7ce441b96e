"""Facts about what is known of pages that lie in a site already, and about their links."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bundles import Printed
from generator.cache import Store
from generator.laying import Laid
from generator.links import Lead, LinkFault, What, outline
from generator.slips import Slip, read_slip, slip_key, write_slip
from generator.write import MemoryWriter

PAGE = b'<h1 id="a">A</h1>\n<a href="../b/#place">b</a><a href="#a">a</a>'
OTHER = b'<h1>B</h1><p id="place"></p><a href="https://one.example/c/">c</a>'
KEY = "ab" * 32
BASE = "https://one.example/"
SLIP = Slip(
    {"a/index.html": hashlib.sha256(PAGE).hexdigest(), "a/card.png": "00"},
    {"a/index.html": frozenset("a")},
    frozenset({Lead("b/", "place")}),
)


def printed(path: str, content: bytes) -> Printed:
    """A page as it comes from the press, kept under a key."""
    return Printed(path, content, outline(content), bundle=KEY)


def faults_of(laid: Laid, writer: MemoryWriter, store: Store | None = None) -> list[LinkFault]:
    """What is wrong with the links of a site."""
    return [*laid.check(writer, writer.hashes(), base_url=BASE, store=store)]


def test_a_slip_comes_out_as_it_went_in() -> None:
    """Files, ids and leads."""
    assert read_slip(write_slip(SLIP)) == SLIP


@given(st.data())
def test_damage_is_told(data: st.DataObject) -> None:
    """A slip that was cut or changed is a slip or nothing."""
    kept = bytearray(write_slip(SLIP))
    at = data.draw(st.integers(0, len(kept) - 1))
    kept[at] = data.draw(st.integers(0, 255))
    found = read_slip(bytes(kept[: data.draw(st.integers(at, len(kept)))]))
    assert found is None or isinstance(found, Slip)


@pytest.mark.parametrize("kept", [b"", b"[]", b"[1,2,3]", b'[{},{},[["a"]]]', b"[" * 9999])
def test_anything_else_is_no_slip(kept: bytes) -> None:
    """Whatever is kept under a key."""
    assert read_slip(kept) is None


def test_a_right_page_has_a_slip() -> None:
    """Its files, its ids, and where it leads in the site: not in itself, nor to a whole address."""
    laid, writer, store = Laid(), MemoryWriter(), Store(None)
    page = printed("a/index.html", PAGE)
    laid.lay(replace(page, beside=(("a/card.png", b"\x89"),)), writer)
    laid.lay(printed("b/index.html", OTHER), writer)
    assert faults_of(laid, writer, store) == [
        LinkFault("b/index.html", 1, What.MISSING_FILE, "https://one.example/c/")
    ]
    kept = store.get(slip_key(KEY, BASE))
    slip = read_slip(kept or b"")
    assert slip is not None
    assert slip.files == writer.hashes()
    assert slip.ids == {"a/index.html": {"a"}, "b/index.html": {"place"}}
    assert slip.leads == {Lead("b/", "place")}


def test_a_faulty_page_has_none() -> None:
    """Its fault is found by every build."""
    laid, writer, store = Laid(), MemoryWriter(), Store(None)
    laid.lay(printed("a/index.html", PAGE), writer)
    assert [fault.what for fault in faults_of(laid, writer, store)] == [What.MISSING_FILE]
    assert store.get(slip_key(KEY, BASE)) is None


@pytest.mark.parametrize(
    ("other", "what"), [(b"<h1>B</h1>", What.MISSING_ANCHOR), (None, What.MISSING_FILE)]
)
def test_a_page_that_was_left_leads_to_what_is_gone(other: bytes | None, what: What) -> None:
    """The fault is told with its page and line, as of a page that was printed."""
    laid, writer = Laid(), MemoryWriter()
    writer.files["a/index.html"] = PAGE
    laid.lay(SLIP, writer)
    if other:
        laid.lay(printed("b/index.html", other), writer)
    assert faults_of(laid, writer) == [LinkFault("a/index.html", 2, what, "../b/#place")]


def test_a_place_in_a_page_that_was_left() -> None:
    """Another page leads to it by its id."""
    laid, writer = Laid(), MemoryWriter()
    writer.files["a/index.html"] = PAGE
    laid.lay(SLIP, writer)
    laid.lay(printed("b/index.html", OTHER + b'<a href="../a/#a">a</a>'), writer)
    found = [fault.target for fault in faults_of(laid, writer)]
    assert found == ["https://one.example/c/"]
