"""Measures the report of a plan of 228 tenggat, in Word and as a page, against writing the same
text with the bare Word library.
"""

from __future__ import annotations

import io
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from docx import Document

from bench.measures import Ratio, compare, ms
from monev.database import Database
from monev.figures import view_at
from monev.journal import open_journal
from monev.outputs.documents import make_document
from monev.uploads import check_upload, plan_upload, store_upload

TAHUN = 2024


def measure(folder: Path, rounds: int) -> list[Ratio]:
    """Measure both forms, for the plan with the most tenggat in `folder`."""
    data = next(folder.glob(f"*Gunungkidul {TAHUN}.xlsx")).read_bytes()
    with tempfile.TemporaryDirectory() as temporary:
        db = Database.open_at(None, open_journal(Path(temporary) / "jurnal"))
        checked = check_upload(data, "ukur.xlsx", tahun=TAHUN)
        upload_plan = plan_upload(db, checked, posisi=date(TAHUN, 9, 30))
        store_upload(db, upload_plan, pelaku="ukur", file=data, file_name="ukur.xlsx")
        view = view_at(db, upload_plan.satker, TAHUN, date(TAHUN, 12, 31))
        text = _text(make_document(db, view, None, "laporan", "docx"))
        result = []
        for form in ("docx", "html"):
            make = partial(make_document, db, view, None, "laporan", form)
            ours = [ms(make) for _ in range(rounds)]
            bare = [ms(partial(_word, text)) for _ in range(rounds)]
            result.append(compare(f"Laporan .{form}", ours, bare))
        db.close()
    return result


def _text(laporan: bytes) -> list[str]:
    word = Document(io.BytesIO(laporan))
    texts = [paragraph.text for paragraph in word.paragraphs]
    for table in word.tables:
        for row in table.rows:
            texts += [cell.text for cell in row.cells]
    return texts


def _word(text: list[str]) -> None:
    word = Document()
    for paragraph in text:
        word.add_paragraph(paragraph)
    word.save(io.BytesIO())
