"""`keadaan`, `kesenjangan`, `rekap`: all figures of a rencana at a posisi, the bukti missing there, and the figures of
every satker."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import find_term
from monev.figures import (
    View,
    current_counts,
    describe_bukti_status,
    figure_labels,
    format_area,
    format_capaian,
    full_state,
    kesenjangan,
    kesenjangan_sentence,
    per_area,
    ringkasan_sentence,
    without_bukti_sentence,
)
from monev.figures.recap import find_scope, recap, recap_as_json, without_sample
from monev.figures.recap_words import RECAP_HEADINGS, recap_row, sample_sentence

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


def show_keadaan(options: argparse.Namespace) -> None:
    """Print the situation. Raises NotFound."""
    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        state = full_state(db, view)
        if options.json:
            output.print_json(state)
            return
        current = current_counts(db, view)
        output.say(_heading(view), ringkasan_sentence(view, current, per_area(db, view)), "")
    labels = figure_labels(rencana_only=view.rencana_only)
    status = {
        "terlambat": labels["terlambat"],
        "berjalan": find_term("berjalan", rencana_only=view.rencana_only).label,
        "belum_jatuh_tempo": "Belum jatuh tempo",
        "tidak_berlaku": "Tidak berlaku",
    }
    places = [(area, format_area(area["area"], area["nama_area"])) for area in state["area"]]
    shares = ("capaian_posisi", "capaian_setahun", "bukti")
    output.say_table(
        [
            *("Area", "Langkah", "S.d. posisi", "Setahun", "Bukti"),
            *status.values(),
            *(labels["selesai_tanpa_bukti"], "Tanpa target"),
        ],
        [
            [
                *(name, figures["langkah"]),
                *(format_capaian(figures[share]["n"], figures[share]["N"]) for share in shares),
                *(figures["status"][kode] for kode in status),
                *(figures["selesai_tanpa_bukti"], figures["tanpa_target"]),
            ]
            for figures, name in (*places, (state, "Semua area"))
        ],
    )


def show_kesenjangan(options: argparse.Namespace) -> None:
    """Print the missing bukti, those of what is called selesai first: what reads them counts on the order they always
    had. Raises NotFound."""
    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        rows = sorted(kesenjangan(db, view), key=lambda row: not row["selesai_tanpa_bukti"])
        if options.json:
            output.print_json([{key: row[key] for key in KESENJANGAN_KEYS} for row in rows])
            return
        counts = current_counts(db, view)
        output.say(_heading(view), kesenjangan_sentence(view, counts, len(rows)))
        output.say(*filter(None, (without_bukti_sentence(counts),)))
    if rows:
        output.say("")
        output.say_table(
            [
                *("Hari sejak jatuh tempo", "Kode", "Tenggat", "Bukti", "Jenis", "Status bukti"),
                *("Dilaporkan selesai", "PIC"),
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


def show_rekap(options: argparse.Namespace) -> None:
    """Print the figures of every satker, or of one and those below it. Raises NotFound for one that is not there."""
    with store.open_database(options) as db:
        scope = None if options.induk is None else find_scope(db, options.induk)
        everything = recap(db, options.posisi, tahun=options.tahun, scope=scope)
        offices = without_sample(everything)
        if said := sample_sentence(everything, offices):
            output.say(said)
        if options.json:
            output.print_json(recap_as_json(db, offices))
            return
    output.say_table(list(RECAP_HEADINGS.values()), [list(recap_row(office).values()) for office in offices])


def _heading(view: View) -> str:
    """What is being looked at, with its warning where it is sample data."""
    mark = " (DATA SIMULASI)" if view.simulasi else ""
    return f"{view.satker}, rencana {view.tahun}, posisi {format_day(view.posisi)}, unggahan {view.unggahan}{mark}"
