"""`pdf [OUTLINE]`: the deck as pages to hand out, drawn by LibreOffice, where that is installed."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from deck.commands import options
from deck.commands.paths import default_outline, default_target, target_file, tell
from deck.errors import DeckError

if TYPE_CHECKING:
    from deck.cache import Cache
    from deck.outline import Outline

# Where it is found: on the path, or where its installers put it.
PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# LibreOffice's options of this export: notes pages behind the slides, or in their stead.
SLIDES = "pdf:impress_pdf_Export"
NOTES = (
    SLIDES
    + ':{"ExportNotesPages":{"type":"boolean","value":"true"},"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'
)
PATIENCE = 600  # seconds
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
    office = _office()
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=".") as folder:
        deck = Path(folder) / f"{target.stem}.pptx"
        cache = Cache(usual_folder())
        told = _with_pages(source, cache) if notes else source
        made = build(told, deck, brand=brand, template=template, cache=cache)
        _drawn(office, deck, NOTES if notes else SLIDES).replace(target)
    tell(replace(made, target=target), started, quiet)


def _with_pages(source: Path, cache: Cache) -> Outline:
    """The outline with notes on every slide, if blank ones: LibreOffice draws a page without as it likes."""
    from deck.pipeline import read_outline

    outline, _ = read_outline(source, cache)
    return replace(outline, slides=tuple(replace(spec, notes=spec.notes or BLANK) for spec in outline.slides))


def _office() -> str:
    """LibreOffice's program. Raises DeckError where there is none."""
    for program in PROGRAMS:
        if found := shutil.which(program):
            return found
    raise DeckError(
        "no LibreOffice here to draw a PDF",
        expected="the program “soffice” on the path",
        hint="install LibreOffice; or build the .pptx, and let PowerPoint export it",
    )


def _drawn(office: str, deck: Path, form: str) -> Path:
    """The PDF that LibreOffice makes of a deck, beside it, in a profile of its own. Raises DeckError."""
    profile = (deck.parent / "profile").resolve().as_uri()
    asked = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    made = deck.with_suffix(".pdf")
    try:
        ran = subprocess.run(
            [*asked, "--outdir", str(deck.parent), str(deck)], capture_output=True, text=True, timeout=PATIENCE
        )
        said = (ran.stderr or ran.stdout).strip()
    except subprocess.TimeoutExpired:
        said = f"nothing after {PATIENCE} seconds"
    if not made.exists():
        raise DeckError(f"LibreOffice made no PDF: {said[-200:]}", expected="a deck that it can draw")
    return made
