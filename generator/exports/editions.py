"""The files of an edition: its tables, packed to fixed bytes, and the note that tells of it.

Takes finished tables and what the edition is. Gives bytes. Must not know where they are kept.

A packed file holds no time and no name. libdeflate packs it, whose output hangs on its version
alone; Python's own zlib is another on other machines, and so are its bytes.
"""

import hashlib
import json
from collections.abc import Mapping

from generator.model import EditionFile, NamedEdition

LEVEL = 9
NOTE = "edition.json"


def pack(table: bytes) -> bytes:
    """A table as gzip."""
    import deflate

    return bytes(deflate.gzip_compress(table, LEVEL))


def describe_file(name: str, packed: bytes, content: str) -> EditionFile:
    """A packed table; `content` is the SHA-256 of what is packed."""
    return EditionFile(name, len(packed), hashlib.sha256(packed).hexdigest(), content)


def write_note(edition: NamedEdition, *, title: str, publisher: str) -> bytes:
    """What an edition is, as JSON; `title` and `publisher` are those of the site."""
    files: Mapping[str, object] = {
        one.name: {"bytes": one.size, "sha256": one.sha256, "content_sha256": one.content}
        for one in edition.files
    }
    content = {
        "title": title,
        "publisher": publisher,
        "edition": edition.name,
        "date": edition.as_of.isoformat(),
        "rules_version": edition.rules_version,
        "previous_edition": edition.previous,
        "files": files,
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
