"""Tables as CSV, the way Excel with Indonesian settings opens it right."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from monev.database import Row
from monev.reading.files.csv_text import add_quote


def to_csv(rows: Iterable[Row], columns: dict[str, str]) -> bytes:
    """Rows under their headings. `columns`: name in a row → heading, in order."""
    return write_csv([columns.values(), *([row[name] for name in columns] for row in rows)])


def write_csv(rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows as CSV: semicolons, UTF-8 with BOM, ISO dates, no text that a spreadsheet would run."""
    buffer = StringIO()
    csv.writer(buffer, delimiter=";").writerows(
        [add_quote(value) if isinstance(value, str) else value for value in row] for row in rows
    )
    return buffer.getvalue().encode("utf-8-sig")
