"""A file held against what was chosen, and reports that come as CSV alone."""

from __future__ import annotations

from datetime import date

import pytest

from monev.core.errors import FileRefused
from monev.outputs.template import make_template
from monev.uploads import check_upload, plan_upload
from tests.code import ROOT
from tests.outputs.material import complete_rencana
from tests.uploads.material import SATKER, TAHUN, load_and_store, tenggat

MESUJI = ROOT / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"


def test_the_other_office_s_file_has_its_own_sentence():
    [error] = check_upload(MESUJI.read_bytes(), MESUJI.name, satker=SATKER, tahun=2025).galat
    assert error.pesan == (
        "Berkas ini milik KPU Kabupaten Mesuji, sedangkan yang dipilih KPU Kabupaten Uji. Pilih satker KPU Kabupaten "
        "Mesuji, atau unggah berkas KPU Kabupaten Uji."
    )


def test_last_year_s_file_has_its_own_sentence():
    [error] = check_upload(MESUJI.read_bytes(), MESUJI.name, satker="KPU Kab. Mesuji", tahun=2026).galat
    assert error.pesan == (
        "Berkas ini rencana tahun 2025, sedangkan yang dipilih tahun 2026. Pilih tahun 2025, atau unggah berkas tahun "
        "2026."
    )


def test_a_template_of_the_other_office_is_known_by_where_it_was_made(db):
    load_and_store(db, complete_rencana())
    template = make_template(db, SATKER, TAHUN)
    assert check_upload(template, "t.xlsx", satker=SATKER, tahun=TAHUN).galat == ()
    assert "milik KPU Kabupaten Uji" in check_upload(template, "t.xlsx", satker="KPU Kabupaten Lain").galat[0].pesan


@pytest.mark.parametrize("name", ["KOMISI PEMILIHAN UMUM KABUPATEN MESUJI", "kpu kab mesuji", None])
def test_the_right_office_is_right_however_it_is_written(name):
    assert check_upload(MESUJI.read_bytes(), MESUJI.name, satker=name, tahun=2025).galat == ()


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


def test_realisasi_alone_of_an_unknown_kode_is_refused_with_its_row(db):
    load_and_store(db, complete_rencana())
    reading = check_upload(CSV.replace("II.1.1", "IX.1.1").encode(), "realisasi.csv", satker=SATKER, tahun=TAHUN)
    with pytest.raises(FileRefused) as refused:
        plan_upload(db, reading, posisi=date(2025, 6, 30))
    assert [(c.baris, c.kolom, c.nilai) for c in refused.value.errors] == [(3, "Kode", "IX.1.1")]
