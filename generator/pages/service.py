"""The page of one service: every promise, its verdict, and the figures to take away.

Takes the facts of a service. Gives a finished view and the figures on it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.gather import ServiceFacts, StandardFacts
from generator.model import Official, Service, Status
from generator.pages.addresses import service_path
from generator.pages.cards import Card, described, picture_of, tell_card
from generator.pages.embed_views import Badge
from generator.pages.ended import service_ended
from generator.pages.figures import Figure
from generator.pages.loop_lists import service_loops
from generator.pages.parts import Definition, Download, Fact, Link
from generator.pages.plan_lists import moved_by, part_of, service_improvements
from generator.pages.poster_entries import has_poster
from generator.pages.promise import Section, tell_promise
from generator.pages.purpose import audience_cards, objective_link
from generator.pages.reported import report_service
from generator.pages.setting import Setting
from generator.pages.survey_drawn import times_of
from generator.pages.surveys import survey_downloads, tell_surveys
from generator.pages.use import tell_use
from generator.pages.views import Page, ServicePage
from generator.periods import Period


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished page, the figures that have to be drawn for it, and the pictures beside it."""

    page: Page
    figures: tuple[Figure, ...] = ()
    card: Card | None = None
    badge: Badge | None = None


def tell_service(facts: ServiceFacts, setting: Setting) -> Sheet:
    """The page of a service."""
    service = facts.service
    told = list(_promises(facts, setting))
    said = tell_surveys(facts.surveys, setting, about=service, times=times_of(facts))
    agency = Link(setting.said(facts.agency.name), f"../../agencies/{facts.agency.id}/")
    name = setting.said(service.name)
    use = tell_use(facts, setting)
    card = tell_card(facts, setting)
    head = setting.head(
        service_path(service.id),
        name,
        description=described(card, facts, setting),
        section="services",
        breadcrumb=(Link(setting.say("Agencies"), "../../agencies/"), agency),
        title=service_title(facts, setting),
    )
    page = ServicePage(
        **head,
        picture=picture_of(card, head["canonical"]),
        lede=setting.said(service.summary),
        ended=service_ended(service, facts.agency, setting),
        audiences=audience_cards(service.audiences, setting),
        about=tuple(_about(service, facts, agency, setting)),
        facts=tuple(_facts(facts, setting)),
        sections=tuple(section.view for section in told),
        empty=setting.say("This service has not published a standard."),
        surveys=tuple(section.view for section in said),
        loops=service_loops(service.id, setting, "../../"),
        improvements=service_improvements(service.id, setting),
        use=use.view if use else None,
        reporting=report_service(facts, setting),
        downloads=tuple(_downloads(facts, setting)),
    )
    promised = (figure for section in told for figure in section.figures)
    answered = (figure for section in said for figure in section.figures)
    figures = (*promised, *answered, *(use.figures if use else ()))
    return Sheet(page, figures, card if page.picture else None)


def name_services(setting: Setting) -> Setting:
    """The setting that knows which names several services have."""
    names = Counter(setting.tongue.plain(one.service.name) for one in setting.facts.services)
    return replace(setting, repeated_names=frozenset(n for n, times in names.items() if times > 1))


def service_title(facts: ServiceFacts, setting: Setting) -> str:
    """The name of a service with that of its agency, where another has the same name; else ""."""
    tongue = setting.tongue
    name = tongue.plain(facts.service.name)
    if name not in setting.repeated_names:
        return ""
    return tongue.say("{service}, {agency}", service=name, agency=tongue.plain(facts.agency.name))


def _promises(facts: ServiceFacts, setting: Setting) -> Iterator[Section]:
    """The section of each standard, as listed."""
    complaint = facts.service.complaint or facts.agency.complaint or setting.site.complaint
    known = {item.standard.id: item for item in facts.standards}
    for item in facts.standards:
        yield tell_promise(
            item,
            setting,
            complaint=complaint,
            beside=[known[name] for name in item.standard.read_with],
            objective=objective_link(item, facts.agency, setting),
            moved_by=moved_by(item, setting),
        )


def _about(
    service: Service, facts: ServiceFacts, agency: Link, setting: Setting
) -> list[Definition]:
    lines = [Definition(setting.say("Agency"), (agency,))]
    official = service.official or facts.agency.official
    if official is not None:
        lines.append(
            Definition(setting.say("Who answers for it"), official_lines(official, setting))
        )
    if service.url:
        use = Link(setting.say("Go to the service"), service.url)
        lines.append(Definition(setting.say("Use it"), (use,)))
    lines += _other_names(service, setting)
    return lines + part_of((service.id,), setting)


def official_lines(official: Official, setting: Setting) -> tuple[Link, ...]:
    """A post; the person's name only where it is meant to be public."""
    post = Link(setting.said(official.title))
    if official.name is None or not official.public:
        return (post,)
    return (post, Link(setting.said(official.name)))


def _other_names(service: Service, setting: Setting) -> list[Definition]:
    """The service's name in the site's other languages."""
    own = setting.tongue.language
    others = [
        Link(setting.other(service.name, language))
        for language in service.name.languages
        if language != own
    ]
    return [Definition(setting.say("Also called"), tuple(others))] if others else []


def _facts(facts: ServiceFacts, setting: Setting) -> list[Fact]:
    found = [setting.kept_fact(facts.tally)]
    newest = newest_period(facts.standards)
    if newest is not None:
        words = setting.tongue.period(newest)
        found.append(Fact(setting.say("Newest figures"), words))
    return found


def newest_period(standards: tuple[StandardFacts, ...]) -> Period | None:
    """The newest period that any standard has a result for."""
    totals = (row for item in standards for row in item.totals)
    rows = (row for row in totals if row.value is not None and not row.projected)
    periods = [row.period for row in rows if row.status is not Status.NOT_DUE]
    return max(periods, key=lambda period: period.last, default=None)


def _downloads(facts: ServiceFacts, setting: Setting) -> Iterator[Download]:
    folder = f"services/{facts.service.id}/"

    def file(name: str) -> str:
        return setting.file(folder + name, folder + "index.html")

    what = setting.say("Every published result of this service, with its counts and its verdict")
    yield Download(setting.say("Results as CSV"), file("results.csv"), what)
    yield Download(setting.say("Results as JSON"), file("results.json"), what)
    if facts.use is not None:
        what = setting.say("How often this service was used, and its cost, period by period")
        yield Download(setting.say("Use and cost as CSV"), file("volumes.csv"), what)
        yield Download(setting.say("Use and cost as JSON"), file("volumes.json"), what)
    if facts.surveys:
        yield from survey_downloads(folder + "index.html", setting)
    if has_poster(facts, setting.facts.published.as_of):
        what = setting.say("One sheet of paper: the promises, what came of them, where to complain")
        yield Download(setting.say("Print this as a poster"), "poster/", what)
