"""`layouts [NAME]`: what there is to choose from, told on the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from deck.layouts import SlideLayout

INDENT = "  "


@click.command("layouts")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Tell what each layout (or the one called NAME) is for, the fields it takes (* required), and a sample.

    Layouts of a folder templates/ in this one count too.
    """
    from deck.reference.sources import find, layouts

    known = layouts()
    wanted = [find(known, name)] if name else list(known)
    click.echo_via_pager("\n".join(_told(layout)) + "\n\n" for layout in wanted)


def _told(layout: SlideLayout) -> Iterator[str]:
    from deck.reference.sample import sample_yaml

    yield f"{click.style(layout.name, bold=True, fg='yellow')}  {layout.purpose}"
    yield ""
    yield from _fields(layout)
    if layout.either:
        yield f"{INDENT}needs {' or '.join(layout.either)}"
    if layout.builds:
        yield ""
        yield f"{INDENT}build: items  {click.style(layout.builds, dim=True)}"
    if layout.sample:
        yield ""
        yield textwrap.indent(click.style(sample_yaml(layout).rstrip(), dim=True), INDENT)


def _fields(layout: SlideLayout) -> Iterator[str]:
    """Names, types and help in columns, fields within fields indented."""
    from deck.reference.fields import rows

    table = [(INDENT * (row.depth + 1) + row.name + "*" * row.required, row) for row in rows(layout.fields)]
    first = max((len(head) for head, _ in table), default=0) + 2
    second = max((len(row.type) for _, row in table), default=0) + 2
    for head, row in table:
        name = click.style(head.ljust(first), bold=row.required)
        yield name + click.style(row.type.ljust(second) if row.help else row.type, fg="cyan") + row.help
