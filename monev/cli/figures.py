"""`keadaan` shows the figures of a rencana at a posisi, `kesenjangan` its missing bukti.

`rekap` shows the figures of every satker.
"""

import argparse

from monev import figures
from monev.cli import output, store
from monev.core.dates import format_day
from monev.core.records import JsonObject
from monev.core.statuses import OF_TENGGAT, STATUS_TENGGAT
from monev.database import rows_of
from monev.figures.many_offices import (
    find_scope,
    recap,
    recap_as_json,
    reporting,
    sample_sentence,
    state_words,
    total,
    without_sample,
)

KESENJANGAN_KEYS = (
    *("kode", "area", "langkah_aksi", "tenggat", "hari_terlambat"),
    *("bukti", "jenis_bukti", "status_bukti", "pic"),
)
"""The fields of missing bukti in JSON (docs/operations.md)."""
_SHARES = {"S.d. posisi": "capaian_posisi", "Setahun": "capaian_setahun", "Bukti": "bukti"}
_STATUSES = tuple(kode for kode in OF_TENGGAT if kode != "selesai")


def show_keadaan(options: argparse.Namespace) -> None:
    """Print the figures of a rencana. Raises NotFound."""
    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        state = figures.full_state(db, view)
        if output.print_result(options, state):
            return
        areas = rows_of(figures.per_area(db, view))
        sentence = figures.ringkasan_sentence(view, figures.current_counts(db, view), areas)
        output.say(_heading(view), sentence, "")
    terms = {kode: STATUS_TENGGAT[kode].label for kode in _STATUSES}
    without_bukti = figures.figure_labels()["selesai_tanpa_bukti"]
    places = [
        (figures.format_area(area["area"], area["nama_area"]), area) for area in state["area"]
    ]
    table = []
    for name, told in (*places, ("Semua area", state)):
        row = {"Area": name, "Langkah": told["langkah"]}
        for heading, share in _SHARES.items():
            row[heading] = figures.format_capaian(told[share]["n"], told[share]["N"])
        row |= {terms[kode]: count for kode, count in _per_status(told).items()}
        row[without_bukti] = told["selesai_tanpa_bukti"]
        row["Tanpa target"] = told["tanpa_target"]
        table.append(row)
    output.say_table(table)


def _per_status(told: JsonObject) -> dict[str, int]:
    """Take apart what JSON has together: terlambat and belum dilaporkan."""
    counts = told["status"] | {"belum_dilaporkan": told["belum_dilaporkan"]}
    counts["terlambat"] -= counts["belum_dilaporkan"]
    return {kode: counts[kode] for kode in _STATUSES}


def show_kesenjangan(options: argparse.Namespace) -> None:
    """Print the missing bukti, first those of targets reported as selesai. Raises NotFound."""
    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        missing = figures.kesenjangan(db, view)
        rows = sorted(missing, key=lambda row: not row["selesai_tanpa_bukti"])
        if output.print_result(
            options, [{key: row[key] for key in KESENJANGAN_KEYS} for row in rows]
        ):
            return
        counts = figures.current_counts(db, view)
    said = (figures.opening_remark(view), figures.bukti_sentence(view, counts, rows))
    output.say(_heading(view), " ".join(filter(None, said)))
    output.say(*filter(None, (figures.without_bukti_sentence(counts),)))
    table = []
    for row in rows:
        told = figures.tell([row])
        table.append(
            {
                "Hari sejak jatuh tempo": row["hari_terlambat"],
                "Kode": row["kode_tampil"],
                "Tenggat": told.when,
                "Bukti": row["bukti"],
                "Jenis": row["jenis_bukti"],
                "Status bukti": row["status_bukti"],
                "Status target": told.term.label,
                "PIC": row["pic"],
            }
        )
    output.say_table(table)


def show_rekap(options: argparse.Namespace) -> None:
    """Print the figures of every satker, or of one and those below it. Raises NotFound."""
    with store.open_database(options) as db:
        scope = None if options.induk is None else find_scope(db, options.induk)
        everything = recap(db, options.posisi, tahun=options.tahun, scope=scope)
        offices = without_sample(everything)
        if said := sample_sentence(everything, offices):
            output.say(said)
        if options.json:
            output.print_json(recap_as_json(db, offices))
            return
    rows = []
    for office in offices:
        row = {"Satker": office.satker, "Tahun": office.tahun, "Laporan": state_words(office)}
        for figure in figures.five_figures(total([office])).values():
            row[figure.label] = figure.text if reporting([office]) else figures.NO_VALUE
        rows.append(row)
    output.say_table(rows)


def _heading(view: figures.View) -> str:
    mark = " (DATA SIMULASI)" if view.simulasi else ""
    return (
        f"{view.satker}, rencana {view.tahun}, posisi {format_day(view.posisi)}, unggahan "
        f"{view.unggahan}{mark}"
    )
