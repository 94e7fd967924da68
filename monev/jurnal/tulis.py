"""Writing that survives a power cut, and a lock between threads and processes: what a folder journal stands on."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monev.galat import GalatMonev

AKHIRAN_SEMENTARA = ".tmp"


def tulis_tahan(tujuan: Path, data: bytes) -> None:
    """Put `data` at `tujuan` whole or not at all, and return only once it would survive a power cut.

    Temporary file in the same folder, fsync, rename, fsync of the folder. Where a step fails, nothing is left under
    the name `tujuan` and OSError is raised. The caller holds the lock, so one fixed temporary name is enough.
    """
    sementara = tujuan.with_name(tujuan.name + AKHIRAN_SEMENTARA)
    try:
        with sementara.open("wb") as berkas:
            berkas.write(data)
            berkas.flush()
            _fsync(berkas.fileno())
        sementara.replace(tujuan)
    except OSError:
        sementara.unlink(missing_ok=True)
        raise
    try:
        fsync_folder(tujuan.parent)
    except OSError:
        tujuan.unlink(missing_ok=True)
        raise


def buat_folder(folder: Path) -> None:
    """Make `folder` and the folders above it that are missing, each durable in the one above. Raises OSError."""
    if folder.is_dir():
        return
    buat_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    fsync_folder(folder.parent)


def fsync_folder(folder: Path) -> None:
    """Make the names in `folder` durable: a rename is only kept once its folder is. Raises OSError."""
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        _fsync(pegangan)
    finally:
        os.close(pegangan)


def bersihkan_sementara(folder: Path) -> None:
    """Remove what a writer that was killed left half written. The caller holds the lock. Raises OSError."""
    for sisa in folder.glob(f"*{AKHIRAN_SEMENTARA}"):
        if sisa.is_file():
            sisa.unlink()


@contextmanager
def kunci(berkas: Path, *, tunggu: float = 30.0) -> Iterator[None]:
    """Hold `berkas` exclusively, against other threads and other processes, for the length of a `with` block.

    flock is released by the system when its holder dies, so a killed writer never blocks the next. Each call opens
    the file anew: that is what makes two threads of one process exclude each other. Raises GalatMonev after `tunggu`
    seconds, OSError where the file cannot be made.
    """
    pegangan = os.open(berkas, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        batas = time.monotonic() + tunggu
        while not _coba_kunci(pegangan):
            if time.monotonic() > batas:
                raise GalatMonev(
                    f"Jurnal di {berkas.parent} sedang ditulis oleh proses lain sejak {tunggu:.0f} detik.",
                    "Tunggu sebentar lalu ulangi. Belum ada yang tersimpan.",
                    judul="Jurnal sedang dipakai",
                )
            time.sleep(0.01)
        try:
            yield
        finally:
            # Said outright: a child process forked meanwhile shares the handle, and closing alone would not release.
            fcntl.flock(pegangan, fcntl.LOCK_UN)
    finally:
        os.close(pegangan)


def _coba_kunci(pegangan: int) -> bool:
    try:
        fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _fsync(pegangan: int) -> None:
    """macOS answers fsync before the drive has written; only F_FULLFSYNC waits for it."""
    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(pegangan, fcntl.F_FULLFSYNC)
    else:
        os.fsync(pegangan)
