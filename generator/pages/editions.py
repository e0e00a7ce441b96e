"""The page of editions: which one this is, how to cite it, its tables, and those before it.

Takes the facts of the site. Gives a finished view, and what the foot of each page says.
Must not know how an edition is kept.
"""

from collections.abc import Iterator

from generator.model import RULES_VERSION, NamedEdition
from generator.pages.parts import Cell, Column, ProseSection, Row, Said, Table
from generator.pages.record_views import EditionsPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.text import N_

PATH = "editions/index.html"
NOTE = "edition.json"
EARLIER = (N_("Edition"), N_("Date"), N_("Rules"), N_("Results"), N_("Promises"))
KILO = 1000


def tell_editions(setting: Setting) -> Sheet:
    """This edition or state, how to cite it, and the editions before."""
    lede = setting.say(
        "An edition is this scorecard under a name, on a day. Its tables are kept as they were "
        "published, so that what you cite can be found and checked again."
    )
    heading = setting.say("Editions")
    head = setting.head(PATH, heading, description=lede, section="editions")
    sections = (_this(setting), _cite(setting), _earlier(setting))
    return Sheet(EditionsPage(**head, lede=lede, sections=sections))


def _this(setting: Setting) -> ProseSection:
    say, published = setting.say, setting.facts.published
    current = published.editions.current
    if current is None:
        words = {"date": setting.tongue.date(published.as_of), "version": RULES_VERSION}
        text = say(
            "This site is no edition: it shows what was known on {date}, judged by version "
            "{version} of the rules, and changes when new figures come.",
            **words,
        )
        return ProseSection("this", say("This state"), (text, *_held(setting)))
    text = say(
        "This is the edition {edition} of {date}, judged by version {version} of the rules.",
        edition=current.name,
        date=setting.tongue.date(current.as_of),
        version=current.rules_version,
    )
    table = _files(current, setting)
    return ProseSection("this", say("This edition"), (text, *_held(setting)), table=table)


def _held(setting: Setting) -> Iterator[Said]:
    """What it was compared with."""
    previous = setting.facts.published.editions.previous
    if previous:
        yield setting.say(
            "Past figures, targets and definitions were held against the edition {edition}; what "
            "differs is on the page of corrections.",
            edition=previous,
        )


def _files(edition: NamedEdition, setting: Setting) -> Table:
    """The tables of an edition, to take away."""
    say, tongue = setting.say, setting.tongue
    rows = (
        Row(
            Cell(file.name, href=setting.file(f"editions/{edition.name}/{file.name}", PATH)),
            (Cell(say("{size} kB", size=tongue.count(-(-file.size // KILO)))),),
        )
        for file in edition.files
    )
    return Table(
        id="this_files",
        caption=say("Tables of the edition {edition}", edition=edition.name),
        columns=(Column(say("File")), Column(say("Size"), number=True)),
        rows=tuple(rows),
        note=say(
            "CSV packed with gzip. The file {file} beside them lists the SHA-256 of each.",
            file=NOTE,
        ),
    )


def _cite(setting: Setting) -> ProseSection:
    say, published = setting.say, setting.facts.published
    words = [citation(setting)]
    if published.editions.current is None:
        words.append(
            say("What stands here may change. To cite figures that stay, cite an edition.")
        )
    return ProseSection("cite", say("Cite this"), tuple(words))


def citation(setting: Setting) -> str:
    """How to name this site where its figures are used: publisher, title, edition, day, address."""
    published, tongue = setting.facts.published, setting.tongue
    current = published.editions.current
    day = tongue.date(current.as_of if current else published.as_of)
    edition = setting.say("edition {edition}", edition=current.name) if current else ""
    whose = tongue.plain(setting.site.publisher), tongue.plain(setting.site.title)
    parts = (*whose, edition, day, setting.absolute("index.html"))
    return ", ".join(part for part in parts if part)


def _earlier(setting: Setting) -> ProseSection:
    say, earlier = setting.say, setting.facts.published.editions.earlier
    title = say("Earlier editions")
    if not earlier:
        return ProseSection("earlier", title, (say("There is no earlier edition."),))
    table = Table(
        id="earlier_editions",
        caption=title,
        columns=tuple(Column(say(word)) for word in EARLIER),
        rows=tuple(_row(one, setting) for one in reversed(earlier)),
        note=say("The name of each leads to the list of its files, with the SHA-256 of each."),
    )
    return ProseSection("earlier", title, table=table)


def _row(edition: NamedEdition, setting: Setting) -> Row:
    known = {file.name for file in edition.files}

    def cell(name: str) -> Cell:
        href = setting.file(f"editions/{edition.name}/{name}", PATH)
        return Cell(name, href=href) if name in known else Cell(setting.say("None"))

    files = (cell(name) for name in ("results.csv.gz", "standards.csv.gz"))
    day = setting.tongue.date(edition.as_of)
    note = setting.file(f"editions/{edition.name}/{NOTE}", PATH)
    return Row(Cell(edition.name, href=note), (Cell(day), Cell(edition.rules_version), *files))
