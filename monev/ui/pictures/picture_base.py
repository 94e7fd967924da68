"""What pictures drawn by Plotly share: an empty template, fonts, and how it is shown on a page."""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from typing import Any

import pandas as pd

from monev.core.dates import SHORT_MONTHS

Picture = dict[str, Any]
"""A picture as Plotly's own JSON has it: "data", its traces, and "layout"."""

Trace = dict[str, Any]
"""One trace of a picture, as Plotly's own names."""

FONT = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
INK = "#1f2933"
FAINT_INK = "#52606d"
LINE_COLOUR = "#d5dbe2"


def base_layout(height: int, **other: Any) -> dict[str, Any]:
    """The layout every picture starts from: its height, the product's looks, no default template (6.5 KB)."""
    base = {
        "template": {},
        "height": height,
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "#ffffff",
            "bordercolor": LINE_COLOUR,
            "align": "left",
            "font": {"size": 13, "color": INK},
        },
        "separators": ",.",
    }
    return {**base, **other}


def assemble(trace: list[dict[str, Any]], layout: dict[str, Any]) -> Picture:
    """A picture from its traces and layout, unchecked: the tests check every one. Made into Plotly's own objects it is
    copied twice on its way to the browser, half of what the timeline took."""
    return {"data": trace, "layout": layout}


def empty_picture(message: str) -> Picture:
    """A picture that says why there is nothing to draw."""
    axis = {"visible": False, "fixedrange": True}
    wording = {"text": message, "showarrow": False, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}
    edges = dict.fromkeys("lrtb", 0)
    content = {"xaxis": axis, "yaxis": axis, "annotations": [{**wording, "font": {"size": 15}}]}
    return assemble([], base_layout(120, margin=edges, **content))


def month_labels(narrow: bool) -> list[str]:
    """Month names for an axis; one letter each where the screen is a phone's."""
    return [b[0] for b in SHORT_MONTHS] if narrow else list(SHORT_MONTHS)


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """Rows of a frame as named tuples of plain values: `itertuples` takes 3 ms for what this does in 0.5."""
    form = _row_class(tuple(frame.columns))
    return [form._make(content) for content in zip(*(frame[k].tolist() for k in frame.columns), strict=True)]


@cache
def _row_class(column: tuple[str, ...]) -> Any:
    return namedtuple("Baris", column)


def escape_html(text: str) -> str:
    """Plotly reads a little HTML in texts; what a file says is shown as it stands."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
