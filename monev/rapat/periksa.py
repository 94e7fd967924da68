"""Is what was typed in a meeting fit to be kept? One sentence per field where it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from monev import isian, jam
from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan
from monev.isian import Pemeriksa, SalahIsian
from monev.keadaan import ke_baris
from monev.rapat.baca import STATUS_TINDAK_LANJUT, Rapat
from monev.unggah.pada import sasaran
from monev.unggah.terbaru import satu_langkah, terbaru, tidak_ada

TAHUN_TERJAUH = 5
"""A follow-up that is due more years from now than this has a mistyped year."""


def rapikan_rapat(nilai: Mapping[str, Any], tahun: int) -> dict[str, str]:
    """Fields of a meeting as stored (without posisi). Raises IsianDitolak, ValueError for an unknown field."""
    pemeriksa: dict[str, Callable[[Any], str]] = {
        "judul": lambda isi: isian.sebaris(
            isi, "Judul rapat", panjang=isian.PANJANG_JUDUL, wajib="Judul rapat belum diisi."
        ),
        "tanggal": lambda isi: _tanggal_rapat(isi, tahun),
        "tempat": lambda isi: isian.sebaris(isi, "Tempat"),
        "pemimpin": lambda isi: isian.sebaris(isi, "Pemimpin rapat"),
        "notulis": lambda isi: isian.sebaris(isi, "Notulis"),
    }
    return _rapikan({k: v for k, v in nilai.items() if k != "posisi"}, pemeriksa)


def rapikan_peserta(peserta: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """People as stored, each once. Raises IsianDitolak (field "nama") naming the line."""
    periksa = Pemeriksa()
    hasil: dict[tuple[str, str], dict[str, str]] = {}
    for ke, (nama, jabatan) in enumerate(peserta, start=1):
        letak = f" peserta ke-{ke}" if len(peserta) > 1 else ""
        satu = {"nama": "", "jabatan": ""}
        with periksa("nama"):
            satu["nama"] = isian.sebaris(nama, f"Nama{letak}", wajib=f"Nama{letak} belum diisi.")
        with periksa("jabatan"):
            satu["jabatan"] = isian.sebaris(jabatan, f"Jabatan{letak}")
        hasil.setdefault((satu["nama"].casefold(), satu["jabatan"].casefold()), satu)
    periksa.selesai()
    return list(hasil.values())


def periksa_catatan(nilai: Mapping[str, str]) -> dict[str, str]:
    """A note as stored: kendala, solusi, at least one of them. Raises IsianDitolak."""
    rapi = _rapikan(
        nilai,
        {
            "kendala": lambda isi: isian.uraian(isi, "Kendala"),
            "solusi": lambda isi: isian.uraian(isi, "Solusi"),
        },
    )
    periksa = Pemeriksa()
    with periksa("kendala"):
        if not any(rapi.values()):
            raise SalahIsian("Catatan masih kosong. Tulis kendalanya, solusinya, atau keduanya.")
    periksa.selesai()
    return rapi


def periksa_tindak_lanjut(
    nilai: Mapping[str, Any], *, paling_awal: date | None, kini: Mapping[str, Any] | None = None
) -> dict[str, str]:
    """Fields of a follow-up as stored. `paling_awal`: the day of its meeting, before which it cannot be due (today
    where that is still to come; None where the day is not changed). `kini`: what is stored. Raises IsianDitolak."""
    pemeriksa: dict[str, Callable[[Any], str]] = {
        "uraian": lambda isi: isian.uraian(isi, "Tindak lanjut", wajib="Tulis apa yang harus dilakukan."),
        "pic": lambda isi: isian.sebaris(isi, "PIC", wajib="PIC belum diisi: siapa yang mengerjakannya?"),
        "batas": lambda isi: _batas(isi, paling_awal),
        "status": _status,
        "keterangan": lambda isi: isian.uraian(isi, "Keterangan"),
    }
    rapi = _rapikan(nilai, pemeriksa)
    jadi = {"status": "terbuka", "keterangan": "", **(kini or {}), **rapi}
    periksa = Pemeriksa()
    with periksa("keterangan"):
        if jadi["status"] == "batal" and not jadi["keterangan"]:
            raise SalahIsian("Tindak lanjut yang dibatalkan perlu alasan. Tulis alasannya di Keterangan.")
    periksa.selesai()
    return rapi


def periksa_tempat(
    db: Basisdata, rapat: Rapat, area: str | None, kode: str | None, tenggat: str | None
) -> dict[str, str | None]:
    """The area and kode something was said of; the area of a kode is the plan's own. Raises TidakDitemukan."""
    if area is None and kode is None:
        return {"area": None, "kode": None}
    kini = terbaru(db, rapat.satker, rapat.tahun)
    if kode is not None:
        langkah = satu_langkah(db, kini.unggahan_id, kode)
        if langkah is None or not sasaran(langkah, tenggat, None):
            raise tidak_ada(db, kini, kode, tenggat)
        return {"area": langkah["area"], "kode": kode}
    if not ke_baris(db.tanya("rapat/area", unggahan_id=kini.unggahan_id, kode=None, area=area)):
        raise TidakDitemukan(
            f"Area “{area}” tidak ada di rencana ini.", "Muat ulang halaman, lalu pilih area dari daftar."
        )
    return {"area": area, "kode": None}


def _rapikan(nilai: Mapping[str, Any], pemeriksa: Mapping[str, Callable[[Any], str]]) -> dict[str, str]:
    asing = set(nilai) - set(pemeriksa)
    if asing:
        raise ValueError(f"tidak ada isian {sorted(asing)}; yang ada: {list(pemeriksa)}")
    periksa = Pemeriksa()
    hasil: dict[str, str] = {}
    for kolom, mentah in nilai.items():
        with periksa(kolom):
            hasil[kolom] = pemeriksa[kolom](mentah)
    periksa.selesai()
    return hasil


def _tanggal_rapat(isi: date | str | None, tahun: int) -> str:
    hari = isian.tanggal(isi, "Tanggal rapat", wajib="Tanggal rapat belum diisi.")
    if abs(hari.year - tahun) > 1:
        raise SalahIsian(
            f"Tanggal rapat ada di tahun {hari.year}, jauh dari tahun rencana ({tahun}). Periksa tahunnya."
        )
    return hari.isoformat()


def _batas(isi: date | str | None, paling_awal: date | None) -> str:
    hari = isian.tanggal(isi, "Batas waktu", wajib="Batas waktu belum diisi: kapan harus selesai?")
    if paling_awal is not None:
        awal = min(paling_awal, jam.hari_ini())
        isian.tidak_sebelum(hari, awal, "Batas waktu", "hari ini" if awal == jam.hari_ini() else "tanggal rapat")
    if hari.year - jam.hari_ini().year > TAHUN_TERJAUH:
        raise SalahIsian(f"Batas waktu ada di tahun {hari.year}. Periksa tahunnya.")
    return hari.isoformat()


def _status(isi: str) -> str:
    if isi not in STATUS_TINDAK_LANJUT:
        pilihan = ", ".join(STATUS_TINDAK_LANJUT.values())
        raise SalahIsian(f"Status “{isi}” tidak dikenal. Pilih salah satu: {pilihan}.")
    return isi
