"""Real second processes for tests of the journal and the database: run a few lines of Python beside the test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.kode import AKAR

AWAL = """
import sys
sys.path.insert(0, {akar!r})
from pathlib import Path
from monev.basisdata import Basisdata
from monev.jurnal import JurnalFolder
from tests.pembuat import isi_besar, isi_contoh, unggah
folder = Path(sys.argv[1])
jurnal = JurnalFolder(folder / "monev.jurnal")
def kata(teks):
    print(teks, flush=True)
"""


def mulai(folder: Path, kode: str, *argumen: str) -> subprocess.Popen[str]:
    """Start `kode` in a process of its own, with `folder`, `jurnal`, the builders and `kata()` (say a line) at hand."""
    perintah = [sys.executable, "-c", AWAL.format(akar=str(AKAR)) + kode, str(folder), *argumen]
    return subprocess.Popen(perintah, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
