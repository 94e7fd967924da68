"""The small form on the langkah panel: change one thing of the newest version without Excel, and take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import streamlit as st

from monev import jam
from monev.isian import PANJANG_NAMA, PANJANG_TAUTAN, PANJANG_URAIAN, IsianDitolak
from monev.istilah import STATUS_BUKTI, STATUS_LAPORAN
from monev.tanggal import sebut, sebut_tenggat
from monev.ui import kata, penjaga
from monev.ui.konteks import Konteks
from monev.ui.pemilih import PELAKU_LOKAL
from monev.unggah.suntingan import Sasaran, SuntinganBentrok, batalkan_perubahan, sunting
from monev.unggah.terbaru import Terbaru, satu_langkah, terbaru

_HAL = ("Laporan", "Bukti", "PIC")
_TERSIMPAN, _DILIHAT, _ISIAN_KE = "sunting_tersimpan", "sunting_dilihat", "sunting_isian_ke"


def form(k: Konteks, kode: str) -> None:
    """The folded form of one langkah; drawn only once it is opened. What was just stored stands above it."""
    _yang_tersimpan(k, kode)
    lipatan = st.expander("Ubah langkah ini", icon=":material/edit:", on_change="rerun", key=f"sunting_{kode}")
    if not lipatan.open:
        st.session_state.pop(_DILIHAT, None)
        return
    with lipatan:
        kini = terbaru(k.db, k.p.satker, k.p.tahun)
        langkah = satu_langkah(k.db, kini.unggahan_id, kode)
        if langkah is None:
            st.markdown(f"Langkah ini tidak ada lagi di versi terbaru (unggahan {kini.nomor}).")
            return
        posisi = _posisi(k, kini)
        st.caption(
            f"Yang diubah adalah versi terbaru (unggahan {kini.nomor}); dicatat pada posisi {sebut(posisi)} "
            f"atas nama {PELAKU_LOKAL}."
        )
        hal = _HAL if langkah["tenggat"] else _HAL[-1:]
        dipilih = st.segmented_control(
            "Yang diubah", hal, default=hal[0], required=True, key=f"sunting_hal_{kode}", label_visibility="collapsed"
        )
        _ISI[dipilih](k, langkah, posisi)


def _posisi(k: Konteks, kini: Terbaru) -> date:
    """That of the view where it can be: the person changes what they look at. Never before the newest, nor to come."""
    return max(kini.posisi, min(k.p.posisi, jam.hari_ini()))


def _laporan(k: Konteks, langkah: dict[str, Any], posisi: date) -> None:
    t = _pilih_tenggat(langkah)
    di = Sasaran(langkah["kode"], t["tenggat"])
    with _formulir(k, di, t, posisi) as (kunci, isi, salah):
        isi["laporan"] = _pilih_status("Status", STATUS_LAPORAN, t["laporan"], kunci("laporan"))
        salah("laporan")
        isi["tanggal_selesai"] = st.date_input(
            "Tanggal selesai",
            date.fromisoformat(t["tanggal_selesai"]) if t["tanggal_selesai"] else None,
            format="DD/MM/YYYY",
            key=kunci("tanggal_selesai"),
        )
        salah("tanggal_selesai")
        for kolom, judul in (("kendala", "Kendala (alasan, bila tidak berlaku)"), ("tindak_lanjut", "Tindak lanjut")):
            isi[kolom] = st.text_area(judul, t[kolom], max_chars=PANJANG_URAIAN, height="content", key=kunci(kolom))
            salah(kolom)


def _bukti(k: Konteks, langkah: dict[str, Any], posisi: date) -> None:
    t = _pilih_tenggat(langkah)
    if not t["bukti"]:
        st.markdown("Tenggat ini tidak menyebut bukti.")
        return
    nama = st.selectbox("Bukti", [b["nama"] for b in t["bukti"]], key=f"sunting_bukti_{langkah['kode']}")
    b = next((b for b in t["bukti"] if b["nama"] == nama), t["bukti"][0])
    with _formulir(k, Sasaran(langkah["kode"], t["tenggat"], b["nama"]), b, posisi) as (kunci, isi, salah):
        isi["status"] = _pilih_status("Status bukti", STATUS_BUKTI, b["status"], kunci("status"))
        salah("status")
        isi["tautan"] = st.text_input("Tautan", b["tautan"], max_chars=PANJANG_TAUTAN, key=kunci("tautan"))
        salah("tautan")
        isi["catatan"] = st.text_input("Catatan", b["catatan"], max_chars=PANJANG_URAIAN, key=kunci("catatan"))
        salah("catatan")


def _pilih_status(judul: str, semua: dict[str, str], kini: str, kunci: str) -> str:
    return st.selectbox(judul, list(semua), index=list(semua).index(kini), format_func=semua.get, key=kunci)


def _pic(k: Konteks, langkah: dict[str, Any], posisi: date) -> None:
    with _formulir(k, Sasaran(langkah["kode"]), langkah, posisi) as (kunci, isi, salah):
        isi["pic"] = st.text_input("PIC", langkah["pic"] or "", max_chars=PANJANG_NAMA, key=kunci("pic"))
        salah("pic")


_ISI: dict[str, Callable[[Konteks, dict[str, Any], date], None]] = {"Laporan": _laporan, "Bukti": _bukti, "PIC": _pic}


def _pilih_tenggat(langkah: dict[str, Any]) -> dict[str, Any]:
    semua = {t["tenggat"]: t for t in langkah["tenggat"]}
    if len(semua) == 1:
        return langkah["tenggat"][0]
    dipilih = st.selectbox("Tenggat", list(semua), format_func=sebut_tenggat, key=f"sunting_tenggat_{langkah['kode']}")
    return semua.get(dipilih, langkah["tenggat"][0])


@contextmanager
def _formulir(
    k: Konteks, di: Sasaran, kini: dict[str, Any], posisi: date
) -> Iterator[tuple[Callable[[str], str], dict[str, Any], Callable[[str], None]]]:
    """A form about one thing: gives the key of each field, a dict to put its value in, and a place for its complaint.

    What the person had before them when the form appeared is remembered: only what they changed is stored, and what
    somebody else changed meanwhile is shown to them. After storing, the fields begin anew.
    """
    ke = st.session_state.get(_ISIAN_KE, 0)
    ingatan = st.session_state.setdefault(_DILIHAT, {})
    isi: dict[str, Any] = {}
    tempat: dict[str, Any] = {}
    with st.form(f"sunting_{di}_{ke}", border=False):
        yield (
            lambda kolom: f"sunting_{di}_{kolom}_{ke}",
            isi,
            lambda kolom: tempat.__setitem__(kolom, st.empty()),
        )
        dilihat = ingatan.setdefault((di, ke), {kolom: kini[kolom] for kolom in isi})
        if st.form_submit_button("Simpan", type="primary"):
            _simpan(k, di, isi, dilihat, posisi, tempat)


def _simpan(
    k: Konteks, di: Sasaran, isi: dict[str, Any], dilihat: dict[str, Any], posisi: date, tempat: dict[str, Any]
) -> None:
    try:
        hasil = sunting(k.db, k.p.satker, k.p.tahun, di, isi, pelaku=PELAKU_LOKAL, dilihat=dilihat, posisi=posisi)
    except IsianDitolak as galat:
        for kolom, kalimat in galat.isian.items():
            (tempat.get(kolom) or st).error(kata.aman(kalimat))
        return
    except SuntinganBentrok as galat:
        # They have seen the other value now: storing again is their decision.
        dilihat.update({b.kolom: b.tersimpan for b in galat.bentrokan})
        penjaga.tampilkan(galat)
        return
    kalimat = "Tersimpan." if hasil.entri else "Tidak ada yang berubah: isinya sudah demikian."
    pesan = " ".join([kalimat, *hasil.keterangan])
    st.session_state[_TERSIMPAN] = (di.kode, hasil.entri.nomor if hasil.entri else None, pesan)
    _mulai_lagi()


def _yang_tersimpan(k: Konteks, kode: str) -> None:
    """What was stored last of this langkah, with the way to take it back."""
    kode_tersimpan, entri, pesan = st.session_state.get(_TERSIMPAN, (None, None, ""))
    if kode_tersimpan != kode:
        st.session_state.pop(_TERSIMPAN, None)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":green[✓] {kata.aman(pesan)}", width="content")
        if entri is not None and st.button("Urungkan", key="sunting_urungkan", icon=":material/undo:"):
            with penjaga.jaga():
                batalkan_perubahan(k.db, k.p.satker, k.p.tahun, entri, pelaku=PELAKU_LOKAL)
                st.session_state[_TERSIMPAN] = (kode, None, "Perubahan sudah diurungkan.")
                _mulai_lagi()


def _mulai_lagi() -> None:
    """Draw the whole page anew, so that it and the panel show what is stored now; fields begin with it."""
    st.session_state[_ISIAN_KE] = st.session_state.get(_ISIAN_KE, 0) + 1
    st.session_state.pop(_DILIHAT, None)
    st.rerun()
