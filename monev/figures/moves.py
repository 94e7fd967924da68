"""Targets that were moved: the frames and words for the picture of before → after and its table."""

from collections.abc import Callable, Iterable
from datetime import date

import pandas as pd

from monev.core.dates import end_of_month, format_tenggat, place_of_due
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES, find_term
from monev.database import Row
from monev.figures.formats import format_lateness, version_name

MOVE_COLUMNS = {
    "kode": "Kode",
    "langkah_aksi": "Langkah aksi",
    "semula": "Semula",
    "menjadi": "Menjadi",
    "ketika": "Ketika digeser",
    "kini": "Kini",
    "versi": "Pada",
    "oleh": "Oleh",
}
"""The columns of a table of `moves` and their headings."""
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
_PLACES = ["dari_x", "ke_x"]


def moves(moved: Iterable[Row], tahun: int, name_of: Callable[[str], str]) -> pd.DataFrame:
    """List the rows of `moved_targets` in their order, newest first.

    Picture and table show them so.

    - kode, langkah_aksi: str
    - dari_x, ke_x: float64, places on an axis of months, 0 is the beginning of January of `tahun`;
      NaN if the target was added or removed
    - terlewat: bool, it was past its date when it was moved
    - semula, menjadi, ketika, kini, versi, oleh: str, in words
    - kata: str, hover text, with line breaks
    """
    rows = [_move(row, tahun, name_of) for row in moved]
    columns = [*MOVE_COLUMNS, *_PLACES, "terlewat", "kata"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype(dict.fromkeys(_PLACES, "float64") | {"terlewat": "bool"})


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


def place_of_target(target: str, tahun: int) -> float:
    """Return the place of a target on the axis.

    A target by day and one by month share a place if they are due on the same day.
    """
    year, month, *days = map(int, target.split("-"))
    last = end_of_month(year, month).day
    return place_of_due(tahun, year, month, days[0] if days else last, last)


def place_of_posisi(day: date, tahun: int) -> float:
    """Return the place of the end of a day on the same axis."""
    return place_of_target(day.isoformat(), tahun)


def _move(row: Row, tahun: int, name_of: Callable[[str], str]) -> Row:
    before = row["dari"]
    after = row["ke"]
    semula = format_tenggat(before) if before else "tidak ada"
    menjadi = format_tenggat(after) if after else "dicabut"
    ketika = _when_moved(row)
    kini = find_term(row["status_kini"]).mark_and_label if row["status_kini"] else ""
    versi = version_name(row, tahun)
    oleh = name_of(row["pelaku"])
    lines = [f"{semula} → {menjadi}"]
    if ketika:
        lines.append(ketika)
    if kini:
        lines.append(f"Kini: {kini}")
    lines.append(f"Digeser pada {versi} oleh {oleh}")
    return {
        "semula": semula,
        "menjadi": menjadi,
        "ketika": ketika,
        "kini": kini,
        "versi": versi,
        "oleh": oleh,
        "kode": row["kode"],
        "langkah_aksi": row["langkah_aksi"],
        "dari_x": place_of_target(before, tahun) if before else None,
        "ke_x": place_of_target(after, tahun) if after else None,
        "terlewat": row["terlewat"],
        "kata": "\n".join(lines),
    }


def _when_moved(row: Row) -> str:
    if row["terlewat"]:
        return f"▲ {format_lateness(row['hari_lewat'])}"
    return "belum lewat" if row["dari"] else ""
