"""Writes the list of missing bukti as a workbook and as CSV."""

from collections.abc import Iterable, Sequence

import pandas as pd

from monev.core.dates import format_day
from monev.core.file_references import describe_tautan
from monev.figures import View, lacking_words, tell
from monev.figures.rows import BuktiRow
from monev.figures.sentences import NO_REALISASI_YET
from monev.figures.told import LACKING
from monev.outputs.frame_files import ListSheet, frame_of, to_csv, to_xlsx
from monev.outputs.workbook import LIST_COLUMNS

KESENJANGAN_COLUMNS = LIST_COLUMNS["kesenjangan"]
"""Column of `monev.figures.kesenjangan` → heading, width."""
_ABOUT_CSV = {"satker": "Satker", "tahun": "Tahun", "posisi": "Posisi"}
"""First columns of a CSV, because it has no title."""


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
