"""The prose door: Markdown in, clean HTML out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.prose import ATTRIBUTES, ELEMENTS, SCHEMES, to_html

ALLOWED = {name for names in ATTRIBUTES.values() for name in names} | {"rel"}
_TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)((?:[^<>\"]|\"[^\"]*\")*)>")
_SCHEME = re.compile("([A-Za-z][A-Za-z0-9+.-]*):")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)=\"([^\"]*)\"")


MADE: list[tuple[str, str, str]] = [
    ("a paragraph", "One\ntwo", "<p>One\ntwo</p>"),
    ("headings begin at level 2", "# A\n\n## B\n\n### C", "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>"),
    ("emphasis", "**a** *b* `c`", "<p><strong>a</strong> <em>b</em> <code>c</code></p>"),
    ("a list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("a link", "[a](https://b.example/c)",
     '<p><a href="https://b.example/c" rel="noopener">a</a></p>'),
    ("a relative link", "[a](../b/#c)", '<p><a href="../b/#c" rel="noopener">a</a></p>'),
    ("an address in brackets", "<https://b.example>",
     '<p><a href="https://b.example" rel="noopener">https://b.example</a></p>'),
    ("signs", "a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
    ("an entity", "a &amp; b &copy; c", "<p>a &amp; b © c</p>"),
    ("code keeps its signs", "`<b>`", "<p><code>&lt;b&gt;</code></p>"),
    ("a definition", "A\n: b", "<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in MADE], ids=[case[0] for case in MADE]
)
def test_markdown(text: str, expected: str) -> None:
    """Markdown makes elements of a short list."""
    assert to_html(text) == expected


def test_tables() -> None:
    """A table has a head and a body, and no style of its own."""
    made = to_html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert "<th>b</th>" in made
    assert "<td>2</td>" in made
    assert "style" not in made


HARMFUL = [
    "<script>alert(1)</script>",
    "a <script>alert(1)</script> b",
    "<img src=x onerror=alert(1)>",
    "![a](https://b.example/c.png)",
    "![a](javascript:alert(1))",
    "<svg onload=alert(1)>",
    "<iframe src='https://b.example'></iframe>",
    "<a href='javascript:alert(1)'>a</a>",
    "<a href='https://b.example' onclick='alert(1)'>a</a>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](vbscript:x)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "<javascript:alert(1)>",
    '[a](https://b.example "c\\" onclick=\\"alert(1)")',
    "<style>p{display:none}</style>",
    "<p style='display:none'>a</p>",
    "<form action='https://b.example'><input name=a></form>",
    "<base href='https://b.example'>",
    "<meta http-equiv=refresh content='0;url=https://b.example'>",
    "<object data=x></object>",
    "<math><mi//xlink:href='data:x,alert(1)'>",
    "<details open ontoggle=alert(1)>",
    "<!-- <script>alert(1)</script> -->",
    "<div>\n\n<b onclick=a>b</b>\n\n</div>",
    "<a name=x></a><h1 id=y>z</h1>",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_nothing_harmful_passes(text: str) -> None:
    """No script, event, image, frame, style or foreign scheme comes through."""
    check_clean(to_html(text))
    made = to_html(text).lower()
    for word in ("<script", "<img", "<svg", "<iframe", "<style", "<form", "<base", "<meta"):
        assert word not in made


def check_clean(made: str) -> None:
    """Every tag and attribute is on the short list, and every link leads to a known scheme."""
    bare = _TAG.sub("", made)
    assert "<" not in bare, made
    for _, name, rest in _TAG.findall(made):
        assert name in ELEMENTS, made
        for key, value in _ATTRIBUTE.findall(rest):
            assert key in ALLOWED, made
            if key == "href":
                # As browsers read it: without what they leave out of an address.
                scheme = _SCHEME.match(re.sub(r"[\x00-\x20]*$|^[\x00-\x20]*|[\t\r\n]", "", value))
                assert scheme is None or scheme[1].lower() in SCHEMES, made


TYPED = [
    ("<strong>a</strong> b", "<p>a b</p>"),
    ("a<br>b", "<p>ab</p>"),
    ("<a href='https://b.example'>a</a>", "<p>a</p>"),
    ("<h2>a</h2>", "<p>a</p>"),
    ("a <!-- b --> c", "<p>a  c</p>"),
]


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_html_that_somebody_typed_gives_way_to_its_words(text: str, expected: str) -> None:
    """Only Markdown makes elements: of typed ones the words are left, even of harmless ones."""
    assert re.sub(r"\s*\n\s*", "", to_html(text)) in (expected, expected[3:-4])


@given(st.text(st.sampled_from("<>\"'=/:[]()!#*`&;- \nabhrefonjscript"), max_size=80))
def test_any_text_is_clean(text: str) -> None:
    """Whatever is typed, what comes out is clean."""
    check_clean(to_html(text))
