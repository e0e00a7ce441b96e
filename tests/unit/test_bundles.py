"""Facts about finished pages as bytes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bundles import Printed, UnreadableBundleError, bind, unbind
from generator.links import outline

PAGE = b'<h1 id="a">\xc3\xa9</h1><a href="../b/">b</a><a href="#no">c</a><h4>skipped</h4>'
PAGES = [
    Printed("services/a/index.html", PAGE, outline(PAGE), (("services/a/card.png", b"\x89\n\0P"),)),
    Printed("embed/a/b/index.html", b"", outline(b"")),
]


def test_pages_come_out_as_they_went_in() -> None:
    """With their outlines, and the pictures beside them."""
    assert unbind(bind(PAGES)) == PAGES


def test_no_pages_are_a_bundle_too() -> None:
    """A service has pages, but a bundle need not know."""
    assert unbind(bind([])) == []


@given(st.data())
def test_damage_is_told(data: st.DataObject) -> None:
    """A bundle that was cut or changed gives pages or the one error, and no other."""
    bundle = bytearray(bind(PAGES))
    at = data.draw(st.integers(0, len(bundle) - 1))
    bundle[at] = data.draw(st.integers(0, 255))
    bundle = bundle[: data.draw(st.integers(at, len(bundle)))]
    with suppress(UnreadableBundleError):
        assert all(isinstance(page, Printed) for page in unbind(bytes(bundle)))


@pytest.mark.parametrize("bundle", [b"", b"1", b"1 2\n", b"x y\nz", b"-1 5\nabcde"])
def test_anything_else_is_no_bundle(bundle: bytes) -> None:
    """Whatever is kept under a key."""
    with pytest.raises(UnreadableBundleError):
        unbind(bundle)
