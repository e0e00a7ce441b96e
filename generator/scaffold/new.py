"""A new file of a kind in its right place, with remarks that teach and words to be filled in.

Takes what is asked for, the project's folder, and the forms that new files begin as. Gives a file,
or findings. What is still to be filled in is an error of the check, so that none of it is
published. Never overwrites; must not know what is done with a file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template

from generator.diagnostics import NOWHERE, Place, Report
from generator.judge.loops import TO_DECIDE
from generator.model import CUTS, Site
from generator.scaffold.append import add_standard, ids_in
from generator.scaffold.files import refuse_overwriting
from generator.scaffold.formats import FORMATS
from generator.scaffold.known import Known, read_known
from generator.scaffold.tongues import in_languages, where_translated
from generator.sources.names import find_dangling
from generator.text import id_like, is_id, nearest

NEW = ("agency", "service", "standard", "survey", "journey", "loop", "improvement")
"""Kinds of which a new one can be made."""

OWNED = {"service": "agency", "standard": "service"}
"""Kinds that are typed with what they belong to before their id: AGENCY/ID, SERVICE/ID."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: a kind, the id as it was typed, and what it is about if that is said."""

    kind: str
    name: str
    agency: str = ""
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file to be written; `longer` says that it is there and gets longer.

    Where there is no content, `block` is what people put into the file by hand.
    """

    path: Path
    id: str
    content: bytes = b""
    block: str = ""
    longer: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """One wish with everything needed to grant it."""

    project: Path
    forms: Path
    wish: Wish
    known: Known
    today: date
    report: Report


def plan_new(
    project: Path, wish: Wish, *, forms: Path, today: Callable[[Site], date], report: Report
) -> Made | None:
    """The file that is asked for; None with findings where it cannot be made."""
    known = read_known(project, report)
    if known is None:
        return None
    plan = _Plan(project, forms, wish, known, today(known.content.site), report)
    owner, _, name = wish.name.rpartition("/") if wish.kind in OWNED else ("", "", wish.name)
    if not is_id(name):
        report.add("bad-id", id=name, suggestion=id_like(name))
        return None
    if wish.kind == "standard":
        return _plan_standard(plan, owner, name)
    return _plan_file(plan, owner or wish.agency, name)


def _plan_file(plan: _Plan, owner: str, name: str) -> Made | None:
    """A file of its own for one of every kind but standards."""
    kind, report = plan.wish.kind, plan.report
    _refuse_taken(name, plan.known.holders(kind), report)
    if kind == "loop" and name in CUTS:
        report.add("reserved-id", id=name)
    services = _services(plan, name)
    agency = _agency(plan, owner, services, name)
    return None if report.failed else _lay_out(plan, name, agency, services)


def _lay_out(plan: _Plan, name: str, agency: str, services: Sequence[str]) -> Made | None:
    """The form of a kind, filled in as far as it is known, where nothing is in its way."""
    kind = plan.wish.kind
    path = FORMATS[kind].path.replace("AGENCY", agency).replace("ID", name)
    words = {"id": name, "agency": agency, **_about(plan, path, services)}
    whole = plan.project / path
    if not whole.resolve().is_relative_to(plan.project.resolve()):
        plan.report.add("outside-project", Place(path), path=path)
    refuse_overwriting([whole], plan.report)
    text = _fill(plan, f"{kind}{whole.suffix}", words)
    return None if plan.report.failed else Made(path=whole, id=name, content=text.encode())


def _plan_standard(plan: _Plan, owner: str, name: str) -> Made | None:
    """One standard more in the file of its service."""
    report, files = plan.report, plan.known.files("service")
    service = _choose(plan, "service", owner.rpartition("/")[2], name)
    if not service:
        return None
    path = files.get(service, f"content/services/{plan.known.agency_of(service)}/{service}.yaml")
    block = _fill(plan, "standard.yaml", {"id": name})
    if service not in files:
        problem = f"{service} comes from a table. Begin with: scorecard new service {service}"
        report.add("cannot-add-standard", Place(path), problem=problem)
        return None
    data = (plan.project / path).read_bytes()
    _refuse_taken(name, dict.fromkeys(ids_in(data), f"see {path}"), report)
    longer = None if report.failed else add_standard(data, block, path=path, report=report)
    whole = plan.project / path
    if longer is None:
        told = any(found.code == "cannot-add-standard" for found in report)
        return Made(path=whole, id=name, block=block) if told else None
    return Made(path=whole, id=name, content=longer, longer=True)


def _refuse_taken(name: str, holders: dict[str, str], report: Report) -> None:
    if name in holders:
        report.add("id-taken", id=name, holder=holders[name])


def _services(plan: _Plan, name: str) -> list[str]:
    """The services that a file is about; a loop has at least one."""
    wish = plan.wish
    if wish.kind == "loop" and not wish.services:
        return [_choose(plan, "service", "", name)]
    return [_choose(plan, "service", one, name) for one in wish.services]


def _agency(plan: _Plan, owner: str, services: Sequence[str], name: str) -> str:
    """The agency that a service or an improvement belongs to; "" of any other kind."""
    if plan.wish.kind not in ("service", "improvement"):
        return ""
    mapped = plan.known.agency_of(name if plan.wish.kind == "service" else "".join(services[:1]))
    return _choose(plan, "agency", owner or mapped, name)


def _choose(plan: _Plan, kind: str, wanted: str, name: str) -> str:
    """What was named, or the only one there is; "" with a finding otherwise."""
    present = plan.known.present(kind)
    if wanted:
        find_dangling(wanted, plan.known.ids(kind), kind, NOWHERE, plan.report)
        return wanted if wanted in present else ""
    if len(present) == 1:
        return present[0]
    typed, known = _typed(plan.wish.kind, kind, name), ", ".join(present[:12])
    first = f"First: scorecard new {kind} {'AGENCY/' if kind == 'service' else ''}ID"
    hint = f"Known: {known}." if known else f"There is none yet. {first}."
    plan.report.add("new-without-owner", kind=kind, id=name, typed=typed, known=hint)
    return ""


def _typed(kind: str, owner: str, name: str) -> str:
    """How a new one is typed with what it belongs to."""
    if kind in OWNED:
        return f"scorecard new {kind} {owner.upper()}/{name}"
    return f"scorecard new {kind} {name} --{owner} {owner.upper()}"


def _about(plan: _Plan, path: str, services: Sequence[str]) -> dict[str, str]:
    """The words of a form that depend on what the file is about."""
    languages = plan.known.content.site.languages
    return {
        "service": services[0] if services else "FILL IN the id of a service",
        "services": "".join(f"\n  - {one}" for one in services) or " []",
        "translated": where_translated(path, languages),
    }


def _fill(plan: _Plan, form: str, words: dict[str, str]) -> str:
    """A form with its words; texts to be filled in stand there in each language of the site."""
    text = (plan.forms / form).read_text(encoding="utf-8")
    days = {
        "today": plan.today.isoformat(),
        "month": plan.today.isoformat()[:7],
        "next": _next_month(plan.today).isoformat()[:7],
        "decide_by": (plan.today + TO_DECIDE).isoformat(),
    }
    filled = Template(text).substitute(days, **words)
    is_yaml = form.endswith(".yaml")
    return in_languages(filled, plan.known.content.site.languages) if is_yaml else filled


def _next_month(day: date) -> date:
    """The first day of the month after a day."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def near_kind(kind: str) -> str:
    """The kind that was probably meant, or all of them, as a hint."""
    near = nearest(kind, NEW)
    guess = f"did you mean '{near}'? Else " if near else ""
    return f"{guess}choose from {', '.join(NEW)}"
