"""The file of all rows is what writing them at once gives, also when some of them wait packed."""

from generator.exports.columns import columnar_json
from generator.exports.spreadsheet import write_csv
from generator.exports.whole import ROOM, WholeCsv, WholeJson

NAMES = ("text", "number")
EACH = 3
LONG = "x" * (ROOM // EACH)


def columns_of(part: int) -> list[list[str]]:
    """Three rows, the texts of which are longer together than what waits unpacked."""
    return [[f"{LONG}{part}"] * EACH, [str(part)] * EACH]


def test_packed_rows_come_back_in_order() -> None:
    """Of three parts with a mebibyte each, and an empty one, every byte is there."""
    empty: list[list[str]] = [[], []]
    parts = [columns_of(1), columns_of(2), empty, columns_of(3)]
    rows = [row for part in parts for row in zip(*part, strict=True)]
    in_csv, in_json = WholeCsv(NAMES), WholeJson(NAMES, ["number"])

    files = [(in_csv.add(part), in_json.add(part)) for part in parts]

    assert b"".join(in_csv) == b"".join(in_csv) == write_csv(NAMES, rows)
    assert b"".join(in_json) == b"".join(in_json) == columnar_json(NAMES, rows, literal=["number"])
    own = [[*zip(*part, strict=True)] for part in parts]
    assert [one for one, _ in files] == [write_csv(NAMES, rows) for rows in own]
    assert [one for _, one in files] == [
        columnar_json(NAMES, rows, literal=["number"]) for rows in own
    ]
