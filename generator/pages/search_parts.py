"""The field of the search, on its own page and on others.

Takes nothing: `search` fills this value. Gives a part of a view. Must not know what is found.
"""

from dataclasses import dataclass

from generator.pages.parts import Said


@dataclass(frozen=True, slots=True)
class SearchForm:
    """The field of the search; `action` is the address of its page.

    Its page alone has sentences with gaps that are filled in the browser: `found` says how much was
    found (JSON, by kind of number as CLDR calls them), `none` that nothing was, `near` that only
    what begins alike was.
    """

    action: str
    label: Said
    found: str = ""
    none: str = ""
    near: str = ""
