"""The author's own map from our layouts to the template's, kept beside the template: acme.yml for acme.potx."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from deck.errors import OutlineError, did_you_mean
from deck.yaml_nodes import Node, load_yaml

OTHERS = "*"  # the key for every layout that the map does not name
_SUFFIXES = (".yml", ".yaml")


def choices(template: Path, written: Mapping[str, Node], ours: Collection[str]) -> Mapping[str, Node]:
    """The whole map: the one beside the template, and the outline's, which wins. Raises OutlineError.

    `ours` are the names of our layouts.
    """
    return {**_beside(template, ours), **written}


def _beside(template: Path, ours: Collection[str]) -> Mapping[str, Node]:
    """The `layouts:` of the YAML file that has the template's name; empty where there is none. Raises OutlineError."""
    for file in (template.with_suffix(suffix) for suffix in _SUFFIXES):
        if file.is_file():
            root = load_yaml(file)
            return names(root.value.get("layouts"), ours) if isinstance(root.value, dict) else {}
    return {}


def names(node: Node | None, ours: Collection[str]) -> Mapping[str, Node]:
    """A `layouts:` map: names of the template's layouts by ours. Raises OutlineError for one that is none of `ours`."""
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        raise OutlineError("“layouts” is no map", mark=node.mark, expected="bullets: Title and Content")
    for name in node.value:
        if name not in ours and name != OTHERS:
            raise OutlineError(
                f"“layouts”: no layout of ours is called “{name}”",
                mark=node.key_mark(name),
                expected=f"{', '.join(ours)}; or “{OTHERS}” for all others",
                hint=did_you_mean(name, ours),
            )
    return node.value
