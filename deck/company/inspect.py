"""What a template holds, for people: layouts, placeholders, theme, what matches what, a block to paste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deck.company.match import Matcher, labels
from deck.company.model import Holder, Layout, Template, Theme
from deck.scene import Box


def report(template: Template, ours: Iterable[str]) -> str:
    """All of it; `ours` are the names of our layouts."""
    matcher = Matcher(template)
    parts = [_head(template), *_themes(template)]
    parts += [_layout(label, layout, matcher.roles[layout]) for label, layout in labels(template)]
    return "\n\n".join([*parts, _block(template, matcher, ours)]) + "\n"


def _head(template: Template) -> str:
    count = len(template.masters)
    size = f"{template.width:g} × {template.height:g} pt"
    masters = f"{count} master{'s' if count > 1 else ''}"
    return f"{template.path.name}: {size}, {masters}, {len(template.layouts)} layouts"


def _themes(template: Template) -> Iterator[str]:
    for theme in {layout.theme.part: layout.theme for layout in template.layouts}.values():
        yield _theme(theme)


def _theme(theme: Theme) -> str:
    colours = "  ".join(f"{slot} #{rgb}" for slot, rgb in theme.colours.items())
    fonts = (
        f"headings {theme.heading or '?'}, text {theme.body or '?'}, East Asian {theme.east_asian or '(by language)'}"
    )
    return f"theme “{theme.name}”\n  {colours}\n  {fonts}"


def _layout(label: str, layout: Layout, role: str) -> str:
    lines = [f"layout “{label}”  {role or '–'}  on #{layout.surface.rgb}"]
    return "\n".join([*lines, *(f"  {_holder(h)}" for h in layout.holders)])


def _holder(holder: Holder) -> str:
    mark = holder.scene.placeholder
    size = f"{holder.first.size:g} pt {holder.face}"
    upright = "  vertical" if holder.vertical else ""
    return f"{mark.type:<9}{mark.idx:>3}  {_box(holder.box)}  {size}  “{holder.scene.name}”{upright}"


def _box(box: Box) -> str:
    return " ".join(f"{n:6.1f}" for n in (box.x, box.y, box.width, box.height))


def _block(template: Template, matcher: Matcher, ours: Iterable[str]) -> str:
    """YAML for the outline: what would be matched, to be changed by hand."""
    names = {layout: label for label, layout in labels(template)}
    lines = [f"template: {_quoted(template.path.name)}", "layouts:"]
    for name in ours:
        match = matcher.match(name)
        lines.append(f"  {name}: {_quoted(names[match.layout])}  # {match.reason}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
