"""Which layout a slide has: the one that it names, or the one that its fields point to."""

from __future__ import annotations

from deck.errors import OutlineError, did_you_mean
from deck.fields import Checking, check
from deck.layouts import Layouts, SlideLayout
from deck.outline.keys import COMMON
from deck.yaml_nodes import Node


def layout_of(item: Node, layouts: Layouts, checking: Checking) -> SlideLayout:
    """The layout that is named, or the one that the fields point to."""
    named = item.value.get("layout")
    if named is None:
        return _inferred(item, layouts)
    name = check(named, COMMON["layout"], checking, "layout")
    if name not in layouts.layouts:
        raise OutlineError(
            f"no layout “{name}”",
            mark=named.mark,
            expected=", ".join(layouts.layouts),
            hint=did_you_mean(name, layouts.layouts),
        )
    return layouts[name]


def _inferred(item: Node, layouts: Layouts) -> SlideLayout:
    """The layout that knows every field given and misses none; of several, the one that requires most."""
    given = {key for key, value in item.value.items() if value.value is not None}
    own = given - (COMMON.keys() - {"title"})
    fitting = [
        one for one in layouts if one.infer and own <= one.fields.keys() | COMMON.keys() and one.required <= given
    ]
    most = max((len(one.required) for one in fitting), default=0)
    best = [one for one in fitting if len(one.required) == most]
    if len(best) == 1:
        return best[0]
    near = [one.name for one in best] or _nearest(own - {"title"}, layouts)
    problem = "no layout takes these fields" if not best else "several layouts take these fields"
    raise OutlineError(
        f"{problem}: {', '.join(sorted(own)) or 'none'}",
        mark=item.mark,
        expected="layout: " + " | ".join(near or layouts.layouts),
        hint=_stray_field(own, layouts),
    )


def _nearest(given: set[str], layouts: Layouts) -> list[str]:
    """The layouts that know most of the given fields."""
    shared = {one.name: len(given & one.fields.keys()) for one in layouts}
    most = max(shared.values(), default=0)
    return [name for name, count in shared.items() if count == most > 0]


def _stray_field(own: set[str], layouts: Layouts) -> str:
    known = {name for layout in layouts for name in layout.fields}
    for name in sorted(own - known):
        if name in layouts.layouts:
            return f"“{name}” is a layout: “layout: {name}”, its fields beside it"
        if suggestion := did_you_mean(name, known):
            return f"“{name}”: {suggestion}"
    return "name one with “layout:”"
