"""Command lines under load: 500 MB of evidence in one ZIP, and fifty at once."""

import os
import sys
import zipfile
from itertools import product
from pathlib import Path

from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import MAX_FILES, add_file
from monev.journal import open_journal
from tests.code import ROOT
from tests.evidence_files.material import pdf
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)

MIB = 1024 * 1024
EACH = 20 * MIB
BUKTI = ("Undangan", "Notulensi", "Laporan", "Dokumentasi")


PACK = """
import sys
from datetime import date
from pathlib import Path
from monev.database import Database
from monev.figures import view_at
from monev.journal import open_journal
from monev.outputs.package import write_package
satker, tahun, folder, destination = sys.argv[1:]
db = Database.open_at(Path(folder, "monev.duckdb"), open_journal(Path(folder, "monev.jurnal")))
with open(destination, "wb") as file:
    write_package(db, view_at(db, satker, int(tahun), date(2025, 6, 30)), file, 2)
"""


def run_in_memory(*arguments: str) -> tuple[int, int]:
    """Run Python with these arguments; return its exit code and the most memory it held, in
    bytes.
    """
    pid = os.posix_spawn(sys.executable, [sys.executable, *arguments], os.environ)
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024


def test_memory_is_flat_for_500_mb(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("MONEV_HARI_INI", "2025-06-30")
    journal = open_journal(tmp_path / "monev.jurnal")
    owed = dict.fromkeys(BUKTI, "belum_ada")
    append_unggahan(
        journal,
        sample_content([langkah_content("I.1.1", [tenggat_content("2025-06", bukti=owed)])]),
    )
    with_files = Database.open_at(tmp_path / "monev.duckdb", journal)
    one = pdf()
    for name, number in list(product(BUKTI, range(MAX_FILES)))[:25]:
        data = one[:20] + os.urandom(EACH - len(one)) + one[20:]
        where = Target("I.1.1", "2025-06", name)
        add_file(with_files, SATKER, TAHUN, where, f"{number}.pdf", data, pelaku="komputer ini")
    with_files.close()
    place = ["--satker", SATKER, "--tahun", str(TAHUN), "--db", str(tmp_path / "monev.duckdb")]
    _, bare = run_in_memory("-m", "monev", "keadaan", *place)
    destination = tmp_path / "bukti.zip"
    code, most = run_in_memory("-c", PACK, SATKER, str(TAHUN), str(tmp_path), str(destination))
    assert code == 0
    assert destination.stat().st_size > 25 * EACH
    assert len(zipfile.ZipFile(destination).namelist()) == 26
    assert most < bare + 4 * EACH
