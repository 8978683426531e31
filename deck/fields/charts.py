"""The `chart` field: kinds of charts, their categories, series and axes."""

from __future__ import annotations

from deck.errors import OutlineError
from deck.fields.chart_file import filled
from deck.fields.registry import RECORDS, Checking, Fields, Spec, check_record, field_type
from deck.fields.scalars import counted, number
from deck.yaml_nodes import Node

_TEXT, _NUMBER = Spec("text"), Spec("number")
_SERIES = {
    "name": Spec("text", True),
    "values": Spec("list", True, "a list of numbers; nothing leaves a gap", of=Spec("value")),
    "x": Spec("list", help="where on the x axis, for scatter, line and area", of=_NUMBER),
    "labels": Spec("list", help="words beside the points; of a dumbbell’s second series: after its rows", of=_TEXT),
    "label_positions": Spec("list", help="above, below, left or right, a word a label", of=_TEXT),
    "highlight": Spec("list", help="the points that stand out, from 1", of=_NUMBER),
    "role": Spec("text", help="a colour role of the brand"),
    "line": Spec("boolean", help="a line through the points instead of marks (scatter), or over columns (column)"),
    "axis": Spec("choice", help="right: a line over columns has a value axis of its own there", of=("left", "right")),
}
_RIGHT = {
    "title": Spec("text", help="what it measures; over it"),
    "min": Spec("number", help="where it begins"),
    "max": Spec("number", help="where it ends"),
    "major": Spec("number", help="from one of its numbers to the next"),
    "number_format": Spec("text", help="as in a spreadsheet: “0%”"),
}
_REFERENCE = {"value": Spec("number", True), "label": Spec("text", True)}
KINDS = ("column", "bar", "line", "area", "scatter", "dumbbell", "pie", "doughnut")
_SHARES = ("pie", "doughnut")
MIDDLES = ("share", "sum", "none")
_CHART = {
    "kind": Spec("choice", True, "a dumbbell takes three series, a pie or a doughnut one", of=KINDS),
    "categories": Spec("list", help="what the points are called", of=_TEXT),
    "x": Spec("list", help="where on the x axis all series have their points", of=_NUMBER),
    "file": Spec("text", help="a CSV file beside the outline: its first column the categories, each other a series"),
    "series": Spec(
        "list",
        False,
        "a list of {name, values}; of several the last has the first colour",
        of=Spec("record", of=_SERIES),
    ),
    "stacked": Spec("boolean", help="columns or bars of several series on top of each other"),
    "log": Spec("boolean", help="a logarithmic value axis"),
    "log_x": Spec("boolean", help="a logarithmic x axis"),
    "min": Spec("number", help="where the value axis begins"),
    "max": Spec("number", help="where the value axis ends"),
    "major": Spec("number", help="from one line of the value axis to the next"),
    "right": Spec("record", help="the value axis at the right, of lines that have “axis: right”", of=_RIGHT),
    "reference": Spec("record", help="a level to compare with", of=_REFERENCE),
    "x_title": Spec("text", help="what the lower axis measures; under its end"),
    "y_title": Spec("text", help="what the axis at the left measures; over it"),
    "number_format": Spec("text", help="as in a spreadsheet: “#,##0.0”"),
    "text": Spec("text", help="what the shares of a dumbbell chart are; over the first; under a doughnut’s number"),
    "middle": Spec(
        "choice", help="the number in a doughnut: the highlighted share (as is usual), or the sum", of=MIDDLES
    ),
}
# The types that are mappings of fixed fields.
RECORDS["chart"] = _CHART


@field_type("chart")
def chart(node: Node, spec: Spec, checking: Checking, path: str) -> Fields:
    """`kind`, `categories` or `x`, and `series` of as many values; or a `file` of them."""
    node = filled(node, checking, path)
    value = check_record(node, _CHART, checking, path, "a chart")
    if not value["series"]:
        raise OutlineError(f"{path}: the chart has no numbers", mark=node.mark, expected="“series”, or a CSV “file”")
    if value["log"] and value["min"] is not None and value["min"] <= 0:
        raise OutlineError(f"{path}: a logarithmic axis begins over 0", mark=node.value["min"].mark)
    if value["kind"] in _SHARES:
        _whole(node, value, path)
        _no_axes(node, value, path)
    _middle(node, value, path)
    _over_columns(node, value, path)
    for index, series in enumerate(value["series"]):
        place = node.value["series"].value[index]
        _same_length(place, series, value, path)
        for mark in place.value["highlight"].value if series["highlight"] else ():
            counted(mark, len(series["values"]), "point", f"{path}.series[{index + 1}].highlight")
    return value


def _whole(node: Node, value: Fields, path: str) -> None:
    """Raises OutlineError for what is no shares of one whole."""
    mark, given = node.value["series"].mark, value["series"]
    if len(given) != 1:
        raise OutlineError(
            f"{path}: a {value['kind']} of {len(given)} series", mark=mark, expected="one series of shares"
        )
    parts = given[0]["values"]
    if any(part is None or part < 0 for part in parts) or not sum(parts):
        told = f"{path}: a {value['kind']}'s shares are numbers from 0 on"
        raise OutlineError(told, mark=mark, expected="one over 0 at least")


def _no_axes(node: Node, value: Fields, path: str) -> None:
    for name in ("x_title", "y_title"):
        if value[name]:
            told = f"{path}: a {value['kind']} has no axes"
            raise OutlineError(told, mark=node.key_mark(name), hint="what its shares are of may stand in a “caption”")


def _middle(node: Node, value: Fields, path: str) -> None:
    """Raises OutlineError for a number in the middle of what has none."""
    given = value["middle"]
    if given and value["kind"] != "doughnut":
        told = f"{path}: a {value['kind']} chart has no “middle”"
        raise OutlineError(told, mark=node.key_mark("middle"), expected="kind: doughnut")
    if given == "share" and not value["series"][0]["highlight"]:
        hint = "“highlight: [1]” in the series marks its first; or “middle: sum”"
        raise OutlineError(f"{path}: no share stands out", mark=node.value["middle"].mark, hint=hint)


def _over_columns(node: Node, value: Fields, path: str) -> None:
    """Raises OutlineError for lines over columns that can't be, and for an axis at the right that nothing has."""
    lines = [bool(series["line"]) for series in value["series"]]
    if any(lines) and value["kind"] == "bar":
        raise OutlineError(f"{path}: no line lies over bars", mark=node.value["kind"].mark, expected="kind: column")
    if all(lines) and value["kind"] == "column":
        raise OutlineError(f"{path}: a chart of lines alone", mark=node.value["kind"].mark, expected="kind: line")
    rights = [series["axis"] == "right" for series in value["series"]]
    for given, right, line in zip(node.value["series"].value, rights, lines, strict=True):
        if right and (value["kind"] != "column" or not line):
            expected = "kind: column, and “line: true” in a series beside others"
            told = f"{path}: only a line over columns has an axis at the right"
            raise OutlineError(told, mark=given.value["axis"].mark, expected=expected)
    if value["right"] and not any(rights):
        hint = "“axis: right” in a series that is a line"
        raise OutlineError(f"{path}: no series has the axis at the right", mark=node.key_mark("right"), hint=hint)


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
