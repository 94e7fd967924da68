"""The map of Peta as a table: how each cell looks and the words for it."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Literal, NamedTuple

import pandas as pd

from monev.core.dates import MONTH_NAMES, format_day
from monev.core.statuses import OVERDUE, STATUS_TENGGAT
from monev.database import Database, rows_of
from monev.figures.evidence import bukti
from monev.figures.formats import format_number
from monev.figures.heatmap import (
    OTHER_TAHUN,
    UP_TO_POSISI,
    WHOLE_PLAN,
    HeatmapCell,
    Level,
    Per,
    Size,
    column_names,
    describe_cell,
    heatmap_cell,
    heatmap_columns,
    matrix,
)
from monev.figures.rows import BuktiRow, CellRow, TenggatRow
from monev.figures.targets import late_first, tenggat
from monev.figures.told import WORDS, tell
from monev.figures.views import View, remembered

Order = Literal["rencana", "terlambat"]

NAMED = 5
"""How many late langkah the hover text of a cell names."""
_NAME_LETTERS = 64

Place = tuple[str | None, str | None, int]
"""Area, sub-area (None: all of them) and column of a cell."""


@remembered
def peta_cells(
    db: Database,
    view: View,
    size: Size = "capaian",
    per: Per = "bulan",
    level: Level = "area",
    order: Order = "rencana",
) -> pd.DataFrame:
    """List the cells that hold something, ready for `monev.charts.heatmap`.

    Columns: those of `matrix`, those of HeatmapCell, and

    - row, column: int, its place from above and from the left
    - level, row_name, column_name: str; column_full: str, the month by its whole name
    - total_row, total_column: bool
    - hover (HTML): str; code: str, the name of the cell in an address

    `order` "terlambat" puts the rows with most late first, the total last. The result is cached:
    don't change it.
    """
    cells = matrix(db, view, size, per, level)
    if cells.empty:
        return cells
    looks = [heatmap_cell(row, rencana_only=view.rencana_only) for row in rows_of(cells, CellRow)]
    cells = pd.concat([cells, looks_of(looks)], axis=1)
    numbers = _shown_columns(cells, per)
    cells = cells[cells["kolom"].isin(numbers)]
    kolom = cells["kolom"]
    cells = cells.assign(
        row=cells["baris_urutan"].map(_row_places(cells, order)),
        column=kolom.map(numbers.index),
        level=cells["tingkat"],
        row_name=cells["nama_baris"],
        column_name=kolom.map(column_names(per, view.until)),
        column_full=[column_name(number, per, view) for number in kolom],
        total_row=cells["total_baris"],
        total_column=cells["total_kolom"],
    )
    late = _late_names(db, view, size, per)
    codes = []
    hovers = []
    for row in rows_of(cells, CellRow):
        codes.append(cell_code(row, per))
        hovers.append(_hover(row, size, late))
    cells = cells.assign(code=codes, hover=hovers)
    return cells.sort_values(["row", "column"], ignore_index=True)


def _shown_columns(cells: pd.DataFrame, per: Per) -> list[int]:
    filled = set(cells.loc[cells["N"] > 0, "kolom"])
    return heatmap_columns(per, filled)


def looks_of(cells: Iterable[HeatmapCell]) -> pd.DataFrame:
    """Return cells as the columns a map is drawn from: those of HeatmapCell."""
    return pd.DataFrame([*cells], columns=list(HeatmapCell._fields))


def headings(cells: pd.DataFrame, per: Per, view: View) -> list[str]:
    """Name the columns of these cells of `peta_cells`, including those in which nothing is due."""
    names = column_names(per, view.until)
    return [names[number] for number in _shown_columns(cells, per)]


def _row_places(cells: pd.DataFrame, order: Order) -> dict[int, int]:
    """Map each baris_urutan to its place from above.

    Sub-areas stay below their area, the total stays last.
    """
    rows = cells[cells["kolom"] == UP_TO_POSISI]
    if order == "terlambat":
        rows = rows.assign(terlambat=rows[[*OVERDUE]].sum(axis=1))
        of_area = rows[rows["tingkat"] == "area"].set_index("area")["terlambat"]
        # Column to sort by → True if it ascends.
        ascending = {
            "total_baris": True,
            "late_in_area": False,
            "first": True,
            "is_sub_area": True,
            "terlambat": False,
            "baris_urutan": True,
        }
        rows = rows.assign(
            late_in_area=rows["area"].map(of_area),
            is_sub_area=rows["tingkat"] == "sub_area",
            first=rows.groupby("area")["baris_urutan"].transform("min"),
        ).sort_values(list(ascending), ascending=list(ascending.values()))
    numbers = rows["baris_urutan"].tolist()
    return dict(zip(numbers, range(len(numbers)), strict=True))


def _late_names(db: Database, view: View, size: Size, per: Per) -> dict[Place, list[str]]:
    """List for each cell the langkah that are late in it, each once, the longest late first."""
    if view.rencana_only:
        return {}
    found: list[TenggatRow] | list[BuktiRow]
    if size == "capaian":
        rows = tenggat(db, view)
        found = rows_of(late_first(rows[rows["status"].isin(OVERDUE)]), TenggatRow)
    else:
        rows = bukti(db, view)
        found = rows_of(rows[rows["terutang"] & rows["celah"]], BuktiRow)
    names: dict[Place, dict[str, str]] = {}
    for row in found:
        told = tell([row])
        words = told.name(_NAME_LETTERS) + (f" ({told.state})" if size == "capaian" else "")
        kolom = _kolom(row["bulan_ke"], per)
        area = row["area"]
        sub_area = row["sub_area"] or ""
        for number in (kolom, UP_TO_POSISI):
            cells: tuple[Place, ...] = (
                (None, None, number),
                (area, None, number),
                (area, sub_area, number),
            )
            for place in cells:
                names.setdefault(place, {}).setdefault(row["kode"], words)
    return {place: list(words.values()) for place, words in names.items()}


def _kolom(month: int, per: Per) -> int:
    if month == OTHER_TAHUN["bulan"]:
        return OTHER_TAHUN[per]
    return month if per == "bulan" else (month + 2) // 3


def _hover(row: CellRow, size: Size, late: Mapping[Place, list[str]]) -> str:
    """Write area and month in full, n of N in words, and up to five late langkah by name."""
    lines = [
        f"<b>{escape(row['nama_baris'], quote=False)}</b> · {row['column_full']}",
        describe_cell(row, size),
    ]
    names = late.get(_place(row), [])
    for name in names[:NAMED]:
        lines.append(escape(name, quote=False))
    if len(names) > NAMED:
        lines.append(f"dan {format_number(len(names) - NAMED)} lagi")
    return "<br>".join(lines)


def _place(row: CellRow) -> Place:
    kolom = row["kolom"]
    if row["tingkat"] == "semua":
        return None, None, kolom
    if row["tingkat"] == "area":
        return row["area"], None, kolom
    return row["area"], row["sub_area"] or "", kolom


def cell_code(row: CellRow, per: Per) -> str:
    """Return the name of a cell of `matrix` in an address: V-9, V.a-tw3, semua-posisi."""
    kolom = row["kolom"]
    column = str(kolom) if per == "bulan" else f"tw{kolom}"
    if kolom == UP_TO_POSISI:
        column = "posisi"
    elif kolom == WHOLE_PLAN:
        column = "setahun"
    elif kolom == OTHER_TAHUN[per]:
        column = "lain"
    if row["tingkat"] == "semua":
        return f"semua-{column}"
    if row["tingkat"] == "sub_area":
        return f"{row['area']}.{row['sub_area'] or ''}-{column}"
    return f"{row['area']}-{column}"


def column_name(kolom: int, per: Per, view: View) -> str:
    """Name a column of `matrix` in full: September, TW III, s.d. 30 September 2025."""
    if kolom == UP_TO_POSISI:
        return f"s.d. {format_day(view.posisi)}"
    name = column_names(per)[kolom]
    if kolom in (WHOLE_PLAN, OTHER_TAHUN[per]):
        return name.lower()
    return MONTH_NAMES[kolom - 1] if per == "bulan" else name


class ScaleWords(NamedTuple):
    """Words for the colours of a map; "" if that colour does not occur.

    - not_due, done, late
    - load: of a plan without reports
    - unreported: nobody reported yet
    """

    not_due: str = ""
    done: str = ""
    late: str = ""
    load: str = ""
    unreported: str = ""


def scale_words(size: Size, *, rencana_only: bool) -> ScaleWords:
    """Return the words for the colours of a map."""
    is_capaian = size == "capaian"
    if rencana_only:
        return ScaleWords(load="target" if is_capaian else "bukti")
    return ScaleWords(
        not_due=WORDS["belum_jatuh_tempo"],
        done=WORDS["selesai"] if is_capaian else "bukti ada",
        late=WORDS["terlambat"] if is_capaian else f"bukti {WORDS['kurang']}",
        unreported=WORDS["belum_dilaporkan"],
    )


def signs_sentence(cells: pd.DataFrame, words: ScaleWords) -> str:
    """Explain the signs and colours of cells, in the map's only key."""
    if words.load:
        return f"makin biru makin banyak {words.load}"
    meanings = {"terlambat": words.late, "belum_dilaporkan": words.unreported}
    said = []
    for kode in OVERDUE:
        mark = STATUS_TENGGAT[kode].mark
        if cells["late_text"].str.contains(mark).any():
            said.append(f"{mark} jingga {meanings[kode]}")
    if (cells["state"] == "penuh").any():
        said.append(f"hijau {words.done}")
    if words.not_due and (cells["state"] == "belum").any():
        said.append(f"(n) {words.not_due}")
    return " · ".join(said)
