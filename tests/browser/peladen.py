"""The real server of the pages in a process of its own, on a free port, with a database of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
# Just after TW III closed: the day of the meeting the product is for.
HARI_INI = "2025-10-01"
DETIK_MULAI = 120


@dataclass(frozen=True, slots=True)
class Peladen:
    """A running server: its address, its folder with database and journal, and the process's id."""

    alamat: str
    folder: Path
    pid: int

    @property
    def catatan(self) -> str:
        """What the server has written for the person who runs it."""
        return (self.folder / "peladen.log").read_text(encoding="utf-8")


def lingkungan(folder: Path, hari_ini: str = HARI_INI) -> dict[str, str]:
    """The environment in which pages and command line use the database of one folder on one fixed day."""
    return os.environ | {
        "MONEV_DB": str(folder / "monev.duckdb"),
        "MONEV_JURNAL": str(folder / "monev.jurnal"),
        "MONEV_HARI_INI": hari_ini,
    }


def perintah(folder: Path, *argumen: str, hari_ini: str = HARI_INI) -> str:
    """What `python -m monev ...` answers for the database of a folder. Raises CalledProcessError unless it exits 0."""
    hasil = subprocess.run(
        [sys.executable, "-m", "monev", *argumen],
        cwd=AKAR,
        env=lingkungan(folder, hari_ini),
        capture_output=True,
        text=True,
        check=False,
    )
    if hasil.returncode:
        raise AssertionError(f"monev {' '.join(argumen)}: {hasil.returncode}\n{hasil.stderr}")
    return hasil.stdout


@contextmanager
def jalankan(folder: Path, *, hari_ini: str = HARI_INI, naskah: Path | None = None, port: int = 0) -> Iterator[Peladen]:
    """Start the server (of another script than app.py for a comparison; on a free port unless one is given), wait
    until it says its address, stop it."""
    if naskah is None:
        mulai = ["-m", "monev.ui.layanan", "--port", str(port)]
    else:
        mulai = [
            "-c",
            f"from pathlib import Path; from monev.ui.layanan import layani; layani(Path({str(naskah)!r}), {port})",
        ]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "peladen.log").open("w", encoding="utf-8") as catatan:
        proses = subprocess.Popen(
            [sys.executable, "-u", *mulai],
            cwd=AKAR,
            env=lingkungan(folder, hari_ini),
            stdout=subprocess.PIPE,
            stderr=catatan,
            text=True,
        )
    try:
        yield Peladen(_alamat(proses, folder), folder, proses.pid)
    finally:
        proses.terminate()
        proses.communicate(timeout=DETIK_MULAI)


def _alamat(proses: subprocess.Popen[str], folder: Path) -> str:
    """The address the server says once it answers; if it ends without one, what it said instead."""
    terbaca = []
    for baris in proses.stdout:
        terbaca.append(baris)
        if ketemu := re.search(r"http://localhost:\d+", baris):
            return ketemu[0]
    galat = (folder / "peladen.log").read_text(encoding="utf-8")
    raise AssertionError(f"server berhenti tanpa menyebut alamat:\n{''.join(terbaca)}{galat}")
