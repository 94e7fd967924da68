"""Bar charts: shares on a common 100 %."""

import pandas as pd
import plotly.graph_objects as go

from monev.charts import theme as looks
from monev.charts.theme import Spec, Theme, Trace
from monev.core.text import label_lines
from monev.figures.recap_pictures import PARTS

_NAME_LETTERS, _NARROW_NAME_LETTERS = 46, 26
_LINE, _BAR, _GAP, _BADGE = 1.3, 0.8, 0.95, 3.6
"""In letter sizes: a line of a name, a bar, the space below it, the width of a badge."""
_CLEAR = "rgba(0,0,0,0)"
_TOUCHED: Spec = {
    "marker": {"color": _CLEAR},
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
    "hovertemplate": "%{hovertext}<extra></extra>",
}


def share_bars(frame: pd.DataFrame, theme: Theme) -> go.Figure:
    """Draw a bar for each row of `figures.shares`, in its order, with name and number above it.

    The parts are done, late, not reported and not due, as shares of its own targets. `customdata`
    is the row's `nilai`.
    """
    colours = theme.status_colours()
    colours["belum_dilaporkan"] = colours["terlambat"]
    places = _places(frame, theme)
    bases = []
    lengths = []
    middles = []
    fills = []
    hatches = []
    counts = frame[["jumlah", *PARTS]].to_dict("records")
    for row, middle in zip(counts, places["bar"], strict=True):
        before = 0.0
        for status in PARTS:
            if not row[status]:
                continue
            share = row[status] / row["jumlah"]
            bases.append(before)
            lengths.append(share)
            middles.append(middle)
            fills.append(colours[status])
            hatches.append("/" if status == "belum_dilaporkan" else "")
            before += share
    drawn = {
        "x": lengths,
        "base": bases,
        "y": middles,
        "marker": {
            "color": fills,
            "line": {"width": 1, "color": theme.palette.ground},
            "pattern": {"shape": hatches, "fillmode": "replace", "size": 6, "solidity": 0.45},
        },
    }
    return _rows(frame, places, _bar(drawn, theme), theme)


def _places(frame: pd.DataFrame, theme: Theme) -> pd.DataFrame:
    """Place each row in pixels from the top, with its name broken into lines.

    The places are: foot of its name, middle of its bar, middle of the row, height.
    """
    letters = _NARROW_NAME_LETTERS if theme.is_narrow else _NAME_LETTERS
    has_room = "bukti" in frame and not theme.is_narrow
    quiet = f"<span style='color:{theme.palette.ink_quiet}'>"
    names = []
    counts = []
    for row in frame.to_dict("records"):
        lines = label_lines(row["nama"], letters)
        counts.append(float(len(lines)))
        name = "<br>".join(lines)
        if has_room and row["bukti"]:
            name += f"   {quiet}bukti {row['bukti']}</span>"
        names.append(name)
    lines_of_names = pd.Series(counts, index=frame.index, dtype=float)
    heights = (lines_of_names * _LINE + _BAR + _GAP) * theme.letters
    ends = heights.cumsum()
    foot = ends - (_BAR + _GAP) * theme.letters
    return pd.DataFrame(
        {
            "nama": names,
            "foot": foot,
            "bar": foot + (_BAR / 2 + 0.12) * theme.letters,
            "middle": ends - heights / 2,
            "height": heights,
        }
    )


def _bar(parts: Spec, theme: Theme) -> Trace:
    return dict(type="bar", **parts, orientation="h", width=_BAR * theme.letters, hoverinfo="skip")


def _rows(frame: pd.DataFrame, places: pd.DataFrame, bars: Trace, theme: Theme) -> go.Figure:
    """Draw names and values over the bars on their track.

    Each whole row reacts to pointer and touch.
    """
    height = max(theme.letters, float(places["height"].sum()))
    ones = [1] * len(frame)
    middles = places["bar"].tolist()
    texts = {
        "type": "scatter",
        "y": places["foot"].tolist(),
        "mode": "text",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    track = {"x": ones, "y": middles, "marker": {"color": theme.palette.track}}
    names = {
        **texts,
        "x": [0] * len(frame),
        "text": places["nama"].tolist(),
        "textposition": "top right",
    }
    values = {**texts, "x": ones, "text": _bold(frame["angka"]), "textposition": "top left"}
    traces = [_ground(frame, places), _bar(track, theme), bars, names, values]
    right = 0.0
    if "lencana" in frame and frame["lencana"].any():
        right = _BADGE * theme.letters
        badges = {
            **texts,
            "x": ones,
            "y": middles,
            "text": _bold(frame["lencana"]),
            "textposition": "middle right",
            "textfont": {"color": theme.status_colours()["terlambat"]},
        }
        traces.append(badges)
    return looks.figure(
        theme,
        traces,
        height=height,
        margin={"l": 0, "r": right, "t": 0, "b": 0},
        barmode="overlay",
        xaxis={"visible": False, "range": [0, 1]},
        yaxis={"visible": False, "range": [height, 0]},
    )


def _bold(texts: pd.Series) -> list[str]:
    return [f"<b>{text}</b>" if text else "" for text in texts]


def _ground(frame: pd.DataFrame, places: pd.DataFrame) -> Trace:
    hover = []
    for name, words in zip(frame["nama"], frame["kata"], strict=True):
        heading = "<br>".join(label_lines(name, 60))
        said = _safe(words).replace("\n", "<br>")
        hover.append(f"<b>{heading}</b><br>{said}")
    return dict(
        type="bar",
        x=[1] * len(frame),
        y=places["middle"].tolist(),
        width=places["height"].tolist(),
        orientation="h",
        customdata=frame["nilai"].tolist(),
        hovertext=hover,
        **_TOUCHED,
    )


def _safe(line: str) -> str:
    return "<br>".join(label_lines(line, 60))
