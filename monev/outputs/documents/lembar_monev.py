"""Lembar Monev ZI of a triwulan: each tenggat with its target, realisasi, bukti, kendala and tindak lanjut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from monev.core.dates import format_short_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_TENGGAT, find_term
from monev.figures import (
    NO_VALUE,
    Counts,
    describe_bukti_status,
    describe_lateness,
    figure_labels,
    format_area,
    format_capaian,
    tenggat_term,
)
from monev.outputs.documents import shared_parts
from monev.outputs.documents.blocks import Block, Manuscript, ParagraphBlock, TableBlock, clean_text
from monev.outputs.documents.material import NOT_LKE, DataRow, Material, select_this_triwulan
from monev.outputs.letterhead import full_office_name
from monev.outputs.signed_sheet import print_whole, write_head, write_signature
from monev.outputs.workbook import fill_cell, new_sheet, prepare_print, to_bytes, write_header, write_row, write_title

COLUMNS: tuple[tuple[str, float], ...] = (
    ("Kode", 10),
    ("Langkah aksi", 36),
    ("Target", 20),
    ("Realisasi", 20),
    ("Bukti dukung", 36),
    ("Kendala", 26),
    ("Tindak lanjut", 28),
)
"""Headings and relative widths, the same in Word, PDF and Excel."""

_AREA_FILL = PatternFill("solid", start_color="DBE4F0", end_color="DBE4F0")


def build(material: Material) -> Manuscript:
    """The sheet as a document, lying."""
    content = (
        ParagraphBlock(material.sentence),
        *build_sheet(material),
        shared_parts.build_signature(material),
    )
    return Manuscript(
        material.kop,
        _title_lines(material),
        content,
        shared_parts.build_footer(material, "Lembar Monev ZI"),
        dateline=shared_parts.dateline(material),
        simulated=material.p.simulasi,
        is_landscape=True,
    )


def build_sheet(material: Material) -> tuple[Block, ...]:
    """What the sheet covers, and its table."""
    rows: list[Sequence[str]] = []
    for area, content in _per_area(material):
        rows.append((area,))
        rows += [list_cells(material, t) for t in content]
    table: Block = TableBlock([k for k, _ in COLUMNS], rows, [width for _, width in COLUMNS], size=8)
    if not rows:
        table = shared_parts.build_nothing_note(_empty_sentence(material))
    return (ParagraphBlock(_describe_scope(material), "kiri", size=9), table)


def _print_settings(material: Material) -> dict[str, Any]:
    return {"simulated": material.p.simulasi, "paper": material.kop.paper.sheet}


def to_xlsx(material: Material) -> bytes:
    """The sheet as a workbook, with a second sheet of the figures per area."""
    workbook, sheet = new_sheet("Lembar Monev")
    widths = [width for _, width in COLUMNS]
    sentences = (material.sentence, _describe_scope(material), NOT_LKE)
    start = write_head(sheet, material.kop, _title_lines(material), sentences, widths, material.p.simulasi)
    write_header(sheet, start, [k for k, _ in COLUMNS], widths, set())
    number = start
    for area, content in _per_area(material):
        number += 1
        fill_cell(sheet.cell(number, 1), area)
        for column in range(1, len(COLUMNS) + 1):
            sheet.cell(number, column).fill, sheet.cell(number, column).font = (
                _AREA_FILL,
                Font(name="Calibri", bold=True),
            )
        for t in content:
            number += 1
            write_row(sheet, number, list_cells(material, t))
    if number == start:
        number += 1
        fill_cell(sheet.cell(number, 1), _empty_sentence(material))
    number = write_signature(sheet, number + 2, shared_parts.build_signature(material), widths)
    sheet.freeze_panes = sheet.cell(start + 1, 3).coordinate
    prepare_print(sheet, start, shared_parts.build_footer(material, "Lembar Monev ZI"), **_print_settings(material))
    print_whole(sheet, number, len(COLUMNS))
    _write_area_sheet(workbook, material)
    return to_bytes(workbook)


def _write_area_sheet(workbook: Workbook, material: Material) -> None:
    """Figures as numbers, so that they can be counted on with."""
    sheet = workbook.create_sheet("Capaian per Area")
    start = write_title(
        sheet,
        (f"Capaian per area, {material.p.satker}", f"Posisi {material.posisi}", NOT_LKE),
        simulated=material.p.simulasi,
    )
    fields = {
        "langkah": "Langkah",
        "tanpa_target": "Tanpa target",
        "bukti_belum_disebut": "Bukti belum disebut",
        **{kode: find_term(kode, rencana_only=material.rencana_only).label for kode in STATUS_TENGGAT},
        "capaian_n": "Capaian s.d. posisi: selesai",
        "capaian_N": "Capaian s.d. posisi: jatuh tempo",
        "setahun_n": "Setahun: selesai",
        "setahun_N": "Setahun: tenggat",
        "bukti_n": "Bukti ada",
        "bukti_N": "Bukti yang harus ada",
        "selesai_tanpa_bukti": figure_labels()["selesai_tanpa_bukti"],
    }
    write_header(sheet, start, ["Area", *fields.values()], [40, *[12] * len(fields)], set())
    everything = {k: getattr(material.ringkasan.current, k) for k in Counts.__slots__}
    row = [(format_area(a["area"], a["nama_area"]), a) for a in material.area] + [("Semua area", everything)]
    for number, (name, a) in enumerate(row, start=start + 1):
        write_row(sheet, number, [name, *(a[k] for k in fields)])
        for column in range(2, len(fields) + 2):
            sheet.cell(number, column).alignment = Alignment(horizontal="center", vertical="top")
    sheet.freeze_panes = sheet.cell(start + 1, 2).coordinate
    sheet.print_title_cols = f"A:{get_column_letter(1)}"
    prepare_print(sheet, start, shared_parts.build_footer(material, "Lembar Monev ZI"), **_print_settings(material))


def _title_lines(material: Material) -> tuple[str, ...]:
    return (
        "LEMBAR MONEV ZONA INTEGRITAS",
        full_office_name(material.p.satker),
        f"{material.triwulan.upper()}, POSISI {material.posisi.upper()}",
    )


def _describe_scope(material: Material) -> str:
    text = f"Memuat target yang jatuh tempo pada {material.triwulan} dan target sebelumnya yang belum selesai."
    said_already = material.sentence.startswith(material.opening_remark)
    return text if said_already else f"{material.opening_remark} {text}"


def _empty_sentence(material: Material) -> str:
    nothing = f"Tidak ada target yang jatuh tempo pada {material.triwulan}"
    return f"{nothing} atau sebelumnya." if material.rencana_only else f"{nothing}, dan tidak ada tunggakan."


def _per_area(material: Material) -> list[tuple[str, list[DataRow]]]:
    return [
        (format_area(area, name), list(content))
        for (area, name), content in groupby(select_this_triwulan(material), key=lambda t: (t["area"], t["nama_area"]))
    ]


def list_cells(material: Material, t: DataRow) -> list[str]:
    """The seven cells of one tenggat."""
    langkah = material.langkah[t["kode"]]
    target = [format_tenggat(t["tenggat"]), langkah["target_capaian"]]
    remarks = [c for c in material.notes if c["kode"] == t["kode"] and c["tenggat"] in (None, t["tenggat"])]
    kendala = [t["kendala"], *(c["kendala"] for c in remarks)]
    follow_ups = [t["tindak_lanjut"], *(c["solusi"] for c in remarks)]
    follow_ups += [
        f"{k.uraian} ({k.pic}, {format_short_day(k.batas)})" for k in material.decisions if k.kode == t["kode"]
    ]
    return [
        t["kode"],
        clean_text(t["langkah_aksi"]) + (f"\nPIC: {clean_text(t['pic'])}" if t["pic"] else ""),
        _merge(target),
        describe_realisasi(t, rencana_only=material.rencana_only),
        _describe_bukti(material, t),
        _merge(kendala) or NO_VALUE,
        _merge(follow_ups) or NO_VALUE,
    ]


def describe_realisasi(t: DataRow, *, rencana_only: bool) -> str:
    """How a tenggat stands: its status, since when, how late."""
    text = tenggat_term(t, rencana_only=rencana_only).mark_and_label
    if not t["selesai_pada"]:
        return "\n".join(filter(None, (text, describe_lateness(t, rencana_only=rencana_only))))
    when = f"{text}{', ' if t['tanggal_selesai'] else chr(10)}{shared_parts.completion_in_words(t)}"
    # How late something was done is known of a day that was said, not of the day of a report.
    late = describe_lateness(t, rencana_only=rencana_only) if t["tanggal_selesai"] else ""
    return "\n".join(filter(None, (when, late)))


def _describe_bukti(material: Material, t: DataRow) -> str:
    """n/N, and each document with how it stands."""
    if t["status"] == "tidak_berlaku":  # its bukti count nowhere, so none is said to be missing
        return NO_VALUE
    everything = material.bukti.get((t["kode"], t["tenggat"]), [])
    row = [f"{'✓' if one['hadir'] else '–'} {one['bukti']}: {_name_status(material, one)}" for one in everything]
    return "\n".join([format_capaian(t["bukti_n"], t["bukti_N"]), *row])


def _name_status(material: Material, bukti: DataRow) -> str:
    return describe_bukti_status(STATUS_BUKTI[bukti["status"]], rencana_only=material.rencana_only)


def _merge(content: list[str]) -> str:
    return "\n".join(dict.fromkeys(clean_text(one) for one in content if one))
