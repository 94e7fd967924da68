"""The history of a rencana: its unggahan and their changes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from monev.core.dates import format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES
from monev.database import Database, Row
from monev.figures.counts import total_at
from monev.figures.views import View, ask_rencana, find_rencana, frame_of_rencana

CHANGE_COLUMNS = {
    "kode_tampil": "Kode",
    "langkah_aksi": "Langkah aksi",
    "jenis": "Perubahan",
    "tenggat": "Target",
    "kolom": "Kolom",
    "semula": "Semula",
    "menjadi": "Menjadi",
}
"""The columns of `change_table` and their headings."""


class VersionActions(NamedTuple):
    """The unggahan that can be cancelled or restored (None: none).

    `after`: the hash of the newest journal entry, which the writer has to quote.
    """

    after: str
    to_cancel: int | None
    to_restore: int | None


def riwayat(db: Database, satker: str, tahun: int) -> pd.DataFrame:
    """List every unggahan of a rencana, newest first, including cancelled ones. Raises NotFound.

    - unggahan_id: int64; unggahan: int32, its number
    - jenis, pelaku, catatan ("" if there is none): str
    - nama_berkas, sha256: str, NaN if it was made in the app
    - posisi: datetime64; waktu: datetime64 in our zone
    - dilaporkan, dibatalkan: bool
    - alasan, dibatalkan_oleh: str, dibatalkan_pada: datetime64 in our zone; NaN and NaT unless
      cancelled
    - langkah, tenggat, perubahan: int32, how many it holds
    """
    rencana = find_rencana(db, satker, tahun)
    return frame_of_rencana(
        db, "figures/riwayat", rencana.satker, tahun, rencana_id=rencana.rencana_id
    )


def changes_of(db: Database, unggahan_id: int) -> pd.DataFrame:
    """List the changes of an unggahan against the one before, in the plan's order.

    - jenis, kode, kode_tampil, langkah_aksi: str
    - tenggat, kolom, dari, ke: str, NaN if there is none
    """
    return db.frame("figures/changes", unggahan_id=unggahan_id)


def version_actions(db: Database, satker: str, tahun: int) -> VersionActions:
    """Find the unggahan that can be cancelled, and the one that can be restored.

    The newest valid one can be cancelled. The last cancelled one can be restored, until the next
    upload.
    """
    rencana = find_rencana(db, satker, tahun)
    (row,) = db.ask("history/turns", rencana_id=rencana.rencana_id)
    return VersionActions(row["hash_terakhir"], row["batalkan"], row["pulihkan"])


def newest_of_rencana(db: Database, view: View, until: int | None = None) -> Row:
    """Return the newest journal entry that concerns this rencana or its whole office.

    It is at most `until`, and has nomor, hash, waktu.
    """
    asked = {
        "satker": view.satker,
        "tahun": view.tahun,
        "sampai": db.up_to[0] if until is None else until,
    }
    return db.ask("history/newest_of_rencana", **asked)[0]


def change_table(changes: Iterable[Row]) -> pd.DataFrame:
    """Return rows of `changes_of` in words: kode and the columns of `CHANGE_COLUMNS`.

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
    return pd.DataFrame(rows, columns=["kode", *CHANGE_COLUMNS]).astype({"tenggat": "str"})


def _target_words(text: str | None, *, is_target: bool) -> str:
    if not text:
        return ""
    return format_tenggat(text) if is_target else text


def count_changes(db: Database, satker: str, tahun: int) -> dict[int, dict[str, int]]:
    """Count the changes in each unggahan by jenis: its number → jenis → n. Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    counts = ask_rencana(
        db, "history/change_count", rencana.satker, tahun, rencana_id=rencana.rencana_id
    )
    by_unggahan: dict[int, dict[str, int]] = {}
    for row in counts:
        by_unggahan.setdefault(row["unggahan"], {})[row["jenis"]] = row["n"]
    return by_unggahan


def news(db: Database, satker: str, tahun: int, since: datetime, pelaku: str) -> list[Row]:
    """List the unggahan that brought something since a moment from others than `pelaku`.

    A row has nomor, and how many laporan, bukti and (files) unggahan. Raises NotFound.
    """
    rencana = find_rencana(db, satker, tahun)
    asked = {"rencana_id": rencana.rencana_id, "sejak": since.isoformat(), "pelaku": pelaku}
    return ask_rencana(db, "history/news", rencana.satker, tahun, **asked)


def newly_late(db: Database, satker: str, tahun: int) -> dict[int, int]:
    """Count the targets that each unggahan says are late, and the one before it did not: by number.

    A complete report says so of what fell due without a report (docs/design.md §5).
    """
    rencana = find_rencana(db, satker, tahun)
    asked = {"rencana_id": rencana.rencana_id}
    late = ask_rencana(db, "history/newly_late", rencana.satker, tahun, **asked)
    return {row["unggahan"]: row["n"] for row in late}


def report_days(db: Database, view: View) -> list[date]:
    """List the days of which a view knows a report of targets that are its own, earliest first.

    One that another report of the same day replaced is none; a chosen unggahan knows only those
    stored until then.
    """
    asked = {"rencana_id": view.rencana_id}
    days = []
    for row in ask_rencana(db, "history/report_days", view.satker, view.tahun, **asked):
        is_known = row["posisi"] <= view.posisi and row["unggahan"] <= view.unggahan
        stands = row["dipakai"] or row["unggahan"] == view.unggahan
        if is_known and stands and row["dilaporkan"]:
            version = row["hash_entri"], row["unggahan_id"], row["posisi"]
            if total_at(db, *version, view.kode).setahun_N:
                days.append(row["posisi"])
    return sorted({*days})
