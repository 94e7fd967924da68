"""The report: its chapters, what it rests on, what was done, and what it asks of whom."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from monev import meeting
from monev.figures import view_at
from monev.outputs.documents import make_document
from monev.outputs.letterhead import store_kop
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.outputs.documents.conftest import ANI
from tests.outputs.documents.open_documents import docx_text, pdf_text, rows_docx

CHAPTERS = [
    "A. Pendahuluan",
    "B. Kegiatan yang dilaksanakan",
    "C. Hasil yang dicapai",
    "D. Simpulan dan saran",
    "E. Penutup",
    "Lampiran I: Lembar Monev Zona Integritas",
    "Lampiran II: Daftar hadir rapat",
]


def test_it_has_the_five_chapters_of_a_report_and_its_annexes(office, p, r):
    word = Document(BytesIO(make_document(office, p, r, "laporan", "docx")))
    assert [one.text for one in word.paragraphs if one.style.name == "Heading 1"] == CHAPTERS
    # The sheet lies, what stands around it is upright.
    assert [one.page_width > one.page_height for one in word.sections] == [False, True, False]
    text = pdf_text(make_document(office, p, r, "laporan", "pdf"))
    assert [text.index(one) for one in CHAPTERS] == sorted(text.index(one) for one in CHAPTERS)


def test_its_bases_are_those_that_are_true(office, p, r):
    meeting.change_rapat(office, r, {"undangan_nomor": "12/PW.01/2025", "undangan_tanggal": "2025-07-03"}, **ANI)
    r = meeting.read_rapat(office, SATKER, TAHUN, r.nomor)
    text = docx_text(make_document(office, p, r, "laporan", "docx"))
    assert "Realisasi rencana aksi yang dilaporkan per 30 Juni 2025." in text
    assert "Surat undangan Nomor 12/PW.01/2025 tanggal 3 Juli 2025, hal Undangan Rapat evaluasi TW II." in text
    assert "Keputusan KPU Kabupaten Uji Nomor …" in text
    assert "unggahan" not in text
    store_kop(office, SATKER, {"dasar": ["Keputusan Ketua Nomor 1 Tahun 2025."]}, **ANI)
    text = docx_text(make_document(office, p, r, "laporan", "docx"))
    assert "Keputusan Ketua Nomor 1 Tahun 2025." in text
    assert "Keputusan KPU Kabupaten Uji Nomor" not in text


def test_a_plan_rests_on_no_report_and_on_the_decree_it_was_first_uploaded_with(db, journal):
    for number, decree in ((1, "Keputusan Nomor 12 Tahun 2024"), (2, "menurut Keputusan Nomor 34 Tahun 2025")):
        plan = [langkah_content("I.1.1", [tenggat_content("2025-03")])]
        append_unggahan(journal, sample_content(plan, unggahan=number, catatan=decree))
    db.catch_up()
    text = docx_text(make_document(db, view_at(db, SATKER, TAHUN, date(2025, 6, 30)), None, "laporan", "docx"))
    assert "Realisasi rencana aksi yang dilaporkan" not in text
    assert "Belum ada realisasi yang dilaporkan." in text
    assert "Keputusan Nomor 12 Tahun 2024." in text
    assert "Nomor 34" not in text
    assert "erlambat" not in text


def test_what_is_asked_for_names_area_pic_and_day(office, p, r):
    tables = rows_docx(make_document(office, p, r, "laporan", "docx"))
    (table,) = [one for one in tables if one[0] == ["No.", "Saran", "Area", "PIC", "Batas waktu"]]
    (second,) = [row for row in table if row[2] == "II Area II"]
    assert second[1] == "Menyelesaikan langkah yang terlambat beserta buktinya: II.1.1."
    assert second[3:] == ["Ketua", "30 September 2025"]


@pytest.mark.parametrize(
    ("day", "wording"), [("2025-03-20", ", 20 Maret 2025"), (None, "\ndilaporkan selesai per 31 Maret 2025")]
)
def test_a_day_nobody_said_is_not_invented(db, journal, day, wording):
    done = tenggat_content("2025-02", laporan="selesai", tanggal_selesai=day, selesai_sejak="2025-03-31")
    append_unggahan(journal, sample_content([langkah_content("I.1.1", [done])], posisi="2025-03-31"))
    db.catch_up()
    text = docx_text(make_document(db, view_at(db, SATKER, TAHUN, date(2025, 3, 31)), None, "laporan", "docx"))
    assert f"✓ Selesai{wording}" in text
    assert ("setelah tenggatnya" in text) is (day is not None)
