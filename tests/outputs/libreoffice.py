"""LibreOffice run without a window, with a profile of the tests: opens a workbook and saves it again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

PROGRAM = ("soffice", "libreoffice")
SECONDS = 120


def program() -> str:
    """Where LibreOffice is. AssertionError where it is not: `make test` installs it, or says what is missing."""
    path = next(filter(None, map(shutil.which, PROGRAM)), None)
    assert path, "LibreOffice tidak ditemukan. Debian: sudo apt-get install libreoffice-calc-nogui"
    return path


def save_again(path: Path, folder: Path, *choice: str, form: str = "xlsx") -> Path:
    """The file as LibreOffice saves it, in `folder`; its profile, made at the first start, lies beside it."""
    result = folder / "hasil"
    subprocess.run(
        [
            program(),
            f"-env:UserInstallation={(folder.parent / 'profil').as_uri()}",
            *("--headless", "--norestore", *choice, "--convert-to", form, "--outdir", str(result), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return result / f"{path.stem}.{form}"
