"""Unggah, the original of the stored plan in the usual preview: its questions, any cell said
otherwise, remembered answers. Nothing stored changes before *Simpan*.
"""

import pytest

from monev.outputs.template import ORIGIN_HEADINGS, make_corrected
from monev.reading.choices import ChoiceItem
from monev.ui.page_table import UNGGAH
from monev.uploads import check_upload
from monev.writing.reading_choices import list_choices, store_choices
from tests import makers
from tests.makers import last_content
from tests.on_screen import written_text
from tests.page_runs import buttons_on, choose, filled_with, press, touch_cell, unfold
from tests.reading.tables import HEADINGS, xlsx
from tests.sitting_book import sitting_book
from tests.uploads.material import upload_file

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
TOP_ROWS = (("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), HEADINGS)
ROWS = (
    ("I. MANAJEMEN PERUBAHAN",),
    (1, "Tim Kerja", "SK terbit", "Membentuk tim", "SK Tim, Notulensi", "setelah Lebaran", "1 SK"),
    (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", None, "1 SK"),
    (3, "Pola", "Teladan", "Pimpinan hadir", "Daftar hadir", "Juli 2025", "4 Dokumen"),
    ("II. INOVASI DAERAH",),
    (1, "Inovasi", "Ada", "Membuat inovasi", "Laporan", "Oktober 2024", "1 dokumen"),
)
WORK, TIME, BUKTI, PIC = 1, 2, 3, 4
"""Columns of the preview."""

store = filled_with(lambda db: upload_file(db, xlsx((*TOP_ROWS, *ROWS)), posisi="2025-09-30"))
sitting = filled_with(lambda db: upload_file(db, sitting_book(), posisi="2025-09-30"))


@pytest.fixture
def at(store, open_page):
    return open_original(open_page)


def open_original(open_page, part: str = "bacaan"):
    return open_page(UNGGAH, bagian=part)


def stored(db, kode: str) -> dict:
    db.catch_up()
    rows = last_content(db, SATKER, TAHUN)["langkah"]
    return next(row for row in rows if row["kode"] == kode)


def tenggat(db, kode: str) -> list[str]:
    return [target["tenggat"] for target in stored(db, kode)["tenggat"]]


@pytest.mark.parametrize("part", ["bacaan", "pertanyaan", "pilihan"])
def test_the_original_opens_in_the_usual_preview_by_old_addresses_too(store, open_page, part):
    at = open_original(open_page, part)
    said = written_text(at)
    assert "rencana.xlsx, dibaca dengan jawaban yang diingat" in said
    assert "tertulis “setelah Lebaran”" in said.replace("\\", "")
    assert "Tidak ada yang perlu disimpan" in said


def test_the_page_without_a_file_offers_it(store, open_page):
    assert (
        "Rencana dibaca dari" in (said := written_text(open_page(UNGGAH)))
        and "“rencana.xlsx”" in said
    )


def test_a_question_answered_there_changes_the_plan_once_it_is_stored(store, at):
    at = press(at, "Ya, benar: Oktober 2024")
    at = touch_cell(at, "Menunjuk agen", TIME)
    at = choose(at, "Waktunya", "Oktober")
    assert "1 target ditambahkan" in written_text(at)
    assert tenggat(store, "I.2.1") == [], "what is stored did not change"
    press(at, "Simpan")
    assert tenggat(store, "I.2.1") == ["2025-10"]
    assert last_content(store, SATKER, TAHUN)["catatan"] == "Dibaca ulang dengan jawaban di Unggah"


def test_words_that_do_not_read_are_said_at_the_cell_and_those_that_do_are_taken_along_in_the_plan(
    store, at
):
    at = choose(touch_cell(at, "Membentuk tim", TIME), "Waktunya", "kapan-kapan")
    assert "tidak terbaca sebagai waktu" in at.error[0].value
    assert "★ menurut jawaban" not in written_text(at)
    at = choose(at, "Waktunya", "Mei")
    assert "★ menurut jawaban" in written_text(at)
    press(at, "Simpan")
    data = make_corrected(store, SATKER, TAHUN)
    one = check_upload(data, "dibetulkan.xlsx").langkah[0]
    assert (one.target_waktu, [target.tenggat for target in one.tenggat]) == ("Mei", ["2025-05"])
    assert one.lainnya[ORIGIN_HEADINGS["target_waktu"]] == "setelah Lebaran"


def test_an_answer_that_changes_nothing_is_stored_alone(store, at, open_page):
    at = press(at, "Ya, benar: Oktober 2024")
    at = press(at, "Simpan jawaban")
    assert "**Jawaban tersimpan**" in written_text(at)
    assert [choice.item.hal for choice in list_choices(store, SATKER)] == ["benar"]
    at = open_original(open_page)
    assert "Ya, benar: Oktober 2024" not in buttons_on(at)
    at = unfold(at, "Jawaban lain yang diingat (1)")
    assert "sudah benar" in written_text(at)
    at = touch_cell(at, "Bacaan dibenarkan", 4)
    assert [choice.withdrawn for choice in list_choices(store, SATKER)] == [True]
    assert "Ya, benar: Oktober 2024" in buttons_on(at), "it is asked again"


def test_a_remembered_answer_is_seen_at_its_row_and_taken_back_there(store, open_page):
    item = ChoiceItem("waktu", "setelah Lebaran", "Mei")
    store_choices(store, SATKER, [item], pelaku="ani", tahun=TAHUN)
    at = open_original(open_page)
    assert written_text(at).count("★ menurut jawaban") == 1
    at = touch_cell(at, "Membentuk tim", TIME)
    assert "Dijawab: **Mei**" in written_text(at)
    at = press(at, "Tarik jawaban")
    assert [choice.withdrawn for choice in list_choices(store, SATKER)] == [True]
    assert "★ menurut jawaban" not in written_text(at)


def test_an_answer_of_this_visit_is_taken_back_at_its_row_or_as_the_last_one(store, at):
    at = choose(touch_cell(at, "Menunjuk agen", TIME), "Waktunya", "Oktober")
    at = press(touch_cell(at, "Pimpinan hadir", WORK), "Baris ini bukan langkah")
    assert "mengubah **2** langkah" in written_text(at), "one that is none any more counts too"
    at = press(at, "Urungkan jawaban terakhir")
    at = press(touch_cell(at, "Menunjuk agen", TIME), "Tarik jawaban")
    assert "★ menurut jawaban" not in written_text(at)
    assert list_choices(store, SATKER) == ()


@pytest.mark.parametrize(
    ("column", "label", "said", "cell"),
    [
        (PIC, "PIC-nya", "Ani; Budi", ("pic", "Ani; Budi")),
        (WORK, "Areanya", "V PENGUATAN PENGAWASAN", ("area", "V")),
    ],
)
def test_a_cell_is_said_otherwise_in_two_touches(store, at, column, label, said, cell):
    at = choose(touch_cell(at, "Pimpinan hadir", column), label, said)
    press(at, "Simpan")
    store.catch_up()
    rows = last_content(store, SATKER, TAHUN)["langkah"]
    name, value = cell
    assert [row[name] for row in rows if row["langkah_aksi"] == "Pimpinan hadir"] == [value]
    again = check_upload(xlsx((*TOP_ROWS, *ROWS)), "lagi.xlsx", db=store)
    assert [
        getattr(row, name) for row in again.langkah if row.langkah_aksi == "Pimpinan hadir"
    ] == [value]


def test_who_only_looks_reads_the_plan_and_says_nothing(store, open_page, look_as):
    makers.add_people(store, oki={SATKER: "operator"}, budi={SATKER: "pembaca"})
    for who, may_say in (("oki", True), ("budi", False)):
        look_as(store, who)
        at = open_original(open_page)
        assert "Menunjuk agen" in written_text(at)
        assert ("Akhir tahun: Desember 2025" in buttons_on(at)) == may_say, who


def test_all_questions_answered_the_plan_says_it(sitting, open_page):
    at = open_original(open_page)
    for words in (
        "Seperti langkah di atasnya: Juli 2025",
        "Seperti langkah di atasnya: Februari 2025",
        "Ya, benar seperti dibaca",
        "Setiap bulan",
        "Maksudnya tahun 2025",
        "1 dokumen: Laporan",
    ):
        said = next(each for each in buttons_on(at) if words in each.replace("\\", ""))
        at = press(at, said)
    assert "dapat dijawab nanti" not in written_text(at)
    press(at, "Simpan")
    sitting.catch_up()
    langkah = last_content(sitting, SATKER, TAHUN)["langkah"]
    assert sum(len(row["tenggat"]) for row in langkah) == 21
    assert all(row["tenggat"] for row in langkah)
