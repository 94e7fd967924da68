"""Journal entries as JSON texts, and the shape by which a query takes them apart."""

import json
from datetime import date
from functools import cache

from monev.core.content import ENTRY_CONTENT, fields_of
from monev.core.records import JsonObject
from monev.journal import Entry

_COLUMN_TYPES = {str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN", date: "DATE", dict: "JSON"}
"""Python type of a field → DuckDB type for reading it from JSON. The column of the table may be
narrower."""


@cache
def entry_shape(jenis: str) -> str:
    """Return the shape of an entry of this jenis for DuckDB's from_json.

    It looks like {"nomor": "BIGINT", ..., "isi": {...}}.
    """
    envelope = {field.name: _COLUMN_TYPES[field.kind] for field in fields_of(Entry)}
    return json.dumps({**envelope, "isi": _record_shape(ENTRY_CONTENT[jenis])})


Shape = dict[str, "str | list[Shape]"]
"""Field → its type in DuckDB; for a list, the shape of its items."""


def _record_shape(record: type) -> Shape:
    shape: Shape = {}
    for field in fields_of(record):
        kind = field.kind
        shape[field.name] = [_record_shape(kind)] if field.many else _COLUMN_TYPES[kind]
    return shape


def as_text(entry: Entry, **otherwise: JsonObject | None) -> str:
    """Return the entry as JSON text for queries/apply. `otherwise` replaces fields."""
    return json.dumps({**entry.fields(), **otherwise}, ensure_ascii=False)
