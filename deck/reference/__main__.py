"""`python -m deck.reference`: write what docs/ tells of layouts, vocabulary and the schema anew."""

from __future__ import annotations

from pathlib import Path

from deck.reference.documents import documents
from deck.resources import root

for path, text in documents(root() / "docs").items():
    Path(path).write_text(text, "utf-8")
    print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
