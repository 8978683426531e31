"""Lists, records and bullets."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from deck.errors import OutlineError
from deck.fields.registry import TYPES, Checking, Fields, Spec, check_record, expect, field_type, wrong
from deck.yaml_nodes import Node

MAX_LEVELS = 9


class Bullet(Struct, frozen=True):
    """One entry of a list and those under it."""

    text: str
    children: tuple[Bullet, ...] = ()


class Bullets(tuple[Bullet, ...]):
    """A list of bullets."""

    __slots__ = ()


@field_type("list")
def sequence(node: Node, spec: Spec, checking: Checking, path: str) -> tuple[Any, ...]:
    """Lines that begin with “- ”, or `[a, b]`."""
    items = expect(node, list, path, "a list (lines that begin with “- ”)")
    if spec.required and not items:
        raise wrong(node, path, "at least one entry")
    of, checked = spec.of, TYPES[spec.of.type]
    return tuple([checked(item, of, checking, f"{path}[{i}]") for i, item in enumerate(items, 1)])


@field_type("record")
def record(node: Node, spec: Spec, checking: Checking, path: str) -> Fields:
    """A mapping, `name: value`."""
    return check_record(node, spec.of, checking, path, f"“{path}”")


@field_type("bullets")
def bullets(node: Node, spec: Spec, checking: Checking, path: str) -> Bullets:
    """A list of texts; a text that ends in a colon may have a list under it, further in."""
    return _bullets(node, path, 1)


def _bullets(node: Node, path: str, level: int) -> Bullets:
    if level > MAX_LEVELS:
        raise OutlineError(f"{path}: lists nested more than {MAX_LEVELS} deep", mark=node.mark)
    items = expect(node, list, path, "a list (lines that begin with “- ”)")
    return Bullets(_bullet(item, f"{path}[{n}]", level) for n, item in enumerate(items, 1))


def _bullet(item: Node, path: str, level: int) -> Bullet:
    if isinstance(item.value, list):
        raise wrong(item, path, "a text, or “text:” with a list under it")
    if item.value is None:
        raise wrong(item, path, "a text", hint="put quotes round a text that is “null”" if item.text == "null" else "")
    if not isinstance(item.value, dict):
        return Bullet(item.text)
    if len(item.value) != 1:
        raise wrong(item, path, "one text with a list under it", hint="put quotes round a text that holds “: ”")
    (head, below), *_ = item.value.items()
    if not isinstance(below.value, list):
        raise wrong(below, path, "a list under the text", hint="put quotes round a text that holds “: ”")
    return Bullet(head, _bullets(below, path, level + 1))
