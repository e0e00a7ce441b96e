"""Templates are written by a shorter way than Jinja's own; what they write is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from generator.sandbox import Sandbox

TEMPLATES = (
    "{{ value }}<b>{{ value }}</b>{{ [value, 1, none] }}{{ value | safe }}",
    "{% set kept %}<i>{{ value }}</i>{% endset %}{{ kept }}{{ kept | upper }}",
    (
        "{% macro one(a, b='&') %}<p>{{ a }}{{ b }}{{ caller() }}</p>{% endmacro %}"
        "{% for turn in 'xy' %}{% call one(turn, b=value) %}{{ value }}{% endcall %}{% endfor %}"
    ),
    "{% macro two(a) %}{{ a }}{{ kwargs }}{{ varargs }}{% endmacro %}{{ two(value, 1, b=2) }}",
    "{% autoescape false %}{{ value }}{% endautoescape %}{{ value }}",
    (
        "{% block it %}{% set x = value %}{{ x }}{{ self.again() }}{% endblock %}"
        "{% block again %}{{ value ~ '<' }}{% endblock %}"
    ),
)
PLAIN = Environment(autoescape=True)
TRUSTED, JUDGED = (Sandbox(autoescape=True, trusted=trusted) for trusted in (True, False))


@pytest.mark.parametrize("template", TEMPLATES)
@given(value=st.text(st.sampled_from("a <>&'\"é\n\u05d0")) | st.integers() | st.none())
def test_what_is_written_is_what_jinja_writes(template: str, value: object) -> None:
    """Values, macros, blocks and what is kept for later, escaped or not."""
    expected = PLAIN.from_string(template).render(value=value)

    for sandbox in (TRUSTED, JUDGED):
        assert sandbox.from_string(template).render(value=value) == expected


def test_a_long_text_is_safe_too() -> None:
    """What is too long to be kept is escaped as what is short."""
    assert TRUSTED.from_string("{{ value }}").render(value="<" * 500) == "&lt;" * 500
