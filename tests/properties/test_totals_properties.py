"""Totals are sums: whichever way standards are grouped, they come to the same, none counted twice.

Takes random projects through the product's own judging, hiding and gathering.
"""

from collections import Counter
from dataclasses import replace
from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gather import SiteFacts, Tally, gather_site
from generator.model import OWED, Service
from making import World, service, standard, target

FEW = settings(max_examples=60)
AGENCIES = ("revenue", "roads", "health")

ROW = st.fixed_dictionaries(
    {
        "service": st.sampled_from(["one", "two", "three"]),
        "standard": st.sampled_from(["a", "b", "c"]),
        "period": st.sampled_from(["2025-09", "2025-10", "2025-11", "2026-01"]),
        "channel": st.sampled_from(["", "mail", "online"]),
        "numerator": st.integers(0, 40),
        "denominator": st.integers(0, 40),
        "status": st.sampled_from(["", "", "", "projected", "suspended", "not_applicable"]),
    }
)
ROWS = st.lists(
    ROW, max_size=25, unique_by=lambda r: (r["service"], r["standard"], r["period"], r["channel"])
)


def promises(name: str, agency: str) -> Service:
    """A service with a judged standard, one judged by its channel first, and one without target."""
    return replace(
        service(
            standard(target("2025-09", at_least="50%"), name="a"),
            standard(target("2025-09", at_least="50%", channel="mail"), name="b", cadence=None),
            standard(name="c", cadence=None),
            name=name,
        ),
        agency=agency,
    )


@st.composite
def sites(draw: st.DrawFn) -> SiteFacts:
    """Three services, each of some agency, with random results."""
    names = ("one", "two", "three")
    services = tuple(promises(name, draw(st.sampled_from(AGENCIES))) for name in names)
    return gather_site(World(services=services, rows=draw(ROWS)).published)


@FEW
@given(sites(), st.data())
def test_totals_add_up_over_any_grouping(facts: SiteFacts, data: st.DataObject) -> None:
    """Standards thrown into groups at random: the sum of the groups is the total of the site."""
    groups: dict[int, list[Tally]] = {}
    for item in facts.standards:
        groups.setdefault(data.draw(st.integers(0, 3)), []).append(item.tally)
    sums = [reduce(Tally.__add__, group, Tally()) for group in groups.values()]
    assert reduce(Tally.__add__, sums, Tally()) == facts.tally


@FEW
@given(sites())
def test_each_standard_counts_once(facts: SiteFacts) -> None:
    """The total counts nine standards, each where it stands, and owed and beside make up all."""
    statuses = Counter(item.status for item in facts.standards)
    assert dict(facts.tally.counts) == dict(statuses)
    assert facts.tally.all == len(facts.standards) == 9
    assert facts.tally.owed == sum(statuses[status] for status in OWED)


@FEW
@given(sites())
def test_agencies_and_services_add_up(facts: SiteFacts) -> None:
    """A site is the sum of its agencies, an agency of its services, these of their standards."""
    assert reduce(Tally.__add__, (a.tally for a in facts.agencies), Tally()) == facts.tally
    for agency in facts.agencies:
        assert reduce(Tally.__add__, (s.tally for s in agency.services), Tally()) == agency.tally
        for one in agency.services:
            assert reduce(Tally.__add__, (s.tally for s in one.standards), Tally()) == one.tally
