"""The parts of Linimasa: which areas are open, the filters, the picture, the panel of a chosen langkah."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from monev import keadaan
from monev.istilah import STATUS_TENGGAT
from monev.tanggal import NAMA_BULAN
from monev.teks import potong
from monev.ui import bagian, kata, panel_langkah
from monev.ui.alamat import ikat_banyak, yang_diminta
from monev.ui.gambar import papan
from monev.ui.gambar.dasar import TANDA_GAMBAR
from monev.ui.gambar.linimasa import linimasa
from monev.ui.konteks import Konteks
from monev.ui.penjaga import dijaga

_JALUR_SELAYAR = 24
"""How many lanes fit under the chooser and the sentence at 1366×768."""
_SEGERA = timedelta(days=31)
_TANPA_PIC = "(tanpa PIC)"
_KOLOM_TABEL = {
    "kode": "Kode",
    "nama_area": "Area",
    "langkah_aksi": "Langkah aksi",
    "tenggat": "Tenggat",
    "jatuh_tempo": "Jatuh tempo",
    "status": "Status",
    "hari_terlambat": "Hari lewat tenggat",
    "pic": "PIC",
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the person wants to see of the timeline; empty means everything."""

    area: list[str]
    status: list[str]
    pic: list[str]
    bulan: list[int]

    def terapkan(self, tenggat: pd.DataFrame) -> pd.DataFrame:
        """The tenggat that match."""
        cocok = pd.Series(True, index=tenggat.index)
        if self.area:
            cocok &= tenggat["area"].isin(self.area)
        if self.status:
            cocok &= tenggat["status"].isin(self.status)
        if self.pic:
            cocok &= tenggat["pic"].fillna(_TANPA_PIC).isin(self.pic)
        if self.bulan:
            cocok &= pd.to_datetime(tenggat["jatuh_tempo"]).dt.month.isin(self.bulan)
        return tenggat[cocok]

    @property
    def aktif(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.area or self.status or self.pic or self.bulan)

    def sebut(self) -> list[str]:
        """What is chosen, in words."""
        area = [f"area {a}" for a in self.area]
        status = [STATUS_TENGGAT[s].label for s in self.status]
        return [*area, *status, *self.pic, *(NAMA_BULAN[b - 1] for b in self.bulan)]


@st.fragment
@dijaga
def tampilkan(k: Konteks, *, sempit: bool) -> None:
    """Everything below the sentence; a fragment, so that folding and filtering redraw only this."""
    tenggat, langkah = keadaan.tenggat(k.db, k.p), keadaan.langkah(k.db, k.p)
    nama_area = dict(langkah[["area", "nama_area"]].drop_duplicates().itertuples(index=False))
    kunci_buka = f"buka_{k.p.rencana_id}_{k.p.posisi}"
    if kunci_buka not in st.session_state:
        st.session_state[kunci_buka] = _perlu_dibuka(tenggat, langkah, k)
    # Set again in every run: a run that another one overtakes may never reach the browser.
    st.session_state[kunci_buka] = st.session_state[kunci_buka]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("Buka area", width="content")
        dibuka = st.pills(
            "Buka area",
            list(nama_area),
            selection_mode="multi",
            key=kunci_buka,
            label_visibility="collapsed",
        )
        saringan = _saring(tenggat, nama_area)
        if saringan.aktif:
            bagian.hapus_saringan(saringan.sebut(), "area", "status", "pic", "bulan")
    if saringan.aktif:
        tenggat = saringan.terapkan(tenggat)
        langkah = langkah[langkah["kode"].isin(tenggat["kode"])]
        dibuka = list(nama_area)
    _gambar(k, tenggat, langkah, dibuka, kunci_buka, sempit)
    bagian.tabel_dan_unduhan(
        lambda: tenggat.assign(status=tenggat["status"].map(lambda s: STATUS_TENGGAT[s].label)),
        _KOLOM_TABEL,
        nama_berkas=f"linimasa {k.p.satker} {k.p.posisi:%Y-%m-%d}",
        kunci="linimasa",
        buka=_buka_dari_daftar,
    )
    kode = st.query_params.get("langkah")
    if kode:
        panel_langkah.buka(k, kode, saat_tutup=_tutup_panel)


def _gambar(
    k: Konteks, tenggat: pd.DataFrame, langkah: pd.DataFrame, dibuka: list[str], kunci_buka: str, sempit: bool
) -> None:
    gambar = linimasa(
        tenggat,
        langkah,
        keadaan.matriks(k.db, k.p),
        tahun=k.p.tahun,
        posisi=k.p.posisi,
        terbuka=dibuka,
        sempit=sempit,
        rencana_saja=not k.p.ada_realisasi,
    )
    papan.tampilkan(
        gambar,
        kunci="linimasa",
        saat_dipilih=lambda isi: _saat_dipilih(*isi, kunci_buka),
        alt=f"Linimasa tenggat rencana {k.p.satker} tahun {k.p.tahun}, satu lajur per langkah. "
        "Isinya sama dengan Tabel dan unduhan di bawah gambar.",
    )
    tanda = kata.tanda_gambar(TANDA_GAMBAR, rencana_saja=not k.p.ada_realisasi)
    bagian.keterangan(
        f"{tanda} · batang = rentang waktu · angka di atas = tenggat per bulan. Ketuk tanda untuk membuka langkahnya."
    )


def _perlu_dibuka(tenggat: pd.DataFrame, langkah: pd.DataFrame, k: Konteks) -> list[str]:
    """Areas with something late or due within a month, those with most of it first, as many as one screen holds."""
    batas = pd.Timestamp(k.p.posisi + _SEGERA)
    jatuh_tempo = pd.to_datetime(tenggat["jatuh_tempo"])
    segera = tenggat["status"].isin(["berjalan", "belum_jatuh_tempo"]) & (jatuh_tempo <= batas)
    if len(langkah) + langkah["area"].nunique() <= _JALUR_SELAYAR:
        return langkah["area"].unique().tolist()
    perhatian = tenggat.loc[(tenggat["status"] == "terlambat") | segera, "area"].value_counts()
    jalur = langkah["area"].value_counts()
    sisa = _JALUR_SELAYAR - len(jalur)
    dibuka = []
    for area in perhatian.index:
        if jalur[area] <= sisa:
            dibuka.append(area)
            sisa -= jalur[area]
    return dibuka or perhatian.index[:1].tolist()


def _saring(tenggat: pd.DataFrame, nama_area: dict[str, str]) -> Saringan:
    """What the address asks for; the fold to change it is filled only once it is open."""
    pic = sorted(tenggat["pic"].fillna(_TANPA_PIC).unique(), key=lambda p: (p == _TANPA_PIC, p))
    pilihan = {"area": list(nama_area), "status": list(STATUS_TENGGAT), "pic": pic, "bulan": list(range(1, 13))}
    lipatan = st.popover("Saring", on_change="rerun", key="saring")
    if lipatan.open:
        with lipatan:
            _isi_saringan(pilihan, nama_area)
    return Saringan(**{nama: yang_diminta(nama, isi) for nama, isi in pilihan.items()})


def _isi_saringan(pilihan: dict[str, list[Any]], nama_area: dict[str, str]) -> None:
    rupa: dict[str, tuple[str, str, Callable[[Any], str]]] = {
        "area": ("Area", "Semua area", lambda a: keadaan.sebut_area(a, nama_area.get(a, ""))),
        "status": ("Status", "Semua status", lambda s: STATUS_TENGGAT[s].label),
        "pic": ("PIC", "Semua PIC", str),
        "bulan": ("Bulan jatuh tempo", "Semua bulan", lambda b: NAMA_BULAN[b - 1]),
    }
    for nama, (judul, semua, sebut) in rupa.items():
        st.multiselect(judul, pilihan[nama], format_func=sebut, placeholder=semua, **ikat_banyak(nama, pilihan[nama]))


def _saat_dipilih(jenis: str, nama: str, kunci_buka: str) -> None:
    """What a click does: a mark or name opens its langkah, an area's name or mark folds or unfolds the area."""
    if jenis == "langkah":
        st.query_params["langkah"] = nama
    else:
        lama = st.session_state[kunci_buka]
        st.session_state[kunci_buka] = [a for a in lama if a != nama] if nama in lama else [*lama, nama]


def _buka_dari_daftar(tenggat: pd.DataFrame) -> None:
    """The way into a langkah without touching its mark: by keyboard, or where marks are too small."""
    judul = {b.kode: f"{b.kode} {potong(b.langkah_aksi, 80)}" for b in tenggat.itertuples()}

    def buka() -> None:
        st.query_params["langkah"] = st.session_state["buka_linimasa"]
        st.session_state["buka_linimasa"] = None

    st.selectbox(
        "Buka langkah",
        list(judul),
        index=None,
        format_func=judul.get,
        placeholder="Pilih langkahnya",
        key="buka_linimasa",
        on_change=buka,
    )


def _tutup_panel() -> None:
    st.query_params.pop("langkah", None)
