"""The map of cells: how much of what falls due is done, by row (area, office) and column (month,
triwulan, area). Colour says how urgent a cell is, its text how many of how many."""

from collections.abc import Sequence
from html import escape
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from monev.charts.heatmap_colours import KINDS, Kind, inks, places, plotly_scale, scale_of
from monev.charts.heatmap_key import key
from monev.charts.theme import Spec, Theme, figure
from monev.core.statuses import STATUS_TENGGAT
from monev.figures.peta import ScaleWords

_DRAWN = ["row", "column", "total_column", "text", "late_text", "state", "share", "hover", "code"]
_HOLLOW = {"belum": "solid", "belum_dilaporkan": "dash"}
"""The states of cells with a frame around them, and how its line is broken."""
_OF_A_BAR = ["row", "x", "share", "state", "ink", "is_plain", "total_column"]
_BAR = 4
"""How high the bar at the foot of a cell is, in pixels."""
_TRACK = 0.25
"""How opaque the track of a bar is."""
_PRESSED = 0.86
"""How far rows are pressed together in *Besar*: seven areas then fill a notebook's screen."""
_TOTAL_WIDTH = 1.3
"""How wide a column of totals is against the others."""
_LETTERS_ACROSS = 84
"""How many letters fit into all cells of a row together on the smallest desk screens."""
_LABEL_LETTERS, _LABEL_LETTERS_NARROW = 29, 14
_LARGE_SHARE = 0.77
"""How many of these letters fit in *Besar*."""
_HEADING_LETTERS, _HEADING_LETTERS_TIGHT = 12, 8
"""How long a line of a name may be."""
_LABEL_WIDTH, _LABEL_SHARE_NARROW = 326, 0.3
"""How wide the names of the rows are on a desk, in pixels, and their share of a phone's width."""


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
    headings: Sequence[str] = (),
    with_key: bool = True,
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

    `words`: for the key above the map; a colour without a word may not occur. `chosen`: the code
    of the cell that is open. `label_letters`, `heading_letters`: how long a
    line of a row's and a column's name may be; `label_share`: how much of the width names take;
    `headings`: what all columns are called, also those without a cell; `with_key`: example cells
    that say what the colours mean, and in each cell how much is done as a bar."""
    if cells.empty:
        return figure(
            theme,
            [],
            height=100,
            margin={},
        )
    scale = scale_of(words)
    rows = _rows(cells, theme, row_height, label_letters)
    columns = _columns(cells, theme, heading_letters, headings)
    placed = cells[_DRAWN].assign(
        x=cells["column"].map(columns["x"]),
        y=cells["row"].map(rows["y"]),
        z=places(cells, scale),
        is_plain=cells["total_row"] | cells["total_column"],
    )
    placed["ink"] = inks(placed, theme, scale)
    with_bars = with_key and theme.is_roomy
    traces = [_grounds(placed, rows, columns, theme, scale), _texts(placed, theme, with_bars)]
    heading = _heading_height(columns, theme)
    notes, key_height = key(cells, words, theme, heading) if with_key else ([], 0.0)
    pressed = _PRESSED if theme.is_large else 1
    height = float(rows["bottom"].max()) * pressed + heading + key_height + 4
    axes = _axes(rows, columns, theme, label_share or _label_share(theme))
    shapes = [*_line_over_totals(rows, theme), *_hollow(placed, rows, theme)]
    shapes += _bars(placed, rows, theme) if with_bars else []
    shapes += _frame_of(placed, rows, chosen, theme)
    margin = {
        "l": 0,
        "r": 2,
        "t": heading + key_height,
        "b": 4,
    }
    return figure(
        theme,
        traces,
        height=height,
        margin=margin,
        shapes=shapes,
        annotations=notes,
        **axes,
    )


def _label_share(theme: Theme) -> float:
    """How much of the width the names of the rows take."""
    if theme.is_narrow:
        return _LABEL_SHARE_NARROW
    return _LABEL_WIDTH * theme.scale / theme.width


def _rows(
    cells: pd.DataFrame,
    theme: Theme,
    row_height: float,
    letters: int | None,
) -> pd.DataFrame:
    """Place the rows by their number: label, is_total, and y, top, bottom in pixels from above."""
    said = ["row", "row_name", "level", "total_row", *cells.columns.intersection(["row_note"])]
    first = cells[said].drop_duplicates("row").sort_values("row")
    width = letters or (_LABEL_LETTERS_NARROW if theme.is_narrow else _LABEL_LETTERS)
    if theme.is_large:
        width = round(width * _LARGE_SHARE)
    size = theme.letters / 14
    rows = []
    bottom = 0.0
    for _, row in first.iterrows():
        label = _label(row, width, theme)
        is_total = bool(row["total_row"])
        height = max(row_height, 18.5 * (label.count("<br>") + 1) + 8)
        if row["level"] == "sub_area":
            height -= 6
        top = bottom
        if is_total:
            top += 8 * size
            if theme.is_roomy:
                height += 8
        bottom = top + height * size
        middle = (top + bottom) / 2
        rows.append((row["row"], label, is_total, middle, top, bottom))
    names = ["row", "label", "is_total", "y", "top", "bottom"]
    return pd.DataFrame(rows, columns=names).set_index("row")


def _label(row: pd.Series, width: int, theme: Theme) -> str:
    """Give the name of a row over several lines; of a sub-area set in, of a total bold."""
    is_fine = row["level"] == "sub_area"
    name = _wrapped(row["row_name"], width + is_fine)
    if is_fine:
        size = round(theme.letters * 0.93)
        inner = "\u2003" + name.replace("<br>", "<br>\u2003")
        return f'<span style="font-size:{size}px">{inner}</span>'
    if row["total_row"]:
        return f"<b>{name}</b>"
    note = row.get("row_note", "")
    if note:
        size = round(theme.letters * 0.86)
        quiet = _wrapped(note, width + 4)
        style = f"font-size:{size}px;color:{theme.palette.ink_quiet}"
        name += f'<br><span style="{style}">{quiet}</span>'
    return name


def _wrapped(text: str, letters: int) -> str:
    """A text over several lines, with its signs as text."""
    return "<br>".join(escape(line, quote=False) for line in wrap(text, letters))


def _columns(
    cells: pd.DataFrame,
    theme: Theme,
    letters: int | None,
    headings: Sequence[str],
) -> pd.DataFrame:
    """The columns by their number: name, is_total, and x: a total stands a little apart."""
    first = cells[["column", "column_name", "total_column"]].drop_duplicates("column")
    first = first.set_index("column").sort_index()
    if headings:
        all_of_them = pd.RangeIndex(len(headings))
        is_total = first["total_column"].reindex(all_of_them, fill_value=False)
        first = pd.DataFrame({"column_name": headings, "total_column": is_total})
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


def _grounds(
    cells: pd.DataFrame,
    rows: pd.DataFrame,
    columns: pd.DataFrame,
    theme: Theme,
    scale: Sequence[Kind],
) -> go.Heatmap:
    """The coloured grounds: everything but the totals."""
    inner_rows = rows[~rows["is_total"]]
    inner_columns = columns[~columns["is_total"]]
    grid = cells.pivot(index="row", columns="column", values="z")
    grid = grid.reindex(index=inner_rows.index, columns=inner_columns.index)
    return go.Heatmap(
        x=inner_columns["x"].tolist(),
        y=[*inner_rows["top"], *inner_rows["bottom"].tail(1)],
        z=grid.round(3).to_numpy(),
        zmin=0,
        zmax=len(scale),
        colorscale=plotly_scale(scale, theme),
        showscale=False,
        xgap=3,
        ygap=3,
        hoverongaps=False,
        hoverinfo="skip",
    )


def _hollow(cells: pd.DataFrame, rows: pd.DataFrame, theme: Theme) -> list[Spec]:
    """Draw a frame around what is not due and around what waits for a report; of each kind one
    shape."""
    late = STATUS_TENGGAT["terlambat"]
    loud = late.dark if theme.is_dark else late.colour
    colours = {"belum": theme.palette.line, "belum_dilaporkan": loud}
    top = rows["top"] + 2
    bottom = rows["bottom"] - 2
    shapes = []
    for state, dash in _HOLLOW.items():
        is_meant = (cells["state"] == state) & ~cells["is_plain"]
        some = cells[is_meant]
        path = ""
        for row, x in zip(some["row"], some["x"], strict=True):
            path += _rectangle(x - 0.47, x + 0.47, top[row], bottom[row])
        if path:
            shapes.append(
                {
                    "type": "path",
                    "path": path,
                    "line": {"color": colours[state], "width": 1, "dash": dash},
                    "layer": "between",
                }
            )
    return shapes


def _has_bar(cells: pd.DataFrame) -> pd.Series:
    """Whether something of a cell can be done; the share of a plan is its load."""
    return cells["share"].notna() & (cells["state"] != "rencana")


def _bars(cells: pd.DataFrame, rows: pd.DataFrame, theme: Theme) -> list[Spec]:
    """Draw at the foot of each cell how much of it is done as a bar on its track, in the colour of
    its letters where something is late; of each colour one shape."""
    size = theme.letters / 14
    green = theme.status_colours()["selesai"]
    feet = rows["bottom"].to_dict()
    paths: dict[tuple[str, float], str] = {}
    for cell in cells.loc[_has_bar(cells), _OF_A_BAR].to_dict("records"):
        is_loud = not cell["is_plain"] and KINDS[cell["state"]] == "late"
        colour = cell["ink"] if is_loud else green
        half = 0.5 if cell["total_column"] else 0.38
        left = cell["x"] - half
        right = cell["x"] + half
        end = left + 2 * half * cell["share"]
        foot = feet[cell["row"]] - 6 * size
        for begin, to, opacity in ((end, right, _TRACK), (left, end, 1)):
            if to > begin:
                path = paths.get((colour, opacity), "")
                paths[colour, opacity] = path + _rectangle(begin, to, foot - _BAR * size, foot)
    shapes = []
    for (colour, opacity), path in paths.items():
        shapes.append(
            {
                "type": "path",
                "path": path,
                "fillcolor": colour,
                "opacity": opacity,
                "line": {"width": 0},
            }
        )
    return shapes


def _rectangle(left: float, right: float, top: float, bottom: float) -> str:
    """Give a rectangle as a path, with as many digits as are seen."""
    x0, x1 = f"{left:.2f}", f"{right:.2f}"
    y0, y1 = f"{top:.1f}", f"{bottom:.1f}"
    return f"M{x0},{y0}L{x1},{y0}L{x1},{y1}L{x0},{y1}Z"


def _texts(cells: pd.DataFrame, theme: Theme, with_bars: bool) -> go.Scatter:
    """Write what stands in the cells, over the bars, what the pointer shows over them, and what a
    touch hands on."""
    over_bars = (_has_bar(cells) & with_bars) * _BAR * theme.letters / 14
    late = STATUS_TENGGAT["terlambat"]
    loud = late.dark if theme.is_dark else late.colour
    room = 0.0
    size = theme.letters
    if not theme.is_narrow:
        size *= 1.1
        across = _LETTERS_ACROSS * (0.6 if theme.is_large else 1)
        room = across / cells["column"].nunique()
    texts = []
    for cell in cells.drop(columns=["hover", "code"]).to_dict("records"):
        fits = room * _TOTAL_WIDTH if cell["total_column"] else room
        if cell["is_plain"]:
            text = _cell_text(cell["text"], cell["late_text"], loud, fits)
            texts.append(f"<b>{text}</b>")
        else:
            texts.append(_cell_text(cell["text"], cell["late_text"], "", fits))
    return go.Scatter(
        x=cells["x"].tolist(),
        y=(cells["y"] - over_bars).tolist(),
        mode="text",
        text=texts,
        textfont={"color": cells["ink"].tolist(), "size": size},
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


def _axes(rows: pd.DataFrame, columns: pd.DataFrame, theme: Theme, label_share: float) -> Spec:
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


def _line_over_totals(rows: pd.DataFrame, theme: Theme) -> list[Spec]:
    """Draw a thin line that sets the row of totals apart."""
    totals = rows[rows["is_total"]]
    if totals.empty or len(rows) == 1:
        return []
    y = float(totals["top"].iloc[0]) - 3
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": y,
            "y1": y,
            "line": {"color": theme.palette.line, "width": 1},
        }
    ]


def _frame_of(cells: pd.DataFrame, rows: pd.DataFrame, chosen: str, theme: Theme) -> list[Spec]:
    """Draw a frame around the cell that is open."""
    if not chosen:
        return []
    shapes = []
    for cell in cells[cells["code"] == chosen].to_dict("records"):
        row = rows.loc[cell["row"]]
        shapes.append(
            {
                "type": "rect",
                "line": {"color": theme.palette.ink, "width": 3},
                "fillcolor": "rgba(0,0,0,0)",
                "x0": cell["x"] - 0.5,
                "x1": cell["x"] + 0.5,
                "y0": row["top"],
                "y1": row["bottom"],
            }
        )
    return shapes
