"""The design tokens as a page of the gallery: colours with their contrast, sizes, spaces.

Takes the text of tokens.css, a project's own or the packaged one. Gives the page and the rules
that show each token. Must not know other style sheets.
"""

import re
from collections.abc import Iterator, Mapping

from generator.colours import Colour, contrast, contrast_words, parse_colour
from generator.gallery.telling import NAME, frame_at
from generator.pages.gallery_views import TokenLine, TokensPage
from generator.pages.parts import Link

HEADING = "Tokens"
LEDE = (
    "Every colour, size and space that the pages are made of. They stand in one file, tokens.css, "
    "and a project changes them by a file of its own or by the theme in content/site.yaml."
)
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")


def tell_tokens(style: str) -> TokensPage:
    """The page of the tokens of a style sheet."""
    light, dark = read_tokens(style)
    return TokensPage(
        path="tokens/index.html",
        title=f"{HEADING} · {NAME}",
        description=LEDE,
        heading=HEADING,
        lang="en",
        root="../",
        frame=frame_at("../", current="tokens"),
        breadcrumb=(Link(NAME, "../"),),
        lede=LEDE,
        colours=tuple(_colour_lines(light, dark)),
        sizes=tuple(_lines(light, "size-")),
        spaces=tuple(_lines(light, "space-")),
        titles=("Colours", "Type", "Space"),
    )


def read_tokens(style: str) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens on light and on dark screens, by name."""
    light, _, rest = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL).partition("@media")
    first = dict(_TOKEN.findall(light))
    dark = dict(_TOKEN.findall(rest.partition("@media")[0]))
    return first, first | dark


def show_tokens(style: str) -> str:
    """The rules of the gallery's style sheet that show each token as it is."""
    light, _ = read_tokens(style)
    rules = []
    for name in light:
        if name.startswith("size-"):
            rules.append(f".token-{name} {{ font-size: var(--{name}); }}")
        elif name.startswith("space-"):
            rules.append(f".token-{name} {{ width: var(--{name}); }}")
        elif _colour(light[name]):
            rules.append(f".token-{name} {{ background: var(--{name}); }}")
    return "\n".join(rules) + "\n"


def _colour(value: str) -> Colour | None:
    found = parse_colour(value.strip())
    return found if isinstance(found, Colour) else None


def _colour_lines(light: Mapping[str, str], dark: Mapping[str, str]) -> Iterator[TokenLine]:
    for name, value in light.items():
        if _colour(value):
            values = (_in_scheme(name, light), _in_scheme(name, dark))
            yield TokenLine(f"--{name}", f"token-{name}", *values)


def _in_scheme(name: str, scheme: Mapping[str, str]) -> str:
    """A colour in words, with its contrast on the paper of its scheme."""
    own, paper = _colour(scheme[name]), _colour(scheme.get("paper", ""))
    if own is None or paper is None or own == paper:
        return scheme[name]
    return f"{scheme[name]}, {contrast_words(contrast(own, paper))} to 1 on paper"


def _lines(light: Mapping[str, str], kind: str) -> Iterator[TokenLine]:
    for name, value in light.items():
        if name.startswith(kind):
            yield TokenLine(f"--{name}", f"token-{name}", value)
