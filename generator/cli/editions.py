"""What the command line says of editions: the name of one, and what to do with it.

Takes the words typed after --edition. Gives a name that can be a folder and stand in an address.
"""

import click


def read_name(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """The name of an edition; "" where none was typed."""
    if text:
        from generator.text import id_like, is_id

        if not is_id(text):
            near = id_like(text)
            hint = f"write {near}" if near else "write it like 2026-q2"
            raise click.BadParameter(
                f"'{text}' cannot be the name of an edition, which holds only lower-case letters, "
                f"digits and hyphens; {hint}"
            )
    return text


def tell_kept(name: str) -> str:
    """What is said of an edition that was published, behind the site's folder."""
    return f" as the edition {name}. Now commit editions/{name}" if name else ""
