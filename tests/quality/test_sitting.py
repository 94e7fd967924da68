"""The questions as one sitting: what comes first, what one answer settles, and what is proposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from monev import quality
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.figures import View, view_at
from monev.journal import FolderJournal
from monev.quality import AskedOnce, Question, Sitting
from monev.reading.choices import ChoiceItem
from monev.uploads import check_upload, plan_upload, store_upload
from monev.writing.reading_choices import store_choices
from tests.reading.tables import HEADINGS, xlsx
from tests.sitting_book import QUESTIONS, SATKER, TAHUN, sitting_book

WORK = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG")


def load(db: Database, data: bytes) -> View:
    upload_plan = plan_upload(db, check_upload(data, "rencana.xlsx", db=db), posisi=date(TAHUN, 9, 30))
    store_upload(db, upload_plan, pelaku="Ani", file=data, file_name="rencana.xlsx", consent=True)
    return view_at(db, SATKER, TAHUN, date(TAHUN, 12, 31))


@pytest.fixture
def p(db: Database) -> View:
    return load(db, sitting_book())


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, View]]:
    """The same where it is only looked at, and its database."""
    db = Database.open_at(None, FolderJournal(tmp_path_factory.mktemp("buku") / "monev.jurnal"))
    yield db, load(db, sitting_book())
    db.close()


def sit(db: Database, p: View) -> Sitting:
    return quality.plan_sitting(db, p, quality.list_questions(db, p))


def test_a_file_that_is_not_stored_yet_asks_the_same_and_proposes_the_same(book):
    reading = check_upload(sitting_book(), "rencana.xlsx")
    before = quality.reading_sitting(reading, quality.reading_questions(reading))

    def content(sitting: Sitting) -> set[tuple[object, ...]]:
        return {(one.key, one.effect, one.settles, sitting.proposals(one)) for one in sitting.left}

    assert content(before) == content(sit(*book))


def asked_about(sitting: Sitting, cell: str) -> AskedOnce:
    return next(asked for asked in sitting.left if asked.first.cell == cell)


def words(sitting: Sitting, cell: str) -> list[str]:
    return [proposal.words for proposal in sitting.proposals(asked_about(sitting, cell))]


def answer(db: Database, sitting: Sitting, cell: str, index: int = 0) -> None:
    items = sitting.proposals(asked_about(sitting, cell))[index].items
    store_choices(db, SATKER, items, pelaku="Ani", tahun=TAHUN)


def tenggat_read_again(db: Database) -> dict[str, list[str]]:
    reading = check_upload(sitting_book(), "rencana.xlsx", db=db)
    return {langkah.langkah_aksi: [t.tenggat for t in langkah.tenggat] for langkah in reading.langkah}


def test_a_lost_tenggat_is_asked_before_a_doubtful_one_and_that_before_bukti(book):
    db, p = book
    asked = [(asked.effect, asked.first.cell, asked.settles) for asked in sit(db, p).left]
    assert asked == [
        ("tanpa_target", "F9", 2),
        ("tanpa_target", "F7", 1),
        ("waktu", "F12", 2),
        ("waktu", "F14", 1),
        ("waktu", "F16", 1),
        ("tanpa_bukti", None, 1),
        ("bukti", "E8", 2),
    ]
    assert len(asked) == QUESTIONS


def test_one_answer_settles_every_cell_that_says_the_same(db, p):
    sitting = sit(db, p)
    answer(db, sitting, "F9")
    after = sit(db, p)
    assert (len(after.left), after.total) == (QUESTIONS - 1, QUESTIONS)
    tenggat = tenggat_read_again(db)
    assert (tenggat["Memimpin rapat"], tenggat["Halal bihalal"]) == (["2025-07"], ["2025-07"])


def test_what_stands_in_another_column_is_asked_apart(book):
    db, p = book
    sitting = sit(db, p)
    for cell in ("F9", "F12"):
        question = asked_about(sitting, cell).first
        alike = replace(question, cell="Z9")
        other = replace(question, cell="Z9", column="WAKTU MULAI")
        assert len(quality.plan_sitting(db, p, [question, alike]).left) == 1
        assert len(quality.plan_sitting(db, p, [question, other]).left) == 2


def test_the_order_of_day_and_month_is_asked_once_for_its_column(db, p):
    sitting = sit(db, p)
    assert words(sitting, "F12") == ["Ya, benar seperti dibaca", "Bulan dan harinya tertukar"]
    answer(db, sitting, "F12", 1)
    tenggat = tenggat_read_again(db)
    assert (tenggat["Menyusun SOP"], tenggat["Mengevaluasi SOP"]) == (["2025-05-04"], ["2025-07-06"])
    assert len(sit(db, p).left) == QUESTIONS - 1


def test_what_is_proposed_was_read_without_a_doubt_and_says_what_it_means(book):
    db, p = book
    sitting = sit(db, p)
    assert words(sitting, "F7") == [
        "Seperti langkah di atasnya: Februari 2025",
        "Seperti langkah di bawahnya: Juli 2025",
        "Akhir tahun: Desember 2025",
    ]
    assert words(sitting, "F14") == ["Ya, benar: Desember 2025", "Setiap bulan: Jan–Des 2025 (12 target)"]
    assert words(sitting, "F16") == ["Ya, benar: Maret 2024", "Maksudnya tahun 2025: Maret 2025"]
    assert words(sitting, "E8") == [
        "Ya, benar: 2 dokumen: Undangan Daftar Hadir · Foto",
        "3 dokumen: Undangan · Daftar Hadir · Foto",
        "1 dokumen: Undangan Daftar Hadir, Foto",
    ]


def test_every_proposed_answer_settles_its_question_when_the_file_is_read_again(db, p):
    """The proposed answers of all kinds at once: nothing of what was asked is left to be asked."""
    sitting = sit(db, p)
    for asked in sitting.left:
        store_choices(db, SATKER, sitting.proposals(asked)[0].items, pelaku="Ani", tahun=TAHUN)
    assert sit(db, p).left == ()
    reading = check_upload(sitting_book(), "rencana.xlsx", db=db)
    assert [remark.sel for remark in reading.peringatan if remark.sel in ("F7", "F9", "F12", "F14", "F16", "E8")] == []


def test_the_rows_without_an_area_are_one_question_and_go_where_their_words_say(db):
    rows = (
        (1, "Pengawasan internal", "Ada", "Rapat", "Foto", "Mei", "1"),
        (2, "WBS", "Ada", "Survei", "Foto", "Mei", "1"),
    )
    p = load(db, xlsx((("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), HEADINGS, *rows)))
    sitting = sit(db, p)
    (one,) = (asked for asked in sitting.left if asked.effect == "area")
    assert one.settles == 2
    assert sitting.proposals(one)[0].words == "Area V PENGUATAN PENGAWASAN"
    store_choices(db, SATKER, sitting.proposals(one)[0].items, pelaku="Ani", tahun=TAHUN)
    assert "area" not in {asked.effect for asked in sit(db, p).left}


def test_the_picture_of_a_cell_shows_its_neighbours_and_marks_it_an_empty_one_too(book):
    db, p = book
    file = quality.find_origin_file(db, SATKER, TAHUN, 1)
    assert file is not None
    original, sitting = quality.open_original(db.journal.read_file(file.sha256)), sit(db, p)
    picture = quality.picture_cell(original, asked_about(sitting, "F7").first)
    assert picture is not None
    assert picture.headings == tuple(zip("DEFG", HEADINGS[3:7], strict=True))
    assert [(row.number, row.texts[0], row.marked) for row in picture.rows] == [
        (6, "Membentuk tim", None),
        (7, "Menunjuk agen", 2),
        (8, "Memimpin apel", None),
    ]
    (one,) = (asked for asked in sitting.left if asked.effect == "tanpa_bukti")
    picture = quality.picture_cell(original, one.first)
    assert picture is not None
    (row,) = (row for row in picture.rows if row.marked is not None)
    assert (row.number, picture.headings[row.marked or 0][1]) == (15, "BUKTI DUKUNG")


def test_a_note_nobody_can_answer_is_not_asked():
    note = Question("Rencana", 4, None, None, "", (), None, without_target=False)
    assert quality.effect_of(note) is None


def test_a_hidden_column_is_told_and_not_asked(db):
    book = load_workbook(BytesIO(sitting_book()))
    book.worksheets[0].column_dimensions["G"].hidden = True
    data = BytesIO()
    book.save(data)
    p = load(db, data.getvalue())
    told = [question for question in quality.list_questions(db, p) if "tersembunyi" in question.message]
    assert [question.matter for question in told] == [None]
    assert sit(db, p).total == QUESTIONS


@pytest.mark.parametrize(
    ("cells", "cell", "index", "tenggat"),
    [
        (("V", "X", None, None), "E2", 1, ["2025-03", "2025-06"]),
        (("V", "X", None, None), "E2", 2, ["2025-03"]),
        (("50%", "100%", "100%", "100%"), "E4", 1, ["2025-03", "2025-06", "2025-09", "2025-12"]),
    ],
)
def test_what_marks_mean_is_turned_round_with_one_touch(db, cells, cell, index, tenggat):
    heading = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "PIC", "TW I", "TW II", "TW III", "TW IV")
    area, row = ("I. MANAJEMEN PERUBAHAN",), (1, "Membentuk tim", "SK Tim", "Sekretaris", *cells)
    legend = "V = dilaksanakan, X = tidak dilaksanakan"
    data = xlsx(((f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",), heading, area, row, (), (legend,)))
    sitting = sit(db, load(db, data))
    assert words(sitting, cell)[0] == "Ya, benar seperti dibaca"
    answer(db, sitting, cell, index)
    [langkah] = check_upload(data, "rencana.xlsx", db=db).langkah
    assert [t.tenggat for t in langkah.tenggat] == tenggat
    with pytest.raises(EntryRefused):
        store_choices(db, SATKER, [ChoiceItem("tanda", "V X", "ya")], pelaku="Ani", tahun=TAHUN)


CALLED_OFF_ROW = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "PIC", "TARGET WAKTU", "KETERANGAN")


@pytest.mark.parametrize(
    ("said", "index", "tenggat"),
    [
        ("DIBATALKAN", 0, ["2025-05"]),
        ("DIBATALKAN", 1, []),
        ("Tidak dilaksanakan", 1, []),
        ("Tidak berlaku", 1, []),
        ("DITUNDA KE 2026", 2, ["2026-12"]),
        ("Ditunda ke Maret 2026", 2, ["2026-03"]),
    ],
)
def test_a_langkah_that_a_remark_calls_off_is_asked_and_settled_with_one_touch(db, said, index, tenggat):
    rows = (
        (f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",),
        CALLED_OFF_ROW,
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim", "Sekretaris", "Mei 2025", said),
        (2, "Memimpin rapat", "Notulen", "Sekretaris", "Mei 2025", "Sesuai jadwal, tidak ditunda"),
    )
    sitting = sit(db, load(db, xlsx(rows)))
    [asked] = [once for once in sitting.left if once.effect == "waktu"]
    items = sitting.proposals(asked)[index].items
    store_choices(db, SATKER, items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(xlsx(rows), "rencana.xlsx", db=db)
    first, second = [[t.tenggat for t in langkah.tenggat] for langkah in reading.langkah]
    assert (first, second) == (tenggat, ["2025-05"]), "the same words of another langkah stay"


def test_a_word_of_a_status_column_is_asked_once_and_settled_with_one_touch(db):
    rows = (
        (f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",),
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "STATUS"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim", "Mei 2025", "Done"),
        (2, "Memimpin rapat", "Notulen", "Mei 2025", "Not started"),
        (3, "Mereviu SOP", "SOP", "Mei 2025", "Done"),
    )
    sitting = sit(db, load(db, xlsx(rows)))
    assert [(once.effect, once.first.value) for once in sitting.left] == [("status", "Done"), ("status", "Not started")]
    for once, index in zip(sitting.left, (0, 2), strict=True):
        store_choices(db, SATKER, sitting.proposals(once)[index].items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(xlsx(rows), "rencana.xlsx", db=db)
    assert [report.status for report in reading.realisasi] == ["selesai", "belum", "selesai"]
    assert reading.peringatan == ()
    with pytest.raises(EntryRefused):
        store_choices(db, SATKER, [ChoiceItem("status", "Done", "tidak_berlaku")], pelaku="Ani", tahun=TAHUN)


def test_whether_and_separates_documents_is_asked_once_of_a_column_and_settled_with_one_touch(db):
    rows = (
        (f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",),
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim dan rencana kerja", "Mei 2025"),
        (2, "Memimpin rapat", "Notulen, foto dan video", "Mei 2025"),
    )
    sitting = sit(db, load(db, xlsx(rows)))
    [asked] = sitting.left
    assert (asked.effect, asked.first.cell) == ("bukti", "C4")
    store_choices(db, SATKER, sitting.proposals(asked)[1].items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(xlsx(rows), "rencana.xlsx", db=db)
    assert [[bukti.nama for bukti in one.bukti] for one in reading.langkah] == [
        ["SK Tim", "rencana kerja"],
        ["Notulen", "foto", "video"],
    ]
    assert reading.peringatan == ()


@pytest.mark.parametrize(
    ("below", "joined"),
    [
        (("", "", "Laporan", "Juni 2025"), ("Membentuk tim", ["2025-03", "2025-06"], ["SK Tim", "Laporan"])),
        (
            ("", "yang bertugas", "Laporan", "Juni 2025"),
            ("Membentuk tim yang bertugas", ["2025-03", "2025-06"], ["SK Tim", "Laporan"]),
        ),
    ],
)
def test_a_row_that_goes_on_with_the_one_above_is_joined_with_one_touch(db, below, joined):
    rows = (
        (f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",),
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim", "Maret 2025"),
        below,
    )
    data = xlsx(rows, ["A4:A5", "B4:B5"] if not below[1] else [])
    sitting = sit(db, load(db, data))
    [asked] = sitting.left
    assert asked.effect == "baris"
    store_choices(db, SATKER, sitting.proposals(asked)[1].items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(data, "rencana.xlsx", db=db)
    [langkah] = reading.langkah
    told = (langkah.langkah_aksi, [t.tenggat for t in langkah.tenggat], [bukti.nama for bukti in langkah.bukti])
    assert told == joined
    assert reading.peringatan == ()


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        (0, [("Membentuk tim yang bertugas di loket", ["SK Tim", "Laporan", "Foto"])]),
        (1, [("Membentuk tim", ["SK Tim"]), ("yang bertugas", ["Laporan"]), ("di loket", ["Foto"])]),
    ],
)
def test_a_langkah_typed_on_over_the_rows_below_is_one_or_each_its_own_with_one_touch(db, answer, read):
    rows = (
        (f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",),
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "PIC"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim", "Maret 2025", "Umum"),
        (None, "yang bertugas", "Laporan"),
        (None, "di loket", "Foto"),
    )
    data = xlsx(rows)
    sitting = sit(db, load(db, data))
    assert [langkah.langkah_aksi for langkah in check_upload(data, "rencana.xlsx", db=db).langkah] == [
        "Membentuk tim yang bertugas di loket"
    ]
    for asked in sitting.left:
        store_choices(db, SATKER, sitting.proposals(asked)[answer].items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(data, "rencana.xlsx", db=db)
    assert [(one.langkah_aksi, [bukti.nama for bukti in one.bukti]) for one in reading.langkah] == read
    assert reading.peringatan == ()


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        (
            [
                (*WORK, "TARGET WAKTU", "CAPAIAN"),
                (1, "Membentuk tim", "SK Tim", "Maret 2025", "Ada"),
                (*[""] * 4, "Jalan"),
                (*[""] * 4, "Usai"),
            ],
            [("Membentuk tim", ["2025-03"], ["SK Tim"])] * 3,
        ),
        (
            [
                (*WORK, "TARGET WAKTU"),
                (1, "a. Membentuk tim\nb. Menetapkan SK", "1. Undangan\n2. SK Tim", "Maret 2025"),
            ],
            [("Membentuk tim", ["2025-03"], ["Undangan"]), ("Menetapkan SK", ["2025-03"], ["SK Tim"])],
        ),
        (
            [
                (*WORK, "JAN", "FEB", "MAR", "JAN", "FEB", "MAR"),
                (1, "Membentuk tim", "SK Tim", "v", "", "", "", "v", ""),
            ],
            [("Membentuk tim", ["2025-02"], ["SK Tim"])],
        ),
    ],
)
def test_what_was_read_as_one_langkah_or_calendar_is_another_with_one_touch(db, rows, read):
    data = xlsx([(f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",), rows[0], ("I. MANAJEMEN PERUBAHAN",), *rows[1:]])
    sitting = sit(db, load(db, data))
    [asked] = sitting.left
    store_choices(db, SATKER, sitting.proposals(asked)[1].items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(data, "rencana.xlsx", db=db)
    told = [
        (one.langkah_aksi, [t.tenggat for t in one.tenggat], [b.nama for b in one.bukti]) for one in reading.langkah
    ]
    assert (told, reading.peringatan) == (read, ())


def test_marks_in_a_row_are_one_piece_of_work_each_with_one_touch(db):
    heading = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "JAN", "FEB", "MAR", "APR", "MEI", "JUN")
    rows = (
        (f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",),
        heading,
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim", "v", "v", None, None, None, None),
        (2, "Memimpin rapat", "Notulen", "v", None, None, "v", None, None),
        (3, "Mereviu SOP", "SOP", "v", None, "v", "v", None, None),
    )
    sitting = sit(db, load(db, xlsx(rows)))
    [asked] = sitting.left
    store_choices(db, SATKER, sitting.proposals(asked)[1].items, pelaku="Ani", tahun=TAHUN)
    assert sit(db, view_at(db, SATKER, TAHUN, date(TAHUN, 12, 31))).left == ()
    reading = check_upload(xlsx(rows), "rencana.xlsx", db=db)
    assert [[t.tenggat for t in one.tenggat] for one in reading.langkah] == [
        ["2025-02"],
        ["2025-01", "2025-04"],
        ["2025-01", "2025-04"],
    ]
    assert reading.peringatan == ()


def test_a_struck_langkah_is_called_off_with_one_touch(db):
    book = load_workbook(BytesIO(sitting_book()))
    book.worksheets[0]["D8"].font = Font(strike=True)
    data = BytesIO()
    book.save(data)
    sitting = sit(db, load(db, data.getvalue()))
    asked = next(once for once in sitting.left if once.first.remarks[0].code == "rows.struck")
    store_choices(db, SATKER, sitting.proposals(asked)[1].items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(data.getvalue(), "rencana.xlsx", db=db)
    assert [one.tenggat for one in reading.langkah if one.baris == asked.first.row] == [()]
    assert "rows.struck" not in {remark.code for remark in reading.peringatan}
