"""The curve of a year: how much falls due by the end of each month, and how much was done."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as looks
from monev.charts.theme import Spec, Theme, Trace, mixed
from monev.figures.kurva import CurvePicture

_HEIGHT, _NARROW_HEIGHT = 340, 300
_TOP = 1.04
_NEAR_THE_TOP = 0.9
"""A little space above 100 %."""
_APART, _APART_ON_A_PHONE = 0.05, 0.12
"""Labels nearer to each other than this share of the width would touch."""
_LEVELS = (0, 0.25, 0.5, 0.75, 1)
_CARD, _PHONE = 400, 240
"""The narrowest plot of a desk and of a phone, in pixels: half a page."""
_LABEL_WIDTH, _LABEL_HEIGHT = 5, 3.2
"""Size of a point's label with its distance from the point, in letter sizes."""


def curve(picture: CurvePicture, theme: Theme) -> go.Figure:
    """Draw plan (quiet) against progress (strong), reports as points, the year's end as a band.

    The pointer shows all values of a month at once. `customdata` of a point: the number of the
    unggahan that reports of its day, else None.
    """
    plan = picture.plan
    scale = theme.size
    first, last = _bounds(plan)
    reports = _within(picture.reports, first, last)
    reached = _within(picture.reached, first, last)
    traces = [
        _band(picture.band, theme),
        _plan(plan, reports, first, theme),
        _reached(reached, reports, theme),
        _reports(picture, reports, last - first, theme),
        _year_end(picture.band),
        _month_names(plan, theme),
    ]
    height = (_NARROW_HEIGHT if theme.is_narrow else _HEIGHT) * scale
    layout = {
        "hovermode": "x unified",
        "xaxis": _months(picture, reports, reached, theme),
        "yaxis": _shares(theme),
        "annotations": _labels(picture, first, last, theme),
        "shapes": _posisi(picture, first, last, theme),
    }
    margin = {"l": 46 * scale, "r": 70 * scale, "t": 24 * scale, "b": 30 * scale}
    return looks.figure(theme, traces, height=height, margin=margin, **layout)


def _bounds(plan: pd.DataFrame) -> tuple[float, float]:
    """Return the start of the plan's first month and the end of its last."""
    if plan.empty:
        return 0.0, 12.0
    return plan["x"].min() - 1, plan["x"].max()


def _within(part: pd.DataFrame, first: float, last: float) -> pd.DataFrame:
    """Move points outside the months of the plan to the edge."""
    x = part["x"].astype(float)
    return part.assign(x=x.clip(first, last))


def _months(
    picture: CurvePicture, reports: pd.DataFrame, reached: pd.DataFrame, theme: Theme
) -> dict:
    """Return an axis with full names for the pointer. The names themselves are not drawn."""
    titles: dict[float, str] = {}
    first, last = _bounds(picture.plan)
    for part in (picture.band.iloc[1:], reports, reached, picture.plan):
        titles |= dict(zip(part["x"], part["titel"], strict=True))
    return {
        "range": [first, last],
        "tickvals": list(titles),
        "ticktext": list(titles.values()),
        "showticklabels": False,
        "showgrid": False,
        "spikethickness": 1,
        "spikecolor": theme.palette.line_strong,
    }


def _shares(theme: Theme) -> dict:
    return {
        "range": [0, _TOP],
        "tickvals": list(_LEVELS),
        "ticktext": [f"{round(level * 100)}% " for level in _LEVELS],
        "gridcolor": theme.palette.line,
        "zeroline": True,
        "zerolinecolor": theme.palette.line_strong,
    }


def _plan(plan: pd.DataFrame, reports: pd.DataFrame, first: float, theme: Theme) -> Trace:
    """Draw the plan, starting from 0."""
    return dict(
        type="scatter",
        x=[first, *plan["x"]],
        y=[0, *plan["bagian"]],
        text=["", *plan["kata"]],
        customdata=[None, *_reported_at(plan, reports)],
        line={"color": theme.palette.line_strong, "width": 2, "dash": "dash"},
        hovertemplate="Rencana: %{text}<extra></extra>",
        **_TOUCHED,
    )


def _reached(reached: pd.DataFrame, reports: pd.DataFrame, theme: Theme) -> Trace:
    return dict(
        type="scatter",
        x=reached["x"].tolist(),
        y=reached["bagian"].tolist(),
        text=reached["kata"].tolist(),
        customdata=_reported_at(reached, reports),
        line={"color": theme.status_colours()["selesai"], "width": 3.5},
        hovertemplate="<b>Tercapai: %{text}</b><extra></extra>",
        **_TOUCHED,
    )


_TOUCHED: Spec = {
    "mode": "lines+markers",
    "marker": {"size": 9, "opacity": 0},
    "unselected": {"marker": {"opacity": 0}},
}
"""Invisible points on a line: any value of a month may be the one that was touched."""


def _reported_at(line: pd.DataFrame, reports: pd.DataFrame) -> list[int | None]:
    """Return for each place of a line the unggahan that reports of it, else None."""
    known = dict(zip(reports["x"], reports["unggahan"], strict=True))
    return list(map(known.get, line["x"]))


def _reports(picture: CurvePicture, reports: pd.DataFrame, width: float, theme: Theme) -> Trace:
    """Draw the reports as points over the lines, hollow if another unggahan replaces them."""
    places = []
    for x, y in zip(reports["x"], reports["bagian"], strict=True):
        places.append(_place_of_label(picture, x, y, width, theme))
    seen = reports["tampak"].astype(float).tolist()
    colour = theme.status_colours()["selesai"]
    hollow = reports["kosong"].astype(bool)
    fills = [theme.palette.ground if is_hollow else colour for is_hollow in hollow]
    return {
        "type": "scatter",
        "x": reports["x"].tolist(),
        "y": reports["bagian"].tolist(),
        "text": _apart(reports, width, theme),
        "hovertext": [words.replace(": ", ":<br>", 1) for words in reports["kata"]],
        "customdata": reports["unggahan"].tolist(),
        "mode": "markers+text",
        "textposition": places,
        "textfont": {"color": colour, "size": theme.letters + 1},
        "marker": {
            "size": 12 * theme.size,
            "color": fills,
            "line": {"color": colour, "width": 2.5},
            "opacity": seen,
        },
        "unselected": {"textfont": {"color": colour}},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _place_of_label(picture: CurvePicture, x: float, y: float, width: float, theme: Theme) -> str:
    """Return where the label of a point crosses no line, no band and no month name."""
    across = _LABEL_WIDTH * theme.letters / (_PHONE if theme.is_narrow else _CARD) * width
    up = _LABEL_HEIGHT * theme.letters / ((_NARROW_HEIGHT if theme.is_narrow else _HEIGHT) - 54)
    boxes = {
        "bottom right": (x, x + across, y - up, y),
        "top right": (x, x + across, y, y + up),
        "top left": (x - across, x, y, y + up),
        "bottom left": (x - across, x, y - up, y),
    }
    for place, (left, right, bottom, top) in boxes.items():
        lines = [(picture.plan["x"], picture.plan["bagian"])]
        lines += [(picture.band["x"], picture.band[edge]) for edge in ("terendah", "tertinggi")]
        lines += [(picture.reached["x"], picture.reached["bagian"])]
        if bottom >= 0 and not any(_crosses(*line, left, right, bottom, top) for line in lines):
            return place
    return "top right"


def _crosses(
    xs: pd.Series, ys: pd.Series, left: float, right: float, bottom: float, top: float
) -> bool:
    """True if a line goes through the inside of a box, a tenth of it apart from its edges."""
    if xs.empty or xs.iloc[0] >= right or xs.iloc[-1] <= left:
        return False
    margin = (right - left) / 10
    inside = np.linspace(max(left + margin, xs.iloc[0]), min(right - margin, xs.iloc[-1]), 9)
    heights = np.interp(inside, xs.astype(float), ys.astype(float))
    slack = (top - bottom) / 10
    return bool(((heights > bottom + slack) & (heights < top - slack)).any())


def _apart(reports: pd.DataFrame, width: float, theme: Theme) -> list[str]:
    """Return the labels. An older one is left out if it would touch a newer one."""
    least = width * (_APART_ON_A_PHONE if theme.is_narrow else _APART)
    labels: list[str] = []
    newer: float | None = None
    newest_first = reports[::-1]
    for x, label in zip(newest_first["x"], newest_first["label"], strict=True):
        if not label or (newer is not None and newer - x < least):
            labels.append("")
            continue
        # Only the newest label says what it measures.
        labels.append(f"<b>{label}</b>" if newer is not None else f"<b>{label}</b><br>tercapai")
        newer = x
    return labels[::-1]


def _band(band: pd.DataFrame, theme: Theme) -> Trace:
    """Draw the range of the forecast, from the last point on."""
    colour = mixed(theme.status_colours()["selesai"], theme.palette.ground, 0.28)
    return {
        "type": "scatter",
        "x": [*band["x"], *band["x"][::-1]],
        "y": [*band["tertinggi"], *band["terendah"][::-1]],
        "mode": "none",
        "fill": "toself",
        "fillcolor": colour,
        "hoverinfo": "skip",
    }


def _year_end(band: pd.DataFrame) -> Trace:
    """Make an invisible point at the year's end with the words of the forecast."""
    end = band.iloc[1:]
    return {
        "type": "scatter",
        "x": end["x"].tolist(),
        "y": end["tertinggi"].tolist(),
        "text": end["kata"].tolist(),
        "mode": "markers",
        "marker": {"opacity": 0},
        "hovertemplate": "%{text}<extra></extra>",
    }


def _month_names(plan: pd.DataFrame, theme: Theme) -> Trace:
    """Write the month names below the axis, in the middle of each month."""
    names = [name[0] if theme.is_narrow else name for name in plan["singkat"]]
    return {
        "type": "scatter",
        "x": (plan["x"] - 0.5).tolist(),
        "y": [0] * len(plan),
        "text": names,
        "mode": "markers+text",
        "marker": {"size": 9, "opacity": 0},
        "textposition": "bottom center",
        "textfont": {"color": theme.palette.ink_quiet},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _labels(picture: CurvePicture, first: float, last: float, theme: Theme) -> list[dict]:
    """Label the lines at their ends: plan and range beside theirs, posisi above its own."""
    quiet = {"color": theme.palette.ink_quiet}
    found = []
    if not picture.plan.empty:
        found.append(
            {
                "text": "<b>rencana</b>",
                "x": last,
                "y": picture.plan["bagian"].iloc[-1],
                "xanchor": "left",
                "xshift": 3,
                "yanchor": "bottom",
                "showarrow": False,
                "font": quiet,
            }
        )
    if not picture.band.empty:
        low, high = picture.band[["terendah", "tertinggi"]].iloc[-1]
        found.append(
            {
                "text": "perkiraan",
                "x": last,
                "y": (low + high) / 2,
                "xanchor": "left",
                "yanchor": "top" if high > _NEAR_THE_TOP else "middle",
                "xshift": 3,
                "showarrow": False,
                "font": {"color": theme.status_colours()["selesai"]},
            }
        )
    if first <= picture.posisi <= last:
        is_left = picture.posisi - first > 0.5 * (last - first)
        found.append(
            {
                "text": picture.posisi_label,
                "x": picture.posisi,
                "y": _TOP,
                "xanchor": "right" if is_left else "left",
                "yanchor": "bottom",
                "showarrow": False,
                "font": quiet,
            }
        )
    return found


def _posisi(picture: CurvePicture, first: float, last: float, theme: Theme) -> list[dict]:
    if not first <= picture.posisi <= last:
        return []
    return [
        {
            "type": "line",
            "x0": picture.posisi,
            "x1": picture.posisi,
            "y0": 0,
            "y1": _TOP,
            "layer": "below",
            "line": {"color": theme.palette.ink, "width": 1.5, "dash": "dot"},
        }
    ]
