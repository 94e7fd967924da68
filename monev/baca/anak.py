"""Opening a workbook in a child process that can be killed, so that no file can stop or fill the server.

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
from monev.galat import BerkasDitolak

_AKAR = str(Path(__file__).resolve().parents[2])
_SERENTAK = 4

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

    def minta(self, data: bytes, detik: float) -> tuple[bytes, bool]:
        """The answer's body (empty if the process died), and whether it was killed for taking too long."""
        lewat = threading.Event()

        def hentikan() -> None:
            lewat.set()
            self.proses.kill()

        jam = threading.Timer(detik, hentikan)
        jam.start()
        try:
            self.proses.stdin.write(len(data).to_bytes(8, "big") + data)
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
    """A workbook as plain data (`pekerja.baca`); raises BerkasDitolak if it is broken, too large or takes too long."""
    with _giliran:
        pekerja = _ambil()
        layak = False
        try:
            badan, lewat = pekerja.minta(data, detik)
            jawab = _periksa_jawaban(badan, lewat, detik)
            layak = not jawab["pensiun"]
        finally:
            if layak:
                with _kunci:
                    _siaga.append(pekerja)
            else:
                pekerja.tutup()
    _tolak_galat(jawab)
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


def _periksa_jawaban(badan: bytes, lewat: bool, detik: float) -> dict[str, Any]:
    if lewat:
        raise BerkasDitolak(
            f"Berkas ini terlalu rumit: belum selesai dibaca dalam {detik:.0f} detik, jadi pembacaannya dihentikan.",
            "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu.",
        )
    if not badan:
        raise BerkasDitolak(
            "Berkas ini tidak dapat dibuka: pembacanya berhenti di tengah jalan.",
            "Buka di Excel dan simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
        )
    return json.loads(badan)


def _tolak_galat(jawab: dict[str, Any]) -> None:
    galat = jawab.get("galat")
    if galat is None:
        return
    _catat.info("workbook ditolak: %s %s", galat, jawab["sebab"])
    if galat == "terlalu_besar":
        raise BerkasDitolak(
            jawab["sebab"], "Hapus baris dan lembar yang bukan rencana aksi, atau salin tabelnya ke workbook baru."
        )
    if galat == "memori":
        raise BerkasDitolak(
            "Berkas ini membutuhkan terlalu banyak memori untuk dibuka.",
            "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu.",
        )
    raise BerkasDitolak(
        "Berkas ini rusak atau bukan workbook Excel yang lengkap, sehingga tidak dapat dibuka.",
        "Buka di Excel dan simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
    )


@atexit.register
def _tutup_semua() -> None:
    with _kunci:
        while _siaga:
            _siaga.pop().tutup()
