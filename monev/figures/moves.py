"""The changes of a plan, as rows in words."""

from collections.abc import Iterable

import pandas as pd

from monev.core.dates import format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES
from monev.database import Row

CHANGE_COLUMNS = {
    "kode": "Kode",
    "langkah_aksi": "Langkah aksi",
    "jenis": "Perubahan",
    "tenggat": "Target",
    "kolom": "Kolom",
    "semula": "Semula",
    "menjadi": "Menjadi",
}
"""The columns of `change_table` and their headings."""


def change_table(changes: Iterable[Row]) -> pd.DataFrame:
    """Return rows of `changes_of` in words: the columns of `CHANGE_COLUMNS`.

    All are str, "" if empty; tenggat is its key (2025-05) or NaN.
    """
    rows = []
    for change in changes:
        is_target = change["jenis"] in TARGET_CHANGES
        rows.append(
            {
                **change,
                "jenis": CHANGE_JENIS[change["jenis"]],
                "kolom": change["kolom"] or "",
                "semula": _target_words(change["dari"], is_target=is_target),
                "menjadi": _target_words(change["ke"], is_target=is_target),
            }
        )
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS)).astype({"tenggat": "str"})


def _target_words(text: str | None, *, is_target: bool) -> str:
    if not text:
        return ""
    return format_tenggat(text) if is_target else text
