"""`check [OUTLINE]`: what a reader would stumble over. Exit code 1 where something is severe."""

from __future__ import annotations

from pathlib import Path

import click

from deck.commands import options
from deck.commands.paths import counted, default_outline


@click.command("check")
@options.outline
@options.brand
@click.option("--template", type=click.Path(path_type=Path), help="A company's .potx or .pptx to look at them on.")
@click.pass_obj
def command(given: Path | None, outline: Path | None, brand: Path | None, template: Path | None) -> None:
    """Look over the slides of OUTLINE: contrast, sizes, descriptions, pictures, reading order, Chinese punctuation.

    A slide that knows better says so: `ignore: [contrast]`.
    """
    from deck.pipeline import check

    found = check(outline or default_outline(given), brand=brand, template=template)
    for finding in found:
        click.echo(finding.render())
    severe = sum(finding.severity == "error" for finding in found)
    click.echo(counted(len(found), severe) if found else "nothing found")
    raise SystemExit(1 if severe else 0)
