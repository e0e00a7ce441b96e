"""What one page may cost to lay out: turns of loops, and characters made or looked through.

Takes what a project's own templates are about to do. Gives nothing, or ends the page. Costs are
counted, never timed, so that the same template ends at the same place on every machine. Must not
know Jinja, nor what a page shows.
"""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Refusal

MOST_TURNS = 1_000_000
"""Turns of all loops on one page, macros among them: a list of 10,000 services takes a tenth."""

MOST_TEXT = 50_000_000
"""Characters and parts of lists on one page: ten times the largest page that can be checked."""

PART = 20
"""Characters that can be looked through in the time of one part of a list."""

WORD = 64
"""Bits that are multiplied at once."""

CONTAINERS = (list, tuple, dict, set, frozenset, range)


class RunawayError(Exception):
    """A template costs more than any page needs; the refusal says in what."""

    def __init__(self, refusal: Refusal) -> None:
        """The one argument, so that it travels between processes."""
        super().__init__(refusal)
        self.refusal = refusal


class Budget:
    """What is left for the page at hand."""

    def __init__(self) -> None:
        """All of it."""
        self.begin()

    def begin(self) -> None:
        """Another page begins."""
        self._turns = self._text = 0

    def turn(self, turns: int, characters: int) -> bool:
        """Pay for turns of a loop, or as many for a macro, that write so many characters; True."""
        self._turns += turns
        if self._turns > MOST_TURNS:
            raise RunawayError(Refusal.of("template-too-many-turns", most=f"{MOST_TURNS:,}"))
        self.pay(characters)
        return True

    def pay(self, size: int) -> None:
        """Pay for so many characters or parts."""
        if self._text + size > MOST_TEXT:
            raise RunawayError(Refusal.of("template-too-long", most=f"{MOST_TEXT:,}"))
        self._text += size

    def pay_for(self, value: object) -> None:
        """Pay for a value with all that it holds: each part as often as it would be written."""
        if isinstance(value, str | bytes):
            self.pay(len(value))
        elif isinstance(value, CONTAINERS):
            self._pay_for_parts(value)

    def _pay_for_parts(self, value: Iterable[object]) -> None:
        waiting = [_parts(value)]
        while waiting:
            part = next(waiting[-1], waiting)
            if part is waiting:  # nothing else could be it: the end
                waiting.pop()
                continue
            self.pay(PART + (len(part) if isinstance(part, str | bytes) else 0))
            if isinstance(part, CONTAINERS):
                waiting.append(_parts(part))

    def pay_for_power(self, base: object, exponent: object) -> None:
        """Pay for a whole number raised to another."""
        if isinstance(base, int) and isinstance(exponent, int):
            self._pay_for_bits(base.bit_length() * max(exponent, 0))

    def pay_for_product(self, left: object, right: object) -> None:
        """Pay for a product of numbers, or of a text or list and a number."""
        for one, times in ((left, right), (right, left)):
            if isinstance(times, int) and isinstance(one, str | bytes | list | tuple):
                self.pay(len(one) * max(times, 0))
        if isinstance(left, int) and isinstance(right, int):
            self._pay_for_bits(left.bit_length() + right.bit_length())

    def pay_for_sum(self, left: object, right: object) -> None:
        """Pay for two texts or lists that are put together."""
        for one in (left, right):
            if isinstance(one, str | bytes | list | tuple):
                self.pay(len(one))

    def _pay_for_bits(self, bits: int) -> None:
        self.pay((bits // WORD) ** 2)


def _parts(value: Iterable[object]) -> Iterator[object]:
    if isinstance(value, dict):
        return (part for pair in value.items() for part in pair)
    return iter(value)
