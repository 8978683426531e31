"""p:timing (19.5): a slide's build as one main sequence, a click a step, as PowerPoint writes it.

In: the slide and the ids of its shapes. Each step is `p:par` (waits for the click) in `p:par` (begins at once) with an
effect a target: the first starts on the click, the others with it. Presets are PowerPoint's: 1 appear, 10 fade.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from deck.scene import AnyShape, Build, Chart, Shape, Slide, Target

FADE_MS = 500
_PRESETS = {"appear": 1, "fade": 10}
_AT_ONCE = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_ON_CLICK = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'


def timing_xml(slide: Slide, ids: Sequence[int]) -> str:
    """`p:timing` of a slide whose shapes have these ids; "" where nothing builds."""
    return _Sequence(slide.build, slide.shapes, ids).xml() if slide.build else ""


class _Sequence:
    """The main sequence while it is written: it counts the time nodes."""

    def __init__(self, build: Build, shapes: Sequence[AnyShape], ids: Sequence[int]) -> None:
        self.build = build
        self.shapes = shapes
        self.ids = ids
        self.nodes = count(3)

    def xml(self) -> str:
        steps = "".join(self._step(step) for step in self.build.steps)
        builds = "".join(self._builds())
        return (
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
            '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
            f"<p:childTnLst>{steps}</p:childTnLst></p:cTn><p:prevCondLst>{_turn('onPrev')}</p:prevCondLst>"
            f"<p:nextCondLst>{_turn('onNext')}</p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
            f"{f'<p:bldLst>{builds}</p:bldLst>' if builds else ''}</p:timing>"
        )

    def _step(self, step: Sequence[Target]) -> str:
        waits, begins = next(self.nodes), next(self.nodes)
        single = [one for target in step for one in _single(target)]
        effects = "".join(self._effect(one, "withEffect" if n else "clickEffect") for n, one in enumerate(single))
        return _par(f'id="{waits}" fill="hold"', _ON_CLICK, _par(f'id="{begins}" fill="hold"', _AT_ONCE, effects))

    def _effect(self, target: Target, node_type: str) -> str:
        """A shape or a paragraph is made visible, and fades in where the effect is a fade."""
        group = ' grpId="0"' if isinstance(self.shapes[target.shape], (Shape, Chart)) else ""
        head = (
            f'id="{next(self.nodes)}" presetID="{_PRESETS[self.build.effect]}" presetClass="entr" presetSubtype="0" '
            f'fill="hold"{group} nodeType="{node_type}"'
        )
        where = self._where(target)
        shown = (
            f'<p:set><p:cBhvr><p:cTn id="{next(self.nodes)}" dur="1" fill="hold">{_AT_ONCE}</p:cTn>{where}'
            "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
            '<p:to><p:strVal val="visible"/></p:to></p:set>'
        )
        return _par(head, _AT_ONCE, shown + (self._fade(where) if self.build.effect == "fade" else ""))

    def _fade(self, where: str) -> str:
        return (
            f'<p:animEffect transition="in" filter="fade"><p:cBhvr><p:cTn id="{next(self.nodes)}" dur="{FADE_MS}"/>'
            f"{where}</p:cBhvr></p:animEffect>"
        )

    def _where(self, target: Target) -> str:
        spid = self.ids[target.shape]
        if target.paragraphs is None:
            return f'<p:tgtEl><p:spTgt spid="{spid}"/></p:tgtEl>'
        first, last = target.paragraphs
        return (
            f'<p:tgtEl><p:spTgt spid="{spid}"><p:txEl><p:pRg st="{first}" end="{last}"/></p:txEl></p:spTgt></p:tgtEl>'
        )

    def _builds(self) -> Iterator[str]:
        """`p:bldLst`: shapes and charts have an entry; pictures, tables, connectors and groups have none."""
        targets = {t.shape: t for step in self.build.steps for t in step}
        for index in sorted(targets):
            shape, spid = self.shapes[index], self.ids[index]
            if isinstance(shape, Chart):
                yield f'<p:bldGraphic spid="{spid}" grpId="0"><p:bldAsOne/></p:bldGraphic>'
            elif isinstance(shape, Shape):
                yield f'<p:bldP spid="{spid}" grpId="0"{_by(shape, targets[index])}/>'


def _by(shape: Shape, target: Target) -> str:
    """By paragraphs; or as one, with its background where there is more to it than text."""
    if target.paragraphs is not None:
        return ' build="p"'
    return ' animBg="1"' if shape.text is None or shape.fill or shape.stroke else ""


def _single(target: Target) -> Iterator[Target]:
    """PowerPoint gives every paragraph an effect of its own."""
    if target.paragraphs is None:
        yield target
    else:
        first, last = target.paragraphs
        yield from (Target(target.shape, (n, n)) for n in range(first, last + 1))


def _par(attributes: str, condition: str, children: str) -> str:
    return f"<p:par><p:cTn {attributes}>{condition}<p:childTnLst>{children}</p:childTnLst></p:cTn></p:par>"


def _turn(event: str) -> str:
    """What moves the sequence on or back: the slide's own next and previous."""
    return f'<p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
