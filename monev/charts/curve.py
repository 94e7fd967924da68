"""The curve of a year: how much falls due by the end of each month, and how much was reached."""

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as looks
from monev.charts.theme import Spec, Theme, Trace, mixed
from monev.figures.kurva import CurvePicture

_HEIGHT, _NARROW_HEIGHT = 340, 300
_TOP = 1.04
"""A little air above 100 %."""
_APART, _APART_ON_A_PHONE = 0.05, 0.12
"""Labels that stand nearer to each other, as a share of the width, would touch."""
_LEVELS = (0, 0.25, 0.5, 0.75, 1)


def curve(picture: CurvePicture, theme: Theme) -> go.Figure:
    """Plan, quiet, against what was reached, strong; reports as points, the year's end as a band.
    The pointer shows all values of a month at once. `customdata` of a point is the number of the
    unggahan that reports of its day, None where none does."""
    plan = picture.plan
    scale = theme.letters / 14
    first, last = _bounds(plan)
    reports, reached = (_within(part, first, last) for part in (picture.reports, picture.reached))
    traces = [
        _band(picture.band, theme),
        _plan(plan, reports, first, theme),
        _reached(reached, reports, theme),
        _reports(reports, last - first, theme),
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
    margin = {
        "l": 46 * scale,
        "r": 70 * scale,
        "t": 24 * scale,
        "b": 30 * scale,
    }
    return looks.figure(
        theme,
        traces,
        height=height,
        margin=margin,
        **layout,
    )


def _bounds(plan: pd.DataFrame) -> tuple[float, float]:
    """Give from the beginning of the plan's first month to the end of its last."""
    if plan.empty:
        return 0.0, 12.0
    return plan["x"].min() - 1, plan["x"].max()


def _within(part: pd.DataFrame, first: float, last: float) -> pd.DataFrame:
    """Place at their edge what lies outside the months of the plan."""
    x = part["x"].astype(float)
    return part.assign(x=x.clip(first, last))


def _months(
    picture: CurvePicture,
    reports: pd.DataFrame,
    reached: pd.DataFrame,
    theme: Theme,
) -> dict:
    """An axis whose places are named in full, for the pointer; its own names are not drawn."""
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
    """From nothing at the beginning."""
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
"""Points of a line that nobody sees: of the values of a month any may be the touched one."""


def _reported_at(line: pd.DataFrame, reports: pd.DataFrame) -> list[int | None]:
    """Tell which unggahan reports of each place of a line; None: none does."""
    known = dict(zip(reports["x"], reports["unggahan"], strict=True))
    return list(map(known.get, line["x"]))


def _reports(reports: pd.DataFrame, width: float, theme: Theme) -> Trace:
    """Their points over the lines: full, or hollow where another speaks in their place."""
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
        "textposition": "bottom right",
        "textfont": {"color": colour, "size": theme.letters + 1},
        "marker": {
            "size": 12 * theme.letters / 14,
            "color": fills,
            "line": {"color": colour, "width": 2.5},
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colour}},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _apart(reports: pd.DataFrame, width: float, theme: Theme) -> list[str]:
    """Give the labels, an older one only where there is room beside a newer one."""
    least = width * (_APART_ON_A_PHONE if theme.is_narrow else _APART)
    labels: list[str] = []
    newer: float | None = None
    for x, label in zip(reports["x"][::-1], reports["label"][::-1], strict=True):
        if not label or (newer is not None and newer - x < least):
            labels.append("")
            continue
        # The newest says what it is.
        labels.append(f"<b>{label}</b>" if newer is not None else f"<b>{label}</b><br>tercapai")
        newer = x
    return labels[::-1]


def _band(band: pd.DataFrame, theme: Theme) -> Trace:
    """The range in which the year ends, from the last point on."""
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
    """The words of the range, at its end; nothing is drawn there."""
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
    """Below the axis, in the middle of each month."""
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
    """Name the lines: the plan at its end, the range below its own, posisi beside its line."""
    quiet = {"color": theme.palette.ink_quiet}
    found = []
    if not picture.plan.empty:
        found.append(
            {
                "text": "<b>rencana</b>",
                "x": last,
                "y": picture.plan["bagian"].iloc[-1],
                "xanchor": "right",
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
                "xshift": 3,
                "showarrow": False,
                "font": {"color": theme.status_colours()["selesai"]},
            }
        )
    if first <= picture.posisi <= last:
        is_left = picture.posisi - first > 0.3 * (last - first)
        found.append(
            {
                "text": picture.posisi_label,
                "x": picture.posisi,
                "y": 0,
                "xanchor": "right" if is_left else "left",
                "xshift": -4 if is_left else 4,
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
