"""Who lacks which bukti as a table for a picture: PIC by area, or by jenis."""

from collections.abc import Sequence
from html import escape
from typing import Literal

import pandas as pd

from monev.core.text import NO_PIC, shorten
from monev.database import Database
from monev.figures.bukti import EVERYTHING, Wanted, kesenjangan
from monev.figures.formats import format_area, format_number
from monev.figures.peta import NAMED, ScaleWords
from monev.figures.sentences import count_missing_bukti
from monev.figures.views import View, remembered

Across = Literal["area", "jenis"]

MOST_PICS, MOST_COLUMNS = 12, 10
"""How many rows and columns there are at most; the last is what comes after the others."""
TOTAL = "Jumlah"
_NAME_LETTERS = 60

Line = tuple[str, ...]
"""The values that a row or a column stands for; () for all of them."""


@remembered
def gaps(
    db: Database,
    view: View,
    across: Across,
    wanted: Wanted = EVERYTHING,
    *,
    is_narrow: bool = False,
) -> pd.DataFrame:
    """Count the bukti that are missing by PIC and area (or jenis), and the sums: a row for each
    cell that holds any; no row and no column where none is missing.

    Columns: those that `monev.charts.heatmap.draw` asks for; n (int); column_full (str, the whole
    name); pic, across (tuples of what the cell counts, () for all, "" is nobody's). PIC and jenis
    with most come first, areas as in the plan. `wanted`: what is asked for; what it says of PIC
    and of `across` is left out, so that each cell can be touched. `is_narrow`: areas by their
    numbers. It is remembered, so nobody changes it."""
    missing = kesenjangan(db, view, _of_all(wanted, across))
    if missing.empty:
        return pd.DataFrame()
    areas = {}
    if across == "area":
        values = missing["area"]
        names = missing.sort_values("urutan", kind="stable")["area"].unique().tolist()
        areas = dict(zip(missing["area"], missing["nama_area"], strict=True))
    else:
        values = missing["jenis_bukti"]
        names = _largest_first(values)
    pics = missing["pic"].fillna("")
    rows = _lines(_largest_first(pics), MOST_PICS)
    columns = _lines(names, MOST_COLUMNS)
    cells = _count(missing, pics.map(_places(rows)), values.map(_places(columns)))
    full = [_value_name(line, across, areas) for line in columns]
    heads = full
    if is_narrow and across == "area":
        heads = [line[0] if len(line) == 1 else "lain" for line in columns]
    return _with_looks(
        cells.assign(
            row_name=_told(cells["row"], [*map(_pic_name, rows), TOTAL]),
            column_name=_told(cells["column"], [*heads, TOTAL]),
            column_full=_told(cells["column"], [*full, TOTAL.lower()]),
            pic=_told(cells["row"], [*rows, ()]),
            across=_told(cells["column"], [*columns, ()]),
            total_row=cells["row"] == len(rows),
            total_column=cells["column"] == len(columns),
        ),
        view,
    )


def _told(places: pd.Series, values: Sequence[object]) -> pd.Series:
    """Give of each place what stands there."""
    return places.map(dict(enumerate(values)))


def _of_all(wanted: Wanted, across: Across) -> Wanted:
    """Give what is asked for, of every PIC and every area or jenis."""
    if across == "area":
        return wanted._replace(pic=(), area=())
    return wanted._replace(pic=(), jenis=())


def _largest_first(values: pd.Series) -> list[str]:
    """List each value once, the most frequent first, those as frequent by their names."""
    counts = values.value_counts().rename_axis("value").reset_index(name="n")
    return counts.sort_values(["n", "value"], ascending=[False, True])["value"].tolist()


def _lines(names: Sequence[str], most: int) -> list[Line]:
    """Make a line for each name; those that come after the first ones share the last."""
    alone = names if len(names) <= most else names[: most - 1]
    lines: list[Line] = [(name,) for name in alone]
    others = tuple(names[len(alone) :])
    if others:
        lines.append(others)
    return lines


def _places(lines: Sequence[Line]) -> dict[str, int]:
    """Value → the place of its line."""
    places = {}
    for place, line in enumerate(lines):
        places |= dict.fromkeys(line, place)
    return places


def _count(missing: pd.DataFrame, row: pd.Series, column: pd.Series) -> pd.DataFrame:
    """Count the cells, and the sums after: row, column, n, names (the first few of what is
    missing)."""
    names = [shorten(name, _NAME_LETTERS) for name in missing["bukti"]]
    cells = pd.DataFrame({"row": row, "column": column, "said": missing["kode"] + ": "})
    cells["said"] += names
    last_row = row.max() + 1
    last_column = column.max() + 1
    sums = [
        cells.assign(column=last_column),
        cells.assign(row=last_row),
        cells.assign(row=last_row, column=last_column),
    ]
    said = pd.concat([cells, *sums]).groupby(["row", "column"])["said"]
    return said.agg(n="size", names=_first_few).reset_index()


def _first_few(said: pd.Series) -> list[str]:
    return said.head(NAMED).tolist()


def _pic_name(line: Line) -> str:
    if len(line) > 1:
        return f"{format_number(len(line))} PIC lainnya"
    return line[0] or NO_PIC


def _value_name(line: Line, across: Across, areas: dict[str, str]) -> str:
    if len(line) > 1:
        return f"{format_number(len(line))} {across} lainnya"
    (value,) = line
    return format_area(value, areas[value]) if across == "area" else value


def _with_looks(cells: pd.DataFrame, view: View) -> pd.DataFrame:
    """Add what stands in each cell, how loud it is, and what is said over it."""
    is_total = cells["total_row"] | cells["total_column"]
    counts = cells["n"].mask(is_total)
    share = counts / counts.max()
    looks = cells.assign(
        level="pic",
        text=cells["n"].map(format_number),
        late_text="",
        state="rencana" if view.rencana_only else "terlambat",
        share=share,
        late_share=share,
        code=cells["row"].astype(str) + "-" + cells["column"].astype(str),
        hover=[_hover(cell, view) for cell in cells.to_dict("records")],
    )
    return looks.drop(columns="names")


def _hover(cell: dict, view: View) -> str:
    """Say PIC and area in full, how many are missing, and up to five of them by name."""
    lines = [
        f"<b>{escape(cell['row_name'], quote=False)}</b> · {escape(cell['column_full'])}",
        count_missing_bukti(cell["n"], view),
    ]
    for name in cell["names"]:
        lines.append(escape(name, quote=False))
    more = cell["n"] - len(cell["names"])
    if more:
        lines.append(f"dan {format_number(more)} lagi")
    return "<br>".join(lines)


def cell_of(cells: pd.DataFrame, code: str) -> tuple[Line, Line] | None:
    """Find what the cell of that code counts: its PIC and its areas or jenis; None: there is
    none."""
    for cell in cells.to_dict("records"):
        if cell["code"] == code:
            return cell["pic"], cell["across"]
    return None


def code_of(cells: pd.DataFrame, pic: Sequence[str], across: Sequence[str]) -> str:
    """The code of the cell that counts just these; "" where there is none, or for all of all."""
    if cells.empty or not (pic or across):
        return ""
    wanted = sorted(pic), sorted(across)
    for cell in cells.to_dict("records"):
        if (sorted(cell["pic"]), sorted(cell["across"])) == wanted:
            return cell["code"]
    return ""


def scale_words(view: View) -> ScaleWords:
    """The words for the colours: of a plan its neutral ones."""
    if view.rencana_only:
        return ScaleWords(least="paling sedikit", most="paling banyak")
    return ScaleWords(least="paling sedikit", late="paling banyak")
