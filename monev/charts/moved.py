"""Moved targets: an arrow from the old to the new date of each, on an axis of months."""

from math import ceil, floor

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as looks
from monev.charts.theme import Spec, Theme, Trace
from monev.core.dates import SHORT_MONTHS
from monev.core.text import label_lines, shorten

_NAMES = 0.36
"""Share of the width for the names, on a desk."""
_NAME_LETTERS, _HOVER_LETTERS, _NARROW_HOVER_LETTERS = 46, 60, 38
_ROW, _NARROW_ROW = 4.4, 6.2
"""Height of a row, in letter sizes."""
_ARROW, _NAME_FOOT = 0.3, 0.14
"""On a phone the name stands above its arrow: how far both are below the middle of the row."""


def moved(frame: pd.DataFrame, posisi: float, label: str, theme: Theme) -> go.Figure:
    """Draw a row for each of `figures.moves`, in its order.

    A row is a hollow mark at the old date and an arrow to the new one. It has the colour of
    lateness if the old date had passed by then. A removed target has a cross. `posisi`: its place
    on the same axis, `label` its words. `customdata` is the langkah's kode.
    """
    first, last = _bounds(frame)
    left: float = first
    if not theme.is_narrow:
        left -= (last - first) * _NAMES / (1 - _NAMES)
    late = theme.status_colours()["terlambat"]
    calm = theme.status_colours()["rencana"]
    rows = pd.Series(range(len(frame)), index=frame.index, dtype=float)
    frame = frame.assign(y=rows + (_ARROW if theme.is_narrow else 0))
    traces = [
        _ground(frame, rows, left, last, theme),
        _lines(frame[frame["terlewat"]], late),
        _lines(frame[~frame["terlewat"]], calm),
        _marks(frame, late, calm, theme),
        _names(frame, rows, left, theme),
    ]
    row = (_NARROW_ROW if theme.is_narrow else _ROW) * theme.letters
    top = 2 * theme.letters
    count = max(1, len(frame))
    layout = {
        "xaxis": _months(first, last, left, theme),
        "yaxis": {"visible": False, "range": [count - 0.5, -0.5]},
    }
    below = 0.0
    if not theme.is_narrow and first <= posisi <= last:
        layout |= _posisi(posisi, label, (first + last) / 2, theme)
        below = 1.7 * theme.letters
    height = row * count + top + below
    margin = {"l": 0, "r": 8, "t": top, "b": below}
    return looks.figure(theme, traces, height=height, margin=margin, **layout)


def _bounds(frame: pd.DataFrame) -> tuple[int, int]:
    """Return the first and last month of the plan's year.

    Other months that targets moved from or to are included.
    """
    places = pd.concat([frame["dari_x"], frame["ke_x"]]).dropna()
    first = min([0, *places])
    last = max([12, *places])
    return floor(first), ceil(last)


def _months(first: int, last: int, left: float, theme: Theme) -> Spec:
    months = range(first, last)
    names = [SHORT_MONTHS[month % 12] for month in months]
    if theme.is_narrow:
        names = [name[0] for name in names]
    return {
        "range": [left, last],
        "side": "top",
        "tickvals": [month + 0.5 for month in months],
        "ticktext": names,
        "showgrid": False,
        "minor": {
            "tickvals": list(range(first, last + 1)),
            "showgrid": not theme.is_narrow,
            "gridcolor": theme.palette.line,
        },
    }


def _ground(frame: pd.DataFrame, rows: pd.Series, left: float, last: float, theme: Theme) -> Trace:
    """Draw an invisible bar over each row, so that pointer and touch need not hit the arrow."""
    letters = _NARROW_HOVER_LETTERS if theme.is_narrow else _HOVER_LETTERS
    hover = []
    for row in frame.to_dict("records"):
        about = [f"{row['kode']} {row['langkah_aksi']}", *row["kata"].split("\n")]
        name, *rest = ["<br>".join(label_lines(line, letters)) for line in about]
        hover.append("<br>".join([f"<b>{name}</b>", *rest]))
    clear = {"marker": {"opacity": 1}}
    return {
        "type": "bar",
        "x": [last - left] * len(frame),
        "base": [left] * len(frame),
        "y": rows.tolist(),
        "width": 1,
        "orientation": "h",
        "customdata": frame["kode"].tolist(),
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": "rgba(0,0,0,0)"},
        "selected": clear,
        "unselected": clear,
    }


def _lines(part: pd.DataFrame, colour: str) -> Trace:
    x = []
    y = []
    for before, after, row in zip(part["dari_x"], part["ke_x"], part["y"], strict=True):
        x += [before, after, None]
        y += [row, row, None]
    line = {"color": colour, "width": 3}
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": line, "hoverinfo": "skip"}


def _marks(frame: pd.DataFrame, late: str, calm: str, theme: Theme) -> Trace:
    """Draw marks at the old and at the new date."""
    colours = []
    fills = []
    went = []
    came = []
    for before, after, is_late in zip(
        frame["dari_x"], frame["ke_x"], frame["terlewat"], strict=True
    ):
        colour = late if is_late else calm
        is_gone = pd.isna(after)
        colours.append(colour)
        fills.append(colour if is_gone else theme.palette.ground)
        went.append("x" if is_gone else "circle")
        came.append("triangle-left" if after < before else "triangle-right")
    return {
        "type": "scatter",
        "x": [*frame["dari_x"], *frame["ke_x"]],
        "y": [*frame["y"], *frame["y"]],
        "mode": "markers",
        "marker": {
            "symbol": went + came,
            "color": fills + colours,
            "size": 13 * theme.size,
            "line": {"width": 2.5, "color": colours + colours},
            "opacity": 1,
        },
        "hoverinfo": "skip",
    }


def _names(frame: pd.DataFrame, rows: pd.Series, left: float, theme: Theme) -> Trace:
    """Write the langkah in two lines with the old and new date below.

    On a phone above the arrow.
    """
    quiet = theme.palette.ink_quiet
    late = theme.status_colours()["terlambat"]
    texts = []
    for row in frame.to_dict("records"):
        whole = shorten(f"{row['kode']} {row['langkah_aksi']}", 2 * _NAME_LETTERS - 12)
        name = "<br>".join(label_lines(whole, _NAME_LETTERS)[:2])
        kode = label_lines(row["kode"], _NAME_LETTERS)[0]
        colour = late if row["terlewat"] else quiet
        went = f"{row['semula']} → {row['menjadi']}"
        dates = f"{went}   {row['ketika']}".strip()
        if theme.is_narrow and len(dates) > _NAME_LETTERS:
            dates = went
        below = f"<span style='color:{colour}'>{dates}</span>"
        texts.append(f"{name.replace(kode, f'<b>{kode}</b>', 1)}<br>{below}")
    return {
        "type": "scatter",
        "x": [left] * len(frame),
        "y": (rows + (_NAME_FOOT if theme.is_narrow else 0)).tolist(),
        "text": texts,
        "mode": "text",
        "textposition": "top right" if theme.is_narrow else "middle right",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _posisi(posisi: float, label: str, middle: float, theme: Theme) -> Spec:
    """Draw a line over all rows, with its name below them."""
    line = {"color": theme.palette.ink, "width": 1.5, "dash": "dot"}
    across = {"x0": posisi, "x1": posisi, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    side = "right" if posisi > middle else "left"
    place = {"x": posisi, "xanchor": side, "y": 0, "yref": "paper", "yanchor": "top"}
    said = {"text": label, "showarrow": False, "font": {"color": theme.palette.ink_quiet}}
    return {"shapes": [{"type": "line", **across, "line": line}], "annotations": [place | said]}
