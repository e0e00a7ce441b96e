"""The dictionary of the tables that say how far the other tables can be relied on.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.quality_entry import FINDINGS
from generator.exports.register_entry import OVERDUE

RECORD = (OVERDUE, FINDINGS)
"""What is missing from the tables, and what is wrong with them."""
