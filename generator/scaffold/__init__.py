"""Files made for somebody: a new project, one from foreign tables, a file of a kind, schemas.

Takes the folder of the starter project, or the name of an adapter and tables, or names of kinds.
Gives files by path, or findings; what is there already is never overwritten.
"""

from generator.scaffold.files import Files, write_anew, write_new
from generator.scaffold.formats import FORMATS, plan_schemas, schema_text
from generator.scaffold.start import plan_start
from generator.scaffold.tables import known_adapters, plan_counts, plan_import

__all__ = [
    "FORMATS",
    "Files",
    "known_adapters",
    "plan_counts",
    "plan_import",
    "plan_schemas",
    "plan_start",
    "schema_text",
    "write_anew",
    "write_new",
]
