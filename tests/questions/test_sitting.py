"""The questions as one sitting: what comes first, what one answer settles, and what is proposed."""

from dataclasses import replace

import pytest
from openpyxl import Workbook

from monev import figures
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.figures.targets import langkah_without_bukti
from monev.questions import (
    AskedOnce,
    Question,
    Sitting,
    effect_of,
    name_answer,
    reading_questions,
    reading_sitting,
)
from monev.reading.choices import LEFT, TICKED, YES, ChoiceItem
from monev.reading.report_words import remark_on_status
from monev.uploads import check_upload
from monev.writing.reading_choices import store_choices, withdraw_choices
from tests.figures.material import values_of
from tests.outputs.material import change_workbook
from tests.questions.material import WORK, load, plan, sit
from tests.reading.tables import AREA, HEADINGS, Row, check_reading, xlsx
from tests.sitting_book import QUESTIONS, SATKER, TAHUN, sitting_book

BOOK = sitting_book()


def asked_about(sitting: Sitting, cell: str) -> AskedOnce:
    return next(asked for asked in sitting.left if asked.first.cell == cell)


def words(sitting: Sitting, cell: str) -> list[str]:
    """List the answers proposed for a cell."""
    return [proposal.words for proposal in sitting.proposals(asked_about(sitting, cell))]


def answer(db: Database, sitting: Sitting, cell: str, index: int = 0) -> None:
    items = sitting.proposals(asked_about(sitting, cell))[index].items
    store_choices(db, SATKER, items, pelaku="Ani", tahun=TAHUN)


def tenggat_read_again(db: Database) -> dict[str, list[str]]:
    reading = check_upload(BOOK, "rencana.xlsx", db=db)
    tenggat = {}
    for langkah in reading.langkah:
        tenggat[langkah.langkah_aksi] = [target.tenggat for target in langkah.tenggat]
    return tenggat


def test_a_lost_tenggat_is_asked_before_a_doubtful_one_and_that_before_bukti(db):
    asked = [(asked.effect, asked.first.cell, asked.settles) for asked in sit(db, BOOK).left]
    assert asked == [
        ("tanpa_target", "F9", 2),
        ("tanpa_target", "F7", 1),
        ("waktu", "F12", 2),
        ("waktu", "F14", 1),
        ("waktu", "F16", 1),
        ("tanpa_bukti", None, 1),
    ]
    assert len(asked) == QUESTIONS


def test_one_answer_settles_every_cell_that_says_the_same(db):
    answer(db, sit(db, BOOK), "F9")
    assert len(sit(db, BOOK).left) == QUESTIONS - 1
    tenggat = tenggat_read_again(db)
    assert (tenggat["Memimpin rapat"], tenggat["Halal bihalal"]) == (["2025-07"], ["2025-07"])


def test_a_langkah_of_no_month_is_said_to_be_one(db):
    answer(db, sit(db, BOOK), "F7", 3)
    assert (tenggat_read_again(db)["Menunjuk agen"], len(sit(db, BOOK).left)) == ([], QUESTIONS - 1)
    data = plan(
        (*WORK, "TARGET WAKTU"), AREA, (1, "Uji", "SK", None), (2, "Apel", "SK", "insidental")
    )
    [asked] = (sitting := sit(db, data)).left
    assert [proposal.kind for proposal in sitting.proposals(asked)] == ["akhir", "insidental"]


def test_the_order_of_day_and_month_is_asked_once_for_its_column(db):
    sitting = sit(db, BOOK)
    assert words(sitting, "F12") == ["Ya, benar seperti dibaca", "Bulan dan harinya tertukar"]
    answer(db, sitting, "F12", 1)
    tenggat = tenggat_read_again(db)
    assert (tenggat["Menyusun SOP"], tenggat["Mengevaluasi SOP"]) == (
        ["2025-05-04"],
        ["2025-07-06"],
    )
    assert len(sit(db, BOOK).left) == QUESTIONS - 1


def test_what_is_proposed_was_read_without_a_doubt_and_says_what_it_means(db):
    sitting = sit(db, BOOK)
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


def test_every_proposed_answer_settles_its_question_when_the_file_is_read_again(db):
    """After the first proposal of every question, none is left."""
    sitting = sit(db, BOOK)
    for asked in sitting.left:
        store_choices(db, SATKER, sitting.proposals(asked)[0].items, pelaku="Ani", tahun=TAHUN)
    assert sit(db, BOOK).left == ()
    reading = check_upload(BOOK, "rencana.xlsx", db=db)
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
    data = xlsx((("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), HEADINGS, *rows))
    sitting = sit(db, data)
    (one,) = sitting.left  # KOMPONEN names one; a plan that names no area at all is told so
    assert (one.effect, one.settles) == ("area", 2)
    assert sitting.proposals(one)[0].words == "Area V PENGUATAN PENGAWASAN"
    store_choices(db, SATKER, sitting.proposals(one)[0].items, pelaku="Ani", tahun=TAHUN)
    assert not sit(db, data).left


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

    data = change_workbook(BOOK, hide)
    questions = reading_questions(check_upload(data, "rencana.xlsx"))
    told = [question for question in questions if "tersembunyi" in question.message]
    assert [question.matter for question in told] == [None]
    assert len(sit(db, data).left) == QUESTIONS


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
    sitting = sit(db, data)
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
    sitting = sit(db, data)
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
    sitting = sit(db, data)
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


def book(*rows: Row, headings: Row = HEADINGS) -> bytes:
    """Write a plan of 2025 whose headings stand in row 3."""
    return xlsx((("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), headings, *rows))


def questions_of(db: Database, data: bytes) -> tuple[Question, ...]:
    return reading_questions(check_upload(data, "rencana.xlsx", db=db))


def test_an_answer_settles_its_question_and_no_other(db):
    rows = ((1, "A", "B", "Rapat", "D", "entah", "E"), (2, "A", "B", "Survei", "D", None, "E"))
    data = book(("II. INOVASI DAERAH",), *rows, (3, "A", "B", "Forum", "D", "Mei 2024", "E"))
    own_area, timing, empty, past = questions_of(db, data)
    assert (timing.cell, empty.cell, past.cell, own_area.matter) == ("F5", "F6", "F7", None)
    store_choices(db, SATKER, [ChoiceItem("waktu", "entah", "Mei")], pelaku="Ani", tahun=2025)
    last_year = ChoiceItem("waktu", "", "Mei", langkah="a b survei", tahun=2024)
    store_choices(db, SATKER, [last_year], pelaku="Ani", tahun=2024)
    store_choices(db, SATKER, past.right_answers, pelaku="Ani", tahun=2025)
    assert [question.cell for question in questions_of(db, data) if question.matter] == ["F6"]


def test_a_time_cell_is_asked_about_once_however_much_is_odd_in_it(db):
    """A day outside the calendar and the hint of readable times are one question."""
    (one,) = questions_of(db, book(AREA, (1, "A", "B", "Rapat", "D", "30 Februari 2025", "E")))
    assert (one.cell, one.matter, one.without_target) == ("F5", "waktu", True)
    assert "30 Februari 2025" in one.message
    assert "misalnya" in one.message

    data = book(AREA, (1, "A", "B", "Rapat", "D", "Awal TW II 2026", "E"))
    (one,) = questions_of(db, data)
    assert len(one.remarks) == 2
    right = one.right_answers
    store_choices(db, SATKER, right[:1], pelaku="Ani", tahun=2025)
    assert questions_of(db, data), "each of its remarks must be called right"
    store_choices(db, SATKER, right, pelaku="Ani", tahun=2025)
    assert not questions_of(db, data)
    withdraw_choices(db, SATKER, right, pelaku="Ani")
    assert questions_of(db, data)
    old = [ChoiceItem("benar", f"{remark.nilai}\n{remark.pesan}", YES) for remark in one.remarks]
    store_choices(db, SATKER, old, pelaku="Ani", tahun=2025)
    assert not questions_of(db, data), "stored under the sentence, as it once was"


def test_a_langkah_that_names_no_bukti_is_asked_about_and_answered_by_its_documents(db):
    """The answer counts once the file is read again; until then the stored plan stays."""
    rows = ((1, "A", "B", "Rapat", "", "Mei 2025", "E"), (2, "A", "B", "Lapor", "", "", "E"))
    data = book(AREA, *rows, (3, "A", "B", "Ada", "SK", "Mei 2025", "E"))
    view = load(db, data)

    def asked() -> list[Question]:
        return [question for question in questions_of(db, data) if question.without_bukti]

    assert [(one.kode, one.matter, one.value) for one in asked()] == [
        ("I.1.1", "bukti", ""),
        ("I.2.1", "bukti", ""),
    ]
    assert values_of(langkah_without_bukti(db, view), "kode") == ["I.1.1", "I.2.1"]
    assert figures.ringkasan(db, view).current.bukti_belum_disebut == 2
    item = ChoiceItem("bukti", "", "Undangan\nNotulensi", langkah=asked()[0].langkah)
    store_choices(db, SATKER, [item], pelaku="Ani", tahun=2025)
    assert [one.kode for one in asked()] == ["I.2.1"]
    named, none, (third,) = (each.bukti for each in check_upload(data, "a.xlsx", db=db).langkah)
    assert [bukti.nama for bukti in named] == ["Undangan", "Notulensi"]
    assert (none, third.nama) == ((), "SK")
