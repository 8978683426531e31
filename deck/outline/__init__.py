"""The outline: read and checked, its sections and numbers found, and what is too much for a slide cut."""

from deck.outline.data import Data
from deck.outline.keys import COMMON, TOP
from deck.outline.model import Outline, SectionSpec, SlideSpec
from deck.outline.read import check_sample, load, read

__all__ = ["COMMON", "TOP", "Data", "Outline", "SectionSpec", "SlideSpec", "check_sample", "load", "read"]
