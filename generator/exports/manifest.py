"""The manifest: what made a site, by which rules, on which day and where, and each file's hash.

Takes the hashes of published files. Gives the bytes of manifest.json, by which the next build
knows the folder as a site of ours, and `verify` each of its files. Must not know files beyond
their paths and hashes.
"""

import json
from collections.abc import Mapping
from datetime import date

from generator import __version__
from generator.model import NO_EDITIONS, RULES_VERSION, Editions

GENERATOR = "cx-scorecard"
"""What the manifest says made the site; a folder without it is never replaced."""

MANIFEST = "manifest.json"
UNLISTED = frozenset({MANIFEST, ".gitignore"})
"""Files without a hash: the manifest itself, and what is for Git and not for readers."""


def write_manifest(
    hashes: Mapping[str, str],
    *,
    as_of: date,
    base_url: str = "",
    editions: Editions = NO_EDITIONS,
) -> bytes:
    """The manifest as JSON; `hashes` holds the SHA-256 in hexadecimal of each file by its path.

    `base_url` is the address of the site, "" where it is not known: without it nobody could tell
    whether the links of the 404, which begin at the server's root, lead into the site. `editions`
    says which edition the site is, "" for a state between two, and what it was compared with.
    """
    content = {
        "generator": GENERATOR,
        "generator_version": __version__,
        "rules_version": RULES_VERSION,
        "edition": editions.name,
        "previous_edition": editions.previous,
        "as_of": as_of.isoformat(),
        "base_url": base_url,
        "files": {path: hashes[path] for path in sorted(hashes) if path not in UNLISTED},
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
