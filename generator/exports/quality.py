"""The rows of the findings on published data, cell by cell.

Takes the facts of the site. Gives one row of texts a finding, in the order of the dictionary's
columns. Must not know formats or files.
"""

from collections.abc import Iterator

from generator.exports.quality_entry import FINDINGS
from generator.exports.tables import Cells, Row, lay
from generator.gather import Finding, SiteFacts
from generator.sentences.quality import fault_text

BLANK: Cells = dict.fromkeys(FINDINGS.names)


def list_findings(facts: SiteFacts) -> Iterator[Row]:
    """One row a finding, by agency and service; then the rows that were left out, by why."""
    for one in facts.quality:
        for finding in one.findings:
            yield lay(FINDINGS, _cells(finding), facts)
    for code, count in facts.published.left_out:
        cells = {**BLANK, "code": code, "rows": count, "finding": fault_text(code)}
        yield lay(FINDINGS, cells, facts)


def count_findings(facts: SiteFacts) -> int:
    """How many rows of findings there are."""
    return sum(len(one.findings) for one in facts.quality) + len(facts.published.left_out)


def _cells(finding: Finding) -> Cells:
    return {
        "agency": finding.agency.id,
        "service": finding.service.id if finding.service else None,
        "standard": finding.standard.id if finding.standard else None,
        "survey": finding.survey,
        "question": finding.question,
        "period": finding.period,
        "period_start": finding.period.first,
        "period_end": finding.period.last,
        "channel": finding.channel,
        "segment": finding.segment,
        "statistic": finding.statistic,
        "code": finding.code,
        "rows": 1,
        "finding": fault_text(finding.code),
    }
