"""`riwayat`, `batalkan`, `pulihkan`: the unggahan of a rencana, the newest taken back, the last one put back."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Any

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, RENCANA
from monev.cli.parser import Command, Option
from monev.core.dates import format_short_day

REASON = Option(("--alasan",), 'alasan pembatalan, misalnya "berkas tertukar"', "TEKS", required=True)


def _list(options: argparse.Namespace) -> int:
    """Print the unggahan. Raises NotFound."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.database import to_rows
    from monev.figures import riwayat

    with store.open_database(options) as db:
        rows = to_rows(riwayat(db, options.satker, options.tahun))
    if options.json:
        output.print_json([_unggahan_json(unggahan) for unggahan in rows])
        return output.DONE
    output.say_table(
        ["Unggahan", "Posisi", "Disimpan", "Oleh", "Berkas", "Langkah", "Tenggat", "Perubahan", "Keterangan"],
        [
            [
                unggahan["unggahan"],
                format_short_day(unggahan["posisi"]),
                f"{format_short_day(unggahan['waktu'])} {unggahan['waktu']:%H.%M}",
                unggahan["pelaku"],
                unggahan["nama_berkas"],
                unggahan["langkah"],
                unggahan["tenggat"],
                unggahan["perubahan"],
                f"dibatalkan: {unggahan['alasan']}" if unggahan["dibatalkan"] else unggahan["catatan"],
            ]
            for unggahan in rows
        ],
    )
    return output.DONE


def _unggahan_json(unggahan: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in unggahan.items()
        if name != "unggahan_id"
    }


RIWAYAT = Command(
    "Mendaftar semua unggahan sebuah rencana, yang terbaru dahulu, juga yang sudah dibatalkan.",
    (*RENCANA, JSON, *PLACE_OPTIONS),
    _list,
)


def _cancel(options: argparse.Namespace) -> int:
    """Cancel it. Raises NotFound, CannotChange; then nothing has changed."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.access import list_offices
    from monev.figures import version_actions
    from monev.writing.versions import cancel

    with store.open_database(options) as db:
        entry = cancel(db, options.satker, options.tahun, reason=options.alasan, pelaku=store.current_actor())
        in_force = version_actions(db, options.satker, options.tahun).to_cancel
        satker = list_offices(db).current_name(entry.rencana[0])
    number = entry.isi["unggahan"]
    if options.json:
        output.print_json({"satker": satker, "tahun": entry.tahun, "dibatalkan": number, "berlaku": in_force})
    consequence = f"Yang berlaku kini unggahan {in_force}." if in_force else "Tidak ada lagi unggahan yang berlaku."
    output.say(f"Unggahan {number} {satker} tahun {entry.tahun} dibatalkan. {consequence}")
    return output.DONE


BATALKAN = Command(
    "Membatalkan unggahan terbaru sebuah rencana, sehingga yang sebelumnya berlaku lagi. Tidak ada yang dihapus; "
    "perintah pulihkan mengembalikannya selama belum ada unggahan baru.",
    (*RENCANA, REASON, JSON, *PLACE_OPTIONS),
    _cancel,
)


def _restore(options: argparse.Namespace) -> int:
    """Restore it. Raises NotFound, CannotChange; then nothing has changed."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.access import list_offices
    from monev.writing.versions import restore

    with store.open_database(options) as db:
        entry = restore(db, options.satker, options.tahun, pelaku=store.current_actor())
        satker = list_offices(db).current_name(entry.rencana[0])
    number = entry.isi["unggahan"]
    if options.json:
        output.print_json({"satker": satker, "tahun": entry.tahun, "dipulihkan": number, "berlaku": number})
    output.say(f"Unggahan {number} {satker} tahun {entry.tahun} dipulihkan dan berlaku lagi.")
    return output.DONE


PULIHKAN = Command(
    "Memulihkan unggahan yang terakhir dibatalkan, selama sesudah itu belum ada unggahan baru. Bila ada beberapa, "
    "ulangi perintahnya: yang terakhir dibatalkan kembali lebih dahulu.",
    (*RENCANA, JSON, *PLACE_OPTIONS),
    _restore,
)
