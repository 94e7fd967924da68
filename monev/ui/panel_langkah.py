"""One langkah in full: its cells as the file says them, its tenggat, what was reported, its bukti, how it was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from monev import keadaan
from monev.istilah import JENIS_TARGET, STATUS_BUKTI, STATUS_LAPORAN
from monev.tanggal import sebut_pendek, sebut_tenggat
from monev.teks import potong
from monev.ui import bagian, kata
from monev.ui.konteks import Konteks
from monev.ui.penjaga import jaga

_SEL = {
    "komponen": "Komponen",
    "indikator": "Indikator",
    "langkah_aksi": "Langkah aksi",
    "bukti_dukung": "Bukti dukung",
    "target_waktu": "Target waktu",
    "target_capaian": "Target capaian",
    "frekuensi": "Frekuensi",
    "pic": "PIC",
}
_CARA = {
    "gabungan": "sel gabungan",
    "diwarisi": "dari baris di atasnya",
    "ditafsirkan": "ditafsirkan",
    "sambungan": "disambung ke baris di atasnya",
    "diragukan": "perlu diperiksa",
    "pilihan": "pilihan tim",
}


def buka(k: Konteks, kode: str, saat_tutup: Any = "ignore") -> None:
    """Open the panel over the page. An unknown kode is said in the panel, with what to do."""

    @st.dialog(f"Langkah {kata.aman(kode)}", width="large", on_dismiss=saat_tutup)
    def panel() -> None:
        from monev.ui import sunting  # here: it brings the reader's rules along, which no page needs before a panel

        with jaga():
            _isi(keadaan.rincian(k.db, k.p, kode))
            sunting.form(k, kode)

    panel()


def pilih(k: Konteks, kode: Iterable[str], *, kunci: str) -> None:
    """A way from a list of rows into each of their langkah: one touch on its kode opens the panel."""
    kunci = f"buka_{kunci}"

    def lepas() -> None:
        st.session_state[kunci] = None

    dipilih = st.pills("Buka langkah", list(dict.fromkeys(kode)), key=kunci)
    if dipilih:
        buka(k, dipilih, saat_tutup=lepas)


def _isi(rincian: keadaan.Rincian) -> None:
    langkah = keadaan.ke_baris(rincian.langkah)[0]
    letak = [keadaan.sebut_area(langkah["area"], langkah["nama_area"])]
    if langkah["sub_area"] or langkah["nama_sub_area"]:
        letak.append(f"{langkah['sub_area'] or ''} {langkah['nama_sub_area'] or ''}".strip())
    st.caption(f"{kata.aman(' › '.join(letak))} · {kata.aman(langkah['lembar'])} baris {langkah['baris']}")
    sel = [(judul, langkah[nama]) for nama, judul in _SEL.items()] + list(kata.lainnya(langkah["lainnya"]).items())
    st.markdown("\n\n".join(f"**{kata.aman(judul)}**  \n{kata.aman(isi)}" for judul, isi in sel if isi))
    _tenggat(langkah, keadaan.ke_baris(rincian.tenggat))
    _bukti(keadaan.ke_baris(rincian.bukti), keadaan.ke_baris(rincian.dokumen))
    _jejak(keadaan.ke_baris(rincian.jejak))


def _tenggat(langkah: dict[str, Any], tenggat: list[dict[str, Any]]) -> None:
    st.markdown(f"#### Tenggat ({JENIS_TARGET[langkah['jenis_target']]})", anchors=False)
    if not tenggat:
        st.markdown(f"{kata.status_markdown('tanpa_target')}: rencana tidak menyebut target waktu yang terbaca.")
        return
    bagian.daftar(_satu_tenggat(t) for t in tenggat)


def _satu_tenggat(t: dict[str, Any]) -> str:
    butir = [f"**{sebut_tenggat(t['tenggat'])}**", kata.status_markdown(t["status"])]
    if t["hari_terlambat"]:
        butir.append(f"{keadaan.format_angka(t['hari_terlambat'])} hari lewat tenggat")
    if t["laporan"] != "belum":
        tanggal = f" {sebut_pendek(t['tanggal_selesai'])}" if t["tanggal_selesai"] else ""
        butir.append(f"dilaporkan {STATUS_LAPORAN[t['laporan']]}{tanggal}")
    butir.append(f"bukti {keadaan.format_pecahan(t['bukti_n'], t['bukti_N'])}")
    for nama, judul in (("kendala", "Kendala"), ("tindak_lanjut", "Tindak lanjut")):
        if t[nama]:
            butir.append(f"{judul}: {kata.sebaris(t[nama])}")
    return " · ".join(butir)


def _bukti(bukti: list[dict[str, Any]], dokumen: list[dict[str, Any]]) -> None:
    st.markdown("#### Bukti", anchors=False)
    if not bukti:
        bagian.daftar(f"{kata.aman(d['bukti'])} ({kata.aman(d['jenis_bukti'])})" for d in dokumen)
        return
    menurut_tenggat: dict[str, list[str]] = {}
    for b in bukti:
        teks = f"{kata.aman(b['bukti'])} ({kata.aman(b['jenis_bukti'])}): **{STATUS_BUKTI[b['status']]}**"
        if b["tautan"]:
            teks += f" · {kata.tautan(b['tautan'])}"
        if b["catatan"]:
            teks += f" · {kata.sebaris(b['catatan'])}"
        menurut_tenggat.setdefault(b["tenggat"], []).append(teks)
    for tenggat, isi in menurut_tenggat.items():
        if len(menurut_tenggat) > 1:
            st.markdown(f"*{sebut_tenggat(tenggat)}*")
        bagian.daftar(isi)


def _jejak(jejak: list[dict[str, Any]]) -> None:
    if not jejak:
        return
    st.markdown("#### Cara dibaca", anchors=False)
    bagian.daftar(
        f"{kata.aman(j['kolom'])} ({kata.aman(j['sel'] or '')}): “{kata.aman(potong(j['nilai'], 160))}” → "
        f"{kata.aman(j['dibaca'])} *({_CARA.get(j['cara'], kata.aman(j['cara']))})*"
        for j in jejak
    )
