"""The outline: read and checked, its sections and numbers found, and what is too much for a slide cut."""

from deck.outline.read import COMMON, TOP, Outline, SectionSpec, SlideSpec, check_sample, load, read, with_slides

__all__ = ["COMMON", "TOP", "Outline", "SectionSpec", "SlideSpec", "check_sample", "load", "read", "with_slides"]
