"""Measures check and preview of a large upload against openpyxl's plain load of the same file."""

from __future__ import annotations

import io
import tempfile
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from bench.measures import Ratio, compare, ms
from bench.reading import open_plain
from monev.core.dates import MONTH_NAMES
from monev.core.statuses import STATUS_LAPORAN
from monev.database import Database
from monev.journal import open_journal
from monev.outputs.template import build_template, make_template
from monev.reading.due_dates.target_waktu import read_time
from monev.uploads import check_upload, plan_upload, store_upload
from monev.writing.content import empty_bukti, from_tenggat
from monev.writing.plan_versions import Version

SATKER = "KPU Kabupaten Ukur"
TAHUN = 2025
LANGKAH = 300
BUKTI = 5  # of each langkah


def measure(rounds: int) -> list[Ratio]:
    """Measure a filled template of 300 langkah and 1,500 bukti, from its bytes to its changes."""
    with tempfile.TemporaryDirectory() as temporary:
        db = Database.open_at(None, open_journal(Path(temporary) / "jurnal"))
        _store(db, _rencana())
        data = _filled_in(make_template(db, SATKER, TAHUN))
        # The first call imports modules and starts the reader's child; it is not measured.
        _preview(db, data)
        open_plain(data)
        ours = []
        plain = []
        for _ in range(rounds):
            plain.append(ms(lambda: open_plain(data)))
            ours.append(ms(lambda: _preview(db, data)))
        db.close()
    return [compare(f"{LANGKAH} langkah, {LANGKAH * BUKTI} bukti", ours, plain)]


def _preview(db: Database, data: bytes) -> int:
    return len(plan_upload(db, check_upload(data, "ukur.xlsx"), posisi=date(TAHUN, 12, 31)).changes)


def _store(db: Database, data: bytes) -> None:
    upload_plan = plan_upload(db, check_upload(data, "ukur.xlsx"), posisi=date(TAHUN, 1, 31))
    store_upload(db, upload_plan, pelaku="ukur", file=data, file_name="ukur.xlsx")


def _rencana() -> bytes:
    """Make a plan of 300 langkah, each due in one month and proved by five documents."""
    langkah = [*map(_langkah, range(1, LANGKAH + 1))]
    content = {"unggahan": 0, "simulasi": False, "langkah": langkah}
    return build_template(Version(SATKER, TAHUN, content, "", ""))


def _langkah(number: int) -> dict:
    month = f"{MONTH_NAMES[number % 12]} {TAHUN}"
    documents = [f"Dokumen {place} kegiatan nomor {number}" for place in range(1, BUKTI + 1)]
    bukti = [empty_bukti(name, "Laporan") for name in documents]
    due = [from_tenggat(read) | {"bukti": bukti} for read in read_time(month, TAHUN).tenggat]
    text = (
        f"Melaksanakan kegiatan nomor {number} pembangunan zona integritas bersama seluruh pegawai"
    )
    return {
        **dict.fromkeys(("sub_area", "nama_sub_area", "frekuensi", "pic")),
        "lainnya": {},
        "kode": f"V.{number}.1",
        "area": "V",
        "nama_area": "PENGUATAN PENGAWASAN",
        "no": str(number),
        "komponen": f"Komponen {number}",
        "indikator": f"Indikator kegiatan nomor {number}",
        "langkah_aksi": text,
        "bukti_dukung": ", ".join(documents),
        "target_waktu": month,
        "target_capaian": "1 dokumen",
        "tenggat": due,
    }


def _filled_in(template: bytes) -> bytes:
    """Fill in a template as a person would: every third tenggat is done."""
    workbook = load_workbook(io.BytesIO(template))
    sheet = workbook["Realisasi"]
    for row in range(6, sheet.max_row + 1, 3):
        if sheet.cell(row, 1).value:
            sheet.cell(row, 4, STATUS_LAPORAN["selesai"])
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
