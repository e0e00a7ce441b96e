"""A site in two languages: a tree each, links between them, and what is not translated."""

import re
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from building import build_site, write_files
from generator.gather import gather_site
from generator.pages.setting import set_in
from generator.published import Published
from making import SITE, standard, target, world

FILES = {
    "content/site.yaml": """
title:
  en: Scorecard
  fr: Tableau de bord
publisher: State
base_url: https://example.gov/score/
languages: [en, fr]
complaint:
  phone: 555 0101
""",
    "content/agencies/state.yaml": "name: {en: State, fr: État}\nabbreviation: ST\n"
    "official:\n  title: {en: Director, fr: Directeur}\n",
    "content/services/state/passport.yaml": """
name:
  en: Passport
  fr: Passeport
was: [travel-papers]
standards:
  - id: time
    promise:
      en: We answer in ten days.
      fr: Nous répondons en dix jours.
    measure:
      kind: share
    targets:
      - from: 2026-01
        at_least: 90%
""",
    "content/services/state/visa.yaml": """
name: Visa
standards:
  - id: wait
    promise: We answer in ten days.
    measure:
      kind: share
    targets:
      - from: 2026-01
        at_least: 90%
""",
    "content/pages/notes.md": (
        "---\ntitle: Notes\n---\n[The results](../../data/results.csv) and "
        "[the services](../../services/).\n"
    ),
    "content/pages/notes.fr.md": (
        "---\ntitle: Remarques\n---\n[Les résultats](../../data/results.csv) et "
        "[les services](../../services/).\n"
    ),
    "data/performance/a.csv": (
        "service,standard,period,numerator,denominator\n"
        "passport,time,2026-09,924,1000\npassport,time,2026-10,1855,2000\n"
        "visa,wait,2026-09,924,1000\nvisa,wait,2026-10,1855,2000\n"
    ),
}

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small project in English and French."""
    folder = tmp_path_factory.mktemp("languages")
    return build_site(write_files(folder / "project", FILES), folder / "site")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Every page by its path."""
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in found}


def links(page: str, inside: str) -> dict[str, str]:
    """The address of each link of a part of a page, by its language."""
    part = re.search(rf'<nav class="{inside}".*?</nav>', page, re.DOTALL)
    assert part
    return {
        language: href for href, language in re.findall(r'href="([^"]*)" lang="([^"]*)"', part[0])
    }


def page_at(path: str, href: str) -> str:
    """The page that a relative link leads to."""
    return normpath(join(dirname(path), href, "index.html"))


def test_every_language_has_the_same_pages_in_a_tree_of_its_own(pages: dict[str, str]) -> None:
    """Only the page for addresses that do not exist is there once."""
    french = {path.removeprefix("fr/") for path in pages if path.startswith("fr/")}
    english = {path for path in pages if not path.startswith("fr/")}

    assert "services/passport/index.html" in french
    assert english - french == {"404.html"}
    assert french <= english


def test_a_page_names_the_language_of_its_tree(pages: dict[str, str]) -> None:
    """A screen reader speaks the language that the page says it is in."""
    for path, page in pages.items():
        assert f'<html lang="{"fr" if path.startswith("fr/") else "en"}">' in page


def test_the_switch_stays_on_the_page(pages: dict[str, str]) -> None:
    """Whoever changes the language goes on reading where they were."""
    for path, page in pages.items():
        plain = path.removeprefix("fr/")
        if path == "404.html" or plain.startswith("embed/"):  # a card in a frame leads out of it
            continue
        there = {one: page_at(path, href) for one, href in links(page, "languages").items()}
        assert there == {"en": plain, "fr": f"fr/{plain}"}


def test_the_switch_names_languages_in_themselves_and_marks_the_own_one(
    pages: dict[str, str],
) -> None:
    """Who cannot read the page can read the name of their language."""
    page = pages["fr/services/passport/index.html"]

    assert re.search(r'hreflang="en">English</a>', page)
    assert re.search(r'hreflang="fr" aria-current="true">Français</a>', page)


def test_the_page_for_missing_addresses_leads_to_each_home(pages: dict[str, str]) -> None:
    """It is served at any depth, so its links begin at the server's root."""
    assert links(pages["404.html"], "languages") == {"en": "/score/", "fr": "/score/fr/"}


def alternates(page: str) -> dict[str, str]:
    """What a page tells search engines of itself in other languages."""
    return dict(re.findall(r'rel="alternate" hreflang="([^"]*)" href="([^"]*)"', page))


@pytest.mark.parametrize("tree", ["", "fr/"])
def test_alternates_are_the_same_full_addresses_in_every_language(
    pages: dict[str, str], tree: str
) -> None:
    """Search engines trust alternates that confirm each other; the first language is default."""
    home = "https://example.gov/score/"

    assert alternates(pages[f"{tree}services/passport/index.html"]) == {
        "en": f"{home}services/passport/",
        "fr": f"{home}fr/services/passport/",
        "x-default": f"{home}services/passport/",
    }
    assert f'rel="canonical" href="{home}{tree}services/"' in pages[f"{tree}services/index.html"]


def test_an_old_address_leads_on_in_its_language(pages: dict[str, str]) -> None:
    """Its canonical address and its alternates are those of the new page."""
    page = pages["fr/services/travel-papers/index.html"]

    assert 'content="0; url=../passport/"' in page
    assert 'rel="canonical" href="https://example.gov/score/fr/services/passport/"' in page
    assert alternates(page)["en"] == "https://example.gov/score/services/passport/"


def test_files_are_there_once_and_found_from_every_tree(site: Path, pages: dict[str, str]) -> None:
    """Downloads and styles are not told apart by language."""
    assert not (site / "fr/data/results.csv").exists()
    assert 'href="../../data/results.csv"' in pages["fr/data/index.html"]
    assert (
        'href="../../../services/passport/results.csv"' in pages["fr/services/passport/index.html"]
    )
    assert 'href="../../../assets/style.css"' in pages["fr/services/passport/index.html"]


@pytest.mark.parametrize(("tree", "words"), [("", "The results"), ("fr/", "Les résultats")])
def test_a_link_to_a_file_in_an_own_page_leads_there_from_every_tree(
    pages: dict[str, str], tree: str, words: str
) -> None:
    """It is written once, as from the first language's page."""
    path = f"{tree}pages/notes/index.html"
    found = re.search(rf'href="([^"]*)"[^>]*>{words}<', pages[path])

    assert found
    assert normpath(join(dirname(path), found[1])) == "data/results.csv"


def test_words_and_figures_are_in_the_language_of_the_page(pages: dict[str, str]) -> None:
    """Texts, separators, the sign of per cent and the names of months."""
    page = pages["fr/services/passport/index.html"]

    assert "<h1>Passeport</h1>" in page
    assert "Nous répondons en dix jours." in page
    assert f"92,75{NBSP}%" in page or f"92,8{NBSP}%" in page
    assert "octobre 2026" in page
    assert "October" not in page


def test_what_is_not_translated_keeps_its_language_and_the_page_says_so(
    pages: dict[str, str],
) -> None:
    """A translated page says nothing of the kind."""
    page = pages["fr/services/visa/index.html"]

    assert '<span lang="en">We answer in ten days.</span>' in page
    assert '<h1><span lang="en">Visa</span></h1>' in page
    assert 'class="untranslated"' in page
    assert "anglais" in page
    assert 'class="untranslated"' not in pages["services/visa/index.html"]
    assert 'class="untranslated"' not in pages["fr/services/passport/index.html"]


def test_a_short_name_is_not_waiting_to_be_translated(pages: dict[str, str]) -> None:
    """It keeps its language, and the page does not call itself untranslated for it."""
    page = pages["fr/agencies/index.html"]

    assert '<span lang="en">ST</span>' in page
    assert 'class="untranslated"' not in page


def test_a_site_that_does_not_know_its_address_has_no_alternates() -> None:
    """Alternates must be full addresses; the switch, by relative links, is there all the same."""
    setting = set_in("fr", gather_site(bilingual()))
    head = setting.head("services/index.html", "Services")

    assert head["alternates"] == ()
    assert [one.href for one in head["frame"].languages] == [
        "../../services/",
        "../../fr/services/",
    ]


def test_a_site_in_one_language_has_no_switch() -> None:
    """There is nothing to switch to."""
    published = bilingual()
    site = replace(published.site, languages=("en",))
    head = set_in("en", gather_site(replace(published, site=site))).head(
        "about/index.html", "About"
    )

    assert head["frame"].languages == ()
    assert head["alternates"] == ()


def bilingual() -> Published:
    """A small site in two languages that does not know its address."""
    made = world(standard(target(at_least="90%")))
    return replace(made.published, site=replace(SITE, languages=("en", "fr")))
