"""A JSON Schema (draft-07, which editors know) of outlines. In: layouts. Out: the schema as a value or as text.

What a slide may hold follows from its `layout`; where none is named, some layout that is ever inferred must fit.
A schema is more lenient than the real check where it can't say it: text is any scalar, files are not looked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from deck.fields import RECORDS, Spec
from deck.fields.clicks import EFFECTS
from deck.fields.scalars import DATE
from deck.languages import LANGUAGE
from deck.layouts import Layouts, SlideLayout
from deck.outline import COMMON, TOP

Schema = dict[str, Any]
SCALAR = ["string", "number", "boolean"]


def schema_text(layouts: Layouts) -> str:
    return json.dumps(schema(layouts), ensure_ascii=False, indent=1) + "\n"


def schema(layouts: Layouts) -> Schema:
    top = {**_properties(TOP), "slides": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/slide"}}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "An outline of a deck",
        "type": "object",
        "properties": top,
        "required": _required(TOP),
        "additionalProperties": False,
        "definitions": {
            "slide": _slide(layouts),
            **{f"any-{name}": _field(spec) for name, spec in COMMON.items()},
            **{f"layout-{layout.name}": _layout(layout) for layout in layouts},
            **{name: _object(specs) for name, specs in RECORDS.items() if name not in ("figure", "cell")},
            "cell": {"anyOf": [{"type": [*SCALAR, "null"]}, _object(RECORDS["cell"])]},
            "figure": _figure(layouts),
            "bullets": _BULLETS,
            "build": _BUILD,
        },
    }


def _slide(layouts: Layouts) -> Schema:
    """A choice by `layout`, so that an editor completes and complains for that layout alone."""
    names = [layout.name for layout in layouts]
    inferred = [_ref(f"layout-{layout.name}") for layout in layouts if layout.infer]
    return {
        "type": "object",
        "properties": {"layout": {"enum": names, "description": COMMON["layout"].help}},
        "allOf": [_where("layout", layout.name, f"layout-{layout.name}") for layout in layouts],
        "if": {"not": {"required": ["layout"]}},
        "then": {"anyOf": inferred},
    }


def _where(field: str, value: str, definition: str) -> Schema:
    return {"if": {"required": [field], "properties": {field: {"const": value}}}, "then": _ref(definition)}


def _layout(layout: SlideLayout) -> Schema:
    found = _object(layout.fields)
    common = {name: _ref(f"any-{name}") for name in COMMON}
    if layout.either:
        found["anyOf"] = [{"required": [name]} for name in layout.either]
    return {"description": layout.purpose, **found, "properties": {**common, **found["properties"]}}


def _figure(layouts: Layouts) -> Schema:
    """A choice by `kind`."""
    kinds = {name: _object({**RECORDS["figure"], **figure.fields}) for name, figure in layouts.figures.items()}
    cases = [
        {
            "if": {"properties": {"kind": {"const": name}}},
            "then": {"description": layouts.figures[name].purpose, **found},
        }
        for name, found in kinds.items()
    ]
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": list(kinds)}}, "allOf": cases}


def _object(specs: Mapping[str, Spec]) -> Schema:
    return {
        "type": "object",
        "properties": _properties(specs),
        "required": _required(specs),
        "additionalProperties": False,
    }


def _required(specs: Mapping[str, Spec]) -> list[str]:
    return [name for name, spec in specs.items() if spec.required]


def _properties(specs: Mapping[str, Spec]) -> Schema:
    return {name: _field(spec) for name, spec in specs.items()}


def _field(spec: Spec) -> Schema:
    """A field; one that may be left out may also be empty (null)."""
    found = _of_type(spec)
    if not spec.required:
        found = {"anyOf": [found, {"type": "null"}]}
    return {"description": spec.help, **found} if spec.help else found


def _of_type(spec: Spec) -> Schema:
    make = _TYPES.get(spec.type)
    return make(spec) if make else _ref(spec.type)


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


_POSITIVE: Schema = {"type": "integer", "minimum": 1}
_TYPES: dict[str, Callable[[Spec], Schema]] = {
    "text": lambda spec: {"type": SCALAR},
    "formula": lambda spec: {"type": SCALAR},
    "tag": lambda spec: {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
    "date": lambda spec: {"type": ["string", "number"], "pattern": f"^{DATE.pattern}$"},
    "lines": lambda spec: {"type": ["string", "integer"]},
    "code": lambda spec: {"type": SCALAR},
    "language": lambda spec: {"type": "string"},
    "icon": lambda spec: {"type": "string"},
    "image": lambda spec: {"type": "string"},
    "link": lambda spec: {"type": "string", "pattern": "^(https?://|mailto:|#)"},
    "focus": lambda spec: {"type": "string", "pattern": r"^\d{1,3}%\s+\d{1,3}%$"},
    "number": lambda spec: {"type": "number"},
    "value": lambda spec: {"type": ["number", "null"]},
    "boolean": lambda spec: {"type": "boolean"},
    "choice": lambda spec: {"enum": list(spec.of)},
    "any": lambda spec: {},
    "header": lambda spec: {"type": "array", "minItems": 1, "items": {"anyOf": [_ref("cell"), _CELLS]}},
    "span": lambda spec: _POSITIVE,
    "track": lambda spec: {"type": "string", "pattern": r"^(auto|\d+(\.\d+)?(fr|%))$"},
    "list": lambda spec: {"type": "array", "items": _of_type(spec.of), **({"minItems": 1} if spec.required else {})},
    "record": lambda spec: _object(spec.of),
}
_CELLS: Schema = {"type": "array", "items": _ref("cell")}
_BULLETS: Schema = {
    "type": "array",
    "items": {
        "anyOf": [
            {"type": SCALAR},
            {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _ref("bullets")},
        ]
    },
}
_CLICKS: Schema = {
    "type": "array",
    "minItems": 1,
    "items": {"anyOf": [_POSITIVE, {"type": "array", "items": _POSITIVE}]},
}
_FORMS: list[Schema] = [{"enum": ["items", "none"]}, _CLICKS]
_BUILD: Schema = {
    "anyOf": [
        *_FORMS,
        {
            "type": "object",
            "properties": {"effect": {"enum": list(EFFECTS)}, "of": {"anyOf": _FORMS}},
            "required": ["of"],
            "additionalProperties": False,
        },
    ]
}
