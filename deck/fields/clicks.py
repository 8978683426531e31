"""`build:` of a slide: what comes at which click, as an author writes it.

In: the field's `Node`. Out: a `BuildSpec`. Which items a slide has only its layout knows (`step` in its markup), so
that their numbers are checked where the slide is composed.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from deck.errors import Mark, OutlineError, did_you_mean
from deck.fields.registry import Checking, Spec, check_record, field_type
from deck.scene import Effect
from deck.yaml_nodes import Node

EFFECTS: tuple[Effect, ...] = ("fade", "appear")
FORMS = "items, none, clicks as [1, [2, 3]], or {effect: appear, of: items}"
_WORDS = ("items", "none")

Clicks = tuple[tuple[int, ...], ...]


class BuildSpec(Struct, frozen=True):
    """The items that come at each click, counted from 1; None: one after the other. `mark` is where it is written."""

    mark: Mark
    effect: Effect = "fade"
    clicks: Clicks | None = None


@field_type("build")
def build(node: Node, spec: Spec, checking: Checking, path: str) -> BuildSpec | None:
    """`items`, `none`, a list of clicks, or a mapping of `effect` and `of` (one of these)."""
    what, effect = node, EFFECTS[0]
    if isinstance(node.value, dict):
        values = check_record(node, _RECORD, checking, path, f"“{path}”")
        what, effect = node.value["of"], values["effect"]
    if isinstance(what.value, list):
        return BuildSpec(node.mark, effect, _clicks(what, path))
    if what.text not in _WORDS:
        raise _wrong(what, path)
    return BuildSpec(node.mark, effect) if what.text == "items" else None


_RECORD = {"effect": Spec("choice", of=EFFECTS, default=EFFECTS[0]), "of": Spec("any", True, FORMS)}


def _clicks(node: Node, path: str) -> Clicks:
    if not node.value:
        raise _wrong(node, path)
    clicks = tuple(
        tuple(_item(one, path) for one in (click.value if isinstance(click.value, list) else [click]))
        for click in node.value
    )
    _check_once(clicks, node, path)
    return clicks


def _item(node: Node, path: str) -> int:
    if not isinstance(node.value, int) or isinstance(node.value, bool) or node.value < 1:
        raise _wrong(node, path, "items are counted from 1, in the order they are written")
    return node.value


def _check_once(clicks: Iterable[Iterable[int]], node: Node, path: str) -> None:
    seen: set[int] = set()
    for item in (item for click in clicks for item in click):
        if item in seen:
            raise OutlineError(f"“{path}”: item {item} comes twice", mark=node.mark, expected="each item once")
        seen.add(item)


def _wrong(node: Node, path: str, hint: str = "") -> OutlineError:
    shown = f" ({node.text})" if not isinstance(node.value, (list, dict)) else ""
    return OutlineError(
        f"“{path}” can't be read{shown}", mark=node.mark, expected=FORMS, hint=hint or did_you_mean(node.text, _WORDS)
    )
