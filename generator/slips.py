"""What has to be known of printed pages that lie in a site already, so that none is opened.

Takes the files of some pages with their SHA-256, the ids in each page, and where they lead. Gives
bytes to be kept beside the pages, and the same again. What is kept may come from another machine:
it is read as plain data, and whatever is not in this form is as good as not there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.cache import key_of
from generator.links import Lead


@dataclass(frozen=True, slots=True)
class Slip:
    """The `files` of pages and of what is beside them, each by its path with its SHA-256.

    `ids` are those in each page, by its path. The links of the pages are right while all of `leads`
    is there.
    """

    files: Mapping[str, str]
    ids: Mapping[str, frozenset[str]]
    leads: frozenset[Lead]


def slip_key(bundle: str, base_url: str) -> str:
    """Under which a slip is kept: the key of its pages, and the site's address.

    By that address a link leads into the site or out of it, and it does not stand in every page.
    """
    return key_of("slip", bundle, base_url)


def write_slip(slip: Slip) -> bytes:
    """A slip as bytes."""
    ids = {path: sorted(found) for path, found in slip.ids.items()}
    said = [dict(slip.files), ids, sorted(slip.leads)]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def read_slip(kept: bytes) -> Slip | None:
    """The slip in what is kept; None where it is none."""
    try:
        return _slip(*json.loads(kept))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _slip(files: Any, ids: Any, leads: Any) -> Slip:  # noqa: ANN401 (whatever is kept)
    return Slip(
        {str(path): str(digest) for path, digest in files.items()},
        {str(path): frozenset(map(str, found)) for path, found in ids.items()},
        frozenset(Lead(str(path), str(anchor)) for path, anchor in leads),
    )
