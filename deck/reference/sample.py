"""A layout's sample as an author would write it: one entry of an outline's `slides`."""

from __future__ import annotations

import io
from typing import Any

import yaml

from deck.layouts import SlideLayout
from deck.yaml_nodes import plain

WIDTH = 96


def sample_yaml(layout: SlideLayout, **more: Any) -> str:
    """The sample of `layout` as YAML, with `more` common fields; one slide, "- " before it."""
    return slides_yaml([{"layout": layout.name, **(plain(layout.sample) if layout.sample else {}), **more}])


def slides_yaml(slides: list[dict[str, Any]]) -> str:
    """Slides as YAML for people: a field a line, the innermost collections on one line, long texts as blocks."""
    stream = io.StringIO()
    dumper = _Dumper(stream, default_flow_style=None, allow_unicode=True, sort_keys=False, width=WIDTH)
    dumper.open()
    root = dumper.represent_data(slides)
    for node in (root, *root.value):
        node.flow_style = False
    dumper.serialize(root)
    dumper.close()
    return stream.getvalue()


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as blocks; nothing is said by reference."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)
