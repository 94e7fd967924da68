"""List every cell of a plan with its reading, to be sorted and searched."""

from operator import itemgetter

import pandas as pd

from monev.core.grouping import group_by
from monev.core.statuses import CERTAINTY
from monev.database import Database
from monev.figures import View
from monev.quality.original_file import Original, compare_cells
from monev.quality.reading_quality import langkah, read_cells

COLUMNS = ("kode", "sel", "kolom", "tertulis", "dibaca", "kepastian")


def cells_frame(db: Database, view: View, original: Original) -> pd.DataFrame:
    """Return one row per cell of each langkah, in the plan's order: COLUMNS, all str.

    tertulis: the text in the file ("" if blank). dibaca: its reading (*sama* if just copied).
    kepastian: how sure that is, with its mark.
    """
    by_kode = group_by(read_cells(db, view), itemgetter("kode"))
    rows = []
    for each in langkah(db, view):
        kode = each["kode"]
        read = by_kode.get(kode, [])
        for cell in compare_cells(original, each, read):
            term = CERTAINTY[cell.certainty]
            sure = f"{term.mark} {term.label}"
            read_as = "sama" if cell.certainty == "disalin" else cell.read_as
            place = (kode, cell.cell, cell.column)
            rows.append((*place, cell.written, read_as, sure))
    return pd.DataFrame(rows, columns=[*COLUMNS], dtype="str")
