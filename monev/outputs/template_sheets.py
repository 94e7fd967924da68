"""The sheets of the template beside the plan: Realisasi (a row per tenggat), Bukti Dukung (per document), Petunjuk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.outputs.workbook import DATE_FORMAT, WRAPPED, fill_cell, prepare_print, write_table
from monev.reading.vocabulary.bukti_kinds import JENIS_BUKTI, OTHER
from monev.reading.vocabulary.template_names import (
    BUKTI_COLUMNS,
    BUKTI_SHEET,
    GUIDE_SHEET,
    ORIGIN_MARKER,
    REALISASI_COLUMNS,
    REALISASI_SHEET,
    SIMULATION_TEXT,
)

Plan = list[dict]
"""The langkah of an unggahan's content, in the decree's order."""

SPARE_ROWS = 300  # rows below the data that have the drop-downs already

REALISASI_HEADINGS = [heading for heading, *_ in REALISASI_COLUMNS.values()]
BUKTI_HEADINGS = [heading for heading, *_ in BUKTI_COLUMNS.values()]
_REALISASI_ENTRIES = {"Status", "Tanggal selesai", "Kendala", "Tindak lanjut"}
_BUKTI_ENTRIES = {"Bukti", "Jenis", "Status", "Tautan", "Catatan"}

TIDAK_BERLAKU_REASON = "Untuk status Tidak berlaku, tulis alasannya di kolom Kendala."

_PAST_DUE = PatternFill("solid", bgColor="FCE4D6")
_DUE_NOW = PatternFill("solid", bgColor="FFF4CC")
_SELESAI = PatternFill("solid", bgColor="E2F1EA")


def write_realisasi(sheet: Worksheet, plan: Plan, satker: str, tahun: int, *, simulated: bool) -> None:
    """Sheet Realisasi of the stored plan: a row per tenggat, in the decree's order."""
    sheet.title = REALISASI_SHEET
    title = (f"Realisasi Rencana Aksi ZI, {satker}, {tahun}", "Isi kolom berjudul biru. " + TIDAK_BERLAKU_REASON)
    foot = f"{satker}, Realisasi {tahun}"
    columns = zip([*REALISASI_HEADINGS, "Jatuh tempo"], (11, 52, 18, 15, 20, 40, 40, 20), strict=True)
    rows = list(realisasi_rows(plan))
    header = write_table(sheet, title, columns, rows, foot, simulated=simulated, frozen=3, entry=_REALISASI_ENTRIES)
    for row in range(header + 1, header + len(rows) + 1):
        sheet.cell(row, 5).number_format = DATE_FORMAT
    end = header + len(rows) + SPARE_ROWS
    _add_choices(sheet, f"D{header + 1}:D{end}", '"' + ",".join(STATUS_LAPORAN.values()) + '"', "Status")
    _require_day(sheet, f"E{header + 1}:E{end}", tahun)
    _colour_jatuh_tempo(sheet, header + 1, end)


def write_bukti(sheet: Worksheet, plan: Plan, satker: str, tahun: int, *, simulated: bool, jenis_choices: str) -> None:
    """Sheet Bukti Dukung: a row per tenggat and document. `jenis_choices` is the range that lists the kinds."""
    sheet.title = BUKTI_SHEET
    guidance = "Satu baris satu dokumen untuk satu target. Tautan yang diisi tanpa Status dibaca Ada."
    title = (f"Bukti dukung Rencana Aksi ZI, {satker}, {tahun}", guidance)
    foot = f"{satker}, Bukti dukung {tahun}"
    columns = zip(BUKTI_HEADINGS, (11, 46, 18, 40, 20, 16, 44, 32), strict=True)
    rows = list(bukti_rows(plan))
    header = write_table(sheet, title, columns, rows, foot, simulated=simulated, frozen=3, entry=_BUKTI_ENTRIES)
    end = header + len(rows) + SPARE_ROWS
    _add_choices(sheet, f"F{header + 1}:F{end}", '"' + ",".join(STATUS_BUKTI.values()) + '"', "Status")
    _add_choices(sheet, f"E{header + 1}:E{end}", jenis_choices, "Jenis", must_match=False)


def realisasi_rows(plan: Plan) -> Iterator[list[str | date | None]]:
    """The cells of each tenggat, Jatuh tempo last."""
    for langkah in plan:
        for t in langkah["tenggat"]:
            yield [
                langkah["kode"],
                langkah["langkah_aksi"],
                format_tenggat(t["tenggat"]),
                STATUS_LAPORAN[t["laporan"]],
                date.fromisoformat(t["tanggal_selesai"]) if t["tanggal_selesai"] else None,
                t["kendala"],
                t["tindak_lanjut"],
                date.fromisoformat(t["jatuh_tempo"]),
            ]


def bukti_rows(plan: Plan) -> Iterator[list[str]]:
    """The cells of each bukti. Belum ada is left blank, so that pasting a link is enough; with a link it must be said,
    to stay Belum ada."""
    for langkah in plan:
        for t in langkah["tenggat"]:
            for bukti in t["bukti"]:
                silent = bukti["status"] == "belum_ada" and not bukti["tautan"]
                status = "" if silent else STATUS_BUKTI[bukti["status"]]
                beginning = [langkah["kode"], langkah["langkah_aksi"], format_tenggat(t["tenggat"])]
                yield [*beginning, bukti["nama"], bukti["jenis"], status, bukti["tautan"], bukti["catatan"]]


def _add_choices(sheet: Worksheet, cell_range: str, listing: str, heading: str, *, must_match: bool = True) -> None:
    rule = DataValidation(type="list", formula1=listing, allow_blank=True, sqref=cell_range)
    rule.errorStyle = "stop" if must_match else "warning"
    rule.errorTitle, rule.error = heading, "Pilih salah satu dari daftar, atau kosongkan."
    sheet.add_data_validation(rule)


def _require_day(sheet: Worksheet, cell_range: str, tahun: int) -> None:
    rule = DataValidation(
        type="date",
        operator="between",
        formula1=f"DATE({tahun},1,1)",
        formula2=f"DATE({tahun + 1},12,31)",
        allow_blank=True,
        sqref=cell_range,
    )
    rule.errorTitle = "Tanggal selesai"
    rule.error = f"Isi sebuah tanggal, misalnya 30/06/{tahun}."
    sheet.add_data_validation(rule)


def _colour_jatuh_tempo(sheet: Worksheet, from_: int, until: int) -> None:
    """Orange: past due and not done. Yellow: due this month. Green: done. By the day the file is opened."""
    cell_range = f"A{from_}:H{until}"
    opened = f'$H{from_}<>"",$D{from_}<>"Selesai",$D{from_}<>"Tidak berlaku"'
    rules = (
        (f"AND({opened},$H{from_}<TODAY())", _PAST_DUE),
        (f"AND({opened},$H{from_}<=EOMONTH(TODAY(),0))", _DUE_NOW),
        (f'$D{from_}="Selesai"', _SELESAI),
    )
    for formula, colour in rules:
        sheet.conditional_formatting.add(cell_range, FormulaRule(formula=[formula], fill=colour, stopIfTrue=True))


def _how_to() -> Iterator[tuple[str, str]]:
    """The lines of the guide, each in two cells."""
    text = Path(__file__).with_name("template_guide.txt").read_text(encoding="utf-8")
    statuses = {"laporan": ", ".join(STATUS_LAPORAN.values()), "bukti": ", ".join(STATUS_BUKTI.values())}
    for line in text.format(**statuses, reason=TIDAK_BERLAKU_REASON).splitlines():
        left, _, right = line.partition("|")
        yield left.strip(), right.strip()


def write_guidance(sheet: Worksheet, content: dict, satker: str, tahun: int, origin: str) -> str:
    """Write the sheet; returns the range that lists the kinds of bukti, for a drop-down in another sheet.

    `origin` is the mark of whose template it is and of the unggahan it was made from (0 for a blank one).
    """
    sheet.title = GUIDE_SHEET
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 112
    rows = [(f"Petunjuk: Rencana Aksi ZI, {satker}, {tahun}", "")]
    if content["simulasi"]:
        rows.append((SIMULATION_TEXT, "Kantor dan isinya rekaan, untuk contoh."))
    rows += [("", ""), *_how_to(), ("", "")]
    if content["unggahan"]:
        posisi = format_day(date.fromisoformat(content["posisi"]))
        rows.append(("Dibuat dari", f"unggahan {content['unggahan']}, posisi {posisi}"))
    rows.append((ORIGIN_MARKER, origin))
    jenis = _list_jenis(content)
    rows += [("", ""), ("Jenis bukti", ""), *((name, "") for name in jenis)]
    for number, (left, right) in enumerate(rows, start=1):
        fill_cell(sheet.cell(number, 1), left)
        fill_cell(sheet.cell(number, 2), right)
        sheet.cell(number, 2).alignment = WRAPPED
        sheet.cell(number, 1).font = Font(
            name="Calibri", bold=bool(left) and left not in jenis, size=13 if number == 1 else 11
        )
    prepare_print(sheet, 1, f"{satker}, petunjuk {tahun}", simulated=bool(content["simulasi"]))
    return f"'{GUIDE_SHEET}'!$A${len(rows) - len(jenis) + 1}:$A${len(rows)}"


def _list_jenis(content: dict) -> list[str]:
    """The table of kinds, and kinds the office wrote itself."""
    used = (bukti["jenis"] for langkah in content["langkah"] for t in langkah["tenggat"] for bukti in t["bukti"])
    return list(dict.fromkeys(name for name in (*JENIS_BUKTI, OTHER, *used) if name))
