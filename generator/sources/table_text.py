"""The bytes of a table as text: every encoding that spreadsheets write.

Takes bytes. Gives text, or a finding that says which byte is wrong. A UTF-8 file with or without
byte order mark, UTF-16 and Windows-1252 are read rightly.
Must not know rows or columns.
"""

import codecs
import re
from enum import StrEnum

from generator.diagnostics import Place, Report, Severity


class Encoding(StrEnum):
    """Encodings that a mapping may name; anything else is worked out from the bytes."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    WINDOWS_1252 = "windows-1252"
    LATIN_1 = "latin-1"


MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufffe\uffff]")
"""What may stand in no page: controls but tabs and line ends, and what turns the text behind it."""

_PROBE = 4096
"""Bytes that show whether every second one is zero, as in UTF-16 without its mark."""


def decode_table(
    data: bytes,
    path: str,
    report: Report,
    *,
    encoding: Encoding | None = None,
    severity: Severity | None = None,
) -> str | None:
    """The text of a table without byte order mark and NUL bytes; None where it cannot be read."""
    name = encoding or guess_encoding(data)
    try:
        text = data.decode("utf-8-sig" if name == "utf-8" else name)
    except UnicodeDecodeError as fault:
        _find_broken(data, fault, path, report)
        return None
    text = text.removeprefix("\ufeff")
    if not encoding:
        _find_guess(data, name, path, report)
    return _without_unseen(_without_nul(text, path, report, severity), path, report, severity)


def guess_encoding(data: bytes) -> str:
    """The encoding that the bytes themselves show: a mark, zero bytes, valid UTF-8, or the rest."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    probe = data[:_PROBE]
    for name, zeros in (("utf-16-le", probe[1::2]), ("utf-16-be", probe[0::2])):
        if len(zeros) > 1 and zeros.count(0) > len(zeros) // 2:
            return name
    if _is_mostly_utf8(data):
        return "utf-8"
    return "windows-1252"


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, allowing for damage: more whole characters than broken bytes."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        read = data.decode("utf-8", "replace")
        broken = read.count("\ufffd")
        whole = sum(1 for char in read if char > "\x7f") - broken
        return whole > broken
    return True


def _find_broken(data: bytes, fault: UnicodeDecodeError, path: str, report: Report) -> None:
    line = data.count(b"\n", 0, fault.start) + 1
    column = fault.start - data.rfind(b"\n", 0, fault.start)
    byte = f"0x{data[fault.start]:02X}"
    report.add("unreadable-encoding", Place(path, line, column), path=path, byte=byte)


def _find_guess(data: bytes, name: str, path: str, report: Report) -> None:
    if name != "windows-1252":
        return
    first = next(index for index, byte in enumerate(data) if byte > 0x7F)  # noqa: PLR2004 (ASCII ends)
    line = data.count(b"\n", 0, first) + 1
    report.add("table-encoding-guessed", Place(path, line), path=path)


def _without_nul(text: str, path: str, report: Report, severity: Severity | None) -> str:
    at = text.find("\0")
    if at < 0:
        return text
    place = Place(path, text.count("\n", 0, at) + 1)
    report.add("nul-byte", place, severity=severity, count=f"{text.count(chr(0)):,}")
    return text.replace("\0", "")


def _without_unseen(text: str, path: str, report: Report, severity: Severity | None) -> str:
    """The text without control characters and turns of direction; no page may hold them."""
    found = UNSEEN.search(text)
    if found is None:
        return text
    place = Place(path, text.count("\n", 0, found.start()) + 1)
    name = f"U+{ord(found[0]):04X}"
    report.add("control-character", place, severity=severity, character=name)
    return UNSEEN.sub("", text)
