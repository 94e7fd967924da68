"""What the server knows about the visitor's screen."""

import streamlit as st

from monev.ui import address

LETTERS_COOKIE = "monev_huruf"
"""The cookie with the font size of this screen, in percent of the usual one; start.js sets it."""
_LARGEST_LETTERS = 150


def is_dark() -> bool:
    """True if the page is shown in dark colours."""
    return st.context.theme.type == "dark"


def is_phone() -> bool:
    """True on a phone, according to its user agent."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def press_word() -> str:
    """Return the word for pressing something on this screen: Klik, or Ketuk on a phone."""
    return "Ketuk" if is_phone() else "Klik"


def letters_scale() -> float:
    """Return how much larger the font is on this screen than usual: 1.0 to 1.5."""
    letters = address.read_number(st.context.cookies.get(LETTERS_COOKIE, "")) or 100
    return min(max(letters, 100), _LARGEST_LETTERS) / 100
