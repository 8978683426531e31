"""Which layout a slide has: the one that it names, or the one that its fields point to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from deck.errors import OutlineError, did_you_mean
from deck.fields import Checking, check
from deck.layouts import Layouts, SlideLayout
from deck.outline.keys import COMMON
from deck.yaml_nodes import Node


def layout_of(item: Node, layouts: Layouts, checking: Checking, first: bool = False) -> SlideLayout:
    """The layout that is named, or the one that the fields point to; some only do on the `first` slide."""
    named = item.value.get("layout")
    if named is None:
        return _inferred(item, layouts, first)
    name = check(named, COMMON["layout"], checking, "layout")
    if name not in layouts.layouts:
        raise OutlineError(
            f"no layout “{name}”",
            mark=named.mark,
            expected=", ".join(layouts.layouts),
            hint=did_you_mean(name, layouts.layouts),
        )
    return layouts[name]


def _inferred(item: Node, layouts: Layouts, first: bool) -> SlideLayout:
    """The layout that the fields point to; one left empty counts where it alone tells, for the check to name it."""
    given = {key for key, value in item.value.items() if value.value is not None}
    for fields in (given, set(item.value)):
        best = _fitting(fields, layouts, first)
        if opening := [one for one in best if one.opens_deck]:
            return opening[0]
        if len(best) == 1:
            return best[0]
    raise _unclear(item, given, layouts)


def _own(fields: Iterable[str]) -> set[str]:
    """Of a slide's fields those that layouts may have."""
    return set(fields) - (COMMON.keys() - {"title"})


def _fitting(given: set[str], layouts: Layouts, first: bool = False) -> list[SlideLayout]:
    """The layouts that know every field given and miss none; of several, those that require most."""
    own = _own(given)
    fitting = [
        one
        for one in layouts
        if one.infer
        and (first or not one.opens_deck)
        and own <= one.fields.keys() | COMMON.keys()
        and one.required <= given
        and not one.lacks(given)
    ]
    most = max((len(one.required) for one in fitting), default=0)
    return [one for one in fitting if len(one.required) == most]


def _unclear(item: Node, given: set[str], layouts: Layouts) -> OutlineError:
    own, best = _own(given), _fitting(given, layouts)
    if not own:
        return _empty(item)
    near = best or _nearest(own - {"title"}, layouts)
    hint = _misspelt(own, layouts)
    odds = "" if hint or len(near) == 1 else _at_odds(own, layouts)
    problem = "several layouts take these fields" if best else "no layout takes these fields"
    return OutlineError(
        f"{problem}: {', '.join(sorted(own))}",
        mark=item.mark,
        expected="fields of one layout"
        if odds
        else "layout: " + " | ".join([one.name for one in near] or layouts.layouts),
        hint=hint or odds or _at_fault(own, near) or "name one with “layout:”",
    )


def _empty(item: Node) -> OutlineError:
    """The error for a slide that has nothing to show."""
    beside = f" but for {', '.join(item.value)}" if item.value else ""
    expected = "a title and what stands under it, as title: …, bullets: […]"
    return OutlineError(f"the slide is empty{beside}", mark=item.mark, expected=expected)


def _at_odds(own: set[str], layouts: Layouts) -> str:
    """A field that no layout takes, else two that none takes both, with the layouts that take each of them."""
    takers = {name: [one.name for one in layouts if name in one.fields] for name in sorted(own)}
    if unknown := next((name for name in takers if not takers[name]), ""):
        return f"no layout takes “{unknown}”"
    for one, other in combinations(takers, 2):
        if not set(takers[one]) & set(takers[other]):
            told = " and ".join(f"“{name}” ({', '.join(takers[name])})" for name in (one, other))
            return f"no layout takes both {told}"
    return ""


def _nearest(given: set[str], layouts: Layouts) -> list[SlideLayout]:
    """The layouts that know most of the given fields, of those the ones that miss fewest."""
    known = {one: len(given & one.fields.keys()) for one in layouts}
    ranks = {one: (count, -len(one.required - given)) for one, count in known.items() if count}
    return [one for one, rank in ranks.items() if rank == max(ranks.values())]


def _misspelt(own: set[str], layouts: Layouts) -> str:
    """Of the fields that no layout knows, the first that is like one, or is a layout's name."""
    known = {name for layout in layouts for name in layout.fields}
    for name in sorted(own - known):
        if name in layouts.layouts:
            return f"“{name}” is a layout: “layout: {name}”, its fields beside it"
        if suggestion := did_you_mean(name, known, own):
            return f"“{name}”: {suggestion}"
    return ""


def _at_fault(own: set[str], near: list[SlideLayout]) -> str:
    """What keeps the one layout that is near from being the slide's: a field it does not know, or one it needs."""
    if len(near) != 1:
        return ""
    (layout,) = near
    for name in sorted(own - layout.fields.keys()):
        return f"“{name}” is no field of “{layout.name}”, which takes {', '.join(layout.fields)}"
    return f"“{layout.name}” needs {' and '.join(f'“{name}”' for name in sorted(layout.required - own))}"
