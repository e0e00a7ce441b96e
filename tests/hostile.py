"""A small project in which every text that people can write is made to harm or to mislead.

Takes nothing. Gives the files of the project, and each of its texts by the word that tells it from
the others. Must not judge what becomes of them.
"""

from hostile_content import content_files
from hostile_tables import table_files
from hostile_words import Texts


def hostile_project() -> tuple[dict[str, str], dict[str, str]]:
    """The files of the project by path, and its texts by their words."""
    texts = Texts()
    files = content_files(texts.say) | table_files(texts.say)
    return files, texts.said
