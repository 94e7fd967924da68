"""A table of missing bukti for a picture: PIC by area, or PIC by jenis."""

from collections.abc import Sequence
from html import escape
from itertools import repeat
from typing import Literal

import pandas as pd

from monev.core.text import NO_PIC, shorten
from monev.database import Database
from monev.figures.bukti import EVERYTHING, Wanted, kesenjangan
from monev.figures.formats import format_area, format_number
from monev.figures.peta import NAMED, ScaleWords
from monev.figures.sentences import missing_in_words
from monev.figures.views import View, per_value, remembered

Across = Literal["area", "jenis"]

MOST_PICS, MOST_COLUMNS = 12, 10
"""The most rows and columns of the picture. The last one holds all the others."""
TOTAL = "Jumlah"
_NAME_LETTERS = 60

Line = tuple[str, ...]
"""The values that a row or a column stands for; () means all."""


@remembered
def gaps(db: Database, view: View, across: Across, wanted: Wanted = EVERYTHING) -> pd.DataFrame:
    """Count the missing bukti by PIC and area (or jenis), with totals.

    There is one row per cell that is not 0.

    Columns: those of `monev.charts.heatmap.draw`; n (int), told (n in words); column_full
    (str, the whole name); pic and across (tuples: the values the cell counts; () means
    all, "" nobody). PIC and jenis are sorted by count; areas stand as in the plan and are headed by
    their numbers.

    `wanted` filters the bukti, but not by `across`: every cell has to stay open to a touch. The
    result is cached: don't change it.
    """
    of_all = wanted if across == "area" else wanted._replace(jenis=())
    missing = kesenjangan(db, view, of_all)
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
    pics = per_value(missing, "pic")["nilai"]
    rows = _lines(_largest_first(pics), MOST_PICS)
    columns = _lines(names, MOST_COLUMNS)
    row_of_each = pics.map(_places(rows))
    column_of_each = values.map(_places(columns))
    cells = _count(missing, row_of_each, column_of_each)
    full = [_value_name(line, across, areas) for line in columns]
    heads = full
    if across == "area":
        heads = [line[0] if len(line) == 1 else "lain" for line in columns]
    return _with_looks(
        cells.assign(
            row_name=_values_at(cells["row"], [*map(_pic_name, rows), TOTAL]),
            column_name=_values_at(cells["column"], [*heads, TOTAL]),
            column_full=_values_at(cells["column"], [*full, TOTAL.lower()]),
            pic=_values_at(cells["row"], [*rows, ()]),
            across=_values_at(cells["column"], [*columns, ()]),
            total_row=cells["row"] == len(rows),
            total_column=cells["column"] == len(columns),
        ),
        view,
    )


def _values_at(places: pd.Series, values: Sequence[object]) -> pd.Series:
    """Map each place to the value at that place."""
    return places.map(dict(enumerate(values)))


def _largest_first(values: pd.Series) -> list[str]:
    """List the distinct values, the most frequent first, equal ones by name."""
    counts = values.value_counts().rename_axis("value").reset_index(name="n")
    ordered = counts.sort_values(["n", "value"], ascending=[False, True])
    return ordered["value"].tolist()


def _lines(names: Sequence[str], most: int) -> list[Line]:
    """Make one line per name. Names beyond the limit share the last line."""
    alone = names if len(names) <= most else names[: most - 1]
    lines: list[Line] = [(name,) for name in alone]
    others = tuple(names[len(alone) :])
    if others:
        lines.append(others)
    return lines


def _places(lines: Sequence[Line]) -> dict[str, int]:
    """Map each value to the place of its line."""
    places = {}
    for place, line in enumerate(lines):
        places |= dict.fromkeys(line, place)
    return places


def _count(missing: pd.DataFrame, row: pd.Series, column: pd.Series) -> pd.DataFrame:
    """Count the cells and the totals.

    Columns: row, column, n, returned, names (the first few that are missing).

    `row` has the index of `missing` once for each PIC; the totals count each bukti once.
    """
    names = [shorten(name, _NAME_LETTERS) for name in missing["bukti"]]
    returned = missing["status"] == "perlu_perbaikan"
    each = pd.DataFrame({"column": column, "said": missing["kode"] + ": ", "returned": returned})
    each["said"] += names
    of_rows = row.rename("row").rename_axis("at").reset_index().drop_duplicates()
    cells = of_rows.join(each, on="at").drop(columns="at")
    last_row = row.max() + 1
    last_column = column.max() + 1
    sums = [
        cells.assign(column=last_column),
        each.assign(row=last_row),
        each.assign(row=last_row, column=last_column),
    ]
    counted = pd.concat([cells, *sums]).groupby(["row", "column"])
    told = {"n": ("said", "size"), "names": ("said", _first_few), "returned": ("returned", "sum")}
    return counted.agg(**told).reset_index()


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
    """Add to each cell its text, its strength of colour and its hover text.

    Several PIC or columns counted together have no colour, as they would outshine each single one.
    """
    is_single = (cells["pic"].map(len) == 1) & (cells["across"].map(len) == 1)
    counts = cells["n"].where(is_single)
    share = counts / counts.max()
    looks = cells.assign(
        level="pic",
        text=cells["n"].map(format_number),
        late_text="",
        state="rencana" if view.rencana_only else "terlambat",
        share=share,
        late_share=share,
        code=cells["row"].astype(str) + "-" + cells["column"].astype(str),
        told=[*map(missing_in_words, cells["n"], cells["returned"], repeat(view))],
    )
    hover = [*map(_hover, looks.to_dict("records"))]
    return looks.assign(hover=hover).drop(columns=["names", "returned"])


def _hover(cell: dict) -> str:
    """Write PIC and area in full, the number missing, and up to five of them by name."""
    lines = [
        f"<b>{escape(cell['row_name'], quote=False)}</b> · {escape(cell['column_full'])}",
        cell["told"],
    ]
    for name in cell["names"]:
        lines.append(escape(name, quote=False))
    more = cell["n"] - len(cell["names"])
    if more:
        lines.append(f"dan {format_number(more)} lagi")
    return "<br>".join(lines)


def cell_of(cells: pd.DataFrame, code: str) -> tuple[Line, Line] | None:
    """Return the PIC, and the areas or jenis, that the cell with this code counts.

    None if there is no such cell.
    """
    for cell in cells.to_dict("records"):
        if cell["code"] == code:
            return cell["pic"], cell["across"]
    return None


def code_of(cells: pd.DataFrame, pic: Sequence[str], across: Sequence[str]) -> str:
    """Return the code of the cell that counts exactly these values.

    "" if there is none, or for the grand total.
    """
    if cells.empty or not (pic or across):
        return ""
    wanted = sorted(pic), sorted(across)
    for cell in cells.to_dict("records"):
        if (sorted(cell["pic"]), sorted(cell["across"])) == wanted:
            return cell["code"]
    return ""


def scale_words(view: View) -> ScaleWords:
    """Return the words of the colour scale; neutral ones for a plan without reports."""
    if view.rencana_only:
        return ScaleWords(least="paling sedikit", most="paling banyak")
    return ScaleWords(least="paling sedikit", late="paling banyak")
