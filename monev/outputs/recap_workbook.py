"""Writes the Rekap as a workbook."""

from collections.abc import Sequence

from monev.core.dates import format_day
from monev.database import Database
from monev.figures.many_offices import OfficeFigures, area_frame, recap_frame, recap_sentences
from monev.figures.sentences import NOT_LKE
from monev.outputs.frame_files import ListSheet, to_xlsx
from monev.outputs.workbook import LIST_COLUMNS


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
