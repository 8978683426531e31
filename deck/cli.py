"""The command line: `build`, or what is named of `deck.commands`, each a module of its own.

Exit code 0: done; 2: something in the input has to be mended (or the usage).
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from deck import __version__
from deck.commands import COMMANDS
from deck.errors import DeckError, did_you_mean

DEFAULT = "build"
_OWN = ("-h", "--help", "--version")


def main(default_outline: Path | None = None) -> None:
    """Run the command; `default_outline` is what is built when none is named.

    Nothing here lives longer than the process, so the cycle collector looks at nothing, and at the end nothing is
    taken apart: that would take as long as making two slides.
    """
    gc.disable()
    try:
        command(obj=default_outline, prog_name=Path(sys.argv[0]).name)
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(end.code or 0))


class _Commands(click.Group):
    """Commands by name, imported when needed; errors of the input are shown here and nowhere else."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = args and (args[0] in COMMANDS or args[0] in _OWN)
        if args and not named and (suggestion := _misspelt(args[0])):
            raise click.UsageError(f"no command “{args[0]}”: {suggestion}", ctx)
        return super().parse_args(ctx, args if named else [DEFAULT, *args])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        return import_module(f"deck.commands.{name}").command if name in COMMANDS else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DeckError as error:
            click.echo(error.render(), err=True)
            raise SystemExit(2) from None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The default command's options too, so that one page tells what most people need."""
        default = self.get_command(ctx, DEFAULT)
        assert default is not None
        options = [p for p in [*default.params, *self.get_params(ctx)] if isinstance(p, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _misspelt(word: str) -> str:
    """Which command was meant by what names neither one nor a file."""
    return "" if Path(word).suffix or Path(word).exists() else did_you_mean(word, COMMANDS)


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="",
    subcommand_metavar="[COMMAND] [OUTLINE] [OPTIONS]",
)
@click.version_option(__version__, "--version", prog_name="deck")
def command() -> None:
    """Build a PowerPoint deck from OUTLINE (outline.yaml where none is named)."""


if __name__ == "__main__":
    main()
