"""Mutu Data: questions about the reading of a file and their answers. Nothing stored changes before
the file is read again.
"""

import pytest

from monev.outputs.template import ORIGIN_HEADINGS, make_corrected
from monev.ui.page_table import MUTU_DATA
from monev.uploads import check_upload
from monev.writing.reading_choices import list_choices
from tests import makers
from tests.makers import last_content
from tests.on_screen import seen_on, tables_on, written_text
from tests.page_runs import buttons_on, choose, field, filled_with, press, touch_row, unfold
from tests.reading.tables import HEADINGS, xlsx
from tests.screen_things import Table
from tests.sitting_book import sitting_book
from tests.uploads.material import upload_file

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
ALL_QUESTIONS, COMPARED = "Semua pertanyaan", "Bandingkan dengan berkas"
ANSWERS = "Jawaban tersimpan"
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
    return open_part(open_page, ALL_QUESTIONS)


def open_part(open_page, words: str):
    return choose(open_page(MUTU_DATA), "Bagian", words)


def tenggat(db, kode: str) -> list[str]:
    stored = last_content(db, SATKER, TAHUN)["langkah"]
    (langkah,) = [langkah for langkah in stored if langkah["kode"] == kode]
    return [target["tenggat"] for target in langkah["tenggat"]]


def unfold_own_answer(at, kode: str):
    """Open the form for an answer in one's own words, below a langkah without a target."""
    return unfold(unfold(at, "Tanpa target waktu"), OWN, below=f"**{kode}**")


def test_keys_are_shown_where_there_are_keys(sitting, open_page, turn_to_phone):
    def keys() -> set[str]:
        at = open_page(MUTU_DATA)
        return {button.proto.shortcut for button in at.button} - {""}

    assert {"y", "n"} <= {key.lower() for key in keys()}
    turn_to_phone()
    assert keys() == set()


def test_it_says_first_how_well_the_plan_was_read_and_asks_what_has_no_target_before_all_else(at):
    assert not at.error, written_text(at)
    assert "4 langkah dibaca; 3 pertanyaan untuk tim ZI" in written_text(at).replace("\\", "")
    folds = [fold.label for fold in at.expander]
    assert folds[:2] == ["Tanpa target waktu (2)", "Target waktu meragukan (1)"]
    at = unfold(at, "Tanpa target waktu")
    cards = [widget.value for widget in at.markdown if ":gray[" in widget.value]
    assert "**I.1.1** Membentuk tim" in cards[0]
    assert "sel F6, TARGET WAKTU: tertulis “setelah Lebaran”" in cards[0].replace("\\", "")
    assert "**I.2.1**" in cards[1]
    assert "Diragukan 4" in written_text(at)


def test_a_month_answered_waits_until_the_file_is_read_again_and_then_counts(store, at):
    at = unfold_own_answer(at, "I.2.1")
    at = choose(at, "Bulan targetnya", "Okt")
    assert "Oktober 2025: satu target" in written_text(at).replace("\\", "")
    at = press(at, "Simpan jawaban")
    assert "**Jawaban tersimpan**" in written_text(at)
    assert "2 pertanyaan untuk tim ZI" in written_text(at)
    assert tenggat(store, "I.2.1") == [], "what is stored did not change"
    at = press(at, "Baca ulang berkas ini dengan jawaban saya")
    assert any(widget.label.startswith("1 target bergeser") for widget in at.expander)
    assert tenggat(store, "I.2.1") == []
    at = press(at, "Simpan sebagai unggahan 2")
    assert tenggat(store, "I.2.1") == ["2025-10"]
    assert "belum diterapkan" not in written_text(at)


def test_words_that_do_not_read_are_said_at_the_form_and_those_that_do_are_taken_along_in_the_plan(
    store, at
):
    at = unfold_own_answer(at, "I.1.1")
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


def test_a_reading_said_to_be_right_is_settled_and_can_be_taken_back(store, at):
    at = unfold(at, "Target waktu meragukan")
    at = press(at, "Ya, benar: Oktober 2024")
    assert "2 pertanyaan" in written_text(at)
    assert "belum diterapkan" not in written_text(at), "it changes nothing of the plan"
    at = choose(at, "Bagian", ANSWERS)
    assert "sudah benar" in written_text(at)
    at = press(at, "Tarik")
    assert [choice.withdrawn for choice in list_choices(store, SATKER)] == [True]
    assert "3 pertanyaan" in written_text(at)


def test_who_only_looks_reads_the_answers_and_takes_none_back(store, at, open_page, look_as):
    press(unfold(at, "Target waktu meragukan"), "Ya, benar: Oktober 2024")
    makers.add_people(store, oki={SATKER: "operator"}, budi={SATKER: "pembaca"})
    for who, may_take_back in (("oki", True), ("budi", False)):
        look_as(store, who)
        answers = open_part(open_page, ANSWERS)
        assert "sudah benar" in written_text(answers)
        assert ("Tarik" in buttons_on(answers)) == may_take_back, who


CELLS = "Setiap sel: tertulis di berkas, dan dibaca sebagai"


def test_each_cell_stands_beside_the_original_and_a_split_can_be_settled(store, at):
    at = choose(at, "Bagian", COMPARED)
    content = written_text(at)
    for parts in (
        "D6\nLANGKAH AKSI\nMembentuk tim\n",
        "setelah Lebaran",
        "Diragukan",
        "Ditafsirkan",
        "Disalin",
    ):
        assert parts in content, content
    assert "E6\nBUKTI DUKUNG\n" in content
    at = touch_row(at, CELLS, "I.1.1")
    at = choose(at, "Yang salah terbaca", "Bukti")
    (box,) = at.text_area
    assert box.value == "SK Tim\nNotulensi"
    box.set_value("SK Tim dan Notulensi").run()
    at = press(at, "Simpan jawaban")
    assert [(choice.item.hal, choice.item.nilai) for choice in list_choices(store, SATKER)] == [
        ("bukti", "SK Tim dan Notulensi")
    ]


def test_every_cell_is_a_row_to_be_sorted_and_a_kode_opens_its_langkah_in_full(
    store, open_page, turn_to_phone
):
    at = open_part(open_page, COMPARED)
    frame = tables_on(at)[CELLS]
    filled = sum(cell is not None for row in ROWS for cell in row)
    blank_time = 1
    assert len(frame) == filled + blank_time, "each cell that something stands in, or that asks"
    time = frame[(frame["Kode"] == "I.1.1") & (frame["Kolom"] == "TARGET WAKTU")].iloc[0]
    assert [time["Sel"], time["Tertulis di berkas"], time["Kepastian"]] == [
        "F6",
        "setelah Lebaran",
        "? Diragukan",
    ]
    work = frame[(frame["Kode"] == "I.1.1") & (frame["Kolom"] == "LANGKAH AKSI")].iloc[0]
    assert [work["Tertulis di berkas"], work["Dibaca sebagai"]] == ["Membentuk tim", "sama"]
    at = touch_row(at, CELLS, "I.3.1")
    (whole,) = seen_on(at, Table)
    assert "Pola" in str(whole.texts)
    assert field(at, "Yang salah terbaca").formatted_values == ["Target waktu"], "to be changed"
    turn_to_phone()
    at = at.run()
    assert CELLS not in tables_on(at)
    said = [each.value for each in at.markdown]
    asked = [said[place - 1].split("**")[1] for place, text in enumerate(said) if "Kolom:" in text]
    assert asked == ["I.1.1", "I.2.1", "I.3.1", "II.1.1"]


def primary(at) -> list[str]:
    """List the proposed answers: the buttons that look like the first thing to do."""
    return [_label(button) for button in at.button if button.proto.type == "primary"]


def _label(button) -> str:
    return button.label.replace("\\", "")


def test_the_sitting_asks_one_question_at_a_time_and_takes_an_answer_of_ones_own_too(
    sitting, open_page
):
    at = open_page(MUTU_DATA)
    assert "Sisa 7 dari 7 pertanyaan" in written_text(at)
    assert primary(at) == ["Seperti langkah di atasnya: Juli 2025"]
    (table,) = seen_on(at, Table)
    marked = [cell.text for row in table.rows for cell in row if cell.is_marked]
    assert marked == ["setelah Lebaran"]
    assert "berlaku untuk 2 sel" in written_text(at)
    for words in ("Akhir tahun: Desember 2025", "Memang tidak terikat bulan"):
        at = press(at, "Bukan, usul berikutnya")
        assert primary(at) == [words]
    at = press(at, "Lewati")
    assert "Sisa 7 dari 7 pertanyaan, 1 dilewati" in written_text(at)
    assert primary(at) == ["Seperti langkah di atasnya: Februari 2025"]
    assert list_choices(sitting, SATKER) == (), "to pass over is no answer"
    while passing := {"Bukan, usul berikutnya", "Lewati"}.intersection(buttons_on(at)):
        at = press(at, min(passing))
    assert "Selebihnya Anda lewati: 7 pertanyaan" in written_text(at)
    at = press(at, "Tanyakan lagi yang dilewati")
    assert primary(at) == ["Seperti langkah di atasnya: Juli 2025"]
    at = unfold(at, OWN)
    at = field(at, BY_HAND).set_value("April").run()
    at = press(at, "Simpan jawaban")
    assert [choice.item.nilai for choice in list_choices(sitting, SATKER)] == ["April"]
