"""LibreOffice run without a window, with a profile of its own: opens a workbook and saves it again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

PROGRAM = ("soffice", "libreoffice")
DETIK = 120


def program() -> str:
    """Where LibreOffice is. AssertionError where it is not: `make test` installs it, or says what is missing."""
    jalur = next(filter(None, map(shutil.which, PROGRAM)), None)
    assert jalur, "LibreOffice tidak ditemukan. Debian: sudo apt-get install libreoffice-calc-nogui"
    return jalur


def simpan_ulang(jalur: Path, folder: Path, *pilihan: str, bentuk: str = "xlsx") -> Path:
    """The file as LibreOffice saves it, in `folder`, which also takes its profile."""
    hasil = folder / "hasil"
    subprocess.run(
        [
            program(),
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            *("--headless", "--norestore", *pilihan, "--convert-to", bentuk, "--outdir", str(hasil), str(jalur)),
        ],
        check=True,
        capture_output=True,
        timeout=DETIK,
    )
    return hasil / f"{jalur.stem}.{bentuk}"
