"""The preview: a site built in memory, served on this computer alone, and built anew after changes.

Takes a plan of a build. Gives an address whose pages carry the findings and reload by themselves.
Must not write into the project or its site, nor be reached from another computer.
"""

from generator.serve.preview import Preview, Work, read_own
from generator.serve.server import serving
from generator.serve.shown import Shown, Stage, State
from generator.serve.watching import Sources

__all__ = ["Preview", "Shown", "Sources", "Stage", "State", "Work", "read_own", "serving"]
