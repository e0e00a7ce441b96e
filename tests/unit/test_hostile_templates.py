"""A project's own templates lay out pages; they do not run Python."""

from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from generator.render import Renderer


@pytest.mark.parametrize(
    "escape", ["cycler.__init__.__globals__.os.name", "''.__class__.__mro__", "_.__globals__"]
)
def test_a_template_does_not_reach_python(escape: str, tmp_path: Path) -> None:
    """What a pull request could put into a template cannot leave the template."""
    folder = tmp_path / "components/leak"
    folder.mkdir(parents=True)
    text = "{% macro leak() %}{{ (" + escape + ") ~ '' }}{% endmacro %}"
    (folder / "macro.html").write_text(text, encoding="utf-8")

    with pytest.raises(SecurityError):
        Renderer([tmp_path]).component("leak", {})
