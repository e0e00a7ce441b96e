"""Texts by language, ids, slugs, addresses of foreign ids, and the nearest known word."""

import pytest

from generator.text import Phrase, Text, addresses, id_like, is_id, nearest, nested, slug

PASSPORT = Text.many({"en": "Renew a passport", "fr": "Renouveler un passeport"})


def test_says_the_wanted_language() -> None:
    """A text that has the wanted language is said in it."""
    assert PASSPORT.say("fr", default="en") == Phrase("Renouveler un passeport", "fr")


def test_falls_back_to_the_first_language_of_the_site() -> None:
    """A text without the wanted language is said in the site's first, and says which that is."""
    assert PASSPORT.say("es", default="fr") == Phrase("Renouveler un passeport", "fr")


def test_falls_back_to_its_own_first_language() -> None:
    """A text that has neither language is said in the first it has."""
    assert PASSPORT.say("es", default="de") == Phrase("Renew a passport", "en")


def test_plain_text_is_in_the_first_language_of_the_site() -> None:
    """A plain string carries the site's first language, whatever language is wanted."""
    assert Text.plain("Passports").say("fr", default="en") == Phrase("Passports", "en")


def test_names_its_languages_in_the_order_given() -> None:
    """Languages keep the order of the file; a plain string names none."""
    assert (PASSPORT.languages, Text.plain("x").languages) == (("en", "fr"), ())


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“Blue badges” are sent in 5 days.", "en", "‘Blue badges’ are sent in 5 days."),  # noqa: RUF001 (the marks meant)
        ('We send "blue badges".', "en-GB", "We send ‘blue badges’."),  # noqa: RUF001 (the marks meant)
        ("« Cartes » en 5 jours", "fr", "“Cartes” en 5 jours"),
        ("A driver's licence in 5 days", "en", "A driver's licence in 5 days"),
    ],
)
def test_quotes_in_quotes_are_inner_ones(text: str, language: str, expected: str) -> None:
    """What has quotation marks of its own is not told between two pairs of the same."""
    assert nested(text, language) == expected


@pytest.mark.parametrize("text", ["a", "7", "renew-a-passport", "a--b", "x" * 80])
def test_knows_an_id(text: str) -> None:
    """Lower-case letters, digits and inner hyphens, up to 80 of them, are an id."""
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "A", "a_b", "a b", "é", "a\n", "x" * 81, "٣", "con", "lpt9"]
)
def test_knows_what_is_no_id(text: str) -> None:
    """Anything else is no id: capitals, other letters and digits, spaces, outer hyphens."""
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Renew a Passport", "renew-a-passport"),
        ("  SS-001 / (b) ", "ss-001-b"),
        ("Zürich — Straße", "zurich-strasse"),
        ("Ærø, Łódź", "aero-lodz"),
        ("naïve™", "naivetm"),
        ("İstanbul", "istanbul"),
        ("日本", ""),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_slugs_a_foreign_id(text: str, expected: str) -> None:
    """A slug keeps letters and digits without their marks; every other run is one hyphen."""
    assert slug(text) == expected


def test_addresses_are_slugs_where_they_differ() -> None:
    """An id whose slug is its own takes the slug as it is."""
    assert addresses(["B 2", "A 1"]) == {"A 1": "a-1", "B 2": "b-2"}


def test_every_clashing_id_takes_six_digits_of_its_hash() -> None:
    """All ids of one slug are marked, none keeps the bare slug; the digits are of SHA-256."""
    assert addresses(["A b", "a-b", "c"]) == {"A b": "a-b-a760b0", "a-b": "a-b-d44362", "c": "c"}


def test_an_id_without_latin_letters_takes_its_hash() -> None:
    """An empty slug leaves the six digits alone."""
    assert addresses(["日本"]) == {"日本": "cf2abf"}


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "com9", "lpt1", "lpt9"])
def test_a_name_of_a_device_is_no_id(name: str) -> None:
    """Windows can have no file of this name: another is suggested, and foreign ids get a mark."""
    assert not is_id(name)
    assert is_id(id_like(name))
    (address,) = addresses([name.upper()]).values()
    assert address.startswith(f"{name}-")


@pytest.mark.parametrize("name", ["console", "com", "com0", "com10", "con-1", "lpt"])
def test_a_name_like_that_of_a_device_is_an_id(name: str) -> None:
    """Only the devices' own names are kept back."""
    assert is_id(name)


def test_a_marked_address_does_not_hide_a_bare_one() -> None:
    """An id that looks like somebody's marked address is marked as well."""
    found = addresses(["A b", "a-b", "a-b-a760b0"])
    assert len(set(found.values())) == 3


def test_a_long_clashing_id_stays_within_the_limit() -> None:
    """The slug is cut to make room for the digits."""
    assert {len(address) for address in addresses(["x" * 90, "x" * 91]).values()} == {80}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("cadance", "cadence"), ("Due-After", "due_after"), ("zebra", None), ("", None)],
)
def test_finds_the_word_that_was_meant(word: str, expected: str | None) -> None:
    """A slip of the keyboard or of case is recognised, a strange word is not."""
    assert nearest(word, ["cadence", "channel", "due_after"]) == expected


def test_the_nearest_word_does_not_depend_on_order() -> None:
    """Of two words equally near, the same one is named whatever the order."""
    assert nearest("cat", ["bat", "rat"]) == nearest("cat", ["rat", "bat"])
