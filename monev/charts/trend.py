"""The trend of offices over the triwulan.

Either all of them, in a strip for each triwulan, or a few side by side against the middle half of
all.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as looks
from monev.charts.spread import GAP, least_width, levels, office_dots, share_axis
from monev.charts.theme import Spec, Theme
from monev.core.text import label_lines
from monev.figures.recap_pictures import Middle

Middles = Mapping[int, Middle | None]
"""The quartiles of all offices on each day of the trend."""

_LOWEST_STRIP, _HIGHEST_STRIP = 46, 150
_DOTS = (11, 8, 6, 4)
_EACH_HEIGHT, _EACH_FOOT = 210, 36
"""Height of each small picture, and of the day names below it."""
_ROOM = 0.06
"""Gap between two of them, as a share of one."""
_DESK_COLUMNS = {1: 1, 2: 2, 4: 2}
"""Number of pictures → columns on a desk. More have three columns."""
_TITLE_LETTERS = {1: 42, 2: 64, 3: 42}
"""Number of columns → letters of a name above a picture."""


def trend_of_all(frame: pd.DataFrame, middles: Middles, theme: Theme) -> go.Figure:
    """Draw a strip for each day of the trend.

    It has the points of all offices and their middle half. The median goes from strip to strip.

    `frame`: `trend_frame` of `monev.figures.recap_pictures`. `customdata` of a point is the
    office's name.
    """
    scale = theme.size
    known = frame[frame["capaian"].notna()]
    dot, own = _packed(known, theme)
    step, strips = _strips(known, own, dot, scale)
    places = own * step + known["titik"].map(strips["centre"])
    dots = [
        office_dots(group, places[group.index], dot * scale, theme)
        for _, group in known.groupby("keadaan", sort=False)
    ]
    behind = _middle_traces(strips, middles, theme)
    height = max(strips["bottom"].max(), _LOWEST_STRIP) if len(strips) else _LOWEST_STRIP
    yaxis = {
        "range": [height, 0],
        "tickvals": strips["centre"].tolist(),
        "ticktext": _strip_names(frame, middles, strips.index, theme),
        "showgrid": False,
    }
    margin = {"l": 96 * scale, "r": 26, "t": 6, "b": 34 * scale}
    return looks.figure(
        theme,
        [*behind, *dots],
        height=height + margin["t"] + margin["b"],
        margin=margin,
        xaxis=share_axis(theme),
        yaxis=yaxis,
    )


def _packed(known: pd.DataFrame, theme: Theme) -> tuple[float, pd.Series]:
    """Choose the width of the points so that no strip gets too high.

    Return it and each point's level in its strip.
    """
    scale = theme.size
    strips = known.groupby("titik")["capaian"]
    own = pd.Series(0, index=known.index)
    dot = float(_DOTS[-1])
    for dot in _DOTS:
        width = (dot + GAP) * scale / least_width(theme)
        own = strips.transform(_levels_of_day, width).astype("int64")
        height = 2 * max(own.abs(), default=0) * (dot + GAP)
        if height <= _HIGHEST_STRIP:
            break
    return dot, own


def _levels_of_day(shares: pd.Series, width: float) -> list[int]:
    return levels(shares.tolist(), width)


def _strips(
    known: pd.DataFrame, own: pd.Series, dot: float, scale: float
) -> tuple[float, pd.DataFrame]:
    """Return the step between levels in pixels, and by day the place of its strip.

    The place is half (of its height), centre, bottom.
    """
    reach = own.abs().groupby(known["titik"]).max()
    tallest = 2 * max(reach, default=0) + 1
    step = min(dot + GAP, _HIGHEST_STRIP / tallest) * scale
    half = (reach + 1.2) * step
    half = half.clip(lower=_LOWEST_STRIP * scale / 2)
    bottom = (2 * half).cumsum()
    strips = {"half": half, "centre": bottom - half, "bottom": bottom}
    return step, pd.DataFrame(strips)


def _strip_names(frame: pd.DataFrame, middles: Middles, shown: pd.Index, theme: Theme) -> list[str]:
    """Name each strip by its day, with the median below."""
    labels = frame.drop_duplicates("titik").set_index("titik")["label"]
    small = round(theme.letters * 0.86)
    names = []
    for titik in shown:
        name = f"<b>{labels[titik]}</b>"
        if middle := middles.get(titik):
            name += f'<br><span style="font-size:{small}px">{middle.label}</span>'
        names.append(name)
    return names


def _middle_traces(strips: pd.DataFrame, middles: Middles, theme: Theme) -> list[go.Scatter]:
    """Draw the middle half of each day as a band, and a line through the medians."""
    bands = []
    x = []
    y = []
    for strip in strips.reset_index().to_dict("records"):
        middle = middles.get(strip["titik"])
        if middle is None:
            continue
        upper = strip["centre"] - strip["half"] + 3
        lower = strip["centre"] + strip["half"] - 3
        corners = {
            "x": [middle.low, middle.high, middle.high, middle.low],
            "y": [upper, upper, lower, lower],
        }
        bands.append(_filled(corners, theme))
        x += [middle.middle, middle.middle]
        y += [upper, lower]
    line = {"width": 2, "color": theme.palette.line_strong, "dash": "dot"}
    medians = go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")
    return [*bands, medians]


def _filled(corners: Mapping[str, Sequence[float]], theme: Theme, **place: str) -> go.Scatter:
    return go.Scatter(
        **corners,
        **place,
        mode="none",
        fill="toself",
        fillcolor=theme.palette.track,
        hoverinfo="skip",
    )


def trend_of_each(
    frame: pd.DataFrame, middles: Middles, chosen: Sequence[str], theme: Theme
) -> go.Figure:
    """Draw one small picture for each office in `chosen` (one to six).

    `frame` and `middles` as in `trend_of_all`.
    """
    columns = 1 if theme.is_narrow else _DESK_COLUMNS.get(len(chosen), 3)
    rows = -(-len(chosen) // columns)
    scale = theme.size
    height = rows * _EACH_HEIGHT * scale
    known = frame[frame["capaian"].notna()]
    traces = []
    titles = []
    axes = {}
    for number, satker in enumerate(chosen):
        tag = str(number + 1) if number else ""
        down, across = divmod(number, columns)
        left = (across + _ROOM * (across > 0)) / columns
        top = 1 - down / rows
        foot = top - 1 / rows + _EACH_FOOT * scale / height
        x = {"domain": [left, (across + 1) / columns], "anchor": f"y{tag}"}
        y = {"domain": [foot, top], "anchor": f"x{tag}", "showticklabels": across == 0}
        axes[f"xaxis{tag}"] = _day_axis(frame) | x
        axes[f"yaxis{tag}"] = _UPRIGHT_AXIS | y
        place = {"xaxis": f"x{tag}", "yaxis": f"y{tag}"}
        traces.append(_middle_half(middles, place, theme))
        traces.append(_way_of(known[known["satker"] == satker], place, theme))
        titles.append(_title(satker, _TITLE_LETTERS[columns], left, top))
    margin = {"l": 50 * scale, "r": 26, "t": 0, "b": 4}
    return looks.figure(theme, traces, height=height, margin=margin, annotations=titles, **axes)


def _title(satker: str, letters: int, left: float, top: float) -> Spec:
    """Write an office's name above its picture, in two lines at most."""
    lines = label_lines(satker, letters)
    more = "…" if len(lines) > 2 else ""
    return {
        "text": f"<b>{'<br>'.join(lines[:2])}{more}</b>",
        "align": "left",
        "x": left,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
    }


def _middle_half(middles: Middles, place: dict[str, str], theme: Theme) -> go.Scatter:
    """Draw the middle half of all, from day to day."""
    days = []
    low = []
    high = []
    for titik, middle in sorted(middles.items()):
        if middle:
            days.append(titik)
            low.append(middle.low)
            high.append(middle.high)
    corners = {"x": days + days[::-1], "y": low + high[::-1]}
    return _filled(corners, theme, **place)


def _way_of(own: pd.DataFrame, place: dict[str, str], theme: Theme) -> go.Scatter:
    """Draw one office's line. A point is hollow if that triwulan was not yet reported by then."""
    accent = theme.palette.accent
    hollow = own["keadaan"] == "belum_triwulan"
    marker = {
        "size": 11,
        "color": hollow.map({True: theme.palette.ground, False: accent}),
        "line": {"width": 2, "color": accent},
    }
    return go.Scatter(
        x=own["titik"],
        y=own["capaian"].astype("float64"),
        mode="lines+markers+text",
        text=own["capaian"].map("{:.0%}".format),
        textposition="top center",
        line={"width": 2.5, "color": accent},
        marker=marker,
        customdata=own["satker"],
        hovertext=own["teks"],
        hoverinfo="text",
        cliponaxis=False,
        **place,
    )


def _day_axis(frame: pd.DataFrame) -> Spec:
    days = frame.drop_duplicates("titik").sort_values("titik")
    last = max(days["titik"], default=0)
    return {
        "tickvals": days["titik"].tolist(),
        "ticktext": days["label"].tolist(),
        "range": [-0.3, last + 0.3],
        "showgrid": False,
    }


_UPRIGHT_AXIS = {
    "tickvals": [0, 0.5, 1],
    "ticktext": ["0%", "50%", "100%"],
    "range": [-0.06, 1.55],  # space for the words over a point at 100% and a name above
}
