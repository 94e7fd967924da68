"""The questions as one sitting: what comes first, what one answer settles, and what is proposed."""

from dataclasses import replace

import pytest
from openpyxl import Workbook

from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.figures import View
from monev.quality import reading_quality
from monev.questions import (
    AskedOnce,
    Question,
    Sitting,
    effect_of,
    name_answer,
    reading_questions,
    reading_sitting,
)
from monev.reading.choices import LEFT, TICKED, ChoiceItem
from monev.reading.report_words import remark_on_status
from monev.uploads import check_upload
from monev.writing.reading_choices import store_choices
from tests.outputs.material import change_workbook
from tests.questions.material import WORK, load, plan, sit
from tests.reading.tables import AREA, HEADINGS, check_reading, xlsx
from tests.sitting_book import QUESTIONS, SATKER, TAHUN, sitting_book


@pytest.fixture
def view(db: Database) -> View:
    return load(db, sitting_book())


@pytest.fixture(scope="module")
def book(shared_db: Database) -> tuple[Database, View]:
    """Store the same plan for tests that only look at it."""
    return shared_db, load(shared_db, sitting_book())


def test_a_file_that_is_not_stored_yet_asks_the_same_and_proposes_the_same(book):
    reading = check_upload(sitting_book(), "rencana.xlsx")
    before = reading_sitting(reading, reading_questions(reading))

    def content(sitting: Sitting) -> set[tuple[object, ...]]:
        return {
            (asked.key, asked.effect, asked.settles, sitting.proposals(asked))
            for asked in sitting.left
        }

    assert content(before) == content(sit(*book))
    places = sum(len(once.like) for once in before.left)
    said = f"{len(before.left)} pertanyaan untuk tim ZI (di {places} tempat)"
    assert said in reading_quality.quality_sentence(sit(*book)), "one number for what is asked"


def asked_about(sitting: Sitting, cell: str) -> AskedOnce:
    return next(asked for asked in sitting.left if asked.first.cell == cell)


def words(sitting: Sitting, cell: str) -> list[str]:
    """List the answers proposed for a cell."""
    return [proposal.words for proposal in sitting.proposals(asked_about(sitting, cell))]


def answer(db: Database, sitting: Sitting, cell: str, index: int = 0) -> None:
    items = sitting.proposals(asked_about(sitting, cell))[index].items
    store_choices(db, SATKER, items, pelaku="Ani", tahun=TAHUN)


def tenggat_read_again(db: Database) -> dict[str, list[str]]:
    reading = check_upload(sitting_book(), "rencana.xlsx", db=db)
    tenggat = {}
    for langkah in reading.langkah:
        tenggat[langkah.langkah_aksi] = [target.tenggat for target in langkah.tenggat]
    return tenggat


def test_a_lost_tenggat_is_asked_before_a_doubtful_one_and_that_before_bukti(book):
    db, view = book
    asked = [(asked.effect, asked.first.cell, asked.settles) for asked in sit(db, view).left]
    assert asked == [
        ("tanpa_target", "F9", 2),
        ("tanpa_target", "F7", 1),
        ("waktu", "F12", 2),
        ("waktu", "F14", 1),
        ("waktu", "F16", 1),
        ("tanpa_bukti", None, 1),
    ]
    assert len(asked) == QUESTIONS


def test_one_answer_settles_every_cell_that_says_the_same(db, view):
    answer(db, sit(db, view), "F9")
    after = sit(db, view)
    assert (len(after.left), after.total) == (QUESTIONS - 1, QUESTIONS)
    tenggat = tenggat_read_again(db)
    assert (tenggat["Memimpin rapat"], tenggat["Halal bihalal"]) == (["2025-07"], ["2025-07"])


def test_a_langkah_of_no_month_is_said_to_be_one(db, view):
    answer(db, sit(db, view), "F7", 3)
    assert (tenggat_read_again(db)["Menunjuk agen"], len(sit(db, view).left)) == ([], QUESTIONS - 1)
    view = load(
        db,
        plan(
            (*WORK, "TARGET WAKTU"), AREA, (1, "Uji", "SK", None), (2, "Apel", "SK", "insidental")
        ),
    )
    [asked] = (sitting := sit(db, view)).left
    assert [proposal.kind for proposal in sitting.proposals(asked)] == ["akhir", "insidental"]


def test_the_order_of_day_and_month_is_asked_once_for_its_column(db, view):
    sitting = sit(db, view)
    assert words(sitting, "F12") == ["Ya, benar seperti dibaca", "Bulan dan harinya tertukar"]
    answer(db, sitting, "F12", 1)
    tenggat = tenggat_read_again(db)
    assert (tenggat["Menyusun SOP"], tenggat["Mengevaluasi SOP"]) == (
        ["2025-05-04"],
        ["2025-07-06"],
    )
    assert len(sit(db, view).left) == QUESTIONS - 1


def test_what_is_proposed_was_read_without_a_doubt_and_says_what_it_means(book):
    db, view = book
    sitting = sit(db, view)
    above, below = (
        "Seperti langkah di atasnya: Februari 2025",
        "Seperti langkah di bawahnya: Juli 2025",
    )
    assert words(sitting, "F7") == [
        above,
        below,
        "Akhir tahun: Desember 2025",
        "Memang tidak terikat bulan",
    ]
    assert words(sitting, "F14") == [
        "Ya, benar: Desember 2025",
        "Setiap bulan: Jan–Des 2025 (12 target)",
    ]
    assert words(sitting, "F16") == ["Ya, benar: Maret 2024", "Maksudnya tahun 2025: Maret 2025"]


def test_every_proposed_answer_settles_its_question_when_the_file_is_read_again(db, view):
    """After the first proposal of every question, none is left."""
    sitting = sit(db, view)
    for asked in sitting.left:
        store_choices(db, SATKER, sitting.proposals(asked)[0].items, pelaku="Ani", tahun=TAHUN)
    assert sit(db, view).left == ()
    reading = check_upload(sitting_book(), "rencana.xlsx", db=db)
    assert [
        remark.sel
        for remark in reading.peringatan
        if remark.sel in ("F7", "F9", "F12", "F14", "F16", "E8")
    ] == []


def test_the_rows_without_an_area_are_one_question_and_go_where_their_words_say(db):
    rows = (
        (1, "Pengawasan internal", "Ada", "Rapat", "Foto", "Mei", "1"),
        (2, "WBS", "Ada", "Survei", "Foto", "Mei", "1"),
    )
    view = load(db, xlsx((("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), HEADINGS, *rows)))
    sitting = sit(db, view)
    (one,) = sitting.left  # KOMPONEN names one; a plan that names no area at all is told so
    assert (one.effect, one.settles) == ("area", 2)
    assert sitting.proposals(one)[0].words == "Area V PENGUATAN PENGAWASAN"
    store_choices(db, SATKER, sitting.proposals(one)[0].items, pelaku="Ani", tahun=TAHUN)
    assert not sit(db, view).left


def test_a_note_nobody_can_answer_and_a_link_that_says_that_it_is_there_are_not_asked():
    note = Question("Rencana", 4, None, None, "", (), None, without_target=False)
    assert effect_of(note) is None
    # The template promises it; eight of them were eight of the fourteen questions that Unggah
    # counted.
    remark = Remark("reports.link_means_ada", "Bukti Dukung", 5, "Status", "", "F5")
    own_area = Remark(
        "rows.area_unusual",
        "Rencana",
        5,
        "No",
        "I. INOVASI",
        "A5",
        {"area": "I", "title": "INOVASI"},
    )
    told = reading_questions(Reading(satker="KPU", tahun=2025, peringatan=(remark, own_area)))
    assert [*map(effect_of, told)] == [None, None]


def test_a_hidden_column_is_told_and_not_asked(db):
    def hide(workbook: Workbook) -> None:
        workbook.worksheets[0].column_dimensions["G"].hidden = True

    view = load(db, change_workbook(sitting_book(), hide))
    told = [
        question
        for question in reading_quality.list_questions(db, view)
        if "tersembunyi" in question.message
    ]
    assert [question.matter for question in told] == [None]
    assert sit(db, view).total == QUESTIONS


@pytest.mark.parametrize(
    ("cells", "cell", "index", "tenggat"),
    [
        (("V", "X", None, None), "E2", 1, ["2025-03"]),
        (("V", "X", None, None), "E2", 2, ["2025-06"]),
    ],
)
def test_what_marks_mean_is_turned_round_with_one_touch(db, cells, cell, index, tenggat):
    row = (1, "Membentuk tim", "SK Tim", "Sekretaris", *cells)
    data = plan((*WORK, "PIC", "TW I", "TW II", "TW III", "TW IV"), AREA, row)
    sitting = sit(db, load(db, data))
    assert words(sitting, cell)[0] == "Ya, benar seperti dibaca"
    answer(db, sitting, cell, index)
    [langkah] = check_upload(data, "rencana.xlsx", db=db).langkah
    assert [target.tenggat for target in langkah.tenggat] == tenggat
    with pytest.raises(EntryRefused):
        store_choices(db, SATKER, [ChoiceItem("tanda", "V X", "ya")], pelaku="Ani", tahun=TAHUN)


def test_a_word_of_a_status_column_is_asked_once_and_settled_with_one_touch(db):
    rows = (
        (1, "Membentuk tim", "SK Tim", "Mei 2025", "Beres"),
        (2, "Memimpin rapat", "Notulen", "Mei 2025", "Open"),
    )
    data = plan(
        (*WORK, "TARGET WAKTU", "STATUS"),
        AREA,
        *rows,
        (3, "Mereviu SOP", "SOP", "Mei 2025", "Beres"),
    )
    sitting = sit(db, load(db, data))
    assert [(once.effect, once.first.value) for once in sitting.left] == [
        ("status", "Beres"),
        ("status", "Open"),
    ]
    for once, index in zip(sitting.left, (0, 2), strict=True):
        store_choices(db, SATKER, sitting.proposals(once)[index].items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(data, "rencana.xlsx", db=db)
    assert [report.status for report in reading.realisasi] == ["selesai", "belum", "selesai"]
    assert reading.peringatan == ()
    named = [
        name_answer(ChoiceItem("status", "Beres", meaning))
        for meaning in ("selesai", "belum", "proses")
    ]
    assert named == ["Selesai / Ada", "Belum / Belum ada", "Berjalan"], (
        "the word was remembered for bukti too"
    )
    of_tables = [name_answer(ChoiceItem("tabel", "Awal", said)) for said in (TICKED, LEFT)]
    assert of_tables == ["dibaca", "tidak dibaca"]
    with pytest.raises(EntryRefused):
        store_choices(
            db, SATKER, [ChoiceItem("status", "Beres", "sembarang")], pelaku="Ani", tahun=TAHUN
        )


def test_a_column_of_the_plan_that_holds_no_status_is_kept_as_it_is_with_one_touch(db):
    rows = (
        (1, "Membentuk tim", "SK Tim", "Mei 2025", "2"),
        (2, "Memimpin rapat", "Notulen", "Mei 2025", "Rapat satu kali"),
    )
    data = plan((*WORK, "TARGET WAKTU", "STATUS"), AREA, *rows)
    sitting = sit(db, load(db, data))
    *_, no_status = sitting.proposals(sitting.left[0])
    assert no_status.words == "Bukan status: simpan kolomnya apa adanya"
    store_choices(db, SATKER, no_status.items, pelaku="Ani", tahun=TAHUN)
    check_reading(
        check_upload(data, "rencana.xlsx", db=db),
        lainnya="STATUS: 2 / STATUS: Rapat satu kali",
        remarks="",
    )


@pytest.mark.parametrize(("is_bukti", "likeliest"), [(True, "Ada"), (False, "Selesai")])
def test_a_word_about_a_bukti_may_mean_that_it_is_there_not_that_work_is_done(is_bukti, likeliest):
    asked = replace(remark_on_status("Beres", bukti=is_bukti), lembar="A", baris=3, nilai="Beres")
    reading = Reading(tahun=TAHUN, peringatan=(asked,))
    sitting = reading_sitting(reading, reading_questions(reading))
    assert [each.words for each in sitting.proposals(sitting.left[0])][:1] == [likeliest]
