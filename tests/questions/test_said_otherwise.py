"""Any cell of a plan is said otherwise, asked or not, and the office's next file is read so."""

import pytest

from monev.core.errors import FileRefused
from monev.core.records import Langkah, Reading
from monev.core.typed_input import EntryRefused
from monev.questions import find_answers, read_cell, say_otherwise
from monev.reading.choices import ChoiceItem, build_choices
from monev.uploads import check_upload
from monev.writing.choice_checks import tidy_choices
from monev.writing.reading_choices import store_choices
from tests.questions.material import WORK, plan
from tests.reading.tables import AREA, Row
from tests.sitting_book import SATKER, TAHUN

ROWS: tuple[Row, ...] = (
    AREA,
    (1, "Membentuk tim", "SK Tim", "Maret 2025", "Sekretaris"),
    (2, "Rapat", "Undangan, Notulen", "TW I", None),
    (3, "dan melaporkannya", "Laporan", "Mei 2025", "Sekretaris"),
)
HEADS = (*WORK, "TARGET WAKTU", "PIC")


def read(*items: ChoiceItem, rows: tuple[Row, ...] = ROWS) -> Reading:
    choice = build_choices(items, TAHUN)
    return check_upload(plan(HEADS, *rows), "rencana.xlsx", choice=choice)


def brief(row: Langkah) -> tuple[object, ...]:
    return (
        row.langkah_aksi,
        [target.tenggat for target in row.tenggat],
        [document.nama for document in row.bukti],
        row.pic,
        row.area,
    )


ALREADY = {
    "Membentuk tim": ("Membentuk tim", ["2025-03"], ["SK Tim"], "Sekretaris", "I"),
    "Rapat": ("Rapat", ["2025-03"], ["Undangan", "Notulen"], None, "I"),
    "dan melaporkannya": ("dan melaporkannya", ["2025-05"], ["Laporan"], "Sekretaris", "I"),
}
SAID = {
    "waktu": ("Rapat", "Juni, Desember", {1: ["2025-06", "2025-12"]}),
    "bukti": ("Rapat", "Undangan, Notulen", {2: ["Undangan, Notulen"]}),
    "pic": ("Membentuk tim", "Ani; Budi", {3: "Ani; Budi"}),
    "pic dari kosong": ("Rapat", "Ani", {3: "Ani"}),
    "area": ("Rapat", "V", {4: "V"}),
    "area dengan nama": ("Rapat", "VIII INOVASI", {4: "VIII"}),
}


@pytest.mark.parametrize("case", SAID)
def test_a_cell_nobody_asked_about_is_said_otherwise_for_its_row_alone(case):
    words, said, changed = SAID[case]
    rows = read().langkah
    (row,) = [row for row in rows if row.langkah_aksi == words]
    item = say_otherwise(read(), row, case.split()[0], said)
    expected = {
        **ALREADY,
        words: tuple(changed.get(at, old) for at, old in enumerate(ALREADY[words])),
    }
    assert {row.langkah_aksi: brief(row) for row in read(item).langkah} == expected


@pytest.mark.parametrize(
    ("words", "said", "left"),
    [
        ("Membentuk tim", "bukan langkah", ["Rapat", "dan melaporkannya"]),
        (
            "dan melaporkannya",
            "milik baris di atasnya",
            ["Membentuk tim", "Rapat dan melaporkannya"],
        ),
    ],
)
def test_a_row_is_no_langkah_or_goes_on_with_the_one_above(words, said, left):
    reading = read()
    (row,) = [row for row in reading.langkah if row.langkah_aksi == words]
    item = say_otherwise(reading, row, "baris", said)
    assert [row.langkah_aksi for row in read(item).langkah] == left


@pytest.mark.parametrize("below", [None, "idem"])
def test_a_pic_that_a_merge_or_idem_says_is_said_otherwise_for_its_row_alone(below):
    merges = () if below else ("E4:E5",)
    rows = (AREA, ROWS[1], (2, "Rapat", "Undangan", "TW I", below))
    data = plan(HEADS, *rows, merges=merges)
    reading = check_upload(data, "rencana.xlsx")
    item = say_otherwise(reading, reading.langkah[1], "pic", "Ani; Budi")
    langkah = check_upload(data, "rencana.xlsx", choice=build_choices([item])).langkah
    assert [row.pic for row in langkah] == ["Sekretaris", "Ani; Budi"]
    assert find_answers(langkah[1], [item]) == {"pic": item}


def test_a_row_whose_words_go_on_below_is_no_langkah_as_a_whole():
    """Found by its whole words, which no cell has alone."""
    rows = (*ROWS[:2], (None, "dan sekretariatnya", None, None, None), *ROWS[2:])
    reading = read(rows=rows)
    first = reading.langkah[0]
    assert first.langkah_aksi == "Membentuk tim dan sekretariatnya"
    item = say_otherwise(reading, first, "baris", "bukan langkah")
    assert [row.langkah_aksi for row in read(item, rows=rows).langkah] == [
        "Rapat",
        "dan melaporkannya",
    ]


def test_only_the_row_with_the_same_words_throughout_is_no_langkah():
    rows = (AREA, (1, "Rapat", "Foto", "Maret 2025", None), (2, "Rapat", "Foto", "Mei 2025", None))
    data = plan(
        ("NO", "INDIKATOR", *HEADS[1:]),
        AREA,
        *((no, f"Indikator {no}", *rest) for no, *rest in rows[1:]),
    )
    reading = check_upload(data, "rencana.xlsx")
    item = say_otherwise(reading, reading.langkah[0], "baris", "bukan langkah")
    left = check_upload(data, "rencana.xlsx", choice=build_choices([item])).langkah
    assert [row.indikator for row in left] == ["Indikator 2"]


def test_what_was_said_is_kept_by_its_text_and_the_next_file_is_read_so(db):
    reading = read()
    items = [
        say_otherwise(reading, reading.langkah[1], "waktu", "Juni"),
        say_otherwise(reading, reading.langkah[1], "pic", "Ani"),
        say_otherwise(reading, reading.langkah[0], "baris", "bukan langkah"),
    ]
    store_choices(db, SATKER, items, pelaku="Ani", tahun=TAHUN)
    moved = (AREA, (1, "Baru", "Foto", "Mei 2025", None), *ROWS[1:])
    langkah = check_upload(plan(HEADS, *moved), "baru.xlsx", db=db).langkah
    assert [(row.langkah_aksi, row.pic) for row in langkah] == [
        ("Baru", None),
        ("Rapat", "Ani"),
        ("dan melaporkannya", "Sekretaris"),
    ]
    assert [target.tenggat for target in langkah[1].tenggat] == ["2025-06"]
    answers = find_answers(langkah[1], items)
    assert {matter: item.nilai for matter, item in answers.items()} == {
        "waktu": "Juni",
        "pic": "Ani",
    }
    assert find_answers(langkah[0], items) == {}
    other = (AREA, (1, "Rapat", "Undangan, Notulen", "TW II", None))
    (row,) = check_upload(plan(HEADS, *other), "lain.xlsx", db=db).langkah
    assert [target.tenggat for target in row.tenggat] == ["2025-06"]
    assert "waktu" not in find_answers(row, items), "another cell was written: it is read anew"


@pytest.mark.parametrize(
    ("matter", "said", "complaint"),
    [
        ("waktu", "kapan-kapan", "“kapan-kapan” tidak terbaca sebagai waktu"),
        ("bukti", " ", "Tulis buktinya"),
        ("pic", "", "Tulis PIC-nya"),
        ("area", "", "Isi nomor areanya"),
        ("baris", "entah", "“entah” bukan jawaban tentang sebuah baris"),
        ("baris", "milik baris di atasnya", "Tidak ada langkah di atas “Membentuk tim”"),
    ],
)
def test_what_cannot_be_taken_is_said_in_one_sentence(matter, said, complaint):
    reading = read()
    with pytest.raises((EntryRefused, FileRefused)) as error:
        tidy_choices([say_otherwise(reading, reading.langkah[0], matter, said)], TAHUN)
    assert complaint in str(error.value)


def test_the_command_line_names_a_cell_by_its_kode_and_what_it_is():
    reading = read()
    item = read_cell(reading, "i.2.1 Waktu", "Juni")
    assert item == say_otherwise(reading, reading.langkah[1], "waktu", "Juni")
    assert read_cell(reading, "1", "2") is None, "that is a question's number"
    with pytest.raises(FileRefused, match=r"“IX\.1 waktu” bukan sel berkas ini"):
        read_cell(reading, "IX.1 waktu", "Juni")
