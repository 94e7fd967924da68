"""The file of a backup: a ZIP, locked with a password (AES-256) where one is given; any program for
ZIPs opens it."""

import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pyzipper

from monev.core.errors import FileRefused, read_setting

SETTING = "MONEV_CADANGAN_SANDI_BERKAS"
SHORTEST_PASSWORD = 12
"""Letters: a ZIP's lock is tried a thousand times faster than a sign-in."""
UNREADABLE = (
    zipfile.BadZipFile,
    pyzipper.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What reading a damaged archive raises: of a name, a length, what is packed, a password."""
_IS_LOCKED = 0x1  # of an entry's flags, by the ZIP format


@dataclass(frozen=True)
class BackupFile:
    """Where a backup is, and the password it is locked with ("": none), which is never shown."""

    path: Path
    password: str = field(default="", repr=False)

    def create(self) -> zipfile.ZipFile:
        """A new archive to write into. Raises FileRefused for a password that is too short,
        OSError."""
        if not self.password:
            return zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED)
        if len(self.password) < SHORTEST_PASSWORD:
            told = (
                f"Kata sandi cadangan paling sedikit {SHORTEST_PASSWORD} huruf; yang diisi "
                f"{len(self.password)}."
            )
            raise FileRefused(
                told, "Pakai beberapa kata, dan simpan di tempat lain daripada cadangannya."
            )
        how = {"compression": zipfile.ZIP_DEFLATED, "encryption": pyzipper.WZ_AES}
        return self._with_password(pyzipper.AESZipFile(self.path, "w", **how))

    def open(self) -> zipfile.ZipFile:
        """The archive to read. Raises FileRefused where it is locked and no password was given,
        OSError, UNREADABLE."""
        if not is_locked(self.path):
            return zipfile.ZipFile(self.path)
        if not self.password:
            told = f"Cadangan {self.path} dikunci dengan kata sandi."
            raise FileRefused(
                told, f"Isi kata sandinya; untuk baris perintah, sebut berkasnya di {SETTING}."
            )
        return self._with_password(pyzipper.AESZipFile(self.path))

    def _with_password(self, archive: pyzipper.AESZipFile) -> zipfile.ZipFile:
        archive.setpassword(self.password.encode("utf-8"))
        return cast(zipfile.ZipFile, archive)  # of one interface, without a class of both


def is_locked(file: Path) -> bool:
    """Whether a backup asks for a password. Raises OSError, UNREADABLE."""
    with zipfile.ZipFile(file) as archive:
        return any(info.flag_bits & _IS_LOCKED for info in archive.infolist())


def password_of_setting() -> str:
    """What the file that MONEV_CADANGAN_SANDI_BERKAS names holds; "" where it is not set. Raises
    BadSetting."""

    def read(file: str) -> str:
        return Path(file).expanduser().read_text(encoding="utf-8").strip()

    return (
        read_setting(SETTING, read, "tidak dapat dibaca.", "Periksa letak dan izin berkas itu.")
        or ""
    )
