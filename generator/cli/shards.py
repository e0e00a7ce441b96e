"""A build in parts: the options that print a share of the pages, and bring all shares together.

Takes the words typed after --shard and --with-shards. Gives a shard, and words of what was done.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.examine import Progress
    from generator.shards import Share

SHARD = re.compile(r"([1-9][0-9]{0,5}|0)/([1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several equal parts of a list, counted from 1: its `number`, and how many there are.

    Neighbours stay together; no two parts differ by more than one.
    """

    number: int
    parts: int

    def of(self, size: int) -> slice:
        """Which of so many things are in it."""
        first, behind = (size * number // self.parts for number in (self.number - 1, self.number))
        return slice(first, behind)


def read_shard(_context: click.Context, _option: click.Parameter, text: str) -> Shard | None:
    """The part of the services that was typed; None for a build of all."""
    if not text:
        return None
    found = SHARD.fullmatch(text)
    if not found:
        raise click.BadParameter(
            f"'{text}' names no shard; write its number and how many there are, like 2/5"
        )
    number, parts = map(int, found.groups())
    if not 1 <= number <= parts:
        raise click.BadParameter(
            f"there is no shard {number} of {parts}; "
            + (f"they are 1/{parts} to {parts}/{parts}" if parts > 1 else "the only one is 1/1")
        )
    return Shard(number, parts)


def shard_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a build in parts."""
    return _SHARD(_WITH_SHARDS(command))


_SHARD = click.option(
    "--shard",
    default="",
    metavar="NUMBER/PARTS",
    callback=read_shard,
    help="Print the pages of some services only, such as the second fifth of them for 2/5, into "
    "the cache, for a build --with-shards; write no site.",
)
_WITH_SHARDS = click.option(
    "--with-shards",
    "shards",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Take over the caches that builds of a --shard made, in this folder or each in a folder "
    "in it.",
)


@dataclass(slots=True)
class Shards:
    """The caches of shards that a build takes over, and what was left to print behind them."""

    folder: Path | None
    cache: Path
    taken: int = 0
    missing: int = 0
    whole: int = 0

    def take(self, progress: "Progress") -> None:
        """Take them over into the cache of the build, where there are to be any."""
        if self.folder:
            from generator.shards import take_shards

            progress("taking shards", 0, 0)
            self.taken = take_shards(self.folder, self.cache)

    def hear(self, missing: int, whole: int) -> None:
        """Hear how many services were left to print, and how many there are."""
        self.missing, self.whole = missing, whole

    def tell(self) -> str:
        """What is said of them behind a site's folder."""
        if not self.folder:
            return ""
        took = {0: "no cache", 1: "1 cache"}.get(self.taken, f"{self.taken} caches")
        return (
            f"\nIt took over {took} from {self.folder}, and printed the pages of "
            f"{self.missing:,} of {self.whole:,} services anew."
        )


def expect_one(shard: Shard | None, folder: Path | None) -> None:
    """Refuse to print a part and to bring all parts together at once."""
    if shard and folder:
        raise click.UsageError(
            "--shard prints a part, and --with-shards brings all parts together: type one of them."
        )


def tell_share(share: "Share", cache: Path) -> str:
    """What a shard printed, and what it did not have to."""
    return (
        f"Printed the pages of {share.printed:,} of {share.whole:,} services into {cache}; "
        f"{share.size - share.printed:,} were there already."
    )
