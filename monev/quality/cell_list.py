"""Every cell of a plan as it was read, as one list to be sorted and searched."""

from itertools import groupby
from operator import itemgetter

import pandas as pd

from monev.core.statuses import CERTAINTY
from monev.database import Database
from monev.figures import View
from monev.quality import Original, compare_cells, langkah, read_cells

COLUMNS = ("kode", "sel", "kolom", "tertulis", "dibaca", "kepastian")


def cells_frame(db: Database, view: View, original: Original) -> pd.DataFrame:
    """One row per cell of each langkah, in the plan's order: COLUMNS, all str. `tertulis` is what
    stands in the file ("" where nothing does), `dibaca` what was read there (*sama*: just that),
    `kepastian` how sure that is, with its mark."""
    read = sorted(read_cells(db, view), key=itemgetter("kode"))
    by_kode = {kode: list(cells) for kode, cells in groupby(read, itemgetter("kode"))}
    rows = []
    for each in langkah(db, view):
        kode = each["kode"]
        for cell in compare_cells(original, each, by_kode.get(kode, [])):
            term = CERTAINTY[cell.certainty]
            sure = f"{term.mark} {term.label}"
            read_as = "sama" if cell.certainty == "disalin" else cell.read_as
            rows.append(
                (
                    kode,
                    cell.cell,
                    cell.column,
                    cell.written,
                    read_as,
                    sure,
                )
            )
    return pd.DataFrame(rows, columns=[*COLUMNS], dtype="str")
