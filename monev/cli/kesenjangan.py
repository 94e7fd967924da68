"""`kesenjangan`: the bukti missing at a posisi."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, POSISI, RENCANA
from monev.cli.parser import Command

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
"""What a row of the JSON has (DESIGN §9)."""


def run(choice: argparse.Namespace) -> int:
    """Print the missing bukti, selesai tanpa bukti first. Raises NotFound."""
    from monev.cli.figures import heading
    from monev.core.dates import format_tenggat
    from monev.database import to_rows
    from monev.figures import kesenjangan, kesenjangan_sentence, ringkasan

    with store.open_database(choice) as db:
        p = store.chosen_view(db, choice)
        everything = to_rows(kesenjangan(db, p))
        if choice.json:
            output.print_json([{key: one[key] for key in KEYS} for one in everything])
            return output.DONE
        output.say(heading(p), kesenjangan_sentence(p, ringkasan(db, p).current, len(everything)))
    if everything:
        output.say("")
        output.say_table(
            ["Hari terlambat", "Kode", "Tenggat", "Bukti", "Jenis", "Status bukti", "Dilaporkan selesai", "PIC"],
            [
                [
                    one["hari_terlambat"],
                    one["kode"],
                    format_tenggat(one["tenggat"]),
                    one["bukti"],
                    one["jenis_bukti"],
                    one["status_bukti"],
                    "ya" if one["selesai_tanpa_bukti"] else "",
                    one["pic"],
                ]
                for one in everything
            ],
        )
    return output.DONE


COMMAND = Command(
    "Mendaftar bukti yang belum ada pada akhir suatu hari: yang tenggatnya dilaporkan selesai lebih dahulu, lalu yang "
    "paling lama terlambat.",
    (*RENCANA, POSISI, JSON, *PLACE_OPTIONS),
    run,
)
