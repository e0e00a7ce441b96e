"""The files of an invented workload that people would write: site, agencies, services, survey.

Takes how many services there are and their standards. Gives plain values and their YAML in block
style, as `scorecard init` writes it. Must not draw a figure, nor write a file.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from workload_figures import CHANNELS, REGIONS, SURVEY, Course
from workload_words import PLACES, QUESTIONS, SCALE, Promise, Said, name_service, promise_of

SAFE = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'éèêàçôûÀÉ()-]*[A-Za-zé0-9.)]")
"""Text that YAML reads as it is, without quotes."""

FIGURE = re.compile(r"[0-9.:/%A-Za-z +-]*")
WORDS = {"yes", "no", "on", "off", "true", "false", "null"}
WITH_PARTS = 5
"""One in so many services is divided by channel and region, where parts are wanted."""


def write_yaml(value: Any, *, indent: str = "") -> str:  # noqa: ANN401 (any plain value)
    """A plain value as YAML in block style."""
    if isinstance(value, Mapping):
        return "".join(f"{indent}{key}:{_below(one, indent)}" for key, one in value.items())
    if isinstance(value, list):
        return "".join(
            f"{indent}- {write_yaml(one, indent=indent + '  ').lstrip()}" for one in value
        )
    return f"{_scalar(value)}\n"


def _below(value: object, indent: str) -> str:
    """What stands behind a key: on its line, or below it."""
    if isinstance(value, (Mapping, list)):
        return "\n" + write_yaml(value, indent=indent + "  ")
    return f" {_scalar(value)}\n"


def _scalar(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    plain = not isinstance(value, str) or (SAFE.fullmatch(text) and text.lower() not in WORDS)
    return (
        text
        if plain or re.fullmatch(r"[0-9.:/%A-Za-z +-]*", text)
        else json.dumps(text, ensure_ascii=False)
    )


def slug(name: str) -> str:
    """The id of a thing that is called so."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


class Author:
    """Writes what there is to say, in the languages of the workload."""

    def __init__(self, languages: Sequence[str], periods: Sequence[str]) -> None:
        """`periods` are the months that results are about, the first one first."""
        self._languages, self._periods = tuple(languages), periods

    def site(self) -> Mapping[str, Any]:
        """content/site.yaml."""
        return {
            "title": self._say("Scorecard of a made-up state", "Tableau de bord d'un État inventé"),
            "publisher": self._say("Made-up State", "État inventé"),
            "base_url": "https://scorecard.example/",
            "languages": list(self._languages),
            "contact": {"email": "ask@scorecard.example"},
            "complaint": {"url": "https://scorecard.example/complain"},
            "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
            "demonstration": True,
        }

    def agency(self, number: int) -> Mapping[str, Any]:
        """content/agencies/agency-N.yaml."""
        return {
            "name": self._say(f"Agency {number} of the state", f"Agence {number} de l'État"),
            "abbreviation": f"A{number}",
            "mission": self._say("We serve people well.", "Nous servons bien les gens."),
            "official": {"title": self._say(f"Director {number}", f"Directeur {number}")},
            "url": f"https://a{number}.example/",
            "complaint": {"url": f"https://a{number}.example/complain"},
        }

    def service(
        self, number: int, standards: Mapping[str, Course], *, parts: bool
    ) -> Mapping[str, Any]:
        """content/services/AGENCY/ID.yaml; `standards` by id, in the order of their kinds."""
        name = name_service(number)
        divided = self._parts() if parts else {}
        return {
            "name": self._one(name),
            "summary": self._say(
                f"{name['en']}, at an office or from home.",
                f"{name['fr']}, dans un bureau ou à la maison.",
            ),
            **divided,
            "url": f"https://service-{number}.example/",
            "official": {"title": self._say("Head of Service", "Chef de service")},
            "standards": [
                self._standard(one, promise_of(number, at), course)
                for at, (one, course) in enumerate(standards.items())
            ],
        }

    def survey(self) -> Mapping[str, Any]:
        """content/surveys/ID.yaml."""
        scale = {"labels": [self._say(*labels) for labels in SCALE]}
        return {
            "name": self._say("After the service", "Après le service"),
            "point": "post-interaction",
            "selection": "everyone",
            "asked": {"mode": self._say("On the web", "Sur le web")},
            "questions": [
                {"id": name, "driver": driver, "text": self._one(text), "scale": scale}
                for name, driver, text in QUESTIONS
            ],
        }

    def _standard(self, name: str, promise: Promise, course: Course) -> dict[str, Any]:
        first, later = self._periods[0], self._periods[len(self._periods) // 2]
        targets = [self._target(promise, at, since) for at, since in enumerate((first, later))]
        return {
            "id": name,
            "promise": self._one(promise.words),
            "type": promise.type,
            "measure": {
                **promise.measure,
                "definition": self._one(promise.counted),
                "source": self._say("Case system, all cases", "Système de gestion, tous les cas"),
            },
            "cadence": "monthly",
            "targets": targets if later > first else targets[:1],
            **({"breaks": [self._break(course)]} if course.broken > 0 else {}),
        }

    def _target(self, promise: Promise, at: int, since: str) -> dict[str, str]:
        year, month = map(int, since.split("-"))
        months = year * 12 + month - 1 - 4
        return {
            "from": since,
            "announced": f"{months // 12}-{months % 12 + 1:02}-15",
            promise.bound: promise.targets[at],
        }

    def _break(self, course: Course) -> dict[str, Any]:
        note = self._say(
            "Cases begun online are counted from here on.",
            "Les dossiers ouverts en ligne sont comptés à partir de ce mois.",
        )
        return {"at": self._periods[course.broken], "note": note}

    def _parts(self) -> dict[str, Any]:
        channels = [
            {"id": name, "name": self._one(PLACES[name]), "digital": name == "online"}
            for name in CHANNELS
        ]
        groups = [{"id": name, "name": self._one(PLACES[name])} for name in REGIONS]
        name = self._say("Region", "Région")
        region = {"id": "region", "name": name, "covers_everyone": True, "groups": groups}
        return {"channels": channels, "covers_everyone": True, "segments": [region]}

    def _say(self, english: str, french: str) -> Any:  # noqa: ANN401 (text or a map)
        return self._one({"en": english, "fr": french})

    def _one(self, said: Said) -> Any:  # noqa: ANN401 (text or a map)
        if len(self._languages) == 1:
            return said[self._languages[0]]
        return {language: said[language] for language in self._languages}


SHEET_MAPPING: Mapping[str, Any] = {
    "period": "MONTH",
    "answers": {
        "subject": {"column": "SERVICE"},
        "survey": {"id": {"always": SURVEY}},
        "questions": [{"id": name, "answer": name.upper()} for name, *_ in QUESTIONS],
    },
}
