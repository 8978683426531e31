"""`schema`: what an editor needs to complete and check outlines."""

from __future__ import annotations

import click


@click.command("schema")
def command() -> None:
    """Print a JSON Schema of outlines, for editors; layouts of a folder templates/ in this one count too."""
    from deck.reference.schema import schema_text
    from deck.reference.sources import layouts

    click.echo(schema_text(layouts()), nl=False)
