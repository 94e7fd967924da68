"""Whether the screen is narrow: pictures have another shape on a phone.

The browser says so itself, once, and only when it is: a desk pays nothing, a phone one more run on its first picture.
"""

from __future__ import annotations

import streamlit as st

LEBAR_SEMPIT = 640
"""Streamlit's own limit, in CSS pixels, below which columns stack."""

_KUNCI, _INGATAN = "layar", "layar_sempit"
_TANYA_LEBAR = f"""
export default function ({{ setStateValue, data }}) {{
  const pasang = () => {{
    const sempit = window.innerWidth < {LEBAR_SEMPIT};
    if (sempit !== data.sempit) setStateValue("sempit", sempit);
  }};
  pasang();
  window.addEventListener("resize", pasang);
  return () => window.removeEventListener("resize", pasang);
}}
"""


def sempit() -> bool:
    """True on a phone held upright."""
    if _INGATAN not in st.session_state:
        st.session_state[_INGATAN] = _kata_peramban()
    return st.session_state[_INGATAN]


def tanya() -> None:
    """Let the browser correct it: put at the foot of a page with a picture, where its empty frame disturbs nobody."""
    _penanya()(key=_KUNCI, data={"sempit": sempit()}, height=1, on_sempit_change=_ingat)


def _ingat() -> None:
    """Kept apart from the component's own state, which Streamlit forgets on another page."""
    st.session_state[_INGATAN] = bool(st.session_state[_KUNCI]["sempit"])


def _kata_peramban() -> bool:
    """What the browser calls itself, for the first run: phones say Mobile."""
    return "Mobile" in (st.context.headers.get("User-Agent") or "")


@st.cache_resource
def _penanya() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component("monev_layar", js=_TANYA_LEBAR)
