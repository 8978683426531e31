"""CommonMark inline text (markdown-it-py) and its words in runs: bold, italic, struck through (GFM’s ~~word~~), raised
and lowered (Pandoc’s x^2^ and H~2~O), code, links, $math$.

Every run gets a language tag: Han text the deck's, Latin words among it en-US.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deck.errors import OutlineError
from deck.scene import Inline, LineBreak, Math, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

RAISED, LOWERED = 0.3, -0.25  # shares of the size
_SPECIAL = re.compile(r"[\\*_`\[\]<>&$!~^]")
_MATH = re.compile(r"(?<!\\)\$(?=\S)(.+?)(?<=\S)\$(?!\d)")
# Short, and no blank, comma or Han in it: “3~5 天，7~9 天” and “2^10 … 2^20” stay as they are.
_SHIFTED = re.compile(r"(?P<mark>[\^~])(?P<text>[A-Za-z0-9\u0370-\u03ff+\-−±=()*†‡′]{1,12})(?P=mark)")
_BASELINES = {"sup": RAISED, "sub": LOWERED}
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_EAST_ASIAN = r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"  # slow to compile
# Stretches of Latin (with the digits, spaces and marks inside them) and of everything else.
# A blank beside a Latin word goes with it: it is the Latin face's narrow one.
_STRETCH = re.compile(r" ?[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9 .,:;+\-/&'’@_#()]*[A-Za-zÀ-ɏ0-9.+])? ?")


def inlines(text: str, lang: str) -> tuple[Inline, ...]:
    """Runs of CommonMark `text`; `lang` is the deck's language tag."""
    if not _SPECIAL.search(text) and "\n" not in text:
        return tuple(_tagged(Run(text, lang))) if text else ()
    return tuple(_join(_with_math(text, lang)))


def plain(text: str, lang: str) -> tuple[Run, ...]:
    """Runs of `text` as it stands, no markup read."""
    return tuple(_tagged(Run(text, lang))) if text else ()


def _with_math(text: str, lang: str) -> Iterator[Inline]:
    position = 0
    for match in _MATH.finditer(text):
        yield from _markdown(text[position : match.start()], lang)
        yield Math(match.group(1))
        position = match.end()
    yield from _markdown(text[position:], lang)


class _State(Struct, frozen=True):
    bold: bool | None = None
    italic: bool | None = None
    strike: bool = False
    link: str | None = None


def _markdown(text: str, lang: str) -> Iterator[Inline]:
    # markdown-it strips what stands at the edges of a paragraph; a piece beside a formula keeps its spaces.
    body = text.strip(" ")
    lead, tail = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    if lead and body:
        yield Run(lead, lang)
    state = _State()
    for token in _parser().parseInline(body)[0].children or ():
        state = _STATES.get(token.type, _same)(state, token)
        yield from _inline(token, state, lang)
    if tail:
        yield Run(tail, lang)


def _inline(token: Token, state: _State, lang: str) -> Iterator[Inline]:
    if token.type in ("softbreak", "hardbreak"):
        yield LineBreak() if token.type == "hardbreak" else Run(" ", lang)
    elif token.type == "image":
        picture = f"![{token.content}]({token.attrs['src']})"
        raise OutlineError(
            f"a picture can't stand in running text: {picture}",
            expected="“image: …” on a slide whose layout takes one",
            hint="“layout: picture” does; the command “layouts” tells which others",
        )
    elif token.content:
        mono = token.type == "code_inline"
        run = Run(token.content, lang, None, state.bold, state.italic, mono=mono, strike=state.strike, link=state.link)
        yield from _tagged(replace(run, baseline=_BASELINES.get(token.type, 0.0)))


def _same(state: _State, token: Token) -> _State:
    return state


_STATES = {
    "strong_open": lambda s, t: replace(s, bold=True),
    "strong_close": lambda s, t: replace(s, bold=None),
    "em_open": lambda s, t: replace(s, italic=True),
    "em_close": lambda s, t: replace(s, italic=None),
    "s_open": lambda s, t: replace(s, strike=True),
    "s_close": lambda s, t: replace(s, strike=False),
    "link_open": lambda s, t: replace(s, link=str(t.attrs.get("href", ""))),
    "link_close": lambda s, t: replace(s, link=None),
}


@functools.lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).disable(["html_inline"]).enable("strikethrough")
    parser.inline.ruler.after("emphasis", "shifted", _shifted)
    return parser


def _shifted(state: StateInline, silent: bool) -> bool:
    """What stands raised between carets, lowered between tildes, right behind a letter or a digit."""
    found = _SHIFTED.match(state.src, state.pos)
    if not found or not state.src[: state.pos][-1:].isalnum():
        return False
    if not silent:
        state.push("sup" if found["mark"] == "^" else "sub", "", 0).content = found["text"]
    state.pos = found.end()
    return True


def _tagged(run: Run) -> Iterator[Run]:
    """`run` cut where its language changes: the deck's for Han, en-US for Latin words among it."""
    if not _LATIN.search(run.text):
        yield run
    elif run.text.isascii() or not re.search(_EAST_ASIAN, run.text):
        yield run if run.lang.startswith("en") else replace(run, lang="en-US")
    else:
        yield from _mixed(run)


def _mixed(run: Run) -> Iterator[Run]:
    position = 0
    for match in _STRETCH.finditer(run.text):
        if match.start() > position:
            yield replace(run, text=run.text[position : match.start()])
        yield replace(run, text=match.group(), lang="en-US")
        position = match.end()
    if position < len(run.text):
        yield replace(run, text=run.text[position:])


def _join(parts: Iterator[Inline]) -> Iterator[Inline]:
    """Neighbouring runs of one look as one run."""
    last: Inline | None = None
    for part in parts:
        if isinstance(last, Run) and isinstance(part, Run) and replace(last, text="") == replace(part, text=""):
            last = replace(last, text=last.text + part.text)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last
