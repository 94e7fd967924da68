"""Opening a file in a child process that can be killed, so that no file can stop or fill the server.

A worker that answered well is kept for the next file: only the first reading pays for its start. `prepare_worker`
starts one ahead of time.
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
from typing import IO, Any, cast

from monev.core.errors import FileRefused
from monev.reading.files import limits
from monev.reading.files.gate import REMOVE_PASSWORD

_ROOT = str(Path(__file__).resolve().parents[3])
_AT_ONCE = 4
_JENIS_LENGTH = 4
"""Bytes of the kind of file at the head of each request."""

# Kind of file → what it is called, and how it is saved anew.
_DISPLAY_NAMES: dict[str, tuple[str, str]] = {
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
# What a sound file may be that can't be read: code of `limits.Unreadable` → sentence and next step.
_UNREADABLE: dict[str, tuple[str, str]] = {
    "kata_sandi": ("Berkas ini dilindungi kata sandi, sehingga isinya tidak dapat dibaca.", REMOVE_PASSWORD),
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
_ONLY_TABLE = {
    "docx": "Salin tabel rencana aksinya saja ke dokumen baru, lalu unggah yang itu.",
    "pdf": "Simpan hanya halaman tabel rencana aksinya sebagai PDF tersendiri, lalu ulangi.",
}
_ONLY_SHEET = "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu."

_log = logging.getLogger(__name__)
_idle: list[_Worker] = []
_lock = threading.Lock()
_turns = threading.BoundedSemaphore(_AT_ONCE)


class _Worker:
    """One child process and the two pipes to it."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": _ROOT, "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "monev.reading.files.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=environment,
        )
        # Both are pipes, because both were asked for above.
        self.requests = cast(IO[bytes], self.process.stdin)
        self.answers = cast(IO[bytes], self.process.stdout)

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def request(self, data: bytes, jenis: str, seconds: float) -> tuple[bytes, bool]:
        """The answer's body (empty if the process died), and whether it was killed for taking too long."""
        passed = threading.Event()

        def stop() -> None:
            passed.set()
            self.process.kill()

        clock = threading.Timer(seconds, stop)
        clock.start()
        try:
            self.requests.write(jenis.ljust(_JENIS_LENGTH).encode() + len(data).to_bytes(8, "big") + data)
            self.requests.flush()
            header = self.answers.read(8)
            body = self.answers.read(int.from_bytes(header, "big")) if len(header) == 8 else b""
        except BrokenPipeError:
            body = b""
        finally:
            clock.cancel()
        return body, passed.is_set()

    def close(self) -> None:
        """End the process and let go of its pipes."""
        self.process.kill()
        for pipe in (self.requests, self.answers):
            try:
                pipe.close()
            except BrokenPipeError:
                _log.debug("unsent data for a worker that had ended was dropped")
        self.process.wait()


def prepare_worker() -> None:
    """Start a worker ahead of the first reading; cheap to call again."""
    with _lock:
        if not _idle:
            _idle.append(_Worker())


def open_xlsx(data: bytes, seconds: float = limits.MAX_SECONDS) -> dict[str, Any]:
    """An .xlsx as plain data (`xlsx_books.read`); raises FileRefused if it is broken, too large or takes too long."""
    return open_file(data, "xlsx", seconds)


def open_file(data: bytes, jenis: str, seconds: float = limits.MAX_SECONDS) -> dict[str, Any]:
    """A file of this kind (as `gate.AcceptedFile.jenis` names it) as plain data; raises FileRefused."""
    with _turns:
        worker = _take_worker()
        is_fit = False
        try:
            body, passed = worker.request(data, jenis, seconds)
            answer = _check_answer(body, passed, jenis, seconds)
            is_fit = not answer["pensiun"]
        finally:
            if is_fit:
                with _lock:
                    _idle.append(worker)
            else:
                worker.close()
    _refuse_errors(answer, jenis)
    return answer


def _take_worker() -> _Worker:
    """A worker that lives: one at rest, else a new one."""
    with _lock:
        while _idle:
            worker = _idle.pop()
            if worker.is_alive():
                return worker
            worker.close()
    return _Worker()


def _check_answer(body: bytes, passed: bool, jenis: str, seconds: float) -> dict[str, Any]:
    if passed:
        raise FileRefused(
            f"Berkas ini terlalu rumit: belum selesai dibaca dalam {seconds:.0f} detik, jadi pembacaannya dihentikan.",
            _ONLY_TABLE.get(jenis, _ONLY_SHEET),
        )
    if not body:
        raise FileRefused(
            "Berkas ini tidak dapat dibuka: pembacanya berhenti di tengah jalan.",
            _DISPLAY_NAMES[jenis][1],
        )
    return json.loads(body)


def _refuse_errors(answer: dict[str, Any], jenis: str) -> None:
    error = answer.get("galat")
    if error is None:
        return
    _log.info("%s ditolak: %s %s", jenis, error, answer["sebab"])
    if error == "terlalu_besar":
        advice = "Hapus baris dan lembar yang bukan rencana aksi, atau salin tabelnya ke workbook baru."
        raise FileRefused(answer["sebab"], _ONLY_TABLE.get(jenis, advice))
    if error in _UNREADABLE:
        raise FileRefused(*_UNREADABLE[error])
    if error == "memori":
        raise FileRefused(
            "Berkas ini membutuhkan terlalu banyak memori untuk dibuka.", _ONLY_TABLE.get(jenis, _ONLY_SHEET)
        )
    display_name, advice = _DISPLAY_NAMES[jenis]
    raise FileRefused(f"Berkas ini rusak atau bukan {display_name} yang lengkap, sehingga tidak dapat dibuka.", advice)


@atexit.register
def _close_all() -> None:
    with _lock:
        while _idle:
            _idle.pop().close()
