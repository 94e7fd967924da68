"""What the server knows about the visitor's screen."""

from math import inf
from typing import Literal

import streamlit as st

from monev.ui import address

Layout = Literal["narrow", "medium", "wide"]
WIDTH_COOKIE = "monev_lebar"
"""The cookie with the width of the window when its page was loaded; start.js sets it."""
_TOLD = "lebar_jendela"
"""The session key of the width that the page told later (`looks.show`)."""
_USUAL, _LEAST, _MOST = 1366, 280, 4000
_NARROW, _MEDIUM = 640, 1000
"""Up to these widths a layout reaches; phone.css and menu.css have the same."""
_MENU_LINE = 760
"""Below it Streamlit has no line of pages, but a list behind a button (menu.css has the same)."""


def is_dark() -> bool:
    """True if the page is shown in dark colours."""
    return st.context.theme.type == "dark"


def width() -> int:
    """Return the width of the window in pixels, in steps of 40; a usual one if it is not told."""
    cookie = address.read_number(st.context.cookies.get(WIDTH_COOKIE, ""))
    told = st.session_state.get(_TOLD, cookie) or 0
    return min(told, _MOST) if told >= _LEAST else _USUAL


def tell_width(told: int) -> None:
    """Note that the window has another width now."""
    st.session_state[_TOLD] = told


def layout() -> Layout:
    """Return the layout for this width: a phone's, a tablet's or half a window's, a desk's."""
    here = width()
    if here < _NARROW:
        return "narrow"
    return "medium" if here <= _MEDIUM else "wide"


def is_narrow() -> bool:
    """True if the page has one column, as on a phone."""
    return layout() == "narrow"


def may_lack_menu_line() -> bool:
    """True if the pages may stand in no line at the top: within a step CSS knows which."""
    return width() <= _MENU_LINE


def menu_room() -> float:
    """Return how many pixels the pages have in that line, beside its other things and margins."""
    others = 235 if layout() == "medium" else 319
    return 0.94 * width() - others if width() >= _MENU_LINE else inf


def letters_scale() -> float:
    """Return how much larger letters are here than usual: 1.0 to 1.5, as tokens.css has it."""
    return min(max(6.14 + 0.00722 * width(), 16), 24) / 16
