"""Fields as a layout's front matter declares them: a type's name, or a mapping with `type`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deck.errors import TemplateError, did_you_mean
from deck.fields.registry import TYPES, Spec, expect
from deck.yaml_nodes import Node


def compile_specs(node: Node) -> dict[str, Spec]:
    """The `fields:` mapping of a front matter. Raises TemplateError."""
    values = expect(node, dict, "fields", "a mapping of fields", TemplateError)
    return {name: compile_spec(value) for name, value in values.items()}


def compile_spec(node: Node) -> Spec:
    """One declaration: a type's name, or a mapping with `type`."""
    if isinstance(node.value, str):
        return _compiled(node, node.text, {})
    values = expect(node, dict, "field", "a type or a mapping with “type”", TemplateError)
    if "type" not in values:
        return Spec("record", of=compile_specs(node))
    return _compiled(node, values["type"].text, values)


def _compiled(node: Node, name: str, values: Mapping[str, Node]) -> Spec:
    if name not in TYPES:
        raise TemplateError(
            f"no field type “{name}”", mark=node.mark, expected=", ".join(TYPES), hint=did_you_mean(name, TYPES)
        )
    of = _OF[name](values.get("of")) if name in _OF else None
    required = "required" in values and values["required"].value is True
    default = values["default"].value if "default" in values else None
    return Spec(name, required, values["help"].text if "help" in values else "", default, of)


_OF: dict[str, Callable[[Node | None], Any]] = {
    "list": lambda node: compile_spec(node) if node else Spec("any"),
    "record": lambda node: compile_specs(node) if node else {},
    "lines": lambda node: node.text if node else "",
    "choice": lambda node: tuple(item.text for item in node.value) if node else (),
}
