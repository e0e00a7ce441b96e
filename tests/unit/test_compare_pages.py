"""The pages of comparisons, and what leads there: lines, links, and what is never shown."""

from dataclasses import replace

import pytest

from generator.exports.dictionary import STANDARDS
from generator.exports.tables import list_standards
from generator.gather import gather_site
from generator.model import Benchmark, ComparableGroup, Kind, SharedDefinition, Standard
from generator.pages.compare_views import ComparePage, ComparisonPage
from generator.pages.parts import Table
from generator.pages.service import tell_service
from generator.pages.setting import Setting, plain_words
from generator.pages.site import count_pages, tell_site
from generator.pages.views import Page, ServicePage
from generator.text import Text
from making import ENGLISH, World, amount, period, service, standard, target

SHARED = SharedDefinition(id="done", name=Text.plain("Done"), text=Text.plain("Cases done"))
GROUP = ComparableGroup(
    id="in-time",
    name=Text.plain("In time"),
    definition=SHARED.text,
    uses="done",
    kind=Kind.SHARE,
    unit="percent",
)
MADE = standard(
    target(at_least="90%", within="5 days"),
    cadence=None,
    comparable="in-time",
    uses="done",
    definition=SHARED.text,
)
ABBEY, BRIDGE = "abbey", "bridge"


def setting(
    *rows: dict[str, object], made: Standard = MADE, names: tuple[str, ...] = (BRIDGE, ABBEY)
) -> Setting:
    """The setting of a site with one group and services of these names."""
    services = tuple(service(made, name=name) for name in names)
    published = World(services=services, rows=rows).published
    site = replace(published.site, comparable=(GROUP,), definitions=(SHARED,))
    return Setting(gather_site(replace(published, site=site)), ENGLISH)


def row(name: str, top: object, bottom: object = 100, **cells: object) -> dict[str, object]:
    """The result of a month."""
    given = {"period": "2025-10", "numerator": top, "denominator": bottom}
    return {"service": name, **given, **cells}


def pages(site: Setting) -> dict[str, Page]:
    """Every page by its path."""
    return {sheet.page.path: sheet.page for sheet in tell_site(site, ())}


def comparison(site: Setting, path: str = "") -> ComparisonPage:
    """The page of the group, or the one below it."""
    page = pages(site)[f"compare/in-time/{path}index.html"]
    assert isinstance(page, ComparisonPage)
    return page


def tables(page: ComparisonPage) -> list[Table]:
    """The tables of a page, in order."""
    return [section.table for section in page.sections if section.table]


def lines(table: Table) -> list[list[str]]:
    """The texts of a table."""
    return [[plain_words(cell.text) for cell in (line.head, *line.cells)] for line in table.rows]


def test_services_stand_in_alphabetical_order() -> None:
    """The first page goes by name, whatever the results."""
    (table,) = tables(comparison(setting(row(BRIDGE, 95), row(ABBEY, 80))))
    assert [line[:5] for line in lines(table)] == [
        ["Abbey", "80%", "Missed", "at least 90%", "80 of 100"],
        ["Bridge", "95%", "Met", "at least 90%", "95 of 100"],
    ]


def test_the_second_page_goes_by_result() -> None:
    """The highest result stands first, and no line has a number of its place."""
    (table,) = tables(comparison(setting(row(BRIDGE, 95), row(ABBEY, 80)), "by-result/"))
    assert [line[:2] for line in lines(table)] == [["Bridge", "95%"], ["Abbey", "80%"]]


def test_each_line_names_its_period_and_the_time_promised() -> None:
    """Results of two months stand side by side only with their names."""
    page = comparison(setting(row(BRIDGE, 95), row(ABBEY, 80, period="2025-08")))
    (table,) = tables(page)
    notes = [[plain_words(cell.note) for cell in line.cells[:3:2]] for line in table.rows]
    assert notes == [["August 2025", "within 5 days"], ["October 2025", "within 5 days"]]
    assert "The periods differ: each line names its own." in page.sections[0].paragraphs


HIDDEN: list[tuple[str, dict[str, object], str]] = [
    ("zero to confirm", {"numerator": 0}, "Reported as zero, not confirmed"),
    ("projection", {"numerator": 77, "status": "projected"}, "Cannot be judged"),
    ("impossible", {"numerator": 177}, "Cannot be judged"),
]


@pytest.mark.parametrize(("cells", "word"), [case[1:] for case in HIDDEN],
                         ids=[case[0] for case in HIDDEN])  # fmt: skip
def test_a_figure_that_is_no_result_leaves_a_dash(cells: dict[str, object], word: str) -> None:
    """Beside sound results it would be read as one."""
    site = setting(row(BRIDGE, 95), row(ABBEY, 1) | cells)
    (table,) = tables(comparison(site))
    (line,) = [line for line in lines(table) if line[0] == "Abbey"]
    assert (line[1], line[2], line[4]) == ("\N{EN DASH}", word, "\N{EN DASH}")


def test_a_suppressed_figure_is_nowhere() -> None:
    """No page of the group says anything of a result that too few people stand behind."""
    made = replace(MADE, targets=(target(at_least="90%", segment="district:d1"),))
    cells: dict[str, object] = {"segment": "district:d1", "note": "Planted 7654"}
    site = setting(row(ABBEY, 3, 7, **cells), made=made, names=(ABBEY,))
    for path in ("", "by-result/"):
        said = repr(comparison(site, path))
        assert "Too few to publish" in said
        assert not any(secret in said for secret in ("3 of 7", "42.9", "7654", "7 cases"))


def test_benchmarks_say_whether_they_are_counted_alike() -> None:
    """Another's figure stands with its period, its source and that."""
    url = "https://example.org/a"
    other = Benchmark(
        name=Text.plain("Next door"), period=period("2024"), value=amount("88%"), url=url
    )
    page = comparison(setting(row(ABBEY, 80), made=replace(MADE, benchmarks=(other,))))
    table = tables(page)[1]
    assert lines(table)[0] == ["Abbey", "Next door", "2024", "88%", "No"]
    assert table.rows[0].cells[0].href == url


def test_two_targets_have_two_verdicts() -> None:
    """The verdict of the second target stands below that of the first."""
    made = replace(
        MADE,
        targets=(target(at_least="90%"), target(at_least="97%", name="What we aim for")),
    )
    (table,) = tables(comparison(setting(row(ABBEY, 95), made=made, names=(ABBEY,))))
    verdict = table.rows[0].cells[1]
    assert (verdict.text, verdict.note) == ("Met", "What we aim for: Missed.")


def test_a_group_without_a_promise() -> None:
    """It has its pages, and they say that nobody belongs to it."""
    site = setting(made=replace(MADE, comparable=None))
    assert tables(comparison(site)) == []
    assert comparison(site, "by-result/").lede == "No promise belongs to this group yet."


def test_every_page_is_counted() -> None:
    """The number of pages told beforehand is the number there is."""
    site = setting(row(ABBEY, 80))
    assert count_pages(site.facts) == len(pages(site))


def test_a_site_without_groups_has_no_page_of_them() -> None:
    """Neither a page nor a way to it."""
    facts = gather_site(World(services=(service(MADE),)).published)
    made = pages(Setting(facts, ENGLISH))
    assert not any(path.startswith("compare/") for path in made)
    assert "Compare" not in [link.text for link in made["index.html"].frame.navigation]


def test_shared_definitions_name_who_uses_them() -> None:
    """Each user is named by its service and its promise."""
    page = pages(setting())["compare/index.html"]
    assert isinstance(page, ComparePage)
    users = page.sections[1].definitions[0].lines
    assert [link.text for link in users] == [
        "Abbey: We answer in time.",
        "Bridge: We answer in time.",
    ]


def test_a_promise_leads_to_those_like_it() -> None:
    """The section of a promise says how many others are in its group, and who shares its words."""
    site = setting(names=(ABBEY, BRIDGE, "court"))
    page = tell_service(site.facts.services[0], site).page
    assert isinstance(page, ServicePage)
    (section,) = page.sections
    assert section.compare is not None
    assert section.compare.text == "Compare with 2 promises like it"
    (counted,) = [one for one in section.measure if one.term == "What is counted"]
    assert counted.lines[1].href == "../../compare/#definition_done"
    assert counted.lines[1].text == "A shared definition: 2 other promises use it too"


def test_a_promise_alone_in_its_group_leads_nowhere() -> None:
    """There is nothing to compare it with."""
    site = setting(names=(ABBEY,))
    page = tell_service(site.facts.services[0], site).page
    assert isinstance(page, ServicePage)
    assert page.sections[0].compare is None


def test_the_download_names_group_and_definition() -> None:
    """standards.csv says which group a standard belongs to, and which definition it uses."""
    (line, _) = list_standards(setting().facts)
    cells = dict(zip(STANDARDS.names, line, strict=True))
    assert (cells["comparable"], cells["uses"]) == ("in-time", "done")
