"""`gallery`: a deck of every layout with its sample, and of every word that templates may use."""

from __future__ import annotations

from pathlib import Path

import click

from deck.commands import options
from deck.commands.paths import shown, target_file


@click.command("gallery")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The .pptx to write (build/gallery.pptx).")
@click.option("--brand", type=click.Path(path_type=Path), help="A folder with a _brand.yml.")
@options.quiet
def command(output: Path | None, brand: Path | None, quiet: bool) -> None:
    """Build a deck of every layout with its sample; the YAML of each slide stands in its notes.

    Layouts of a folder templates/ in this one count too.
    """
    from deck.brand import load
    from deck.outline import read
    from deck.pipeline import write_deck
    from deck.reference.gallery import PAGES, gallery
    from deck.reference.sources import layouts
    from deck.resources import assets
    from deck.yaml_nodes import parse_yaml

    known, look = layouts(PAGES), load(brand or assets() / "brand")
    path = PAGES / "gallery.yaml"
    outline = read(parse_yaml(gallery(known, look), path), path, known)
    built = write_deck(outline, look, known, target_file(output or Path("build/gallery.pptx")))
    if not quiet:
        click.echo(f"{shown(built.target)}: {built.slides} slides")
