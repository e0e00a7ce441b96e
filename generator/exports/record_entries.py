"""The dictionary of the tables that say how far the other tables can be relied on.

Takes nothing. Gives their entries. Must not know figures or formats.
"""

from generator.exports.register_entry import OVERDUE

RECORD = (OVERDUE,)
"""What is missing from the tables, in the order in which they are described."""
