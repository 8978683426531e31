"""`pdf [OUTLINE]`: the deck as pages to hand out, drawn by LibreOffice, where that is installed."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from deck import office
from deck.commands import options
from deck.commands.paths import default_outline, default_target, target_file, tell

if TYPE_CHECKING:
    from deck.cache import Cache
    from deck.outline import Outline

# LibreOffice's options of this export: notes pages in the slides' stead.
NOTES = (
    office.SLIDES
    + ':{"ExportNotesPages":{"type":"boolean","value":"true"},"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'
)
BLANK = "\u200b"  # notes that show nothing


@click.command("pdf")
@options.outline
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The .pdf to write (build/deck.pdf).")
@options.brand
@options.template
@click.option("--notes", is_flag=True, help="Notes pages, each with its slide, in the slides' stead.")
@options.quiet
@click.pass_obj
def command(
    given: Path | None,
    outline: Path | None,
    output: Path | None,
    brand: Path | None,
    template: Path | None,
    notes: bool,
    quiet: bool,
) -> None:
    """Write a PDF of OUTLINE's deck: a page a slide, all clicks done.

    LibreOffice draws it. Where it lacks a font of the brand, lines may break otherwise than in PowerPoint, whose own
    export is the truest.
    """
    from deck.cache import Cache, usual_folder
    from deck.pipeline import build

    started = time.perf_counter()
    source = outline or default_outline(given)
    target = target_file(output or default_target(source).with_suffix(".pdf"), suffix=".pdf")
    program = office.program()
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=".") as folder:
        deck = Path(folder) / f"{target.stem}.pptx"
        cache = Cache(usual_folder())
        told = _with_pages(source, cache) if notes else source
        made = build(told, deck, brand=brand, template=template, cache=cache)
        office.drawn(program, deck, NOTES if notes else office.SLIDES).replace(target)
    tell(replace(made, target=target), started, quiet)


def _with_pages(source: Path, cache: Cache) -> Outline:
    """The outline with notes on every slide, if blank ones: LibreOffice draws a page without as it likes."""
    from deck.pipeline import read_outline

    outline, _ = read_outline(source, cache)
    return replace(outline, slides=tuple(replace(spec, notes=spec.notes or BLANK) for spec in outline.slides))
