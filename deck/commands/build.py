"""`build [OUTLINE]`: the deck of an outline."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

from deck.commands import options
from deck.commands.paths import counted, default_outline, default_target, target_file, tell

PATIENCE = 0.3  # seconds of silence before a progress bar shows


@click.command("build")
@options.outline
@options.output
@options.brand
@options.template
@options.quiet
@click.option("--no-cache", is_flag=True, help="Compile all layouts anew, keep nothing (else: DECK_CACHE or ~/.cache).")
@click.pass_obj
def command(
    given: Path | None,
    outline: Path | None,
    output: Path | None,
    brand: Path | None,
    template: Path | None,
    quiet: bool,
    no_cache: bool,
) -> None:
    """Build a PowerPoint deck from OUTLINE (outline.yaml where none is named)."""
    from deck.cache import Cache, usual_folder
    from deck.pipeline import build

    started = time.perf_counter()
    source = outline or default_outline(given)
    target = target_file(output or default_target(source), template)
    cache = None if no_cache else Cache(usual_folder())
    progress = _Progress(quiet, started)
    built = build(source, target, brand=brand, template=template, progress=progress, cache=cache)
    tell(built, started, quiet)
    if built.findings and not quiet:
        click.echo(f"{counted(built.findings, built.errors)}; the command “check” tells them", err=True)


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
