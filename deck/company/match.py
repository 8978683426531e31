"""Which layout of a template a layout of ours stands on.

In order: the author's `layouts:` map; a template layout of the same name as ours; the template's layout for the role
that ours has, by usual names, by type, by placeholders; the next best role; at last what has a title and the
most room. Of several masters' layouts for one role the first is taken, unless its content would stand on what is
drawn there and another's would not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from deck.company.chosen import OTHERS
from deck.company.model import Holder, Layout, Template
from deck.company.names import normal, role_of_name, role_of_type
from deck.company.page import calm
from deck.errors import PackageError, did_you_mean
from deck.yaml_nodes import Node

# What each of our layouts asks for, best first. All others ask for ANY.
WANTED: Mapping[str, tuple[str, ...]] = {
    "title": ("cover", "section", "only", "content"),
    "section": ("section", "cover", "only", "content"),
    "bullets": ("content", "only", "two"),
    "two-columns": ("two", "only", "content"),
}
ANY = ("only", "content", "two", "section", "cover", "blank")
_OPENING = ("cover", "section")
WORSE = 0.6  # … under which a layout of the next role is
NEAR = 0.75  # share of the calmest layout's room from which an earlier one is preferred
_ORDINARY = ("only", "content")
_TYPES = ("title", "secHead")


class Match(Struct, frozen=True):
    """`layout` is where ours stands; `role` the one it was found by ("" for a name); `reason` is for people."""

    layout: Layout
    role: str
    reason: str


class Matcher:
    """Matches against one template; `chosen` is the author's map from our names to the template's."""

    def __init__(self, template: Template, chosen: Mapping[str, Node] | None = None) -> None:
        self.template = template
        self.chosen = dict(chosen or {})
        self.named = dict(labels(template))
        self.calm: dict[Layout, float] = {}
        self.roles = {layout: role(layout) for layout in template.layouts}

    def match(self, name: str) -> Match:
        """The template's layout for our layout `name`. Raises PackageError for a mapped one that is not there."""
        if given := self.chosen.get(name) or self.chosen.get(OTHERS):
            found = self._named(given)
            return Match(found, self.roles[found], f"layouts: in {given.mark.file.name}")
        for layout in self.template.layouts:
            if layout.name == name:
                return Match(layout, self.roles[layout], "the same name")
        return self._by_role(WANTED.get(name, ANY))

    def _named(self, given: Node) -> Layout:
        by_name = {normal(label): layout for label, layout in reversed(self.named.items())}
        if normal(given.text) not in by_name:
            raise PackageError(
                f"{self.template.path.name} has no layout “{given.text}”",
                mark=given.mark,
                expected=", ".join(self.named),
                hint=did_you_mean(given.text, self.named),
            )
        return by_name[normal(given.text)]

    def _by_role(self, wanted: tuple[str, ...]) -> Match:
        for number, one in enumerate(wanted):
            found = [layout for layout in self.template.layouts if self.roles[layout] == one]
            if found and not self._worse(found, wanted):
                return Match(
                    self._opening(found) if one in _OPENING else self._calmest(found),
                    one,
                    f"{'its' if not number else 'the nearest:'} “{one}” layout",
                )
        most = max(self.template.layouts, key=lambda layout: (bool(layout.of("title")), _room(layout)))
        return Match(most, "", "the one with the most room")

    def _worse(self, found: list[Layout], wanted: tuple[str, ...]) -> bool:
        """Whether content would stand on far worse ground than on the other layout for ordinary slides."""
        if wanted[0] not in _ORDINARY:
            return False
        ordinary = [one for one in self.template.layouts if self.roles[one] in _ORDINARY]
        return self._calm(self._calmest(found)) < WORSE * max(map(self._calm, ordinary), default=0.0)

    def _opening(self, found: list[Layout]) -> Layout:
        """Of the master that content stands on, where that has a layout made for it; else the first."""
        ordinary = self._by_role(ANY[:3]).layout.master
        return next((one for one in found if one.master == ordinary and one.type in _TYPES), found[0])

    def _calmest(self, found: list[Layout]) -> Layout:
        """The first whose ground is about as calm as the calmest's: masters are mixed only where it helps."""
        most = max(map(self._calm, found))
        return next(layout for layout in found if self._calm(layout) >= NEAR * most)

    def _calm(self, layout: Layout) -> float:
        if layout not in self.calm:
            self.calm[layout] = calm(layout, self.template)
        return self.calm[layout]


def labels(template: Template) -> Iterator[tuple[str, Layout]]:
    """Each layout with a name that no other has: "Title Only (2)" is the second of that name."""
    seen: Counter[str] = Counter()
    for layout in template.layouts:
        seen[layout.name] += 1
        yield layout.name if seen[layout.name] == 1 else f"{layout.name} ({seen[layout.name]})", layout


def role(layout: Layout) -> str:
    """What a layout is for: by its usual name, its type, its placeholders."""
    found = role_of_name(layout.name) or role_of_type(layout.type) or _role_of_holders(layout)
    return found if _able(layout, found) else _role_of_holders(layout)


def _able(layout: Layout, found: str) -> bool:
    """Whether the layout has the placeholders that the role needs; names may lie."""
    bodies = len(layout.of("body"))
    needs = {"content": bodies >= 1, "two": bodies >= 2, "only": True, "blank": not layout.of("title")}
    return needs.get(found, bool(layout.of("title"))) and (found == "blank" or bool(layout.of("title")))


def _role_of_holders(layout: Layout) -> str:
    if any(h.vertical for h in layout.holders):
        return ""
    if not layout.of("title"):
        return "blank" if not layout.of("body") else ""
    if any(h.scene.placeholder.type == "ctrTitle" for h in layout.holders):
        return "cover"
    bodies = layout.of("body")
    if any(h.kind not in ("title", "body", "dt", "ftr", "sldNum") for h in layout.holders):
        return "cover" if layout.of("subTitle") and not bodies else ""
    if len(bodies) == 2 and not _alike(*bodies):
        return ""
    return {0: "only", 1: "content", 2: "two"}.get(len(bodies), "")


def _alike(one: Holder, other: Holder) -> bool:
    """Side by side and about as wide."""
    return abs(one.box.y - other.box.y) < 6 and 0.7 < one.box.width / max(1.0, other.box.width) < 1.5


def _room(layout: Layout) -> float:
    return max((h.box.width * h.box.height for h in layout.of("body")), default=0.0)
