"""The report: its chapters, its bases, what was done, and what it asks of whom. Also the tables,
the sheet and the calendar: each lists a thing once. Their figures are tested in tests/situations.
"""

from datetime import date
from io import BytesIO
from itertools import chain
from xml.sax.saxutils import escape

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from monev.figures import view_at
from monev.meeting import acts, ending
from monev.outputs.documents import make_document
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
from tests.outputs.documents.conftest import ANI, ODD_NAME, Desk, suggested
from tests.outputs.documents.open_documents import (
    docx_text,
    pdf_text,
    rows_docx,
    rows_of_kode,
    sheet_xlsx,
)

CHAPTERS = [
    "A. Pendahuluan",
    "B. Kegiatan yang dilaksanakan",
    "C. Hasil yang dicapai",
    "D. Simpulan dan saran",
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
    text = pdf_text(desk.paper("laporan", "pdf"))
    places = [text.index(chapter) for chapter in CHAPTERS]
    assert places == sorted(places)


def test_each_annex_names_the_paper_it_belongs_to(desk):
    desk.change(laporan_nomor="7/LAP/2025")
    for text in desk.both("laporan"):
        assert text.count("Laporan Nomor 7/LAP/2025, tanggal 10 Juli 2025") == 1


def test_langkah_whose_bukti_nobody_named_are_told_by_number(desk):
    assert "Bukti belum disebut pada 1 langkah (VI.1), yang" in desk.word("laporan")


def test_rows_that_stand_for_several_months_add_up_to_the_total_of_bukti(db):
    plan = [
        langkah_content("I.1.1", [tenggat_content("2025-05"), tenggat_content("2025-06")]),
        langkah_content("I.2.1", [tenggat_content("2025-06", bukti={"Undangan": "ada"})]),
    ]
    append_unggahan(db, sample_content(plan))
    rows = Desk(db, None).table("laporan", "Target", "Realisasi")
    assert [(row[2], row[4].split("\n")[0]) for row in rows if row[0].startswith("I.")] == [
        ("Mei, Jun 2025\n100%", "0/2 (0%) untuk 2 target"),
        ("Juni 2025\n100%", "1/1 (100%)"),
    ]
    assert "1/3 (33%)" in Desk(db, None).word("laporan")


def test_what_came_of_a_target_stands_beside_what_the_plan_promises(desk):
    assert "Hasil target" not in desk.word("laporan")
    desk.tick("II.1.1", "2025-05", hasil="4 dari 6 pengaduan; 2 menunggu provinsi")
    text = desk.word("laporan")
    assert "Hasil target seperti dilaporkan" in text
    assert "4 dari 6 pengaduan; 2 menunggu provinsi" in text


def test_what_came_of_the_months_of_a_langkah_is_one_row_with_each_month(desk):
    for month, said in (("04", "Tiga rapat"), ("05", "Dua rapat"), ("06", "Tiga rapat")):
        desk.tick("V.a.1.1", f"2025-{month}", hasil=said)
    (row,) = desk.table("laporan", "Langkah dan target")
    told = "Apr, Jun 2025: Tiga rapat\nMei 2025: Dua rapat"
    assert (row[0], row[-1]) == ("V.a.1", told)


def test_the_bar_of_an_area_says_how_many_of_its_targets_are_late(desk):
    rows = rows_docx(desk.paper("laporan"))
    (bars,) = [table for table in rows if len(table[0]) == 4 and table[0][0].startswith("I Area")]
    late = {row[0].split()[0]: row[3] for row in bars}
    assert late["II"] == "▲1"


def test_its_bases_are_those_that_are_true(desk):
    desk.change(undangan_nomor="12/PW.01/2025", undangan_tanggal="2025-07-03")
    text = desk.word("laporan")
    assert "Realisasi rencana aksi yang dilaporkan per 30 Juni 2025;" in text
    assert (
        "Surat undangan Nomor 12/PW.01/2025 tanggal 3 Juli 2025, hal Undangan Rapat evaluasi TW II."
        in text
    )
    assert "Keputusan KPU Kabupaten Uji Nomor …" in text
    assert "4. Rencana triwulan berikutnya" in text
    assert "unggahan" not in text
    assert "Perbandingan dengan akhir triwulan sebelumnya" in text
    assert "Capaian s.d. posisi" in [row[0] for row in desk.table("laporan", "Ukuran")]
    store_kop(desk.db, SATKER, {"dasar": ["Keputusan Ketua Nomor 1 Tahun 2025."]}, **ANI)
    text = desk.word("laporan")
    assert "a.\tKeputusan Ketua Nomor 1 Tahun 2025;" in text
    assert "Keputusan KPU Kabupaten Uji Nomor" not in text


def test_a_plan_rests_on_no_report_and_on_the_decree_it_was_first_uploaded_with(db):
    for number, posisi, decree in (
        (1, "2025-03-31", "Keputusan Nomor 12 Tahun 2024"),
        (2, "2025-06-30", "menurut Keputusan Nomor 34 Tahun 2025"),
    ):
        plan = [langkah_content("I.1.1", [tenggat_content("2025-03")])]
        append_unggahan(db, sample_content(plan, unggahan=number, posisi=posisi, catatan=decree))
    text = Desk(db, None).word("laporan")
    assert "Realisasi rencana aksi yang dilaporkan" not in text
    assert text.count("Belum ada realisasi yang dilaporkan.") == 1
    assert "Selesai, bukti kurang" not in text, "nothing can be done without its bukti"
    assert "Dibandingkan" not in text
    assert text.count("Per 30 Juni 2025, 1 dari 1 target jatuh tempo.") == 1
    assert "Keputusan Nomor 12 Tahun 2024;" in text
    assert "Nomor 34" not in text
    assert "PIC" not in text  # the plan names nobody, so there is no column of PICs
    assert "erlambat" not in text


def test_what_was_decided_stands_once_and_only_the_rest_is_suggested(desk):
    decided = desk.table(
        "laporan", "No.", "Tindak lanjut", "Langkah atau area", "PIC", "Batas waktu"
    )
    what = (["Lengkapi bukti", "II.1"], ["Susun <jadwal>", "Umum"])
    expected = [[*each, "Ketua", "20 Juli 2025"] for each in what]
    assert [row[1:] for row in decided] == expected
    # II.1.1 has its follow-up from the meeting. The leader sets the due days of the others.
    assert [row[1:] for row in desk.table("laporan", "No.", "Saran", "PIC")] == [
        ["Menyelesaikan langkah yang lewat tenggat beserta buktinya: V.a.1.", ODD_NAME],
        ["Melengkapi bukti dukung langkah I.1.", "Belum ada PIC"],
        ["Menetapkan target waktu langkah VI.1.", "Belum ada PIC"],
        ["Menetapkan PIC langkah I.1, VI.1.", "Belum ada PIC"],
    ]
    assert "Batas waktunya ditetapkan pimpinan." in desk.word("laporan")


def test_each_row_of_the_suggestions_has_one_pic_and_asks_for_no_bukti_that_is_there(db):
    shown, half = {"Undangan": "ada"}, {"Undangan": "ada", "Notulensi": "belum_ada"}
    plan = [
        langkah_content("V.1.1", [tenggat_content("2025-05", bukti=shown)], pic="Ketua"),
        langkah_content("V.2.1", [tenggat_content("2025-06", bukti=half)], pic="Ketua"),
        langkah_content("V.3.1", [tenggat_content("2025-05")], pic="Sekretaris; Ketua"),
        langkah_content("V.4.1", [tenggat_content("2025-05")], pic="Ketua"),
    ]
    append_unggahan(db, sample_content(plan))
    late = "Menyelesaikan langkah yang lewat tenggat beserta buktinya: V.2, V.3, V.4."
    proven = "Melaporkan status dan tanggal selesai langkah yang buktinya sudah lengkap: V.1."
    rows = Desk(db, None).table("laporan", "No.", "Saran")
    assert [row[1:] for row in rows] == [[late, "Ketua"], [proven, "Ketua"]], "each langkah once"


def test_the_conclusion_says_which_area_rose_and_which_fell_since_when(db):
    done = {"laporan": "selesai", "tanggal_selesai": "2025-03-01"}
    first, later = [tenggat_content("2025-03", **done)], tenggat_content("2025-03")
    before = [
        langkah_content("I.1.1", first),
        langkah_content("II.1.1", [later]),
        langkah_content("V.1.1", first),
    ]
    risen = [tenggat_content("2025-03", laporan="selesai", tanggal_selesai="2025-06-01")]
    now = [
        *before[:1],
        langkah_content("II.1.1", risen),
        langkah_content("V.1.1", [*first, tenggat_content("2025-05")]),
    ]
    append_unggahan(db, sample_content(before, posisi="2025-03-31"))
    append_unggahan(db, sample_content(now, unggahan=2, posisi="2025-06-30"))
    text = Desk(db, None).word("laporan")
    assert "adalah 3 dari 4 (75%), naik dari 2 dari 3 (67%) per 31 Maret 2025; bukti ada" in text
    assert (
        "Dibandingkan dengan 31 Maret 2025, capaian naik pada II Area II (0% menjadi 100%); "
        "turun pada V Area V (100% menjadi 50%); tetap pada I Area I (100%)."
    ) in text


def test_a_triwulan_nobody_reported_is_compared_with_none(db):
    done = tenggat_content("2025-03", laporan="selesai", tanggal_selesai="2025-03-01")
    plan = [langkah_content("I.1.1", [done, tenggat_content("2025-05")])]
    append_unggahan(db, sample_content(plan, posisi="2025-03-31"))
    silent = {"laporan_lengkap": False, "lengkap_per": "2025-03-31"}
    append_unggahan(db, sample_content(plan, unggahan=2, posisi="2025-06-30", **silent))
    text = Desk(db, None).word("laporan")
    assert "adalah 1 dari 2 (50%); bukti" in text
    assert "Dibandingkan" not in text
    assert "Perbandingan" not in text


def test_a_langkah_named_in_a_decision_or_a_running_follow_up_is_not_suggested(desk, today):
    for words in ("Notulensi V.a.1.1 dilengkapi", "Target waktu VI.1.10 ditetapkan"):
        desk.do(acts.decide, uraian=words, pic="Ketua", batas="2025-07-18")
    desk.do(ending.close_rapat)
    first = suggested(desk.material)
    today("2025-07-19")
    second = suggested(desk.next("2025-07-19").material)
    assert "V.a.1" not in first
    assert "Menetapkan target waktu langkah VI.1." in first  # VI.1.10 is another one
    # On 19 July the follow-up of II.1.1 still runs; the one of V.a.1.1 was due the day before.
    assert ("II.1" in second, "V.a.1" in second) == (False, True)


def test_every_kendala_stands_in_one_table_of_the_report_the_same_words_once(desk):
    for month in ("2025-05", "2025-06"):
        Desk(desk.db, None).tick(
            "V.a.1.1", month, kendala="Listrik <padam>", tindak_lanjut="genset"
        )
    desk.tick("V.a.1.1", "2025-04", kendala="Hujan")
    desk.do(acts.record_kendala, kendala="Listrik <padam>", kode="II.1.1")
    (said,) = [row[2] for row in desk.table("notulen", "Solusi") if "II.1" in row[0]]
    assert said == "genset", "alike in both papers"
    assert desk.table("laporan", "Solusi atau tindak lanjut") == [
        ["II.1, Mei 2025; V.a.1, Mei, Jun 2025; II.1", "Listrik <padam>", "genset"],
        ["V.a.1, April 2025", "Hujan", "–"],
        ["Area V", "Anggaran belum cair", "Revisi DIPA"],
    ]


def test_the_solusi_of_a_kendala_is_what_was_said_with_it_and_no_decision_beside_it(desk):
    """That a decision is of the same langkah does not make it the way out."""
    desk.tick("V.a.1.1", "2025-04", kendala="Hujan")
    desk.do(acts.decide, uraian="Pinjam aula.", pic="Budi", batas="2025-08-02", kode="V.a.1.1")
    desk.do(acts.agree, 3)
    for paper in ("notulen", "laporan"):
        assert ["V.a.1, April 2025", "Hujan", "–"] in desk.table(paper, "Solusi")
        tables = [rows for rows in rows_docx(desk.paper(paper)) if "Batas waktu" in rows[0]]
        rows = [*chain.from_iterable(table[1:] for table in tables)]
        assert [row[0] for row in rows] == ["1", "2", "3"], "one count for both tables"
        assert rows[0][1] == "Pinjam aula."


def test_it_has_its_number_and_who_takes_note_of_it(desk):
    desk.change(laporan_nomor="7/LAP/2025")
    desk.do(acts.record_remark, jenis="arahan", isi="Bukti dilengkapi pekan ini.")
    letterhead = {"mengetahui_jabatan": "Ketua KPU", "mengetahui_nama": "Rahmat", "nama": "Siti"}
    store_kop(desk.db, SATKER, letterhead, **ANI)
    text = desk.word("laporan")
    for expected in (
        "NOMOR 7/LAP/2025",
        "Mengetahui,\nKetua KPU,",
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
    assert of_area[-1] == "Revisi DIPA"
    (of_all,) = [row for row in xlsx if "Seluruh rencana" in row]
    assert [*of_all[-5:]] == [*["–"] * 4, f"Susun <jadwal> {decided}"]
    (second,) = rows_of_kode(xlsx, "II.1")
    assert [*second[1:4]] == ["II Area II", "Langkah II.1.1", "Ketua"]


def test_a_langkah_decided_on_before_it_is_due_stands_there_with_its_target(db):
    plan = [
        langkah_content("I.1.1", [tenggat_content("2025-05")]),
        langkah_content("II.1.1", [tenggat_content("2025-10")]),
    ]
    append_unggahan(db, sample_content(plan, posisi="2025-06-30"))
    begin_rapat(db)
    desk = Desk(db)
    desk.do(acts.decide, uraian="Siapkan", pic="Ketua", batas="2025-07-20", kode="II.1.1")
    (row,) = rows_of_kode(desk.table("laporan", "Target", "Realisasi"), "II.1")
    assert row[2:] == ["Oktober 2025", "○ Belum jatuh tempo", "–"]


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


def test_a_month_is_not_said_again_behind_the_day_in_it_on_which_its_work_was_done(db):
    days = {"2025-04": "2025-05-02", "2025-05": "2025-05-20"}
    owed = {"Undangan": "ada"}
    months = []
    for month, day in days.items():
        months.append(tenggat_content(month, "selesai", bukti=owed, tanggal_selesai=day))
    append_unggahan(db, sample_content([langkah_content("I.1.1", months)]))
    (row,) = rows_of_kode(Desk(db, None).table("laporan", "Target", "Realisasi"), "I.1")
    first, second = row[3].split("\n✓ ")
    assert first.endswith("(April 2025)")
    assert second == "Selesai, 20 Mei 2025"
