"""`riwayat`: every unggahan of a rencana, newest first."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Any

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, RENCANA
from monev.cli.parser import Command
from monev.core.dates import format_short_day


def run(options: argparse.Namespace) -> int:
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


COMMAND = Command(
    "Mendaftar semua unggahan sebuah rencana, yang terbaru dahulu, juga yang sudah dibatalkan.",
    (*RENCANA, JSON, *PLACE_OPTIONS),
    run,
)
