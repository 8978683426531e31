"""The `figure` field: which drawing, and what that drawing takes."""

from __future__ import annotations

from deck.errors import OutlineError, did_you_mean
from deck.fields.registry import RECORDS, Checking, Fields, Spec, check_record, expect, field_type
from deck.yaml_nodes import Node

_FIGURE = {
    "kind": Spec("text", True, "which drawing"),
    "lead": Spec("text", help="what it shows, over it"),
    "caption": Spec("text", help="under it"),
    "alt": Spec("text", help="what is to be seen, for those who can't see it"),
}
RECORDS["figure"] = _FIGURE


@field_type("figure")
def figure(node: Node, spec: Spec, checking: Checking, path: str) -> Fields:
    """`kind` names a file of templates/figures, whose own fields check the rest."""
    values = expect(node, dict, path, "a mapping with “kind”")
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
    return check_record(node, {**_FIGURE, **checking.figures[kind].fields}, checking, path, f"the figure “{kind}”")
