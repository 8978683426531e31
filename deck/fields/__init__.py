"""What an author may write into a field: its types, a module each where they are more than a few lines.

In: a `Node` of the outline and a `Spec` of the layout. Out: a plain immutable value for the template.
"""

import deck.fields.clicks
import deck.fields.table_field  # noqa: F401  (both register their field types)
from deck.fields.types import (
    RECORDS,
    TYPES,
    Bullet,
    Bullets,
    Checking,
    Fields,
    Spec,
    check,
    check_record,
    compile_specs,
)

__all__ = [
    "RECORDS",
    "TYPES",
    "Bullet",
    "Bullets",
    "Checking",
    "Fields",
    "Spec",
    "check",
    "check_record",
    "compile_specs",
]
