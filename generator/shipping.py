"""Shipping: the templates of a project, sent to a machine that does not have its folder.

Takes folders of templates: a project's own, if any, and at the end those of the package. Gives the
project's files as bytes, and there folders in which they lie again. Must not know what is in them.
"""

import atexit
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.resources import templates_folder


@dataclass(frozen=True, slots=True)
class Shipment:
    """Folders of files by their paths in them; the package's own templates are everywhere."""

    folders: tuple[tuple[tuple[str, bytes], ...], ...]


def pack(folders: tuple[Path, ...]) -> Shipment:
    """The files of all folders of templates but the last, which is the package's."""
    return Shipment(tuple(tuple(_files(folder)) for folder in folders[:-1]))


def _files(folder: Path) -> list[tuple[str, bytes]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]


_UNPACKED: list[TemporaryDirectory[str]] = []
"""Where the last shipment lies: until the next, or until the process ends."""


@atexit.register
def clear_away() -> None:
    """Remove the folders of the last shipment."""
    while _UNPACKED:
        _UNPACKED.pop().cleanup()


def unpack(shipment: Shipment) -> tuple[Path, ...]:
    """Folders that hold what was sent, and this machine's own templates of the package last."""
    clear_away()
    root = TemporaryDirectory(prefix="scorecard-")
    _UNPACKED.append(root)
    laid = [Path(root.name, str(number)) for number, _ in enumerate(shipment.folders)]
    for folder, files in zip(laid, shipment.folders, strict=True):
        folder.mkdir()
        for path, content in files:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return (*laid, templates_folder())
