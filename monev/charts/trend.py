"""How far offices had come by the end of each triwulan: all of them, a strip for each; or a few
beside each other, the line of each before the middle half of all."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as looks
from monev.charts.spread import GAP, least_width, levels, office_dots, share_axis
from monev.charts.theme import Theme
from monev.figures.recap_pictures import Middle

Middles = Mapping[int, Middle | None]
"""The middle of all on each day of the trend."""

_LOWEST_STRIP, _HIGHEST_STRIP = 46, 150
_DOTS = (11, 8, 6, 4)
_EACH_HEIGHT, _EACH_TITLE, _EACH_AXIS = 200, 46, 30
_DESK_COLUMNS = {1: 1, 2: 2, 4: 2}
"""How many stand beside each other on a desk, by how many there are; of others three."""
_ROOM = 0.03
"""Between two of several pictures beside each other, as a share of the width."""


def trend_of_all(frame: pd.DataFrame, middles: Middles, theme: Theme) -> go.Figure:
    """A strip for each day of the trend, one below the other: the points of all offices on one axis
    of shares, their middle half, and the middle from strip to strip. `frame`: `trend_frame` of
    `monev.figures.recap_pictures`. `customdata` of a point is the office's name."""
    scale = theme.letters / 14
    known = frame[frame["capaian"].notna()]
    dot, own = _packed(known, theme)
    reach = own.abs().groupby(known["titik"]).max()
    step = min(dot + GAP, _HIGHEST_STRIP / (2 * max(reach, default=0) + 1)) * scale
    halves = ((reach + 1.2) * step).clip(lower=_LOWEST_STRIP * scale / 2)
    bottoms = (2 * halves).cumsum()
    centres = bottoms - halves
    places = own * step + known["titik"].map(centres)
    height = max(float(bottoms.max()) if len(bottoms) else 0, _LOWEST_STRIP)
    bands = [
        _band(middle, centres[titik], halves[titik] - 3, theme)
        for titik, middle in middles.items()
        if middle and titik in centres
    ]
    dots = [
        office_dots(group, places[group.index], dot * scale, theme)
        for _, group in known.groupby("keadaan", sort=False)
    ]
    yaxis = {
        "range": [height, 0],
        "tickvals": centres.tolist(),
        "ticktext": _strip_names(frame, middles, centres.index, theme),
        "showgrid": False,
    }
    margin = {"l": 96 * scale, "r": 26, "t": 6, "b": 34 * scale}
    layout = {"xaxis": share_axis(theme), "yaxis": yaxis}
    line = _middle_line(middles, centres, halves, theme)
    whole = height + margin["t"] + margin["b"]
    return looks.figure(theme, [*bands, line, *dots], height=whole, margin=margin, **layout)


def _packed(known: pd.DataFrame, theme: Theme) -> tuple[float, pd.Series]:
    """How wide a point is, so that no strip gets too high, and each point's level in its strip."""
    scale = theme.letters / 14
    own, dot = pd.Series(0, index=known.index), float(_DOTS[-1])
    for dot in _DOTS:
        width = (dot + GAP) * scale / least_width(theme)
        strips = known.groupby("titik")["capaian"]
        own = strips.transform(lambda day, width=width: levels(day.tolist(), width)).astype("int64")
        if own.empty or 2 * own.abs().max() * (dot + GAP) <= _HIGHEST_STRIP:
            break
    return dot, own


def _strip_names(frame: pd.DataFrame, middles: Middles, shown: pd.Index, theme: Theme) -> list[str]:
    """The day of each strip, and below it the middle."""
    labels = frame.drop_duplicates("titik").set_index("titik")["label"]
    small, names = round(theme.letters * 0.86), []
    for titik in shown:
        middle = middles.get(titik)
        below = f'<br><span style="font-size:{small}px">{middle.label}</span>' if middle else ""
        names.append(f"<b>{labels[titik]}</b>{below}")
    return names


def _band(middle: Middle, centre: float, half: float, theme: Theme) -> go.Scatter:
    """The middle half of one day."""
    return go.Scatter(
        x=[middle.low, middle.high, middle.high, middle.low],
        y=[centre - half, centre - half, centre + half, centre + half],
        mode="none",
        fill="toself",
        fillcolor=theme.palette.track,
        hoverinfo="skip",
    )


def _middle_line(
    middles: Middles, centres: pd.Series, halves: pd.Series, theme: Theme
) -> go.Scatter:
    """The middle of each day upright in its strip, and from strip to strip."""
    x, y = [], []
    for titik, middle in sorted(middles.items()):
        if middle and titik in centres:
            x += [middle.middle] * 2
            y += [centres[titik] - halves[titik] + 3, centres[titik] + halves[titik] - 3]
    line = {"width": 2, "color": theme.palette.line_strong, "dash": "dot"}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def trend_of_each(
    frame: pd.DataFrame, middles: Middles, chosen: Sequence[str], theme: Theme
) -> go.Figure:
    """One small picture for each office that is `chosen` (at most six). `frame` and `middles`:
    as in `trend_of_all`."""
    columns = 1 if theme.is_narrow else _DESK_COLUMNS.get(len(chosen), 3)
    rows = max(1, -(-len(chosen) // columns))
    scale = theme.letters / 14
    height = rows * _EACH_HEIGHT * scale
    known = frame[frame["capaian"].notna()]
    band = _middle_band(middles, theme)
    traces: list[go.Scatter] = []
    titles, axes = [], {}
    for number, satker in enumerate(chosen):
        tag = str(number + 1) if number else ""
        down, across = divmod(number, columns)
        left, top = across / columns + (_ROOM if across else 0), 1 - down / rows
        bottom = 1 - (down + 1) / rows + _EACH_AXIS * scale / height
        x = {"domain": [left, (across + 1) / columns], "anchor": f"y{tag}"}
        y = {"domain": [bottom, top - _EACH_TITLE * scale / height], "anchor": f"x{tag}"}
        axes[f"xaxis{tag}"] = _day_axis(frame) | x
        axes[f"yaxis{tag}"] = _upright_axis(theme) | y | {"showticklabels": across == 0}
        place = {"xaxis": f"x{tag}", "yaxis": f"y{tag}"}
        own = known[known["satker"] == satker]
        traces += [trace.update(place) for trace in [*map(go.Scatter, band), *_one(own, theme)]]
        titles.append(_title(satker, left, top))
    margin = {"l": 50 * scale, "r": 26, "t": 0, "b": 4}
    layout = {"annotations": titles, **axes}
    return looks.figure(theme, traces, height=height + 4, margin=margin, **layout)


def _middle_band(middles: Middles, theme: Theme) -> list[go.Scatter]:
    known = {titik: middle for titik, middle in sorted(middles.items()) if middle}
    days = [*known, *reversed(known)]
    low = [middle.low for middle in known.values()]
    high = [middle.high for middle in known.values()]
    band = go.Scatter(
        x=days,
        y=[*low, *reversed(high)],
        mode="none",
        fill="toself",
        fillcolor=theme.palette.track,
        hoverinfo="skip",
    )
    return [band] if known else []


def _one(own: pd.DataFrame, theme: Theme) -> list[go.Scatter]:
    """One office's line, hollow where it had not reported of that triwulan by then."""
    accent = theme.palette.accent
    hollow = own["keadaan"] == "belum_triwulan"
    line = go.Scatter(
        x=own["titik"],
        y=own["capaian"].astype("float64"),
        mode="lines+markers+text",
        text=[f"{share:.0%}" for share in own["capaian"]],
        textposition="top center",
        line={"width": 2.5, "color": accent},
        marker={
            "size": 11,
            "color": hollow.map({True: theme.palette.ground, False: accent}),
            "line": {"width": 2, "color": accent},
        },
        customdata=own["satker"],
        hovertext=own["teks"],
        hoverinfo="text",
        cliponaxis=False,
    )
    return [line]


def _day_axis(frame: pd.DataFrame) -> dict[str, Any]:
    days = frame.drop_duplicates("titik").sort_values("titik")
    return {
        "tickvals": days["titik"].tolist(),
        "ticktext": days["label"].tolist(),
        "range": [-0.3, max(days["titik"], default=0) + 0.3],
        "showgrid": False,
    }


def _upright_axis(theme: Theme) -> dict[str, Any]:
    parts = [0, 0.5, 1]
    text = [f"{part:.0%}" for part in parts]
    return {"tickvals": parts, "ticktext": text, "range": [-0.06, 1.06]}


def _title(satker: str, left: float, top: float) -> dict[str, Any]:
    place = {"x": left, "y": top, "xref": "paper", "yref": "paper"}
    anchors = {"xanchor": "left", "yanchor": "top", "showarrow": False}
    return {"text": f"<b>{escape(satker)}</b>", **place, **anchors}
