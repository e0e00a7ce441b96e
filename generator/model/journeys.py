"""Journeys: what somebody goes through, step by step, over services of several agencies.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, files or pages.
"""

from dataclasses import dataclass

from generator.model.divisions import Channel, Segment
from generator.model.fields import Located, doc
from generator.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Located):
    """One step of a journey; a step that is no agency's has no services."""

    name: Text = doc("The step in a few words: Register the birth.")
    does: Text | None = doc("What the person does, in a sentence.", default=None)
    services: tuple[str, ...] = doc("Ids of the services used in this step.", default=())
    standards: tuple[str, ...] = doc(
        "What is promised in this step: SERVICE/STANDARD, or the standard's id alone where the "
        "step names one service.",
        default=(),
    )
    pain_point: Text | None = doc("What makes this step hard, in a sentence.", default=None)
    loops: tuple[str, ...] = doc("Ids of the feedback loops about this step.", default=())

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The ids of service and standard of each promise, once the step has been checked."""
        parts = (said.partition("/") for said in self.standards)
        return tuple((service, standard) for service, _, standard in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Located):
    """What somebody goes through, whoever provides each step: content/journeys/ID.yaml."""

    id: str = doc("The file's name.", default="")
    name: Text = doc("The journey as people would call it: Open a food stand.")
    summary: Text | None = doc("Where it begins and where it ends, in a sentence.", default=None)
    audience: Text | None = doc("Who goes through it.", default=None)
    steps: tuple[Step, ...] = doc("The steps, in the order in which people take them.")
    channels: tuple[Channel, ...] = doc(
        "How people go through it, as answers to surveys about it name them.", default=()
    )
    covers_everyone: bool = doc("Whether the channels add up to everybody.", default=False)
    segments: tuple[Segment, ...] = doc("How people are divided in surveys about it.", default=())
    was: tuple[str, ...] = doc("Ids it had before; their addresses lead here.", default=())
