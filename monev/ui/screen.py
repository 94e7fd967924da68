"""What the server knows of the screen that a page is looked at on."""

import streamlit as st

from monev.ui import address

LETTERS_COOKIE = "monev_huruf"
"""How large this screen's letters are, in percent of the usual ones: start.js says it."""
_LARGEST_LETTERS = 150


def is_dark() -> bool:
    """True if the page is shown in dark colours."""
    return st.context.theme.type == "dark"


def is_phone() -> bool:
    """True on a phone, as its browser says of itself."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def press_word() -> str:
    """What a person does to what can be pressed on this screen, to begin a sentence with: Klik, on
    a phone Ketuk."""
    return "Ketuk" if is_phone() else "Klik"


def letters_scale() -> float:
    """How much larger the page's letters are on this screen than on a usual one: 1.0 to 1.5."""
    letters = address.read_number(st.context.cookies.get(LETTERS_COOKIE, "")) or 100
    return min(max(letters, 100), _LARGEST_LETTERS) / 100
