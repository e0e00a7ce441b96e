"""Journeys and improvements in a few words, for tests."""

from datetime import date
from typing import Any

from generator.diagnostics import Report
from generator.model import Agency, Improvement, Journey, Service, Stage, Step
from generator.sources.content import Content
from generator.sources.names import NO_NAMES, Names
from generator.sources.pointers import Pointers, open_pointers
from generator.text import Text
from making import SITE, loop

DAYS = {"start", "due", "delivered"}


def step(name: str = "Apply", **said: Any) -> Step:  # noqa: ANN401 (fields by name)
    """A step in which the person does something; texts are given as they are."""
    texts: dict[str, Any] = {"does": "Fill in the form.", **said}
    given: dict[str, Any] = {
        key: Text.plain(value) if isinstance(value, str) else value for key, value in texts.items()
    }
    return Step(name=Text.plain(name), **given)


def journey(*steps: Step, name: str = "travel", **rest: Any) -> Journey:  # noqa: ANN401
    """A journey of these steps."""
    return Journey(id=name, name=Text.plain(name.capitalize()), steps=steps, **rest)


def improvement(name: str = "photo-check", status: str = "proposed", **said: Any) -> Improvement:  # noqa: ANN401
    """An improvement of the agency `state`; days are given as text."""
    given: dict[str, Any] = {
        key: date.fromisoformat(value) if key in DAYS else value for key, value in said.items()
    }
    title = Text.plain(name.replace("-", " ").capitalize())
    known: dict[str, Any] = {"agency": "state", **given}
    return Improvement(id=name, title=title, status=Stage(status), **known)


def pointers(report: Report, *services: Service, names: Names = NO_NAMES) -> Pointers:
    """What can be pointed at: these services, the agency `state` and the loop `photos`."""
    agency = Agency(id="state", name=Text.plain("State"))
    content = Content(SITE, (agency,), services, loops=(loop("photos"),))
    return open_pointers(content, services, names, report)
