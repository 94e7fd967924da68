"""Targets that were moved, and other changes of a plan, as rows in words."""

from collections.abc import Callable, Iterable

import pandas as pd

from monev.core.dates import format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES, find_term
from monev.database import Row
from monev.figures.formats import format_lateness, version_name

_MOVE = ["kode", "langkah_aksi", "semula", "menjadi", "ketika", "kini", "versi", "oleh", "terlewat"]
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


def moves(moved: Iterable[Row], tahun: int, name_of: Callable[[str], str]) -> pd.DataFrame:
    """List the rows of `moved_targets` in their order, newest first.

    - kode, langkah_aksi: str
    - terlewat: bool, it was past its date when it was moved
    - semula, menjadi, ketika, kini, versi, oleh: str, in words
    """
    frame = pd.DataFrame([_move(row, tahun, name_of) for row in moved], columns=_MOVE)
    return frame.astype({"terlewat": "bool"})


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


def _move(row: Row, tahun: int, name_of: Callable[[str], str]) -> Row:
    before = row["dari"]
    after = row["ke"]
    status = row["status_kini"]
    return {
        "semula": format_tenggat(before) if before else "tidak ada",
        "menjadi": format_tenggat(after) if after else "dicabut",
        "ketika": _when_moved(row),
        "kini": find_term(status).mark_and_label if status else "",
        "versi": version_name(row, tahun),
        "oleh": name_of(row["pelaku"]),
        "kode": row["kode"],
        "langkah_aksi": row["langkah_aksi"],
        "terlewat": row["terlewat"],
    }


def _when_moved(row: Row) -> str:
    if row["terlewat"]:
        return f"▲ {format_lateness(row['hari_lewat'])}"
    return "belum lewat" if row["dari"] else ""
