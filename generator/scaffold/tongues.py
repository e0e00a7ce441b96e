"""New files in a site of several languages: where each language's words go.

Takes the text of a form and the languages of the site. Gives text.
Must not know what the words are about.
"""

import re
from collections.abc import Sequence

_BLANK = re.compile(r"^(?P<lead> *(?:- )?)(?P<key>\w+): (?P<words>FILL IN .*)$", re.MULTILINE)
"""A key whose text is to be filled in; what is not in words, such as an amount, has a comma."""


def in_languages(text: str, languages: Sequence[str]) -> str:
    """A YAML form in which each text to be filled in stands once in every language."""
    if len(languages) == 1:
        return text

    def listed(found: re.Match[str]) -> str:
        inside = " " * (len(found["lead"]) + 2)
        said = (f"{inside}{language}: {found['words']}" for language in languages)
        return "\n".join([f"{found['lead']}{found['key']}:", *said])

    return _BLANK.sub(listed, text)


def where_translated(path: str, languages: Sequence[str]) -> str:
    """Remarks that say where a Markdown file's translations go; "" where there is one language."""
    stem, _, ending = path.rpartition(".")
    return "".join(
        f"# In the language {language}: {stem}.{language}.{ending}, with a title of its own, and "
        "its headings in the same order.\n"
        for language in languages[1:]
    )
