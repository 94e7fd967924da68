"""The spread of many offices: each a point on one axis of shares.

Offices that are not compared stand apart, counted, in the neutral colour.
"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as looks
from monev.charts.theme import Spec, Theme
from monev.figures.recap_pictures import Middle

_DESK_WIDTH, _PHONE_WIDTH = 900, 300
"""Least width of the axis, in pixels. Points that do not touch at this width never do."""
_DOTS = ((40, 16), (150, 12))
_SMALLEST_DOT = 9
GAP = 2
"""Pixels between two points."""
HIGHEST = 420
"""Greatest height of the points on one axis, in pixels. If too many share one place, they
overlap."""
_TOP, _AXIS, _HEADING = 46, 40, 26


def least_width(theme: Theme) -> float:
    """Return the least width of the axis in pixels."""
    return _PHONE_WIDTH if theme.is_narrow else _DESK_WIDTH


def dot_size(count: int) -> int:
    """Return the width of a point in pixels if `count` points are drawn."""
    return next((size for most, size in _DOTS if count <= most), _SMALLEST_DOT)


def levels(shares: Sequence[float], width: float) -> list[int]:
    """Choose a level for each point so that none covers another: 0, then 1, −1, 2 ...

    The same points always get the same levels.

    `width`: of a point, as a share of the axis.
    """
    last: dict[int, float] = {}
    found = [0] * len(shares)
    order = sorted(range(len(shares)), key=shares.__getitem__)
    for place in order:
        share = shares[place]
        level = 0
        while share - last.get(level, -1.0) < width:
            level = -level if level > 0 else 1 - level
        last[level] = share
        found[place] = level
    return found


def spread(frame: pd.DataFrame, middle: Middle | None, theme: Theme) -> go.Figure:
    """Draw one point per office at its share, and below it the offices that are not compared.

    `frame`: `spread_frame` of `monev.figures.recap_pictures`. `middle`: the band of the middle
    half. `customdata` is the office's name.
    """
    compared = frame[frame["kelompok"] == ""]
    apart = []
    for words, group in frame.groupby("kelompok", sort=False):
        if words:
            apart.append((str(words), group))
    width = least_width(theme)
    dot = dot_size(len(frame)) * theme.size
    step = dot + GAP
    shares = compared["capaian"].astype("float64").tolist()
    levels_of_points = levels(shares, step / width)
    own = pd.Series(levels_of_points, index=compared.index, dtype="int64")
    traces = []
    for _, group in compared.groupby("keadaan", sort=False):
        traces.append(office_dots(group, own[group.index], dot, theme))
    reach = max(own.abs(), default=0) + 1.5
    upper = min(max(2 * reach * step, 80), HIGHEST)
    half = max(reach, upper / step / 2)
    lower, boxes = _apart(apart, dot, width, theme)
    inner = upper + _AXIS + lower
    layout: Spec = {
        "xaxis": share_axis(theme) | {"anchor": "y"},
        "yaxis": _bare([-half, half], [1 - upper / inner, 1]),
        "shapes": _band(middle, theme),
        "annotations": _middle_label(middle, theme),
        "legend": {"orientation": "h", "x": 0, "y": 1, "yref": "container", "yanchor": "top"},
        "showlegend": not compared.empty,
    }
    if apart:
        layout["xaxis2"] = _bare([0, width], [0, 1]) | {"anchor": "y2"}
        layout["yaxis2"] = _bare([lower, 0], [0, lower / inner])
    margin = {"l": 14.0, "r": 20, "t": _TOP, "b": 0}
    return looks.figure(theme, [*traces, *boxes], height=_TOP + inner, margin=margin, **layout)


def office_dots(group: pd.DataFrame, places: pd.Series, dot: float, theme: Theme) -> go.Scatter:
    """Draw the points of offices in one state.

    They are filled if they reported what is due, hollow if their report is older.
    """
    is_hollow = group["keadaan"].iloc[0] == "belum_triwulan"
    line = {"width": 2 if dot >= _SMALLEST_DOT else 1, "color": theme.palette.accent}
    colour = theme.palette.ground if is_hollow else theme.palette.accent
    return go.Scatter(
        x=group["capaian"].astype("float64"),
        y=places,
        mode="markers",
        name=group["laporan"].iloc[0],
        marker={"size": dot, "color": colour, "line": line, "opacity": 1},
        customdata=group["satker"],
        hovertext=group["teks"],
        hoverinfo="text",
        cliponaxis=False,
    )


def _apart(
    groups: Sequence[tuple[str, pd.DataFrame]], dot: float, width: float, theme: Theme
) -> tuple[float, list[go.Scatter]]:
    """Draw the part below the axis: for each group a heading and its offices in rows.

    Return its height and traces.
    """
    step = dot + GAP + 2
    top = 0.0
    traces = []
    columns = int((width - step) // step)
    colour = theme.status_colours()["rencana"]
    for words, group in groups:
        heading = go.Scatter(
            x=[0],
            y=[top + _HEADING * 0.6],
            mode="text",
            text=[words],
            textposition="middle right",
            textfont={"color": theme.palette.ink_quiet, "size": theme.letters},
            hoverinfo="skip",
            xaxis="x2",
            yaxis="y2",
            cliponaxis=False,
            showlegend=False,
        )
        places = range(len(group))
        beside = [(place % columns + 0.5) * step for place in places]
        below = [top + _HEADING + (place // columns + 0.5) * step for place in places]
        points = go.Scatter(
            x=beside,
            y=below,
            mode="markers",
            marker={
                "size": dot - 2,
                "color": theme.palette.track,
                "line": {"width": 2, "color": colour},
            },
            customdata=group["satker"],
            hovertext=group["teks"],
            hoverinfo="text",
            xaxis="x2",
            yaxis="y2",
            showlegend=False,
            cliponaxis=False,
        )
        traces += [heading, points]
        top += _HEADING + step * (len(group) // columns + 1) + 6
    return top, traces


def share_axis(theme: Theme) -> Spec:
    """Return a horizontal axis of shares."""
    parts = [0, 0.25, 0.5, 0.75, 1]
    return {
        "range": [-0.02, 1.02],
        "tickvals": parts,
        "ticktext": [f"{part:.0%}" for part in parts],
        "gridcolor": theme.palette.line,
    }


def _bare(bounds: list[float], domain: list[float]) -> Spec:
    return {"range": bounds, "domain": domain, "visible": False}


def _band(middle: Middle | None, theme: Theme) -> list[Spec]:
    """Draw the middle half as a band behind the points and the median as a line."""
    if middle is None:
        return []
    shared = {"yref": "y domain", "y0": 0, "y1": 1, "layer": "below"}
    band = {
        "type": "rect",
        "x0": middle.low,
        "x1": middle.high,
        "line": {"width": 0},
        "fillcolor": theme.palette.ground_raised,
    }
    line = {
        "type": "line",
        "x0": middle.middle,
        "x1": middle.middle,
        "line": {"color": theme.palette.line_strong, "width": 2, "dash": "dot"},
    }
    return [shared | band, shared | line]


def _middle_label(middle: Middle | None, theme: Theme) -> list[Spec]:
    if middle is None:
        return []
    is_right = middle.middle > 0.8
    label = {
        "x": middle.middle,
        "y": 1,
        "yref": "y domain",
        "text": middle.label,
        "showarrow": False,
        "xanchor": "right" if is_right else "left",
        "xshift": -6 if is_right else 6,
        "yanchor": "top",
        "font": {"color": theme.palette.ink_quiet},
    }
    return [label]
