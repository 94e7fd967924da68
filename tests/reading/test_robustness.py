"""Whatever a table holds, reading it never fails, and no word of it is lost unnamed."""

from itertools import product
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monev.questions import reading_questions
from monev.reading import read_file
from monev.reading.files.grid import Book
from monev.reading.table_rows import WORDLESS
from monev.reading.vocabulary.structure import split_half, split_person
from monev.reading.whole_file import FileReader, open_workbook
from tests.reading.tables import HEADINGS, MESUJI, TOP_ROWS, csv_text, make_grid, read_plan, xlsx

HEADER = (*HEADINGS, "STATUS", "PIC", "ANGGARAN")
MARKS = ("I. ", "II. ", "V ", "a. ", "3. ", "", "AREA 2 : ")
FIXED = st.sampled_from([*MARKS, "MANAJEMEN PERUBAHAN", "ttd", "Catatan: ", "Mesuji, 5 Mei 2025"])
NO = st.sampled_from([None, None, 1, 2, 3, "1.", "2)", "a", "b", "I", "II", "x y", "lanjutan"])
WORD = st.one_of(
    st.none(), st.sampled_from(["Juli 2025", "SK, Foto", "Selesai", "-"]), st.just("KATA")
)
ROW = st.one_of(
    st.tuples(FIXED.map(lambda beginning: f"{beginning}KATA")),
    st.tuples(NO, st.just("KATA")),
    st.tuples(NO),
    st.tuples(NO, *[WORD] * (len(HEADER) - 1)),
    st.just(()),
)
TABLE = st.lists(ROW, min_size=1, max_size=12)


def numbered(table: list[tuple]) -> tuple[list[tuple], list[str]]:
    """Make every KATA of a table a word of its own, and return those words too."""
    wording: list[str] = []

    def one(cell: object) -> object:
        if not isinstance(cell, str) or "KATA" not in cell:
            return cell
        wording.append(f"kata{len(wording)}x")
        return cell.replace("KATA", wording[-1])

    return [tuple(map(one, row)) for row in table], wording


@given(TABLE)
@example(
    [("x y", *[None] * 7, "KATA")]
)  # who does the work below a heading, of which there is none
@example([("x y", *[None] * 7, "KATA"), (None, *[None] * 7, "KATA")])  # or another does it
@example(
    [(None, "KATA"), (), ("Catatan: KATA",), (1,), ("KATA",)]
)  # a mark and its title, in two rows of a note
@example([("x y", *[None] * 7, "KATA"), (*[None] * 8, "KATA")])  # and over work with its own
@example(
    [(None, "KATA"), (*[None] * 6, *"abcd"), *[("I. KATA",)] * 3, (1, "KATA")]
)  # no heading of steps
@example(
    [(1, *["a"] * 4, "Mei"), *[("x y", *[None] * 7, "KATA")] * 2]
)  # an open heading is said again
def test_no_word_of_a_table_is_lost_without_being_named(table):
    """It stands in a langkah, or in what is asked or told; a row without work by its number."""
    content, wording = numbered(table)
    data = csv_text((*TOP_ROWS, HEADER, ("I. MANAJEMEN PERUBAHAN",), *content)).encode()
    result = read_file(data, "a.csv")
    if not result.galat:
        reader = FileReader(open_workbook(data), "a.csv")
        said = repr((reader.read().langkah, [remark.pesan for remark in result.peringatan]))
        for proposal, rows in reader.read_tables:
            wordless = [row for row, why in rows.left.items() if why == WORDLESS]
            said += repr([*map(proposal.table.grid.row_texts, wordless)])
        assert [word for word in wording if word not in said] == []


@given(
    TABLE,
    st.lists(
        st.tuples(st.integers(6, 16), st.integers(0, 3), st.integers(1, 8), st.integers(0, 5)),
        max_size=4,
    ),
)
def test_a_workbook_with_any_merges_is_read_or_refused_with_every_kode_once(table, merges):
    covered: set[tuple[int, int]] = set()
    spans = []
    for row, height, column, width in merges:
        rows, columns = range(row, row + height + 1), range(column, column + width + 1)
        cells = set(product(rows, columns))
        if len(cells) > 1 and not cells & covered:
            covered |= cells
            spans.append(f"{chr(64 + column)}{row}:{chr(64 + column + width)}{row + height}")
    result = read_file(
        xlsx((*TOP_ROWS, HEADER, ("I. MANAJEMEN PERUBAHAN",), *table), spans), "a.xlsx"
    )
    kode = [langkah.kode for langkah in result.langkah]
    assert len(kode) == len(set(kode))


@given(
    st.sampled_from([xlsx(MESUJI, ("A7:G7", "A10:A11")), csv_text(MESUJI).encode()]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_damaged_file_is_read_or_refused_but_never_fails(data, damaged):
    content = bytearray(data)
    for place, value in damaged:
        content[place % len(content)] = value
    result = read_file(bytes(content), "a.xlsx")
    assert result.langkah or result.galat


@pytest.mark.parametrize(
    "text", [*(filler * 30_000 for filler in ("-", " ", "(", ": ")), "PJ: a " * 1_000 + "(b) c"]
)
def test_a_cell_without_end_is_no_title_to_look_through(text):
    # Its half, and who does the work below it, were looked for at each of its places: 100 s for one
    # cell.
    assert split_half(text) == split_person(text) == (text, "")


_WORDS = (
    "NO KODE ID AREA POKJA KOMPONEN URAIAN KEGIATAN AKSI LANGKAH_AKIS BUKTI BUKTI_DUKNUG EVIDEN_2 OUTPUT WAKTU TGL "
    "BULAN TAHUN MULAI SELESAI SEMULA REVISI TARGET REALISASI TW_I TW_II JML JAN FEB MAR PIC PENANGUNG_JAWAB STATUS _",
    "_ 1 a II 1.1 SDM I._SDM Rapat SK_Tim 5 Mei TW_I B06 2025-03-31 100% v R Re - sda Budi Ketua",
)
HEADING, CELL = (
    st.sampled_from(words.split()).map(lambda word: word.replace("_", " ")) for words in _WORDS
)
HEADINGS_OF_ANY_KIND = st.lists(st.lists(HEADING, min_size=2, max_size=9), min_size=1, max_size=2)


def _filled(cell: str) -> str | None:
    return cell.strip() or None


@given(HEADINGS_OF_ANY_KIND, st.lists(st.lists(CELL, max_size=9)))
@example([["URAIAN", "BUKTI"]], [["Mei"], ["R"], [" ", "R"]])  # labels of rows in two columns
@example(
    [["NO", "BUKTI", "WAKTU", "TGL"]], [["1", "SK Tim", "Mei", "5"], ["a", "SK Tim", "Mei", "5"]]
)  # no work
def test_a_table_under_any_headings_is_read_or_refused(headings, rows):
    table = [tuple(map(_filled, row)) for row in (*headings, *rows)]
    result = read_file(xlsx((*TOP_ROWS, *table)), "a.xlsx")
    assert result.langkah or result.galat or result.realisasi is not None


SHEET = "Rencana Aksi"
LONE = (
    "-----", "•", "✓✓", "管理", "\u200b", "…", "()", "::", "'", "²", "①", "🙂", "İ", "ﬁ", "x" * 300,
    "A.", "I.", "A.1.II", "I. •", "II. -----", "AREA :", "POKJA I •", "(-)", "PJ:", "Ketua :", "TOTAL",
    "Pemenuhan", "I. Pemenuhan", "A. REFORM", "Hasil", "A - PEMENUHAN", "III. 管理", "1. ✓",
)  # fmt: skip
USUAL = (
    "Rapat", "SK Tim", "Maret 2025", "TW I", "Kasubbag Umum", "II. Penataan Tatalaksana", "1", "a",
    "I", "1.1", "v", "100%", "Selesai", "Januari, Juni", "Undangan dan Notulen", None, None,
)  # fmt: skip
HEADED = (
    "NO", "AREA", "PILAR", "KOMPONEN", "SUB AREA", "KEGIATAN", "OUTPUT", "JAN", "FEB", "TW I", "PIC",
    "STATUS", "REALISASI", "LINK", "INDIKATOR", "KODE", "MULAI", "SELESAI", "FREKUENSI", "•", "管理",
)  # fmt: skip


def _random_rows(chance: Random) -> list[tuple]:
    headings = ["RENCANA AKSI", "BUKTI DUKUNG", "WAKTU", *chance.sample(HEADED, 3)]
    if chance.random() < 0.3:
        chance.shuffle(headings)
    rows = [("RENCANA AKSI ZI BALAI CONTOH TAHUN 2025",), ("NO", *headings)]
    for _ in range(chance.randint(2, 9)):
        lone = (*[None] * chance.choice((0, 0, 0, 1, 2)), chance.choice(LONE))
        title = (chance.choice(("I. MANAJEMEN PERUBAHAN", "TATA LAKSANA", "Pengawasan")),)
        cells = (chance.choice((*USUAL, *LONE)) for _ in headings)
        work = (chance.choice((1, 2, None, chance.choice(LONE))), *cells)
        rows.append(chance.choice((lone, lone, title, work, work, work)))
    return rows


def test_a_hundred_tables_with_lone_rows_are_read_and_no_area_is_without_a_name():
    # Without a file: what fails here is a fault of the reader, which `read_file` would only tell.
    for seed in range(100):
        rows = _random_rows(Random(seed))
        reading = FileReader(Book((make_grid(*rows),)), "a.xlsx").read()
        reading_questions(reading)
        for langkah in reading.langkah:
            assert any(map(str.isalnum, langkah.nama_area)), rows


def test_a_small_file_that_owes_millions_of_bukti_is_refused_saying_how_many():
    documents = "; ".join(f"Dokumen {number}" for number in range(800))
    rows = [(number, "Rapat", documents, "setiap bulan") for number in range(1, 41)]
    headings = ("NO", "RENCANA AKSI", "BUKTI DUKUNG", "WAKTU")
    (refused,) = read_plan(headings, ("I. MANAJEMEN PERUBAHAN",), *rows).galat
    assert "meminta 384000 bukti" in refused.pesan
    assert "bagi ke beberapa rencana" in refused.pesan
    (_, *few) = rows[:6]
    assert read_plan(headings, ("I. MANAJEMEN PERUBAHAN",), *few).galat == ()


@pytest.mark.parametrize(
    ("stage", "place"),
    [
        ("columns.read_series", (SHEET, None)),
        ("open_headings.split_person", (SHEET, 3)),
        ("langkah.split_bukti", (SHEET, 4)),
        ("times.put_off_to", (SHEET, 4)),
        ("whole_file.join_identities", (None, None)),
    ],
)
def test_a_fault_of_the_program_is_told_with_its_place_and_logged_as_ours(
    monkeypatch, caplog, stage, place
):
    def fails(*_: object, **__: object) -> None:
        raise IndexError("of ours")

    monkeypatch.setattr(f"monev.reading.{stage}", fails)
    reading = read_plan(
        ("NO", "RENCANA AKSI", "BUKTI DUKUNG", "WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Rapat", "Notulen", "Mei"),
    )
    (fault,) = reading.galat
    assert (fault.lembar, fault.baris) == place
    assert "bukan kesalahan berkas Anda" in fault.pesan
    assert "IndexError: of ours" in caplog.text
