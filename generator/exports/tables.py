"""The rows of every published table, cell by cell as text.

Takes the facts of the site. Gives one tuple of texts a row, in the order of the dictionary's
columns; a blank cell is "", and a figure of zero is "0". Must not know formats or files: what
text means number, date or truth is told by the dictionary.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from generator.exports.dictionary import AGENCIES, COMPARISONS, SERVICES, STANDARDS, Entry
from generator.gather import AgencyFacts, ServiceFacts, SiteFacts
from generator.model import (
    Agency,
    Clock,
    Contact,
    Divided,
    Kind,
    Official,
    Service,
    Standard,
    Target,
    group_keys,
)
from generator.periods import Period
from generator.quantities import Amount, Span, in_unit, plain
from generator.sentences.tongue import open_tongue
from generator.text import Text

Row: TypeAlias = tuple[str, ...]
Cell: TypeAlias = str | int | Fraction | date | Period | None
Cells: TypeAlias = Mapping[str, Cell | Text | tuple[Text, ...]]

BETWEEN = "; "
"""What parts several texts in one cell."""

NOTHING = Text.plain("")
TARGET_COLUMNS = STANDARDS.names[STANDARDS.names.index("target_name") :]
"""What a row says of a target: the last columns of its table."""


def list_agencies(facts: SiteFacts) -> Iterator[Row]:
    """One row an agency, by id."""
    for agency in facts.agencies:
        yield lay(AGENCIES, _agency_cells(agency, facts), facts)


def list_services(facts: SiteFacts) -> Iterator[Row]:
    """One row a service, by agency and id."""
    for service in facts.services:
        yield lay(SERVICES, _service_cells(service), facts)


def list_standards(facts: SiteFacts) -> Iterator[Row]:
    """One row a target, by agency, service, standard as listed and first day."""
    for one in facts.standards:
        due = facts.published.due_after.get((one.service.id, one.standard.id))
        fixed = {
            **_standard_cells(one.service, one.standard, due),
            "withdrawn": "true" if one.withdrawn else "false",
        }
        for target in _by_start(one.standard):
            yield lay(STANDARDS, {**fixed, **_target_cells(target, one.standard)}, facts)


LISTS: Mapping[str, Callable[[SiteFacts], Iterator[Row]]] = {
    AGENCIES.name: list_agencies,
    SERVICES.name: list_services,
    STANDARDS.name: list_standards,
}
"""The lists of what people wrote, by the name of their table."""


def say_in(text: Text | None, language: str, main: str) -> str:
    """The text where it was given in exactly this language, else blank; `main` is the site's."""
    if text is None:
        return ""
    if text.ours:
        return open_tongue(language, default=main).plain(text)
    phrase = text.say(language, default=main)
    return phrase.text if phrase.language == language else ""


def lay(entry: Entry, cells: Cells, facts: SiteFacts) -> Row:
    """The cells in the order of the columns, words once in each language of the site."""
    languages, row = facts.published.site.languages, list[str]()
    for column in entry.columns:
        value = cells[column.name]
        if column.said:
            row += _say(value, languages)
        else:
            row.append(_write_cell(value))
    return tuple(row)


def _say(value: Cell | Text | tuple[Text, ...], languages: Sequence[str]) -> list[str]:
    """Words in each language; several texts in one cell."""
    if not isinstance(value, tuple):
        text = value if isinstance(value, Text) else None
        return [say_in(text, language, languages[0]) for language in languages]
    said = ([say_in(text, language, languages[0]) for text in value] for language in languages)
    return [BETWEEN.join(filter(None, texts)) for texts in said]


def _write_cell(value: object) -> str:
    if value is None or type(value) is str:  # nearly all
        return value or ""
    if isinstance(value, Fraction):
        return plain(value)
    if isinstance(value, Period):
        return value.key
    if isinstance(value, Text):
        raise TypeError("a text in languages, in a column that has none")
    return str(value)


def _agency_cells(facts: AgencyFacts, site: SiteFacts) -> Cells:
    agency = facts.agency
    calendar = site.published.calendars[agency.id]
    return {
        "agency": agency.id,
        "source_id": agency.source_id,
        "was": BETWEEN.join(agency.was),
        "name": agency.name,
        "abbreviation": agency.abbreviation,
        "aliases": agency.aliases,
        "parent": agency.parent,
        "mission": agency.mission,
        "vision": agency.vision,
        **_people_cells(agency),
        "fiscal_year_month": calendar.first_month,
        "fiscal_year_named_for": calendar.named_for,
        **list_divisions(agency),
        **_life_cells(agency),
        "services": len(facts.services),
        "standards": sum(len(service.standards) for service in facts.services),
    }


def _service_cells(facts: ServiceFacts) -> Cells:
    service = facts.service
    return {
        "agency": service.agency,
        "service": service.id,
        "source_id": service.source_id,
        "was": BETWEEN.join(service.was),
        "name": service.name,
        "summary": service.summary,
        "audiences": tuple(audience.name for audience in service.audiences),
        **list_divisions(service),
        **_people_cells(service),
        **_life_cells(service),
        "standards": len(service.standards),
    }


def list_divisions(body: Divided) -> Cells:
    """The ids of its channels and of its groups, as tables of results and answers name them."""
    return {
        "channels": BETWEEN.join(channel.id for channel in body.channels),
        "segments": BETWEEN.join(group_keys(body)),
    }


def _life_cells(living: Agency | Service | Standard) -> Cells:
    """From when to when something was there, why it ended, and what took its place."""
    ended = living.ended
    return {
        "began": living.began,
        "ended": ended.last if ended else None,
        "ended_reason": ended.reason if ended else None,
        "replacement": ended.replacement if ended else None,
    }


def _people_cells(body: Agency | Service) -> Cells:
    """Who answers, where it is, and where to complain, as an agency and a service both say it."""
    official = body.official or Official(title=NOTHING)
    complaint = body.complaint or Contact()
    return {
        "official": official.title,
        "official_name": official.name if official.public else None,
        "url": body.url,
        "complaint_url": complaint.url,
        "complaint_phone": complaint.phone,
        "complaint_email": complaint.email,
    }


def _standard_cells(service: Service, standard: Standard, due: Span | None) -> Cells:
    measure = standard.measure
    clock = measure.clock or Clock(starts=NOTHING, stops=NOTHING)
    return {
        "agency": service.agency,
        "service": service.id,
        "standard": standard.id,
        "source_id": standard.source_id,
        "was": BETWEEN.join(standard.was),
        "promise": standard.promise,
        "type": standard.type,
        "objective": standard.objective,
        "kind": Kind.SATISFACTION if measure.survey else measure.kind,
        "unit": unit_of(standard),
        "percentile": measure.percentile,
        "per": measure.per,
        "counts": measure.counts,
        "definition": measure.definition,
        "uses": measure.uses,
        "basis": measure.basis,
        "clock_starts": clock.starts,
        "clock_stops": clock.stops,
        "clock_pauses": clock.pauses,
        "excludes": measure.excludes,
        "source": measure.source,
        "comparable": standard.comparable,
        "channel": standard.channel,
        "judged": standard.judged,
        "cadence": standard.cadence,
        "due_after": _count_out(due) if due else None,
        **_life_cells(standard),
        **_baseline_cells(standard),
    }


def _baseline_cells(standard: Standard) -> Cells:
    baseline = standard.baseline
    return {
        "baseline_period": baseline.period if baseline else None,
        "baseline": _in(baseline.value, standard) if baseline else None,
    }


def _target_cells(target: Target | None, standard: Standard) -> Cells:
    if target is None:
        return dict.fromkeys(TARGET_COLUMNS)
    comparison, low, high = compare(target)
    return {
        "target_name": target.track[-1],
        "comparison": comparison,
        "target": _in(low, standard),
        "target_high": _in(high, standard),
        "target_from": target.since,
        "target_start": target.since.first,
        "target_announced": target.announced,
        "target_by": target.by,
        "target_channel": target.channel,
        "target_segment": target.segment,
        "target_within": target.within,
        "target_promise": target.promise,
        "target_reason": target.reason,
    }


def _by_start(standard: Standard) -> Sequence[Target | None]:
    found = sorted(standard.targets, key=lambda target: target.since)
    return found or (None,)


def compare(target: Target) -> tuple[str, Amount | None, Amount | None]:
    """The word of a target's comparison, and its amounts: the second for a range only."""
    if target.between:
        low, high = target.between
        return "between", low, high
    for word in COMPARISONS[:-1]:
        amount = getattr(target, word)
        if amount is not None:
            return word, amount, None
    return "", None, None


def unit_of(standard: Standard) -> str:
    """The unit of a standard's results; a share is always in percent."""
    return standard.measure.unit or "percent"


def _in(amount: Amount | None, standard: Standard) -> Fraction | None:
    """An amount in the unit of the standard's results; reading refused what cannot be told so."""
    told = in_unit(amount, unit_of(standard)) if amount else None
    return told if isinstance(told, Fraction) else None


def _count_out(span: Span) -> str:
    return f"{span.count} {span.unit}{'' if span.count == 1 else 's'}"
