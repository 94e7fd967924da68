"""The report of a plan of 228 tenggat against the bare writing of as much text by the same library."""

from __future__ import annotations

import io
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from bench.angka import Nisbah, bandingkan, ms
from monev.basisdata import Basisdata
from monev.jurnal import JurnalFolder
from monev.keadaan import pandang
from monev.keluaran.dokumen import buat
from monev.unggah import periksa, rancang, simpan

TAHUN = 2024


def ukur(folder: Path, putaran: int) -> list[Nisbah]:
    """A line each for Word and PDF, of the plan with the most tenggat among those in `folder`."""
    data = next(folder.glob(f"*Gunungkidul {TAHUN}.xlsx")).read_bytes()
    with tempfile.TemporaryDirectory() as sementara:
        db = Basisdata.buka(None, JurnalFolder(Path(sementara) / "jurnal"))
        rancangan = rancang(db, periksa(data, "ukur.xlsx", tahun=TAHUN), posisi=date(TAHUN, 9, 30))
        simpan(db, rancangan, pelaku="ukur", berkas=data, nama_berkas="ukur.xlsx")
        p = pandang(db, rancangan.satker, TAHUN, date(TAHUN, 12, 31))
        buat_laporan = {bentuk: partial(buat, db, p, None, "laporan", bentuk) for bentuk in ("docx", "pdf")}
        teks = _teks(buat_laporan["docx"]())
        polos = {"docx": partial(_word, teks), "pdf": partial(_pdf, teks)}
        waktu = {b: ([ms(satu) for _ in range(putaran)], [ms(polos[b]) for _ in range(putaran)])
                 for b, satu in buat_laporan.items()}  # fmt: skip
        db.tutup()
    return [bandingkan(f"Laporan .{bentuk}", *satu) for bentuk, satu in waktu.items()]


def _teks(laporan: bytes) -> list[str]:
    word = Document(io.BytesIO(laporan))
    sel = [satu.text for tabel in word.tables for baris in tabel.rows for satu in baris.cells]
    return [*(paragraf.text for paragraf in word.paragraphs), *sel]


def _word(teks: list[str]) -> None:
    word = Document()
    for satu in teks:
        word.add_paragraph(satu)
    word.save(io.BytesIO())


def _pdf(teks: list[str]) -> None:
    gaya = getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(io.BytesIO()).build([Paragraph(escape(satu), gaya) for satu in teks])
