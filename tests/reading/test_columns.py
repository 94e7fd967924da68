"""Headings are found by their words and shape, wherever they stand and in whatever order."""

import io

import pytest
from openpyxl import load_workbook

from monev.reading import read_file
from monev.reading.columns import propose
from monev.reading.tables import find_tables
from tests.makers import saved
from tests.reading.tables import HEADINGS, Row, make_grid, xlsx

MEANINGS = (
    "no",
    "komponen",
    "indikator",
    "langkah_aksi",
    "bukti_dukung",
    "target_waktu",
    "target_capaian",
)
ALL_HEADINGS = {meaning: column for column, meaning in enumerate(MEANINGS, start=1)}


def columns_of(*row: Row, merges: tuple[str, ...] = ()) -> dict[str, int]:
    """Return the column of each meaning below these headings."""
    [table] = find_tables(make_grid(*row, merges=merges))
    columns = propose(table, {}).columns.values()
    return {each.meaning: each.number for each in columns if each.meaning}


def test_quarters_under_realisasi_are_no_calendar_of_the_plan():
    rows = (
        (None, None, None, None, "REALISASI"),
        ("NO", "RENCANA AKSI", "BUKTI", "WAKTU", "TW I", "TW II", "TW III", "TW IV"),
    )
    found = columns_of(*rows, merges=("E1:H1",))
    assert (found["target_waktu"], "bulan" in found) == (4, False)


@pytest.mark.parametrize(
    "heading",
    [
        (
            "No.",
            "Unsur",
            "Indikator Keberhasilan",
            "Rencana\nAksi",
            "EVIDEN",
            "Waktu Pelaksanaan",
            "Output",
        ),
        (
            "NOMOR",
            "ASPEK",
            "indikator  kinerja",
            "UPAYA",
            "Data Dukung",
            "JADWAL",
            "TARGET KINERJA",
        ),
        (
            "no",
            "KOMPONEN",
            "INDIKATOR",
            "Kegiatan",
            "BUKTI FISIK/EVIDEN",
            "BATAS WAKTU",
            "KELUARAN",
        ),
        (
            "NO",
            "KOMPONEN",
            "INDIKATOR",
            "LANGKAH AKSI (KEGIATAN)",
            "BUKTI DUKUNG YANG DISIAPKAN",
            "WAKTU",
            "HASIL",
        ),
        # Column numbers may stand in the heading cells.
        tuple(f"{text}\n({index})" for index, text in enumerate(HEADINGS, 1)),
    ],
)
def test_synonyms_case_spacing_and_line_breaks_do_not_matter(heading):
    assert columns_of(heading) == ALL_HEADINGS


def test_bukti_and_waktu_under_realisasi_are_not_the_plans():
    result = columns_of(
        (*HEADINGS, "REALISASI", None, None),
        (*[None] * 7, "WAKTU", "STATUS", "BUKTI DUKUNG"),
        merges=(*(f"{letter}1:{letter}2" for letter in "ABCDEFG"), "H1:J1"),
    )
    assert {meaning: result[meaning] for meaning in ALL_HEADINGS} == ALL_HEADINGS
    assert result["status"] == 9


PROOF = "Dakung|Datduk|BUKTI KERJA|KELENGKAPAN DOKUMEN"
WHO = (
    "P. JAWAB|PEN. JAWAB|UIC|Unit in Charge|Satker Pelaksana|Fungsi|Ketua Tim|TIM KERJA|Pengampu|"
    "Leading Sector|PJ Kegiatan|Koordinator Pokja|Yang Mengerjakan|Yang bertanggung jawab"
)


@pytest.mark.parametrize(
    ("meaning", "headings", "words"),
    [
        ("bukti_dukung", ("NO", "KOMPONEN", "LANGKAH AKSI", "?", "WAKTU"), PROOF),
        ("pic", ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "?"), WHO),
    ],
)
def test_ways_to_head_the_evidence_who_does_it_and_the_finer_work(
    meaning, headings, words, subtests
):
    for word in words.split("|"):
        with subtests.test(word):
            result = columns_of(tuple(word if heading == "?" else heading for heading in headings))
            assert result[meaning] == headings.index("?") + 1


def test_a_hidden_column_never_beats_a_visible_one():
    headings = (
        "STRATEGI",
        "RENCANA AKSI",
        "RENCANA AKSI (PIHAK LAIN)",
        "KELUARAN",
        "DOKUMEN BUKTI",
        "TIMELINE",
        "PIC",
    )
    rows = (
        (
            "A. Menata aset",
            "Menyusun daftar",
            "Memberi akses",
            "Daftar aset",
            None,
            "Q1",
            "Divisi A",
        ),
        ("B. Menata modal", "Mengajukan usulan", "N/A", "Surat usulan", None, "Q3", "Divisi B"),
    )
    book = load_workbook(
        io.BytesIO(xlsx((("RENCANA AKSI ZI BALAI CONTOH TAHUN 2025",), headings, *rows)))
    )
    for letter in "CE":
        book.active.column_dimensions[letter].hidden = True
    reading = read_file(saved(book), "a.xlsx")
    assert [each.langkah_aksi for each in reading.langkah] == [
        "Menyusun daftar",
        "Mengajukan usulan",
    ]
    assert [each.bukti_dukung for each in reading.langkah] == ["Daftar aset", "Surat usulan"]
    assert "RENCANA AKSI (PIHAK LAIN)" in reading.langkah[0].lainnya
