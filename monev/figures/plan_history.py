"""The history of a rencana: its files and their changes, and the days that were reported."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from monev.core import clock
from monev.core.dates import format_day, format_tenggat
from monev.core.errors import NotFound
from monev.core.statuses import CHANGE_JENIS, STATUS_BUKTI, STATUS_LAPORAN, TARGET_CHANGES
from monev.database import Database, Row
from monev.figures.formats import format_number
from monev.figures.views import View, ask_rencana, find_rencana, frame_of_rencana, view_at

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
    """List every file of a rencana, newest first, including cancelled ones. Raises NotFound.

    What was said in the app is no version: `monev/writing/touches.py`.

    - unggahan_id: int64; unggahan: int32, its number
    - jenis, pelaku, catatan ("" if there is none), nama_berkas, sha256: str
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
    """Count the changes in each file by jenis: its entry → jenis → n. Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    counts = ask_rencana(
        db, "history/change_count", rencana.satker, tahun, rencana_id=rencana.rencana_id
    )
    by_file: dict[int, dict[str, int]] = {}
    for row in counts:
        by_file.setdefault(row["unggahan_id"], {})[row["jenis"]] = row["n"]
    return by_file


def former_number(db: Database, satker: str, tahun: int, number: int | None) -> int | None:
    """Return the last entry of the version that had this number before versions were files.

    None if there was none. Raises NotFound.
    """
    rencana = find_rencana(db, satker, tahun)
    asked = {"rencana_id": rencana.rencana_id, "nomor": number}
    found = ask_rencana(db, "history/former_number", rencana.satker, tahun, **asked)
    return found[0]["entri"] if found else None


class News(NamedTuple):
    """How many targets were reported on, how many bukti and files came, and by which entries."""

    laporan: int
    bukti: int
    unggahan: int
    entries: frozenset[int]


def news(db: Database, satker: str, tahun: int, since: datetime, pelaku: str) -> News:
    """Count what others than `pelaku` brought since a moment. Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    asked = {"rencana_id": rencana.rencana_id, "sejak": since.isoformat(), "pelaku": pelaku}
    rows = ask_rencana(db, "history/news", rencana.satker, tahun, **asked)
    places = {(row["kode"], row["akar"], row["bukti"]) for row in rows if row["kode"]}
    bukti = sum(name is not None for *_, name in places)
    files = sum(row["kode"] is None for row in rows)
    entries = frozenset(row["entri"] for row in rows)
    return News(len(places) - bukti, bukti, files, entries)


def newly_late(
    db: Database, satker: str, tahun: int, said: Iterable[tuple[int, date]]
) -> dict[int, int]:
    """Count the targets that each of these entries made late on its day: entry → n.

    A complete report says so of what fell due without a report (docs/design.md §5). `said`: the
    entries, each with the day that it judges.
    """
    views: dict[int, tuple[View, View]] = {}
    for entry, day in said:
        with suppress(NotFound):  # before the first file there was nothing
            after = view_at(db, satker, tahun, day, entri=entry)
            views[entry] = (after, view_at(db, satker, tahun, day, entri=entry - 1))
    if not views:
        return {}
    asked = {
        "sesudah": [after.unggahan_id for after, _ in views.values()],
        "sebelum": [before.unggahan_id for _, before in views.values()],
        "pada": [after.posisi for after, _ in views.values()],
    }
    late = {row["nomor"]: row["n"] for row in db.ask("history/newly_late", **asked)}
    return {entry: late.get(after.unggahan_id, 0) for entry, (after, _) in views.items()}


def changed_later(db: Database, view: View) -> str:
    """Say that a day changed after its report was called complete; "" if it did not.

    Of a view that knows the journal up to an entry only: "".
    """
    if view.entri is not None or view.posisi >= clock.today():
        return ""
    asked = {"rencana_id": view.rencana_id, "posisi": view.posisi}
    (row,) = ask_rencana(db, "history/changed_later", view.satker, view.tahun, **asked)
    if not row["n"]:
        return ""
    last = format_day(row["waktu"].astimezone(clock.zone()).date())
    return (
        f"Keadaan {format_day(view.posisi)} berubah sesudah laporannya dinyatakan lengkap: "
        f"{format_number(row['n'])} isian, terakhir {last}."
    )


def said_later(db: Database, view: View) -> str:
    """Say what a past day does not show of its own targets and bukti; "" if it shows all.

    A verdict and a report after the complete one hold from the day they are given
    (docs/design.md §5). Of a day before the first report, and of a view that knows the journal up
    to an entry only: "".
    """
    today = clock.today()
    is_whole = view.entri is None and not view.is_chosen
    if view.posisi >= today or view.rencana_only or not is_whole:
        return ""
    asked = {"rencana_id": view.rencana_id, "unggahan_id": view.unggahan_id, "kode": view.kode}
    days = {"posisi": view.posisi, "hari": today}
    rows = ask_rencana(db, "history/said_later", view.satker, view.tahun, **asked, **days)
    parts = []
    for row in rows:
        kind, labels = ("bukti", STATUS_BUKTI) if row["bukti"] else ("target", STATUS_LAPORAN)
        parts.append(f"{format_number(row['n'])} {kind} menjadi {labels[row['status']]}")
    return f"Sesudah {format_day(view.posisi)}: {', '.join(parts)}." if parts else ""


def report_days(db: Database, view: View) -> list[date]:
    """List the days of which a view knows a report of its own targets, earliest first."""
    asked = {"rencana_id": view.rencana_id, "entri": view.entri, "kode": view.kode}
    days = ask_rencana(db, "history/report_days", view.satker, view.tahun, **asked)
    return [row["hari"] for row in days if row["hari"] <= view.posisi]
