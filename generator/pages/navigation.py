"""The parts of the site and the ways between them: main navigation, neighbours, the foot.

Takes which parts the site has, and where a page stands. Gives links.
Must not know what any page says.

Six ways stand at the head of every page. What is near to one of them stands beside it, on the
pages that list: journeys beside services, improvements beside feedback. The foot names all.
"""

from collections.abc import Callable, Container, Iterator

from generator.pages.parts import Link
from generator.text import C_, N_

GROUPS = (
    (("services", N_("Services")), ("standards", N_("Promises")), ("journeys", N_("Journeys"))),
    (("agencies", N_("Agencies")),),
    (
        ("feedback", N_("Feedback")),
        ("satisfaction", N_("Satisfaction")),
        ("improvements", N_("Improvements")),
    ),
    (("compare", N_("Compare")),),
    (
        ("data", N_("Data")),
        ("reporting", N_("Reporting")),
        ("data-quality", N_("Data quality")),
        ("withdrawn", C_("a list", "Withdrawn")),
        ("corrections", N_("Corrections")),
        ("editions", N_("Editions")),
    ),
    (
        ("about", N_("About")),
        ("method", N_("Method")),
        ("glossary", N_("Glossary")),
        ("accessibility", N_("Accessibility")),
    ),
)
"""The parts by folder and name, in groups: the first of each that the site has leads its group."""

Part = tuple[str, str]
Say = Callable[[str], str]


def main_links(left_out: Container[str], root: str, section: str, say: Say) -> Iterator[Link]:
    """The first part of every group, marked where the page lies in its group."""
    for group in present(left_out):
        name, word = group[0]
        inside = section in dict(group)
        yield Link(say(word), f"{root}{name}/", "true" if inside else "")


def near_links(left_out: Container[str], root: str, section: str, say: Say) -> Iterator[Link]:
    """The parts of the page's own group, on the page of a part; none where it is alone."""
    for group in present(left_out):
        if section in dict(group) and root == "../" and len(group) > 1:
            for name, word in group:
                yield Link(say(word), f"{root}{name}/", "page" if name == section else "")


def foot_links(left_out: Container[str], root: str, say: Say) -> Iterator[Link]:
    """Every part of the site."""
    for group in present(left_out):
        for name, word in group:
            yield Link(say(word), f"{root}{name}/")


def present(left_out: Container[str]) -> Iterator[tuple[Part, ...]]:
    """The groups without the parts that this site has not; a group without any is gone."""
    for group in GROUPS:
        there = tuple(part for part in group if part[0] not in left_out)
        if there:
            yield there
