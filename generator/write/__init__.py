"""All output: small writers, and a new site that takes the old one's place in one step.

Takes paths relative to the site's root and finished bytes. Gives SHA-256 digests, and on the disk
a site that is at every moment either the old one or the new one. Must not know what the files
hold, but for the manifest's word that the folder is ours.
"""

from generator.exports.manifest import GENERATOR, MANIFEST
from generator.write.staging import Staging, examine
from generator.write.work import exchange_at_once, repair
from generator.write.writers import DiskWriter, MemoryWriter, OutputError, Writer

__all__ = [
    "GENERATOR",
    "MANIFEST",
    "DiskWriter",
    "MemoryWriter",
    "OutputError",
    "Staging",
    "Writer",
    "examine",
    "exchange_at_once",
    "repair",
]
