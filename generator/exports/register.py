"""The rows of the overdue register, cell by cell.

Takes the facts of the site. Gives one row of texts an overdue result, in the order of the
dictionary's columns. Must not know formats or files.
"""

from collections.abc import Iterator

from generator.exports.register_entry import OVERDUE
from generator.exports.tables import Cells, Row, lay
from generator.gather import Overdue, SiteFacts


def list_overdue(facts: SiteFacts) -> Iterator[Row]:
    """One row an overdue result, by agency, the longest overdue first."""
    for agency in facts.agencies:
        for late in facts.register(agency.services).overdue:
            yield lay(OVERDUE, _cells(late, facts), facts)


def count_overdue(facts: SiteFacts) -> int:
    """How many results are overdue."""
    return len(facts.register(facts.services).overdue)


def _cells(late: Overdue, facts: SiteFacts) -> Cells:
    row, as_of = late.row, facts.published.as_of
    return {
        "agency": late.facts.service.agency,
        "service": row.service,
        "standard": row.standard,
        "period": row.period,
        "period_start": row.period.first,
        "period_end": row.period.last,
        "channel": row.channel,
        "segment": row.segment,
        "due": row.due,
        "as_of": as_of,
        "days": (as_of - row.due).days,
    }
