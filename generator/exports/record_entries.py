"""The dictionary of the tables that say how far the other tables can be relied on.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.corrections_entry import CORRECTIONS
from generator.exports.quality_entry import FINDINGS
from generator.exports.register_entry import OVERDUE

RECORD = (OVERDUE, FINDINGS, CORRECTIONS)
"""What is missing from the tables, what is wrong with them, and what was another before."""
