"""Field types: what a layout's front matter may ask for, and the check of what an author gave.

In: a `Node` of the outline. Out: a plain immutable value (str, number, bool, tuple, `Fields`) for the
template. Each type is one registered function; specs are compiled once, when the layout is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from deck.errors import DeckError, OutlineError, TemplateError, did_you_mean
from deck.languages import LANGUAGE
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
    of: Any = None  # list: Spec; record: dict[str, Spec]; choice: tuple[str, …]


class Bullet(Struct, frozen=True):
    """One entry of a list and those under it."""

    text: str
    children: tuple[Bullet, ...] = ()


class Bullets(tuple[Bullet, ...]):
    """A list of bullets."""

    __slots__ = ()


class Checking(Struct, frozen=True):
    """Where a check happens: the outline's folder and the figures that layouts may draw."""

    folder: Path
    figures: Mapping[str, Mapping[str, Spec]]


Check = Callable[[Node, Spec, Checking, str], Any]
TYPES: dict[str, Check] = {}
MAX_LEVELS = 9
MAX_NUMBER = 1e300
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
    values = _expect(node, dict, path, "a mapping (name: value)")
    _no_unknown(node, values, specs, what)
    for name, spec in specs.items():
        if spec.required and (name not in values or values[name].value is None):
            raise OutlineError(
                f"{what} needs the field “{name}”", mark=node.mark, expected=f"{name}: {spec.help or _shown(spec)}"
            )
    return Fields(_checked(values, specs, checking, path))


def _checked(
    values: Mapping[str, Node], specs: Mapping[str, Spec], checking: Checking, path: str
) -> Iterator[tuple[str, Any]]:
    for name, spec in specs.items():
        if name in values and values[name].value is not None:
            yield name, check(values[name], spec, checking, f"{path}.{name}" if path else name)
        elif spec.default is not None:
            yield name, spec.default


def _no_unknown(node: Node, values: Mapping[str, Node], specs: Mapping[str, Spec], what: str) -> None:
    for name in values:
        if name not in specs:
            raise OutlineError(
                f"{what} has no field “{name}”",
                mark=node.key_mark(name),
                expected=", ".join(specs),
                hint=did_you_mean(name, specs),
            )


# --- scalars --------------------------------------------------------------------------------------


@field_type("text")
def text(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """Any scalar, as it was written."""
    if isinstance(node.value, (list, dict)):
        raise _wrong(node, path, "a text", hint=_text_hint(node))
    return node.text.strip("\n")


@field_type("formula")
def formula(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A formula in LaTeX."""
    return str(text(node, spec, checking, path)).strip().strip("$")


@field_type("code")
def code(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """Lines of code, as they were written: a block after “|”."""
    return str(text(node, spec, checking, path)).rstrip()


@field_type("language")
def language(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A programming language, as Pygments calls it."""
    from pygments.lexers import find_lexer_class_by_name, get_all_lexers
    from pygments.util import ClassNotFound

    try:
        find_lexer_class_by_name(node.text)
    except ClassNotFound:
        known = [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases]
        expected = "a language that Pygments knows: python, c++, bash, …"
        raise _wrong(node, path, expected, hint=did_you_mean(node.text.lower(), known)) from None
    return node.text


@field_type("tag")
def tag(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A language's tag (BCP 47), as zh-CN."""
    if not LANGUAGE.fullmatch(node.text):
        raise _wrong(node, path, "a language (BCP 47), as zh-CN or en-US")
    return node.text


@field_type("number")
def number(node: Node, spec: Spec, checking: Checking, path: str) -> float:
    """A finite number."""
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)) or not abs(node.value) < MAX_NUMBER:
        raise _wrong(node, path, "a finite number")
    return node.value


@field_type("boolean")
def boolean(node: Node, spec: Spec, checking: Checking, path: str) -> bool:
    """`true` or `false`."""
    return bool(_expect(node, bool, path, "true or false"))


@field_type("choice")
def choice(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """One of a few words."""
    if node.text not in spec.of:
        raise _wrong(node, path, " or ".join(spec.of), hint=did_you_mean(node.text, spec.of))
    return node.text


@field_type("link")
def link(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A URI of a scheme that may be clicked in a lecture, or "#id" of a slide."""
    value = str(text(node, spec, checking, path)).strip()
    if not value.startswith(("https://", "http://", "mailto:", "#")) or any(c.isspace() for c in value):
        raise _wrong(node, path, "https://…, mailto:… or #id of a slide")
    return value


@field_type("image")
def image(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A picture file (.png, .jpg, .gif), relative to the outline."""
    file = existing(node, checking, path, "picture")
    if file.suffix.lower() not in (".png", ".jpg", ".jpeg", ".gif"):
        raise _wrong(node, path, "a .png, .jpg or .gif file")
    return str(file)


def existing(node: Node, checking: Checking, path: str, what: str) -> Path:
    """The file that a field names, relative to the outline. Raises OutlineError where there is none."""
    given = text(node, Spec("text"), checking, path)
    file = Path(os.path.realpath(checking.folder / given))
    if not os.path.isfile(file):  # noqa: PTH113  (Path.is_file raises for a name that is too long)
        near = [f.name for f in file.parent.glob("*")] if os.path.isdir(file.parent) else []  # noqa: PTH112
        raise OutlineError(
            f"{path}: no {what} at {shortened(given)}",
            mark=node.mark,
            expected="a file, relative to the outline",
            hint=did_you_mean(file.name, near),
        )
    return file


@field_type("focus")
def focus(node: Node, spec: Spec, checking: Checking, path: str) -> str:
    """A point of a picture: shares of width and height, as 30% 20%."""
    shares = re.fullmatch(r"(\d{1,3})%\s+(\d{1,3})%", node.text.strip())
    if not shares or max(map(int, shares.groups())) > 100:
        raise _wrong(node, path, "shares of width and height, as 30% 20%")
    return f"{shares[1]}% {shares[2]}%"


@field_type("any")
def anything(node: Node, spec: Spec, checking: Checking, path: str) -> Any:
    """Plain values, unchecked: for figures that read their own data."""
    if isinstance(node.value, dict):
        return Fields((k, anything(v, spec, checking, path)) for k, v in node.value.items())
    if isinstance(node.value, list):
        return tuple(anything(v, spec, checking, path) for v in node.value)
    return node.value


# --- collections ----------------------------------------------------------------------------------


@field_type("list")
def sequence(node: Node, spec: Spec, checking: Checking, path: str) -> tuple[Any, ...]:
    """Lines that begin with “- ”, or `[a, b]`."""
    items = _expect(node, list, path, "a list (lines that begin with “- ”)")
    if spec.required and not items:
        raise _wrong(node, path, "at least one entry")
    return tuple(check(item, spec.of, checking, f"{path}[{i}]") for i, item in enumerate(items, 1))


@field_type("record")
def record(node: Node, spec: Spec, checking: Checking, path: str) -> Fields:
    """A mapping, `name: value`."""
    return check_record(node, spec.of, checking, path, f"“{path}”")


@field_type("bullets")
def bullets(node: Node, spec: Spec, checking: Checking, path: str) -> Bullets:
    """A list of texts; a text with a list under it is `- text:` and the list."""
    return _bullets(node, path, 1)


def _bullets(node: Node, path: str, level: int) -> Bullets:
    if level > MAX_LEVELS:
        raise OutlineError(f"{path}: lists nested more than {MAX_LEVELS} deep", mark=node.mark)
    items = _expect(node, list, path, "a list (lines that begin with “- ”)")
    return Bullets(_bullet(item, path, level) for item in items)


def _bullet(item: Node, path: str, level: int) -> Bullet:
    if isinstance(item.value, list):
        raise _wrong(item, path, "a text, or “text:” with a list under it")
    if not isinstance(item.value, dict):
        return Bullet(item.text)
    if len(item.value) != 1:
        raise _wrong(item, path, "one text with a list under it", hint="put quotes round a text that holds “: ”")
    (head, below), *_ = item.value.items()
    if not isinstance(below.value, list):
        raise _wrong(below, path, "a list under the text", hint="put quotes round a text that holds “: ”")
    return Bullet(head, _bullets(below, path, level + 1))


@field_type("chart")
def chart(node: Node, spec: Spec, checking: Checking, path: str) -> Fields:
    """`kind`, `categories` or `x`, and `series` of as many values."""
    value = check_record(node, _CHART, checking, path, "a chart")
    for index, series in enumerate(value["series"]):
        place = node.value["series"].value[index]
        _same_length(place, series, value, path)
    return value


def _same_length(node: Node, series: Fields, value: Fields, path: str) -> None:
    against = series["x"] or value["x"] or (value["categories"] if value["kind"] != "scatter" else None)
    if against is None:
        raise OutlineError(f"{path}: the chart needs “categories”, or “x” for a scatter chart", mark=node.mark)
    if len(series["values"]) != len(against):
        raise OutlineError(
            f"{path}: series “{series['name']}” has {len(series['values'])} values for {len(against)} points",
            mark=node.mark,
            expected=f"{len(against)} values",
        )
    logarithmic = (*(series["values"] if value["log"] else ()), *(against if value["log_x"] else ()))
    if any(isinstance(v, float | int) and v <= 0 for v in logarithmic):
        raise OutlineError(f"{path}: a logarithmic axis takes only values over 0", mark=node.mark)


@field_type("value")
def maybe_number(node: Node, spec: Spec, checking: Checking, path: str) -> float | None:
    """A finite number, or nothing (a gap in a series)."""
    return None if node.value is None else number(node, spec, checking, path)


@field_type("figure")
def figure(node: Node, spec: Spec, checking: Checking, path: str) -> Fields:
    """`kind` names a file of templates/figures, whose own fields check the rest."""
    values = _expect(node, dict, path, "a mapping with “kind”")
    if "kind" not in values:
        raise OutlineError(f"{path}: the figure needs “kind”", mark=node.mark, expected=", ".join(checking.figures))
    kind = values["kind"].text
    if kind not in checking.figures:
        raise OutlineError(
            f"{path}: no figure “{kind}”",
            mark=values["kind"].mark,
            expected=", ".join(checking.figures),
            hint=did_you_mean(kind, checking.figures),
        )
    return check_record(node, {**_FIGURE, **checking.figures[kind]}, checking, path, f"the figure “{kind}”")


# --- compiling specs ------------------------------------------------------------------------------


def compile_specs(node: Node) -> dict[str, Spec]:
    """The `fields:` mapping of a front matter. Raises TemplateError."""
    values = _expect(node, dict, "fields", "a mapping of fields", TemplateError)
    return {name: compile_spec(value) for name, value in values.items()}


def compile_spec(node: Node) -> Spec:
    """One declaration: a type's name, or a mapping with `type`."""
    if isinstance(node.value, str):
        return _compiled(node, node.text, {})
    values = _expect(node, dict, "field", "a type or a mapping with “type”", TemplateError)
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
    "choice": lambda node: tuple(item.text for item in node.value) if node else (),
}

_TEXT, _FLAG, _NUMBER = Spec("text"), Spec("boolean"), Spec("number")
_TEXTS = Spec("list", of=_TEXT)
_FIGURE = {
    "kind": Spec("text", True, "which drawing"),
    "lead": Spec("text", help="what it shows, over it"),
    "caption": Spec("text", help="under it"),
    "alt": Spec("text", help="what is to be seen, for those who can't see it"),
}
_SERIES = {
    "name": Spec("text", True),
    "values": Spec("list", True, "a list of numbers; nothing leaves a gap", of=Spec("value")),
    "x": Spec("list", help="where on the x axis, for scatter and line", of=_NUMBER),
    "labels": Spec("list", help="words beside the points", of=_TEXT),
    "label_positions": Spec("list", help="above, below, left or right, a word a label", of=_TEXT),
    "highlight": Spec("list", help="the points that stand out, from 1", of=_NUMBER),
    "role": Spec("text", help="a colour role of the brand"),
    "line": Spec("boolean", help="a line through the points instead of marks (scatter)"),
}
_REFERENCE = {"value": Spec("number", True), "label": Spec("text", True)}
_CHART = {
    "kind": Spec("choice", True, of=("column", "bar", "line", "area", "scatter", "dumbbell")),
    "categories": Spec("list", help="what the points are called", of=_TEXT),
    "x": Spec("list", help="where on the x axis all series have their points", of=_NUMBER),
    "series": Spec("list", True, "a list of {name, values}", of=Spec("record", of=_SERIES)),
    "log": Spec("boolean", help="a logarithmic value axis"),
    "log_x": Spec("boolean", help="a logarithmic x axis"),
    "min": Spec("number", help="where the value axis begins"),
    "max": Spec("number", help="where the value axis ends"),
    "major": Spec("number", help="from one line of the value axis to the next"),
    "reference": Spec("record", help="a level to compare with", of=_REFERENCE),
    "number_format": Spec("text", help="as in a spreadsheet: “#,##0.0”"),
    "text": Spec("text", help="over the shares of a dumbbell chart"),
}
# The types that are mappings of fixed fields.
RECORDS: dict[str, Mapping[str, Spec]] = {"chart": _CHART, "figure": _FIGURE}


def _expect(node: Node, kind: type, path: str, expected: str, error: type[DeckError] = OutlineError) -> Any:
    if not isinstance(node.value, kind):
        raise _wrong(node, path, expected, error=error)
    return node.value


def _wrong(node: Node, path: str, expected: str, hint: str = "", error: type[DeckError] = OutlineError) -> DeckError:
    what = f"“{path}”" if path else "this"
    return error(f"{what} is {_kind(node)}", mark=node.mark, expected=expected, hint=hint)


def _kind(node: Node) -> str:
    names = {list: "a list", dict: "a mapping", bool: "a boolean", int: "a number", float: "a number"}
    if node.value is None:
        return "empty"
    return names.get(type(node.value), "a text") + (f" ({shortened(node.text)})" if node.text else "")


def shortened(text: str) -> str:
    """As much of a text as a message quotes."""
    return text if len(text) <= QUOTED else text[:QUOTED] + "…"


def _text_hint(node: Node) -> str:
    return "put quotes round a text that holds “: ”" if isinstance(node.value, dict) else ""


def _shown(spec: Spec) -> str:
    return f"a {spec.type}"
