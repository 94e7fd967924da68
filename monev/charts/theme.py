"""The one look of every picture: letters, sizes, status colours and marks; light and dark."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import plotly.graph_objects as go

from monev.core.records import JsonObject
from monev.core.statuses import BELUM_DAPAT_DINILAI, RENCANA_COLOUR, RENCANA_DARK, STATUS_TENGGAT

Spec = JsonObject
"""A part of a figure (a trace, an axis, a shape, a note) as Plotly's reference names its fields."""
Trace = Spec
"""A trace as plain data: a figure checks it once, one of Plotly's classes twice."""
LETTERS = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
_LETTERS, _LETTERS_OF_A_DESK = 14, 15
"""The size of ordinary letters in pixels, on a phone and on a desk."""
LARGER = 1.6
"""How much larger letters are in *Besar*, for a projector."""
_PHONE_WIDTH, _SHARE_OF_PAGE = 358, 0.94
"""How wide a picture is on a phone; which share of a desk's page (--edge in tokens.css)."""

LEAST_CONTRAST = 4.5
"""Of letters against their ground (WCAG 2.2, AA)."""


class Palette(NamedTuple):
    """The colours around the statuses, by their names in ui/looks/static/tokens.css."""

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
    "◐": "circle-open-dot",
    "○": "circle-open",
    "–": "line-ew-open",
    "?": "diamond-open",
    "◆": "diamond",
}
"""The mark of a status in text → the symbol that Plotly draws for it."""


class Theme(NamedTuple):
    """How pictures look to this visitor. `is_dark`: on a dark screen; `is_large`: in *Besar*, on a
    projector; `is_narrow`: on a phone held upright; `scale`: how much larger the page's letters are
    on a wide screen than on a usual one."""

    is_dark: bool = False
    is_large: bool = False
    is_narrow: bool = False
    scale: float = 1.0

    @property
    def palette(self) -> Palette:
        """The colours around the statuses."""
        return DARK if self.is_dark else LIGHT

    @property
    def letters(self) -> float:
        """The size of ordinary letters, in pixels."""
        if self.is_large:
            return _LETTERS * LARGER * self.scale
        return (_LETTERS if self.is_narrow else _LETTERS_OF_A_DESK) * self.scale

    @property
    def is_roomy(self) -> bool:
        """Whether more has room than what must be said: on a desk, but not in *Besar*."""
        return not (self.is_narrow or self.is_large)

    @property
    def width(self) -> float:
        """How wide a picture is on a usual screen whose letters are this large, in pixels: the
        font-size of tokens.css, the other way round."""
        if self.is_narrow:
            return _PHONE_WIDTH
        return (16 * self.scale - 6.14) / 0.00722 * _SHARE_OF_PAGE

    def status_colours(self, *, rencana_only: bool = False) -> dict[str, str]:
        """Status code → its colour; of a plan nothing was reported of one neutral colour."""
        neutral = RENCANA_DARK if self.is_dark else RENCANA_COLOUR
        terms = [*STATUS_TENGGAT.values(), BELUM_DAPAT_DINILAI]
        colours = {term.kode: term.dark if self.is_dark else term.colour for term in terms}
        if rencana_only:
            colours = dict.fromkeys(colours, neutral)
        return colours | {"rencana": neutral}


USUAL = Theme()


def mixed(colour: str, ground: str, strength: float) -> str:
    """A colour laid over a ground as strongly as `strength` says, from 0 to 1; both as #rrggbb."""
    parts = []
    for place in (1, 3, 5):
        over = int(colour[place : place + 2], 16)
        under = int(ground[place : place + 2], 16)
        parts.append(f"{round(under + (over - under) * strength):02x}")
    return f"#{''.join(parts)}"


def luminance(colour: str) -> float:
    """Give how bright a colour is, from 0 to 1, as contrast is reckoned (WCAG 2.2)."""
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
    """The contrast of two colours, from 1 to 21; letters need 4.5."""
    dark, bright = sorted((luminance(colour), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=512)
def letters_on(ground: str, theme: Theme) -> str:
    """The colour of letters on a ground: that of all letters or that on a status, whichever is
    clearer; pure black or white in between, where neither is clear enough."""
    usual = (theme.palette.ink, theme.palette.on_status)
    best = max(usual, key=lambda colour: contrast(colour, ground))
    if contrast(best, ground) >= LEAST_CONTRAST:
        return best
    return max(("#000000", "#ffffff"), key=lambda colour: contrast(colour, ground))


@lru_cache(maxsize=8)
def template(theme: Theme) -> go.layout.Template:
    """What all pictures share. Margins are fixed: `automargin` would lay out twice. A drag scrolls
    the page, on touch too; zoom is by buttons of ours. The ground is the page's own and
    solid, so that a picture that was saved has one too."""
    palette = theme.palette
    letters = {"family": LETTERS, "size": theme.letters, "color": palette.ink}
    axis = {
        "fixedrange": True,
        "zeroline": False,
        "showline": False,
        "gridcolor": palette.line,
        "tickfont": {"color": palette.ink_quiet},
        "automargin": False,
    }
    hover = {
        "bgcolor": palette.ground_raised,
        "bordercolor": palette.line_strong,
        "font": letters,
        "align": "left",
        "namelength": -1,
    }
    buttons = {
        "bgcolor": palette.ground,
        "color": palette.ink_quiet,
        "activecolor": palette.accent,
    }
    shared = {
        "font": letters,
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",.",
        "dragmode": False,
        "showlegend": False,
        "hoverlabel": hover,
        "modebar": buttons,
        "xaxis": axis,
        "yaxis": axis,
    }
    return go.layout.Template(layout=shared)


def figure(
    theme: Theme,
    traces: Sequence[object],
    *,
    height: float,
    margin: dict[str, float],
    **layout: object,
) -> go.Figure:
    """A figure of these traces in the shared look. `height` and `margin` (l, r, t, b) in pixels;
    `layout`: what this picture adds to the template."""
    own = {"template": template(theme), "height": height, "margin": {"pad": 0, **margin}}
    return go.Figure(data=list(traces), layout=own | layout)
