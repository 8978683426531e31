"""The author's own map from our layouts to the template's, kept beside the template: acme.yml for acme.potx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from deck.errors import OutlineError, did_you_mean

OTHERS = "*"  # the key for every layout that the map does not name
_SUFFIXES = (".yml", ".yaml")


def choices(template: Path, written: Mapping[str, str], ours: Iterable[str]) -> Mapping[str, str]:
    """The whole map: the one beside the template, and the outline's, which wins. Raises OutlineError.

    `ours` are the names of our layouts.
    """
    chosen = {**_beside(template), **written}
    _check_names(chosen, ours)
    return chosen


def _beside(template: Path) -> Mapping[str, str]:
    """The `layouts:` of the YAML file that has the template's name; empty where there is none. Raises OutlineError."""
    from deck.yaml_nodes import load_yaml

    for file in (template.with_suffix(suffix) for suffix in _SUFFIXES):
        if file.is_file():
            root = load_yaml(file)
            return names(root.value.get("layouts")) if isinstance(root.value, dict) else {}
    return {}


def _check_names(chosen: Mapping[str, str], ours: Iterable[str]) -> None:
    """Raises OutlineError for a name on the left of the map that no layout of ours has ("*" is all the others)."""
    known = [*ours, OTHERS]
    for name in chosen:
        if name not in known:
            raise OutlineError(
                f"“layouts”: no layout of ours is called “{name}”",
                expected=", ".join(known),
                hint=did_you_mean(name, known),
            )


def names(node: Any) -> Mapping[str, str]:
    """A `layouts:` map: our layout's name to the template's. Raises OutlineError."""
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        raise OutlineError("“layouts” is no map", mark=node.mark, expected="bullets: Title and Content")
    return {str(ours): theirs.text for ours, theirs in node.value.items()}
