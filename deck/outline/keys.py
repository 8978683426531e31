"""What an outline may say at its top, and what any slide may say, whatever its layout."""

from __future__ import annotations

from typing import get_args

from deck.fields import Spec
from deck.layouts import OVERFLOWS
from deck.scene import Ground, Transition

_TRANSITION = get_args(Transition)
_GROUND = get_args(Ground)
TOP = {
    "title": Spec("text", True, "the deck's name"),
    "subtitle": Spec("text"),
    "lang": Spec("tag", help="the language (BCP 47), as zh-CN or en-US"),
    "brand": Spec("text", help="a folder with a _brand.yml"),
    "template": Spec("text", help="a company's .potx or .pptx, whose layouts the slides stand on"),
    "layouts": Spec("any", help="which of our layouts stands on which of the template's"),
    "author": Spec("text", help="for the document's properties"),
    "date": Spec("text", help="YYYY-MM-DD"),
    "footer": Spec("text", help="at the foot of every slide"),
    "transition": Spec("choice", help="how slides come, unless they say otherwise", of=_TRANSITION),
    "ground": Spec("choice", help="what content slides stand on, unless they say otherwise", of=_GROUND),
    "slides": Spec("any", True, "a list of slides"),
}
# What any slide may have, whatever its layout.
COMMON = {
    "layout": Spec("text", help="which layout; left out, the one that the fields point to"),
    "title": Spec("text", help="stands in the title placeholder"),
    "notes": Spec(
        "text",
        help="what the speaker says; `**bold**`, `*emphasis*`, links and lists (“- ”) are read",
    ),
    "id": Spec("text", help="what links call the slide: `[there](#id)`"),
    "section": Spec("text", help="opens a section of PowerPoint's of this name"),
    "short": Spec("text", help="a section's name in footers"),
    "hidden": Spec("boolean", help="skipped in the show"),
    "lang": Spec("tag", help="the slide's language where it is another"),
    "overflow": Spec("choice", help="what happens to too much: an error, or more slides", of=OVERFLOWS),
    "build": Spec("build", help="what comes at which click"),
    "transition": Spec("choice", help="how the slide comes", of=_TRANSITION),
    "ground": Spec("choice", help="what the slide stands on", of=_GROUND),
    "ignore": Spec("list", help="checks that this slide knows better than", of=Spec("text")),
}
# Those of them that a `SlideSpec` takes as they are.
PLAIN = ("notes", "id", "section", "short", "lang", "build", "transition", "ground")
