"""What an author may write into a field: its types, those that belong together in a module.

In: a `Node` of the outline and a `Spec` of the layout. Out: a plain immutable value for the template.
"""

from deck.fields import charts, clicks, figures, scalars, table_field  # noqa: F401  (they register their types)
from deck.fields.declared import compile_specs
from deck.fields.lists import Bullet, Bullets
from deck.fields.registry import RECORDS, TYPES, Checking, Fields, Spec, check, check_record

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
