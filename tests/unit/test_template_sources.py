"""What a page is rendered from: its template and all that this names, and nothing else."""

from pathlib import Path

import pytest

from building import write_files
from generator.render import Renderer
from generator.resources import templates_folder


def sources(folder: Path, **files: str) -> dict[str, str] | None:
    """What the template `page` rests on, in a folder of these templates."""
    write_files(folder, {f"{name}.html": text for name, text in files.items()})
    found = Renderer([folder]).sources("page.html")
    return None if found is None else dict(found)


def test_everything_that_is_named_counts(tmp_path: Path) -> None:
    """A frame, a part of the frame and a macro are sources; a template nobody names is none."""
    found = sources(
        tmp_path,
        page="{% extends 'frame.html' %}",
        frame="{% from 'macro.html' import x %}{% include 'part.html' %}",
        macro="{% macro x() %}{% endmacro %}",
        part="Part",
        other="Other",
    )
    assert found is not None
    assert sorted(found) == ["frame.html", "macro.html", "page.html", "part.html"]
    assert found["part.html"] == "Part"


def test_what_is_not_there_counts_as_that(tmp_path: Path) -> None:
    """A template that may come later changes what the page rests on when it does."""
    text = "{% include ['own.html', 'part.html'] ignore missing %}"
    before = sources(tmp_path, page=text, part="Part")
    assert before is not None
    assert before["own.html"] == ""
    assert before != sources(tmp_path, own="Own")


@pytest.mark.parametrize("page", ["{% include page.name %}", "{% if %}"])
def test_what_cannot_be_told_may_rest_on_any(page: str, tmp_path: Path) -> None:
    """A name that is worked out, and a text that cannot be read, leave it open."""
    assert sources(tmp_path, page=page) is None


def test_every_packaged_page_names_what_it_rests_on() -> None:
    """A change of a style sheet, or of a component that a page does not use, leaves it as it is."""
    renderer = Renderer([templates_folder()])
    pages = sorted(path.name for path in (templates_folder() / "pages").glob("*.html"))
    found = {name: renderer.sources(f"pages/{name}") for name in pages}
    assert None not in found.values()
    used = {name for texts in found.values() for name, _ in texts or ()}
    assert "base.html" in used
    assert not any(name.endswith(".css") for name in used)
