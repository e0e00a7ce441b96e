"""The index of the search: what stands in it, what does not, and the same bytes every time."""

import gzip
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from generator.cache import Store
from generator.gather import gather_site
from generator.pages.search import Stub, list_stubs, search_form, tell_search
from generator.pages.setting import Setting, set_in
from generator.pages.site import tell_site
from generator.search import FOLDER, SearchError, find_pagefind, index_stubs, write_stub
from generator.sentences.searching import found_forms
from generator.sentences.tongue import Tongue
from making import ENGLISH, standard, target, world

PASSPORT = Stub(
    path="services/passport/",
    lang="en",
    name="Renew a passport & a visa",
    spoken="en",
    kind="Service",
    of="Department of State",
    names=("Renouveler un passeport",),
    parts=(("decision-time", "We decide within 6 weeks."),),
)
RIDES = Stub(path="fr/services/rides/", lang="fr", name="Réserver", spoken="fr", kind="Service")


@pytest.fixture(scope="module")
def index() -> dict[str, bytes]:
    """The index of two stubs in two languages."""
    return dict(index_stubs([PASSPORT, RIDES], store=Store(None)))


def test_an_index_holds_only_what_a_browser_asks_for(index: dict[str, bytes]) -> None:
    """Scripts, words and fragments; none of the interfaces that come with Pagefind."""
    kinds = {name.removeprefix(FOLDER).partition("/")[0].rpartition(".")[2] for name in index}
    assert kinds == {"fragment", "index", "js", "json", "pagefind", "pf_meta"}
    assert not any("-ui" in name or "highlight" in name for name in index)


def test_a_language_has_its_words(index: dict[str, bytes]) -> None:
    """Each language has an index of its own and the WebAssembly that knows its word endings."""
    assert list(json.loads(index[f"{FOLDER}pagefind-entry.json"])["languages"]) == ["en", "fr"]
    assert {f"{FOLDER}wasm.en.pagefind", f"{FOLDER}wasm.fr.pagefind"} < set(index)


def test_an_index_is_the_same_every_time(index: dict[str, bytes]) -> None:
    """Another run of Pagefind over the same stubs gives the same files and bytes."""
    assert dict(index_stubs([PASSPORT, RIDES], store=Store(None))) == index


def test_the_order_of_hashes_does_not_matter() -> None:
    """Under another hash seed an index is the same, byte for byte."""
    program = """
import sys
from hashlib import sha256
from generator.cache import Store
from generator.pages.search import Stub
from generator.search import index_stubs
names = [Stub(f"services/s{n}/", "en", f"Word{n % 7} of {n}", "en", "Service") for n in range(40)]
files = index_stubs(names, store=Store(None))
print(sha256(repr(sorted(files.items())).encode()).hexdigest())
"""
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_a_kept_index_is_not_made_again() -> None:
    """What was made of the same stubs before is taken from the store."""
    store = Store(None)
    index_stubs([PASSPORT, RIDES], store=store)
    (key,) = store._memory  # noqa: SLF001 (what is kept there shows that it is asked)
    store.put(key, json.dumps({"pagefind/kept": ""}).encode())
    assert index_stubs([PASSPORT, RIDES], store=store) == {"pagefind/kept": b""}


def test_another_stub_is_another_index(index: dict[str, bytes]) -> None:
    """A changed name is not answered with the index of before."""
    store = Store(None)
    assert index_stubs([PASSPORT, RIDES], store=store) == index
    assert index_stubs([replace(PASSPORT, name="Renew"), RIDES], store=store) != index


def test_without_pagefind_there_is_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program is not installed, the fault says so."""
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SearchError, match="not installed"):
        find_pagefind()


def test_a_stub_is_markup_that_words_cannot_break() -> None:
    """Names with signs of HTML stand in a stub as text."""
    text = write_stub(replace(PASSPORT, name='<script>"&'))
    assert "&lt;script&gt;&quot;&amp;" in text
    assert "<script" not in text


def fragments(files: dict[str, bytes]) -> list[dict[str, object]]:
    """What can be shown of each result."""
    found = (data for name, data in sorted(files.items()) if "/fragment/" in name)
    return [json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd")) for data in found]


def test_a_result_shows_name_kind_agency_and_promise(index: dict[str, bytes]) -> None:
    """What the interface shows stands in the fragment of a result, the promise with its place."""
    found = next(one for one in fragments(index) if one["url"] == PASSPORT.path)
    assert found["meta"] == {"title": PASSPORT.name, "kind": "Service", "of": PASSPORT.of}
    assert [anchor["id"] for anchor in found["anchors"]] == ["decision-time"]  # type: ignore[attr-defined]


def test_what_is_shown_beside_a_name_is_not_searched(index: dict[str, bytes]) -> None:
    """The word Service finds no service: it would find all of them."""
    found = next(one for one in fragments(index) if one["url"] == PASSPORT.path)
    assert "Service" not in str(found["content"])


SETTING = Setting(
    gather_site(
        world(standard(target(at_least="90%")), {"period": "2025-11", "value": "87.21"}).published
    ),
    ENGLISH,
)


def test_each_language_finds_the_pages_of_its_own_tree() -> None:
    """A stub in the second language leads into that language's folder."""
    site = replace(SETTING.site, languages=("en", "fr"))
    facts = replace(SETTING.facts, published=replace(SETTING.facts.published, site=site))
    found = {(stub.lang, stub.path) for stub in list_stubs(set_in("fr", facts))}
    assert ("fr", "fr/services/passport/") in found


def test_no_figure_stands_in_a_stub() -> None:
    """Results, verdicts and targets are no part of what can be found."""
    text = "".join(write_stub(stub) for stub in list_stubs(SETTING))
    assert "We answer in time." in text
    assert "87" not in text
    assert "issed" not in text


def test_without_an_index_the_header_leads_to_the_a_to_z() -> None:
    """No page has a field then, and the page of the search names the lists."""
    page = tell_search(SETTING).page
    assert page.frame.search is not None
    assert page.frame.search.href == "../services/"
    assert search_form(SETTING, "search/") is None
    assert "../services/" in {way.href for way in page.ways}  # type: ignore[attr-defined]


def test_with_an_index_every_header_leads_to_the_search() -> None:
    """Every page leads to the page of the search, from where it stands."""
    setting = replace(SETTING, searches=True)
    hrefs = {
        one.page.path: one.page.frame.search.href
        for one in tell_site(setting, ())
        if one.page.frame.search
    }
    assert hrefs["services/passport/index.html"] == "../../search/"
    assert all(href.endswith("search/") for href in hrefs.values())


def test_results_are_counted_in_the_forms_of_a_language() -> None:
    """A browser finds the sentence for its number by the kind that CLDR gives the number."""
    assert dict(found_forms(ENGLISH)) == {
        "one": "{count} result for “{words}”",
        "other": "{count} results for “{words}”",
    }
    assert {kind for kind, _ in found_forms(Tongue("pl", "en"))} == {"one", "few", "many"}
