"""A theme: which colours are found, what the style sheet says, and what stands on the pages."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import write_files
from generator.build import Plan, build
from generator.colours import (
    MARK,
    TEXT,
    Colour,
    contrast,
    laid_over,
    least_contrast,
    nearest_passing,
    parse_colour,
)
from generator.diagnostics import Report
from generator.model import Font, Theme, Typeface
from generator.palette import NEEDED, read_palette
from generator.render import Renderer
from generator.resources import templates_folder
from generator.sources.assets import check_assets
from generator.sources.content import read_content
from generator.sources.theme import check_theme, packaged_tokens
from generator.sources.tree import FolderTree
from generator.text import Text
from generator.theme import (
    COMFORT,
    FAINT,
    dark_accent,
    faint_share,
    style_paper,
    style_theme,
)

HEAD = "title: Scorecard\npublisher: State of Franklin\ncomplaint:\n  phone: 555 0101\n"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
COLOURS = st.builds(Colour, *(st.integers(0, 255) for _ in range(3)))


def found(folder: Path, site: str = "", **files: str) -> list[str]:
    """What is found in a project with these lines in its theme, and files in templates/assets/."""
    theme = f"theme:\n{site}" if site else ""
    assets = {f"templates/assets/{name}": text for name, text in files.items()}
    write_files(folder, {"content/site.yaml": HEAD + theme, **assets})
    report = Report()
    tree = FolderTree(folder, report)
    check_theme(read_content(tree, report).site, tree, report)
    return [f"{one.code}: {one.message} {one.hint}" for one in report]


# ---- colours


def test_the_packaged_tokens_can_be_read() -> None:
    """Every token that is held against a ground is in the file, light and dark."""
    palette = read_palette(packaged_tokens())
    for tokens in (palette.light, palette.dark):
        assert {*NEEDED, "paper", "wash"} <= set(tokens)
    assert palette.light["paper"].colour != palette.dark["paper"].colour


def test_the_packaged_tokens_pass(tmp_path: Path) -> None:
    """A project that copies tokens.css as it is has no finding."""
    assert found(tmp_path, **{"tokens.css": packaged_tokens()}) == []


def test_a_pale_accent_is_found_with_one_that_passes(tmp_path: Path) -> None:
    """What the finding says to write is not found again."""
    (said,) = found(tmp_path / "a", '  accent: "#5da9e0"\n')
    proposed = said.partition('accent: "')[2][:7]
    assert said.startswith("theme-contrast: accent #5da9e0 ")
    assert found(tmp_path / "b", f'  accent: "{proposed}"\n') == []


def test_a_dark_accent_is_held_against_dark_screens(tmp_path: Path) -> None:
    """The same colour may pass on paper and fail on a dark screen."""
    assert found(tmp_path / "a", '  accent: "#14527f"\n') == []
    (said,) = found(tmp_path / "b", '  accent_dark: "#14527f"\n')
    assert "accent_dark #14527f" in said
    assert "on dark screens" in said


def test_own_tokens_are_what_an_accent_stands_on(tmp_path: Path) -> None:
    """On a grey paper of the project's own a colour that passes on white is found."""
    tokens = packaged_tokens().replace("--paper: #fff", "--paper: #9aa0a6", 1)
    said = found(tmp_path, '  accent: "#14527f"\n', **{"tokens.css": tokens})
    assert any(one.startswith("theme-contrast: accent #14527f") for one in said)


def test_own_tokens_are_held_to_the_same(tmp_path: Path) -> None:
    """A token too pale for text is found in the project's own file."""
    tokens = packaged_tokens().replace("--soft: #4a525b", "--soft: #b0b7bf", 1)
    (said,) = found(tmp_path, **{"tokens.css": tokens})
    assert said.startswith("theme-contrast: --soft #b0b7bf")


PALETTE = read_palette(packaged_tokens())


@settings(max_examples=60)
@given(COLOURS)
def test_the_derived_colour_always_passes(accent: Colour) -> None:
    """Whatever the accent, the one for dark screens has the contrast that text needs."""
    dark = dark_accent(accent, PALETTE)
    assert dark is not None
    assert least_contrast(dark, PALETTE.grounds(dark=True)) >= TEXT


def test_the_derived_colour_is_as_strong_as_the_given_one() -> None:
    """A deep accent gets a contrast of at least 7:1 on dark screens, as it has on light ones."""
    palette, deep = read_palette(packaged_tokens()), Colour(0x14, 0x40, 0x60)
    dark = dark_accent(deep, palette)
    assert dark is not None
    assert COMFORT <= least_contrast(dark, palette.grounds(dark=True)) < COMFORT + 1


# ---- style


def test_no_theme_adds_no_style() -> None:
    """The style sheet of a site without a theme is the packaged one."""
    assert style_theme(Theme(), tokens=packaged_tokens()) == ""


def test_the_accent_is_set_for_light_and_dark_screens() -> None:
    """One block for all media, so print has it too, and one for dark screens."""
    accent = parse_colour("#7a1f5c")
    assert isinstance(accent, Colour)
    style = style_theme(Theme(accent=accent), tokens=packaged_tokens())
    light, dark = style.splitlines()
    assert light == ":root{--accent:#7a1f5c;}"  # deep enough to be drawn as faint as any
    assert dark.startswith("@media screen and (prefers-color-scheme:dark){:root{--accent:#")


def test_a_lighter_accent_is_drawn_stronger_in_charts() -> None:
    """A margin through which the paper shows keeps the contrast of marks, whatever the accent."""
    lighter = Colour(0x22, 0x75, 0xB1)
    grounds = PALETTE.grounds(dark=False)
    share = faint_share(lighter, grounds)
    seen = [contrast(laid_over(lighter, one, share=share), one) for one in grounds]
    assert min(seen) >= MARK
    assert share > FAINT
    style = style_theme(Theme(accent=lighter), tokens=packaged_tokens())
    assert f".c-margin,.c-bar{{stroke-opacity:.{share}}}" in style.splitlines()[0]


@given(COLOURS)
def test_an_accent_that_can_be_read_can_be_seen(accent: Colour) -> None:
    """At full strength at the latest: text needs more contrast than marks."""
    grounds = PALETTE.grounds(dark=False)
    passing = nearest_passing(accent, grounds, least=TEXT)
    assert passing is not None
    assert FAINT <= faint_share(passing, grounds) < 100


def test_charts_are_as_faint_as_the_theme_believes() -> None:
    """The strength that a theme starts from is the one that charts.css has."""
    charts = (templates_folder() / "assets/charts.css").read_text("utf-8")
    found = re.findall(r"\.c-(?:margin|bar) \{[^}]*stroke-opacity: \.(\d+);", charts)
    assert found == [str(FAINT)] * 2


@pytest.mark.parametrize("typeface", [one for one in Typeface if one is not Typeface.SYSTEM])
def test_a_typeface_names_families_and_ends_generic(typeface: Typeface) -> None:
    """A family that no device has falls back to letters with or without serifs."""
    style = style_theme(Theme(typeface=typeface), tokens=packaged_tokens())
    assert style.startswith(":root{--text:")
    assert style.rstrip().endswith("serif;}")


def test_a_font_is_loaded_from_the_site_itself() -> None:
    """Its files lie beside the style sheet; nothing is asked of another host."""
    font = Font(file="own.woff2", bold="own-bold.woff2", licence=Text.plain("OFL 1.1"))
    style = style_theme(Theme(font=font), tokens=packaged_tokens())
    assert style.count("@font-face") == 2
    assert 'url("own.woff2") format("woff2")' in style
    assert "http" not in style


def test_printed_sheets_say_whose_they_are() -> None:
    """The address of the site stands at the foot, without its scheme; nothing where it has none."""
    assert 'content:"example.gov/scorecard"' in style_paper("https://example.gov/scorecard/")
    assert style_paper(None) == ""


# ---- files


@pytest.mark.parametrize("name", ["../logo.svg", "/etc/passwd", "templates/assets/logo.svg", "x"])
def test_a_logo_is_a_file_of_the_assets(name: str, tmp_path: Path) -> None:
    """No path leads out of the project: only a name that is there counts."""
    (said,) = found(tmp_path, f"  logo: {name}\n", **{"logo.svg": SQUARE})
    assert said.startswith("theme-file")


def test_a_font_as_a_logo_is_found(tmp_path: Path) -> None:
    """A logo is a drawing; a font is a font."""
    files = {"own.woff2": "wOF2", "seal.png": "no png"}
    said = found(tmp_path, "  logo: own.woff2\n", **files)
    assert [one.partition(":")[0] for one in said] == ["theme-file", "asset-refused"]


def test_a_link_out_of_the_project_is_no_asset(tmp_path: Path) -> None:
    """A symbolic link to a file elsewhere is found, and not served."""
    (tmp_path / "secret.svg").write_text(SQUARE, encoding="utf-8")
    (tmp_path / "project/templates/assets").mkdir(parents=True)
    (tmp_path / "project/templates/assets/logo.svg").symlink_to("../../../secret.svg")
    said = found(tmp_path / "project", "  logo: logo.svg\n")
    assert [one.partition(":")[0] for one in said] == ["theme-file", "outside-project"]


UNSAFE = {
    "a script": "<script/>",
    "a handler": '<path onload="x()"/>',
    "a page": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    "HTML": '<g><script xmlns="http://www.w3.org/1999/xhtml">x()</script></g>',
    "a link": '<a href="https://example.com"/>',
    "an animation": '<set attributeName="href" to="javascript:x()"/>',
    "another file": '<use href="https://example.com/a.svg#x"/>',
    "another file, by the old name": (
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="//example.com/a.png"/>'
    ),
    "a drawing in an address": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "a filter's file": '<feImage href="#a"/>',
    "an address in a style": "<path style=\"fill: url( 'https://example.com/a' )\"/>",
    "an address in a fill": '<path fill="url(//example.com/a)"/>',
    "an escaped address": r'<path fill="u\72l(//example.com/a)"/>',
    "an import": "<style>@import 'https://example.com/a.css';</style>",
}


@pytest.mark.parametrize("inside", UNSAFE.values(), ids=UNSAFE.keys())
def test_a_drawing_that_acts_or_leads_elsewhere_is_refused(inside: str, tmp_path: Path) -> None:
    """Scripts, handlers, embedded pages, links and files from elsewhere are found."""
    text = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    (said,) = found(tmp_path, **{"logo.svg": text})
    assert said.startswith("asset-refused")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html/>",
        "<svg/>",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<?xml version="1.0" encoding="utf-7"?>' + SQUARE,
        '<?xml-stylesheet href="https://example.com/a.css"?>' + SQUARE,
        SQUARE[:-6],
    ],
)
def test_a_drawing_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    """What does not read as a plain SVG drawing in UTF-8 is found."""
    (said,) = found(tmp_path, **{"logo.svg": text})
    assert said.startswith("asset-refused")


def test_a_drawing_as_programs_save_it_is_served(tmp_path: Path) -> None:
    """Gradients, styles, notes of drawing programs and their paths do no harm."""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 8 8">'
        r'<i:page i:export-filename="C:\seal.png"/><defs><linearGradient id="a"><stop offset="1"/>'
        '</linearGradient></defs><style>.b { fill: url(#a) }</style><path class="b" d="M0 0h8v8z" '
        'fill="url(#a)"/><use href="#a"/><image href="data:image/png;base64,iVBOR"/></svg>'
    )
    assert found(tmp_path, **{"logo.svg": text}) == []


# ---- the site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with a whole theme, a banner, and one of each file of its own."""
    project = tmp_path_factory.mktemp("themed")
    theme = (
        'theme:\n  accent: "#7a1f5c"\n  logo: seal.svg\n  typeface: serif\n  font:\n'
        "    file: own.woff2\n    variable: true\n    licence: SIL Open Font License 1.1\n"
        "banner:\n  en: This site is new.\n"
    )
    files = {"content/site.yaml": HEAD + theme, "templates/assets/seal.svg": SQUARE}
    write_files(project, {**files, "templates/assets/own.woff2": "wOF2"})
    plan = Plan(
        project,
        project / "site",
        (project / "templates", templates_folder()),
        lambda _site: date(2026, 4, 30),
    )
    report = Report()
    assert build(plan, report), list(report)
    return project / "site"


def test_the_style_sheet_ends_with_the_theme(site: Path) -> None:
    """The packaged style sheet stands first, the theme behind it, in the same file."""
    style = (site / "assets/style.css").read_bytes()
    packaged = Renderer([templates_folder()]).stylesheet()
    assert style.startswith(packaged)
    assert b"--accent:#7a1f5c" in style[len(packaged) :]


def test_files_of_the_project_are_served_as_they_are(site: Path) -> None:
    """An image and a font lie in assets/, byte for byte."""
    assert (site / "assets/seal.svg").read_text(encoding="utf-8") == SQUARE
    assert (site / "assets/own.woff2").read_bytes() == b"wOF2"


@pytest.mark.parametrize("path", ["index.html", "method/index.html"])
def test_every_page_shows_the_logo_and_the_banner(path: str, site: Path) -> None:
    """The logo leads to the assets from every depth, and says whose it is."""
    text = (site / path).read_text(encoding="utf-8")
    root = "../" * path.count("/")
    assert f'<img class="site-logo" src="{root}assets/seal.svg" alt="State of Franklin">' in text
    assert "This site is new." in text
    assert 'style="' not in text


def test_the_terms_of_the_font_are_told(site: Path) -> None:
    """The page About says under what terms the letters are used."""
    text = (site / "about/index.html").read_text(encoding="utf-8")
    assert "Font of these pages: SIL Open Font License 1.1" in text


@pytest.mark.parametrize(
    ("style", "address"),
    [
        ('@import "https://fonts.example/a.css";', "https://fonts.example/a.css"),
        ("@import url( 'HTTP://fonts.example/a.css' );", "HTTP://fonts.example/a.css"),
        ("h1 { background: url(//images.example/a.png) }", "//images.example/a.png"),
        ("h1 { background: url(seal.svg) }", ""),
        ("h1 { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org'/>\") }", ""),
    ],
)
def test_what_a_style_sheet_loads_from_elsewhere_is_found(
    style: str, address: str, tmp_path: Path
) -> None:
    """Pages load nothing from elsewhere, so whoever asks for it is told; its own files pass."""
    write_files(tmp_path, {"templates/assets/own.css": style})
    report = Report()
    check_assets(FolderTree(tmp_path, report), report)
    told = [f.message for f in report if f.code == "style-from-elsewhere"]
    assert told == (
        [f"The style sheet asks for {address}, which no page will load"] * bool(address)
    )
