"""Text files that people write: their bytes as text, or a finding that says which byte is wrong.

Takes bytes. Gives text without a byte order mark. Must not know what the text means.
"""

from generator.diagnostics import Place, Report


def decode(data: bytes, path: str, report: Report) -> str | None:
    """The text of a UTF-8 file, or None with the finding `unreadable-encoding` at its byte."""
    try:
        return _unify(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        # The codec counts from behind a byte order mark, so only its own bytes can be cut.
        before = _unify(fault.object[: fault.start].decode("utf-8"))
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        byte = f"0x{fault.object[fault.start]:02X}"
        report.add("unreadable-encoding", place, path=path, byte=byte)
        return None


def _unify(text: str) -> str:
    """The text with every end of line as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
