"""The file of a backup: a ZIP that any program opens, locked with a password (AES-256) if one is
given."""

import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pyzipper

from monev.core.errors import FileRefused, read_setting

SETTING = "MONEV_CADANGAN_SANDI_BERKAS"
SHORTEST_PASSWORD = 12
"""Letters. Guessing a ZIP's password is a thousand times faster than guessing at sign-in."""
UNREADABLE = (
    zipfile.BadZipFile,
    pyzipper.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""The errors that reading a damaged or locked archive raises."""
_IS_LOCKED = 0x1  # a flag of an entry in the ZIP format


@dataclass(frozen=True)
class BackupFile:
    """The path of a backup and the password that locks it ("": none), which is never shown."""

    path: Path
    password: str = field(default="", repr=False)

    def create(self) -> zipfile.ZipFile:
        """Create an archive to write into. Raises FileRefused for a short password, OSError."""
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
        """Open the archive to read. Raises FileRefused if it is locked and there is no password,
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
        return cast(zipfile.ZipFile, archive)  # the same interface, without a common class


def is_locked(file: Path) -> bool:
    """True if a backup needs a password. Raises OSError, UNREADABLE."""
    with zipfile.ZipFile(file) as archive:
        return any(info.flag_bits & _IS_LOCKED for info in archive.infolist())


def password_of_setting() -> str:
    """Read the password from the file that MONEV_CADANGAN_SANDI_BERKAS names; "" if it is not set.
    Raises BadSetting."""

    def read(file: str) -> str:
        return Path(file).expanduser().read_text(encoding="utf-8").strip()

    advice = "Periksa letak dan izin berkas itu."
    return read_setting(SETTING, read, "tidak dapat dibaca.", advice) or ""
