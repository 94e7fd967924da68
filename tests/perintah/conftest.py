"""The command line run as a person runs it, on a database of its own and a fixed day."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monev.perintah import utama
from tests.kode import AKAR

HARI_INI = "2025-10-01"
MESUJI = AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"
JUDUL = "NO,KOMPONEN,INDIKATOR,LANGKAH AKSI,BUKTI DUKUNG,TARGET WAKTU,TARGET CAPAIAN,STATUS"


@dataclass(frozen=True)
class Jawaban:
    """What one command line came to: its exit code and what stood on the two streams."""

    kode: int
    keluar: str
    galat: str

    @property
    def json(self) -> Any:
        return json.loads(self.keluar)


Jalan = Callable[..., Jawaban]


@pytest.fixture
def lingkungan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of the command line: its own database and journal, 1 October 2025."""
    tempat = {"MONEV_DB": str(tmp_path / "toko" / "monev.duckdb"), "MONEV_HARI_INI": HARI_INI}
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    for nama, nilai in tempat.items():
        monkeypatch.setenv(nama, nilai)
    return tempat


@pytest.fixture
def jalan(lingkungan: dict[str, str], capsys: pytest.CaptureFixture[str]) -> Jalan:
    """Run a command line in this process: jalan("keadaan", "--satker", ...)."""

    def jalankan(*argumen: object) -> Jawaban:
        kode = utama([str(satu) for satu in argumen])
        tertulis = capsys.readouterr()
        assert "Traceback" not in tertulis.err
        return Jawaban(kode, tertulis.out, tertulis.err)

    return jalankan


@pytest.fixture
def proses(lingkungan: dict[str, str]) -> Jalan:
    """Run it as a program of its own, for what depends on the process: streams, locale, imports, locks."""

    def jalankan(*argumen: object, **lain: Any) -> Jawaban:
        pakai = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": os.environ | lingkungan} | lain
        hasil = subprocess.run(
            [sys.executable, "-m", "monev", *map(str, argumen)],
            cwd=AKAR,
            text=True,
            encoding="utf-8",
            check=False,
            **pakai,
        )
        return Jawaban(hasil.returncode, hasil.stdout or "", hasil.stderr or "")

    return jalankan


@pytest.fixture
def tabel(tmp_path: Path) -> Callable[..., Path]:
    """A plan table as CSV: tabel("a.csv", ("Langkah satu", "Maret 2025", "Selesai"), ...) in area I."""

    def tulis(nama: str, *baris: tuple[str, str, str], judul: str = "KPU KOTA UJI TAHUN 2025") -> Path:
        isi = [f"RENCANA AKSI ZONA INTEGRITAS {judul},,,,,,,", JUDUL, "I. MANAJEMEN PERUBAHAN,,,,,,,"]
        isi += [
            f"{ke},Komponen,Indikator,{langkah},Notulensi; Dokumentasi,{waktu},1 Dokumen,{status}"
            for ke, (langkah, waktu, status) in enumerate(baris, start=1)
        ]
        jalur = tmp_path / nama
        jalur.write_text("\n".join(isi) + "\n", encoding="utf-8")
        return jalur

    return tulis
