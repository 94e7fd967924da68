"""Which rencana and posisi is looked at: read from the URL, remembered for the visit, checked against what there is.

The URL is the truth (a copied link shows the same view); without one, the last choice of this visit; else the newest
rencana at its default posisi.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from monev.galat import TidakDitemukan
from monev.jam import posisi_bawaan
from monev.tanggal import akhir_bulan

_INGATAN = "pilihan"
_DI_URL = ("satker", "tahun", "posisi", "unggahan")
_ANGKA_TERBANYAK = 6


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One view of the data: whose plan, of which year, judged at the end of which day; where a person asked for one
    unggahan by its number, on that one."""

    satker: str
    tahun: int
    posisi: date
    unggahan: int | None = None

    def url(self, **lain: str) -> dict[str, str]:
        """As query parameters of a link, with others beside them."""
        tetap = {"satker": self.satker, "tahun": str(self.tahun), "posisi": self.posisi.isoformat()}
        return tetap | ({} if self.unggahan is None else {"unggahan": str(self.unggahan)}) | lain


def batas_posisi(tahun: int) -> tuple[date, date]:
    """The posisi that make sense for a plan of one year: its first day to the end of the next year, when late work
    is still being reported."""
    return date(tahun, 1, 1), akhir_bulan(tahun + 1, 12)


def bawaan(daftar: pd.DataFrame) -> Pilihan:
    """What is shown when nobody chose: a plan that is being followed, else the sample (so that a newcomer sees what
    the pages can do, until it is hidden), else the newest plan."""
    nilai = daftar.assign(diikuti=~daftar["simulasi"] & (daftar["unggahan"] > 1), berisi=daftar["unggahan"] > 0)
    urut = ["berisi", "diikuti", "simulasi", "tahun", "satker"]
    pertama = nilai.sort_values(urut, ascending=[False, False, False, False, True]).iloc[0]
    tahun = int(pertama["tahun"])
    return Pilihan(str(pertama["satker"]), tahun, posisi_bawaan(tahun))


def tahun_tersedia(daftar: pd.DataFrame, satker: str) -> list[int]:
    """The years an office has a plan of, newest first."""
    semua = zip(daftar["satker"].tolist(), daftar["tahun"].tolist(), strict=True)
    return sorted((tahun for nama, tahun in semua if nama == satker), reverse=True)


def baca(daftar: pd.DataFrame) -> Pilihan:
    """The choice the URL asks for, completed from this visit's last one.

    Raises TidakDitemukan for a satker, tahun or posisi that is not there, naming what was asked.
    """
    diminta = {k: st.query_params[k] for k in _DI_URL if k in st.query_params}
    dasar = st.session_state.get(_INGATAN)
    if dasar is None or dasar.tahun not in tahun_tersedia(daftar, dasar.satker):
        dasar = bawaan(daftar)
    satker = diminta.get("satker", dasar.satker)
    tahun = _tahun(daftar, satker, diminta.get("tahun"), dasar)
    posisi = _posisi(tahun, diminta.get("posisi"), dasar)
    # An address that says anything is the whole truth: one without unggahan leads back to the newest.
    unggahan = _unggahan(diminta.get("unggahan")) if diminta else dasar.unggahan
    return Pilihan(satker, tahun, posisi, unggahan)


def _tahun(daftar: pd.DataFrame, satker: str, teks: str | None, dasar: Pilihan) -> int:
    ada = tahun_tersedia(daftar, satker)
    if not ada:
        raise TidakDitemukan(
            f"Satker “{satker}” tidak ada di sini.", "Periksa ejaannya, atau pilih salah satu rencana di bawah ini."
        )
    if teks is None:
        return dasar.tahun if dasar.tahun in ada else ada[0]
    if not teks.isascii() or not teks.isdigit() or int(teks) not in ada:
        raise TidakDitemukan(
            f"{satker} belum punya rencana tahun “{teks}”.", f"Tahun yang ada: {', '.join(str(t) for t in ada)}."
        )
    return int(teks)


def _posisi(tahun: int, teks: str | None, dasar: Pilihan) -> date:
    awal, akhir = batas_posisi(tahun)
    if teks is None:
        return dasar.posisi if dasar.tahun == tahun else posisi_bawaan(tahun)
    try:
        posisi = date.fromisoformat(teks)
    except ValueError:
        posisi = None
    if posisi is None or not awal <= posisi <= akhir:
        raise TidakDitemukan(
            f"Posisi “{teks}” tidak dapat dipakai untuk rencana tahun {tahun}.",
            f"Tulis tanggal seperti {tahun}-09-30, dari {awal.isoformat()} s.d. {akhir.isoformat()}.",
        )
    return posisi


def _unggahan(teks: str | None) -> int | None:
    if teks is None:
        return None
    if not teks.isascii() or not teks.isdigit() or len(teks) > _ANGKA_TERBANYAK:
        raise TidakDitemukan(
            f"Unggahan “{teks}” tidak ada.", "Tulis nomornya, misalnya 3; semuanya ada di halaman Riwayat."
        )
    return int(teks)


def tetapkan(pilihan: Pilihan) -> None:
    """Make a choice the one being looked at: in the URL and for the rest of this visit."""
    st.session_state[_INGATAN] = pilihan
    ke_alamat(pilihan)


def ke_alamat(pilihan: Pilihan) -> None:
    """Write a choice into the URL, and take out of it what the choice leaves open."""
    isi = pilihan.url()
    for nama in _DI_URL:
        nilai = isi.get(nama)
        if nilai is None:
            st.query_params.pop(nama, None)
        elif st.query_params.get(nama) != nilai:
            st.query_params[nama] = nilai
