"""Which database a command uses, and that it works beside a running app that holds the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.kode import AKAR

UJI = ("--satker", "KPU Kota Uji", "--tahun", "2025")
SATU = ("Rapat pertama", "Maret 2025", "Selesai")
DUA = ("Rapat kedua", "Juni 2025", "")

# The app: holds the file, and when told to look, says how many unggahan it now has.
APLIKASI = """
import sys
from monev.basisdata import Basisdata, tempat
from monev.jurnal import buka_jurnal
from monev.keadaan import daftar_rencana
letak = tempat(sys.argv[1])
db = Basisdata.buka(letak.db, buka_jurnal(letak.jurnal))
print("siap", flush=True)
for _ in sys.stdin:
    db.ikuti()
    print(int(daftar_rencana(db)["unggahan"].sum()), flush=True)
"""


@pytest.fixture
def aplikasi(lingkungan) -> Iterator[subprocess.Popen[str]]:
    pipa = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", APLIKASI, lingkungan["MONEV_DB"]], cwd=AKAR, **pipa) as program:
        assert program.stdout.readline() == "siap\n"
        yield program
        program.stdin.close()


def test_beside_a_running_app_it_answers_stores_and_the_app_follows(aplikasi, jalan, tabel):
    assert jalan("muat", tabel("a.csv", SATU), "--posisi", "2025-06-30").kode == 0
    assert jalan("muat", tabel("b.csv", SATU, DUA), "--posisi", "2025-09-30").kode == 0
    assert jalan("keadaan", *UJI, "--json").json["unggahan"] == 2
    aplikasi.stdin.write("\n")
    aplikasi.stdin.flush()
    assert aplikasi.stdout.readline() == "2\n"


def test_options_name_the_place_before_or_after_the_command(jalan, tabel, tmp_path):
    lain = ("--db", tmp_path / "lain" / "kantor.duckdb")
    jalan("muat", tabel("a.csv", SATU), *lain)
    for argumen in ((*lain, "riwayat", *UJI), ("riwayat", *UJI, *lain), (f"--db={lain[1]}", "riwayat", *UJI)):
        assert len(jalan(*argumen, "--json").json) == 1
    assert (tmp_path / "lain" / "kantor.jurnal").is_dir()
    assert jalan("riwayat", *UJI).kode == 1  # the usual place has none of it


def test_a_journal_of_its_own_can_be_named(jalan, tabel, tmp_path):
    jurnal = tmp_path / "catatan"
    assert jalan("muat", tabel("a.csv", SATU), "--jurnal", jurnal).kode == 0
    assert (jurnal / "entri" / "00000001.json").is_file()
    assert len(jalan("riwayat", *UJI, "--jurnal", jurnal, "--json").json) == 1
