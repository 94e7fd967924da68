"""The map of cells: how much of what falls due is done, by row (area, office) and column (month,
triwulan, area). Colour says how urgent a cell is, its text how many of how many."""

from collections.abc import Hashable, Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from monev.charts.theme import Theme, figure, letters_on, mixed
from monev.core.statuses import RENCANA_COLOUR, RENCANA_DARK, STATUS_TENGGAT
from monev.figures.peta import ScaleWords

Kind = Literal["done", "late", "load"]
"""The parts of the colour scale. done: grey (not due) to green (all done); late: pale to full
orange; load: the neutral colour of a plan nothing was reported of."""

_KINDS: dict[str, Kind] = {
    "belum": "done",
    "sebagian": "done",
    "penuh": "done",
    "terlambat": "late",
    "belum_dilaporkan": "late",
    "rencana": "load",
}
"""The state of a cell → the part of the scale that colours it."""

PLACED = [
    "row",
    "column",
    "row_name",
    "column_name",
    "level",
    "total_row",
    "total_column",
]
"""The columns that say where a cell stands."""
_DRAWN = ["row", "column", "total_column", "text", "late_text", "state", "hover", "code"]
_LEAST_LATE = 0.4
"""How strong the orange is where hardly anything is late: it must still be seen."""
_UNREPORTED = 0.35
"""How strong it is at most where most of what is late only waits for a report."""
_LEAST_LOAD, _MOST_LOAD = 0.1, 0.54

_PRESSED = 0.86
"""How far rows are pressed together in *Besar*: seven areas then fill a notebook's screen."""
_TOTAL_WIDTH = 1.3
"""How wide a column of totals is against the others."""
_LETTERS_ACROSS = 84
"""How many letters fit into all cells of a row together on the smallest desk screens."""
_LABEL_LETTERS, _LABEL_LETTERS_NARROW = 27, 14
_LARGE_SHARE = 0.77
"""How many of these letters fit in *Besar*."""
_HEADING_LETTERS, _HEADING_LETTERS_TIGHT = 12, 8
"""How long a line of a name may be."""
_LABEL_SHARE = {False: 0.25, True: 0.3}
"""How much of the width the names of the rows take, on a narrow screen and else."""


def draw(
    cells: pd.DataFrame,
    theme: Theme,
    *,
    words: ScaleWords,
    chosen: str = "",
    row_height: float = 43,
    label_letters: int | None = None,
    label_share: float | None = None,
    heading_letters: int | None = None,
    with_bar: bool = True,
) -> go.Figure:
    """The map; empty without a cell. `cells` has a row for each cell that holds something:

    - row, column (int): its place from above and from the left, from 0 on
    - row_name, column_name (str): what they are called; row_note (str, if there is such a
      column): a second, quiet line below the name
    - level (str): "sub_area" for a row that stands below another; anything else otherwise
    - total_row, total_column (bool): sums, which stand apart on plain ground
    - text, late_text, state, share, late_share: as in `monev.figures.HeatmapCell`
    - hover (str): what the pointer shows, lines parted by <br>, escaped
    - code: what a touch hands on (`customdata`)

    `words`: for the bar below the map; a colour without a word may not occur. `chosen`: the code
    of the cell that is open. `label_letters`, `heading_letters`: how long a
    line of a row's and a column's name may be; `label_share`: how much of the width names take;
    `with_bar`: the bar that says what the colours mean."""
    if cells.empty:
        return figure(theme, [], height=100, margin={})
    scale = scale_of(words)
    rows, columns = (
        _rows(cells, theme, row_height, label_letters),
        _columns(cells, theme, heading_letters),
    )
    placed = cells[_DRAWN].assign(
        x=cells["column"].map(columns["x"]),
        y=cells["row"].map(rows["y"]),
        z=_places(cells, scale),
        is_plain=cells["total_row"] | cells["total_column"],
    )
    traces = [_grounds(placed, rows, columns, theme, words, with_bar), _texts(placed, theme, scale)]
    below = (
        (64 if theme.is_narrow else (52 if theme.is_large else 46) * theme.letters / 14)
        if with_bar
        else 4
    )
    above = _heading_height(columns, theme)
    pressed = _PRESSED if theme.is_large else 1
    height = float(rows["bottom"].max()) * pressed + above + below
    axes = _axes(rows, columns, theme, label_share or _LABEL_SHARE[theme.is_narrow])
    lines = [*_line_over_totals(rows, theme), *_frame_of(placed, rows, chosen, theme)]
    margin = {"l": 0, "r": 2, "t": above, "b": below}
    return figure(theme, traces, height=height, margin=margin, shapes=lines, **axes)


def _rows(
    cells: pd.DataFrame, theme: Theme, row_height: float, letters: int | None
) -> pd.DataFrame:
    """The rows by their number: label, is_total, and y, top, bottom in pixels from above."""
    said = ["row", "row_name", "level", "total_row", *cells.columns.intersection(["row_note"])]
    first = cells[said].drop_duplicates("row").sort_values("row")
    width = letters or (_LABEL_LETTERS_NARROW if theme.is_narrow else _LABEL_LETTERS)
    if theme.is_large:
        width = round(width * _LARGE_SHARE)
    size = theme.letters / 14
    rows, bottom = [], 0.0
    for row in first.to_dict("records"):
        label = _label(row, width, theme)
        height = max(row_height, 18.5 * (label.count("<br>") + 1) + 8)
        height -= 6 if row["level"] == "sub_area" else 0
        top = bottom + (8 * size if row["total_row"] else 0)
        bottom = top + height * size
        rows.append((row["row"], label, bool(row["total_row"]), (top + bottom) / 2, top, bottom))
    names = ["row", "label", "is_total", "y", "top", "bottom"]
    return pd.DataFrame(rows, columns=names).set_index("row")


def _label(row: Mapping[Hashable, Any], width: int, theme: Theme) -> str:
    """The name of a row over several lines; of a sub-area set in, of a total bold."""
    is_fine = row["level"] == "sub_area"
    name = _wrapped(row["row_name"], width + is_fine)
    if is_fine:
        size = round(theme.letters * 0.93)
        inner = "\u2003" + name.replace("<br>", "<br>\u2003")
        return f'<span style="font-size:{size}px">{inner}</span>'
    if row["total_row"]:
        return f"<b>{name}</b>"
    if note := row.get("row_note"):
        size = round(theme.letters * 0.86)
        quiet = _wrapped(note, width + 4)
        style = f"font-size:{size}px;color:{theme.palette.ink_quiet}"
        name += f'<br><span style="{style}">{quiet}</span>'
    return name


def _wrapped(text: str, letters: int) -> str:
    """A text over several lines, with its signs as text."""
    return "<br>".join(escape(line, quote=False) for line in wrap(text, letters))


def _columns(cells: pd.DataFrame, theme: Theme, letters: int | None) -> pd.DataFrame:
    """The columns by their number: name, is_total, and x: a total stands a little apart."""
    first = cells[["column", "column_name", "total_column"]].drop_duplicates("column")
    first = first.set_index("column").sort_index()
    totals = first["total_column"].astype(int).cumsum()
    tight = theme.is_narrow or theme.is_large
    letters = letters or (_HEADING_LETTERS_TIGHT if tight else _HEADING_LETTERS)
    return pd.DataFrame(
        {
            "heading": [_wrapped(name, letters) for name in first["column_name"]],
            "is_total": first["total_column"].astype(bool),
            "x": first.index + totals * (_TOTAL_WIDTH - 1),
        }
    )


def _heading_height(columns: pd.DataFrame, theme: Theme) -> float:
    lines = columns["heading"].str.count("<br>").max() + 1
    return (lines * 18 + 12) * theme.letters / 14


def scale_of(words: ScaleWords) -> list[Kind]:
    """The parts of the scale that there are words for."""
    said: dict[Kind, str] = {"done": words.done, "late": words.late, "load": words.most}
    return [kind for kind, most in said.items() if most]


def _places(cells: pd.DataFrame, scale: Sequence[Kind]) -> pd.Series:
    """Where on the scale the colour of each cell is: 0 to 1 on its first segment, 1 to 2 on the
    second. Nothing for what has no ground: a total, a cell without anything that counts."""
    begins = {kind: number for number, kind in enumerate(scale)}
    kinds = cells["state"].map(_KINDS)
    strength = _LEAST_LATE + (1 - _LEAST_LATE) * cells["late_share"]
    strength = strength.where(cells["state"] != "belum_dilaporkan", _UNREPORTED * strength)
    strength = strength.where(kinds == "late", cells["share"].fillna(0.0).astype(float))
    # Not quite at the ends, where one segment meets the next.
    places = kinds.map(begins) + strength.clip(0.001, 0.999)
    return places.mask(cells["total_row"] | cells["total_column"])


def _ends(kind: Kind, theme: Theme) -> tuple[str, str]:
    """The colours at the ends of a segment."""
    palette, late = theme.palette, STATUS_TENGGAT["terlambat"]
    neutral = RENCANA_DARK if theme.is_dark else RENCANA_COLOUR
    ends: dict[Kind, tuple[str, str]] = {
        "done": (palette.ground_raised, palette.selesai_pale),
        "late": (palette.terlambat_pale, late.dark if theme.is_dark else late.colour),
        "load": (
            mixed(neutral, palette.ground, _LEAST_LOAD),
            mixed(neutral, palette.ground, _MOST_LOAD),
        ),
    }
    return ends[kind]


def colour_at(place: float, scale: Sequence[Kind], theme: Theme) -> str:
    """The ground at a place of the scale, as Plotly mixes it."""
    number = min(int(place), len(scale) - 1)
    least, most = _ends(scale[number], theme)
    return mixed(most, least, place - number)


def _grounds(
    cells: pd.DataFrame,
    rows: pd.DataFrame,
    columns: pd.DataFrame,
    theme: Theme,
    words: ScaleWords,
    with_bar: bool,
) -> go.Heatmap:
    """The coloured grounds: everything but the totals."""
    inner_rows, inner_columns = rows[~rows["is_total"]], columns[~columns["is_total"]]
    places = cells.pivot(index="row", columns="column", values="z")
    places = places.reindex(index=inner_rows.index, columns=inner_columns.index)
    scale, colours = scale_of(words), []
    for number, kind in enumerate(scale):
        least, most = _ends(kind, theme)
        colours += [[number / len(scale), least], [(number + 1) / len(scale), most]]
    return go.Heatmap(
        x=inner_columns["x"].tolist(),
        y=[*inner_rows["top"], *inner_rows["bottom"].tail(1)],
        z=places.round(3).to_numpy(),
        zmin=0,
        zmax=len(scale),
        colorscale=colours,
        showscale=with_bar,
        colorbar=_bar(words, theme) if with_bar else None,
        xgap=3,
        ygap=3,
        hoverongaps=False,
        hoverinfo="skip",
    )


def _bar(words: ScaleWords, theme: Theme) -> dict[str, Any]:
    """The bar below the map that says in words what the colours mean."""
    scale = scale_of(words)
    most = {"done": words.done, "late": words.late, "load": words.most}
    said = [words.not_due or words.least, *(most[kind] for kind in scale)]
    if theme.is_narrow:
        said = ["<br>".join(wrap(line, 12)) for line in said]
    size = theme.letters / 14
    return {
        "orientation": "h",
        "thickness": 9 * size,
        "len": (330 if theme.is_narrow else 140 + 140 * len(scale)) * size,
        "lenmode": "pixels",
        "x": 0.5 if theme.is_narrow else _LABEL_SHARE[False] - 0.02,
        "xanchor": "center" if theme.is_narrow else "left",
        "yref": "container",
        "y": 0,
        "yanchor": "bottom",
        "ypad": 4,
        "xpad": 50,
        "outlinewidth": 0,
        "tickvals": list(range(len(said))),
        "ticktext": said,
        "tickangle": 0,
        "ticks": "",
        "tickfont": {"size": theme.letters * 0.93, "color": theme.palette.ink_quiet},
    }


def _texts(cells: pd.DataFrame, theme: Theme, scale: Sequence[Kind]) -> go.Scatter:
    """What stands in the cells, what the pointer shows over them, and what a touch hands on."""
    palette = theme.palette
    records = cells.drop(columns=["hover", "code"]).to_dict("records")
    late = STATUS_TENGGAT["terlambat"]
    loud = late.dark if theme.is_dark else late.colour
    across = _LETTERS_ACROSS * (0.6 if theme.is_large else 1)
    room = 0 if theme.is_narrow else across / cells["column"].nunique()
    texts, colours = [], []
    for cell in records:
        own = loud if cell["is_plain"] else ""
        fits = room * _TOTAL_WIDTH if cell["total_column"] else room
        text = _cell_text(cell["text"], cell["late_text"], own, fits)
        colour = palette.ink
        if cell["state"] in ("belum", "kosong"):
            colour = palette.ink_quiet
        elif not cell["is_plain"]:
            colour = letters_on(colour_at(cell["z"], scale, theme), theme)
        texts.append(f"<b>{text}</b>" if cell["is_plain"] else text)
        colours.append(colour)
    return go.Scatter(
        x=cells["x"].tolist(),
        y=cells["y"].tolist(),
        mode="text",
        text=texts,
        textfont={"color": colours, "size": theme.letters * (1 if theme.is_narrow else 1.1)},
        customdata=cells["code"].tolist(),
        hovertext=cells["hover"].tolist(),
        hoverinfo="text",
    )


def _cell_text(text: str, late: str, late_colour: str, room: float) -> str:
    """n/N, and what is late beside it, or below it where so many letters do not hold both."""
    if not late:
        return text
    loud = f'<span style="color:{late_colour}">{late}</span>' if late_colour else late
    between = " " if len(text) + len(late) < room else "<br>"
    return f"{text}{between}<b>{loud}</b>"


def _axes(
    rows: pd.DataFrame, columns: pd.DataFrame, theme: Theme, label_share: float
) -> dict[str, Any]:
    """Months on top; the names of the rows at the left edge, each line beginning there."""
    bold = "<b>" + columns["heading"] + "</b>"
    names = columns["heading"].mask(columns["is_total"], bold)
    return {
        "hovermode": "closest",
        "hoverdistance": -1,
        "xaxis": {
            "domain": [label_share, 1],
            "range": [-0.5, float(columns["x"].max()) + _TOTAL_WIDTH / 2],
            "side": "top",
            "showgrid": False,
            "tickvals": columns["x"].tolist(),
            "ticktext": names.tolist(),
            "tickangle": 0,
            "tickfont": {"size": theme.letters * (0.86 if theme.is_narrow else 1)},
            "ticks": "",
            "ticklabelstandoff": 5,
        },
        "yaxis": {
            "anchor": "free",
            "position": 0,
            "side": "right",
            "range": [float(rows["bottom"].max()), 0],
            "showgrid": False,
            "tickvals": rows["y"].tolist(),
            "ticktext": rows["label"].tolist(),
            "ticklen": 0,
            "tickfont": {"color": theme.palette.ink},
        },
    }


def _line_over_totals(rows: pd.DataFrame, theme: Theme) -> list[dict[str, Any]]:
    """A thin line that sets the row of totals apart."""
    totals = rows[rows["is_total"]]
    if totals.empty or len(rows) == 1:
        return []
    y = float(totals["top"].iloc[0]) - 3
    line = {"color": theme.palette.line, "width": 1}
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}]


def _frame_of(
    cells: pd.DataFrame, rows: pd.DataFrame, chosen: str, theme: Theme
) -> list[dict[str, Any]]:
    """A frame around the cell that is open."""
    if not chosen:
        return []
    found = cells[cells["code"] == chosen]
    line = {"color": theme.palette.ink, "width": 3}
    shapes = []
    for cell in found.to_dict("records"):
        row, x = rows.loc[cell["row"]], cell["x"]
        place = {"x0": x - 0.5, "x1": x + 0.5, "y0": row["top"], "y1": row["bottom"]}
        shapes.append({"type": "rect", "line": line, "fillcolor": "rgba(0,0,0,0)", **place})
    return shapes
