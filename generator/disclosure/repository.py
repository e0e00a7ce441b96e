"""What the repository itself tells of small groups: Git history is publication.

Takes rows after hiding. Adds one finding a table: which of its rows the site does not show.
All rows that are hidden are named alike, those too few in themselves and those hidden beside them,
so that the finding says no more than the pages do. Figures of invented projects are nobody's.
"""

import numpy as np

from generator.diagnostics import Place, Report, Severity
from generator.disclosure.hiding import HIDDEN
from generator.judge.judging import Judged
from generator.model import Site
from generator.sources.faults import counted, in_lines

OWN = "data/performance/"
"""Where a project's own tables lie; a mapped one is published by somebody else already."""


def check_repository(hidden: Judged, site: Site, report: Report) -> None:
    """Find rows about groups too small to publish that stand in the project's own tables.

    A warning where site.yaml leads the public to the repository, else a suggestion.
    """
    if site.demonstration:
        return
    frame = hidden.frame
    part = (frame["verdict"] == HIDDEN) & ~frame["total"] & ~frame["copy"]
    files, rows = (frame[name][part].to_numpy(np.int64) for name in ("file", "row"))
    severity = Severity.WARNING if site.repository else Severity.SUGGESTION
    for file in np.unique(files[files >= 0]).tolist():
        table = hidden.results.files[file]
        if not table.path.startswith(OWN):
            continue
        lines = sorted(table.line_of(row) for row in rows[files == file].tolist())
        words = {"rows": counted(len(lines), "row"), "lines": in_lines(lines)}
        place = Place(table.path, lines[0])
        report.add("small-group-in-repository", place, severity=severity, **words)
