"""This program itself as a digest: what is kept from one build must not meet another program.

Takes nothing. Gives one digest of the source and catalogues of this package, and of the versions of
the libraries that decide what stands in a page. The source itself is hashed: a checkout changes
without a new version.
"""

from functools import cache
from importlib import metadata

from generator.cache import key_of
from generator.resources import PACKAGE

SHAPING = ("altair", "babel", "deflate", "jinja2", "markupsafe", "segno", "vl-convert-python")
"""The libraries that tell, draw and render."""

OWN = (".py", ".mo", ".po", ".txt")
"""How the files end that decide what a page says and shows."""


@cache
def digest_of_program() -> str:
    """A digest of this program, equal on machines with equal files and libraries."""
    files = sorted(file for file in PACKAGE.rglob("*") if file.name.endswith(OWN))
    names = (file.relative_to(PACKAGE).as_posix() for file in files)
    contents = (file.read_bytes() for file in files)
    told = (part for pair in zip(names, contents, strict=True) for part in pair)
    return key_of(*told, *map(metadata.version, SHAPING))
