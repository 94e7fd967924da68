"""The original file of the unggahan looked at, opened once per file and not once per redraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.ui.konteks import Konteks

if TYPE_CHECKING:
    from monev.baca.judul import TabelBerkas
    from monev.baca.pilihan import PilihanBaca
    from monev.basisdata import Basisdata
    from monev.mutu import Asli, BerkasAsal

_BERKAS_DIINGAT = 4


def berkas(k: Konteks, unggahan: int | None = None) -> BerkasAsal | None:
    """The file the plan looked at came from; of reports alone, the one before it. None: it was made in the app."""
    from monev import mutu

    satu = mutu.berkas_asal(k.db, k.p.satker, k.p.tahun, unggahan or k.p.unggahan)
    while satu is not None and not asli(k, satu).judul():
        satu = mutu.berkas_asal(k.db, k.p.satker, k.p.tahun, satu.unggahan - 1)
    return satu


def asli(k: Konteks, satu: BerkasAsal) -> Asli:
    """Its cells. Raises BerkasDitolak, JurnalRusak."""
    return _buka(k.db, _pilihan(k), satu.sha256, tuple(sorted(_pilihan(k).judul_kolom.items())))


def kolom(k: Konteks, satu: BerkasAsal) -> tuple[TabelBerkas, ...]:
    """Its headings with their meanings."""
    return _kolom(k.db, _pilihan(k), satu.sha256, tuple(sorted(_pilihan(k).judul_kolom.items())))


def tanpa_berkas() -> None:
    """Says that there is no file to look at."""
    st.markdown("Berkas asal rencana ini tidak tersimpan di jurnal, jadi tidak ada yang dapat dibandingkan.")


def _pilihan(k: Konteks) -> PilihanBaca:
    from monev.unggah.pilihan import pilihan_satker

    return pilihan_satker(k.db, k.p.satker, k.p.tahun)


@st.cache_resource(max_entries=_BERKAS_DIINGAT, show_spinner="Membuka berkas asal …")
def _buka(_db: Basisdata, _pilihan: PilihanBaca, sha256: str, judul: tuple) -> Asli:
    from monev import mutu

    return mutu.buka_asli(_db.jurnal.berkas(sha256), _pilihan)


@st.cache_resource(max_entries=_BERKAS_DIINGAT, show_spinner="Membaca judul kolom …")
def _kolom(_db: Basisdata, _pilihan: PilihanBaca, sha256: str, judul: tuple) -> tuple[TabelBerkas, ...]:
    from monev.baca.judul import tabel_berkas

    return tabel_berkas(_db.jurnal.berkas(sha256), _pilihan)
