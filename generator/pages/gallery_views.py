"""What the gallery's pages say: the list of components, one with its examples, the tokens.

Takes nothing: `gallery/` fills these values. Gives views for `Renderer.render`.
Must not know where components lie, nor how an example is rendered.

The gallery is for people who write templates. Its words are English whatever the site speaks.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Html, Link, Said, Table
from generator.pages.views import Page


@dataclass(frozen=True, slots=True)
class ComponentLine:
    """A component in the list: its name, what it is, "3 examples", and whether it is overridden."""

    name: Link
    what: Said
    examples: Said
    own: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryPage(Page):
    """Every component, by name."""

    template: ClassVar[str] = "pages/gallery.html"

    lede: Said
    lines: tuple[ComponentLine, ...]


@dataclass(frozen=True, slots=True)
class ShownExample:
    """One example: its name, the component made of it, and its arguments as they are written."""

    id: str
    name: str
    shown: Html
    source: str
    markup: str


@dataclass(frozen=True, slots=True)
class ViewKind:
    """A kind of value that a component takes: its name, what it is, its parts."""

    name: str
    what: Said
    parts: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentPage(Page):
    """One component: what it is, how it is called, its arguments, every example."""

    template: ClassVar[str] = "pages/component.html"

    what: Said
    call: str
    files: tuple[Link, ...]
    arguments: Table | None
    kinds: tuple[ViewKind, ...]
    examples: tuple[ShownExample, ...]
    titles: "ComponentTitles"


@dataclass(frozen=True, slots=True)
class ComponentTitles:
    """The headings of a component's page."""

    examples: Said
    source: Said
    markup: Said
    arguments: Said
    files: Said


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token: its name, the class that shows it, its value on light and on dark screens."""

    name: str
    look: str
    light: Said
    dark: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensPage(Page):
    """The design tokens: colours, sizes of type, spaces; `titles` head the three."""

    template: ClassVar[str] = "pages/tokens.html"

    lede: Said
    colours: tuple[TokenLine, ...]
    sizes: tuple[TokenLine, ...]
    spaces: tuple[TokenLine, ...]
    titles: tuple[Said, Said, Said]
