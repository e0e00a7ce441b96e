"""The page on the quality of the data: what is wrong, or may be wrong, with what is published.

Takes the facts of the site. Gives a finished view. Findings of one kind about one promise stand in
one line, with the periods that they are about.
"""

from collections.abc import Iterator, Sequence

from generator.gather import Finding, Quality
from generator.pages.breakdowns import cell_name
from generator.pages.lists import sort_key
from generator.pages.parts import Cell, Column, Download, ProseSection, Row, Said, Table
from generator.pages.quality_views import FoundSection, QualityPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.sentences.quality import FAULTS, fault_words, found_words, looked_words
from generator.text import N_

PATH = "data-quality/index.html"
MOST = 100
"""Lines of one table; the rest is counted in a sentence and stands in the data."""
NAMED = 3
"""Periods that a line names; of more it names the newest and how many they are."""


def tell_quality(setting: Setting) -> Sheet:
    """The page of all findings."""
    lede = setting.say(
        "What is wrong, or may be wrong, with the figures of this scorecard, as far as a program "
        "can tell. It looks at what is published here: figures hidden because too few people are "
        "behind them are not looked at."
    )
    heading = setting.say("Data quality")
    head = setting.head(PATH, heading, description=lede, section="data-quality")
    ordered = _by_name(setting)
    page = QualityPage(
        **head,
        lede=lede,
        sentence=_sentence(ordered, setting),
        agencies=_agencies(ordered, setting),
        found=tuple(_found(one, setting) for one in ordered if one.findings),
        sections=tuple(_sections(setting)),
        downloads=tuple(_downloads(setting)),
    )
    return Sheet(page)


def _by_name(setting: Setting) -> Sequence[Quality]:
    """The agencies in the order of their names: nobody is ranked."""
    return sorted(
        setting.facts.quality,
        key=lambda one: (sort_key(setting.said(one.agency.name)), one.agency.id),
    )


def _sentence(found: Sequence[Quality], setting: Setting) -> str:
    tongue = setting.tongue
    looked = looked_words(
        sum(one.results for one in found), sum(one.opinions for one in found), tongue
    )
    return f"{looked} {found_words(sum(len(one.findings) for one in found), tongue)}"


def _agencies(found: Sequence[Quality], setting: Setting) -> Table:
    """How much was looked at and found, agency by agency."""
    titles = (N_("Agency"), N_("Rows of results"), N_("Rows about surveys"), N_("Findings"))
    return Table(
        id="agencies",
        caption=setting.say("What was looked at, and what was found, by agency"),
        columns=tuple(Column(setting.say(title), at > 0) for at, title in enumerate(titles)),
        rows=tuple(_agency(one, setting) for one in found),
    )


def _agency(one: Quality, setting: Setting) -> Row:
    numbers = (one.results, one.opinions, len(one.findings))
    return Row(
        Cell(setting.said(one.agency.name), href=f"../agencies/{one.agency.id}/"),
        tuple(Cell(setting.tongue.count(number)) for number in numbers),
    )


def _found(one: Quality, setting: Setting) -> FoundSection:
    """The findings in the data of an agency, those of one kind about one thing together."""
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in one.findings:
        alike.setdefault(_key(finding), []).append(finding)
    rows = tuple(_row(findings, setting) for findings in list(alike.values())[:MOST])
    titles = (N_("Promise or question"), N_("Service"), N_("What was found"), N_("Periods"))
    note = ""
    if len(alike) > MOST:
        note = setting.say(
            "The first {most} of {count} lines are shown here; all findings are in the file "
            "findings.csv.",
            most=setting.tongue.count(MOST),
            count=setting.tongue.count(len(alike)),
        )
    table = Table(
        id=f"found-{one.agency.id}",
        caption=setting.say("What was found, by service and promise"),
        columns=tuple(Column(setting.say(title)) for title in titles),
        rows=rows,
    )
    return FoundSection(one.agency.id, setting.said(one.agency.name), table, note)


def _key(finding: Finding) -> tuple[str, ...]:
    service = finding.service.id if finding.service else ""
    standard = finding.standard.id if finding.standard else ""
    about = (finding.survey, finding.question, finding.channel, finding.segment, finding.statistic)
    return (service, standard, *about, finding.code)


def _row(findings: Sequence[Finding], setting: Setting) -> Row:
    first = findings[0]
    service = setting.said(first.service.name) if first.service else ""
    return Row(
        Cell(*_about(first, setting), note=_part(first, setting)),
        (
            Cell(service),
            Cell(fault_words(first.code, setting.tongue)),
            Cell(_periods(findings, setting)),
        ),
    )


def _about(finding: Finding, setting: Setting) -> tuple[Said, str, str]:
    """What a finding is about, without a status, and where that stands."""
    if finding.standard is not None and finding.service is not None:
        promise = setting.said(finding.standard.promise)
        return (promise, "", f"../services/{finding.service.id}/#{finding.standard.id}")
    survey = setting.facts.published.opinions.survey(finding.survey)
    asked = next((one for one in survey.questions if one.id == finding.question), None)
    return (setting.said(asked.text) if asked else setting.said(survey.name), "", "")


def _part(finding: Finding, setting: Setting) -> Said:
    """The channel or the group that a finding is about; "" for all cases."""
    if not (finding.channel or finding.segment):
        return ""
    body = finding.service or finding.agency
    return cell_name(finding.channel, finding.segment, body, setting)


def _periods(findings: Sequence[Finding], setting: Setting) -> str:
    tongue = setting.tongue
    periods = sorted({one.period for one in findings}, key=lambda one: (one.last, one.first))
    if len(periods) <= NAMED:
        return tongue.joined([tongue.period(one) for one in periods])
    return tongue.say(
        "{count} periods, the newest {period}",
        count=tongue.count(len(periods)),
        period=tongue.period(periods[-1]),
    )


def _sections(setting: Setting) -> Iterator[ProseSection]:
    """What is left out of the tables of others, and what was looked for."""
    left_out = setting.facts.published.left_out
    if left_out:
        yield ProseSection(
            "left-out",
            setting.say("Rows that were left out"),
            (
                setting.say(
                    "Of tables that somebody else publishes, rows are left out that cannot be "
                    "matched to a service, a promise or a period."
                ),
            ),
            tuple(_left_out(code, count, setting) for code, count in left_out),
        )
    yield ProseSection(
        "looked-for",
        setting.say("What is looked for"),
        (setting.say("Each of these would be a finding. Other faults may be there all the same."),),
        tuple(dict.fromkeys(setting.say(sentence) for sentence in FAULTS.values())),
    )


def _left_out(code: str, count: int, setting: Setting) -> str:
    rows = setting.tongue.plural("{count} row", "{count} rows", count)
    return setting.say("{why} {rows}.", why=fault_words(code, setting.tongue), rows=rows)


def _downloads(setting: Setting) -> Iterator[Download]:
    what = setting.say("Every finding, with the promise or question and the period it is about")
    for form in ("csv", "json"):
        name = setting.say("Findings as {format}", format=form.upper())
        yield Download(name, setting.file(f"data/findings.{form}", PATH), what)
