"""A standard is added to a service's file, every byte of which stays as it was."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import scorecard
from generator.diagnostics import Report
from generator.scaffold.append import MARK, add_standard, ids_in

REPOSITORY = Path(__file__).resolve().parents[2]
FILES = sorted((REPOSITORY / "content/services").rglob("*.yaml"))

BLOCK = "- id: new\n  # A remark.\n  promise: We answer.\n  measure:\n    kind: share\n"


def added(text: str) -> str:
    """A file with the block in it; what is wrong where it cannot be added."""
    report = Report()
    longer = add_standard(text.encode(), BLOCK, path="claims.yaml", report=report)
    return longer.decode() if longer else "; ".join(found.message for found in report)


def inside(indent: int) -> str:
    """The block as it stands in a list, so far in."""
    return "".join(f"{' ' * indent}{line}\n" for line in BLOCK.splitlines())


ONE = "  - id: old\n    promise: We decide.\n    measure: {kind: share}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\n", f"name: A\nstandards:\n{inside(2)}"),
        ("name: A", f"name: A\nstandards:\n{inside(2)}"),
        ("name: A\n# Reviewed.\n", f"name: A\n# Reviewed.\nstandards:\n{inside(2)}"),
        ("name: A\nstandards:\n", f"name: A\nstandards:\n{inside(2)}"),
        ("name: A\nstandards: []\n", f"name: A\nstandards:\n{inside(2)}"),
        ("standards: [ ]  # none yet\nname: A\n", f"standards:  # none yet\n{inside(2)}name: A\n"),
        (f"name: A\nstandards:\n{ONE}", f"name: A\nstandards:\n{ONE}{inside(2)}"),
        (f"standards:\n{ONE}name: A\n", f"standards:\n{ONE}{inside(2)}name: A\n"),
        (
            f"standards:\n{ONE}\n# Of all.\nname: A\n",
            f"standards:\n{ONE}{inside(2)}\n# Of all.\nname: A\n",
        ),
        (
            f"standards:\n{ONE}    # targets: later\n\n# The end.\n",
            f"standards:\n{ONE}    # targets: later\n{inside(2)}\n# The end.\n",
        ),
        ("standards:\n- id: old\n# End.\n", f"standards:\n- id: old\n{inside(0)}# End.\n"),
        (
            "standards:\n    - id: old\n      promise: >\n        W\n        # d\n",
            f"standards:\n    - id: old\n      promise: >\n        W\n        # d\n{inside(4)}",
        ),
        ("standards:\n  - {id: old}\n", f"standards:\n  - {{id: old}}\n{inside(2)}"),
    ],
)
def test_a_standard_goes_below_the_last_one(before: str, after: str) -> None:
    """Remarks stay with what they are about, and what follows the list follows it still."""
    assert added(before) == after


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["Windows", "old Mac", "Unix"])
@pytest.mark.parametrize("mark", [MARK, b""], ids=["with a mark", "without"])
def test_line_ends_and_marks_are_kept(end: str, mark: bytes) -> None:
    """A file of another system keeps its line ends, which the new lines take, and its first bytes.

    So does a file in which two kinds are mixed: each line keeps its own.
    """
    before = mark + f"name: Café\nstandards:\n{ONE}".replace("\n", end).encode() + b"# End.\n"
    after = add_standard(before, BLOCK, path="claims.yaml", report=Report())

    put = inside(2).replace("\n", end).encode()
    assert after == before.removesuffix(b"# End.\n") + put + b"# End.\n"


@pytest.mark.parametrize(
    ("before", "problem"),
    [
        ("standards: [{id: old}]\n", "the list of its standards is written between brackets"),
        ("standards:\n  [{id: old}]\n", "the list of its standards is written between brackets"),
        ("standards: [\n]\n", "its lines are laid out in a way that this program does not know"),
        ("{name: A}\n", "it is written between braces"),
        ("", "it holds no keys"),
        ("- name: A\n", "it holds no keys"),
        ("standards: none\n", "what stands below standards: is no list"),
        ("standards: {id: old}\n", "what stands below standards: is no list"),
        ("name: A\n...\n", "its lines are laid out in a way that this program does not know"),
        ("name: [\n", "cannot be read as YAML"),
        ("name: A\nname: B\n", "name"),
    ],
)
def test_what_cannot_be_done_is_refused(before: str, problem: str) -> None:
    """A layout in which lines cannot be added, and a file with faults of its own, stay as is."""
    assert problem in added(before)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_the_demonstration_gets_longer(path: Path) -> None:
    """In each file that people wrote the lines of the block are new, and all others as before."""
    before = path.read_bytes()
    after = add_standard(before, BLOCK, path=path.name, report=Report())

    assert after is not None
    assert after.replace(inside(2).encode(), b"") == before
    assert ids_in(after) == ids_in(before) | {"new"}


LINES = (
    *("name: A", "standards:", "standards: []", "standards: [ ] # x", "was: [b]", "# End", ""),
    *("  - id: a", "- id: b", "    - id: c", "    promise: >", "    promise: |+", "      We"),
    *("    # Remark", "  # Remark", "      # We", "    measure:", "      kind: share", "---", " "),
    *("    was:", "    - d", "  - {id: e,", "     was: [f]}", "    'g", "    h'", "\t", "  -"),
    *("...", "  x"),
)


@given(lines=st.lists(st.sampled_from(LINES), max_size=12), end=st.sampled_from(["\n", "\r\n"]))
def test_no_file_loses_a_line(lines: list[str], end: str) -> None:
    """Whatever a file looks like: its lines are all there, in order, or it is refused."""
    report, before = Report(), end.join(lines).encode()
    after = add_standard(before, BLOCK, path="claims.yaml", report=report)

    if after is None:
        assert report.failed
        return
    rest = iter(after.decode().splitlines())
    kept = [line for line in before.decode().splitlines() if "[" not in line or "was" in line]
    assert all(line in rest for line in kept)
    assert ids_in(after) == ids_in(before) | {"new"}


# ---- the command


def new(project: Path) -> Result:
    """Add a standard by the command."""
    words = ["new", "standard", "claims/new", "--project", str(project), "--as-of", "2026-04-30"]
    return CliRunner().invoke(scorecard, words, prog_name="scorecard")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one service, whose file the test writes."""
    for path, text in {"site": "title: A\npublisher: B\n", "agencies/labor": "name: L\n"}.items():
        file = tmp_path / "content" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "content/services/labor").mkdir(parents=True)
    return tmp_path


def claims(project: Path) -> Path:
    """The file of the service."""
    return project / "content/services/labor/claims.yaml"


def test_a_file_from_windows_keeps_its_bytes(project: Path) -> None:
    """Every byte that was there is there, and no line ends otherwise."""
    before = b"name: Claims\r\nstandards:\r\n  - id: old\r\n    promise: We decide.\r\n# End.\r\n"
    claims(project).write_bytes(before)

    done, after = new(project), claims(project).read_bytes()
    head, _, tail = before.partition(b"# End")
    assert done.exit_code == 0, done.stdout
    assert after.startswith(head)
    assert after.endswith(b"# End" + tail)
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_refusal_prints_the_lines_to_put_in(project: Path) -> None:
    """The file stays, and the lines follow the finding, to be put in by hand."""
    claims(project).write_text("name: Claims\nstandards: [{id: old}]\n", encoding="utf-8")
    done = new(project)

    assert (done.exit_code, "[cannot-add-standard]" in done.stdout) == (1, True)
    assert "\n- id: new\n" in done.stdout
    assert claims(project).read_text(encoding="utf-8") == "name: Claims\nstandards: [{id: old}]\n"


def test_a_file_with_faults_is_told_and_stays(project: Path) -> None:
    """The faults of the file itself come first: mend them, then type the command again."""
    claims(project).write_text("name: [\n", encoding="utf-8")
    done = new(project)

    assert (done.exit_code, "[yaml-syntax]" in done.stdout) == (1, True)
    assert claims(project).read_text(encoding="utf-8") == "name: [\n"


def test_rights_of_the_file_are_kept(project: Path) -> None:
    """Whoever could read the file before can read it still."""
    claims(project).write_text("name: Claims\n", encoding="utf-8")
    claims(project).chmod(0o640)
    new(project)

    assert claims(project).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in claims(project).parent.iterdir()] == ["claims.yaml"]


def test_a_file_that_cannot_be_replaced_stays(project: Path) -> None:
    """Where the system refuses, that is a finding, and the file is as it was."""
    claims(project).write_text("name: Claims\n", encoding="utf-8")
    (claims(project).parent / ".claims.yaml.new").mkdir()
    done = new(project)

    assert (done.exit_code, "[cannot-write]" in done.stdout) == (1, True)
    assert claims(project).read_text(encoding="utf-8") == "name: Claims\n"


def test_a_service_of_a_table_has_no_file_yet(project: Path) -> None:
    """A service that a mapped table makes gets a file of its own first."""
    (project / "data").mkdir()
    (project / "data/register.csv").write_text("KEY,NAME\nclaims,Claims\n", encoding="utf-8")
    (project / "data/register.map.yaml").write_text(
        "agency: {id: {always: labor}}\nservice: {id: KEY, name: NAME}\n", encoding="utf-8"
    )
    done = new(project)

    assert "Begin with: scorecard new service claims" in done.stdout
    made = ["new", "service", "claims", "--project", str(project)]
    assert CliRunner().invoke(scorecard, made, prog_name="scorecard").exit_code == 0
    assert new(project).exit_code == 0
