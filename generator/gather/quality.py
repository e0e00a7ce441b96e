"""What is wrong, or may be wrong, with the published data: findings on what is left to see.

Takes facts of services and agencies. Gives one value a finding. It looks at published rows alone,
after small numbers were hidden, so that nothing in it can tell of a hidden one.
Must not know words, pages or the files that the data came from.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.gather.standards import AgencyFacts, StandardFacts
from generator.gather.surveys import SurveyFacts
from generator.model import Agency, Basis, Opinion, Service, Standard, Status
from generator.periods import Period
from generator.published import Result

IMPOSSIBLE = "impossible-figure"
MISSING = "result-missing"
UNSURE = frozenset({Status.SUPPRESSED, Status.NOT_JUDGED})
"""Statuses of rows without a figure that stands for what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault or doubt: its code, the agency, and what it is about.

    Of a promise `service` and `standard` are there; of answers `survey` and `question` are ids.
    """

    code: str
    agency: Agency
    period: Period
    service: Service | None = None
    standard: Standard | None = None
    survey: str = ""
    question: str = ""
    channel: str = ""
    segment: str = ""
    statistic: str = ""


@dataclass(frozen=True, slots=True)
class Quality:
    """The findings of one agency, and how many rows of results and surveys were looked at."""

    agency: Agency
    findings: tuple[Finding, ...] = ()
    results: int = 0
    opinions: int = 0


def gather_quality(facts: AgencyFacts) -> Quality:
    """What is found in the published figures of an agency, service by service."""
    standards = [item for service in facts.services for item in service.standards]
    shown = [tuple(_rows(item)) for item in standards]
    asked = [(service.service, one) for service in facts.services for one in service.surveys]
    said = [*((None, one) for one in facts.surveys), *asked]
    found = [
        *(
            one
            for item, rows in zip(standards, shown, strict=True)
            for one in _of_standard(item, rows, facts.agency)
        ),
        *(one for service, survey in said for one in _of_survey(survey, facts.agency, service)),
    ]
    return Quality(
        facts.agency,
        tuple(found),
        sum(_is_shown(row) for rows in shown for row in rows),
        sum(not row.hidden for _, survey in said for row in _opinions(survey)),
    )


def _rows(facts: StandardFacts) -> Iterator[Result]:
    """Every row of a standard once: totals, targets that hold beside, parts, and what is beside."""
    seen: set[tuple[str, str, str, str]] = set()
    every = (
        row
        for each in (facts, *facts.others)
        for row in (*each.totals, *each.wholes, *each.parts, *each.also, *each.longer)
    )
    for row in {id(row): row for row in every}.values():  # most stand in two of these
        key = (row.period.key, row.channel, row.segment, row.statistic)
        if key not in seen:
            seen.add(key)
            yield row


def _is_shown(row: Result) -> bool:
    """Whether somebody reported a row, and it is not hidden."""
    return row.reported and not row.pooled and row.status is not Status.SUPPRESSED


def _of_standard(facts: StandardFacts, rows: Iterable[Result], agency: Agency) -> Iterator[Finding]:
    for row in rows:
        for code in _faults(row):
            yield _about(facts, row, code, agency)
    silent = _without_open_cases(facts)
    if silent is not None:
        yield _about(facts, silent, "open-cases-missing", agency)


def _about(facts: StandardFacts, row: Result, code: str, agency: Agency) -> Finding:
    return Finding(
        code=code,
        agency=agency,
        period=row.period,
        service=facts.service,
        standard=facts.standard,
        channel=row.channel,
        segment=row.segment,
        statistic=row.statistic,
    )


def _faults(row: Result) -> Iterator[str]:
    """What is wrong with one row, or doubtful; nothing of one whose figures are hidden."""
    if row.status is Status.SUPPRESSED:
        return
    if row.faulty:
        yield row.faulty
    elif row.status is Status.NOT_JUDGED:
        yield "projected-figure" if row.projected else IMPOSSIBLE
    if row.status is Status.NOT_REPORTED:
        yield MISSING
    if row.status is Status.SUSPENDED and row.note is None:
        yield "suspended-without-reason"
    if row.disagrees:
        yield "value-disagrees"
    if row.unconfirmed and row.is_total and not row.statistic:
        yield "zero-to-confirm"
    if row.odd:
        yield row.odd


def _without_open_cases(facts: StandardFacts) -> Result | None:
    """The newest result, where only finished cases count and nothing is said of the others."""
    if facts.standard.measure.basis is not Basis.COMPLETED:
        return None
    told = [r for r in facts.wholes if r.value is not None and r.status not in UNSURE]
    newest = max(told, key=lambda row: (row.period.last, row.period.first), default=None)
    if newest is None or newest.pooled or newest.note is not None:
        return None
    return newest if newest.open is None and newest.open_late is None else None


def _of_survey(facts: SurveyFacts, agency: Agency, service: Service | None) -> Iterator[Finding]:
    for row in _opinions(facts):
        for code in _faults_of(row):
            yield Finding(
                code=code,
                agency=agency,
                period=row.period,
                service=service,
                survey=row.survey,
                question=row.question,
                channel=row.channel,
                segment=row.segment,
            )


def _opinions(facts: SurveyFacts) -> Iterator[Opinion]:
    for one in facts.questions:
        yield from one.totals
        yield from one.parts


def _faults_of(row: Opinion) -> Iterable[str]:
    if row.hidden:
        return ()
    return (row.faulty,) if row.faulty else row.marked


def gather_all(agencies: Iterable[AgencyFacts]) -> tuple[Quality, ...]:
    """What is found in the published figures, agency by agency."""
    return tuple(gather_quality(one) for one in agencies)


def count_findings(quality: Iterable[Quality]) -> Mapping[str, int]:
    """How many findings each agency and each service has, by `agency:ID` and `service:ID`."""
    found = Counter(f"agency:{one.agency.id}" for each in quality for one in each.findings)
    found.update(
        f"service:{one.service.id}" for each in quality for one in each.findings if one.service
    )
    return found
