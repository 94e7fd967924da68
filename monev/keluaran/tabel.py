"""Tables as CSV, the way Excel with Indonesian settings opens it right."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

import pandas as pd

from monev.keadaan import ke_baris

_RUMUS = tuple("=+-@\t\r")


def ke_csv(bingkai: pd.DataFrame, kolom: dict[str, str]) -> bytes:
    """Rows of a frame under their headings. `kolom`: name in the frame → heading, in order."""
    return tulis_csv([kolom.values(), *(baris.values() for baris in ke_baris(bingkai[list(kolom)]))])


def tulis_csv(baris: Iterable[Iterable[Any]]) -> bytes:
    """Rows as CSV: semicolons, UTF-8 with BOM, ISO dates, no text that a spreadsheet would run."""
    wadah = StringIO()
    csv.writer(wadah, delimiter=";").writerows([_sel(nilai) for nilai in satu] for satu in baris)
    return wadah.getvalue().encode("utf-8-sig")


def _sel(nilai: Any) -> Any:
    """Text that a spreadsheet would take for a formula stays text."""
    if isinstance(nilai, str) and nilai.startswith(_RUMUS):
        return f"'{nilai}"
    return "" if nilai is None else nilai
