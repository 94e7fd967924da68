"""What every page gets from app.py: the store, the view being looked at, and whether the screen is narrow."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from monev.basisdata import Basisdata
from monev.keadaan import Pandangan
from monev.ui.pilihan import Pilihan

_KUNCI = "konteks"


@dataclass(frozen=True, slots=True)
class Konteks:
    """`pilihan` is None while there is no rencana at all, `p` also while the chosen one has no unggahan that stands."""

    db: Basisdata
    pilihan: Pilihan | None
    p: Pandangan | None


def pasang(konteks: Konteks) -> None:
    """Hand the context to the page that runs next."""
    st.session_state[_KUNCI] = konteks


def kini() -> Konteks:
    """The context of this run."""
    return st.session_state[_KUNCI]
