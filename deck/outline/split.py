"""What is too much for one slide stands on several. In: an outline, and a way to try a slide. Out: an outline.

A layout's front matter names the list that may be cut (`splits: bullets`); nothing here knows a layout. The
parts are as even as they go, so none holds a lonely entry, and share their text sizes; code is rather cut at its seams.
Notes, id and section stay with the first; the others say in their titles that they go on.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from deck.errors import OutlineError, TextOverflowError
from deck.languages import words
from deck.outline.model import Outline, SlideSpec
from deck.outline.pieces import letters, pieces
from deck.outline.seams import at_seams
from deck.outline.sections import with_slides

Sizes = Mapping[str, float]
Attempt = Callable[[SlideSpec], Sizes]  # the sizes that were stepped down; raises TextOverflowError
MANY = 200  # entries that no slide holds: not even tried
FEW = 6  # entries to start looking with
A_SLIDE = 8.0  # how bad it is to have a slide more, as seams count it
LINES, LETTERS = 10, 80  # what any slide holds, and how many letters (Han: two each) a line at least


def split(outline: Outline, attempt: Attempt, thorough: bool = True) -> Outline:
    """The outline with every slide that overflows, and may be cut, cut. Raises TextOverflowError.

    Unless `thorough`, slides that hold little are taken to fit.
    """
    slides: list[SlideSpec] = []
    for spec in outline.slides:
        if thorough or _much(spec):
            slides += _Cut(replace(spec, number=len(slides) + 1), outline, attempt).parts()
        else:
            slides.append(spec)
    return with_slides(outline, tuple(slides)) if len(slides) > len(outline.slides) else outline


def _much(spec: SlideSpec) -> bool:
    """Whether a slide may hold too much: by its entries, each a line, and its letters, a line for every so many."""
    if spec.overflow != "split":
        return False
    entries = pieces(spec.fields, spec.layout.splits).count
    return entries > LINES or entries + letters(spec.fields) / LETTERS > LINES


class _Cut:
    """One slide that may become several."""

    def __init__(self, spec: SlideSpec, outline: Outline, attempt: Attempt) -> None:
        self.spec = spec
        self.attempt = attempt
        self.words = words(spec.lang or outline.lang)["continued"]
        self.pieces = pieces(spec.fields, spec.layout.splits)
        self.count = self.pieces.count

    def parts(self) -> Sequence[SlideSpec]:
        if self.count < 2 or self.spec.overflow != "split":
            return [self.spec]
        if self.count <= MANY and (whole := self._shared([self.count])):
            return whole
        self._check_build()
        first = self._most(0, FEW)
        for ends in self._ways(_counts(math.ceil(self.count / first), self.count), first):
            if parts := self._shared(ends):
                return parts
        return self._shared(self._greedy(first)) or [self.spec]

    def _ways(self, counts: Sequence[int], most: int) -> Iterator[Sequence[int]]:
        """Where parts may end: where the text has seams, rather on one slide more than amid what belongs together; else
        they are even."""
        if seams := self.pieces.seams:
            found = [at_seams(seams, count, most) for count in counts]
            costs = {ends: cost + n * A_SLIDE for n, (cost, ends) in enumerate(found) if ends}
            yield from sorted(costs, key=costs.__getitem__)
        yield from (_even(self.count, count) for count in counts)

    def _check_build(self) -> None:
        """Clicks that are listed count a whole slide's items: on parts of it they would name others."""
        if self.spec.build and self.spec.build.clicks:
            raise OutlineError(
                "“build” lists clicks of a slide that is too much for one",
                mark=self.spec.build.mark,
                slide=f"{self.spec.written} “{self.spec.title}”",
                expected="build: items",
                hint="or make two slides of it",
            )

    def _shared(self, ends: Sequence[int]) -> list[SlideSpec]:
        """The parts that end at `ends`, all in the same sizes; empty where one of them does not fit."""
        parts: list[SlideSpec] = []
        sizes: Sizes = {}
        for number, (start, stop) in enumerate(itertools.pairwise([0, *ends]), 1):
            part = replace(self._part(start, stop, number), sizes=sizes)
            try:
                sizes = self.attempt(part)
            except TextOverflowError:
                return []
            parts.append(part)
        return [replace(part, sizes=sizes) for part in parts]

    def _part(self, start: int, stop: int, number: int) -> SlideSpec:
        if start == 0 and stop == self.count:
            return self.spec
        fields = self.pieces.part(start, stop, self.words)
        one = replace(self.spec, fields=fields, number=self.spec.number + number - 1, part=number, skipped=start)
        if number == 1:
            return one
        title = f"{self.spec.title}{self.words}"
        named = {**fields, "title": title} if "title" in fields else fields
        return replace(one, fields=named, title=title, notes=None, id=None, section=None, short=None)

    def _most(self, start: int, guess: int) -> int:
        """How many entries from `start` on fit on one slide: found near `guess`, then by bisection."""
        left = self.count - start
        low, high, step, tried = 0, left + 1, 1, min(guess, left)
        while high - low > 1:
            if self._fits(start, start + tried):
                low = tried
            else:
                high = tried
            tried = min(low + step, left) if high > left else max(1, high - step) if not low else (low + high) // 2
            step *= 2
        if not low:
            self.attempt(self._part(start, start + 1, 1 + (start > 0)))  # raises, and says why
        return low

    def _fits(self, start: int, stop: int) -> bool:
        try:
            self.attempt(self._part(start, stop, 1 + (start > 0)))
        except TextOverflowError:
            return False
        return True

    def _greedy(self, first: int) -> list[int]:
        """As many entries a slide as fit, the last two slides evened out."""
        ends = [first]
        while ends[-1] < self.count:
            ends.append(ends[-1] + self._most(ends[-1], ends[-1] - (ends[-2] if len(ends) > 1 else 0)))
        if len(ends) > 1:
            ends[-2] = self._evened(ends)
        return ends

    def _evened(self, ends: Sequence[int]) -> int:
        """Where the last slide but one ends, so that the last has nearly as much: as early as the rest fits."""
        start = ends[-3] if len(ends) > 2 else 0
        middle = (start + self.count + 1) // 2
        fitting = (end for end in range(min(middle, ends[-2]), ends[-2]) if self._fits(end, self.count))
        return next(fitting, ends[-2])


def _counts(least: int, most: int) -> Sequence[int]:
    """How many even parts to try: as few as can be, and one more."""
    return range(least, min(least + 2, most + 1))


def _even(count: int, parts: int) -> list[int]:
    """Where `parts` parts of `count` entries end, none larger by more than one than another."""
    return [-(-count * n // parts) for n in range(1, parts + 1)]
