"""What a template may use besides its slide's own fields. In: the outline, a slide. Out: names and their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from deck.languages import words

if TYPE_CHECKING:
    from deck.outline.model import Outline, SlideSpec

NOTHING: Mapping[str, Any] = MappingProxyType({})
_NO_SECTION = {"title": "", "short": "", "index": 0, "link": ""}


class Frame:
    """The names that all slides of an outline share, and those that tell a slide where it stands."""

    def __init__(self, outline: Outline, footer: str, logo: float = 0.0) -> None:
        """`logo` is its width by its height where every slide has one, else 0."""
        self.lang = outline.lang
        self.agenda = next((f"#{s.names[0]}" for s in outline.slides if s.layout.name == "agenda"), "")
        self.deck = {
            "title": outline.title,
            "subtitle": outline.subtitle or "",
            "footer": outline.footer or footer,
            "date": outline.created[:10],
            "lang": outline.lang,
            "ground": outline.ground or "",
            "logo": logo,
            "agenda": bool(self.agenda),
            "words": words(outline.lang),
        }
        self.sections = tuple(_sections(outline))

    def __call__(self, spec: SlideSpec | None, fields: Mapping[str, Any] = NOTHING) -> dict[str, Any]:
        """What the template of `spec` sees, or a sample's, which is no slide of the outline."""
        return {
            "deck": self.deck,
            "slide": {
                "number": spec.number if spec else 1,
                "id": spec.id if spec else "",
                "ground": (spec and spec.ground) or "",
                "part": spec.part if spec else 1,
                "skipped": spec.skipped if spec else 0,
                "words": words((spec and spec.lang) or self.lang),
            },
            "section": self._section_of(spec),
            "sections": self.sections,
            "agenda": self.agenda if spec and spec.layout.name != "agenda" else "",
            "agenda_entries": self._entries(fields.get("entries") or ()),
        }

    def _section_of(self, spec: SlideSpec | None) -> Mapping[str, Any]:
        here = [s for s in self.sections if spec and s["first"] <= spec.written <= s["until"]]
        return here[0] if here else {**_NO_SECTION, "count": len(self.sections)}

    def _entries(self, titles: Sequence[str]) -> list[Mapping[str, Any]]:
        """Agenda entries, each joined to its section by title."""
        known = {s["title"]: s for s in self.sections}
        return [known.get(title, {"title": title, "link": "", "number": ""}) for title in titles]


def _sections(outline: Outline) -> Iterator[dict[str, Any]]:
    """The numbered sections, with where they begin."""
    numbered = [s for s in outline.sections if s.number]
    for section in numbered:
        first, last = (outline.slides[n] for n in (section.first - 1, section.first + section.count - 2))
        yield {
            "first": first.written,
            "until": last.written,
            "title": section.name,
            "short": section.short or section.name,
            "index": section.number,
            "count": len(numbered),
            "number": section.first,
            "link": f"#{first.names[0]}",
        }
