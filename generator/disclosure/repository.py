"""What the repository itself tells of small groups: Git history is publication.

Takes rows after hiding, results and volumes. Adds one finding a table: which of its rows the site
does not show. All rows that are hidden are named alike, those too few in themselves and those
hidden beside them, so that the finding says no more than the pages do. Figures of invented projects
are nobody's.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from generator.diagnostics import Place, Report, Severity
from generator.disclosure.hiding import HIDDEN
from generator.judge.judging import Judged
from generator.model import Site, VolumeStatus
from generator.sources.faults import counted, in_lines
from generator.sources.lines import Lines
from generator.sources.volumes import Volumes

OWN = ("data/performance/", "data/volumes/")
"""Where a project's own tables lie; a mapped one is published by somebody else already."""


def check_repository(hidden: Judged, volumes: Volumes, site: Site, report: Report) -> None:
    """Find rows about groups too small to publish that stand in the project's own tables.

    A warning where site.yaml leads the public to the repository, else a suggestion.
    """
    if site.demonstration:
        return
    frame = hidden.frame
    part = (frame["verdict"] == HIDDEN) & ~frame["total"] & ~frame["copy"]
    severity = Severity.WARNING if site.repository else Severity.SUGGESTION
    _tell(frame[part], hidden.results.files, report, severity)
    small = volumes.frame["status"] == VolumeStatus.SUPPRESSED
    _tell(volumes.frame[small], volumes.files, report, severity)


def _tell(rows: pd.DataFrame, tables: Sequence[Lines], report: Report, severity: Severity) -> None:
    """Add one finding for each of the project's own tables that these rows stand in."""
    files, numbers = (rows[name].to_numpy(np.int64) for name in ("file", "row"))
    for file in np.unique(files[files >= 0]).tolist():
        table = tables[file]
        if not table.path.startswith(OWN):
            continue
        lines = sorted(table.line_of(row) for row in numbers[files == file].tolist())
        words = {"rows": counted(len(lines), "row"), "lines": in_lines(lines)}
        place = Place(table.path, lines[0])
        report.add("small-group-in-repository", place, severity=severity, **words)
