"""What a person did on a screen of the meeting: each message of the browser becomes one act of the domain.

Every act is stored at once. The answer goes back to the browser: {"id", "baik"}, and where it was refused why, per
field (`isian`), as a whole (`judul`, `galat`, `saran`), or with both values where two people met (`bentrok`).
"""

from __future__ import annotations

import base64
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from monev import rapat
from monev.basisdata import Basisdata
from monev.galat import GalatMonev
from monev.isian import IsianDitolak
from monev.rapat import CatatanBentrok, Rapat
from monev.ui.pemilih import PELAKU_LOKAL
from monev.ui.rapat import dokumen
from monev.ui.rapat.isi_area import status_bukti
from monev.unggah.sunting_periksa import sebut_nilai
from monev.unggah.suntingan import Sasaran, SuntinganBentrok, Tersunting, batalkan_perubahan, sunting

Isi = Mapping[str, Any]
Jawaban = dict[str, Any]
_TERINGAT = 256


@dataclass(frozen=True, slots=True)
class Meja:
    """Where an act takes place: the store, the meeting, and who acts."""

    db: Basisdata
    r: Rapat
    pelaku: str = PELAKU_LOKAL


class Jawab:
    """The answers given last, by the id of their message: what a browser sends again after its line broke is done
    once. One for the whole process: the browser may come back as another visit."""

    def __init__(self) -> None:
        self._isi: OrderedDict[str, Jawaban] = OrderedDict()
        self._kunci = Lock()

    def sekali(self, meja: Meja, pesan: Isi) -> Jawaban:
        """Do what a message asks, unless it was done already; its answer."""
        nomor = str(pesan.get("id", ""))
        with self._kunci:
            if nomor in self._isi:
                return self._isi[nomor]
        hasil = {"id": nomor, **kerjakan(meja, pesan)}
        with self._kunci:
            if "berkas" not in hasil:
                self._isi[nomor] = hasil
            while len(self._isi) > _TERINGAT:
                self._isi.popitem(last=False)
        return hasil


def kerjakan(meja: Meja, pesan: Isi) -> Jawaban:
    """Do what a message asks; a refusal is an answer too, never an exception of the project's own family."""
    kerja = _KERJA.get(pesan.get("aksi"))
    if kerja is None:
        raise ValueError(f"tidak ada tindakan {pesan.get('aksi')!r}")
    try:
        return {"baik": True, **(kerja(meja, pesan) or {})}
    except GalatMonev as galat:
        return {"baik": False, "judul": galat.judul, "galat": galat.pesan, "saran": galat.saran, **_rincian(galat)}


def _rincian(galat: GalatMonev) -> Jawaban:
    if isinstance(galat, IsianDitolak):
        return {"isian": galat.isian}
    if isinstance(galat, SuntinganBentrok):
        return {"bentrok": [_bentrok(b.kolom, b.tersimpan, b.isian) for b in galat.bentrokan]}
    if isinstance(galat, CatatanBentrok):
        return {"bentrok": [_bentrok(k, ada, ingin) for k, (ada, ingin) in galat.kolom.items() if k]}
    return {}


def _bentrok(kolom: str, tersimpan: Any, isian: Any) -> Jawaban:
    kata = {"tersimpan": sebut_nilai(kolom, tersimpan), "isian": sebut_nilai(kolom, isian)}
    return {"kolom": kolom, "nilai": tersimpan, **kata}


def _bukti(meja: Meja, isi: Isi) -> Jawaban:
    dilihat = dict(isi["dilihat"])
    nilai = {"status": status_bukti(bool(isi["nilai"]), dilihat["status"])}
    di = Sasaran(isi["kode"], isi["tenggat"], isi["bukti"])
    return _tersunting(sunting(*_rencana(meja), di, nilai, **_siapa(meja), dilihat=dilihat, rapat=meja.r.nomor))


def _laporan(meja: Meja, isi: Isi) -> Jawaban:
    di = Sasaran(isi["kode"], isi["tenggat"])
    return _tersunting(
        sunting(
            *_rencana(meja),
            di,
            isi["isian"],
            **_siapa(meja),
            dilihat=isi["dilihat"],
            rapat=meja.r.nomor,
        )
    )


def _tersunting(hasil: Tersunting) -> Jawaban:
    return {"pesan": " ".join(hasil.keterangan)} if hasil.keterangan else {}


def _catatan(meja: Meja, isi: Isi) -> None:
    letak = {k: isi[k] for k in ("area", "kode", "tenggat")}
    rapat.catat_kendala(meja.db, meja.r, **isi["isian"], **letak, **_siapa(meja))


def _ubah_catatan(meja: Meja, isi: Isi) -> None:
    rapat.ubah_catatan(meja.db, meja.r, isi["nomor"], isi["isian"], dilihat=isi["dilihat"], **_siapa(meja))


def _putuskan(meja: Meja, isi: Isi) -> None:
    rapat.putuskan(meja.db, meja.r, **isi["isian"], area=isi["area"], kode=isi["kode"], **_siapa(meja))


def _lanjut(meja: Meja, isi: Isi) -> None:
    nilai = isi["isian"] if "isian" in isi else isi["nilai"]
    rapat.ubah_tindak_lanjut(*_rencana(meja), isi["nomor"], nilai, rapat=meja.r, dilihat=isi["dilihat"], **_siapa(meja))


def _hadir(meja: Meja, isi: Isi) -> None:
    rapat.hadirkan(meja.db, meja.r, peserta(isi["isian"]["nama"]), **_siapa(meja))


def _ubah_hadir(meja: Meja, isi: Isi) -> None:
    nama, jabatan = (isi["isian"][k] for k in ("nama", "jabatan"))
    rapat.ubah_hadir(meja.db, meja.r, isi["nomor"], nama, jabatan, dilihat=isi["dilihat"], **_siapa(meja))


def _hapus(meja: Meja, isi: Isi) -> None:
    rapat.hapus(meja.db, meja.r, isi["benda"], isi["nomor"], **_siapa(meja))


def _rapat(meja: Meja, isi: Isi) -> None:
    from monev import isian

    nilai = dict(isi["isian"])
    periksa = isian.Pemeriksa()
    with periksa("posisi"):
        nilai["posisi"] = isian.tanggal(nilai["posisi"], "Posisi", wajib="Posisi belum diisi.")
    periksa.selesai()
    rapat.ubah_rapat(meja.db, meja.r, nilai, dilihat=isi["dilihat"], **_siapa(meja))


def _urungkan(meja: Meja, isi: Isi) -> Jawaban:
    kerja = batalkan_perubahan if isi["asal"] == "suntingan" else rapat.urungkan
    kerja(*_rencana(meja), isi["entri"], **_siapa(meja))
    return {"pesan": "Sudah diurungkan."}


def _tutup(meja: Meja, isi: Isi) -> Jawaban:
    rapat.tutup(meja.db, meja.r, **_siapa(meja))
    return {"pesan": "Rapat ditutup."}


def _lanjutkan(meja: Meja, isi: Isi) -> Jawaban:
    rapat.lanjutkan(meja.db, meja.r, **_siapa(meja))
    return {"pesan": "Rapat dilanjutkan."}


def _dokumen(meja: Meja, isi: Isi) -> Jawaban:
    berkas = dokumen.buat(meja.db, meja.r, isi["kode"], isi["bentuk"])
    isi_berkas = base64.b64encode(berkas.isi).decode()
    return {"berkas": {"nama": berkas.nama, "mime": berkas.mime, "isi": isi_berkas}, "pesan": f"{berkas.nama} siap."}


_KERJA: dict[str, Callable[[Meja, Isi], Jawaban | None]] = {
    "bukti": _bukti,
    "laporan": _laporan,
    "catatan": _catatan,
    "ubah_catatan": _ubah_catatan,
    "putuskan": _putuskan,
    "lanjut": _lanjut,
    "hadir": _hadir,
    "ubah_hadir": _ubah_hadir,
    "hapus": _hapus,
    "rapat": _rapat,
    "urungkan": _urungkan,
    "tutup": _tutup,
    "lanjutkan": _lanjutkan,
    "dokumen": _dokumen,
}


def peserta(teks: str) -> list[tuple[str, str]]:
    """People as typed or pasted, a line each: name, then position after a tab (as Excel copies) or a semicolon. Never
    after a comma: degrees stand behind one."""
    hasil = []
    for baris in teks.splitlines():
        if baris.strip():
            nama, _, jabatan = baris.replace("\t", ";", 1).partition(";")
            hasil.append((nama, jabatan))
    return hasil or [("", "")]


def _rencana(meja: Meja) -> tuple[Basisdata, str, int]:
    return meja.db, meja.r.satker, meja.r.tahun


def _siapa(meja: Meja) -> dict[str, str]:
    return {"pelaku": meja.pelaku}
