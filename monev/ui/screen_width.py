"""Whether the screen is narrow: pictures have another shape on a phone.

The browser says so itself, once, and only when it is: a desk pays nothing, a phone one more run on its first picture.
"""

from __future__ import annotations

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

NARROW_WIDTH = 640
"""Streamlit's own limit, in CSS pixels, below which columns stack."""

_KEY, _MEMORY = "layar", "layar_sempit"
_WIDTH_QUESTION = f"""
export default function ({{ setStateValue, data }}) {{
  const pasang = () => {{
    const sempit = window.innerWidth < {NARROW_WIDTH};
    if (sempit !== data.sempit) setStateValue("sempit", sempit);
  }};
  pasang();
  window.addEventListener("resize", pasang);
  return () => window.removeEventListener("resize", pasang);
}}
"""


def is_narrow() -> bool:
    """True on a phone held upright."""
    if _MEMORY not in st.session_state:
        st.session_state[_MEMORY] = _browser_says_mobile()
    return st.session_state[_MEMORY]


def ask_width() -> None:
    """Let the browser correct it: put at the foot of a page with a picture, where its empty frame disturbs nobody."""
    _question_component()(key=_KEY, data={"sempit": is_narrow()}, height=1, on_sempit_change=_remember)


def _remember() -> None:
    """Kept apart from the component's own state, which Streamlit forgets on another page."""
    st.session_state[_MEMORY] = bool(st.session_state[_KEY]["sempit"])


def _browser_says_mobile() -> bool:
    """What the browser calls itself, for the first run: phones say Mobile."""
    return "Mobile" in (st.context.headers.get("User-Agent") or "")


@st.cache_resource
def _question_component() -> ComponentRenderer:
    return component("monev_layar", js=_WIDTH_QUESTION)
