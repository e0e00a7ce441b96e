"""Chooses few pages of a site that show everything that any of its pages shows.

Takes a built site. Gives paths. No list has to be kept: a new kind of page, or a part that stands
on no chosen page, is chosen by itself. Must not depend on the order of files on the disk.
"""

import random
import re
from collections import defaultdict
from pathlib import Path

TAG = re.compile(r"<(html|[a-z][a-z0-9]*)\b([^>]*)>")
CLASS = re.compile(r'\bclass="([^"]*)"')
LEADS_ON = re.compile(r'http-equiv="refresh"')
LANGUAGE = re.compile(r'\blang="([^"]*)"')


def html_paths(site: Path) -> list[str]:
    """Every page of a site that stays as it is asked for, sorted: "" is the home page."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    paths = (name.removesuffix("index.html") for name in names)
    return sorted(path for path in paths if not LEADS_ON.search(html_of(site, path)))


def html_of(site: Path, path: str) -> str:
    """The text of one page."""
    file = site / path
    return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")


def kind_of(path: str) -> str:
    """The kind of page that an address names: its first folder and its depth."""
    parts = path.split("/")
    return f"{parts[0]}/{len(parts)}"


def parts_of(path: str, html: str) -> frozenset[str]:
    """What a page shows: its kind, its language, and each element with each of its classes."""
    found = {kind_of(path)}
    for tag, attributes in TAG.findall(html):
        classes = CLASS.search(attributes)
        found |= {f"{tag}.{name}" for name in (classes[1].split() if classes else [""])}
        if tag == "html" and (language := LANGUAGE.search(attributes)):
            found.add(language[0])
    return frozenset(found)


def choose_pages(site: Path) -> list[str]:
    """The pages that together show every part, the shortest page first among equals."""
    pages = {path: html_of(site, path) for path in html_paths(site)}
    shows = {path: parts_of(path, html) for path, html in pages.items()}
    wanted = frozenset().union(*shows.values())
    chosen: list[str] = []
    while wanted:
        best = min(pages, key=lambda path: (-len(shows[path] & wanted), len(pages[path]), path))
        chosen.append(best)
        wanted -= shows[best]
    return sorted(chosen)


def sample_pages(site: Path, count: int) -> list[str]:
    """So many pages, the same in every run, shared out evenly over the kinds of page."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for path in html_paths(site):
        kinds[kind_of(path)].append(path)
    chance = random.Random(2026)  # noqa: S311 (a choice of pages is no secret)
    for paths in kinds.values():
        chance.shuffle(paths)
    turns = (paths.pop() for _ in range(count) for paths in kinds.values() if paths)
    return sorted(path for path, _ in zip(turns, range(count), strict=False))
