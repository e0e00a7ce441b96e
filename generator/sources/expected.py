"""What to type in a file people write, where something else stands than was expected.

Takes what was wanted, what stands there, and the keys that are known. Gives sentences for hints.
Must not know the model, nor read any file.
"""

from collections.abc import Collection, Mapping, Sequence


def how_to_type(wanted: str, got: str, *, keys: Sequence[str], line: str) -> str:
    """How to type what was wanted: `line` is the line on which it should stand, `keys` its own."""
    if got == "nothing" and "#" in line:
        return "Put quotation marks around the value: what stands behind # is a remark to YAML."
    if keys:
        known = ", ".join(keys)
        return f"Write its keys on lines of their own below it, two spaces further in: {known}."
    if wanted == "a list":
        return (
            "Write each entry on a line of its own below the key, behind a hyphen and a space; or "
            "remove the key."
        )
    return f"Type {wanted} here, or remove the key."


def where_key_belongs(key: str, near: str | None, below: Mapping[str, Collection[str]]) -> str:
    """What was probably meant by a key that cannot stand here; "" where nobody can tell.

    `near` is the key of this place that is most like it, `below` says which keys stand below which.
    """
    over = [name for name, keys in sorted(below.items()) if key in keys]
    if len(over) == 1:
        return f"Write it below '{over[0]}:', two spaces further in: it is a key of '{over[0]}'."
    return f"Did you mean '{near}'?" if near else ""
