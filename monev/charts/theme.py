"""The common look of all pictures: letters, sizes, status colours and marks, in light and dark."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import plotly.graph_objects as go
import plotly.io
from plotly.basedatatypes import BaseTraceType

from monev.core.records import JsonObject
from monev.core.statuses import RENCANA_COLOUR, RENCANA_DARK, STATUS_TENGGAT

plotly.io.templates.default = None  # `figure` has the look of all pictures

Spec = JsonObject
"""A part of a figure (trace, axis, shape, note) with the field names of Plotly's reference."""
Trace = Spec
"""A trace as plain data. Plotly checks it once; an instance of its classes would be checked
twice."""
LETTERS = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
_LETTERS, _LETTERS_OF_A_DESK = 14, 15
"""Letter size in pixels, on a phone, and on a tablet or desk."""
LARGER = 1.6
"""Factor for the letters in *Besar*, on a projector."""
_PROJECTOR = 1360
"""From this width on it is that; a smaller window has letters in proportion."""
_PHONE = 390
"""Width of a phone held upright."""

LEAST_CONTRAST = 4.5
"""Least contrast of letters on their ground (WCAG 2.2, AA)."""


class Palette(NamedTuple):
    """The colours besides those of statuses, named as in ui/looks/static/tokens.css."""

    ink: str
    ink_quiet: str
    ground: str
    ground_raised: str
    line: str
    line_strong: str
    accent: str
    track: str
    on_status: str
    selesai_pale: str
    terlambat_pale: str


LIGHT = Palette(
    ink="#111820",
    ink_quiet="#4a5866",
    ground="#ffffff",
    ground_raised="#f2f5f8",
    line="#d5dbe2",
    line_strong="#748290",
    accent="#244a86",
    track="#e3e7ec",
    on_status="#ffffff",
    selesai_pale="#d7efe4",
    terlambat_pale="#fdeee5",
)
DARK = Palette(
    ink="#eef2f6",
    ink_quiet="#b3bfcb",
    ground="#0f151c",
    ground_raised="#18212b",
    line="#303b47",
    line_strong="#7c8b9a",
    accent="#8cc2ff",
    track="#2a343f",
    on_status="#0b1117",
    selesai_pale="#14402f",
    terlambat_pale="#43210f",
)

SYMBOLS = {
    "✓": "circle",
    "▲": "triangle-up",
    "△": "triangle-up-open",
    "◉": "circle-open-dot",
    "○": "circle-open",
    "–": "line-ew-open",
    "?": "diamond-open",
    "◆": "diamond",
}
"""The mark of a status in text → its Plotly symbol."""


class Theme(NamedTuple):
    """The look for this visitor.

    - is_dark: dark mode
    - is_large: *Besar*, for a projector
    - is_narrow: a phone held upright
    - is_medium: a tablet, or half a window
    - scale: letter size of the page on a wide screen, compared with a usual one
    - window: the width of the window in pixels; 0: usual for the layout and its letters
    - is_heard: a touch of a point opens something
    """

    is_dark: bool = False
    is_large: bool = False
    is_narrow: bool = False
    is_medium: bool = False
    scale: float = 1.0
    window: int = 0
    is_heard: bool = True

    @property
    def palette(self) -> Palette:
        """The colours besides those of statuses."""
        return DARK if self.is_dark else LIGHT

    @property
    def letters(self) -> float:
        """The letter size in pixels."""
        if self.is_large:
            part = min(1, (self.window or _PROJECTOR) / _PROJECTOR)
            return _LETTERS * max(1, LARGER * part) * self.scale
        return (_LETTERS if self.is_narrow else _LETTERS_OF_A_DESK) * self.scale

    @property
    def size(self) -> float:
        """The size of everything else: heights and widths are given for letters of 14 pixels."""
        return self.letters / 14

    @property
    def is_roomy(self) -> bool:
        """True if there is room for extras: on a desk, but not in *Besar*."""
        return not (self.is_narrow or self.is_medium or self.is_large)

    @property
    def width(self) -> float:
        """The width of a picture in pixels: the window's without the page's edges.

        Where it is not known, that of a usual window with such letters. (--edge and font-size in
        tokens.css)
        """
        usual = _PHONE if self.is_narrow else (16 * self.scale - 6.14) / 0.00722
        window = self.window or usual
        return window - 2 * max(16, 0.03 * window)

    def status_colours(self, *, rencana_only: bool = False) -> dict[str, str]:
        """Return status code → colour. A plan without reports has one neutral colour."""
        neutral = RENCANA_DARK if self.is_dark else RENCANA_COLOUR
        colours = {"rencana": neutral}
        for term in STATUS_TENGGAT.values():
            own = term.dark if self.is_dark else term.colour
            colours[term.kode] = neutral if rencana_only else own
        return colours


USUAL = Theme()


def mixed(colour: str, ground: str, strength: float) -> str:
    """Mix a colour into a ground with `strength` from 0 to 1. Colours are #rrggbb."""
    parts = []
    for place in (1, 3, 5):
        over = int(colour[place : place + 2], 16)
        under = int(ground[place : place + 2], 16)
        parts.append(f"{round(under + (over - under) * strength):02x}")
    return f"#{''.join(parts)}"


def luminance(colour: str) -> float:
    """Return the luminance of a colour, 0 to 1, as defined in WCAG 2.2."""
    total = 0.0
    for place, weight in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
        part = int(colour[place : place + 2], 16) / 255
        if part <= 0.04045:
            part /= 12.92
        else:
            part = ((part + 0.055) / 1.055) ** 2.4
        total += weight * part
    return total


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21. Letters need 4.5."""
    dark, bright = sorted((luminance(colour), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=512)
def letters_on(ground: str, theme: Theme) -> str:
    """Choose the letter colour for a ground.

    It is the more legible of the usual and the on-status colour. If neither has enough contrast,
    choose black or white.
    """
    usual = (theme.palette.ink, theme.palette.on_status)
    best = max(usual, key=lambda colour: contrast(colour, ground))
    if contrast(best, ground) >= LEAST_CONTRAST:
        return best
    return max(("#000000", "#ffffff"), key=lambda colour: contrast(colour, ground))


@lru_cache(maxsize=16)
def _common(theme: Theme) -> Spec:
    """Return the layout of all pictures.

    - Margins are fixed, since `automargin` would lay out twice.
    - Axes keep their range: dragging scrolls the page, on touch too; our buttons zoom.
    - The ground is solid in the page's colour, so that a saved picture has one.
    - `st.plotly_chart` draws a picture, then hands Plotly a copy of it with what a touch needs.
      Plotly would draw all of it again; here the copy says nothing new.
    """
    palette = theme.palette
    letters = {"family": LETTERS, "size": theme.letters, "color": palette.ink}
    hover = {
        "bgcolor": palette.ground_raised,
        "bordercolor": palette.line_strong,
        "font": letters,
        "align": "left",
        "namelength": -1,
    }
    buttons = {"bgcolor": palette.ground, "color": palette.ink_quiet, "activecolor": palette.accent}
    return {
        "font": letters,
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",.",
        "datarevision": 1,
        "hovermode": "closest",
        "clickmode": "event+select" if theme.is_heard else "event",
        "dragmode": "pan" if theme.is_heard else False,
        "showlegend": False,
        "hoverlabel": hover,
        "modebar": buttons,
    }


def _axis(theme: Theme) -> Spec:
    """Return what all axes have in common."""
    return {
        "fixedrange": True,
        "zeroline": False,
        "showline": False,
        "gridcolor": theme.palette.line,
        "tickfont": {"color": theme.palette.ink_quiet},
        "automargin": False,
    }


def _over(under: Spec, own: Spec) -> Spec:
    """Lay one part of a figure over another, field by field."""
    laid = under | own
    for name in under.keys() & own.keys():
        if isinstance(under[name], dict) and isinstance(own[name], dict):
            laid[name] = _over(under[name], own[name])
    return laid


def figure(
    theme: Theme,
    traces: Sequence[Trace | BaseTraceType],
    *,
    height: float,
    margin: dict[str, float],
    **layout: object,
) -> go.Figure:
    """Make a figure of these traces in the common look, which `layout` extends.

    `height` and `margin` (l, r, t, b) are in pixels.

    The look stands in each trace and axis: a Plotly template would count as new in each copy.
    """
    own = _over(_common(theme), {"height": round(height), "margin": {"pad": 0, **margin}, **layout})
    for name in ("xaxis", "yaxis", *layout):
        if name.startswith(("xaxis", "yaxis")):
            own[name] = _over(_axis(theme), own.get(name, {}))
    # A touched point does not make all others pale. Plotly fails if only one of the two is given.
    unchanged = {"marker": {"opacity": 1}, "textfont": {"color": theme.palette.ink}}
    both = {"selected": unchanged, "unselected": unchanged}
    drawn = []
    for trace in traces:
        spec = trace if isinstance(trace, dict) else trace.to_plotly_json()
        drawn.append(_over(both, spec) if spec["type"] in ("scatter", "bar") else spec)
    return go.Figure(data=drawn, layout=own)
