"""The Jinja environment: what enters a page, what a page carries, what the stylesheet holds."""

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from generator.gallery.drawings import FIGURES
from generator.pages import (
    life_views,
    poster_views,
    quality_views,
    reading_views,
    reporting_views,
    views,
)
from generator.pages.examples import read_examples
from generator.render import POLICY, STYLES, Renderer, breakable, compact, compact_style

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
DRAWINGS = dict.fromkeys(FIGURES, '<svg class="plot" role="img" aria-label="A chart."></svg>')


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """The packaged templates in English."""
    return Renderer([TEMPLATES])


def example(component: str, name: str, argument: str) -> Any:  # noqa: ANN401 (any view)
    """One argument of an example of a component."""
    path = TEMPLATES / "components" / component / "examples.json"
    return read_examples(path.read_text("utf-8"))[name][argument]


def head(**changes: object) -> dict[str, Any]:
    """What every view takes."""
    frame = example("header", "with both notices", "frame")
    values: dict[str, Any] = {
        "path": "a/b/index.html",
        "title": "Renew a passport · Scorecard",
        "description": "Kept 1 of 3.",
        "heading": "Renew a passport",
        "lang": "en",
        "root": "../../",
        "frame": frame,
        "canonical": "https://example.gov/a/b/",
        "breadcrumb": (views.Link("Agencies", "../"),),
    }
    return values | changes


def prose_page(body: str = "<p>Text</p>", **changes: object) -> reading_views.ProsePage:
    """A page of the project's own."""
    return reading_views.ProsePage(**head(**changes), body=views.Html(body))


def every_page() -> Iterator[views.Page]:
    """A page of every type, filled from the examples of the components."""
    yield from service_pages()
    yield agency_page()
    yield from pages_of_what_has_gone()
    yield poster_page()
    yield from list_pages()
    yield from pages_of_the_register()
    yield from pages_on_quality()
    yield from pages_to_read()


def promise_sections() -> tuple[Any, ...]:
    """Promises as a service page shows them."""
    names = ("everything", "two targets at once", "not reported")
    return tuple(example("promise", name, "section") for name in names)


def service_pages() -> Iterator[views.Page]:
    """A service with everything, and one without a standard."""
    yield views.ServicePage(
        **head(),
        lede="Replace a passport.",
        about=example("definitions", "brief, below a title", "definitions"),
        facts=example("facts", "three", "facts"),
        sections=promise_sections(),
        audiences=example("audiences", "two", "audiences"),
        ended=example("ended", "with its service", "ended"),
        downloads=example("downloads", "two", "downloads"),
    )
    yield views.ServicePage(**head(), empty="No standard has been published.")


def agency_page() -> views.Page:
    """An agency with everything."""
    return views.AgencyPage(
        **head(),
        totals=example("totals", "owed and beside", "totals"),
        services=(example("service-card", "with standards", "service"),),
        mission="We look after records.",
        vision="Nobody waits without knowing how long.",
        objectives=example("objectives", "two", "objectives"),
        ended=example("ended", "in another language", "ended"),
        complaint=example("redress", "of an agency", "redress"),
        reporting=example("reporting", "overdue", "reporting"),
        downloads=example("downloads", "two", "downloads"),
    )


def pages_of_what_has_gone() -> Iterator[views.Page]:
    """What was withdrawn, and what stands at another address."""
    entry = life_views.WithdrawnEntry(
        name=views.Link("We renew your passport within 6 weeks.", "../services/renewal/#time"),
        ended=example("ended", "in another language", "ended"),
        of="Renew a passport",
        status="missed",
        word="Missed",
        period="March 2025",
    )
    section = life_views.WithdrawnSection("standards", "Promises", (entry,))
    yield life_views.WithdrawnPage(**head(), lede="What has ended.", sections=(section,))
    yield life_views.WithdrawnPage(**head(), lede="What has ended.", sections=(), empty="Nothing.")
    yield life_views.MovedPage(
        **head(),
        sentence="It has a new address:",
        target=views.Link("Renew a passport", "../renew-a-passport/"),
        files_sentence="Its files have moved with it.",
        files=(views.Link("Results as CSV", "../renew-a-passport/results.csv"),),
    )


def poster_page() -> views.Page:
    """A poster of two promises."""
    promise = promise_sections()[0]
    entry = poster_views.PosterEntry(
        promise="We renew your passport within 6 weeks.",
        verdicts=promise.verdicts,
        figure="84%",
        when="March 2025",
        counts="8,400 of 10,000",
        spark="example",
        chart=promise.figures[0],
        beside=promise.read_with,
    )
    return poster_views.PosterPage(
        **head(),
        lede="What this service promises",
        agency="Passport Office",
        tally="Kept 1 of 2.",
        entries=(entry, entry),
        rest="And 2 more promises: example.gov",
        redress=example("redress", "of an agency", "redress"),
        scan=poster_views.Scan("example", "Every figure:", "example.gov"),
        facts=("Newest figures: March 2025",),
        hint="Print this page.",
    )


def list_pages() -> Iterator[views.Page]:
    """Home, and the lists of agencies, services and files."""
    agencies = example("agencies", "two", "agencies")
    yield views.HomePage(
        **head(),
        lede="What this is.",
        totals=example("totals", "owed and beside", "totals"),
        lists=tuple(example("entries", name, "entries") for name in ("some", "none")),
        agencies=agencies,
        services=views.Link("All services", "services/"),
    )
    yield views.AgenciesPage(**head(), lede="Alphabetical.", agencies=agencies)
    yield views.ServicesPage(**head(), lede="All.", letters=example("letters", "two", "letters"))
    yield views.DataPage(
        **head(),
        lede="All of it.",
        files=(example("data-file", "with a dictionary", "file"),),
        others=example("downloads", "two", "downloads"),
    )


def reporting_page(**said: Any) -> views.Page:  # noqa: ANN401 (any part of the page)
    """The register, with what is said of overdue results."""
    return reporting_views.ReportingPage(
        **head(),
        lede="What was due.",
        as_of="On November 22, 2026.",
        agencies=example("table", "numbers and an absence", "table"),
        counting=views.ProseSection("counting", "How this is counted", points=("Zero counts.",)),
        downloads=example("downloads", "two", "downloads"),
        **said,
    )


def pages_of_the_register() -> Iterator[views.Page]:
    """With overdue results, and without any."""
    late = reporting_views.OverdueSection(
        "health", "Health", example("table", "links", "table"), "The first of many."
    )
    yield reporting_page(overdue=(late,))
    yield reporting_page(empty="No result is overdue.")


def pages_on_quality() -> Iterator[views.Page]:
    """With findings, and without any."""
    table = example("table", "links", "table")
    found = quality_views.FoundSection("health", "Health", table, "The first of many.")
    for sections in ((found,), ()):
        yield quality_views.QualityPage(
            **head(),
            lede="What is wrong.",
            sentence="12 rows of results were looked at.",
            agencies=example("table", "numbers and an absence", "table"),
            found=sections,
            sections=example("prose", "two", "sections"),
            downloads=example("downloads", "two", "downloads"),
        )


def pages_to_read() -> Iterator[views.Page]:
    """Method, glossary, about, a page of the project's own, and the one for what is not there."""
    sections = example("prose", "two", "sections")
    yield reading_views.MethodPage(
        **head(),
        lede="The rules.",
        glossary=views.Link("What the terms mean", "../glossary/"),
        statuses=example("statuses", "all", "statuses"),
        sections=sections,
    )
    terms = (views.Definition("Median", (views.Link("The value in the middle."),), "median"),)
    yield reading_views.GlossaryPage(**head(), lede="Terms.", terms=terms)
    yield reading_views.AboutPage(**head(), lede="Who.", sections=sections)
    yield prose_page("<h2>Title</h2><p>Text</p>")
    links = (views.Link("All services", "https://example.gov/services/"),)
    yield reading_views.MissingPage(**head(), sentence="There is no such page.", links=links)


class Outline(HTMLParser):
    """The levels of the headings and the ids of a page, in order."""

    def __init__(self, page: bytes) -> None:
        """The page is read at once."""
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A heading or an id is noted."""
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids += [value or "" for name, value in attrs if name == "id"]


PAGES = list(every_page())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: type(page).__name__)
def test_page_has_one_h1_and_skips_no_heading(renderer: Renderer, page: views.Page) -> None:
    """The first heading is the only h1, and no heading is more than one level below the last."""
    levels = Outline(renderer.render(page.template, page, drawings=DRAWINGS)).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: type(page).__name__)
def test_page_points_only_at_ids_it_has(renderer: Renderer, page: views.Page) -> None:
    """Every id stands once, and every reference inside the page leads to one."""
    made = renderer.render(page.template, page, drawings=DRAWINGS)
    ids = Outline(made).ids
    wanted = re.findall(rb'(?:href="#|aria-labelledby=")([^"]+)"', made)
    assert len(ids) == len(set(ids))
    assert {name.decode() for name in wanted} <= set(ids)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: type(page).__name__)
def test_page_obeys_its_own_policy(renderer: Renderer, page: views.Page) -> None:
    """A page has no style attribute, no style, no script and no event handler."""
    made = renderer.render(page.template, page, drawings=DRAWINGS)
    assert not re.search(rb"<style|<script|\sstyle=|\son\w+=", made)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: type(page).__name__)
def test_page_is_utf8_without_spare_white_space(renderer: Renderer, page: views.Page) -> None:
    """A page ends with one line break and has no indented and no empty line."""
    made = renderer.render(page.template, page, drawings=DRAWINGS).decode()
    assert made.endswith("</html>\n")
    assert not re.search(r"\n\s|[ \t]\n|^\s", made)


def test_policy_stands_before_anything_is_loaded(renderer: Renderer) -> None:
    """The policy comes before the first link, allows no script and nothing from elsewhere."""
    made = renderer.render("pages/prose.html", prose_page()).decode()
    policy = made.index('http-equiv="Content-Security-Policy"')
    assert policy < made.index("<link")
    assert POLICY.startswith("default-src 'none'; ")
    assert "style-src 'self';" in POLICY
    assert "script-src" not in POLICY


def test_assets_are_found_from_the_root(renderer: Renderer) -> None:
    """The stylesheet and the icon are linked through the page's way to the root."""
    made = renderer.render("pages/prose.html", prose_page(root="../")).decode()
    assert 'href="../assets/style.css"' in made
    assert 'href="../assets/favicon.svg"' in made


def test_page_without_an_address_has_no_canonical_link(renderer: Renderer) -> None:
    """An empty canonical address leaves the link out."""
    made = renderer.render("pages/prose.html", prose_page(canonical=""))
    assert b"canonical" not in made


def test_words_of_another_language_carry_it(renderer: Renderer) -> None:
    """Words in French on an English page stand in a span that says so."""
    page = prose_page(heading=views.Words("Passeport", "fr"))
    made = renderer.render("pages/prose.html", page).decode()
    assert '<h1><span lang="fr">Passeport</span></h1>' in made


@pytest.mark.parametrize("lang", ["", "en"])
def test_words_of_the_page_s_language_stand_bare(renderer: Renderer, lang: str) -> None:
    """Words in the page's language, named or not, have no span."""
    page = prose_page(heading=views.Words("Passport", lang))
    made = renderer.render("pages/prose.html", page).decode()
    assert "<h1>Passport</h1>" in made


def test_words_are_escaped_in_their_span(renderer: Renderer) -> None:
    """Markup in words, or in the name of their language, is text."""
    page = prose_page(heading=views.Words("<b>", 'fr"><b>'))
    made = renderer.render("pages/prose.html", page).decode()
    assert '<h1><span lang="fr&#34;&gt;&lt;b&gt;">&lt;b&gt;</span></h1>' in made


def test_a_long_address_breaks_behind_its_joints() -> None:
    """It breaks at slashes, at signs and dots, and what could be markup in it is escaped."""
    told = breakable("See 1.5 a<b@standards.franklin.example/es/services.")
    host = "standards<wbr>.franklin<wbr>.example"
    assert told == f"See 1.5 a&lt;b@<wbr>{host}/<wbr>es/<wbr>services."


@pytest.mark.parametrize(
    "text",
    ["and/or", "Renew a passport, at the office/by mail, at once", "Antidisestablishmentarianism."],
)
def test_words_are_not_broken_like_addresses(text: str) -> None:
    """A slash between short words stays as it is."""
    assert breakable(text) == text


def test_prose_is_shown_as_it_was_cleaned(renderer: Renderer) -> None:
    """The prose door's markup enters the page unescaped, line breaks in code included."""
    made = renderer.render("pages/prose.html", prose_page("<pre>a\n  b\n\nc</pre>")).decode()
    assert "<pre>a\n  b\n\nc</pre>" in made


def test_drawing_without_a_key_is_our_fault(renderer: Renderer) -> None:
    """A figure whose SVG was not given raises KeyError rather than leave a gap."""
    page = PAGES[0]
    with pytest.raises(KeyError):
        renderer.render(page.template, page)


def test_missing_value_is_our_fault(tmp_path: Path) -> None:
    """A template that asks for what a view does not say raises, rather than print nothing."""
    (tmp_path / "x.html").write_text("{{ page.nothing }}", "utf-8")
    with pytest.raises(UndefinedError):
        Renderer([tmp_path]).render("x.html", prose_page())


def test_project_template_replaces_the_packaged_one(tmp_path: Path) -> None:
    """A file of the same name in an earlier folder is used, also from inside other templates."""
    (tmp_path / "components" / "notice").mkdir(parents=True)
    own = tmp_path / "components" / "notice" / "macro.html"
    own.write_text("{% macro notice(text, kind) %}<p>ours: {{ text }}</p>{% endmacro %}", "utf-8")
    made = Renderer([tmp_path, TEMPLATES]).render("pages/prose.html", prose_page())
    assert b"<p>ours: Demonstration" in made


def test_interface_words_are_translated() -> None:
    """Every fixed word of a template goes through the function that is given."""
    shouted = Renderer([TEMPLATES], language="xx", translate=str.upper)
    made = shouted.render("pages/prose.html", prose_page(lang="xx")).decode()
    assert ">SKIP TO THE CONTENT</a>" in made


def test_same_view_gives_the_same_bytes() -> None:
    """Two renderers give byte-equal pages."""
    first, second = (
        [Renderer([TEMPLATES]).render(page.template, page, drawings=DRAWINGS) for page in PAGES]
        for _ in range(2)
    )
    assert first == second


def test_compact_keeps_preformatted_text() -> None:
    """Indentation and empty lines go, except inside pre."""
    assert compact("  a\n\n   b\n<pre>\n  x\n\n</pre>\n\n") == "a\nb<pre>\n  x\n\n</pre>\n"


def test_stylesheet_is_one_file_in_the_order_of_the_cascade(tmp_path: Path) -> None:
    """The parts are joined in their fixed order, without comments."""
    (tmp_path / "assets").mkdir()
    for name in STYLES:
        (tmp_path / "assets" / name).write_text(f"/* {name} */\n.{name[:4]} {{}}\n", "utf-8")
    made = Renderer([tmp_path]).stylesheet().decode()
    assert made.split("\n") == [*(f".{name[:4]} {{}}" for name in STYLES), ""]


def test_compact_style_drops_comments_of_several_lines() -> None:
    """A comment may span lines and hold braces."""
    assert compact_style("a {}\n/* {\n} */\n  b {}\n") == "a {}\nb {}\n"


def test_stylesheet_stays_within_its_weight(renderer: Renderer) -> None:
    """The whole stylesheet, charts included, is at most 12 KB compressed."""
    assert len(gzip.compress(renderer.stylesheet(), 9)) <= 12 * 1024


def test_stylesheet_loads_nothing(renderer: Renderer) -> None:
    """The stylesheet imports nothing and points at nothing outside the page."""
    text = renderer.stylesheet().decode()
    assert "@import" not in text
    assert [url for url in re.findall(r"url\((.*?)\)", text) if not url.startswith("#")] == []


TOKENS = (TEMPLATES / "assets" / "tokens.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", part))
    for part in TOKENS.split("prefers-color-scheme: dark")
)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "soft", "accent", "met", "missed", "none"])
def test_colour_of_text_has_contrast(scheme: dict[str, str], name: str) -> None:
    """Every colour of text has 4.5:1 on the paper and on the wash, light and dark."""
    grounds = (scheme["paper"], scheme["wash"])
    assert min(contrast(scheme[name], ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_colour_of_edges_and_notices_has_contrast(scheme: dict[str, str]) -> None:
    """Edges have 3:1 on the paper and on the wash; the notice's words 4.5:1 on its own ground."""
    assert contrast(scheme["edge"], scheme["paper"]) >= 3
    assert contrast(scheme["edge"], scheme["wash"]) >= 3
    assert contrast(scheme["notice-ink"], scheme["notice"]) >= 4.5
