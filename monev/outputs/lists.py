"""Lists to take along: the bukti that are missing, the register of satker, the Rekap as a workbook."""

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.dates import format_day, format_tenggat
from monev.core.file_references import describe_tautan
from monev.core.office_names import LEVELS
from monev.database import Row
from monev.figures import View, describe_bukti_status
from monev.figures.heatmap import cell_colours
from monev.figures.recap import RecapMap, reporting
from monev.figures.recap_words import state_words
from monev.figures.sentences import NO_REALISASI_YET, count_listed_bukti
from monev.offices.register import HEADINGS, OfficeRow
from monev.outputs import saved, write_csv
from monev.outputs.recap import RecapMaterial
from monev.outputs.workbook import LIST_COLUMNS, Columns, Rows, add_rule, new_sheet, table_workbook, write_table
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

KESENJANGAN_COLUMNS = LIST_COLUMNS["kesenjangan"]  # column of `monev.figures.kesenjangan` → heading, width
_ABOUT, _COUNTS = LIST_COLUMNS["recap"], LIST_COLUMNS["recap_counts"]
"""What of a satker, and what of its `Counts` stands in its row of the Rekap → heading, width."""
_EXAMPLE = (
    OfficeRow("00", "KPU RI", "", "pusat"),
    OfficeRow("18", "KPU Provinsi Contoh", "00", "provinsi"),
    OfficeRow("1805", "KPU Kabupaten Contoh", "18", "kabupaten_kota"),
)
_SPARE_ROWS = 600


def kesenjangan_xlsx(kesenjangan: list[Row], p: View) -> bytes:
    """The rows of `monev.figures.kesenjangan` as a workbook: title, filter, real dates, ready to print."""
    title, rows = _kesenjangan_title(kesenjangan, p), _kesenjangan_rows(kesenjangan, p)
    foot = f"{p.satker}, posisi {format_day(p.posisi)}"
    return table_workbook("Kesenjangan Bukti", title, KESENJANGAN_COLUMNS.values(), rows, foot, simulated=p.simulasi)


def kesenjangan_csv(kesenjangan: list[Row], p: View) -> bytes:
    """The same rows as CSV, under the same title."""
    title = [[line] for line in _kesenjangan_title(kesenjangan, p)]
    mark = [[SIMULATION_TEXT]] if p.simulasi else []
    headings = [heading for heading, _ in KESENJANGAN_COLUMNS.values()]
    return write_csv([*title, *mark, [], headings, *_kesenjangan_rows(kesenjangan, p)])


def _kesenjangan_title(kesenjangan: list[Row], p: View) -> tuple[str, ...]:
    count = f"Posisi {format_day(p.posisi)}: {count_listed_bukti(kesenjangan, p)}"
    heading = f"Kesenjangan bukti ZI, {p.satker}, {p.tahun}"
    return (heading, NO_REALISASI_YET, count) if p.rencana_only else (heading, count)


def _kesenjangan_rows(kesenjangan: list[Row], p: View) -> Iterator[list[Any]]:
    for row in kesenjangan:
        written = row | {
            "tenggat": format_tenggat(row["tenggat"]),
            "status_bukti": describe_bukti_status(row["status_bukti"], rencana_only=p.rencana_only),
            "tautan": describe_tautan(row["tautan"]),
            "selesai_tanpa_bukti": "Ya" if row["selesai_tanpa_bukti"] else "",
        }
        yield [written[column] for column in KESENJANGAN_COLUMNS]


def register_xlsx(rows: Sequence[OfficeRow]) -> bytes:
    """The register, each branch after its head; without any office three rows that show how it is filled in."""
    workbook, sheet = new_sheet("Satker")
    lines = [[row.kode, row.name, row.parent, LEVELS.get(row.level, row.level)] for row in rows or _EXAMPLE]
    columns = zip(HEADINGS.values(), (14, 48, 14, 18), strict=True)
    write_table(sheet, (), columns, lines, "Daftar satker", frozen=2, entry=HEADINGS.values())
    cells, levels = f"D2:D{len(lines) + _SPARE_ROWS}", f'"{",".join(LEVELS.values())}"'
    add_rule(sheet, cells, "list", levels, HEADINGS["level"], "Pilih salah satu dari daftar.")
    return saved(workbook.save)


def recap_xlsx(material: RecapMaterial) -> bytes:
    """The Rekap: a row for each satker, a sheet for each map, and what differs."""
    workbook, sheet = new_sheet("Satker")
    rows = []
    for office in material.offices:  # counts as numbers, so that they can be sorted and summed up
        about = (office.satker, office.parent or "", office.tahun, state_words(office))
        about += (office.last_report, office.report_age)
        counts = office.counts if reporting([office]) else None
        rows.append([*about, *(getattr(counts, name, None) for name in _COUNTS)])
    _fill_sheet(material, sheet, (*_ABOUT.values(), *_COUNTS.values()), rows, *material.sentences)
    _fill_map(material, workbook.create_sheet("Area"), material.areas)
    _fill_map(material, workbook.create_sheet("Triwulan"), material.triwulan)
    lists = (
        ("Belum mengunggah", [("Satker", 44), ("Laporan", 30)], material.late),
        ("Sebaran", [("Capaian s.d. posisi", 40), ("Satker", 12)], material.spread),
        ("Gerak", [("Satker", 44), ("Selesai", 12), ("Terlambat", 12)], material.movement),
        ("Jenis bukti", [("Jenis bukti yang kurang", 34), ("Bukti", 12), ("Satker", 12)], material.kinds),
    )
    for title, columns, rows in lists:
        if rows:
            _fill_sheet(material, workbook.create_sheet(title), columns, rows)
    return saved(workbook.save)


def _fill_sheet(material: RecapMaterial, sheet: Worksheet, columns: Columns, rows: Rows, *sentences: str) -> int:
    title, foot = (*material.title, *sentences), ", ".join(material.title)
    return write_table(sheet, title, columns, rows, foot, simulated=material.is_simulated)


def _fill_map(material: RecapMaterial, sheet: Worksheet, drawn: RecapMap) -> None:
    columns = [("Satker", 38), *((column.name, 14) for column in drawn.columns)]
    header = _fill_sheet(material, sheet, columns, [[row.office.satker, *row.texts] for row in drawn.rows])
    for number, row in enumerate(drawn.rows, start=header + 1):
        for column, place in enumerate(row.cells, start=2):
            if place is None:
                continue
            ground, ink = (colour.removeprefix("#") for colour in cell_colours(place.cell))
            cell = sheet.cell(number, column)
            cell.fill = PatternFill("solid", start_color=ground, end_color=ground)
            cell.font = Font(name="Calibri", color=ink, bold=place.cell.is_total)
            cell.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
