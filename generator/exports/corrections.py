"""The rows of the corrections on record, cell by cell.

Takes the facts of the site. Gives one row of texts a correction, in the order of the dictionary's
columns. What may not be repeated is gone from the record already. Must not know formats or files.
"""

from collections.abc import Iterator

from generator.exports.corrections_entry import CORRECTIONS
from generator.exports.tables import Cells, Row, lay
from generator.gather import SiteFacts
from generator.model import LoggedCorrection


def list_corrections(facts: SiteFacts) -> Iterator[Row]:
    """One row a correction, the oldest first."""
    agencies = {one.service.id: one.service.agency for one in facts.services}
    for number, one in enumerate(facts.published.record.corrections or (), 1):
        yield lay(CORRECTIONS, _cells(number, one, agencies.get(one.service, "")), facts)


def count_corrections(facts: SiteFacts) -> int:
    """How many corrections are on record."""
    return len(facts.published.record.corrections or ())


def _cells(number: int, one: LoggedCorrection, agency: str) -> Cells:
    return {
        "number": number,
        "date": one.date,
        "kind": one.kind,
        "agency": agency,
        "service": one.service,
        "standard": one.standard,
        "period": one.period,
        "channel": one.channel,
        "segment": one.segment,
        "field": one.field,
        "old": one.old,
        "new": one.new,
        "withheld": "true" if one.withheld else "false",
        "reason": one.reason,
    }
