"""Choices of how cells are read, kept per satker in the journal: stored, withdrawn, found again for its next file.

A choice never touches a stored version: it holds for what is read after it (DESIGN §6). Another entry withdraws it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from monev.baca.judul import PILIHAN_ARTI
from monev.baca.pilihan import TANPA_ARTI, YA, ButirPilihan, PilihanBaca, baku, dokumen, susun_pilihan
from monev.baca.waktu import YANG_DITERIMA, baca_waktu
from monev.basisdata import Basisdata
from monev.isian import PANJANG_JUDUL, PANJANG_NAMA, PANJANG_URAIAN, Pemeriksa, SalahIsian, sebaris, uraian
from monev.jurnal import Entri
from monev.keadaan import ke_baris
from monev.satker import nama_baku

TANDA_AREA_MAKS = 8


@dataclass(frozen=True, slots=True)
class PilihanTersimpan:
    """A choice as it stands: by which journal entry, when and by whom; `dicabut`: it no longer holds."""

    butir: ButirPilihan
    entri: int
    waktu: datetime
    pelaku: str
    dicabut: bool


def daftar_pilihan(db: Basisdata, satker: str) -> tuple[PilihanTersimpan, ...]:
    """Every choice of a satker, the withdrawn ones too, oldest first."""
    milik = nama_baku(satker)
    return tuple(_tersimpan(b) for b in ke_baris(db.tanya("unggah/pilihan")) if nama_baku(b["satker"]) == milik)


def pilihan_satker(db: Basisdata, satker: str, tahun: int | None) -> PilihanBaca:
    """The choices that hold when a file of this satker is read, for its plan of `tahun` (None: not known yet)."""
    return susun_pilihan((p.butir for p in daftar_pilihan(db, satker) if not p.dicabut), tahun)


def simpan_pilihan(
    db: Basisdata, satker: str, butir: Iterable[ButirPilihan], *, pelaku: str, tahun: int
) -> Entri | None:
    """Keep choices for a satker, one journal entry for all; None where every one of them stands already.

    `tahun` is the plan they were made on: words of a time are tried on it. Raises IsianDitolak with a sentence for
    what cannot be read so; then nothing is stored.
    """
    periksa = Pemeriksa()
    rapi = []
    for satu in butir:
        with periksa(satu.hal):
            rapi.append(_rapikan(satu, tahun))
    periksa.selesai()
    db.ikuti()
    ada = {_kunci(p.butir): p.butir.nilai for p in daftar_pilihan(db, satker) if not p.dicabut}
    return _catat(db, satker, [satu for satu in rapi if ada.get(_kunci(satu)) != satu.nilai], pelaku)


def cabut_pilihan(db: Basisdata, satker: str, butir: Iterable[ButirPilihan], *, pelaku: str) -> Entri | None:
    """Withdraw choices of a satker: what is read after this is read as if they had never been made. None where none of
    them holds."""
    db.ikuti()
    berlaku = {_kunci(p.butir): p.butir for p in daftar_pilihan(db, satker) if not p.dicabut}
    return _catat(db, satker, [berlaku[k] for satu in butir if (k := _kunci(satu)) in berlaku], pelaku, cabut=True)


def _catat(db: Basisdata, satker: str, butir: list[ButirPilihan], pelaku: str, *, cabut: bool = False) -> Entri | None:
    if not butir:
        return None
    isi = {"pilihan": [_ke_isi(satu, None if cabut else satu.nilai) for satu in butir]}
    entri = db.jurnal.tambah(jenis="pilihan", pelaku=pelaku, satker=satker, tahun=None, isi=isi)
    db.ikuti()
    return entri


def _ke_isi(satu: ButirPilihan, nilai: str | None) -> dict[str, Any]:
    return {
        "hal": satu.hal,
        "kunci": satu.kunci,
        "langkah": satu.langkah,
        "untuk_tahun": satu.tahun,
        "nilai": nilai,
    }


def _tersimpan(b: dict[str, Any]) -> PilihanTersimpan:
    butir = ButirPilihan(b["hal"], b["kunci"], b["nilai"] or "", b["langkah"], b["untuk_tahun"])
    return PilihanTersimpan(butir, b["entri"], b["waktu"], b["pelaku"], b["nilai"] is None)


def _kunci(satu: ButirPilihan) -> tuple[str, str, str, int | None]:
    return satu.hal, baku(satu.kunci), satu.langkah, satu.tahun


def _rapikan(satu: ButirPilihan, tahun: int) -> ButirPilihan:
    """The choice with its cell and value in the one form they are kept in. Raises SalahIsian."""
    return replace(satu, kunci=baku(satu.kunci), nilai=_PERIKSA[satu.hal](satu, tahun))


def _judul(satu: ButirPilihan, _: int) -> str:
    if not baku(satu.kunci):
        raise SalahIsian("Kolom tanpa judul tidak dapat dipilih. Beri dahulu judul di berkasnya.")
    if satu.nilai not in (*PILIHAN_ARTI, TANPA_ARTI):
        raise SalahIsian(f"Arti kolom “{satu.nilai}” tidak dikenal. Pilih salah satu dari daftar.")
    return satu.nilai


def _area(satu: ButirPilihan, _: int) -> str:
    tanda, nama, sub_area, nama_sub, *_ = [*satu.nilai.split("\n"), "", "", "", ""]
    tanda = sebaris(tanda, "Nomor area", panjang=TANDA_AREA_MAKS, wajib="Isi nomor areanya, misalnya V.").strip(". ")
    nama = sebaris(nama, "Nama area", panjang=PANJANG_NAMA, wajib="Isi nama areanya.")
    if not tanda or "." in tanda or " " in tanda:
        raise SalahIsian(f"Nomor area “{tanda}” tidak dapat dipakai. Isi satu nomor saja, misalnya V.")
    if not sub_area.strip() and not nama_sub.strip():
        return f"{tanda}\n{nama}"
    sub_area = sebaris(
        sub_area, "Nomor sub-area", panjang=TANDA_AREA_MAKS, wajib="Isi nomor sub-areanya, misalnya a."
    ).strip(". ")
    if not sub_area or " " in sub_area:
        raise SalahIsian(f"Nomor sub-area “{sub_area}” tidak dapat dipakai. Isi nomornya saja, misalnya a.")
    nama_sub = sebaris(nama_sub, "Nama sub-area", panjang=PANJANG_NAMA, wajib="Isi nama sub-areanya.")
    return f"{tanda}\n{nama}\n{sub_area}\n{nama_sub}"


def _waktu(satu: ButirPilihan, tahun: int) -> str:
    if not baku(satu.kunci) and not (satu.langkah and satu.tahun):
        raise SalahIsian("Sel kosong hanya dapat dijawab untuk langkahnya sendiri, pada tahun rencananya.")
    nilai = sebaris(satu.nilai, "Waktu", panjang=PANJANG_JUDUL, wajib="Pilih bulannya, atau tulis waktunya.")
    waktu = baca_waktu(nilai, tahun)
    if not waktu.tenggat:
        raise SalahIsian(f"“{nilai}” tidak terbaca sebagai waktu. {YANG_DITERIMA}")
    if waktu.peringatan:
        raise SalahIsian(f"“{nilai}” masih meragukan: {waktu.peringatan[0]}")
    return nilai


def _bukti(satu: ButirPilihan, _: int) -> str:
    if not baku(satu.kunci):
        raise SalahIsian("Sel bukti yang kosong tidak dapat dipecah. Isi dahulu selnya di berkas.")
    nilai = uraian(satu.nilai, "Daftar bukti", panjang=PANJANG_URAIAN, wajib="Tulis buktinya, satu per baris.")
    return "\n".join(b.nama for b in dokumen(nilai))


def _benar(_satu: ButirPilihan, _: int) -> str:
    return YA


_PERIKSA = {"judul": _judul, "area": _area, "waktu": _waktu, "bukti": _bukti, "benar": _benar}
