"""The map of cells: how much of what falls due is done, by row and column.

A row is an area or office, a column a month, triwulan or area. Colour shows urgency, the text n of
N.
"""

import re
from collections.abc import Sequence
from html import escape
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from monev.charts.heatmap_colours import KINDS, Kind, inks, places, plotly_scale, scale_of
from monev.charts.theme import Spec, Theme, figure
from monev.figures.peta import ScaleWords

_DRAWN = ["row", "column", "total_column", "text", "late_text", "state", "share", "hover", "code"]
_OF_A_BAR = ["row", "x", "share", "state", "ink", "is_plain", "total_column"]
_BAR = 4
"""Height of the bar at the foot of a cell, in pixels."""
_TRACK = 0.25
"""Opacity of the track of a bar."""
_PRESSED = 0.86
"""How far rows are pressed together in *Besar*, so that seven areas fill a notebook's screen."""
_TOTAL_WIDTH = 1.4
"""Width of a column of totals, compared with the others."""
_LETTER, _AT_EDGES = 0.58, 0.2
"""Width of a digit, and of the gap at a cell's edges, in letter sizes."""
_OTHER_LETTERS = {"/": 0.36, "(": 0.36, ")": 0.36, " ": 0.3, "▲": 0.85, "△": 0.85}
_BOLD = 0.08
"""How much wider bold letters are, those of totals; counted on a phone, where they would touch."""
_LEAST_SIZE, _READABLE = 10, 13.2
"""Letters of a number in pixels: never smaller than the first, not smaller than the second while
names can give way."""
_SMALLER = 0.9
"""How much smaller letters may be for all cells to have one line."""
_LABEL_LETTERS, _LABEL_LETTERS_MEDIUM, _LABEL_LETTERS_LARGE, _LABEL_LETTERS_NARROW = 29, 24, 26, 14
"""Longest line of a row's name, in letters."""
_LABEL_LETTER, _LABEL_SHARE_NARROW = 0.58, 0.36
"""Width of one of them, in letter sizes; on a phone the share of the width for names."""
_LABEL_SIZE_NARROW, _LABEL_LETTER_NARROW = 0.93, 0.56
"""There names are smaller, so that all areas stand on its first screen; width of a letter."""
_LABEL_GAP = 2
"""Letters that a name keeps free before the first cell, however wide its own are."""
_CAPITALS = re.compile("[A-Z](?=[A-Z])")
_MANY_ON_PHONE = 6
"""More columns than these on a phone have smaller names."""
_HEADING_LETTERS, _HEADING_LETTERS_TIGHT = 12, 8
"""Longest line of a name, in letters."""


def draw(
    cells: pd.DataFrame,
    theme: Theme,
    *,
    words: ScaleWords,
    chosen: str = "",
    row_height: float = 43,
    label_letters: int | None = None,
    headings: Sequence[str] = (),
    with_bars: bool = True,
) -> go.Figure:
    """Draw the map; without cells it is empty.

    `cells` has a row for each cell that holds something:

    - row, column (int): its place from above and from the left, from 0 on
    - row_name, column_name (str)
    - level (str): "sub_area" if the row stands below another
    - total_row, total_column (bool): totals, set apart on plain ground
    - text, late_text, state, share, late_share: as in `monev.figures.HeatmapCell`
    - hover (str): hover text, escaped, with <br>
    - code: becomes `customdata`

    Options:

    - words: of its colours. A colour without a word must not occur.
    - chosen: the code of the open cell
    - label_letters: longest line of a row's name
    - headings: names of all columns, including those without cells
    - with_bars: draw in each cell a bar of how much is done
    """
    if cells.empty:
        return figure(theme, [], height=100, margin={})
    scale = scale_of(words)
    letters, share = _labels(cells, theme, len(headings))
    rows = _rows(cells, theme, row_height, label_letters or letters)
    columns = _columns(cells, theme, share, headings)
    placed = cells[_DRAWN].assign(
        x=cells["column"].map(columns["x"]),
        y=cells["row"].map(rows["y"]),
        z=places(cells, scale),
        is_plain=cells["total_row"] | cells["total_column"],
    )
    placed["ink"] = inks(placed, theme, scale)
    placed = placed.join(_letters_in_cells(placed, columns, theme, share))
    placed["fits"] = _ems_beside(placed) <= placed["room"] + 0.01
    with_bars = with_bars and theme.is_roomy and bool(placed["fits"].all())
    grounds = _grounds(placed, rows, columns, theme, scale)
    traces = [grounds, _texts(placed, theme, with_bars)]
    heading = _heading_height(columns, theme)
    pressed = _PRESSED if theme.is_large else 1
    height = float(rows["bottom"].max()) * pressed + heading + 4
    axes = _axes(rows, columns, theme, share)
    shapes = _line_over_totals(rows, theme)
    shapes += _bars(placed, rows, theme) if with_bars else []
    shapes += _frame_of(placed, rows, chosen, theme)
    # On a phone the name of the last of many columns is wider than it.
    margin = {"l": 0, "r": 12 if theme.is_narrow else 2, "t": heading, "b": 4}
    return figure(theme, traces, height=height, margin=margin, shapes=shapes, **axes)


def _labels(cells: pd.DataFrame, theme: Theme, names: int) -> tuple[int, float]:
    """Return the longest line of a row's name in letters, and the share of the width for it.

    In half a window names give way to numbers, which must be read. `names`: how many columns have
    a name; 0: those with cells.
    """
    if theme.is_narrow:
        letter = _LABEL_LETTER_NARROW * _LABEL_SIZE_NARROW * theme.letters
        fit = _LABEL_SHARE_NARROW * theme.width / letter
        return max(_LABEL_LETTERS_NARROW, int(fit)), _LABEL_SHARE_NARROW
    letter = _LABEL_LETTER * theme.letters
    letters = _LABEL_LETTERS_MEDIUM if theme.is_medium else _LABEL_LETTERS
    if theme.is_large:
        letters = _LABEL_LETTERS_LARGE
    elif theme.is_medium:
        left = theme.width - _width_of_numbers(cells, names) * _READABLE
        most = int(left / letter) - _LABEL_GAP
        letters = max(_LABEL_LETTERS_NARROW, min(letters, most))
    return letters, (letters + _LABEL_GAP) * letter / theme.width


def _width_of_numbers(cells: pd.DataFrame, names: int) -> float:
    """Return how wide all columns are in letter sizes if the longest number has its room."""
    longest = cells["text"].map(_ems).combine(cells["late_text"].map(_ems), max)
    room = longest / cells["total_column"].map({True: _TOTAL_WIDTH, False: 1.0})
    totals = cells.loc[cells["total_column"], "column"].nunique()
    count = names or int(cells["column"].max()) + 1
    return float(room.max()) * (count + totals * (_TOTAL_WIDTH - 1))


def _column_pixels(last: float, theme: Theme, share: float) -> float:
    """Return the width of a column that is no total. `last`: the place of the last one."""
    return theme.width * (1 - share) / (last + 0.5 + _TOTAL_WIDTH / 2)


def _letters_in_cells(
    cells: pd.DataFrame, columns: pd.DataFrame, theme: Theme, share: float
) -> pd.DataFrame:
    """Return the letter size of each cell, and the width of the cell in such letters.

    The longest number fits its cell, if possible beside its late count. Totals are longer, and
    have letters of their own.
    """
    usual = theme.letters * (1 if theme.is_narrow or theme.is_large else 1.1)
    column = _column_pixels(float(columns["x"].max()), theme, share)
    width = column * (1 + cells["total_column"] * (_TOTAL_WIDTH - 1))
    bold = 1 + _BOLD * (cells["is_plain"] & theme.is_narrow)
    size = width / (_ems_beside(cells) * bold)
    longest = cells["text"].map(_ems).combine(cells["late_text"].map(_ems), max) * bold
    for _, some in cells.groupby("is_plain").groups.items():
        least = size[some].min()
        if least < _SMALLER * usual:
            least = (width / longest)[some].min()
        size[some] = max(_LEAST_SIZE, min(usual, least))
    return pd.DataFrame({"size": size, "room": width / size})


def _ems(text: str) -> float:
    """Return how wide a text of a cell is with the gap at its edges, in letter sizes."""
    return _AT_EDGES + sum(_OTHER_LETTERS.get(letter, _LETTER) for letter in text)


def _ems_beside(cells: pd.DataFrame) -> pd.Series:
    """Return how wide each text is with its late count beside it."""
    beside = (cells["late_text"] != "") * _AT_EDGES
    return (cells["text"] + " " + cells["late_text"]).str.strip().map(_ems) + beside


def _rows(cells: pd.DataFrame, theme: Theme, row_height: float, letters: int) -> pd.DataFrame:
    """Place the rows by number: label, is_total, and y, top, bottom in pixels from above."""
    said = ["row", "row_name", "level", "total_row"]
    first = cells[said].drop_duplicates("row").sort_values("row")
    size = theme.size
    rows = []
    bottom = 0.0
    for _, row in first.iterrows():
        label = _label(row, letters, theme)
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
    """Return the name of a row in lines: indented for a sub-area, bold for a total."""
    is_fine = row["level"] == "sub_area"
    spaced = _CAPITALS.sub("\\g<0>\0", row["row_name"])  # wider than other letters
    name = _wrapped(spaced, width + is_fine).replace("\0", "")
    if is_fine:
        size = round(theme.letters * 0.93)
        inner = "\u2003" + name.replace("<br>", "<br>\u2003")
        return f'<span style="font-size:{size}px">{inner}</span>'
    if row["total_row"]:
        return f"<b>{name}</b>"
    return name


def _wrapped(text: str, letters: int, *, breaks: bool = True) -> str:
    """Break a text into lines and escape it. `breaks`: also words that are longer than a line."""
    lines = wrap(text, max(letters, 1), break_long_words=breaks)
    return "<br>".join(escape(line, quote=False) for line in lines)


def _columns(
    cells: pd.DataFrame, theme: Theme, share: float, headings: Sequence[str]
) -> pd.DataFrame:
    """Place the columns by number: name, is_total, x. A total stands a little apart.

    The words of a total are no wider than its column; on a phone nor are others, if words fit.
    """
    first = cells[["column", "column_name", "total_column"]].drop_duplicates("column")
    first = first.set_index("column").sort_index()
    if headings:
        all_of_them = pd.RangeIndex(len(headings))
        is_total = first["total_column"].reindex(all_of_them, fill_value=False)
        first = pd.DataFrame({"column_name": headings, "total_column": is_total})
    totals = first["total_column"].astype(int).cumsum()
    tight = not theme.is_roomy
    letters = _HEADING_LETTERS_TIGHT if tight else _HEADING_LETTERS
    x = first.index + totals * (_TOTAL_WIDTH - 1)
    fit = _column_pixels(float(x.max()), theme, share) / (_LETTER * theme.letters)
    most = min(letters, int(fit * _TOTAL_WIDTH + 0.5))
    inner = first.loc[~first["total_column"].astype(bool), "column_name"].tolist()
    if theme.is_narrow and max(map(len, inner), default=0) > fit:  # TW above its number, in all
        letters = max(len(word) for name in inner for word in name.split())
    names = []
    for name, is_total in zip(first["column_name"], first["total_column"], strict=True):
        wrapped = _wrapped(name, most if is_total else letters, breaks=not is_total)
        # On a phone the first of two totals stands a line higher, so that they do not touch.
        is_raised = theme.is_narrow and is_total and name != first["column_name"].iloc[-1]
        names.append(f"{wrapped}<br>\N{NO-BREAK SPACE}" if is_raised else wrapped)
    return pd.DataFrame({"heading": names, "is_total": first["total_column"].astype(bool), "x": x})


def _heading_height(columns: pd.DataFrame, theme: Theme) -> float:
    lines = columns["heading"].str.count("<br>").max() + 1
    return (lines * 18 + 12) * theme.size


def _grounds(
    cells: pd.DataFrame,
    rows: pd.DataFrame,
    columns: pd.DataFrame,
    theme: Theme,
    scale: Sequence[Kind],
) -> go.Heatmap:
    """Draw the coloured grounds of all cells but the totals."""
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


def _has_bar(cells: pd.DataFrame) -> pd.Series:
    """True for cells in which something can be done.

    In a plan without reports the share is its load.
    """
    return cells["share"].notna() & (cells["state"] != "rencana")


def _bars(cells: pd.DataFrame, rows: pd.DataFrame, theme: Theme) -> list[Spec]:
    """Draw a bar at the foot of each cell for how much is done, one shape per colour.

    In late cells it has the colour of the letters.
    """
    size = theme.size
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
        head = foot - _BAR * size
        for begin, to, opacity in ((end, right, _TRACK), (left, end, 1)):
            if to > begin:
                path = paths.get((colour, opacity), "")
                paths[colour, opacity] = path + _rectangle(begin, to, head, foot)
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
    """Return a rectangle as a path, with as many digits as are visible."""
    x0 = f"{left:.2f}"
    x1 = f"{right:.2f}"
    y0 = f"{top:.1f}"
    y1 = f"{bottom:.1f}"
    return f"M{x0},{y0}L{x1},{y0}L{x1},{y1}L{x0},{y1}Z"


def _texts(cells: pd.DataFrame, theme: Theme, with_bars: bool) -> go.Scatter:
    """Write the texts of the cells above the bars, with hover text and code."""
    over_bars = (_has_bar(cells) & with_bars) * _BAR * theme.size
    loud = theme.status_colours()["terlambat"]
    texts = []
    said = cells[["text", "late_text", "is_plain", "fits"]]
    for text, late, is_plain, fits in said.itertuples(index=False, name=None):
        written = _cell_text(text, late, loud if is_plain else "", fits=fits)
        texts.append(f"<b>{written}</b>" if is_plain else written)
    return go.Scatter(
        x=cells["x"].tolist(),
        y=(cells["y"] - over_bars).tolist(),
        mode="text",
        text=texts,
        textfont={"color": cells["ink"].tolist(), "size": cells["size"].round(1).tolist()},
        customdata=cells["code"].tolist(),
        hovertext=cells["hover"].tolist(),
        hoverinfo="text",
    )


def _cell_text(text: str, late: str, late_colour: str, *, fits: bool) -> str:
    """Write n/N and the late count beside it, or below it if there is no room."""
    if not late:
        return text
    loud = f'<span style="color:{late_colour}">{late}</span>' if late_colour else late
    between = " " if fits else "<br>"
    return f"{text}{between}<b>{loud}</b>"


def _axes(rows: pd.DataFrame, columns: pd.DataFrame, theme: Theme, label_share: float) -> Spec:
    """Make the axes: columns named at the top, row names at the left edge, left-aligned."""
    is_crowded = theme.is_narrow and len(columns) > _MANY_ON_PHONE
    size = theme.letters * (0.86 if is_crowded else 1)
    fitting = max(_READABLE, theme.letters * _fit_of_totals(columns, theme, label_share))
    of_totals = min(size, fitting)
    of_names = _LABEL_SIZE_NARROW if theme.is_narrow else 1
    bold = f'<b style="font-size:{of_totals:.1f}px">' + columns["heading"] + "</b>"
    names = columns["heading"].mask(columns["is_total"], bold)
    return {
        "hoverdistance": -1,
        "xaxis": {
            "domain": [label_share, 1],
            "range": [-0.5, float(columns["x"].max()) + _TOTAL_WIDTH / 2],
            "side": "top",
            "showgrid": False,
            "tickvals": columns["x"].tolist(),
            "ticktext": names.tolist(),
            "tickangle": 0,
            "tickfont": {"size": round(size, 1)},
            "ticks": "",
            "ticklabelstandoff": 5,
            "ticklabeloverflow": "allow",
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
            "tickfont": {"color": theme.palette.ink, "size": round(theme.letters * of_names, 1)},
        },
    }


def _fit_of_totals(columns: pd.DataFrame, theme: Theme, share: float) -> float:
    """Return how large names may be for the longest word of a total to fit its column."""
    totals = columns.loc[columns["is_total"], "heading"]
    longest = max((len(word) for name in totals for word in name.split("<br>")), default=1)
    width = _column_pixels(float(columns["x"].max()), theme, share) * _TOTAL_WIDTH
    return width / (longest * _LETTER * theme.letters)


def _line_over_totals(rows: pd.DataFrame, theme: Theme) -> list[Spec]:
    """Draw a thin line above the row of totals."""
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
    """Draw a frame around the open cell."""
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
