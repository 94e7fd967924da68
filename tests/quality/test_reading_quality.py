"""What is asked about a stored plan, how it is settled, and the file it came from."""

from datetime import date

import pytest
from openpyxl import Workbook

from monev import figures
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import View, view_at
from monev.figures.tenggat import langkah_without_bukti
from monev.outputs.template import make_template
from monev.quality import reading_quality
from monev.questions import months_in_words, try_time
from monev.reading.choices import YES, ChoiceItem
from monev.uploads import check_upload
from monev.writing.plan_versions import cancel
from monev.writing.reading_choices import store_choices, withdraw_choices
from tests.code import MESUJI_FILE
from tests.figures.material import values_of
from tests.outputs.material import change_workbook
from tests.reading.tables import AREA, HEADINGS, Row, xlsx
from tests.uploads.material import upload_file


def book(*rows: Row, headings: Row = HEADINGS) -> bytes:
    """Write a plan of 2025 whose headings stand in row 3."""
    return xlsx((("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), headings, *rows))


def load_file(
    db: Database, data: bytes, name: str = "rencana.xlsx", posisi: str = "2025-06-30", **chosen
) -> View:
    entry = upload_file(db, data, name, posisi, **chosen)
    return view_at(db, entry.satker, entry.tahun, date(entry.tahun, 12, 31))


def filled_template(db: Database, view: View) -> bytes:
    """Make the template of the stored plan, with one status changed."""

    def report(workbook: Workbook) -> None:
        workbook["Realisasi"]["D5"] = "Proses"

    return change_workbook(make_template(db, view.satker, view.tahun), report)


def test_mesuji_asks_for_its_five_langkah_without_a_target_in_its_template_too(db):
    view = load_file(db, MESUJI_FILE.read_bytes(), MESUJI_FILE.name)
    everything = reading_quality.list_questions(db, view)
    without_target = [
        (kode, "waktu", True) for kode in ("V.d.4.1", "V.d.4.2", "V.e.4.1", "VI.2.1", "VI.3.1")
    ]
    asked = without_target
    assert [
        (question.kode, question.matter, question.without_target) for question in everything
    ] == asked
    sitting = reading_quality.plan_sitting(db, view, everything)
    assert (
        reading_quality.quality_sentence(sitting) == "45 langkah dibaca; 5 pertanyaan untuk tim ZI."
    )
    # The template has other rows than the decree: a blank TARGET WAKTU is the same question in
    # both.
    view = load_file(db, filled_template(db, view), "templat.xlsx", posisi="2025-09-30")
    everything = [
        question for question in reading_quality.list_questions(db, view) if question.matter
    ]
    assert [
        (question.kode, question.matter, question.without_target) for question in everything
    ] == asked


def test_the_file_of_a_plan_is_found_through_what_was_changed_in_the_app_since(db):
    view = load_file(
        db, book(AREA, (1, "A", "B", "C", "D", "Mei", "E", "Kasubbag"), headings=(*HEADINGS, "PIC"))
    )
    edit(
        db,
        view.satker,
        2025,
        Target("I.1.1"),
        {"pic": "Sekretaris"},
        pelaku="Budi",
        posisi=date(2025, 7, 1),
    )
    file = reading_quality.find_origin_file(db, view.satker, 2025, 2)
    assert (file.name, file.unggahan) == ("rencana.xlsx", 1)
    assert reading_quality.find_origin_file(db, "KPU Kota Lain", 2025, 9) is None
    later = (1, "A", "B", "C", "D", "Juni", "E", "Kasubbag")
    load_file(db, book(AREA, later, headings=(*HEADINGS, "PIC")), "baru.xlsx", "2025-07-31")
    file = reading_quality.find_origin_file(db, view.satker, 2025, 2)
    assert file.name == "rencana.xlsx", "a later file is not that of an earlier version"
    for _ in range(3):
        cancel(db, view.satker, 2025, reason="keliru", pelaku="Budi")
    assert reading_quality.find_origin_file(db, view.satker, 2025, 2) is None


def test_each_kind_of_doubt_has_its_own_way_to_be_settled(db):
    rows = (
        (1, "A", "B", "Rapat", "D", "entah kapan", "E", "Mei"),
        (2, "A", "B", "Survei", "D", None, "E"),
    )
    view = load_file(db, book(*rows, headings=(*HEADINGS, "TENGGAT")))
    matter = {
        (question.cell, question.matter) for question in reading_quality.list_questions(db, view)
    }
    assert {("F4", "waktu"), ("F5", "waktu"), ("D4", "area"), ("H3", "judul")} <= matter
    assert {kind for _, kind in matter} <= {"waktu", "area", "judul", "benar", None}


def test_an_answer_settles_its_question_and_no_other(db):
    rows = ((1, "A", "B", "Rapat", "D", "entah", "E"), (2, "A", "B", "Survei", "D", None, "E"))
    view = load_file(
        db, book(("II. INOVASI DAERAH",), *rows, (3, "A", "B", "Forum", "D", "Mei 2024", "E"))
    )
    timing, empty, past, own_area = reading_quality.list_questions(db, view)
    assert (timing.cell, empty.cell, past.cell, own_area.matter) == ("F5", "F6", "F7", None)
    store_choices(db, view.satker, [ChoiceItem("waktu", "entah", "Mei")], pelaku="Ani", tahun=2025)
    last_year = ChoiceItem("waktu", "", "Mei", langkah="a b survei", tahun=2024)
    store_choices(db, view.satker, [last_year], pelaku="Ani", tahun=2024)
    store_choices(db, view.satker, past.right_answers, pelaku="Ani", tahun=2025)
    everything = reading_quality.list_questions(db, view)
    assert [question.cell for question in everything if question.answer is not None] == ["F5", "F7"]
    assert len(reading_quality.plan_sitting(db, view, everything).left) == 1


@pytest.mark.parametrize(
    ("month", "span", "wording"),
    [
        ([], False, ""),
        ([5], True, "Mei"),
        ([6, 3], False, "Maret, Juni"),
        ([12, 8, 9], True, "Agustus s.d. Desember"),
    ],
)
def test_chosen_months_become_words_that_read_back_as_just_these(month, span, wording):
    assert months_in_words(month, span=span) == wording
    if wording:
        assert try_time(wording, 2025)[1], "without a doubt"


def test_a_time_cell_is_asked_about_once_however_much_is_odd_in_it(db):
    """A day outside the calendar and the hint of readable times are one question."""
    view = load_file(db, book(AREA, (1, "A", "B", "Rapat", "D", "30 Februari 2025", "E")))
    (one,) = reading_quality.list_questions(db, view)
    assert (one.cell, one.matter, one.without_target) == ("F5", "waktu", True)
    assert "30 Februari 2025" in one.message
    assert "misalnya" in one.message

    view = load_file(db, book(AREA, (1, "A", "B", "Rapat", "D", "Awal TW II 2026", "E")))
    (one,) = reading_quality.list_questions(db, view)
    assert len(one.remarks) == 2
    right = one.right_answers
    store_choices(db, view.satker, right[:1], pelaku="Ani", tahun=2025)
    assert reading_quality.list_questions(db, view)[0].answer is None
    store_choices(db, view.satker, right, pelaku="Ani", tahun=2025)
    assert reading_quality.list_questions(db, view)[0].answer is not None
    withdraw_choices(db, view.satker, right, pelaku="Ani")
    assert reading_quality.list_questions(db, view)[0].answer is None
    old = [ChoiceItem("benar", f"{remark.nilai}\n{remark.pesan}", YES) for remark in one.remarks]
    store_choices(db, view.satker, old, pelaku="Ani", tahun=2025)
    assert reading_quality.list_questions(db, view)[0].answer is not None, (
        "stored under the sentence, as it once was"
    )


def test_a_langkah_that_names_no_bukti_is_asked_about_and_answered_by_its_documents(db):
    """The answer counts once the file is read again; until then the stored plan stays."""
    rows = ((1, "A", "B", "Rapat", "", "Mei 2025", "E"), (2, "A", "B", "Lapor", "", "", "E"))
    data = book(AREA, *rows, (3, "A", "B", "Ada", "SK", "Mei 2025", "E"))
    view = load_file(db, data)
    everything = reading_quality.list_questions(db, view)
    asked = [question for question in everything if question.without_bukti]
    assert [question.kode for question in asked] == ["I.1.1", "I.2.1"]
    assert {(question.matter, question.value) for question in asked} == {("bukti", "")}
    assert values_of(langkah_without_bukti(db, view), "kode") == ["I.1.1", "I.2.1"]
    assert figures.ringkasan(db, view).current.bukti_belum_disebut == 2

    item = ChoiceItem("bukti", "", "Undangan\nNotulensi", langkah=asked[0].langkah)
    store_choices(db, view.satker, [item], pelaku="Ani", tahun=2025)
    left = [
        question for question in reading_quality.list_questions(db, view) if question.without_bukti
    ]
    assert [question.kode for question in left if question.answer is None] == ["I.2.1"]
    reading = check_upload(data, "rencana.xlsx", db=db)
    named, none, (third,) = (langkah.bukti for langkah in reading.langkah)
    assert [bukti.nama for bukti in named] == ["Undangan", "Notulensi"]
    assert (none, third.nama) == ((), "SK")
