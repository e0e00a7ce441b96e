"""The gallery: every component in every state, as a small site of its own.

Takes the folders of templates, a project's own first, the folder to write, and a project for its
theme. Gives the site, or findings.
Must not know any figure of a project, parse a command line, or print.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.diagnostics import Refusal, Report
from generator.gallery.drawings import draw_examples
from generator.gallery.shelf import Component, read_components
from generator.gallery.telling import tell_component, tell_gallery
from generator.gallery.tokens import show_tokens, tell_tokens
from generator.render import BrokenTemplateError, Renderer
from generator.sources.assets import read_assets
from generator.sources.content import read_site
from generator.sources.tree import FolderTree
from generator.theme import style_theme
from generator.write import GENERATOR, MANIFEST, Staging, Writer

__all__ = ["build_gallery", "fill_gallery"]


def build_gallery(
    folders: Sequence[Path], into: Path, report: Report, *, project: Path | None = None
) -> bool:
    """Write the gallery; False, with what was there before, where that cannot be.

    With a `project` it wears that one's theme.
    """
    folders = list(dict.fromkeys(folder.resolve() for folder in folders))  # one, in the checkout
    staging = Staging.open(into)
    if isinstance(staging, Refusal):
        report.refuse(staging)
        return False
    with staging:
        try:
            fill_gallery(staging, folders, project=project)
        except BrokenTemplateError as broken:
            broken.tell(report)
        refusal = None if report.failed else staging.commit()
    if refusal is not None:
        report.refuse(refusal)
    return not report.failed


def fill_gallery(writer: Writer, folders: Sequence[Path], *, project: Path | None = None) -> None:
    """Put every file of the gallery; BrokenTemplateError for a template of the project's own."""
    renderer = Renderer(folders)
    components, drawings = read_components(folders), draw_examples()
    tokens = renderer.asset("assets/tokens.css").decode()
    _put_assets(writer, renderer, tokens, project)
    for page in (tell_gallery(components), tell_tokens(tokens)):
        writer.put(page.path, renderer.render(page.template, page))
    for component in components:
        made = tell_component(component, _render_examples(component, renderer, drawings))
        writer.put(made.path, renderer.render(made.template, made))
    listed = {"generator": GENERATOR, "gallery": True, "files": writer.hashes()}
    writer.put(MANIFEST, (json.dumps(listed, indent=1) + "\n").encode())


def _put_assets(writer: Writer, renderer: Renderer, tokens: str, project: Path | None) -> None:
    """Put the style sheet, with the gallery's rules and the project's theme, and its own files."""
    shown = renderer.asset("assets/gallery.css") + show_tokens(tokens).encode()
    theme = b""
    if project is not None:
        tree = FolderTree(project, Report())
        theme = style_theme(read_site(tree).theme, tokens=tokens).encode()
        for path, content in read_assets(tree):
            writer.put(path, content)
    writer.put("assets/style.css", renderer.stylesheet() + shown + theme)
    writer.put("assets/favicon.svg", renderer.asset("assets/favicon.svg"))


def _render_examples(
    component: Component, renderer: Renderer, drawings: Mapping[str, str]
) -> dict[str, str]:
    return {
        example.name: renderer.component(component.name, example.given, drawings=drawings)
        for example in component.examples
    }
