"""Table styles of the brand: which rules and fills a table has, as roles of colour and points.

A table names one of them and its cells say only what differs; viewers draw the rest from the style, so that a row added
in PowerPoint looks like the others.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

Rule = tuple[str, float]  # role, points


class TableLook(Struct, frozen=True):
    """`under_row` is the rule between and under rows, `under_header` the one under the header; `band` fills every
    other row. `header_fill` makes the header's text `header_text`. A row that stands out lies between the rules
    `round_lit`, else on a ground. Text of a table without grounds stands on the table's sides."""

    under_row: Rule | None = None
    under_header: Rule | None = None
    header_fill: str = ""
    header_text: str = ""
    header_bold: bool = False
    band: str = ""
    round_lit: Rule | None = None

    @property
    def grounded(self) -> bool:
        """Whether its rows have grounds, from which text needs to keep off."""
        return bool(self.header_fill or self.band or not self.round_lit)


TABLE_LOOKS: Mapping[str, TableLook] = {
    "plain": TableLook(under_header=("rule", 0.75), round_lit=("accent", 1.5)),
    "ruled": TableLook(under_row=("rule", 0.75), under_header=("text", 1.5), round_lit=("accent", 1.5)),
    "banded": TableLook(under_header=("text", 1.5), band="panel"),
    "emphasised": TableLook(
        under_row=("rule", 0.75), header_fill="accent", header_text="on-accent-text", header_bold=True
    ),
}
