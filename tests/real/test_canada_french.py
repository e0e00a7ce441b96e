"""The French half of Canada's GC Service Inventory, in the words of its table."""

import csv
from html import escape
from pathlib import Path

import pytest

from building import read_rows

NBSP = "\N{NO-BREAK SPACE}"


def page(site: Path, path: str) -> str:
    """A page of the site."""
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_every_page_is_there_in_both_languages(canadian_site: Path) -> None:
    """1,001 services, 62 agencies and the shared pages, but for the one for missing addresses."""
    english = [path for path in canadian_site.rglob("*.html") if "fr" not in path.parts]
    french = list((canadian_site / "fr").rglob("*.html"))

    assert len(french) > 1001 + 62
    assert len(english) == len(french) + 1


def test_services_and_agencies_have_their_french_names(
    canadian_site: Path, real_data: Path
) -> None:
    """The title of each page is the table's own French name, and no other."""
    with (real_data / "canada" / "ss_2024.csv").open(encoding="utf-8-sig", newline="") as file:
        source = {row["service_id"]: row for row in csv.DictReader(file)}
    told = read_rows(canadian_site / "data/services.csv")

    for service in told[::40]:
        row = source[service["source_id"]]
        name = " ".join(row["service_name_fr"].split())
        french = page(canadian_site, f"fr/services/{service['service']}")
        assert service["name_fr"] == name
        assert f"<h1>{escape(name, quote=False)}</h1>" in french.replace("&#39;", "'").replace(
            "&#34;", '"'
        )
    agency = page(canadian_site, "fr/agencies/aafc-aac")
    assert "<h1>Agriculture et Agroalimentaire Canada</h1>" in agency


@pytest.mark.parametrize(
    "words",
    [
        "On répond aux appels dans un délai de 60 secondes",
        "Au cours de l’exercice 2023–24 (avril 2023 à mars 2024)",
        "31\N{NARROW NO-BREAK SPACE}283",
        f"98,7{NBSP}%",
        "Téléphone",
    ],
)
def test_promises_and_verdicts_are_said_in_french(canadian_site: Path, words: str) -> None:
    """The promise, the period, the counts and the channel of the contact centre."""
    assert words in page(canadian_site, "fr/services/2224")


def test_a_note_in_french_alone_keeps_its_language_on_the_english_page(
    canadian_site: Path,
) -> None:
    """The publisher wrote "S. O." in the French column alone."""
    english, french = (page(canadian_site, f"{tree}services/3714") for tree in ("", "fr/"))

    assert '<span lang="fr">S. O.</span>' in english
    assert "Parts of this page are only in French." in english
    assert '<span lang="fr">' not in french
    assert 'class="untranslated"' not in french


def test_the_scorecard_has_a_title_in_both_languages(canadian_site: Path) -> None:
    """The adapter names its tables in the languages that they are in."""
    assert "GC Service Inventory</title>" in page(canadian_site, "services/2224")
    assert "Répertoire des services du GC</title>" in page(canadian_site, "fr/services/2224")
