"""Unggah, what is asked about the stored plan: questions and their answers. Nothing stored changes
before the file is read again.
"""

import pytest

from monev.outputs.template import ORIGIN_HEADINGS, make_corrected
from monev.ui.page_table import UNGGAH
from monev.uploads import check_upload
from monev.writing.reading_choices import list_choices
from tests import makers
from tests.makers import last_content
from tests.on_screen import written_text
from tests.page_runs import buttons_on, choose, field, filled_with, press, unfold
from tests.reading.tables import HEADINGS, xlsx
from tests.sitting_book import sitting_book
from tests.uploads.material import upload_file

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
QUESTIONS, ANSWERS = "pertanyaan", "pilihan"
OWN, BY_HAND = "Jawaban lain …", "atau tulis sendiri"
TOP_ROWS = (("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), HEADINGS)
ROWS = (
    ("I. MANAJEMEN PERUBAHAN",),
    (1, "Tim Kerja", "SK terbit", "Membentuk tim", "SK Tim, Notulensi", "setelah Lebaran", "1 SK"),
    (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", None, "1 SK"),
    (3, "Pola", "Teladan", "Pimpinan hadir", "Daftar hadir", "Juli 2025", "4 Dokumen"),
    ("II. INOVASI DAERAH",),
    (1, "Inovasi", "Ada", "Membuat inovasi", "Laporan", "Oktober 2024", "1 dokumen"),
)


store = filled_with(lambda db: upload_file(db, xlsx((*TOP_ROWS, *ROWS)), posisi="2025-09-30"))
sitting = filled_with(lambda db: upload_file(db, sitting_book(), posisi="2025-09-30"))


@pytest.fixture
def at(store, open_page):
    """Open all questions about a stored plan; there are four."""
    return open_questions(open_page)


def open_questions(open_page):
    return open_page(UNGGAH, bagian=QUESTIONS)


def tenggat(db, kode: str) -> list[str]:
    stored = last_content(db, SATKER, TAHUN)["langkah"]
    (langkah,) = [langkah for langkah in stored if langkah["kode"] == kode]
    return [target["tenggat"] for target in langkah["tenggat"]]


def unfold_own_answer(at, kode: str):
    """Open the form for an answer in one's own words, below a langkah without a target."""
    return unfold(unfold(at, "Tanpa target waktu"), OWN, below=f"**{kode}**")


def test_it_says_first_how_well_the_plan_was_read_and_asks_what_has_no_target_before_all_else(at):
    assert not at.error, written_text(at)
    assert "4 langkah dibaca; 3 pertanyaan untuk tim ZI" in written_text(at).replace("\\", "")
    folds = [fold.label for fold in at.expander if "(" in fold.label]
    assert folds[:2] == ["Tanpa target waktu (2)", "Target waktu meragukan (1)"]
    at = unfold(at, "Tanpa target waktu")
    cards = [widget.value for widget in at.markdown if ":gray[" in widget.value]
    assert "**I.1** Membentuk tim" in cards[0]
    assert "sel F6, TARGET WAKTU: tertulis “setelah Lebaran”" in cards[0].replace("\\", "")
    assert "**I.2**" in cards[1]


def test_a_month_answered_waits_until_the_file_is_read_again_and_then_counts(store, at):
    at = unfold_own_answer(at, "I.2")
    at = choose(at, "Bulan targetnya", "Okt")
    assert "Oktober 2025: satu target" in written_text(at).replace("\\", "")
    at = press(at, "Simpan jawaban")
    assert "**Jawaban tersimpan**" in written_text(at)
    assert "2 pertanyaan untuk tim ZI" in written_text(at)
    assert tenggat(store, "I.2.1") == [], "what is stored did not change"
    at = press(at, "Baca ulang berkas ini dengan jawaban saya")
    assert "1 target ditambahkan" in written_text(at)
    assert tenggat(store, "I.2.1") == []
    at = press(at, "Simpan sebagai unggahan 2")
    assert tenggat(store, "I.2.1") == ["2025-10"]
    assert "belum diterapkan" not in written_text(at)


def test_words_that_do_not_read_are_said_at_the_form_and_those_that_do_are_taken_along_in_the_plan(
    store, at
):
    at = unfold_own_answer(at, "I.1")
    at = field(at, BY_HAND).set_value("kapan-kapan").run()
    assert "Belum terbaca" in written_text(at)
    at = press(at, "Simpan jawaban")
    assert "tidak terbaca sebagai waktu" in at.error[0].value
    assert list_choices(store, SATKER) == ()
    at = field(at, BY_HAND).set_value("Mei").run()
    press(at, "Simpan jawaban")
    data = make_corrected(store, SATKER, TAHUN)
    without_answers = check_upload(data, "dibetulkan.xlsx")
    one = without_answers.langkah[0]
    assert (one.target_waktu, [target.tenggat for target in one.tenggat]) == ("Mei", ["2025-05"])
    assert one.lainnya[ORIGIN_HEADINGS["target_waktu"]] == "setelah Lebaran"


def test_a_reading_said_to_be_right_is_settled_and_can_be_taken_back(store, at, open_page):
    at = unfold(at, "Target waktu meragukan")
    at = press(at, "Ya, benar: Oktober 2024")
    assert "2 pertanyaan" in written_text(at)
    assert "belum diterapkan" not in written_text(at), "it changes nothing of the plan"
    at = open_page(UNGGAH, bagian=ANSWERS)
    assert "sudah benar" in written_text(at)
    at = press(at, "Tarik")
    assert [choice.withdrawn for choice in list_choices(store, SATKER)] == [True]
    assert "Tarik" not in buttons_on(at), "it is no answer any more"
    assert "3 pertanyaan" in written_text(open_questions(open_page))


def test_undo_takes_back_the_last_answer_alone(store, at):
    at = press(unfold(at, "Target waktu meragukan"), "Ya, benar: Oktober 2024")
    at = press(choose(unfold_own_answer(at, "I.2"), "Bulan targetnya", "Okt"), "Simpan jawaban")
    press(at, next(words for words in buttons_on(at) if words.startswith("Urungkan")))
    withdrawn = {choice.item.nilai: choice.withdrawn for choice in list_choices(store, SATKER)}
    assert [*withdrawn.values()] == [False, True]


def test_who_only_looks_reads_the_answers_and_gives_or_takes_back_none(
    store, at, open_page, look_as
):
    press(unfold(at, "Target waktu meragukan"), "Ya, benar: Oktober 2024")
    makers.add_people(store, oki={SATKER: "operator"}, budi={SATKER: "pembaca"})
    for who, may_take_back in (("oki", True), ("budi", False)):
        look_as(store, who)
        asked = buttons_on(unfold(open_questions(open_page), "Tanpa target waktu"))
        assert ("Akhir tahun: Desember 2025" in asked) == may_take_back
        answers = open_page(UNGGAH, bagian=ANSWERS)
        assert "sudah benar" in written_text(answers)
        assert ("Tarik" in buttons_on(answers)) == may_take_back, who


def test_all_questions_answered_and_the_file_read_again_the_plan_says_it(sitting, open_page):
    def answer(at, words: str):
        said = next(each for each in buttons_on(at) if words in each.replace("\\", ""))
        return press(at, said)

    at = open_questions(open_page)
    for words in (
        "Seperti langkah di atasnya: Juli 2025",
        "Seperti langkah di atasnya: Februari 2025",
        "Ya, benar seperti dibaca",
        "Setiap bulan",
        "Maksudnya tahun 2025",
        "1 dokumen: Laporan",
    ):
        for fold in [fold.label for fold in at.expander if "(" in fold.label]:
            at = unfold(at, fold)
        at = answer(at, words)
    assert "tidak ada pertanyaan yang menunggu jawaban" in written_text(at)
    at = press(at, "Baca ulang berkas ini dengan jawaban saya")
    press(at, "Simpan sebagai unggahan 2")
    sitting.catch_up()
    langkah = last_content(sitting, SATKER, TAHUN)["langkah"]
    assert sum(len(row["tenggat"]) for row in langkah) == 21
    assert all(row["tenggat"] for row in langkah)
