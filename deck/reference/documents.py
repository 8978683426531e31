"""The generated documents of docs/: whole files, and the parts of written ones between their marks."""

from __future__ import annotations

import re
from pathlib import Path

from deck.layouts import Layouts
from deck.reference.markdown import brand_words, outline_reference, vocabulary
from deck.reference.schema import schema_text
from deck.resources import templates


def documents(docs: Path) -> dict[Path, str]:
    """What the generated files of `docs` should hold now."""
    layouts = Layouts.discover(templates())
    words = docs / "write-a-layout.md"
    return {
        docs / "outline.md": outline_reference(layouts),
        docs / "outline.schema.json": schema_text(layouts),
        words: between(between(words.read_text("utf-8"), "vocabulary", vocabulary()), "words", brand_words()),
    }


def between(text: str, name: str, part: str) -> str:
    """`text` with `part` between the marks <!-- name --> and <!-- /name -->."""
    mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return mark.sub(lambda match: f"{match.group(1)}\n{part}\n{match.group(2)}", text)
