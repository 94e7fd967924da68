"""The template workbook: the app's own export, which the office fills in and uploads again (docs/design.md §6). Export,
change nothing, upload: zero changes. So every cell is written as it is stored, each langkah on a row of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.database import Database
from monev.outputs.in_child import make_in_child
from monev.outputs.table_download import write_csv
from monev.outputs.workbook import (
    DATE_FORMAT,
    WRAPPED,
    add_rule,
    fill_cell,
    new_sheet,
    prepare_print,
    to_bytes,
    write_header,
    write_row,
    write_table,
    write_title,
)
from monev.reading.choices import ReadingChoices
from monev.reading.evidence.split import SIGNS, split_bukti
from monev.reading.vocabulary.bukti_kinds import JENIS_BUKTI, OTHER
from monev.reading.vocabulary.template_names import (
    BUKTI_COLUMNS,
    BUKTI_SHEET,
    GUIDE_SHEET,
    ORIGIN_MARKER,
    ORIGIN_PROPERTIES,
    REALISASI_COLUMNS,
    REALISASI_SHEET,
    RENCANA_HEADINGS,
    RENCANA_SHEET,
    SIMULATION_TEXT,
    USUAL_AREA,
)
from monev.writing.reading_choices import satker_choices
from monev.writing.versions import find_last

_WIDTHS = {
    "no": 6,
    "komponen": 24,
    "indikator": 32,
    "langkah_aksi": 46,
    "bukti_dukung": 36,
    "target_waktu": 18,
    "target_capaian": 26,
    "kode": 11,
    "pic": 20,
    "frekuensi": 14,
}
_AREA_COLOUR = PatternFill("solid", start_color="DBE4F0", end_color="DBE4F0")
_SUB_AREA_COLOUR = PatternFill("solid", start_color="EEF2F8", end_color="EEF2F8")
Plan = list[dict]
"""The langkah of an unggahan's content, in the decree's order."""

_SPARE_ROWS = 300  # rows below the data that have the drop-downs already

_REALISASI_HEADINGS = [heading for heading, *_ in REALISASI_COLUMNS.values()]
_BUKTI_HEADINGS = [heading for heading, *_ in BUKTI_COLUMNS.values()]
_REALISASI_ENTRIES = {"Status", "Tanggal selesai", "Kendala", "Tindak lanjut"}
_BUKTI_ENTRIES = {"Bukti", "Jenis", "Status", "Tautan", "Catatan"}

_TIDAK_BERLAKU_REASON = "Untuk status Tidak berlaku, tulis alasannya di kolom Kendala."

_PAST_DUE = PatternFill("solid", bgColor="FCE4D6")
_DUE_NOW = PatternFill("solid", bgColor="FFF4CC")
_SELESAI = PatternFill("solid", bgColor="E2F1EA")


def make_template(db: Database, satker: str, tahun: int) -> bytes:
    """The workbook of a rencana's newest unggahan, ready to be filled in. Raises NotFound where nothing is stored."""
    current = find_last(db, satker, tahun)
    return make_in_child(build_template, current.content, satker=current.satker, tahun=tahun, entry_hash=current.hash)


def make_empty_template(satker: str, tahun: int) -> bytes:
    """A workbook for an office's first plan: the seven usual area headings, and no langkah yet."""
    content = {"unggahan": 0, "simulasi": False, "langkah": []}
    return make_in_child(build_template, content, satker=satker, tahun=tahun, entry_hash="")


def build_template(content: dict, *, satker: str, tahun: int, entry_hash: str) -> bytes:
    """The workbook of one unggahan's content (`content` of its journal entry); a pure function of its arguments."""
    workbook, sheet = new_sheet(RENCANA_SHEET)
    about, simulated = (content["langkah"], satker, tahun), bool(content["simulasi"])
    _write_rencana(sheet, *about, simulated=simulated)
    _write_realisasi(workbook.create_sheet(), *about, simulated=simulated)
    mark = _origin_mark(content, satker, tahun, entry_hash)
    jenis = _write_guidance(workbook.create_sheet(), content, satker, tahun, mark)
    _write_bukti(workbook.create_sheet(index=2), *about, simulated=simulated, jenis_choices=jenis)
    properties: Any = workbook.custom_doc_props  # type: ignore[attr-defined] - not in openpyxl's stubs
    origin = {"satker": satker, "tahun": tahun, "unggahan": content["unggahan"], "hash_entri": entry_hash}
    # A blank template comes from no entry; it says whose it is all the same.
    for key in ORIGIN_PROPERTIES if entry_hash else ("satker", "tahun"):
        properties.append(StringProperty(name=ORIGIN_PROPERTIES[key], value=str(origin[key])))
    return to_bytes(workbook)


def _write_rencana(sheet: Worksheet, plan: Plan, satker: str, tahun: int, *, simulated: bool) -> None:
    """Sheet Rencana Aksi: the SK's table with Kode, PIC and Frequency, and every other column that was kept."""
    header = write_title(sheet, _title_lines("rencana", satker, tahun), simulated=simulated)
    columns, others = _rencana_columns(plan)
    widths = [_WIDTHS[key] for key, _ in RENCANA_HEADINGS] + [24] * len(others)
    write_header(sheet, header, columns, widths, {"PIC", "FREKUENSI"})
    row = header
    for row, (level, cells) in enumerate(_rencana_rows(plan, others), start=header + 1):
        if level == 0:
            write_row(sheet, row, cells)
            sheet.row_dimensions[row].outlineLevel = 1
            continue
        # Bold over a tint from edge to edge; its text runs over the empty cells beside it, unmerged.
        for column in range(1, len(columns) + 1):
            sheet.cell(row, column).fill = _AREA_COLOUR if level == 1 else _SUB_AREA_COLOUR
        fill_cell(sheet.cell(row, 1), cells[0], font=Font(name="Calibri", bold=True))
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False, summaryRight=True)
    sheet.freeze_panes = sheet.cell(header + 1, 2).coordinate
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(len(columns))}{max(row, header + 1)}"
    prepare_print(sheet, header, f"{satker}, Rencana Aksi ZI {tahun}", simulated=simulated)


def _rencana_columns(plan: Plan) -> tuple[list[str], list[str]]:
    others = list(dict.fromkeys(chain.from_iterable(langkah["lainnya"] for langkah in plan)))
    return [text for _, text in RENCANA_HEADINGS] + others, others


def _origin_mark(content: dict, satker: str, tahun: int, entry_hash: str) -> str:
    """The mark of the unggahan an export was made from, in one cell: it survives programs that drop properties."""
    return f"{satker} | {tahun} | {content['unggahan']} | {entry_hash}"


def _rencana_rows(plan: Plan, others: list[str]) -> Iterator[tuple[int, list]]:
    """Rows in order: (1, area heading), (2, sub-area heading), (0, the cells of a langkah)."""
    if not plan:
        yield from ((1, [f"{area}. {name}"]) for area, name in USUAL_AREA)
    area: tuple[str, str] | None = None
    opened: list[str] = []
    for langkah in plan:
        headings = _sub_area_headings(langkah)
        # A langkah above any sub-area after one below it: only a new area heading ends a sub-area.
        if area != (langkah["area"], langkah["nama_area"]) or (opened and not headings):
            area, opened = (langkah["area"], langkah["nama_area"]), []
            yield 1, [f"{area[0]}. {area[1]}".strip()]
        if opened != headings:
            differing = (n for n, (old, new) in enumerate(zip(opened, headings, strict=False)) if old != new)
            same = next(differing, min(len(opened), len(headings) - 1))  # back to an outer level: its heading again
            yield from ((2, [text]) for text in headings[same:])
            opened = headings
        no, *own = (langkah[key] or "" for key, _ in RENCANA_HEADINGS)
        # A number as a number, where writing it so changes nothing: no green corner in Excel.
        number = int(no) if re.fullmatch("0|[1-9][0-9]*", no) else no
        yield 0, [number, *own, *(langkah["lainnya"].get(key, "") for key in others)]


def _sub_area_headings(langkah: dict) -> list[str]:
    """Its sub-area headings, one per level (`a.1` has two), as `a. Pengendalian Gratifikasi` in one cell: a mark and a
    title in two cells could as well be a langkah that is not filled in yet."""
    if langkah["sub_area"] is None:
        return []
    kode = langkah["sub_area"].split(".")
    names = (langkah["nama_sub_area"] or "").split(" / ", len(kode) - 1)
    return [f"{k}. {name}".strip() for k, name in zip(kode, names, strict=False)]


CSV_SHEETS = {"rencana": RENCANA_SHEET, "realisasi": REALISASI_SHEET, "bukti": BUKTI_SHEET}
"""The sheets there are as CSV: short name → name of the sheet."""


def make_csv(db: Database, satker: str, tahun: int, sheet: str) -> bytes:
    """One sheet (a key of CSV_SHEETS) of a rencana's newest unggahan. Raises NotFound where nothing is stored."""
    current = find_last(db, satker, tahun)
    return build_csv(current.content, satker=current.satker, tahun=tahun, entry_hash=current.hash, sheet=sheet)


def build_csv(content: dict, *, satker: str, tahun: int, entry_hash: str, sheet: str) -> bytes:
    """The CSV of one unggahan's content. The mark of where it came from stands first, farthest from the table: the
    reader takes office and year from the lines nearest to it."""
    heading = [[ORIGIN_MARKER, _origin_mark(content, satker, tahun, entry_hash)]] if entry_hash else []
    if content["simulasi"]:
        heading.append([SIMULATION_TEXT])
    heading += [[text] for text in _title_lines(sheet, satker, tahun)]
    plan = content["langkah"]
    if sheet == "rencana":
        columns, others = _rencana_columns(plan)
        rows = [cells for _, cells in _rencana_rows(plan, others)]
    elif sheet == "realisasi":
        columns, rows = _REALISASI_HEADINGS, [cells[:-1] for cells in _realisasi_rows(plan)]
    else:
        columns, rows = _BUKTI_HEADINGS, list(_bukti_rows(plan))
    return write_csv([*heading, [], columns, *rows])


def _title_lines(sheet: str, satker: str, tahun: int) -> Sequence[str]:
    if sheet == "rencana":
        return ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", satker, f"TAHUN {tahun}")
    return (f"{CSV_SHEETS[sheet]} Rencana Aksi ZI, {satker}, {tahun}",)


ORIGIN_HEADINGS = {"target_waktu": "TARGET WAKTU (tulisan asal)", "bukti_dukung": "BUKTI DUKUNG (tulisan asal)"}
"""Cell that was settled → heading of the column that keeps what stood there."""


def make_corrected(db: Database, satker: str, tahun: int) -> bytes:
    """The newest unggahan, its settled cells in words that read without a question. Raises NotFound."""
    version = find_last(db, satker, tahun)
    choice = satker_choices(db, version.satker, tahun)
    plan = [_correct_langkah(langkah, choice, tahun) for langkah in version.content["langkah"]]
    content = {**version.content, "langkah": plan}
    return make_in_child(build_template, content, satker=version.satker, tahun=tahun, entry_hash=version.hash)


def _correct_langkah(langkah: dict[str, Any], choice: ReadingChoices, tahun: int) -> dict[str, Any]:
    replacement: dict[str, str] = {}
    if (timing := choice.chosen_words("waktu", langkah, langkah["target_waktu"])) and choice.chosen_time(
        langkah, tahun
    ):
        replacement["target_waktu"] = timing
    if bukti := choice.bukti(langkah):
        names = [b.nama for b in bukti]
        text = "\n".join(names)
        # Only where the cell then splits into just these; else the choice itself goes on reading the old words.
        if all([b.nama for b in split_bukti(text, signs)] == names for signs in (frozenset[str](), SIGNS)):
            replacement["bukti_dukung"] = text
    origin = {ORIGIN_HEADINGS[k]: langkah[k] for k in replacement if langkah[k]}
    return {**langkah, **replacement, "lainnya": {**langkah["lainnya"], **origin}}


def _write_realisasi(sheet: Worksheet, plan: Plan, satker: str, tahun: int, *, simulated: bool) -> None:
    """Sheet Realisasi of the stored plan: a row per tenggat, in the decree's order."""
    sheet.title = REALISASI_SHEET
    title = (f"Realisasi Rencana Aksi ZI, {satker}, {tahun}", "Isi kolom berjudul biru. " + _TIDAK_BERLAKU_REASON)
    foot = f"{satker}, Realisasi {tahun}"
    columns = zip([*_REALISASI_HEADINGS, "Jatuh tempo"], (11, 52, 18, 15, 20, 40, 40, 20), strict=True)
    rows = list(_realisasi_rows(plan))
    header = write_table(sheet, title, columns, rows, foot, simulated=simulated, frozen=3, entry=_REALISASI_ENTRIES)
    for row in range(header + 1, header + len(rows) + 1):
        sheet.cell(row, 5).number_format = DATE_FORMAT
    end = header + len(rows) + _SPARE_ROWS
    _add_choices(sheet, f"D{header + 1}:D{end}", '"' + ",".join(STATUS_LAPORAN.values()) + '"', "Status")
    told = f"Isi sebuah tanggal, misalnya 30/06/{tahun}."
    years: dict[str, Any] = {"operator": "between", "formula2": f"DATE({tahun + 1},12,31)"}
    add_rule(sheet, f"E{header + 1}:E{end}", "date", f"DATE({tahun},1,1)", "Tanggal selesai", told, **years)
    _colour_jatuh_tempo(sheet, header + 1, end)


def _write_bukti(sheet: Worksheet, plan: Plan, satker: str, tahun: int, *, simulated: bool, jenis_choices: str) -> None:
    """Sheet Bukti Dukung: a row per tenggat and document. `jenis_choices` is the range that lists the kinds."""
    sheet.title = BUKTI_SHEET
    guidance = "Satu baris satu dokumen untuk satu target. Tautan yang diisi tanpa Status dibaca Ada."
    title = (f"Bukti dukung Rencana Aksi ZI, {satker}, {tahun}", guidance)
    foot = f"{satker}, Bukti dukung {tahun}"
    columns = zip(_BUKTI_HEADINGS, (11, 46, 18, 40, 20, 16, 44, 32), strict=True)
    rows = list(_bukti_rows(plan))
    header = write_table(sheet, title, columns, rows, foot, simulated=simulated, frozen=3, entry=_BUKTI_ENTRIES)
    end = header + len(rows) + _SPARE_ROWS
    _add_choices(sheet, f"F{header + 1}:F{end}", '"' + ",".join(STATUS_BUKTI.values()) + '"', "Status")
    _add_choices(sheet, f"E{header + 1}:E{end}", jenis_choices, "Jenis", "warning")


def _realisasi_rows(plan: Plan) -> Iterator[list[str | date | None]]:
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


def _bukti_rows(plan: Plan) -> Iterator[list[str]]:
    """The cells of each bukti; Belum ada is left blank, so that pasting a link is enough."""
    for langkah in plan:
        for t in langkah["tenggat"]:
            for bukti in t["bukti"]:
                silent = bukti["status"] == "belum_ada" and not bukti["tautan"]
                status = "" if silent else STATUS_BUKTI[bukti["status"]]
                beginning = [langkah["kode"], langkah["langkah_aksi"], format_tenggat(t["tenggat"])]
                yield [*beginning, bukti["nama"], bukti["jenis"], status, bukti["tautan"], bukti["catatan"]]


def _add_choices(sheet: Worksheet, cells: str, listing: str, heading: str, style: str = "stop") -> None:
    told = "Pilih salah satu dari daftar, atau kosongkan."
    add_rule(sheet, cells, "list", listing, heading, told, errorStyle=style)


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


def _write_guidance(sheet: Worksheet, content: dict, satker: str, tahun: int, origin: str) -> str:
    """Sheet Petunjuk; returns the range that lists the kinds of bukti, for a drop-down in another sheet."""
    sheet.title = GUIDE_SHEET
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 112
    rows = [(f"Petunjuk: Rencana Aksi ZI, {satker}, {tahun}", "")]
    if content["simulasi"]:
        rows.append((SIMULATION_TEXT, "Kantor dan isinya rekaan, untuk contoh."))
    statuses = {"laporan": ", ".join(STATUS_LAPORAN.values()), "bukti": ", ".join(STATUS_BUKTI.values())}
    how_to = Path(__file__).with_name("template_guide.txt").read_text(encoding="utf-8")
    lines = (line.partition("|") for line in how_to.format(**statuses, reason=_TIDAK_BERLAKU_REASON).splitlines())
    rows += [("", ""), *((left.strip(), right.strip()) for left, _, right in lines), ("", "")]
    if content["unggahan"]:
        posisi = format_day(date.fromisoformat(content["posisi"]))
        rows.append(("Dibuat dari", f"unggahan {content['unggahan']}, posisi {posisi}"))
    rows.append((ORIGIN_MARKER, origin))
    used = (bukti["jenis"] for langkah in content["langkah"] for t in langkah["tenggat"] for bukti in t["bukti"])
    jenis = list(dict.fromkeys(name for name in (*JENIS_BUKTI, OTHER, *used) if name))
    rows += [("", ""), ("Jenis bukti", ""), *((name, "") for name in jenis)]
    for number, (left, right) in enumerate(rows, start=1):
        font = Font(name="Calibri", bold=bool(left) and left not in jenis, size=13 if number == 1 else 11)
        fill_cell(sheet.cell(number, 1), left, font=font)
        fill_cell(sheet.cell(number, 2), right, alignment=WRAPPED)
    prepare_print(sheet, 1, f"{satker}, petunjuk {tahun}", simulated=bool(content["simulasi"]))
    return f"'{GUIDE_SHEET}'!$A${len(rows) - len(jenis) + 1}:$A${len(rows)}"
