"""Numbers as foreign tables write them, as plain decimals.

Takes one cell. Gives its number as digits with a decimal point, exactly, or None.
Must not know what the number means.
"""

import re
from dataclasses import dataclass

from generator.sources.mappings.model import Mark, NumberSource, Scale, Sheet

MARKS = {Mark.POINT: ".", Mark.COMMA: ",", Mark.SPACE: " ", Mark.APOSTROPHE: "'"}

_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")
_AROUND = "$€£¥" + "".join(one for one in map(chr, range(0x3001)) if one.isspace())
"""Signs of currencies, and every kind of space."""

_PLAIN = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_PERCENT = 2
"""Places that the decimal point moves from a fraction to per cent."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one table writes its numbers."""

    decimal: str = "."
    thousands: str = ""

    @classmethod
    def of(cls, sheet: Sheet) -> "Numerals":
        """The numerals of a sheet."""
        return cls(MARKS[sheet.decimal], MARKS[sheet.thousands] if sheet.thousands else "")

    def read(self, cell: str, source: NumberSource) -> str | None:
        """The number of a cell in plain digits, a fraction as per cent; None where it is none.

        A per cent sign says that the cell is no fraction, whatever the mapping says.
        """
        text = _SPACES.sub(" ", cell).replace("\u2212", "-").replace("\u2019", "'")
        bare = text.removesuffix("%").removeprefix("%")
        number = self._digits(bare.strip(_AROUND))
        if number is None:
            return None
        sign, whole, decimals = number
        decimals = decimals.ljust(source.decimals or 0, "0")
        if source.scale is Scale.FRACTION and bare == text:
            decimals = decimals.ljust(_PERCENT, "0")
            whole, decimals = whole + decimals[:_PERCENT], decimals[_PERCENT:]
        return sign + (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")

    def _digits(self, text: str) -> tuple[str, str, str] | None:
        """Sign, whole digits and decimals; thousands marks have to part groups of three."""
        if self.thousands and self.thousands in text:
            mark = re.escape(self.thousands)
            if not re.fullmatch(rf"-?[0-9]{{1,3}}(?:{mark}[0-9]{{3}})+(?:[^0-9].*)?", text):
                return None
            text = text.replace(self.thousands, "")
        if self.decimal != ".":
            if "." in text:
                return None
            text = text.replace(self.decimal, ".")
        match = _PLAIN.fullmatch(text)
        return (match[1], match[2], match[3] or "") if match else None
