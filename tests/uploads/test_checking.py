"""A file held against what was chosen, and reports that come as CSV alone."""

from __future__ import annotations

from datetime import date

from monev.uploads import check_upload, plan_upload
from tests.code import ROOT
from tests.outputs.material import complete_rencana
from tests.uploads.material import SATKER, TAHUN, load_and_store, tenggat

MESUJI = ROOT / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"


CSV = """Kode;Tenggat;Status;Tanggal selesai;Kendala
I.a.2.1;Juni 2025;Selesai;20/06/2025;
II.1.1;Februari 2025;Tidak berlaku;;digabung dengan Maret
"""


def test_realisasi_alone_as_csv_changes_only_what_it_reports(db):
    load_and_store(db, complete_rencana())
    reading = check_upload(CSV.encode(), "realisasi.csv", satker=SATKER, tahun=TAHUN)
    assert (reading.galat, reading.langkah) == ((), ())
    upload_plan = plan_upload(db, reading, posisi=date(2025, 6, 30))
    assert [(p.jenis, p.kode, p.tenggat, p.ke) for p in upload_plan.changes] == [
        ("selesai_baru", "I.a.2.1", "2025-06", "Selesai, 20 Juni 2025"),
        ("laporan_berubah", "II.1.1", "2025-02", "Tidak berlaku"),
        ("laporan_berubah", "II.1.1", "2025-02", "digabung dengan Maret"),
    ]
    assert tenggat(upload_plan.content, "I.a.2.1", "2025-03")["laporan"] == "selesai"
