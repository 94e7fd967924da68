"""The report: its chapters, its bases, what was done, and what it asks of whom. Also the tables,
the sheet and the calendar: each lists a thing once. Their figures are tested in tests/situations.
"""

from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from monev.figures import view_at
from monev.meeting import acts
from monev.outputs.documents import make_document
from monev.outputs.documents.common import FILL_BY_HAND
from monev.outputs.letterhead import store_kop
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.outputs.documents.conftest import ANI, Desk
from tests.outputs.documents.open_documents import docx_text, rows_of_kode, sheet_xlsx

CHAPTERS = [
    "A. Pendahuluan",
    "B. Kegiatan yang dilaksanakan",
    "C. Hasil yang dicapai",
    "D. Simpulan dan tindak lanjut",
    "E. Penutup",
    "Lampiran I: Lembar Monev Zona Integritas",
]


def test_it_has_the_five_chapters_of_a_report_and_its_annexes(desk):
    word = Document(BytesIO(desk.paper("laporan")))
    long = ("Sosialisasi & <aplikasi> " * 9).strip()
    assert word.element.xml.count(escape(long)) > 1, "whole in the table and in the annex"
    assert "aplikasi> …" not in docx_text(desk.paper("laporan")), "no langkah is cut"
    paragraphs = [Paragraph(each, word) for each in word.element.body.iter(qn("w:p"))]
    headings = [each.text for each in paragraphs if each.style.name == "Heading 1"]
    assert headings == CHAPTERS
    # The pages of the sheet lie, those before it are upright.
    lying = [section.page_width > section.page_height for section in word.sections]
    assert lying == [False, True]


def test_what_came_of_the_months_of_a_langkah_is_one_row_with_each_month(desk):
    for month, said in (("04", "Tiga rapat"), ("05", "Dua rapat"), ("06", "Tiga rapat")):
        desk.tick("V.a.1.1", f"2025-{month}", hasil=said)
    for month in ("05", "06"):
        done = f"2025-{month}-20"
        desk.tick("V.a.1.1", f"2025-{month}", laporan="selesai", tanggal_selesai=done)
    (annex,) = rows_of_kode(desk.table("laporan", "Target", "Realisasi"), "V.a.1")
    assert "✓ Selesai, 20 Mei 2025\n✓ Selesai, 20 Juni 2025" in annex[-2], "each with its day"
    (row,) = desk.table("laporan", "Langkah dan target")
    told = "Apr, Jun 2025: Tiga rapat\nMei 2025: Dua rapat"
    assert (row[0], row[-1]) == ("V.a.1", told)


def test_its_bases_are_those_that_are_true(desk):
    desk.change(undangan_nomor="12/PW.01/2025", undangan_tanggal="2025-07-03")
    text = desk.word("laporan")
    assert "Realisasi rencana aksi yang dilaporkan per 30 Juni 2025;" in text
    assert (
        "Surat undangan Nomor 12/PW.01/2025 tanggal 3 Juli 2025, hal Undangan Rapat evaluasi TW II."
        in text
    )
    assert "Keputusan KPU Kabupaten Uji Nomor …" in text
    assert "unggahan" not in text
    store_kop(desk.db, SATKER, {"dasar": ["Keputusan Ketua Nomor 1 Tahun 2025."]}, **ANI)
    text = desk.word("laporan")
    assert "a.\tKeputusan Ketua Nomor 1 Tahun 2025;" in text
    assert "Keputusan KPU Kabupaten Uji Nomor" not in text


def test_a_plan_rests_on_no_report_and_on_the_decree_it_was_first_uploaded_with(db):
    for number, posisi, decree in (
        (1, "2025-03-31", "Keputusan Nomor 12 Tahun 2024, di Uji"),
        (2, "2025-06-30", "menurut Keputusan Nomor 34 Tahun 2025"),
    ):
        plan = [langkah_content("I.1.1", [tenggat_content("2025-03")])]
        append_unggahan(db, sample_content(plan, unggahan=number, posisi=posisi, catatan=decree))
    text = Desk(db, None).word("laporan")
    assert "Realisasi rencana aksi yang dilaporkan" not in text
    assert text.count("Belum ada realisasi yang dilaporkan.") == 1
    assert "Rinciannya ada di Lampiran I" not in text, "of a plan alone that is everything"
    assert f"Keputusan Nomor 12 Tahun 2024 tentang {FILL_BY_HAND}, di Uji;" in text
    assert "Nomor 34" not in text
    assert "PIC" not in text  # the plan names nobody, so there is no column of PICs


def test_every_kendala_stands_in_one_table_of_the_report_the_same_words_once(desk, today):
    today("2025-06-30")
    for month in ("2025-05", "2025-06"):
        Desk(desk.db, None).tick(
            "V.a.1.1", month, kendala="Listrik <padam>", tindak_lanjut="genset"
        )
    today("2025-07-10")
    desk.tick("V.a.1.1", "2025-04", kendala="Hujan")
    desk.do(acts.record_kendala, kendala="Listrik <padam>", kode="II.1.1")
    # A decision about the same langkah is no way out of its kendala.
    desk.do(acts.decide, uraian="Pinjam aula.", pic="Budi", batas="2025-08-02", kode="V.a.1.1")
    (said,) = [row[2] for row in desk.table("notulen", "Solusi") if "II.1" in row[0]]
    assert said == "genset", "alike in both papers"
    assert desk.table("laporan", "Solusi atau tindak lanjut") == [
        ["II.1, Mei 2025; II.1; V.a.1, Mei, Jun 2025", "Listrik <padam>", "genset"],
        ["V.a.1, April 2025", "Hujan", "–"],
        ["Area V", "Anggaran belum cair", "Revisi DIPA"],
    ]


@pytest.mark.parametrize(
    ("pic", "lies"), [("Ketua", "Ketua (3)"), ("", "Area II (2), Area III (1)")]
)
def test_only_what_is_late_is_a_table_and_what_is_not_reported_is_counted(db, today, pic, lies):
    today("2025-07-10")
    months = [tenggat_content(f"2025-{month}") for month in ("03", "04", "06")]
    that_day = langkah_content("III.1.1", [tenggat_content("2025-06")], pic=pic)
    append_unggahan(db, sample_content([langkah_content("II.1.1", months, pic=pic), that_day]))
    held = Desk(db, begin_rapat(db).nomor)
    held.tick("II.1.1", "2025-06", laporan="proses")
    ((kode, _, when, state, *_),) = held.table("laporan", "Kode", "Langkah aksi", "Tenggat")
    assert (kode, when) == ("II.1", "Juni 2025")
    assert state == "Terlambat, jatuh tempo pada hari posisi"
    text = held.word("laporan")
    assert f"Sebanyak 3 target belum dilaporkan: {lies}. Rinciannya ada di Lampiran I." in text
    assert "Belum dilaporkan\njatuh tempo pada hari posisi" in text, "in the annex too"
    message = held.paper("pesan", "txt").decode()
    assert "(belum dilaporkan, jatuh tempo pada hari posisi)" in message
    assert "Dinyatakan masih dikerjakan: II.1 (Juni 2025)." in text, "no name of another status"


def test_what_was_called_off_says_why(desk):
    desk.tick("II.1.1", "2025-05", laporan="tidak_berlaku", kendala="Dihapus dari DIPA")
    assert "tidak dihitung: II.1, Mei 2025 (Dihapus dari DIPA)." in desk.word("laporan")
    for rows in (
        desk.table("laporan", "Target", "Realisasi"),
        sheet_xlsx(desk.paper("lembar", "xlsx"), "Lembar Monev"),
    ):
        (row,) = rows_of_kode(rows, "II.1")
        assert "– Tidak berlaku\nDihapus dari DIPA" in row


def test_it_has_its_number_and_who_takes_note_of_it(desk):
    desk.change(laporan_nomor="7/LAP/2025")
    desk.do(acts.record_remark, penutur="Ketua", isi="Bukti dilengkapi pekan ini.")
    letterhead = {"mengetahui_jabatan": "Ketua KPU", "mengetahui_nama": "Rahmat", "nama": "Siti"}
    store_kop(desk.db, SATKER, {**letterhead, "nip": "1990"}, **ANI)
    text = desk.word("laporan")
    assert text.partition("Mengetahui,")[2].count("NIP 1990") == 1, "of Siti, not of Rahmat"
    assert text.count("Laporan Nomor 7/LAP/2025, tanggal 10 Juli 2025") == 1, "above its annex"
    for expected in (
        "NOMOR 7/LAP/2025",
        "Mengetahui,\nKetua KPU,",
        "………, 10 Juli 2025\nKetua Tim",
        "Rahmat",
        "Siti",
        "Bukti dilengkapi pekan ini.",
    ):
        assert expected in text


@pytest.mark.parametrize(
    ("day", "wording"),
    [("2025-03-20", ", 20 Maret 2025"), (None, "\ndilaporkan selesai per 31 Maret 2025")],
)
def test_a_day_nobody_said_is_not_invented(db, day, wording):
    done = tenggat_content(
        "2025-02", laporan="selesai", tanggal_selesai=day, selesai_sejak="2025-03-31"
    )
    append_unggahan(db, sample_content([langkah_content("I.1.1", [done])], posisi="2025-03-31"))
    view = view_at(db, SATKER, TAHUN, date(2025, 3, 31))
    text = docx_text(make_document(db, view, None, "laporan", "docx"))
    assert f"✓ Selesai{wording}" in text
    assert ("setelah tenggatnya" in text) is (day is not None)


def test_what_was_done_in_its_periode_though_due_before_is_named(db):
    due_before = {"laporan": "selesai", "tanggal_selesai": "2025-05-02"}
    long_done = {"laporan": "selesai", "tanggal_selesai": "2025-02-28"}
    there = {"Undangan": "ada"}
    plan = [
        langkah_content("I.1.1", [tenggat_content("2025-02", bukti=there, **due_before)]),
        langkah_content("I.2.1", [tenggat_content("2025-02", bukti=there, **long_done)]),
    ]
    append_unggahan(db, sample_content(plan))
    when = "jatuh tempo sebelumnya dan diselesaikan pada Triwulan II Tahun 2025"
    named = f"Target yang {when}: langkah I.1."
    assert named in Desk(db, None).word("laporan")


def test_the_sheet_tells_of_a_target_its_state_and_has_every_decision_and_the_kendala_of_an_area(
    desk,
):
    xlsx = sheet_xlsx(desk.paper("lembar", "xlsx"), "Lembar Monev")
    docx = desk.table("laporan", "Target", "Realisasi")
    decided = "(Ketua, 20 Juli 2025) (diputuskan, belum dibacakan)"
    late = ["▲ Terlambat\n30 hari lewat", "0/1 (0%)\n○ Undangan: Belum ada"]
    (second,) = rows_of_kode(docx, "II.1")
    assert second[-2:] == late
    (second,) = rows_of_kode(xlsx, "II.1")
    assert [*second[-4:]] == [*late, "Listrik <padam>", f"genset\nLengkapi bukti {decided}"]
    (of_area,) = [row for row in xlsx if row[0] == "V" and row[-2] == "Anggaran belum cair"]
    assert (of_area[3], of_area[-1]) == ("–", "Revisi DIPA")
    (of_all,) = [row for row in xlsx if "Seluruh rencana" in row]
    assert [*of_all[-5:]] == [*["–"] * 4, f"Susun <jadwal> {decided}"]
    (second,) = rows_of_kode(xlsx, "II.1")
    assert [*second[1:4]] == ["II Area II", "Langkah II.1.1", "Ketua"]


def test_the_sheet_has_its_langkah_in_the_order_of_the_plan_and_the_area_itself_last(db):
    later = langkah_content("II.1.1", [tenggat_content("2025-10")])
    plan = [later, langkah_content("II.2.1", [tenggat_content("2025-05")])]
    append_unggahan(db, sample_content(plan, posisi="2025-06-30"))
    begin_rapat(db)
    desk = Desk(db)
    desk.do(acts.record_kendala, kendala="Arsip hilang", solusi="", area="II")
    desk.do(acts.decide, uraian="Siapkan", pic="Ketua", batas="2025-07-20", kode="II.1.1")
    rows = sheet_xlsx(desk.paper("lembar", "xlsx"), "Lembar Monev")
    assert [row[0] for row in rows if row[1] == "II Area II"] == ["II.1", "II.2", "II"]


def test_a_discussed_langkah_of_an_earlier_triwulan_has_its_pic_its_bukti_and_why_it_is_there(db):
    there = {"Undangan": "ada", "Notulen": "terverifikasi"}
    done = tenggat_content("2025-02", "selesai", bukti=there, tanggal_selesai="2025-02-20")
    later = tenggat_content("2025-10", bukti={"Foto": "belum_ada"})
    plan = [
        langkah_content("I.1.1", [tenggat_content("2025-05")]),
        langkah_content("II.1.1", [done, later], pic="Ketua"),
    ]
    append_unggahan(db, sample_content(plan, posisi="2025-06-30"))
    begin_rapat(db)
    desk = Desk(db)
    why = "Langkah lain dimuat karena dicatat dalam rapat."
    assert why not in desk.word("laporan")
    desk.do(acts.record_kendala, kendala="Arsip hilang", solusi="", kode="II.1.1")
    assert why in desk.word("laporan")
    (row,) = rows_of_kode(desk.table("laporan", "Target", "Realisasi"), "II.1")
    assert row[1].endswith("\nPIC: Ketua")
    assert row[-1] == "2/2 (100%)"
    (row,) = rows_of_kode(sheet_xlsx(desk.paper("lembar", "xlsx"), "Lembar Monev"), "II.1")
    assert row[3] == "Ketua"
    assert row[-3] == "2/2 (100%)\n✓ Undangan: Ada\n✓ Notulen: Terverifikasi"
