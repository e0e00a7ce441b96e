"""What people write: content/ as frozen types, each file through its door.

Takes a tree. Gives the site, agencies, services, surveys and pages of `content/`, by id.
Must not know data files; what several files say of each other is checked in `references`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from generator.diagnostics import Place, Report
from generator.memory import FORGETFUL, Memory
from generator.model import (
    CUTS,
    Agency,
    Improvement,
    Journey,
    Loop,
    Prose,
    Service,
    Site,
    Survey,
)
from generator.periods import Calendar, Form, Period
from generator.sources.encoding import decode
from generator.sources.improvements import read_improvement, translate_improvement
from generator.sources.loops import read_loop, read_translation
from generator.sources.once import File, read_markdown_file, read_once, read_yaml_file
from generator.sources.placeholders import find_unfilled_lines
from generator.sources.prose import joined, read_page, split_page
from generator.sources.prose_limits import find_unfit
from generator.sources.shapes import CALENDAR_YEAR, Context, languages_named, shape
from generator.sources.surveys import complete_surveys
from generator.sources.tree import Tree
from generator.sources.yaml import read_yaml
from generator.text import Text, id_like, is_id, nearest

T = TypeVar("T")

SITE = "content/site.yaml"
AGENCIES = "content/agencies"
SERVICES = "content/services"
SURVEYS = "content/surveys"
PAGES = "content/pages"
FEEDBACK = "content/feedback"
JOURNEYS = "content/journeys"
IMPROVEMENTS = "content/improvements"

FOLDERS = (
    (AGENCIES, 1, ".yaml"),
    (SERVICES, 2, ".yaml"),
    (SURVEYS, 1, ".yaml"),
    (JOURNEYS, 1, ".yaml"),
    (FEEDBACK, 1, ".md"),
    (IMPROVEMENTS, 1, ".md"),
    (PAGES, 1, ".md"),
)
"""Where files stand beside content/site.yaml: folder, how deep below it, ending."""

_PLACES = (
    "Files stand at content/site.yaml, content/agencies/ID.yaml, "
    "content/services/AGENCY/ID.yaml, content/surveys/ID.yaml, content/journeys/ID.yaml, "
    "content/feedback/ID.md, content/improvements/ID.md and content/pages/ID.md, with exactly "
    "these endings."
)


_REGIONS = frozenset(
    {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
_COMMON_ZONES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that people wrote, sorted by id."""

    site: Site
    agencies: tuple[Agency, ...] = ()
    services: tuple[Service, ...] = ()
    surveys: tuple[Survey, ...] = ()
    pages: tuple[Prose, ...] = ()
    loops: tuple[Loop, ...] = ()
    journeys: tuple[Journey, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    usable: bool = True
    """Whether content/site.yaml says what a site needs; else `site` holds what could be read."""

    def calendar_of(self, agency: str) -> Calendar:
        """The fiscal calendar of an agency, its own or the site's, with the named periods."""
        own = next((a.fiscal_year for a in self.agencies if a.id == agency), None)
        return replace(own or self.site.fiscal_year, named=named_periods(self.site))


def named_periods(site: Site) -> tuple[Period, ...]:
    """The site's own periods, such as a filing season, in order."""
    return tuple(
        sorted(Period(one.first, one.last, Form.NAMED, one.id) for one in site.named_periods)
    )


def read_content(tree: Tree, report: Report, kept: Memory = FORGETFUL) -> Content:
    """All of content/; where there is no usable site.yaml the rest is read all the same.

    So that all findings come in one run; those that hang on what site.yaml would say are left out.
    What is `kept` of a file of the same text is not read again.
    """
    paths = tree.paths("content")
    reading = _Reading(tree, report, kept=kept)
    there = SITE in paths
    if not there:
        report.add("no-site", Place(SITE))
    site = reading.site() if there else None
    own = site or reading.site_in_part(there=there)
    reading.languages = own.languages
    reading.calendar = Content(own).calendar_of("")
    agencies = _agencies(reading, paths)
    services = _services(reading, paths, Content(own, agencies))
    surveys = complete_surveys(_surveys(reading, paths), report)
    pages = _pages(reading, paths)
    _find_misplaced(paths, report)
    return Content(
        own,
        agencies,
        services,
        surveys,
        pages,
        _loops(reading, paths),
        _journeys(reading, paths),
        _improvements(reading, paths),
        usable=site is not None,
    )


def read_site(tree: Tree) -> Site:
    """What can be read of content/site.yaml alone, its faults unheard; defaults where it is not."""
    return _Reading(tree, Report()).site_in_part(there=SITE in tree.paths("content"))


@dataclass(slots=True)
class _Reading:
    tree: Tree
    report: Report
    languages: tuple[str, ...] = ("en",)
    calendar: Calendar = CALENDAR_YEAR
    kept: Memory = FORGETFUL

    def yaml(self, path: str, kind: type[T], **given: str) -> T | None:
        """One YAML file as a value of a type of the model."""
        text = decode(self.tree.read(path), path, self.report)
        if text is None:
            return None
        file = File(path, text, self.languages, self.calendar)
        told = self.report.names(path)
        return read_once(self.kept, self.report, read_yaml_file, file, kind, given, told)

    def markdown(self, read: Callable[..., T], path: str, *given: object, text: str) -> T:
        """What a door makes of the text of one Markdown file."""
        file = File(path, text, self.languages, self.calendar)
        made: T = read_once(self.kept, self.report, read_markdown_file, file, read, *given)
        return made

    def site(self) -> Site | None:
        """content/site.yaml, whose own texts are read in the languages that it names."""
        text = decode(self.tree.read(SITE), SITE, self.report)
        node = read_yaml(text, SITE, Report()) if text is not None else None
        self.languages = languages_named(node) or self.languages
        site = self.yaml(SITE, Site)
        if site is not None and not _is_time_zone(site.time_zone):
            near = _near_zone(site.time_zone)
            guess = f"Did you mean '{near}'?" if near else ""
            place = site.at.of("time_zone")
            self.report.add("bad-time-zone", place, zone=site.time_zone, guess=guess)
            return None
        return site

    def site_in_part(self, *, there: bool) -> Site:
        """What can be read of a content/site.yaml that lacks what a site needs; else defaults."""
        unheard = Report()
        text = decode(self.tree.read(SITE), SITE, unheard) if there else None
        node = read_yaml(text, SITE, unheard) if text else None
        context = Context(unheard, languages=self.languages)
        nothing = Text.plain(SITE)
        site = Site(title=nothing, publisher=nothing)
        return shape(node, Site, context, title=nothing, publisher=nothing) or site


def _near_zone(text: str) -> str | None:
    """The time zone that was probably meant: by its city, or by its name in the United States."""
    zones = [zone for zone in available_timezones() if zone.split("/")[0] in _REGIONS]
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(zones)}
    said = text.casefold().removesuffix(" time").replace(" ", "_")
    return _COMMON_ZONES.get(said) or cities.get(said) or nearest(text, zones)


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _agencies(reading: _Reading, paths: tuple[str, ...]) -> tuple[Agency, ...]:
    read = (
        reading.yaml(path, Agency, id=_id(path, reading.report))
        for path in paths
        if _stands(path, AGENCIES, depth=1, ending=".yaml")
    )
    return _by_id(read, lambda agency: agency.id)


def _services(reading: _Reading, paths: tuple[str, ...], so_far: Content) -> tuple[Service, ...]:
    found, calendar_of = [], cache(so_far.calendar_of)
    for path in paths:
        if _stands(path, SERVICES, depth=2, ending=".yaml"):
            agency = PurePosixPath(path).parent.name
            reading.calendar = calendar_of(agency)
            identity = _id(path, reading.report)
            found.append(reading.yaml(path, Service, id=identity, agency=agency))
    reading.calendar = so_far.calendar_of("")
    return _by_id(found, lambda service: service.id)


def _surveys(reading: _Reading, paths: tuple[str, ...]) -> tuple[Survey, ...]:
    read = (
        reading.yaml(path, Survey, id=_id(path, reading.report))
        for path in paths
        if _stands(path, SURVEYS, depth=1, ending=".yaml")
    )
    return _by_id(read, lambda survey: survey.id)


def _pages(reading: _Reading, paths: tuple[str, ...]) -> tuple[Prose, ...]:
    """The pages, each with what ID.LANGUAGE.md says of it in another language."""
    found: dict[str, Prose] = {}
    for path in paths:
        if _stands(path, PAGES, depth=1, ending=".md"):
            page = _page(reading, path)
            if page is not None:
                known = found.get(page.id)
                found[page.id] = page if known is None else joined(known, page)
    return _by_id(found.values(), lambda page: page.id)


def _page(reading: _Reading, path: str) -> Prose | None:
    file = _markdown(reading, path)
    if file is None:
        return None
    own = file.language or reading.languages[0]
    return reading.markdown(partial(read_page, language=own), path, file.name, text=file.text)


@dataclass(frozen=True, slots=True)
class _Markdown:
    """A Markdown file: the id and the language in its name, "" for the site's first, its text."""

    name: str
    language: str
    text: str


def _markdown(reading: _Reading, path: str) -> _Markdown | None:
    data = reading.tree.read(path)
    text = decode(data, path, reading.report)
    if text is None or reading.report.holds_unread(path, data):
        return None
    unfit = find_unfit(text)
    if unfit is not None:
        reading.report.refuse(unfit[1], Place(path, unfit[0]))
        return None
    parts = split_page(text)
    find_unfilled_lines(text, parts[1] if parts else text, path, reading.report)
    name, _, language = PurePosixPath(path).stem.partition(".")
    if not is_id(name):
        reading.report.add("bad-id", Place(path), id=name, suggestion=id_like(name))
    if language and language not in reading.languages:
        known = ", ".join(reading.languages)
        reading.report.add("unknown-language", Place(path), language=language, known=known)
        return None
    return _Markdown(name, language, text)


def _journeys(reading: _Reading, paths: tuple[str, ...]) -> tuple[Journey, ...]:
    read = (
        reading.yaml(path, Journey, id=_id(path, reading.report))
        for path in paths
        if _stands(path, JOURNEYS, depth=1, ending=".yaml")
    )
    return _by_id(read, lambda journey: journey.id)


def _loops(reading: _Reading, paths: tuple[str, ...]) -> tuple[Loop, ...]:
    """The loops, each with what ID.LANGUAGE.md says of it in another language."""
    found = _by_language(reading, paths, FEEDBACK, Door(read_loop, read_translation))
    for name in found:
        if name in CUTS:
            reading.report.add("reserved-id", Place(f"{FEEDBACK}/{name}.md"), id=name)
    return _by_id(found.values(), lambda loop: loop.id)


def _improvements(reading: _Reading, paths: tuple[str, ...]) -> tuple[Improvement, ...]:
    """The improvements, each with what ID.LANGUAGE.md says of it in another language."""
    door = Door(read_improvement, translate_improvement)
    found = _by_language(reading, paths, IMPROVEMENTS, door)
    return _by_id(found.values(), lambda improvement: improvement.id)


@dataclass(frozen=True, slots=True)
class Door(Generic[T]):
    """How a Markdown file is read, and how one in another language adds to what it gave."""

    read: Callable[[str, str, Place, Context], T | None]
    translate: Callable[..., T]


def _by_language(
    reading: _Reading, paths: tuple[str, ...], folder: str, door: Door[T]
) -> dict[str, T]:
    """What the Markdown files of a folder say, by id, in every language they say it in."""
    read = [
        (path, file)
        for path in paths
        if _stands(path, folder, depth=1, ending=".md")
        if (file := _markdown(reading, path)) is not None
    ]
    found: dict[str, T] = {}
    # A file comes before its translations, whatever the order of their names.
    for path, file in sorted(read, key=lambda item: (bool(item[1].language), item[0])):
        text, name = file.text, file.name
        if not file.language:
            one = reading.markdown(door.read, path, name, text=text)
            if one is not None:
                found[name] = one
        elif name in found:
            translate = partial(door.translate, language=file.language)
            found[name] = reading.markdown(translate, path, found[name], text=text)
        else:
            _tell_alone(reading, path, f"{folder}/{name}.md")
    return found


def _tell_alone(reading: _Reading, path: str, own: str) -> None:
    """A translation of a file that is not there; one with faults of its own is told already."""
    if not reading.report.names(own):
        where = f"It translates {own}, which is not there."
        reading.report.add("misplaced-file", Place(path), path=path, where=where)


def _by_id(values: Iterable[T | None], identity: Callable[[T], str]) -> tuple[T, ...]:
    kept = [value for value in values if value is not None]
    return tuple(sorted(kept, key=identity))


def _id(path: str, report: Report) -> str:
    """The id a file's name gives; one that cannot be an id is found at the file."""
    name = PurePosixPath(path).stem
    if not is_id(name):
        report.add("bad-id", Place(path), id=name, suggestion=id_like(name))
    return name


def _stands(path: str, folder: str, *, depth: int, ending: str) -> bool:
    """Whether a path is a file of this ending exactly `depth` levels below the folder."""
    if not path.startswith(folder + "/") or not path.endswith(ending):
        return False
    return path.count("/") == folder.count("/") + depth and not path.endswith("/" + ending)


def _find_misplaced(paths: tuple[str, ...], report: Report) -> None:
    for path in paths:
        known = path == SITE or any(
            _stands(path, folder, depth=depth, ending=ending) for folder, depth, ending in FOLDERS
        )
        if not known:
            report.add("misplaced-file", Place(path), path=path, where=_where_to(path))


def _where_to(path: str) -> str:
    """What to do with a file that stands where nothing reads it."""
    file = PurePosixPath(path)
    if file.suffix == ".yml":
        return f"Rename it to {file.stem}.yaml."
    if file.suffix == ".yaml" and str(file.parent) == "content/services":
        return f"Move it into a folder named after its agency: {file.parent}/AGENCY/{file.name}."
    return _PLACES
