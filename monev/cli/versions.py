"""`riwayat`, `batalkan`, `pulihkan`: the unggahan of a rencana, the newest taken back, the last one put back."""

from __future__ import annotations

import argparse
from datetime import date, datetime

from monev.access import list_offices
from monev.cli import output, store
from monev.database import Database
from monev.figures import riwayat, version_actions
from monev.journal import Entry
from monev.writing.versions import cancel, restore

_SHOWN = (
    *("unggahan", "posisi", "waktu", "pelaku", "nama_berkas", "langkah", "tenggat", "perubahan", "catatan"),
    "alasan",
)
"""What a person is shown of an unggahan."""


def show_riwayat(options: argparse.Namespace) -> None:
    """Print the unggahan. Raises NotFound."""
    with store.open_database(options) as db:
        rows = riwayat(db, options.satker, options.tahun)
    told = [{name: _plain(value) for name, value in row.items() if name != "unggahan_id"} for row in rows]
    if options.json:
        output.print_json(told)
    else:
        output.say_table(told, *_SHOWN)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def cancel_newest(options: argparse.Namespace) -> None:
    """Cancel it. Raises NotFound, CannotChange; then nothing has changed."""
    with store.open_database(options) as db:
        entry = cancel(db, options.satker, options.tahun, reason=options.alasan, pelaku=store.current_actor())
        in_force = version_actions(db, options.satker, options.tahun).to_cancel
        consequence = f"Yang berlaku kini unggahan {in_force}." if in_force else "Tidak ada lagi unggahan yang berlaku."
        _tell(db, options, entry, "dibatalkan", in_force, f". {consequence}")


def restore_last(options: argparse.Namespace) -> None:
    """Restore it. Raises NotFound, CannotChange; then nothing has changed."""
    with store.open_database(options) as db:
        entry = restore(db, options.satker, options.tahun, pelaku=store.current_actor())
        _tell(db, options, entry, "dipulihkan", entry.isi["unggahan"], " dan berlaku lagi.")


def _tell(
    db: Database, options: argparse.Namespace, entry: Entry, done: str, in_force: int | None, consequence: str
) -> None:
    satker, number = list_offices(db).current_name(entry.rencana[0]), entry.isi["unggahan"]
    if options.json:
        output.print_json({"satker": satker, "tahun": entry.tahun, done: number, "berlaku": in_force})
    output.say(f"Unggahan {number} {satker} tahun {entry.tahun} {done}{consequence}")
