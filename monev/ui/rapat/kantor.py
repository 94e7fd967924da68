"""What an office gives once for all its documents: letterhead, signatory, legal bases, and Word layouts of its own."""

from __future__ import annotations

from typing import Any

import streamlit as st

from monev.galat import BerkasDitolak
from monev.isian import IsianDitolak
from monev.ui import kata
from monev.ui.konteks import Konteks
from monev.ui.pemilih import PELAKU_LOKAL

_BARIS = (
    ("kota", "Kota surat"),
    ("jabatan", "Jabatan penanda tangan"),
    ("nama", "Nama"),
    ("nip", "NIP"),
)


def tampilkan(k: Konteks) -> None:
    """A fold on the page where meetings begin; opened only when somebody wants to change something."""
    lipatan = st.expander("Kop surat dan templat dokumen kantor", on_change="rerun", key="kantor")
    if lipatan.open:
        with lipatan:
            _kop(k)
            _templat(k)


def _kop(k: Konteks) -> None:
    from monev.keluaran import kop  # here and below: what makes documents is loaded only by whoever needs it

    kini = kop.kop(k.db, k.pilihan.satker)
    with st.form("kop_surat"):
        st.markdown("**Kop surat**")
        isi: dict[str, Any] = {"baris": st.text_area("Baris kop, satu per baris", "\n".join(kini.baris))}
        tempat: dict[str, Any] = {"baris": st.empty()}
        if kini.logo:
            st.image(kini.logo, width=96, caption="Logo tersimpan")
        logo = st.file_uploader("Logo (PNG atau JPEG, paling besar 2 MB)", type=["png", "jpg", "jpeg"])
        tempat["logo"] = st.empty()
        tanpa = bool(kini.logo) and st.checkbox("Hapus logo")
        for nama, judul in _BARIS:
            isi[nama] = st.text_input(judul, getattr(kini, nama))
            tempat[nama] = st.empty()
        isi["dasar"] = st.text_area("Dasar yang disebut di laporan, satu per baris", "\n".join(kini.dasar))
        tempat["dasar"] = st.empty()
        if not st.form_submit_button("Simpan kop surat"):
            return
        try:
            tersimpan = kop.simpan_kop(
                k.db,
                k.pilihan.satker,
                isi,
                pelaku=PELAKU_LOKAL,
                logo=logo.getvalue() if logo else None,
                tanpa_logo=tanpa,
            )
        except IsianDitolak as galat:
            for nama, kalimat in galat.isian.items():
                tempat[nama].error(kata.aman(kalimat))
            return
        if tersimpan:
            st.success("Kop surat tersimpan.")
        else:  # a file the uploader itself refused never came here: its refusal stands at its field
            st.info(f"Isian sama dengan yang tersimpan{'' if logo else ', dan tidak ada logo baru yang diterima'}.")


def _templat(k: Konteks) -> None:
    from monev.keluaran import dokumen
    from monev.keluaran.dokumen import templat_kantor

    st.markdown("**Templat Word milik kantor**")
    st.caption("Dokumen Word (.docx) dengan medan seperti {{ satker }}; tanpa templat dipakai tata letak bawaan.")
    nama = {d.kode: d.nama for d in dokumen.daftar() if d.kode in templat_kantor.BERTEMPLAT}
    kode = st.selectbox("Dokumen", list(nama), format_func=nama.get, key="templat_dokumen")
    dipakai = templat_kantor.nama_templat(k.db, k.pilihan.satker, kode)
    st.markdown(f"Dipakai sekarang: {kata.aman(dipakai) if dipakai else 'tata letak bawaan'}.")
    berkas = st.file_uploader("Templat baru (.docx, paling besar 5 MB)", type=["docx"], key=f"templat_{kode}")
    with st.container(horizontal=True, gap="small"):
        simpan = st.button("Pakai templat ini", disabled=berkas is None)
        if dipakai and st.button("Kembali ke tata letak bawaan"):
            templat_kantor.hapus_templat(k.db, k.pilihan.satker, kode, pelaku=PELAKU_LOKAL)
            st.rerun()
    if simpan:
        _simpan_templat(k, kode, berkas)
    with st.popover("Medan yang dapat dipakai"):
        st.code(templat_kantor.sebut_medan(), language=None, wrap_lines=True)


def _simpan_templat(k: Konteks, kode: str, berkas: Any) -> None:
    """Try the template on the present figures, and keep it when it could be filled in."""
    from monev.keluaran.dokumen import bahan, templat_kantor

    try:
        with st.spinner("Mencoba templat ..."):
            contoh = bahan.kumpulkan(k.db, k.p, None)
            templat_kantor.simpan_templat(k.db, contoh, kode, berkas.getvalue(), berkas.name, pelaku=PELAKU_LOKAL)
    except BerkasDitolak as galat:
        st.error(f"{kata.aman(galat.pesan)}  \n{kata.aman(galat.saran)}")
        return
    st.rerun()
