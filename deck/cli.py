"""The command line. Exit code 0: built; 2: something in the input has to be mended (or the usage)."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from deck import __version__

PATIENCE = 0.3  # seconds of silence before a progress bar shows


def main(default_outline: Path | None = None) -> None:
    """Run the command; `default_outline` is what is built when none is named."""
    command(obj=default_outline, prog_name=Path(sys.argv[0]).name)


class _Commands(click.Group):
    """A group whose default is to build: what names no command is the arguments of `build`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = bool(args) and args[0] in self.commands
        return super().parse_args(ctx, args if named else ["build", *args])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        _, found, rest = super().resolve_command(ctx, args)
        return ("" if args[0] == "build" else args[0]), found, rest


_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(cls=_Commands, context_settings=_HELP)
def command() -> None:
    """Build a deck, or look into a template."""


@command.command("inspect", context_settings=_HELP)
@click.argument("file", type=click.Path(path_type=Path))
def inspect(file: Path) -> None:
    """Print the layouts of a company's template FILE, and which of ours would stand on which."""
    from deck.errors import DeckError

    try:
        from deck.layouts import Layouts
        from deck.resources import templates
        from deck.template import read
        from deck.template.inspect import report

        ours = [layout.name for layout in Layouts.discover(Path("templates"), templates())]
        template = read(file)
    except DeckError as error:
        click.echo(error.render(), err=True)
        raise SystemExit(2) from None
    for warning in template.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(report(template, ours), nl=False)


@command.command("build", context_settings=_HELP, epilog="inspect FILE: print what a company's template holds.")
@click.argument("outline", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The .pptx to write (build/deck.pptx).")
@click.option("--brand", type=click.Path(path_type=Path), help="A folder with a _brand.yml; wins over the outline's.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.version_option(__version__, "--version", prog_name="deck")
@click.pass_obj
def build(
    default_outline: Path | None, outline: Path | None, output: Path | None, brand: Path | None, quiet: bool
) -> None:
    """Build a PowerPoint deck from OUTLINE (outline.yaml where none is named)."""
    started = time.perf_counter()
    source = outline or _default_outline(default_outline)
    target = output or _default_target(source)
    built = _build(source, target, brand, _Progress(quiet, started))
    for warning in built.warnings:
        click.echo(f"warning: {warning}", err=True)
    if not quiet:
        took = time.perf_counter() - started
        click.echo(f"{_shown(built.target)}: {built.slides} slides in {took:.2f} s")


def _build(source: Path, target: Path, brand: Path | None, progress: Callable[[int, int], None]) -> Any:
    from deck import pipeline
    from deck.errors import DeckError

    try:
        if target.is_dir():
            raise DeckError(f"{target} is a folder", expected="the name of a .pptx file after -o")
        return pipeline.build(source, target, brand=brand, progress=progress)
    except DeckError as error:
        click.echo(error.render(), err=True)
        raise SystemExit(2) from None


def _default_outline(given: Path | None) -> Path:
    """The outline beside build.py, else in this folder, else the bundled sample."""
    from deck.resources import sample_outline

    here = Path("outline.yaml")
    return given or (here if here.is_file() else sample_outline())


def _default_target(source: Path) -> Path:
    """build/deck.pptx beside the outline (another outline's name: build/NAME.pptx)."""
    from deck.resources import bundled

    folder = Path.cwd() if bundled(source) else source.parent
    name = "deck" if source.stem == "outline" else source.stem
    return folder / "build" / f"{name}.pptx"


def _shown(target: Path) -> str:
    """The path as one would type it from here."""
    try:
        return str(target.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(target)


class _Progress:
    """A bar on stderr, when that is a terminal and the work takes longer than a blink."""

    def __init__(self, quiet: bool, started: float) -> None:
        self.silent = quiet or not sys.stderr.isatty()
        self.started = started
        self.bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        if self.silent or (self.bar is None and time.perf_counter() - self.started < PATIENCE):
            return
        if self.bar is None:
            self.bar = click.progressbar(length=total, label="slides", file=sys.stderr)
            self.bar.__enter__()
        self.bar.update(done - self.bar.pos)
        if done == total:
            self.bar.__exit__(None, None, None)


if __name__ == "__main__":
    main()
