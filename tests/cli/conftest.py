"""Run the command line as a person does, on a database of its own and on a fixed day."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monev.cli import main
from monev.database import Database, command_turn, find_place
from monev.journal import Journal, open_journal
from tests.code import MESUJI_FILE, run_python
from tests.makers import SATKER, append_unggahan, sample_content

TODAY = "2025-10-01"
OFFICE = ("--satker", SATKER, "--tahun", 2025)
"""The office of the fixture `journal`."""
STATE = ("keadaan", *OFFICE, "--json")
TEST_OFFICE = ("--satker", "KPU Kota Uji", "--tahun", "2025")
"""The office of the fixture `table`; `ONE` and `TWO` are rows for that table."""
ONE = ("Rapat pertama", "Maret 2025", "Selesai")
TWO = ("Rapat kedua", "Juni 2025", "")
CHECKED = [
    "satker",
    "tahun",
    "langkah",
    "peringatan",
    "sensus",
    "tabel",
    "kolom",
    "pertanyaan",
    "galat",
]
"""What the JSON of a file that was looked at tells, read or refused (docs/operations.md)."""
HEADINGS = "NO,KOMPONEN,INDIKATOR,LANGKAH AKSI,BUKTI DUKUNG,TARGET WAKTU,TARGET CAPAIAN,STATUS"


@dataclass(frozen=True)
class Answer:
    """The answer of one command line: its exit code and the text on both streams."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    def says(self, exit_code: int, *words: str) -> "Answer":
        """Check the exit code, and that stderr has these words."""
        assert self.exit_code == exit_code, self.stderr
        assert [word for word in words if word not in self.stderr] == []
        return self


Run = Callable[..., Answer]


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Give the command line a database and journal of its own, on 1 October 2025."""
    settings = {"MONEV_DB": str(tmp_path / "toko" / "monev.duckdb"), "MONEV_HARI_INI": TODAY}
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return settings


@pytest.fixture
def run(environment: dict[str, str], capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process: run("keadaan", "--satker", ...)."""

    def execute(*arguments: object) -> Answer:
        exit_code = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Answer(exit_code, written.out, written.err)

    return execute


def back_up(run: Run, tmp_path: Path, *words: str) -> Path:
    """Run `cadangkan`, check that it says these words, and return the backup it wrote."""
    answer = run("cadangkan", "-o", tmp_path / "cadangan", "--json").says(0, *words)
    return Path(answer.json["berkas"])


@pytest.fixture(scope="session")
def two_entries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder to copy: a journal of two entries, and both databases (app and commands)."""
    folder = tmp_path_factory.mktemp("dua")
    journal, db = open_journal(folder / "monev.jurnal"), folder / "monev.duckdb"
    append_unggahan(journal, file=b"asli")
    append_unggahan(journal, sample_content(unggahan=2))
    Database.open_at(db, journal).close()
    with command_turn(db) as own:
        Database.open_at(own, journal).close()
    return folder


@pytest.fixture
def journal(environment: dict[str, str], two_entries: Path) -> Journal:
    """Put the journal of two entries in its place, beside its databases."""
    place = find_place()
    shutil.copytree(two_entries, place.db.parent)
    return open_journal(place.journal)


@pytest.fixture(scope="session")
def stored_decree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder to copy, with the decree of Mesuji alone: reading it takes a second."""
    folder = tmp_path_factory.mktemp("mesuji") / "toko"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MONEV_JURNAL", raising=False)
        patch.setenv("MONEV_DB", str(folder / "monev.duckdb"))
        patch.setenv("MONEV_HARI_INI", TODAY)
        assert main(["muat", str(MESUJI_FILE), "--posisi", "2025-08-05"]) == 0
    return folder


@pytest.fixture
def mesuji(run: Run, environment: dict[str, str], stored_decree: Path) -> Run:
    """Return `run` on a database with the decree of Mesuji, loaded at posisi 5 August 2025."""
    shutil.copytree(stored_decree, Path(environment["MONEV_DB"]).parent)
    return run


@pytest.fixture
def process(environment: dict[str, str]) -> Run:
    """Run a command line as its own process, to test streams, locale, imports and locks."""

    def execute(*arguments: object, **other: Any) -> Answer:
        streams = {
            "capture_output": False,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "encoding": "utf-8",
        }
        used_options = streams | {"env": os.environ | environment} | other
        result = run_python("-m", "monev", *arguments, check=False, **used_options)
        return Answer(result.returncode, result.stdout or "", result.stderr or "")

    return execute


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write a plan of area I as CSV: table("a.csv", ("Langkah", "Maret 2025", "Selesai"))."""

    def write(
        name: str, *rows: tuple[str, str, str], heading: str = "KPU KOTA UJI TAHUN 2025"
    ) -> Path:
        lines = [
            f"RENCANA AKSI ZONA INTEGRITAS {heading},,,,,,,",
            HEADINGS,
            "I. MANAJEMEN PERUBAHAN,,,,,,,",
        ]
        for number, (langkah, timing, status) in enumerate(rows, start=1):
            row = f"{number},Komponen,Indikator,{langkah},Notulensi; Dokumentasi,{timing}"
            lines.append(f"{row},1 Dokumen,{status}")
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
