"""Facts about a project's own templates that do too much: each is told with its file and line.

What they do is counted, so the same template ends at the same place on every machine.
"""

from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.render import BrokenTemplateError, Renderer

BIG = 10**9

TURNS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) if b == a %}{% endfor %}{% endfor %}",
    (
        "{% macro twice(n) %}{% if n %}{{ twice(n - 1) ~ twice(n - 1) }}{% endif %}{% endmacro %}"
        "{{ twice(40) }}"
    ),
)
LONG = (
    f"{{% for i in range({BIG}) %}}{{% endfor %}}",
    f"{{% for i in range({10**30}) %}}{{% endfor %}}",
    f"{{{{ 'a' * {BIG} }}}}",
    f"{{{{ [0] * {BIG} }}}}",
    f"{{{{ ({BIG} * 'a')|length }}}}",
    "{% set n = namespace(t='ab') %}{% for i in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "{% set n = namespace(t='ab') %}{% for i in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "{% set n = namespace(t=[1]) %}{% for i in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}",
    (
        "{% set n = namespace(t=1) %}{% for i in range(99) %}{% set n.t = [n.t, n.t] %}{% endfor %}"
        "{{ n.t }}"
    ),
    "{% set n = namespace(t=99) %}{% for i in range(99) %}{% set n.t = n.t * n.t %}{% endfor %}",
    "{{ 10 ** (10 ** 10) }}",
    f"{{{{ 'a'|center({BIG}) }}}}",
    f"{{% filter center({BIG}) %}}a{{% endfilter %}}",
    f"{{% set a | indent({BIG}, true) %}}a{{% endset %}}",
    f"{{{{ [1]|batch({BIG}, 0)|list }}}}",
    f"{{{{ [1]|slice({BIG})|list }}}}",
    f"{{{{ 'a'.center({BIG}) }}}}",
    f"{{% set wide = 'a'.ljust %}}{{{{ wide({BIG}) }}}}",
    f"{{{{ (5).to_bytes({BIG}, 'big') }}}}",
    f"{{{{ '%{BIG}d' % 1 }}}}",
    f"{{{{ '%*d' % ({BIG}, 1) }}}}",
    f"{{{{ '%{BIG}d'|format(1) }}}}",
    f"{{{{ '{{:>{BIG}}}'.format(1) }}}}",
    f"{{{{ '{{:>{{}}}}'.format(1, {BIG}) }}}}",
    "{{ ('%s' * 9999) % (('a' * 9999,) * 9999) }}",
    "{{ ('a' * 9999).replace('', 'a' * 9999) }}",
    "{{ ('a' * 9999)|replace('a', 'a' * 9999) }}",
    "{{ ('a' * 9999).join(range(9999)|map('string')) }}",
    "{{ range(9999)|join('a' * 9999) }}",
    "{{ ('a' * 9999).translate({97: 'a' * 9999}) }}",
    f"{{{{ [1]|tojson({BIG}) }}}}",
    f"{{{{ 1.5|round({BIG}) }}}}",
    "{% set r = range(9999)|list %}{% for i in r %}{% if -1 in r %}{% endif %}{% endfor %}",
    "{% set r = range(9999)|list %}{% for i in r %}{{ r|sum }}{% endfor %}",
    "{% set t = 'a' * 9999 %}{% for i in range(9999) %}{{ t }}{% endfor %}",
    "{% for i in range(9999) %}" + "a" * 9999 + "{% endfor %}",
)
ENDLESS = (
    "{% include 'components/leak/macro.html' %}",
    "{% extends 'components/leak/macro.html' %}",
    "{% from 'components/leak/macro.html' import leak %}",
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
)
UNREADABLE = (
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{% for a in b %}" * 99 + "{% endfor %}" * 99,
    "{{ " + "9" * 9999 + " }}",
    "{{ 9 ** 9999 }}",
    "{{ lipsum() }}",
    "{{ [1, 2]|random }}",
)
OWN = "components/leak/macro.html"


def blame(text: str, folder: Path, repository: Path) -> list[tuple[str, str, int]]:
    """The code, file and line of the finding on a component of the project's own."""
    path = folder / OWN
    path.parent.mkdir(parents=True)
    path.write_text(f"{{% macro leak() %}}{{% endmacro %}}\n{text}", encoding="utf-8")
    with pytest.raises(BrokenTemplateError) as broken:
        Renderer([folder, repository / "templates"]).component("leak", {})
    report = Report()
    broken.value.tell(report)
    return [(one.code, one.place.path, one.place.line) for one in report]


@pytest.mark.parametrize("text", TURNS)
def test_too_many_turns_are_told(text: str, tmp_path: Path, repository: Path) -> None:
    """Loops inside each other, and macros that call themselves often, end after a million turns."""
    assert blame(text, tmp_path, repository) == [("template-too-many-turns", f"templates/{OWN}", 2)]


@pytest.mark.parametrize("text", LONG)
def test_too_long_a_text_is_told(text: str, tmp_path: Path, repository: Path) -> None:
    """Whatever would fill the memory, or be looked through for hours, is refused before it is."""
    assert blame(text, tmp_path, repository) == [("template-too-long", f"templates/{OWN}", 2)]


@pytest.mark.parametrize("text", ENDLESS)
def test_what_never_ends_is_told(text: str, tmp_path: Path, repository: Path) -> None:
    """A template or macro that comes back to itself is named at the line that does."""
    assert blame(text, tmp_path, repository) == [("template-endless", f"templates/{OWN}", 2)]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_laid_out_is_told(text: str, tmp_path: Path, repository: Path) -> None:
    """What Jinja or Python cannot make code of, or that would differ each time, is a finding."""
    ((code, path, _line),) = blame(text, tmp_path, repository)
    assert (code, path) == ("broken-template", f"templates/{OWN}")
