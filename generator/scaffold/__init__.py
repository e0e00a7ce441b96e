"""Files made for somebody: a new project, one from foreign tables, a file of a kind, schemas.

Takes the folder of the starter project, or the name of an adapter and tables, or names of kinds.
Gives files by path, or findings; what is there already is never overwritten.
"""

from generator.scaffold.files import Files, replace_file, write_anew, write_new
from generator.scaffold.formats import FORMATS, plan_schemas, schema_text
from generator.scaffold.new import NEW, Made, Wish, near_kind, plan_new
from generator.scaffold.start import plan_around, plan_start
from generator.scaffold.tables import known_adapters, plan_counts, plan_import

__all__ = [
    "FORMATS",
    "NEW",
    "Files",
    "Made",
    "Wish",
    "known_adapters",
    "near_kind",
    "plan_around",
    "plan_counts",
    "plan_import",
    "plan_new",
    "plan_schemas",
    "plan_start",
    "replace_file",
    "schema_text",
    "write_anew",
    "write_new",
]
