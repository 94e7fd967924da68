"""The command line run as a person runs it, on a database of its own and a fixed day."""

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
from monev.journal import FolderJournal
from tests.code import MESUJI_FILE, run_python
from tests.makers import SATKER, append_unggahan, sample_content

TODAY = "2025-10-01"
TEST_OFFICE = ("--satker", "KPU Kota Uji", "--tahun", "2025")
OFFICE = ("--satker", SATKER, "--tahun", 2025)
STATE = ("keadaan", *OFFICE, "--json")
"""The office of `journal`, and the question how it stands."""
ONE = ("Rapat pertama", "Maret 2025", "Selesai")
TWO = ("Rapat kedua", "Juni 2025", "")
"""The office of `table`, and two rows for it."""
HEADINGS = "NO,KOMPONEN,INDIKATOR,LANGKAH AKSI,BUKTI DUKUNG,TARGET WAKTU,TARGET CAPAIAN,STATUS"


@dataclass(frozen=True)
class Answer:
    """What one command line came to: its exit code and what stood on the two streams."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    def says(self, exit_code: int, *words: str) -> "Answer":
        """It ended so, and told a person these words."""
        assert self.exit_code == exit_code, self.stderr
        assert [word for word in words if word not in self.stderr] == []
        return self


Run = Callable[..., Answer]


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of the command line: its own database and journal, 1 October 2025."""
    place = {"MONEV_DB": str(tmp_path / "toko" / "monev.duckdb"), "MONEV_HARI_INI": TODAY}
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    for name, value in place.items():
        monkeypatch.setenv(name, value)
    return place


@pytest.fixture
def run(environment: dict[str, str], capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process: run("keadaan", "--satker", ...)."""

    def execute(*arguments: object) -> Answer:
        exit_code = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Answer(exit_code, written.out, written.err)

    return execute


@pytest.fixture(scope="session")
def two_entries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two entries, and the databases of them, the app's and the commands': to be
    copied."""
    folder = tmp_path_factory.mktemp("dua")
    journal, db = FolderJournal(folder / "monev.jurnal"), folder / "monev.duckdb"
    append_unggahan(journal, file=b"asli")
    append_unggahan(journal, sample_content(unggahan=2))
    Database.open_at(db, journal).close()
    with command_turn(db) as own:
        Database.open_at(own, journal).close()
    return folder


@pytest.fixture
def journal(environment: dict[str, str], two_entries: Path) -> FolderJournal:
    """The journal of two entries in its place, beside its databases."""
    place = find_place()
    shutil.copytree(two_entries, place.db.parent)
    return FolderJournal(place.journal)


@pytest.fixture(scope="session")
def stored_decree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with the decree of Mesuji alone: to be copied, since reading it
    takes a second."""
    folder = tmp_path_factory.mktemp("mesuji") / "toko"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MONEV_JURNAL", raising=False)
        patch.setenv("MONEV_DB", str(folder / "monev.duckdb"))
        patch.setenv("MONEV_HARI_INI", TODAY)
        assert main(["muat", str(MESUJI_FILE), "--posisi", "2025-08-05"]) == 0
    return folder


@pytest.fixture
def mesuji(run: Run, environment: dict[str, str], stored_decree: Path) -> Run:
    """`run` on a database with the decree of Mesuji, read per 5 August 2025."""
    shutil.copytree(stored_decree, Path(environment["MONEV_DB"]).parent)
    return run


@pytest.fixture
def process(environment: dict[str, str]) -> Run:
    """Run it as a program of its own, for what depends on the process: streams, locale, imports,
    locks."""

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
    """A plan table as CSV: table("a.csv", ("Langkah satu", "Maret 2025", "Selesai"), ...) in area
    I."""

    def write(
        name: str, *row: tuple[str, str, str], heading: str = "KPU KOTA UJI TAHUN 2025"
    ) -> Path:
        content = [
            f"RENCANA AKSI ZONA INTEGRITAS {heading},,,,,,,",
            HEADINGS,
            "I. MANAJEMEN PERUBAHAN,,,,,,,",
        ]
        content += [
            f"{index},Komponen,Indikator,{langkah},Notulensi; Dokumentasi,{timing},1 Dokumen,{status}"
            for index, (langkah, timing, status) in enumerate(row, start=1)
        ]
        path = tmp_path / name
        path.write_text("\n".join(content) + "\n", encoding="utf-8")
        return path

    return write
