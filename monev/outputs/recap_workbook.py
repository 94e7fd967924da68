"""The Rekap as a workbook: a row for each satker with counts to be sorted and summed up, a sheet for each map."""

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from monev.figures.heatmap import cell_colours
from monev.figures.recap import RecapMap, reporting
from monev.figures.recap_words import state_words
from monev.outputs import saved
from monev.outputs.recap import RecapMaterial
from monev.outputs.workbook import Columns, Rows, new_sheet, write_table

_ABOUT = (
    ("Satker", 38),
    ("Induk", 26),
    ("Tahun", 8),
    ("Laporan", 24),
    ("Laporan terakhir", 19),
    ("Hari sejak laporan terakhir", 13),
)
_COUNTS: dict[str, tuple[str, float]] = {
    "capaian_n": ("Selesai dari yang jatuh tempo", 13),
    "capaian_N": ("Jatuh tempo s.d. posisi", 13),
    "terlambat": ("Terlambat", 11),
    "belum_dilaporkan": ("Di antaranya belum dilaporkan", 14),
    "bukti_n": ("Bukti ada", 10),
    "bukti_N": ("Bukti yang harus ada", 12),
    "selesai_tanpa_bukti": ("Selesai, bukti belum lengkap", 14),
    "setahun_n": ("Selesai setahun", 11),
    "setahun_N": ("Target setahun", 11),
}
"""What of `Counts` stands in a satker's row → heading, width."""


def to_xlsx(material: RecapMaterial) -> bytes:
    """The workbook: a row for each satker, a sheet for each map, and what differs."""
    workbook, sheet = new_sheet("Satker")
    rows = []
    for office in material.offices:  # counts as numbers, so that they can be sorted and summed up
        about = (office.satker, office.parent or "", office.tahun, state_words(office))
        about += (office.last_report, office.report_age)
        counts = office.counts if reporting([office]) else None
        rows.append([*about, *(getattr(counts, name, None) for name in _COUNTS)])
    _fill_sheet(material, sheet, (*_ABOUT, *_COUNTS.values()), rows, *material.sentences)
    _fill_map(material, workbook.create_sheet("Area"), material.areas)
    _fill_map(material, workbook.create_sheet("Triwulan"), material.triwulan)
    kinds = [(kind["jenis"], kind["n"], kind["satker"]) for kind in material.kinds]
    lists = (
        ("Belum mengunggah", [("Satker", 44), ("Laporan", 30)], material.late),
        ("Sebaran", [("Capaian s.d. posisi", 40), ("Satker", 12)], material.spread),
        ("Gerak", [("Satker", 44), ("Selesai", 12), ("Terlambat", 12)], material.movement),
        ("Jenis bukti", [("Jenis bukti yang kurang", 34), ("Bukti", 12), ("Satker", 12)], kinds),
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
