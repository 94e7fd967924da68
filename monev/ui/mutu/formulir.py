"""The form that settles one question: months, documents, an area, a column's meaning, or a reading said to be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from monev import keadaan
from monev.baca.pilihan import YA, ButirPilihan, kata_langkah, kunci_benar
from monev.tanggal import BULAN_PENDEK
from monev.teks import potong
from monev.ui import kata
from monev.ui.konteks import Konteks
from monev.ui.mutu import kolom, pesan

if TYPE_CHECKING:
    from monev.mutu import Pertanyaan

_LAIN, _SUB_LAIN, _TANPA_SUB = ("", "Area lain …"), ("", "Sub-area lain …"), ("", "Tanpa sub-area")


def tampilkan(k: Konteks, satu: Pertanyaan, kunci: str) -> None:
    """The form of a question's own kind, and the word that the reading is right as it is."""
    if satu.hal == "waktu":
        waktu(k, baris(k, satu.kode), kunci)
    elif satu.hal == "bukti":
        bukti(k, baris(k, satu.kode), kunci)
    elif satu.hal == "area":
        area(k, kunci)
    elif satu.hal == "judul":
        kolom.satu_kolom(k, satu.nilai, kunci)
    pesan.galat(kunci)
    if not satu.tanpa_target:
        benar = [ButirPilihan("benar", kunci_benar(satu.nilai, pesan_), YA) for pesan_ in satu.semua_pesan]
        st.button(
            "Bacaannya sudah benar, jangan tanyakan lagi",
            key=f"benar_{kunci}",
            type="tertiary",
            on_click=pesan.simpan,
            args=(k, benar, kunci),
        )
    if satu.hal == "benar" and satu.sel:
        st.caption(f"Atau perbaiki sel {satu.sel} di berkas, lalu unggah lagi.")


def baris(k: Konteks, kode: str) -> dict[str, Any]:
    """One langkah of the unggahan looked at, as `mutu.langkah` gives it."""
    from monev import mutu

    semua = mutu.langkah(k.db, k.p)
    return keadaan.ke_baris(semua[semua["kode"] == kode])[0]


def waktu(k: Konteks, langkah: dict[str, Any], kunci: str) -> None:
    """Which months a langkah's TARGET WAKTU means: touched, or written."""
    from monev import mutu

    bulan = st.pills(
        "Bulan targetnya",
        range(1, 13),
        selection_mode="multi",
        format_func=lambda b: BULAN_PENDEK[b - 1],
        key=f"bulan_{kunci}",
    )
    rentang = len(bulan) > 1 and st.checkbox(
        "Satu pekerjaan: selesai di bulan terakhir yang dipilih", key=f"rentang_{kunci}"
    )
    tulisan = st.text_input(
        "atau tulis sendiri",
        placeholder="misalnya 4 Agustus · TW I dan TW III · setiap bulan",
        max_chars=300,
        key=f"tulis_{kunci}",
    ).strip()
    nilai = tulisan or mutu.kata_bulan(bulan, rentang=bool(rentang))
    if nilai:
        dibaca, pasti = mutu.coba_waktu(nilai, k.p.tahun)
        st.markdown(f":green[✓ Akan dibaca:] {kata.aman(dibaca)}" if pasti else f":orange[?] {kata.aman(dibaca)}")
    verbatim = langkah["target_waktu"]
    semua = bool(verbatim) and langkah["waktu_sama"] > 1 and _untuk_semua(langkah["waktu_sama"], verbatim, kunci)
    butir = ButirPilihan(
        "waktu",
        verbatim,
        nilai,
        langkah="" if semua else kata_langkah(langkah),
        tahun=None if verbatim else k.p.tahun,
    )
    _tombol(k, [butir], kunci)


def _untuk_semua(banyak: int, verbatim: str, kunci: str) -> bool:
    return st.checkbox(
        f"Berlaku juga untuk {banyak - 1} langkah lain yang bertulisan “{kata.sebaris(verbatim)}”",
        key=f"semua_{kunci}",
    )


def bukti(k: Konteks, langkah: dict[str, Any], kunci: str) -> None:
    """Into which documents a langkah's BUKTI cell is split."""
    st.markdown(f"Tertulis: “{kata.aman(langkah['bukti_dukung'])}”")
    nilai = st.text_area("Buktinya, satu per baris", langkah["dokumen"], key=f"bukti_{kunci}")
    _tombol(k, [ButirPilihan("bukti", langkah["bukti_dukung"], nilai, langkah=kata_langkah(langkah))], kunci)


def area(k: Konteks, kunci: str, kode: str | None = None) -> None:
    """To which area and sub-area rows belong: all those without an area, or the one of `kode`."""
    from monev import mutu

    semua = keadaan.ke_baris(mutu.langkah(k.db, k.p))
    dasar = [b for b in semua if (b["kode"] == kode if kode else b["area"] == "0")]
    dipilih = dasar
    if len(dasar) > 1:
        dipilih = st.multiselect(
            "Langkah",
            dasar,
            dasar,
            format_func=lambda b: f"{b['kode']} {potong(b['langkah_aksi'])}",
            key=f"langkah_{kunci}",
        )
    usulan = mutu.letak_usulan((b["area"], b["nama_area"]) for b in semua)
    ke = st.selectbox(
        "Areanya",
        [*usulan, _LAIN],
        index=None,
        placeholder="Pilih area",
        format_func=lambda a: f"{a[0]} {a[1]}".strip(),
        key=f"area_{kunci}",
    )
    nilai = "\n".join(ke) if ke else ""
    if ke == _LAIN:
        nomor = st.text_input("Nomor area", placeholder="misalnya VIII", max_chars=8, key=f"nomor_{kunci}")
        nama = st.text_input("Nama area", max_chars=200, key=f"nama_{kunci}")
        nilai = f"{nomor}\n{nama}"
    sub_area = _sub_area(mutu.sub_area_usulan(semua, ke[0]), kunci) if ke else ""
    if sub_area is None:
        nilai = ""
    elif sub_area:
        nilai += f"\n{sub_area}"
    _tombol(k, [ButirPilihan("area", "", nilai, langkah=kata_langkah(b)) for b in dipilih], kunci)


def _sub_area(ada: list[tuple[str, str]], kunci: str) -> str | None:
    """Mark and name of the sub-area on two lines; "" for none; None while an area that has some waits for a choice."""
    ke = st.selectbox(
        "Sub-areanya",
        [_TANPA_SUB, *ada, _SUB_LAIN],
        index=None if ada else 0,
        placeholder="Pilih sub-area",
        format_func=lambda a: f"{a[0]} {a[1]}".strip(),
        key=f"sub_area_{kunci}_{len(ada)}",
    )
    if ke == _SUB_LAIN:
        nomor = st.text_input("Nomor sub-area", placeholder="misalnya a", max_chars=8, key=f"nomor_sub_{kunci}")
        nama = st.text_input("Nama sub-area", max_chars=200, key=f"nama_sub_{kunci}")
        return f"{nomor}\n{nama}"
    if ke is None:
        return None
    return "" if ke == _TANPA_SUB else "\n".join(ke)


def _tombol(k: Konteks, butir: list[ButirPilihan], kunci: str) -> None:
    st.button(
        "Simpan jawaban",
        type="primary",
        key=f"jawab_{kunci}",
        disabled=not butir or not butir[0].nilai.strip(),
        on_click=pesan.simpan,
        args=(k, butir, kunci),
    )
