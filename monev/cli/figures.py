"""`keadaan` shows the figures of a rencana at a posisi, `kesenjangan` its missing bukti.

`rekap` shows the figures of every satker.
"""

import argparse

from monev import figures
from monev.cli import output, store
from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.database import rows_of
from monev.figures.recap import (
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
_STATUSES = tuple(kode for kode in STATUS_TENGGAT if kode != "selesai")


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
    terms = {kode: find_term(kode, rencana_only=view.rencana_only).label for kode in _STATUSES}
    without_bukti = figures.figure_labels(rencana_only=view.rencana_only)["selesai_tanpa_bukti"]
    places = [
        (figures.format_area(area["area"], area["nama_area"]), area) for area in state["area"]
    ]
    table = []
    for name, told in (*places, ("Semua area", state)):
        row = {"Area": name, "Langkah": told["langkah"]}
        for heading, share in _SHARES.items():
            row[heading] = figures.format_capaian(told[share]["n"], told[share]["N"])
        row |= {term: told["status"][kode] for kode, term in terms.items()}
        row[without_bukti] = told["selesai_tanpa_bukti"]
        row["Tanpa target"] = told["tanpa_target"]
        table.append(row)
    output.say_table(table)


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
    output.say(_heading(view), figures.kesenjangan_sentence(view, counts, rows))
    output.say(*filter(None, (figures.without_bukti_sentence(counts),)))
    table = []
    for row in rows:
        status = row["status_bukti"]
        status = figures.describe_bukti_status(status, rencana_only=view.rencana_only)
        table.append(
            {
                "Hari sejak jatuh tempo": row["hari_terlambat"],
                "Kode": row["kode_tampil"],
                "Tenggat": format_tenggat(row["tenggat"]),
                "Bukti": row["bukti"],
                "Jenis": row["jenis_bukti"],
                "Status bukti": status,
                "Dilaporkan selesai": "ya" if row["selesai_tanpa_bukti"] else "",
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
