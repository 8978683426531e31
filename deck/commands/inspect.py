"""`inspect FILE`: what a company's template holds."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Print the layouts of a company's template FILE, and which of ours would stand on which."""
    from deck.company import read
    from deck.company.inspect import report
    from deck.reference.sources import layouts

    ours = [layout.name for layout in layouts()]
    template = read(file)
    for warning in template.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(report(template, ours), nl=False)
