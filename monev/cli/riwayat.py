"""`riwayat`: every unggahan of a rencana, newest first."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Any

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, RENCANA
from monev.cli.parser import Command


def run(choice: argparse.Namespace) -> int:
    """Print the unggahan. Raises NotFound."""
    from monev.core.dates import format_short_day
    from monev.database import to_rows
    from monev.figures import riwayat

    with store.open_database(choice) as db:
        everything = to_rows(riwayat(db, choice.satker, choice.tahun))
    if choice.json:
        output.print_json([{k: _json(v) for k, v in one.items() if k != "unggahan_id"} for one in everything])
        return output.DONE
    output.say_table(
        ["Unggahan", "Posisi", "Disimpan", "Oleh", "Berkas", "Langkah", "Tenggat", "Perubahan", "Keterangan"],
        [
            [
                one["unggahan"],
                format_short_day(one["posisi"]),
                f"{format_short_day(one['waktu'])} {one['waktu']:%H.%M}",
                one["pelaku"],
                one["nama_berkas"],
                one["langkah"],
                one["tenggat"],
                one["perubahan"],
                f"dibatalkan: {one['alasan']}" if one["dibatalkan"] else one["catatan"],
            ]
            for one in everything
        ],
    )
    return output.DONE


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


COMMAND = Command(
    "Mendaftar semua unggahan sebuah rencana, yang terbaru dahulu, juga yang sudah dibatalkan.",
    (*RENCANA, JSON, *PLACE_OPTIONS),
    run,
)
