"""Fifty command lines store the same file at once: one stores it, the others say that it is stored, none is refused."""

import json
import subprocess
import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.cli.test_places import application_at
from tests.code import ROOT
from tests.reading.tables import MESUJI, xlsx

COUNT = 50


@pytest.mark.parametrize("beside_an_app", [False, True])
def test_fifty_identical_uploads_store_one(tmp_path: Path, beside_an_app: bool) -> None:
    database = str(tmp_path / "monev.duckdb")
    with application_at(database) if beside_an_app else nullcontext():
        _store_fifty(tmp_path)


def _store_fifty(tmp_path: Path) -> None:
    file, place = tmp_path / "rencana.xlsx", ("--db", str(tmp_path / "monev.duckdb"))
    file.write_bytes(xlsx(MESUJI))
    store = [sys.executable, "-m", "monev", "muat", str(file), "--posisi", "2025-06-30", "--json", *place]
    running = [subprocess.Popen(store, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(COUNT)]
    ends = [(process.communicate(), process.returncode) for process in running]
    assert Counter(code for _, code in ends) == {0: COUNT}, [said for said, code in ends if code]
    listing = [sys.executable, "-m", "monev", "riwayat", "--satker", "KPU Kabupaten Contoh", "--tahun", "2025"]
    listed = subprocess.run([*listing, "--json", *place], cwd=ROOT, capture_output=True, check=True)
    assert len(json.loads(listed.stdout)) == 1
