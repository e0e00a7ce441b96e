"""The group of all commands, and what it adds to the words of Click for a command typed wrongly.

Takes words typed. Gives the same errors, with what to type. Must not know what a command does.
"""

from typing import Any

import click


class Program(click.Group):
    """All commands. A folder typed without its option is told which option names it."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (what the command returns)
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except click.UsageError as fault:
            options = fault.ctx.command.params if fault.ctx else []
            extra = "unexpected extra argument" in fault.message
            if not extra or all(option.name != "project" for option in options):
                raise
            said = f"{fault.message}. The folder of a project is typed behind --project"
            raise click.UsageError(said, fault.ctx) from fault
