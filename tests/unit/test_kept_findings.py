"""Findings are written as JSON, and come back as they were."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Others, Place, Report, Severity
from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.kept import read_report, write_report

codes = st.sampled_from(sorted(CATALOGUE))
numbers = st.integers(0, 10**9)
texts = st.text(st.characters(), max_size=20)
findings = st.builds(
    Diagnostic,
    codes,
    st.sampled_from(Severity),
    texts,
    texts,
    st.builds(Place, texts, numbers, numbers),
    texts,
    st.none() | st.builds(Others, codes, st.integers(1, 10**9)),
)


@settings(max_examples=50)
@given(st.lists(findings, max_size=3))
def test_a_report_comes_back_as_it_was(found: list[Diagnostic]) -> None:
    """Written as JSON and read again, every finding is equal and in its place."""
    report = Report()
    for one in found:
        report.keep(one)
    again = read_report(json.loads(json.dumps(write_report(report))))
    assert again is not None
    assert list(again) == list(report)
