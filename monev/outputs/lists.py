"""Writes lists as files: missing bukti, the register of satker, the Rekap as a workbook."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.dates import format_day, format_tenggat
from monev.core.file_references import describe_tautan
from monev.core.office_names import LEVELS
from monev.figures import View, describe_bukti_status
from monev.figures.heatmap import cell_colours
from monev.figures.recap import RecapMap
from monev.figures.rows import BuktiRow
from monev.figures.sentences import NO_REALISASI_YET, count_listed_bukti
from monev.offices.office_register import HEADINGS, OfficeRow
from monev.outputs import say
from monev.outputs.frame_files import ListSheet, column_of, to_csv, to_xlsx
from monev.outputs.recap_material import RecapMaterial
from monev.outputs.workbook import LIST_COLUMNS, add_rule

KESENJANGAN_COLUMNS = LIST_COLUMNS["kesenjangan"]
"""Column of `monev.figures.kesenjangan` → heading, width."""
_ABOUT_CSV = {"satker": "Satker", "tahun": "Tahun", "posisi": "Posisi"}
"""First columns of a CSV, because it has no title."""
_EXAMPLE = (
    OfficeRow("00", "KPU RI", "", "pusat"),
    OfficeRow("18", "KPU Provinsi Contoh", "00", "provinsi"),
    OfficeRow("1805", "KPU Kabupaten Contoh", "18", "kabupaten_kota"),
)
_SPARE_ROWS = 600


def kesenjangan_xlsx(kesenjangan: Sequence[BuktiRow], view: View) -> bytes:
    """Write the rows of `monev.figures.kesenjangan` as a workbook, ready to print.

    It has title and filter.
    """
    heading = f"Kesenjangan bukti ZI, {view.satker}, {view.tahun}"
    posisi = format_day(view.posisi)
    count = f"Posisi {posisi}: {count_listed_bukti(kesenjangan, view)}"
    sheet = ListSheet(
        "Kesenjangan Bukti",
        _kesenjangan_list(kesenjangan, view),
        KESENJANGAN_COLUMNS,
        title=(heading, NO_REALISASI_YET, count) if view.rencana_only else (heading, count),
        foot=f"{view.satker}, posisi {posisi}",
        is_simulated=view.simulasi,
    )
    return to_xlsx(sheet)


def kesenjangan_csv(kesenjangan: Sequence[BuktiRow], view: View) -> bytes:
    """Write the same rows as CSV with satker, tahun and posisi, so several lists can be joined."""
    headings = {column: heading for column, (heading, _) in KESENJANGAN_COLUMNS.items()}
    about = {"satker": view.satker, "tahun": view.tahun, "posisi": pd.Timestamp(view.posisi)}
    listed = _kesenjangan_list(kesenjangan, view).assign(**about)
    return to_csv(listed, _ABOUT_CSV | headings, simulated=view.simulasi)


def _kesenjangan_list(rows: Iterable[BuktiRow], view: View) -> pd.DataFrame:
    """Make a table of them, their values in words."""
    written = []
    for row in rows:
        status = describe_bukti_status(row["status_bukti"], rencana_only=view.rencana_only)
        words = {
            "tenggat": format_tenggat(row["tenggat"]),
            "jatuh_tempo": pd.Timestamp(row["jatuh_tempo"]),
            "status_bukti": status,
            "tautan": row["tautan"] and describe_tautan(row["tautan"]),
            "selesai_tanpa_bukti": "Ya" if row["selesai_tanpa_bukti"] else None,
            "belum_dilaporkan": "Ya" if row["belum_dilaporkan"] and view.ada_realisasi else None,
        }
        written.append({**row, **words})
    return pd.DataFrame(written, columns=[*KESENJANGAN_COLUMNS])


def register_xlsx(rows: Sequence[OfficeRow]) -> bytes:
    """Write the register, each branch after its head; an empty register gets three sample rows.

    The file can be read again. A kode is text, because 00 is no number.
    """
    frame = pd.DataFrame(rows or _EXAMPLE).astype("str")
    frame = frame.assign(level=frame["level"].replace(LEVELS))
    widths = (14, 48, 14, 18)
    columns = dict(zip(HEADINGS, zip(HEADINGS.values(), widths, strict=True), strict=True))
    sheet = ListSheet(
        "Satker", frame, columns, foot="Daftar satker", frozen=2, entry=HEADINGS.values()
    )

    def finish(book: Workbook) -> None:
        letter = column_of(columns, "level")
        cells = f"{letter}2:{letter}{len(frame) + _SPARE_ROWS}"
        levels = f'"{",".join(LEVELS.values())}"'
        told = "Pilih salah satu dari daftar."
        add_rule(book["Satker"], cells, "list", levels, HEADINGS["level"], told)

    return to_xlsx(sheet, finish=finish)


def recap_xlsx(material: RecapMaterial) -> bytes:
    """Write the Rekap as a workbook.

    It has satker, maps as shares and as counts, satker yet to report, spread and movement.
    """
    maps = {
        "Peta area": (material.areas, material.area_rows, "Area"),
        "Peta triwulan": (material.triwulan, material.triwulan_rows, "Triwulan"),
    }
    sheets = [
        _recap_sheet(material, "Satker", material.frame, "recap", *material.sentences),
        *(_map_sheet(material, name, *about) for name, about in maps.items()),
        _recap_sheet(material, "Area", material.area_rows, "recap_area"),
        _recap_sheet(material, "Triwulan", material.triwulan_rows, "recap_triwulan"),
        *_lists(material),
    ]
    heads = {sheet.name: sheet.header for sheet in sheets}

    def finish(book: Workbook) -> None:
        for name, (drawn, *_) in maps.items():
            _colour_map(book[name], heads[name], drawn)

    return to_xlsx(*sheets, finish=finish)


def _lists(material: RecapMaterial) -> Iterator[ListSheet]:
    found = (
        ("Laporan", "recap_reports", material.reports),
        ("Belum mengunggah", "recap_late", material.late),
        ("Sebaran", "recap_spread", material.spread),
        ("Gerak", "recap_movement", material.movement),
        ("Jenis bukti", "recap_kinds", material.kinds),
    )
    for name, columns, rows in found:
        if rows:
            frame = pd.DataFrame(rows, columns=[*LIST_COLUMNS[columns]])
            yield _recap_sheet(material, name, frame, columns)


def _recap_sheet(
    material: RecapMaterial, name: str, frame: pd.DataFrame, columns: str, *sentences: str
) -> ListSheet:
    """Make a sheet under the Rekap's title. `columns`: its list in list_columns.toml."""
    return _titled(material, ListSheet(name, frame, LIST_COLUMNS[columns], sentences))


def _titled(material: RecapMaterial, sheet: ListSheet) -> ListSheet:
    return sheet._replace(
        title=(*material.title, *sheet.title),
        foot=", ".join(material.title),
        is_simulated=material.is_simulated,
    )


def _map_sheet(
    material: RecapMaterial, name: str, drawn: RecapMap, rows: pd.DataFrame, counts: str
) -> ListSheet:
    """Make the map satker × area or triwulan with the share done in each cell.

    `counts`: the name of the sheet with the counts.
    """
    *columns, total = [column.name for column in drawn.columns]
    shares = rows.pivot(index="urutan", columns="kolom", values="capaian")
    shares = shares.reindex(index=material.frame.index, columns=columns)
    shares = shares.assign(satker=material.frame["satker"], **{total: material.frame["capaian"]})
    widths = {"satker": ("Satker", 38)} | {column: (column, 18) for column in (*columns, total)}
    sentence = say("rekap.arti_persen", lembar=counts)
    return _titled(material, ListSheet(name, shares, widths, (sentence,)))


def _colour_map(sheet: Worksheet, header: int, drawn: RecapMap) -> None:
    """Give cells the colours of the Rekap page."""
    for number, row in enumerate(drawn.rows, start=header + 1):
        for column, place in enumerate(row.cells, start=2):
            cell = sheet.cell(number, column)
            cell.alignment = Alignment(horizontal="center", vertical="top")
            if place is not None and cell.value is not None:
                ground, ink = (colour.removeprefix("#") for colour in cell_colours(place.cell))
                cell.fill = PatternFill("solid", start_color=ground, end_color=ground)
                cell.font = Font(name="Calibri", color=ink, bold=place.cell.is_total)
