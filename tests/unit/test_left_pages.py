"""Pages that lie in the site as they were written are left there; any other is put back."""

import sqlite3
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, rmtree
from types import SimpleNamespace

import pytest

from building import write_files
from generator.bundles import bind
from generator.cache import FILE, Store
from projects import PASSPORT_TABLE
from unchanging import FILES, Left, Workshop

VISA = "services/visa/index.html"
RESULTS_JSON = "services/visa/results.json"
POSTER = "services/visa/poster/index.html"
SLIP = b'[{"'
"""How a slip begins, and nothing else that is kept."""

ROWS = "service,standard,period,numerator,denominator\nvisa,time,2026-01,901,1000\n"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A project of two services that was built."""
    shop = Workshop.open(tmp_path_factory.mktemp("left"))
    second = FILES["content/services/passports/renewal.yaml"].replace(
        "Renew a passport", "Apply for a visa"
    )
    write_files(
        shop.project,
        {"content/services/passports/visa.yaml": second, "data/performance/visas.csv": ROWS},
    )
    assert shop.run().exit_code == 0
    rmtree(shop.kept)
    copytree(shop.folder, shop.kept)
    return shop


@pytest.fixture
def shop(workshop: Workshop) -> Workshop:
    """The project as it was built, and a row more of its first service."""
    workshop.put_back()
    change_row(workshop)
    return workshop


@pytest.fixture(scope="module")
def anew(workshop: Workshop) -> Left:
    """What a build from nothing leaves after that change."""
    workshop.put_back()
    change_row(workshop)
    rmtree(workshop.cache)
    return workshop.build(site=workshop.folder / "anew")


def change_row(shop: Workshop) -> None:
    """One row more."""
    with (shop.project / PASSPORT_TABLE).open("a", encoding="utf-8") as table:
        table.write("renewal,time,2026-03,9540,10000\n")


def rewrite(shop: Workshop, change: Callable[[bytes], bytes | None]) -> int:
    """Put something else in the place of what is kept, or nothing; how many were changed."""
    with sqlite3.connect(shop.cache / FILE) as kept:
        rows = kept.execute("SELECT key, value FROM entries").fetchall()
    store, changed = Store(shop.cache), 0
    for key, value in rows:
        new = change(value)
        if new is None:
            with sqlite3.connect(shop.cache / FILE) as kept:
                kept.execute("DELETE FROM entries WHERE key = ?", (key,))
        elif new != value:
            store.put(key.hex(), new)
        changed += new != value
    return changed


def is_bundle(value: bytes) -> bool:
    """Whether these are kept pages: two numbers, and what is packed."""
    first, _, rest = value.partition(b"\n")
    return first.replace(b" ", b"").isdigit() and rest[:1] == b"\x78"


def test_a_page_that_lies_there_is_not_opened(shop: Workshop, anew: Left) -> None:
    """Were its kept copy opened, it would be gone."""
    before = (shop.site / VISA).stat().st_ino
    assert rewrite(shop, lambda value: bind([]) if is_bundle(value) else value)
    assert shop.build() == anew
    assert (shop.site / VISA).stat().st_ino == before


def edit(site: Path) -> None:
    """Put another word into a page, of the same length."""
    page = (site / VISA).read_bytes()
    (site / VISA).write_bytes(page.replace(b"visa", b"Visa", 1))


def link(site: Path) -> None:
    """Lay the page elsewhere, and a link in its place."""
    (site / VISA).rename(site / "elsewhere.html")
    (site / VISA).symlink_to(site / "elsewhere.html")


def lay_folder(site: Path) -> None:
    """A folder in the place of a page."""
    (site / POSTER).unlink()
    (site / POSTER).mkdir()


TOUCHED: dict[str, Callable[[Path], object]] = {
    "edited": edit,
    "emptied": lambda site: (site / VISA).write_bytes(b""),
    "removed": lambda site: (site / POSTER).unlink(),
    "removed with its folder": lambda site: rmtree(site / "services"),
    "without its results": lambda site: (site / RESULTS_JSON).unlink(),
    "with another mode": lambda site: (site / VISA).chmod(0o600),
    "a link": link,
    "a folder": lay_folder,
    "beside another": lambda site: (site / "services/visa/more.html").write_bytes(b"more"),
    "of a site that is gone": rmtree,
}


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=TOUCHED)
def test_a_site_that_was_touched(
    shop: Workshop, anew: Left, touch: Callable[[Path], object]
) -> None:
    """What is not as it was written is written anew, in a build that changes other pages."""
    touch(shop.site)
    assert shop.build() == anew


KEPT: dict[str, Callable[[bytes], bytes | None]] = {
    "no bundle": lambda value: None if is_bundle(value) else value,
    "no slip": lambda value: None if value.startswith(SLIP) else value,
    "slips of other files": lambda value: (
        value.replace(b"visa", b"vise") if value.startswith(SLIP) else value
    ),
    "slips that lead out": lambda value: (
        value.replace(b'"services/', b'"../services/') if value.startswith(SLIP) else value
    ),
    "slips of nothing": lambda value: b"[{},{},[]]" if value.startswith(SLIP) else value,
    "slips that are none": lambda value: b"[{}]" if value.startswith(SLIP) else value,
}


@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT)
def test_what_is_kept_is_half_there(
    shop: Workshop, anew: Left, change: Callable[[bytes], bytes | None]
) -> None:
    """Either without the other gives the same site, where a page does not lie there any more."""
    edit(shop.site)
    assert rewrite(shop, change)
    assert shop.build() == anew


EDITS = {
    "an id at its source": ("content/services/passports/visa.yaml", "  type:", "  source_id: V-1"),
    "a result": ("data/performance/visas.csv", "901", "902"),
    "a language": ("content/site.yaml", "publisher:", "languages: [en, es]"),
    "a day of the promise": ("content/services/passports/visa.yaml", "2026-01", "2025-12"),
}
"""What is put before a line, or in the place of some words: the file, the words, and the new."""


def test_what_tables_rest_on(shop: Workshop) -> None:
    """The results of a service, and of all, after each of some changes on end."""
    for path, old, new in EDITS.values():
        file = shop.project / path
        text = file.read_text(encoding="utf-8")
        more = f"{new}\n  {old}" if old.startswith(" ") else f"{new}\n{old}"
        put = more if old.endswith(":") else new
        assert old in text
        file.write_text(text.replace(old, put, 1), encoding="utf-8")
        left, built = shop.build_twice()
        assert left.code == 0
        assert left == built


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_search_that_fails(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that lie there lead to a search, and none of them stays."""
    program = shop.folder / "pagefind"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    there = {"get_executable": lambda: program, "__spec__": find_spec("pagefind_bin")}
    monkeypatch.setitem(sys.modules, "pagefind_bin", SimpleNamespace(**there))
    assert rewrite(shop, lambda value: None if value.startswith(b'{"pagefind/') else value)
    left, built = shop.build_twice()
    assert "search-left-out" in left.said
    assert left == built


def test_what_was_kept_for_another_address(shop: Workshop) -> None:
    """The same project under an address, and without it again."""
    left, built = shop.build_twice("--base-url", "https://one.example/")
    assert left == built
    left, built = shop.build_twice()
    assert left == built
