"""Misspelt words: what was probably meant stands in the finding, or in the usage error."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import scorecard

FILES = {
    "content/site.yaml": (
        "title: A\npublisher: B\ntime_zone: Europe/Paris\nnamed_periods:\n"
        "  - {id: filing-season, name: Season, first: 2026-01-20, last: 2026-04-15}\n"
    ),
    "content/agencies/labor.yaml": "name: Labor\nobjectives:\n  - {id: travel, text: Travel}\n",
    "content/services/labor/claims.yaml": (
        "name: Claims\nchannels: [{id: mail}]\nsegments:\n  - id: district\n    name: District\n"
        "    groups: [{id: north, name: North}]\nstandards:\n  - id: decision\n"
        "    promise: We decide soon.\n    type: timeliness\n    objective: travel\n"
        "    measure: {kind: median, unit: minutes}\n    cadence: monthly\n    targets:\n"
        "      - {from: 2026-01, at_most: 6 minutes}\n"
    ),
    "content/surveys/visit.yaml": (
        "name: Visit\nquestions:\n  - id: ease\n    text: Was it easy?\n"
        "    scale: {points: 5, favourable: [4, 5]}\n"
    ),
    "content/feedback/photos.md": (
        "---\ntitle: Photos\nservices: [claims]\nopened: 2026-04-10\n---\n## You said\nDark.\n"
    ),
    "data/performance/a.csv": (
        "service,standard,period,channel,segment,value,status\n"
        "claims,decision,2026-03,,,5,provisional\n"
    ),
    "data/volumes/a.csv": "service,period,channel,started,completed\nclaims,2026-03,,9,8\n",
    "data/satisfaction/a.csv": (
        "subject,survey,question,period,answer,count\nservice:claims,visit,ease,2026-03,5,40\n"
    ),
    "data/other.csv": "WHAT,MONTH,DAYS\nclaims,2026-03,4\n",
    "data/other.map.yaml": (
        "service: {id: WHAT}\nstandard: {id: {always: decision}}\nperiod: MONTH\n"
        "result: {value: DAYS, status: {always: final}, channel: {always: mail}}\n"
    ),
}
"""A project in which every kind of word stands once."""


def write(folder: Path, path: str, right: str, wrong: str) -> None:
    """The project with one word misspelt in one file, its first."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        misspelt = text.replace(right, wrong, 1) if name == path else text
        assert (misspelt != text) is (name == path)
        (folder / name).write_text(misspelt, encoding="utf-8")


def typed(*words: str) -> str:
    """What the command prints, usage errors too."""
    return CliRunner().invoke(scorecard, words, prog_name="scorecard").output


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("content/site.yaml", "publisher", "publihser"),
        ("content/site.yaml", "Europe/Paris", "Europe/Pariss"),
        ("content/services/labor/claims.yaml", "timeliness", "timelines"),
        ("content/services/labor/claims.yaml", "objective: travel", "objective: travle"),
        ("content/services/labor/claims.yaml", "median", "medain"),
        ("content/services/labor/claims.yaml", "monthly", "montly"),
        ("content/services/labor/claims.yaml", "at_most", "at_mots"),
        ("content/feedback/photos.md", "[claims]", "[cliams]"),
        ("data/performance/a.csv", "standard", "standrad"),
        ("data/performance/a.csv", "claims", "cliams"),
        ("data/performance/a.csv", "decision", "descision"),
        ("data/performance/a.csv", "2026-03,", "2026-03,mial"),
        ("data/performance/a.csv", "2026-03,,", "2026-03,,district:nroth"),
        ("data/performance/a.csv", "2026-03", "filing-seson"),
        ("data/performance/a.csv", "provisional", "provisionl"),
        ("data/volumes/a.csv", "completed", "compelted"),
        ("data/volumes/a.csv", "claims", "cliams"),
        ("data/satisfaction/a.csv", "question", "queston"),
        ("data/satisfaction/a.csv", "service:claims", "service:cliams"),
        ("data/satisfaction/a.csv", "visit", "vist"),
        ("data/satisfaction/a.csv", "ease", "eese"),
        ("data/other.map.yaml", "always", "alwasy"),
        ("data/other.map.yaml", "MONTH", "MOTNH"),
        ("data/other.map.yaml", "decision", "descision"),
    ],
)
def test_a_misspelt_word_is_told_with_the_right_one(
    path: str, right: str, wrong: str, tmp_path: Path
) -> None:
    """Keys, ids, words, columns and periods: the finding says what was probably meant."""
    write(tmp_path, path, right, wrong)
    said = typed("check", "--project", str(tmp_path), "--as-of", "2026-04-30", "--quiet")

    wanted = MEANT.get(wrong, right)
    assert f"Did you mean '{wanted}'?" in said or f"Type {wanted}." in said, said


MEANT = {
    "objective: travle": "travel",
    "[cliams]": "claims",
    "2026-03,mial": "mail",
    "2026-03,,district:nroth": "district:north",
    "filing-seson": "filing-season",
}
"""The word that is meant, where what was replaced is more than the word."""


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("biuld", "build"),
        ("explian", "explain"),
        ("check --projct .", "--project"),
        ("check --format jsno", "json"),
        ("diff --format makdown", "markdown"),
        ("schema servise", "service"),
        ("new servce x", "service"),
        ("import gc-service-inventry a.csv --into x", "gc-service-inventory"),
        ("count a.csv --survey visit --mapping a11-respnses", "a11-responses"),
        ("explain claims/descision", "claims/decision"),
        ("explain feedback/phots", "feedback/photos"),
    ],
)
def test_a_misspelt_command_is_told_with_the_right_one(
    words: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands, options and what they take: the answer says what was probably meant."""
    write(tmp_path, "", "", "")
    monkeypatch.chdir(tmp_path)

    said = typed(*words.split())

    assert "id you mean" in said
    assert f"'{meant}'" in said


def test_a_word_like_no_other_has_no_guess() -> None:
    """A guess that is none would send people the wrong way: the words are listed instead."""
    said = typed("check", "--format", "xyzzy")

    assert "id you mean" not in said
    assert "'text', 'json', 'github', 'sarif'" in said
