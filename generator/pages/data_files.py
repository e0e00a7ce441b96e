"""What can be taken away beside the tables: their description for programs, and the feeds.

Takes the setting. Gives links as the page Data shows them. Must not know what stands in a file.
"""

from collections.abc import Iterator

from generator.pages.parts import Download
from generator.pages.setting import Setting

DATA = "data/index.html"


def list_files(setting: Setting) -> Iterator[Download]:
    """The files for programs, then the feeds of this language; only those that there are."""
    say = setting.say
    yield _file("data/datapackage.json", say("The tables described for programs"), setting)
    if setting.site.base_url:
        yield _file("data.json", say("The tables as catalogues of open data list them"), setting)
    news, tree = setting.facts.news, setting.tree
    if news.all:
        yield _file(f"{tree}changes.atom", say("A feed of all changes"), setting)
    if news.turns:
        path = f"{tree}missed-and-met-again.atom"
        yield _file(path, say("A feed of promises newly missed or met again"), setting)
    if news.closings:
        yield _file(
            f"{tree}feedback-closed.atom", say("A feed of feedback that was closed"), setting
        )
    if news.corrections:
        path = f"{tree}corrections.atom"
        yield _file(path, say("A feed of corrections and revisions"), setting)


def _file(path: str, what: str, setting: Setting) -> Download:
    return Download(path.rpartition("/")[2], setting.file(path, DATA), what=what)
