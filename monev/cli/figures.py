"""`keadaan` and `kesenjangan`: all figures of a rencana at a posisi, and the bukti missing there."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, POSISI, RENCANA
from monev.cli.parser import Command
from monev.core.dates import format_day, format_tenggat

if TYPE_CHECKING:
    from monev.figures import View

SHARES = ("capaian_posisi", "capaian_setahun", "bukti")
"""The figures shown as n/N."""

KESENJANGAN_KEYS = (
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
"""What a row of the JSON of missing bukti has (docs/design.md §9)."""


def _keadaan(options: argparse.Namespace) -> int:
    """Print the situation. Raises NotFound."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.figures import current_counts, full_state, per_area, ringkasan_sentence

    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        state = full_state(db, view)
        if options.json:
            output.print_json(state)
            return output.DONE
        current = current_counts(db, view)
        output.say(_heading(view), ringkasan_sentence(view, current, per_area(db, view)), "")
    _say(state, rencana_only=view.rencana_only)
    return output.DONE


def _heading(view: View) -> str:
    """What is being looked at, with its warning where it is sample data."""
    mark = " (DATA SIMULASI)" if view.simulasi else ""
    return f"{view.satker}, rencana {view.tahun}, posisi {format_day(view.posisi)}, unggahan {view.unggahan}{mark}"


def _say(state: dict[str, Any], *, rencana_only: bool) -> None:
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.figures import figure_labels, format_area, format_capaian

    labels = figure_labels(rencana_only=rencana_only)

    def table_row(figures: dict[str, Any], name: str) -> list[Any]:
        status = figures["status"]
        return [
            name,
            figures["langkah"],
            *(format_capaian(figures[key]["n"], figures[key]["N"]) for key in SHARES),
            status["terlambat"],
            status["berjalan"],
            status["belum_jatuh_tempo"],
            status["tidak_berlaku"],
            figures["selesai_tanpa_bukti"],
            figures["tanpa_target"],
        ]

    output.say_table(
        [
            "Area",
            "Langkah",
            "S.d. posisi",
            "Setahun",
            "Bukti",
            labels["terlambat"],
            "Berjalan",
            "Belum jatuh tempo",
            "Tidak berlaku",
            labels["selesai_tanpa_bukti"],
            "Tanpa target",
        ],
        [
            *(table_row(area, format_area(area["area"], area["nama_area"])) for area in state["area"]),
            table_row(state, "Semua area"),
        ],
    )


KEADAAN = Command(
    "Menghitung keadaan sebuah rencana pada akhir suatu hari: capaian, keterlambatan, dan kelengkapan bukti, "
    "seluruhnya dan per area.",
    (*RENCANA, POSISI, JSON, *PLACE_OPTIONS),
    _keadaan,
)


def _kesenjangan(options: argparse.Namespace) -> int:
    """Print the missing bukti, those of what is called selesai first. Raises NotFound."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.database import to_rows
    from monev.figures import (
        current_counts,
        describe_bukti_status,
        kesenjangan,
        kesenjangan_sentence,
        without_bukti_sentence,
    )

    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        rows = to_rows(kesenjangan(db, view))
        if options.json:
            output.print_json([{key: row[key] for key in KESENJANGAN_KEYS} for row in rows])
            return output.DONE
        counts = current_counts(db, view)
        output.say(_heading(view), kesenjangan_sentence(view, counts, len(rows)))
        output.say(*filter(None, (without_bukti_sentence(counts),)))
    if rows:
        output.say("")
        output.say_table(
            [
                "Hari sejak jatuh tempo",
                "Kode",
                "Tenggat",
                "Bukti",
                "Jenis",
                "Status bukti",
                "Dilaporkan selesai",
                "PIC",
            ],
            [
                [
                    row["hari_terlambat"],
                    row["kode"],
                    format_tenggat(row["tenggat"]),
                    row["bukti"],
                    row["jenis_bukti"],
                    describe_bukti_status(row["status_bukti"], rencana_only=view.rencana_only),
                    "ya" if row["selesai_tanpa_bukti"] else "",
                    row["pic"],
                ]
                for row in rows
            ],
        )
    return output.DONE


KESENJANGAN = Command(
    "Mendaftar bukti yang belum ada pada akhir suatu hari: yang tenggatnya dilaporkan selesai lebih dahulu, lalu yang "
    "paling lama terlambat.",
    (*RENCANA, POSISI, JSON, *PLACE_OPTIONS),
    _kesenjangan,
)
