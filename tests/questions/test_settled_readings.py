"""Answers settle how a table is read: each case has a question, one answer, and is read again."""

from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from monev.questions import reading_questions, reading_sitting
from monev.reading import read_file
from monev.reading.choices import build_choices
from monev.uploads import check_upload
from monev.writing.reading_choices import store_choices
from tests.conftest import first_few
from tests.outputs.material import change_workbook
from tests.questions.material import load, plan, read_answered, sit
from tests.reading.tables import AREA, check_reading, codes_of, read_cases
from tests.sitting_book import SATKER, TAHUN, sitting_book

CALLED_OFF = "".join(
    f"""
## *{said}*, answered with proposal {index}, is settled; *tidak ditunda* is not asked.
| NO | LANGKAH AKSI   | BUKTI DUKUNG | TARGET WAKTU | KETERANGAN                   |
| -- | -------------- | ------------ | ------------ | ---------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim       | Maret 2025   | {said}                       |
| 2  | Memimpin rapat | Notulen      | Maret 2025   | Sesuai jadwal, tidak ditunda |

Expect question: waktu
Expect proposal: {index}
Expect tenggat: {tenggat} / 03
"""
    for said, index, tenggat in [
        ("DIBATALKAN", 0, "-"),
        ("DIBATALKAN", 1, "03"),
        ("Tidak dilaksanakan", 0, "-"),
        ("Tidak berlaku", 0, "-"),
        ("DITUNDA KE 2026", 0, "2026-12"),
        ("Ditunda ke TA 2026", 0, "2026-12"),
        ("Ditunda ke Maret 2026 sesuai rapat tim 4 Mei", 0, "2026-03"),
    ]
)
SETTLED = read_cases(f"""
## A row under a merged langkah may be a langkah of its own.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Maret 2025   |
|    |               | Laporan      | Juni 2025    |

Merged: A4:A5 B4:B5
Expect question: baris
Expect proposal: 1
Expect:
| langkah_aksi  | tenggat | bukti   |
| ------------- | ------- | ------- |
| Membentuk tim | 03      | SK Tim  |
| Membentuk tim | 06      | Laporan |

## So may a row under merged bukti with another time.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Maret 2025   |
|    |               |              | Juni 2025 |

Merged: A4:A5 B4:B5 C4:C5
Expect question: baris
Expect proposal: 1
Expect:
| langkah_aksi  | tenggat |
| ------------- | ------- |
| Membentuk tim | 03      |
| Membentuk tim | 06      |

## Rows of something else below each langkah are none, all of them with one answer.
| NO | LANGKAH AKSI   | BUKTI DUKUNG | BARIS | JAN | FEB | MAR | APR |
| -- | -------------- | ------------ | ----- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim       | atas  | v   |     |     |     |
|    |                |              | bawah |     |     | v   |     |
| 2  | Memimpin rapat | Notulen      | atas  |     |     | v   |     |
|    |                |              | bawah | v   |     |     |     |

Merged: A4:A5 B4:B5 C4:C5 A6:A7 B6:B7 C6:C7
Expect question: baris
Expect proposal: 2
Expect tenggat: 01 / 03

## So may a row that goes on with the words.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Maret 2025   |
|    | yang bertugas | Laporan      | Juni 2025    |

Expect question: baris
Expect proposal: 1
Expect langkah_aksi: Membentuk tim yang bertugas
Expect tenggat: 03 06
Expect bukti: SK Tim, Laporan

## A misspelt area is the usual one most like it.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Maret 2025   |
| 4. PENGUATAN AKUNTABILTAS |
| 1  | Menyusun LKjIP | LKjIP       | Maret 2025   |

Expect question: area
Expect proposal: 1
Expect area: I / IV

## A day that is in no calendar is the last of its month.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | 31 Juni 2025 |

Expect question: tanpa_target
Expect proposal: 0
Expect tenggat: 06-30

## A window that ends before it begins ends a year later.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU             |
| -- | ------------- | ------------ | ------------------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | November – Februari 2025 |

Expect question: tanpa_target
Expect proposal: 0
Expect tenggat: 2026-02

## Two items in one cell are two langkah.
| NO | LANGKAH AKSI                         | BUKTI DUKUNG             | TARGET WAKTU |
| -- | ------------------------------------ | ------------------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | a. Membentuk tim<br>b. Menetapkan SK | 1. Undangan<br>2. SK Tim | Maret 2025   |

Expect question: baris
Expect proposal: 1
Expect:
| langkah_aksi  | tenggat | bukti    |
| ------------- | ------- | -------- |
| Membentuk tim | 03      | Undangan |
| Menetapkan SK | 03      | SK Tim   |

## Marks that differ from the time in words may be the time.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU  | JAN | FEB | MAR |
| -- | ------------- | ------------ | ------------- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Februari 2025 |     |     | v   |

Expect question: waktu
Expect proposal: 1
Expect tenggat: 03

## Marks in a row may be a target each.
| NO | LANGKAH AKSI   | BUKTI DUKUNG | JAN | FEB | MAR | APR | MEI | JUN |
| -- | -------------- | ------------ | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim       | v   | v   |     |     |     |     |
| 2  | Memimpin rapat | Notulen      | v   |     |     | v   |     |     |
| 3  | Mereviu SOP    | SOP          | v   |     | v   | v   |     |     |

Expect question: benar
Expect proposal: 1
Expect tenggat: 01 02 / 01 04 / 01 03 04

{CALLED_OFF}
""")


@pytest.mark.parametrize("case", first_few(SETTLED, 15), ids=lambda case: case.sentence)
def test_how_a_table_is_read_is_settled_with_one_touch(db, case):
    """`question`: what all its questions are about. `proposal`: which proposed answer is given."""
    expected = dict(case.expected)
    effect, index = expected.pop("question"), int(expected.pop("proposal"))
    data = plan(*case.rows, merges=case.merges)
    reading = read_answered(db, data, effect, index)
    check_reading(reading, **expected)
    assert {*codes_of(reading)} <= {"rows.notes"}
    assert sit(db, data).left == ()


def test_a_struck_langkah_is_called_off_with_one_touch(db):
    def strike(workbook: Workbook) -> None:
        workbook.worksheets[0]["D8"].font = Font(strike=True)

    data = change_workbook(sitting_book(), strike)
    sitting = sit(db, data)
    asked = next(once for once in sitting.left if once.first.remarks[0].code == "rows.struck")
    store_choices(db, SATKER, sitting.proposals(asked)[0].items, pelaku="Ani", tahun=TAHUN)
    reading = check_upload(data, "rencana.xlsx", db=db)
    assert [langkah.tenggat for langkah in reading.langkah if langkah.baris == asked.first.row] == [
        ()
    ]
    assert "rows.struck" not in codes_of(reading)


def test_where_no_column_names_bukti_that_is_said_once_and_asked_of_no_langkah(db):
    work = (
        ("Manajemen Perubahan", "Rapat", "Mei 2025", "Lurah"),
        ("Penguatan Pengawasan", "Kampanye", "Juni", "Camat"),
    )
    data = plan(("AREA", "KEGIATAN", "WAKTU", "PELAKSANA"), *work)
    assert "tanpa_bukti" not in {asked.effect for asked in sit(db, data).left}


def test_that_each_mark_in_a_row_is_a_target_holds_for_the_next_file(db):
    """It is said of the calendar, not of these rows, whose work is another next year."""

    def calendar(*works):
        rows = [(number, work, "SK", "v", "v", None, "v") for number, work in enumerate(works, 1)]
        headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "JAN", "FEB", "MAR", "APR")
        return plan(headings, AREA, *rows)

    first, following = calendar("Membentuk tim", "Rapat"), calendar("Menyusun SOP", "Survei")
    load(db, first)
    (asked,) = reading_sitting_of(check_upload(first, "rencana.xlsx", db=db))
    (each,) = [items for kind, items in asked if kind == "tiap"]
    store_choices(db, SATKER, each, pelaku="Ani", tahun=TAHUN)
    for data in (first, following):
        reading = check_upload(data, "rencana.xlsx", db=db)
        check_reading(reading, tenggat="01 02 04 / 01 02 04", remarks="")


def reading_sitting_of(reading):
    sitting = reading_sitting(reading, reading_questions(reading))
    once = [*sitting.left, *sitting.told]
    return [[(each.kind, each.items) for each in sitting.proposals(asked)] for asked in once]


TARGETS = ("TARGET JAN", "TARGET FEB", "TARGET MAR")
DONE_IN = ("REALISASI JAN", "REALISASI FEB", "REALISASI MAR")
ASKING = {
    "words": plan(
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "PIC", "CAPAIAN TW I (%)"),
        AREA,
        (1, "Membentuk tim", "SK Tim dan rencana kerja", "mulai Maret", "Kasi A / Bendahara", 80),
        (2, "Memimpin rapat", "Notulen", "Januari, Februari", "Panitera dan Sekretaris", 50),
        (3, "Menyusun SOP", None, "Maret", "Kasi A", 100),
    ),
    "marks": plan(
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", *TARGETS, *DONE_IN),
        AREA,
        (1, "Membentuk tim", "SK", "v", None, None, None, None, None),
        (2, "Memimpin rapat", "Notulen", None, "v", "v", None, "v", None),
        (3, "Menyusun SOP", "SOP", None, "v", None, "v", None, None),
    ),
    "months": plan(
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "JAN", "FEB", "MAR"),
        AREA,
        (1, "Membentuk tim", "SK", "sudah", None, "x"),
        (2, "Memimpin rapat", "Notulen", None, "proses", "o"),
    ),
}
"""Tables that raise many kinds of questions."""


@pytest.mark.parametrize("name", ASKING)
def test_each_proposed_answer_settles_its_question_before_the_file_is_stored(name):
    def sit_with(*items):
        choice = build_choices(replace(item, tahun=None) for item in items)
        reading = read_file(ASKING[name], "a.xlsx", choice=choice)
        assert reading.galat == ()
        return reading_sitting(reading, reading_questions(reading))

    def asked_in(sitting):
        asked = [*sitting.left, *sitting.told]
        return {(each.effect, each.like[0].codes, each.like[0].value): each for each in asked}

    first = sit_with()
    assert first.left
    for key, once in asked_in(first).items():
        for proposal in first.proposals(once):
            assert key not in asked_in(sit_with(*proposal.items)), (key, proposal.words)


@pytest.mark.parametrize(
    "pair",
    ["☑☐", "☒☐", "■□", "●○", "◆◇", "✓✗", "✅❌", "vx", "YT", "☑☒", ("[x]", "[ ]")],
    ids="".join,
)
@pytest.mark.parametrize("rows", [("1000", "1100"), ("10 0", "1100")], ids=["full", "with a blank"])
def test_of_a_pair_of_marks_one_is_offered_as_nothing_and_no_answer_invents_done(pair, rows):
    signs = {"1": pair[0], "0": pair[1], " ": None}
    works = [
        (number, work, "SK", *map(signs.get, row))
        for number, (work, row) in enumerate(zip(("Rapat", "Apel"), rows, strict=True), 1)
    ]
    data = plan(("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TW I", "TW II", "TW III", "TW IV"), *works)

    def read_with(items):
        choice = build_choices(replace(item, tahun=None) for item in items)
        return read_file(data, "a.xlsx", choice=choice)

    first = read_with(())
    sitting = reading_sitting(first, reading_questions(first))
    (once,) = [each for each in sitting.left if "due.marks_differ" in each.like[0].codes]
    answers = {proposal.words: read_with(proposal.items) for proposal in sitting.proposals(once)}
    of_first = next(words for words in answers if "bukan apa-apa" in words)
    check_reading(answers[of_first], tenggat="03 / 03 06")
    assert "due.marks_differ" not in codes_of(answers[of_first])
    assert not any(reading.realisasi for reading in answers.values())
