"""How much a search found, in every form that numbers have in a language.

Takes a tongue. Gives sentences with gaps that are filled where the search runs, in the browser.
Must not know what is searched.
"""

from generator.sentences.tongue import Tongue, locale_of

MOST = 200
"""Every kind of number of every language occurs below this."""


def found_forms(tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """By kind of number, as CLDR calls them, what is said of so many; {count} and {words} stay."""
    kind_of = locale_of(tongue.language).plural_form
    first = {kind_of(number): number for number in range(MOST, -1, -1)}
    return tuple(
        (
            kind,
            tongue.plural(
                "{found} result for “{words}”",
                "{found} results for “{words}”",
                number,
                found="{count}",
                words="{words}",
            ),
        )
        for kind, number in sorted(first.items())
    )
