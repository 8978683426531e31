"""Field types: the register, what a layout's front matter declares (`Spec`), and the check of what an author gave.

Each type is one registered function from a `Node` of the outline to a plain immutable value (str, number, bool,
tuple, `Fields`) for the template.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct, field

from deck.errors import DeckError, OutlineError, did_you_mean
from deck.yaml_nodes import Node


class Fields(dict[str, Any]):
    """A record's values; a field that was left out reads as None, so templates may ask for it."""

    def __missing__(self, key: str) -> None:
        return None


class Spec(Struct, frozen=True):
    """A field's declaration: its type, whether it must be there, what it is for."""

    type: str
    required: bool = False
    help: str = ""
    default: Any = None
    of: Any = None  # list: Spec; record: dict[str, Spec]; choice: tuple[str, …]; lines: a field beside


class Figure(Protocol):
    """What a drawing of templates/figures takes."""

    @property
    def fields(self) -> Mapping[str, Spec]: ...


class Checking(Struct, frozen=True):
    """Where a check happens: the outline's folder, the figures that layouts may draw, the record a field stands in."""

    folder: Path
    figures: Mapping[str, Figure]
    beside: Mapping[str, Node] = field(default_factory=dict)


Check = Callable[[Node, Spec, Checking, str], Any]
TYPES: dict[str, Check] = {}
# The types that are mappings of fixed fields.
RECORDS: dict[str, Mapping[str, Spec]] = {}
QUOTED = 60  # characters of a value that a message repeats


def field_type(name: str) -> Callable[[Check], Check]:
    """Register the check of a field type."""

    def register(check: Check) -> Check:
        TYPES[name] = check
        return check

    return register


def check(node: Node, spec: Spec, checking: Checking, path: str) -> Any:
    """The value of `node` as `spec` wants it. Raises OutlineError that names the field `path`."""
    return TYPES[spec.type](node, spec, checking, path)


def check_record(node: Node, specs: Mapping[str, Spec], checking: Checking, path: str, what: str) -> Fields:
    """A mapping's fields: none unknown, none missing, each of its type."""
    values = expect(node, dict, path, "a mapping (name: value)")
    none_unknown(node, specs, f"{what} has no field")
    _none_missing(node, values, specs, path, what)
    within = Checking(checking.folder, checking.figures, values)
    return Fields(_checked(values, specs, within, path))


def _checked(
    values: Mapping[str, Node], specs: Mapping[str, Spec], checking: Checking, path: str
) -> Iterator[tuple[str, Any]]:
    for name, spec in specs.items():
        if name in values and values[name].value is not None:
            yield name, check(values[name], spec, checking, _within(path, name))
        elif spec.default is not None:
            yield name, spec.default


def none_unknown(node: Node, known: Collection[str], says: str, error: type[DeckError] = OutlineError) -> None:
    """Refuse a mapping with a name that is not `known`, in a message that begins as `says`."""
    for name, value in node.value.items():
        if name not in known:
            split = value.value is None and name.isdigit()  # what YAML makes of {value: 1,500}
            raise error(
                f"{says} “{name}”",
                mark=node.key_mark(name),
                expected=", ".join(known),
                hint="put quotes round a number with a comma" if split else did_you_mean(name, known, node.value),
            )


def _none_missing(node: Node, values: Mapping[str, Node], specs: Mapping[str, Spec], path: str, what: str) -> None:
    for name, spec in specs.items():
        if not spec.required or (name in values and values[name].value is not None):
            continue
        expected = f"{name}: {spec.help or _shown(spec)}"
        if name in values:
            raise wrong(values[name], _within(path, name), expected)
        raise OutlineError(f"{what} needs the field “{name}”", mark=node.mark, expected=expected)


def _within(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def expect(node: Node, kind: type, path: str, expected: str, error: type[DeckError] = OutlineError) -> Any:
    if not isinstance(node.value, kind):
        raise wrong(node, path, expected, error=error)
    return node.value


def wrong(node: Node, path: str, expected: str, hint: str = "", error: type[DeckError] = OutlineError) -> DeckError:
    what = f"“{path}”" if path else "this"
    return error(f"{what} is {_kind(node)}", mark=node.mark, expected=expected, hint=hint)


def refused(node: Node, path: str, expected: str, hint: str = "") -> DeckError:
    """The error for a value of the right type that is none of those the field takes."""
    if isinstance(node.value, (list, dict)) or not node.text:
        return wrong(node, path, expected, hint)
    return OutlineError(f"“{path}” can't be “{shortened(node.text)}”", mark=node.mark, expected=expected, hint=hint)


def _kind(node: Node) -> str:
    names = {list: "a list", dict: "a mapping", bool: "a boolean", int: "a number", float: "a number"}
    if node.value in (None, [], {}):
        return "empty"
    return names.get(type(node.value), "a text") + (f" ({shortened(node.text)})" if node.text else "")


def shortened(text: str) -> str:
    """As much of a text as a message quotes."""
    return text if len(text) <= QUOTED else text[:QUOTED] + "…"


def _shown(spec: Spec) -> str:
    return {"bullets": "a list of texts", "image": "a picture"}.get(spec.type, f"a {spec.type}")
