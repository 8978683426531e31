"""What several commands take, each told once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

_path = partial(click.option, type=click.Path(path_type=Path))

outline = click.argument("outline", type=click.Path(path_type=Path), required=False)
output = _path("-o", "--output", help="The .pptx to write (build/deck.pptx).")
brand = _path("--brand", help="A folder with a _brand.yml; wins over the outline's.")
template = _path("--template", help="A company's .potx or .pptx to build into.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
