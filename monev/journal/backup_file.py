"""The file of a backup: a store with a SHA-256 of all of it at its end, or locked as a whole.

Locked: a first line, 16 bytes of salt, then pieces sealed by AES-256-GCM, each with its number and
whether it is the last: a foreign, missing or unlocked piece refuses all of it.
"""

import hashlib
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from monev.core.errors import FileRefused, read_setting

SETTING = "MONEV_CADANGAN_SANDI_BERKAS"
SHORTEST_PASSWORD = 12
"""Letters. Guessing at a file is a thousand times faster than guessing at sign-in."""
FIRST_LINE = b"Cadangan Monev ZI, terkunci, 1\n"
GUESS_COST = 2**16
"""Scrypt's n: 64 MB and a quarter of a second for each guess. Locked backups are opened by it."""
SALT = 16
PIECE = 1024 * 1024
SUM_LINE = b"\nMonev ZI, SHA-256\n"
_SEAL = 16


def add_sum(file: Path) -> None:
    """Write the SHA-256 of a whole file at its end, where SQLite reads nothing. Raises OSError."""
    with file.open("r+b") as opened:
        digest = hashlib.file_digest(opened, "sha256").digest()
        opened.seek(0, os.SEEK_END)
        opened.write(SUM_LINE + digest)


def check_sum(file: Path) -> None:
    """Raise FileRefused if a file is not as its sum says, OSError.

    Backups of before 2.0, and a store that is in use, have none.
    """
    with file.open("rb") as opened:
        end = max(0, opened.seek(0, os.SEEK_END) - len(SUM_LINE) - hashlib.sha256().digest_size)
        opened.seek(end)
        line, digest = opened.read(len(SUM_LINE)), opened.read()
        if line != SUM_LINE:
            return
        opened.seek(0)
        found = hashlib.sha256()
        while (left := end - opened.tell()) > 0:
            found.update(opened.read(min(PIECE, left)))
    if found.digest() != digest:
        raise FileRefused(
            f"Cadangan {file} berubah sejak dibuat. Tidak ada yang diubah.",
            "Pakai cadangan lain. Bila hanya ini yang ada: salin ke tempat jurnal, lalu jalankan "
            "jurnal lanjutkan, yang mengambil entri yang utuh.",
        )


def lock(source: Path, destination: Path, password: str) -> None:
    """Write a file locked with a password. Raises FileRefused for a short one, OSError."""
    if len(password) < SHORTEST_PASSWORD:
        told = (
            f"Kata sandi cadangan paling sedikit {SHORTEST_PASSWORD} huruf; yang diisi "
            f"{len(password)}."
        )
        raise FileRefused(
            told, "Pakai beberapa kata, dan simpan di tempat lain daripada cadangannya."
        )
    salt = os.urandom(SALT)
    cipher = _cipher(password, salt)
    with source.open("rb") as plain, destination.open("wb") as locked:
        locked.write(FIRST_LINE + salt)
        for number, piece, is_last in _pieces(plain, PIECE):
            locked.write(cipher.encrypt(_nonce(number, is_last), piece, FIRST_LINE))
        locked.flush()
        os.fsync(locked.fileno())


def unlock(source: Path, destination: Path, password: str) -> None:
    """Write what a locked file holds.

    Raises FileRefused if it is not whole or that is not its password, OSError.
    """
    if not password:
        told = f"Cadangan {source} dikunci dengan kata sandi."
        advice = f"Isi kata sandinya; untuk baris perintah, sebut berkasnya di {SETTING}."
        raise FileRefused(told, advice)
    with source.open("rb") as locked, destination.open("wb") as plain:
        locked.read(len(FIRST_LINE))
        cipher = _cipher(password, locked.read(SALT))
        try:
            for number, piece, is_last in _pieces(locked, PIECE + _SEAL):
                plain.write(cipher.decrypt(_nonce(number, is_last), piece, FIRST_LINE))
        except InvalidTag as error:
            raise FileRefused(
                f"Kata sandi itu bukan kata sandi cadangan {source}, atau berkasnya berubah sejak "
                "dibuat.",
                "Periksa kata sandinya, atau pakai cadangan lain. Tidak ada yang diubah.",
            ) from error


def _cipher(password: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=GUESS_COST, r=8, p=1).derive(password.encode()))


def _nonce(number: int, is_last: bool) -> bytes:
    return struct.pack(">IQ", is_last, number)


def _pieces(file: IO[bytes], size: int) -> Iterator[tuple[int, bytes, bool]]:
    number, piece = 0, file.read(size)
    while following := file.read(size):
        yield number, piece, False
        number, piece = number + 1, following
    yield number, piece, True


def is_locked(file: Path) -> bool:
    """True if a backup needs a password; False also for what cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(len(FIRST_LINE)) == FIRST_LINE
    except OSError:
        return False


def password_of_setting() -> str:
    """Read the password from the file that MONEV_CADANGAN_SANDI_BERKAS names; "" if it is not set.

    Raises BadSetting.
    """

    def read(file: str) -> str:
        return Path(file).expanduser().read_text(encoding="utf-8").strip()

    advice = "Periksa letak dan izin berkas itu."
    return read_setting(SETTING, read, "tidak dapat dibaca.", advice) or ""
