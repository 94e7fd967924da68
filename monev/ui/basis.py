"""The store behind the pages: opened once per process, following the journal at each run."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from monev.basisdata import Basisdata, tempat
from monev.jurnal import buka_jurnal


@st.cache_resource(show_spinner="Membuka data …")
def _buka(berkas: str, jurnal: str) -> Basisdata:
    return Basisdata.buka(Path(berkas), buka_jurnal(jurnal))


def basisdata() -> Basisdata:
    """The open store (MONEV_DB, MONEV_JURNAL), brought up to the journal's newest entry.

    Raises GalatMonev: BasisdataTerkunci, BasisdataLebihBaru, JurnalRusak.
    """
    letak = tempat()
    db = _buka(str(letak.db), letak.jurnal)
    db.ikuti()
    return db
