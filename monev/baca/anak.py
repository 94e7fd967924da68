"""Opening a file in a child process that can be killed, so that no file can stop or fill the server.

A worker that answered well is kept for the next file: only the first reading pays for its start. `siapkan` starts
one ahead of time.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from monev.baca import batas
from monev.baca.berkas import HAPUS_SANDI
from monev.galat import BerkasDitolak

_AKAR = str(Path(__file__).resolve().parents[2])
_SERENTAK = 4
_JENIS = 4
"""Bytes of the kind of file at the head of each request."""

# Kind of file → what it is called, and how it is saved anew.
_SEBUTAN: dict[str, tuple[str, str]] = {
    "xlsx": (
        "workbook Excel",
        "Buka di Excel dan simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
    ),
    "xls": (
        "workbook Excel lama (.xls)",
        "Buka di Excel dan simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
    ),
    "ods": (
        "workbook LibreOffice (.ods)",
        "Buka di LibreOffice dan simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
    ),
    "docx": (
        "dokumen Word",
        "Buka di Word dan simpan ulang sebagai Dokumen Word (.docx), atau salin tabelnya ke workbook Excel.",
    ),
    "pdf": ("PDF", "Minta berkas aslinya (Word atau Excel), atau cetak ulang ke PDF dari program asalnya."),
}
# What a sound file may be that can't be read: code of `tolak.TidakTerbaca` → sentence and next step.
_TIDAK_TERBACA: dict[str, tuple[str, str]] = {
    "kata_sandi": ("Berkas ini dilindungi kata sandi, sehingga isinya tidak dapat dibaca.", HAPUS_SANDI),
    "pindaian": (
        "PDF ini hasil pindaian: halamannya gambar, tanpa teks yang dapat dibaca.",
        "Minta berkas Word atau Excel aslinya. Bila tidak ada, buka PDF itu di Word (Word mengenali hurufnya), periksa "
        "tabelnya, simpan sebagai .docx, lalu unggah.",
    ),
    "tanpa_tabel": (
        "Di PDF ini tidak ditemukan tabel bergaris.",
        "Buka PDF itu di Word, periksa tabelnya, simpan sebagai .docx, lalu unggah; atau minta berkas aslinya.",
    ),
}
_HANYA_TABEL = {
    "docx": "Salin tabel rencana aksinya saja ke dokumen baru, lalu unggah yang itu.",
    "pdf": "Simpan hanya halaman tabel rencana aksinya sebagai PDF tersendiri, lalu ulangi.",
}
_HANYA_LEMBAR = "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu."

_catat = logging.getLogger(__name__)
_siaga: list[_Pekerja] = []
_kunci = threading.Lock()
_giliran = threading.BoundedSemaphore(_SERENTAK)


class _Pekerja:
    """One child process and the two pipes to it."""

    def __init__(self) -> None:
        lingkungan = {**os.environ, "PYTHONPATH": _AKAR, "PYTHONDONTWRITEBYTECODE": "1"}
        self.proses = subprocess.Popen(
            [sys.executable, "-m", "monev.baca.pekerja"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_AKAR,
            env=lingkungan,
        )

    def hidup(self) -> bool:
        return self.proses.poll() is None

    def minta(self, data: bytes, jenis: str, detik: float) -> tuple[bytes, bool]:
        """The answer's body (empty if the process died), and whether it was killed for taking too long."""
        lewat = threading.Event()

        def hentikan() -> None:
            lewat.set()
            self.proses.kill()

        jam = threading.Timer(detik, hentikan)
        jam.start()
        try:
            self.proses.stdin.write(jenis.ljust(_JENIS).encode() + len(data).to_bytes(8, "big") + data)
            self.proses.stdin.flush()
            kepala = self.proses.stdout.read(8)
            badan = self.proses.stdout.read(int.from_bytes(kepala, "big")) if len(kepala) == 8 else b""
        except BrokenPipeError:
            badan = b""
        finally:
            jam.cancel()
        return badan, lewat.is_set()

    def tutup(self) -> None:
        """End the process and let go of its pipes."""
        self.proses.kill()
        for pipa in (self.proses.stdin, self.proses.stdout):
            try:
                pipa.close()
            except BrokenPipeError:
                _catat.debug("sisa data untuk pekerja yang sudah berhenti dibuang")
        self.proses.wait()


def siapkan() -> None:
    """Start a worker ahead of the first reading; cheap to call again."""
    with _kunci:
        if not _siaga:
            _siaga.append(_Pekerja())


def buka_workbook(data: bytes, detik: float = batas.WAKTU_MAKS) -> dict[str, Any]:
    """An .xlsx as plain data (`pekerja.baca`); raises BerkasDitolak if it is broken, too large or takes too long."""
    return buka(data, "xlsx", detik)


def buka(data: bytes, jenis: str, detik: float = batas.WAKTU_MAKS) -> dict[str, Any]:
    """A file of this kind (as `berkas.Berkas.jenis` names it) as plain data; raises BerkasDitolak."""
    with _giliran:
        pekerja = _ambil()
        layak = False
        try:
            badan, lewat = pekerja.minta(data, jenis, detik)
            jawab = _periksa_jawaban(badan, lewat, jenis, detik)
            layak = not jawab["pensiun"]
        finally:
            if layak:
                with _kunci:
                    _siaga.append(pekerja)
            else:
                pekerja.tutup()
    _tolak_galat(jawab, jenis)
    return jawab


def _ambil() -> _Pekerja:
    """A worker that lives: one at rest, else a new one."""
    with _kunci:
        while _siaga:
            pekerja = _siaga.pop()
            if pekerja.hidup():
                return pekerja
            pekerja.tutup()
    return _Pekerja()


def _periksa_jawaban(badan: bytes, lewat: bool, jenis: str, detik: float) -> dict[str, Any]:
    if lewat:
        raise BerkasDitolak(
            f"Berkas ini terlalu rumit: belum selesai dibaca dalam {detik:.0f} detik, jadi pembacaannya dihentikan.",
            _HANYA_TABEL.get(jenis, _HANYA_LEMBAR),
        )
    if not badan:
        raise BerkasDitolak(
            "Berkas ini tidak dapat dibuka: pembacanya berhenti di tengah jalan.",
            _SEBUTAN[jenis][1],
        )
    return json.loads(badan)


def _tolak_galat(jawab: dict[str, Any], jenis: str) -> None:
    galat = jawab.get("galat")
    if galat is None:
        return
    _catat.info("%s ditolak: %s %s", jenis, galat, jawab["sebab"])
    if galat == "terlalu_besar":
        saran = "Hapus baris dan lembar yang bukan rencana aksi, atau salin tabelnya ke workbook baru."
        raise BerkasDitolak(jawab["sebab"], _HANYA_TABEL.get(jenis, saran))
    if galat in _TIDAK_TERBACA:
        raise BerkasDitolak(*_TIDAK_TERBACA[galat])
    if galat == "memori":
        raise BerkasDitolak(
            "Berkas ini membutuhkan terlalu banyak memori untuk dibuka.", _HANYA_TABEL.get(jenis, _HANYA_LEMBAR)
        )
    sebutan, saran = _SEBUTAN[jenis]
    raise BerkasDitolak(f"Berkas ini rusak atau bukan {sebutan} yang lengkap, sehingga tidak dapat dibuka.", saran)


@atexit.register
def _tutup_semua() -> None:
    with _kunci:
        while _siaga:
            _siaga.pop().tutup()
