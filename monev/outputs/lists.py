"""Writes lists as files: missing bukti, the register of satker, the Rekap as a workbook."""

from collections.abc import Iterable, Sequence

import pandas as pd
from openpyxl import Workbook

from monev.core.dates import format_day
from monev.core.file_references import describe_tautan
from monev.core.office_levels import LEVELS
from monev.database import Database
from monev.figures import View, lacking_words, tell
from monev.figures.many_offices import OfficeFigures, area_frame, recap_frame, recap_sentences
from monev.figures.rows import BuktiRow
from monev.figures.sentences import NO_REALISASI_YET, NOT_LKE
from monev.figures.told import LACKING
from monev.offices.office_register import HEADINGS, OfficeRow
from monev.outputs.frame_files import ListSheet, column_of, frame_of, to_csv, to_xlsx
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
    heading = f"{LACKING} ZI, {view.satker}, {view.tahun}"
    posisi = format_day(view.posisi)
    count = f"Posisi {posisi}: {lacking_words(kesenjangan)}"
    sheet = ListSheet(
        LACKING,
        kesenjangan_frame(kesenjangan, view),
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
    listed = kesenjangan_frame(kesenjangan, view).assign(**about)
    return to_csv(listed, _ABOUT_CSV | headings, simulated=view.simulasi)


def kesenjangan_frame(rows: Iterable[BuktiRow], view: View) -> pd.DataFrame:
    """Make a table of them, their values in words."""
    written = []
    for row in rows:
        told = tell([row])
        words = {
            "tenggat": told.when,
            "jatuh_tempo": pd.Timestamp(row["jatuh_tempo"]),
            "keadaan": told.term.label,
            "tautan": row["tautan"] and describe_tautan(row["tautan"]),
        }
        written.append({**row, **words})
    return frame_of(written, ["kode", *KESENJANGAN_COLUMNS])


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


def recap_xlsx(db: Database, offices: Sequence[OfficeFigures], scope: str) -> bytes:
    """Write the Rekap of at least one satker: a sheet of satker, and one of their areas."""
    first = offices[0]
    title = (
        f"Rekap pelaksanaan rencana aksi Zona Integritas, {scope}",
        f"Tahun {first.tahun}, posisi {format_day(first.posisi)}",
    )
    said = (*title, *filter(None, recap_sentences(offices)), NOT_LKE)
    is_simulated = any(office.simulasi for office in offices)
    sheets = []
    for name, columns, frame, lines in (
        ("Satker", "recap", recap_frame(db, offices), said),
        ("Area", "recap_area", area_frame(db, offices), title),
    ):
        sheets.append(
            ListSheet(name, frame, LIST_COLUMNS[columns], lines, ", ".join(title), is_simulated)
        )
    return to_xlsx(*sheets)
