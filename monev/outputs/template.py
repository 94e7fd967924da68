"""The template workbook: the app's own export, which the office fills in and uploads again
(docs/design.md §6). Export, change nothing, upload: zero changes. So every cell is written as it is
stored, each langkah on a row of its own."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.database import Database
from monev.outputs import make_in_child, saved, workbook
from monev.reading.choices import ReadingChoices
from monev.reading.evidence.split import SIGNS, split_bukti
from monev.reading.files.csv_text import add_quote
from monev.reading.vocabulary import template_names as named
from monev.reading.vocabulary.bukti_kinds import JENIS_BUKTI, OTHER
from monev.writing.reading_choices import satker_choices
from monev.writing.versions import Version, find_last

CSV_SHEETS = {
    "rencana": named.RENCANA_SHEET,
    "realisasi": named.REALISASI_SHEET,
    "bukti": named.BUKTI_SHEET,
}
"""The sheets there are as CSV: short name → name of the sheet."""
ORIGIN_HEADINGS = {
    "target_waktu": "TARGET WAKTU (tulisan asal)",
    "bukti_dukung": "BUKTI DUKUNG (tulisan asal)",
}
"""Cell that was settled → heading of the column that keeps what stood there."""
_WIDTHS = (6, 24, 32, 46, 36, 18, 26, 11, 20, 14)  # of named.RENCANA_HEADINGS
_AREA_COLOUR = PatternFill("solid", start_color="DBE4F0", end_color="DBE4F0")
_SUB_AREA_COLOUR = PatternFill("solid", start_color="EEF2F8", end_color="EEF2F8")
_SPARE_ROWS = 300  # rows below the data that have the drop-downs already
_REALISASI_HEADINGS = [heading for heading, *_ in named.REALISASI_COLUMNS.values()]
_BUKTI_HEADINGS = [heading for heading, *_ in named.BUKTI_COLUMNS.values()]
_TIDAK_BERLAKU_REASON = "Untuk status Tidak berlaku, tulis alasannya di kolom Kendala."


def make_template(db: Database, satker: str, tahun: int) -> bytes:
    """The workbook of a rencana's newest unggahan, ready to be filled in. Raises NotFound where
    nothing is stored."""
    return make_in_child(build_template, find_last(db, satker, tahun))


def make_empty_template(satker: str, tahun: int) -> bytes:
    """A workbook for an office's first plan: the seven usual area headings, and no langkah yet."""
    content = {"unggahan": 0, "simulasi": False, "langkah": []}
    return make_in_child(build_template, Version(satker, tahun, content, "", "", ""))


def build_template(version: Version) -> bytes:
    """The workbook of one version; a pure function of it."""
    book, sheet = workbook.new_sheet(named.RENCANA_SHEET)
    _write_rencana(sheet, version)
    _write_realisasi(book.create_sheet(named.REALISASI_SHEET), version)
    jenis = _write_guidance(book.create_sheet(named.GUIDE_SHEET), version)
    _write_bukti(book.create_sheet(named.BUKTI_SHEET, index=2), version, jenis)
    properties: Any = book.custom_doc_props  # type: ignore[attr-defined] - not in openpyxl's stubs
    # A blank template comes from no entry; it says whose it is all the same.
    for key, value in [*zip(named.ORIGIN_PROPERTIES, _origin(version), strict=True)][
        : None if version.hash else 2
    ]:
        properties.append(StringProperty(name=named.ORIGIN_PROPERTIES[key], value=value))
    return saved(book.save)


def _origin(version: Version) -> tuple[str, ...]:
    """The unggahan an export was made from, in the order of named.ORIGIN_PROPERTIES."""
    return version.satker, str(version.tahun), str(version.content["unggahan"]), version.hash


def _write_rencana(sheet: Worksheet, version: Version) -> None:
    """Sheet Rencana Aksi: the SK's table with Kode, PIC and Frequency, and every other column that
    was kept."""
    headings, others = _rencana_columns(version)
    columns = zip(headings, (*_WIDTHS, *[24] * len(others)), strict=True)
    rows = list(_rencana_rows(version, others))
    look = {"simulated": bool(version.content["simulasi"]), "entry": {"PIC", "FREKUENSI"}}
    foot = f"{version.satker}, Rencana Aksi ZI {version.tahun}"
    langkah = ([] if level else cells for level, cells in rows)
    header = workbook.write_table(
        sheet, _title_lines("rencana", version), columns, langkah, foot, **look
    )
    for row, (level, cells) in enumerate(rows, start=header + 1):
        if level == 0:
            sheet.row_dimensions[row].outlineLevel = 1
            continue
        del sheet.row_dimensions[row]  # as high as usual: its text wraps nowhere
        # Bold over a tint from edge to edge; its text runs over the empty cells beside it,
        # unmerged.
        for column in range(1, len(headings) + 1):
            sheet.cell(row, column).fill = _AREA_COLOUR if level == 1 else _SUB_AREA_COLOUR
        workbook.fill_cell(sheet.cell(row, 1), cells[0], font=Font(name="Calibri", bold=True))
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False, summaryRight=True)


def _rencana_columns(version: Version) -> tuple[list[str], list[str]]:
    others = list(
        dict.fromkeys(
            chain.from_iterable(langkah["lainnya"] for langkah in version.content["langkah"])
        )
    )
    return [text for _, text in named.RENCANA_HEADINGS] + others, others


def _rencana_rows(version: Version, others: list[str]) -> Iterator[tuple[int, list]]:
    """Rows in order: (1, area heading), (2, sub-area heading), (0, the cells of a langkah)."""
    plan = version.content["langkah"]
    if not plan:
        yield from ((1, [f"{area}. {name}"]) for area, name in named.USUAL_AREA)
    area: tuple[str, str] | None = None
    opened: list[str] = []
    for langkah in plan:
        headings = _sub_area_headings(langkah)
        # A langkah above any sub-area after one below it: only a new area heading ends a sub-area.
        if area != (langkah["area"], langkah["nama_area"]) or (opened and not headings):
            area = (langkah["area"], langkah["nama_area"])
            opened = []
            yield 1, [f"{area[0]}. {area[1]}".strip()]
        if opened != headings:
            differing = (
                n for n, (old, new) in enumerate(zip(opened, headings, strict=False)) if old != new
            )
            # back to an outer level: its heading again
            same = next(differing, min(len(opened), len(headings) - 1))
            yield from ((2, [text]) for text in headings[same:])
            opened = headings
        no, *own = (langkah[key] or "" for key, _ in named.RENCANA_HEADINGS)
        # A number as a number, where writing it so changes nothing: no green corner in Excel.
        number = int(no) if re.fullmatch("0|[1-9][0-9]*", no) else no
        yield 0, [number, *own, *(langkah["lainnya"].get(key, "") for key in others)]


def _sub_area_headings(langkah: dict) -> list[str]:
    """Its sub-area headings, one per level (`a.1` has two), as `a. Pengendalian Gratifikasi` in one
    cell: a mark and a title in two cells could as well be a langkah that is not filled in yet."""
    if langkah["sub_area"] is None:
        return []
    kode = langkah["sub_area"].split(".")
    names = (langkah["nama_sub_area"] or "").split(" / ", len(kode) - 1)
    return [f"{k}. {name}".strip() for k, name in zip(kode, names, strict=False)]


def make_csv(db: Database, satker: str, tahun: int, sheet: str) -> bytes:
    """One sheet (a key of CSV_SHEETS) of a rencana's newest unggahan. Raises NotFound where nothing
    is stored."""
    return build_csv(find_last(db, satker, tahun), sheet)


def build_csv(version: Version, sheet: str) -> bytes:
    """The CSV of one version. The mark of where it came from stands first, farthest from the table:
    the reader takes office and year from the lines nearest to it."""
    heading = [[named.ORIGIN_MARKER, " | ".join(_origin(version))]] if version.hash else []
    heading += [[named.SIMULATION_TEXT]] if version.content["simulasi"] else []
    heading += [[text] for text in _title_lines(sheet, version)]
    if sheet == "rencana":
        columns, others = _rencana_columns(version)
        rows = [cells for _, cells in _rencana_rows(version, others)]
    elif sheet == "realisasi":
        columns = _REALISASI_HEADINGS
        rows = [cells[:-1] for cells in _realisasi_rows(version)]
    else:
        columns = _BUKTI_HEADINGS
        rows = list(_bukti_rows(version))
    return _write_csv([*heading, [], columns, *rows])


def _write_csv(rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows to be filled in, as Excel with Indonesian settings opens them: semicolons, UTF-8 with
    BOM."""
    buffer = StringIO()
    quoted = (
        [add_quote(value) if isinstance(value, str) else value for value in row] for row in rows
    )
    csv.writer(buffer, delimiter=";").writerows(quoted)
    return buffer.getvalue().encode("utf-8-sig")


def _title_lines(sheet: str, version: Version) -> Sequence[str]:
    if sheet == "rencana":
        return (
            "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
            version.satker,
            f"TAHUN {version.tahun}",
        )
    return (f"{CSV_SHEETS[sheet]} Rencana Aksi ZI, {version.satker}, {version.tahun}",)


def make_corrected(db: Database, satker: str, tahun: int) -> bytes:
    """The newest unggahan, its settled cells in words that read without a question. Raises
    NotFound."""
    version = find_last(db, satker, tahun)
    choice = satker_choices(db, version.satker, tahun)
    plan = [_correct_langkah(langkah, choice, tahun) for langkah in version.content["langkah"]]
    return make_in_child(
        build_template, version._replace(content=version.content | {"langkah": plan})
    )


def _correct_langkah(langkah: dict[str, Any], choice: ReadingChoices, tahun: int) -> dict[str, Any]:
    replacement: dict[str, str] = {}
    timing = choice.chosen_words("waktu", langkah, langkah["target_waktu"])
    if timing and choice.chosen_time(langkah, tahun):
        replacement["target_waktu"] = timing
    if bukti := choice.bukti(langkah):
        names = [b.nama for b in bukti]
        text = "\n".join(names)
        # Only where the cell then splits into just these; else the choice itself goes on reading
        # the old words.
        if all(
            [b.nama for b in split_bukti(text, signs)] == names
            for signs in (frozenset[str](), SIGNS)
        ):
            replacement["bukti_dukung"] = text
    origin = {ORIGIN_HEADINGS[k]: langkah[k] for k in replacement if langkah[k]}
    return {**langkah, **replacement, "lainnya": {**langkah["lainnya"], **origin}}


def _write_realisasi(sheet: Worksheet, version: Version) -> None:
    """Sheet Realisasi of the stored plan: a row per tenggat, in the decree's order."""
    guidance = "Isi kolom berjudul biru. " + _TIDAK_BERLAKU_REASON
    columns = zip(
        [*_REALISASI_HEADINGS, "Jatuh tempo"], (11, 52, 18, 15, 20, 40, 40, 20), strict=True
    )
    rows = list(_realisasi_rows(version))
    entry = {"Status", "Tanggal selesai", "Kendala", "Tindak lanjut"}
    start, end = _write_table(sheet, version, named.REALISASI_SHEET, guidance, columns, rows, entry)
    for row in range(start, start + len(rows)):
        sheet.cell(row, 5).number_format = workbook.DATE_FORMAT
    _add_choices(sheet, f"D{start}:D{end}", STATUS_LAPORAN, "Status")
    told = f"Isi sebuah tanggal, misalnya 30/06/{version.tahun}."
    years: dict[str, Any] = {"operator": "between", "formula2": f"DATE({version.tahun + 1},12,31)"}
    workbook.add_rule(
        sheet,
        f"E{start}:E{end}",
        "date",
        f"DATE({version.tahun},1,1)",
        "Tanggal selesai",
        told,
        **years,
    )
    # Orange: past due and not done. Yellow: due this month. Green: done. By the day the file is
    # opened.
    opened = f'$H{start}<>"",$D{start}<>"Selesai",$D{start}<>"Tidak berlaku"'
    for formula, colour in (
        (f"AND({opened},$H{start}<TODAY())", "FCE4D6"),
        (f"AND({opened},$H{start}<=EOMONTH(TODAY(),0))", "FFF4CC"),
        (f'$D{start}="Selesai"', "E2F1EA"),
    ):
        rule = FormulaRule(
            formula=[formula], fill=PatternFill("solid", bgColor=colour), stopIfTrue=True
        )
        sheet.conditional_formatting.add(f"A{start}:H{end}", rule)


def _write_bukti(sheet: Worksheet, version: Version, jenis_choices: str) -> None:
    """Sheet Bukti Dukung: a row per tenggat and document. `jenis_choices` is the range that lists
    the kinds."""
    guidance = (
        "Satu baris satu dokumen untuk satu target. Tautan yang diisi tanpa Status dibaca Ada."
    )
    columns = zip(_BUKTI_HEADINGS, (11, 46, 18, 40, 20, 16, 44, 32), strict=True)
    entry = {"Bukti", "Jenis", "Status", "Tautan", "Catatan"}
    start, end = _write_table(
        sheet, version, named.BUKTI_SHEET, guidance, columns, list(_bukti_rows(version)), entry
    )
    _add_choices(sheet, f"F{start}:F{end}", STATUS_BUKTI, "Status")
    _add_choices(sheet, f"E{start}:E{end}", jenis_choices, "Jenis", "warning")


def _write_table(
    sheet: Worksheet,
    version: Version,
    name: str,
    guidance: str,
    columns: workbook.Columns,
    rows: list,
    entry: set[str],
) -> tuple[int, int]:
    """A sheet of that name; its first row below the heading, and the last that has drop-downs."""
    what = name.capitalize()
    look = {"simulated": bool(version.content["simulasi"]), "frozen": 3, "entry": entry}
    title = (f"{what} Rencana Aksi ZI, {version.satker}, {version.tahun}", guidance)
    header = workbook.write_table(
        sheet, title, columns, rows, f"{version.satker}, {what} {version.tahun}", **look
    )
    return header + 1, header + len(rows) + _SPARE_ROWS


def _realisasi_rows(version: Version) -> Iterator[list[str | date | None]]:
    """The cells of each tenggat, Jatuh tempo last."""
    for langkah in version.content["langkah"]:
        for t in langkah["tenggat"]:
            done = date.fromisoformat(t["tanggal_selesai"]) if t["tanggal_selesai"] else None
            reported = (STATUS_LAPORAN[t["laporan"]], done, t["kendala"], t["tindak_lanjut"])
            beginning = (langkah["kode"], langkah["langkah_aksi"], format_tenggat(t["tenggat"]))
            yield [*beginning, *reported, date.fromisoformat(t["jatuh_tempo"])]


def _bukti_rows(version: Version) -> Iterator[list[str]]:
    """The cells of each bukti; Belum ada is left blank, so that pasting a link is enough."""
    for langkah in version.content["langkah"]:
        for t in langkah["tenggat"]:
            for bukti in t["bukti"]:
                silent = bukti["status"] == "belum_ada" and not bukti["tautan"]
                status = "" if silent else STATUS_BUKTI[bukti["status"]]
                beginning = [langkah["kode"], langkah["langkah_aksi"], format_tenggat(t["tenggat"])]
                yield [
                    *beginning,
                    bukti["nama"],
                    bukti["jenis"],
                    status,
                    bukti["tautan"],
                    bukti["catatan"],
                ]


def _add_choices(
    sheet: Worksheet,
    cells: str,
    listing: str | Mapping[str, str],
    heading: str,
    style: str = "stop",
) -> None:
    """`listing`: a range, or words."""
    formula = listing if isinstance(listing, str) else f'"{",".join(listing.values())}"'
    told = "Pilih salah satu dari daftar, atau kosongkan."
    workbook.add_rule(sheet, cells, "list", formula, heading, told, errorStyle=style)


def _write_guidance(sheet: Worksheet, version: Version) -> str:
    """Sheet Petunjuk; returns the range that lists the kinds of bukti, for a drop-down in another
    sheet."""
    content = version.content
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 112
    rows = [(f"Petunjuk: Rencana Aksi ZI, {version.satker}, {version.tahun}", "")]
    if content["simulasi"]:
        rows.append((named.SIMULATION_TEXT, "Kantor dan isinya rekaan, untuk contoh."))
    statuses = {
        "laporan": ", ".join(STATUS_LAPORAN.values()),
        "bukti": ", ".join(STATUS_BUKTI.values()),
    }
    how_to = Path(__file__).with_name("template_guide.txt").read_text(encoding="utf-8")
    lines = (
        line.partition("|")
        for line in how_to.format(**statuses, reason=_TIDAK_BERLAKU_REASON).splitlines()
    )
    rows += [("", ""), *((left.strip(), right.strip()) for left, _, right in lines), ("", "")]
    if content["unggahan"]:
        rows.append(
            ("Dibuat dari", f"unggahan {content['unggahan']}, posisi {format_day(version.posisi)}")
        )
    # In a cell too: it survives programs that drop properties.
    rows.append((named.ORIGIN_MARKER, " | ".join(_origin(version))))
    used = (
        bukti["jenis"]
        for langkah in content["langkah"]
        for t in langkah["tenggat"]
        for bukti in t["bukti"]
    )
    jenis = list(dict.fromkeys(name for name in (*JENIS_BUKTI, OTHER, *used) if name))
    rows += [("", ""), ("Jenis bukti", ""), *((name, "") for name in jenis)]
    for number, (left, right) in enumerate(rows, start=1):
        font = Font(
            name="Calibri", bold=bool(left) and left not in jenis, size=13 if number == 1 else 11
        )
        workbook.fill_cell(sheet.cell(number, 1), left, font=font)
        workbook.fill_cell(sheet.cell(number, 2), right, alignment=workbook.WRAPPED)
    workbook.prepare_print(
        sheet, 1, f"{version.satker}, petunjuk {version.tahun}", simulated=bool(content["simulasi"])
    )
    return f"'{named.GUIDE_SHEET}'!$A${len(rows) - len(jenis) + 1}:$A${len(rows)}"
