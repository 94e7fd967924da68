"""The heatmap: how much of what falls due each month or quarter is done, per area or sub-area."""

from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

import pandas as pd

from monev.core.dates import ROMAN_TRIWULAN, SHORT_MONTHS
from monev.core.statuses import STATUS_TENGGAT
from monev.database import Database, Row, rows_of
from monev.figures.evidence import bukti
from monev.figures.formats import NO_VALUE, UP_TO, format_area, format_fraction, format_number
from monev.figures.rows import AnyRow, CellCounts, MatrixRow
from monev.figures.targets import late_first, tenggat
from monev.figures.told import WORDS, counted, overdue, overdue_marks
from monev.figures.views import View, frame_of_unggahan, narrow, remembered

UP_TO_POSISI = 0
"""The number of the column that counts everything due by posisi."""

WHOLE_PLAN = 99
"""The number of the column that sums the whole plan, used if nothing was reported yet."""

OTHER_TAHUN = {"bulan": 13, "triwulan": 5}
"""The number of the column for tenggat due in another year than the plan's. It exists only if there
are any."""

Size = Literal["capaian", "bukti"]
Per = Literal["bulan", "triwulan"]
Level = Literal["area", "sub_area"]
CellState = Literal[
    "kosong", "belum", "sebagian", "penuh", "terlambat", "belum_dilaporkan", "rencana"
]
"""The state of a cell.

| state | meaning |
|---|---|
| kosong | nothing counts |
| belum | nothing is due yet |
| sebagian | not all done, none late |
| penuh | all done |
| terlambat, belum_dilaporkan | some due and not done; which of both more are |
| rencana | how many are due, of a plan without reports |
"""


@remembered
def matrix(
    db: Database, view: View, size: Size = "capaian", per: Per = "bulan", level: Level = "area"
) -> pd.DataFrame:
    """List the cells of the heatmap: n of N done (capaian) or present (bukti).

    Tidak berlaku is left out.

    Lines are in the plan's order, the total last. Each line has its column 0, even with N = 0;
    other cells only if they hold something.

    - baris_urutan: int64, 1, 2 ...; tingkat: str, "area", "sub_area", "semua"; nama_baris: str
    - area, nama_area: str, NaN in "semua"
    - sub_area ("": without one), nama_sub_area: str, NaN except in "sub_area"
    - kolom: int64, 1..12 or 1..4, 0 s.d. posisi, OTHER_TAHUN, and WHOLE_PLAN of a plan without
      reports; nama_kolom: str
    - n, N, terlambat and belum_dilaporkan (together: due by posisi and not done or present),
      jatuh_tempo (of N, by posisi), terbanyak (most in a cell of an area): int64
    - total_baris, total_kolom: bool
    """
    cells = frame_of_unggahan(
        db,
        "figures/heatmap",
        view.hash_entri,
        unggahan_id=view.unggahan_id,
        posisi=view.posisi,
        kode=view.kode,
        tahun=view.tahun,
        ukuran=size,
        per=per,
        tingkat=level,
        seluruhnya=WHOLE_PLAN,
    )
    if not view.rencana_only:
        cells = cells[cells["kolom"] != WHOLE_PLAN].reset_index(drop=True)
    columns = cells["kolom"].map(column_names(per, view.until))
    return cells.assign(
        nama_baris=[_row_name(row, view) for row in rows_of(cells)],
        nama_kolom=columns.astype("str"),
    )


def column_names(per: Per, until: str = UP_TO) -> dict[int, str]:
    """Name each column number of `matrix`. `until` names the column of everything due by posisi."""
    if per == "bulan":
        names = dict(enumerate(SHORT_MONTHS, start=1))
    else:
        names = {number: f"TW {roman}" for number, roman in enumerate(ROMAN_TRIWULAN, start=1)}
    names[OTHER_TAHUN[per]] = "Tahun lain"
    names[UP_TO_POSISI] = until
    names[WHOLE_PLAN] = "Setahun"
    return names


def heatmap_columns(per: Per, filled: Collection[int]) -> list[int]:
    """List the columns to show, in order.

    Other years and the whole plan appear only if they are in `filled`.
    """
    other = OTHER_TAHUN[per]
    columns = list(range(1, other))
    columns += [number for number in (other, WHOLE_PLAN) if number in filled]
    columns.append(UP_TO_POSISI)
    return columns


def column_months(per: Per, column: int) -> tuple[int, int]:
    """Return the first and last month of a column, as `cell_content` takes them."""
    other = OTHER_TAHUN["bulan"]
    if column == UP_TO_POSISI:
        return 0, 0
    if column == WHOLE_PLAN:
        return 1, other
    if column == OTHER_TAHUN[per]:
        return other, other
    if per == "bulan":
        return column, column
    return 3 * column - 2, 3 * column


@remembered
def cell_content(
    db: Database, view: View, area: str | None, sub_area: str | None, from_: int, until: int
) -> pd.DataFrame:
    """List the tenggat that a cell counts, late ones first. Columns of `tenggat`.

    `from_` to `until`: months of the tahun (13: other years; 0: everything due by posisi). `area`
    None: all areas. `sub_area` None: the whole area, "": tenggat without one.
    """
    rows = tenggat(db, view)
    counted = rows[rows["dihitung"]]
    return late_first(_of_cell(counted, "sudah_jatuh_tempo", area, sub_area, from_, until))


@remembered
def cell_bukti(
    db: Database, view: View, area: str | None, sub_area: str | None, from_: int, until: int
) -> pd.DataFrame:
    """List the bukti that a cell counts, missing ones first.

    Arguments as in `cell_content`, columns of `bukti`.
    """
    rows = bukti(db, view)
    cell = _of_cell(rows[rows["wajib"]], "terutang", area, sub_area, from_, until)
    return cell.sort_values(["hadir", "jatuh_tempo", "urutan", "urutan_bukti"], ignore_index=True)


def bukti_rows(db: Database, view: View) -> pd.DataFrame:
    """List the bukti that kelengkapan bukti counts. Columns and order of `cell_bukti`."""
    return cell_bukti(db, view, None, None, UP_TO_POSISI, UP_TO_POSISI)


def _of_cell(
    rows: pd.DataFrame, due: str, area: str | None, sub_area: str | None, from_: int, until: int
) -> pd.DataFrame:
    """Pick the rows that stand in a cell.

    `due` names the column that says if a row is due by posisi.
    """
    in_column = rows[due] if from_ == UP_TO_POSISI else rows["bulan_ke"].between(from_, until)
    return narrow(rows[in_column], area=area, sub_area=sub_area)


def describe_cell(row: CellCounts | Row, size: Size) -> str:
    """Say a row of `matrix` in words: 5 target: 3 selesai, 1 terlambat, 1 belum dilaporkan.

    Of bukti: 5 bukti: 3 ada, 2 kurang.
    """
    noun = "target" if size == "capaian" else "bukti"
    left = overdue(row)
    counts = {"selesai": row["n"]} | left
    if size == "bukti":
        counts = {"bukti_n": row["n"], "kurang": sum(left.values())}
    total = f"{format_number(row['N'])} {noun}"
    if row["N"] == 0:
        return f"tidak ada {noun} yang jatuh tempo"
    if row["n"] == 0 and row["jatuh_tempo"] == 0:
        return f"{total} {WORDS['belum_jatuh_tempo']}"
    return ": ".join(filter(None, (total, counted("", counts))))


def _row_name(row: Row, view: View) -> str:
    if row["tingkat"] == "semua":
        return "Jumlah" if view.part else "Semua area"
    if row["tingkat"] == "area":
        return format_area(row["area"], row["nama_area"])
    return format_area(row["sub_area"], row["nama_sub_area"] or "") or "Tanpa sub-area"


class HeatmapCell(NamedTuple):
    """A cell ready to draw; page, projector and paper use the same.

    - text: n/N; (N) if nothing is due yet; N in a plan without reports; a dash if nothing counts;
      "" if the matrix has no such cell
    - state: chooses the ground
    - share: 0..1, how much is done; in a plan without reports how full it is against the fullest
      cell
    - late_text: how many are due and not done: ▲1 △2
    - late_share: 0..1, late of all in the cell
    - is_total: a sum of cells, drawn on a plain ground
    """

    text: str
    state: CellState
    share: float | None = None
    late_text: str = ""
    is_total: bool = False
    late_share: float = 0.0


def heatmap_lines(cells: Iterable[AnyRow]) -> list[dict[int, AnyRow]]:
    """Group rows of `matrix` into lines, each a dict by column number.

    Every line has UP_TO_POSISI.
    """
    lines: dict[int, dict[int, AnyRow]] = {}
    for cell in cells:
        lines.setdefault(cell["baris_urutan"], {})[cell["kolom"]] = cell
    return [lines[order] for order in sorted(lines)]


_LEAST_LATE, _MOST_LATE = 0.1, 0.7
"""Strength of the colour of what is late, from hardly any to all. Dark letters stay legible."""


def late_ground(share: float) -> str:
    """Return the ground on paper where this share is late, reported or not; a sign says which."""
    strength = _LEAST_LATE + (_MOST_LATE - _LEAST_LATE) * share
    return _on_white(STATUS_TENGGAT["terlambat"].colour, strength)


def _on_white(colour: str, strength: float) -> str:
    channels = []
    for place in (1, 3, 5):
        channel = int(colour[place : place + 2], 16)
        channels.append(f"{round(255 + (channel - 255) * strength):02x}")
    return f"#{''.join(channels)}"


def heatmap_cell(row: MatrixRow | Row | None, *, rencana_only: bool) -> HeatmapCell:
    """Make the cell for a row of `matrix` (None: there is no such cell).

    In a plan without reports nothing is late: the cell shows how much is due.
    """
    if row is None:
        return HeatmapCell("", "kosong")
    n = row["n"]
    total = row["N"]
    is_total = bool(row["total_baris"] or row["total_kolom"])
    if total == 0:
        return HeatmapCell(NO_VALUE, "kosong", is_total=is_total)
    if rencana_only:
        share = None if is_total else total / max(total, row["terbanyak"])
        return HeatmapCell(format_number(total), "rencana", share=share, is_total=is_total)
    if n == 0 and row["jatuh_tempo"] == 0:
        return HeatmapCell(f"({format_number(total)})", "belum", is_total=is_total)
    late = overdue(row)
    state: CellState = "penuh" if n >= total else "sebagian"
    if any(late.values()):
        state = "terlambat" if 2 * late["terlambat"] >= sum(late.values()) else "belum_dilaporkan"
    return HeatmapCell(
        text=format_fraction(n, total),
        state=state,
        share=n / total,
        late_text=overdue_marks(row),
        is_total=is_total,
        late_share=sum(late.values()) / total,
    )
