"""The Rekap as a workbook: a row for each satker with counts to be sorted and summed up, a sheet for each map."""

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from monev.figures.heatmap import cell_colours
from monev.figures.recap import RecapMap, reporting
from monev.figures.recap_words import state_words
from monev.outputs import saved
from monev.outputs.recap import RecapMaterial
from monev.outputs.workbook import LIST_COLUMNS, Columns, Rows, new_sheet, write_table

_ABOUT, _COUNTS = LIST_COLUMNS["recap"], LIST_COLUMNS["recap_counts"]
"""What of a satker, and what of its `Counts` stands in its row → heading, width."""


def to_xlsx(material: RecapMaterial) -> bytes:
    """The workbook: a row for each satker, a sheet for each map, and what differs."""
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
