"""`kesenjangan`: the bukti missing at a posisi."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.cli.figures import heading
from monev.cli.options import JSON, PLACE_OPTIONS, POSISI, RENCANA
from monev.cli.parser import Command
from monev.core.dates import format_tenggat

KEYS = (
    "kode",
    "area",
    "langkah_aksi",
    "tenggat",
    "hari_terlambat",
    "bukti",
    "jenis_bukti",
    "status_bukti",
    "pic",
)
"""What a row of the JSON has (docs/design.md §9)."""


def run(options: argparse.Namespace) -> int:
    """Print the missing bukti, selesai tanpa bukti first. Raises NotFound."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.database import to_rows
    from monev.figures import kesenjangan, kesenjangan_sentence, ringkasan

    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        rows = to_rows(kesenjangan(db, view))
        if options.json:
            output.print_json([{key: row[key] for key in KEYS} for row in rows])
            return output.DONE
        output.say(heading(view), kesenjangan_sentence(view, ringkasan(db, view).current, len(rows)))
    if rows:
        output.say("")
        output.say_table(
            ["Hari terlambat", "Kode", "Tenggat", "Bukti", "Jenis", "Status bukti", "Dilaporkan selesai", "PIC"],
            [
                [
                    row["hari_terlambat"],
                    row["kode"],
                    format_tenggat(row["tenggat"]),
                    row["bukti"],
                    row["jenis_bukti"],
                    row["status_bukti"],
                    "ya" if row["selesai_tanpa_bukti"] else "",
                    row["pic"],
                ]
                for row in rows
            ],
        )
    return output.DONE


COMMAND = Command(
    "Mendaftar bukti yang belum ada pada akhir suatu hari: yang tenggatnya dilaporkan selesai lebih dahulu, lalu yang "
    "paling lama terlambat.",
    (*RENCANA, POSISI, JSON, *PLACE_OPTIONS),
    run,
)
