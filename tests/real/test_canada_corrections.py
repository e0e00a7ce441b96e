"""The two published editions of the Canadian table, one after the other: the past is on record.

The newer table has other figures for 11 standards, another fiscal year for 5, and lacks 16.
"""

import csv
import gzip
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from building import scorecard
from generator.diagnostics import Diagnostic, Report, Severity
from generator.editions import keep_edition, name_edition, note_of, pack_table
from generator.examine import examine
from generator.exports.editions import NOTE
from generator.exports.files import write_tables
from generator.gather import gather_site
from generator.model.corrections import COLUMNS
from generator.pages.corrections import tell_corrections
from generator.pages.record_views import CorrectionsPage
from generator.pages.setting import set_in
from generator.published import Published
from generator.sources.corrections import PATH
from generator.write import MemoryWriter

OLD = "ss_2024.snapshot-2025-03-01.csv"
REVISED = {
    *("3070", "3071", "936", "1283", "1233", "2848", "STAN00005641", "1102", "3069", "8348"),
    "8349",
}
THEN, NOW = date(2025, 3, 1), date(2026, 11, 22)


def look(project: Path, day: date, name: str = "") -> tuple[Published, list[Diagnostic]]:
    """What would be published on a day, and the errors."""
    report = Report()
    published = examine(project, today=lambda _: day, report=report, edition=name)
    assert published is not None
    return published, [one for one in report if one.severity is Severity.ERROR]


def publish(project: Path, name: str) -> None:
    """Keep what would be published as an edition; no page is needed for that."""
    published, errors = look(project, THEN, name)
    assert not errors
    writer = MemoryWriter()
    packed: dict[str, bytes] = {}
    for path, content in write_tables(gather_site(published)):
        writer.put(path, content)
        packed |= pack_table(path, content)
    edition = name_edition(packed, writer.hashes(), published)
    files = {NOTE: note_of(edition, published.site), **packed}
    assert keep_edition(project, name, files) is None


@pytest.fixture(scope="module")
def project(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The older table as the edition 2025-03 of a project, then the newer one in its place."""
    folder, tables = tmp_path_factory.mktemp("canada"), real_data / "canada"
    shutil.copy(tables / OLD, folder / "ss_2024.csv")
    words = (folder / "ss_2024.csv", tables / "si_2024.csv", "--into", folder / "project")
    done = scorecard("import", "gc-service-inventory", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    publish(folder / "project", "2025-03")
    shutil.copy(tables / "ss_2024.csv", folder / "project/data/ss-2024.csv")
    return folder / "project"


def rows_of(findings: Iterable[Diagnostic]) -> list[str]:
    """The rows that the hints print, each up to its reason."""
    found = (re.search(r"at its end: (\S.*,)$", one.hint, re.DOTALL) for one in findings)
    return [match[1] for match in found if match]


def test_the_check_lists_what_changed_and_the_log_shows_it(project: Path) -> None:
    """Each revised figure has its row; with the rows pasted the check passes, and all are shown."""
    _, errors = look(project, NOW)
    rows = rows_of(errors)
    table = "".join(f"{row}As the register was revised.\n" for row in rows)
    (project / PATH).write_text(f"{','.join(COLUMNS)}\n{table}", encoding="utf-8")

    published, later = look(project, NOW)

    codes = Counter(one.code for one in errors)
    assert codes == {"correction-missing": 36, "listed-standard-vanished": 16}
    figures = [row.split(",") for row in rows if ",figure," in row]
    assert {one[3] for one in figures} == {name.lower() for name in REVISED}
    assert later == []
    page = tell_corrections(set_in("en", gather_site(published))).page
    assert isinstance(page, CorrectionsPage)
    assert len(page.records[0].lines) == len(rows) == sum(codes.values())


def test_addresses_stay_but_of_what_vanished(project: Path) -> None:
    """16 promises of the older table are not in the newer one; with them 11 services go."""
    published, _ = look(project, NOW)
    kept = project / "editions" / "2025-03" / "standards.csv.gz"
    with gzip.open(kept, "rt", encoding="utf-8", newline="") as file:
        before = {(row["service"], row["standard"]) for row in csv.DictReader(file)}
    now = {(one.id, each.id) for one in published.services for each in one.standards}

    assert len(before - now) == 16
    assert len(before & now) > 1000
    gone = {service for service, _ in before} - {one.id for one in published.services}
    assert len(gone) == 11
