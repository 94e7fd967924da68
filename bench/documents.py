"""The report of a plan of 228 tenggat against the bare writing of as much text by the same
library."""

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

from bench.measures import Ratio, compare, ms
from monev.database import Database
from monev.figures import view_at
from monev.journal import FolderJournal
from monev.outputs.documents import make_document
from monev.uploads import check_upload, plan_upload, store_upload

TAHUN = 2024


def measure(folder: Path, rounds: int) -> list[Ratio]:
    """A line each for Word and PDF, of the plan with the most tenggat among those in `folder`."""
    data = next(folder.glob(f"*Gunungkidul {TAHUN}.xlsx")).read_bytes()
    with tempfile.TemporaryDirectory() as temporary:
        db = Database.open_at(None, FolderJournal(Path(temporary) / "jurnal"))
        upload_plan = plan_upload(
            db, check_upload(data, "ukur.xlsx", tahun=TAHUN), posisi=date(TAHUN, 9, 30)
        )
        store_upload(db, upload_plan, pelaku="ukur", file=data, file_name="ukur.xlsx")
        view = view_at(db, upload_plan.satker, TAHUN, date(TAHUN, 12, 31))
        make_laporan = {
            form: partial(make_document, db, view, None, "laporan", form)
            for form in ("docx", "pdf")
        }
        text = _text(make_laporan["docx"]())
        plain = {"docx": partial(_word, text), "pdf": partial(_pdf, text)}
        result = []
        for form, make in make_laporan.items():
            ours, bare = [ms(make) for _ in range(rounds)], [ms(plain[form]) for _ in range(rounds)]
            result.append(compare(f"Laporan .{form}", ours, bare))
        db.close()
    return result


def _text(laporan: bytes) -> list[str]:
    word = Document(io.BytesIO(laporan))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in word.paragraphs), *cells]


def _word(text: list[str]) -> None:
    word = Document()
    for paragraph in text:
        word.add_paragraph(paragraph)
    word.save(io.BytesIO())


def _pdf(text: list[str]) -> None:
    style = getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(io.BytesIO()).build(
        [Paragraph(escape(paragraph), style) for paragraph in text]
    )
