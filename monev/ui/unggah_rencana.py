"""The third step of Unggah: the plan of an upload with the person's answers in it, kept while nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from monev.model import Bacaan
from monev.ui import tinjau, tinjau_tanya
from monev.ui.konteks import Konteks
from monev.ui.unggah_baca import Berkas

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from monev.unggah import Rancangan

_INGATAN, _DILIHAT = "unggah_rancangan", "unggah_dilihat"
_INGATAN_MAKS = 8


@dataclass(frozen=True, slots=True)
class Hasil:
    """`isi` is the plan as answered; `setuju` what was ticked; `siap`: every question has its answer."""

    isi: Rancangan
    setuju: frozenset[str]
    siap: bool


def lupakan() -> None:
    """Let go of plans, and of which version they were first held against."""
    st.session_state.pop(_INGATAN, None)
    st.session_state.pop(_DILIHAT, None)


def rencanakan(k: Konteks, berkas: Berkas, bacaan: Bacaan, posisi: date, kemajuan: DeltaGenerator) -> Hasil:
    """Plan and show: first as it comes, then with the langkah confirmed as the same, then with the clashes chosen.

    Raises BerkasDitolak.
    """
    perencana = _Perencana(k, berkas, bacaan, posisi, kemajuan)
    rancangan = perencana()
    if rancangan.sama_persis:
        return Hasil(rancangan, frozenset(), siap=False)
    kepala = st.container()  # the counts stand first, and are known last
    padanan, dipadankan = tinjau_tanya.dugaan(rancangan.dugaan)
    rancangan = perencana(padanan)
    if rancangan.bentrokan:
        rancangan = perencana(padanan, tinjau_tanya.bentrokan(rancangan))
    kemajuan.empty()
    with kepala:
        tinjau.ringkas(rancangan, bacaan)
    setuju = tinjau_tanya.persetujuan(rancangan)
    tinjau.rincian(rancangan)
    siap = dipadankan and not rancangan.bentrokan and setuju.issuperset(rancangan.mengurangi)
    return Hasil(rancangan, setuju, siap)


def mulai_dari(berkas: Berkas, bacaan: Bacaan, hash_entri: str) -> None:
    """Plan this file as going on from the unggahan of that entry, not from the newest: for a stored file read again."""
    st.session_state.setdefault(_DILIHAT, {})[berkas.kunci, bacaan.satker, bacaan.tahun] = hash_entri


@dataclass(slots=True)
class _Perencana:
    """Plans one file at one posisi; the same question is not planned twice while the journal stands still."""

    k: Konteks
    berkas: Berkas
    bacaan: Bacaan
    posisi: date
    kemajuan: DeltaGenerator

    def __call__(self, padanan: dict[str, str] | None = None, pilihan: dict[str, str] | None = None) -> Rancangan:
        from monev.unggah import rancang  # here: the reader is not needed to open the page

        bacaan = self.bacaan
        rencana = (self.berkas.kunci, bacaan.satker, bacaan.tahun)
        dilihat = st.session_state.setdefault(_DILIHAT, {})
        jawaban = tuple(tuple(sorted((satu or {}).items())) for satu in (padanan, pilihan))
        kunci = (*rencana, self.posisi, jawaban, dilihat.get(rencana), self.k.db.jurnal.ujung())
        ingatan = st.session_state.setdefault(_INGATAN, {})
        if kunci not in ingatan:
            self.kemajuan.progress(0.7, text="Membandingkan dengan yang tersimpan …")
            if len(ingatan) >= _INGATAN_MAKS:
                ingatan.clear()
            ingatan[kunci] = rancang(
                self.k.db,
                bacaan,
                posisi=self.posisi,
                padanan=padanan,
                pilihan=pilihan,
                dilihat=dilihat.get(rencana),
            )
        dilihat.setdefault(rencana, ingatan[kunci].dasar)
        return ingatan[kunci]
