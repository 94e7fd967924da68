"""Headings are found by their words and shape, wherever they stand and in whatever order."""

import pytest

from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import find_header
from tests.reading.tables import HEADINGS, Row, make_grid, read_cases

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


def header_of(*row: Row, merges: tuple[str, ...] = ()) -> Header | None:
    return find_header(make_grid(*row, merges=merges))


MEANT = read_cases("""
## Quarters under REALISASI are no calendar of the plan.
|    |              |       |       | REALISASI |
| -- |
| NO | RENCANA AKSI | BUKTI | WAKTU | TW I | TW II | TW III | TW IV |
| 1  | a            | b     | Juni  | 100% |       |        |       |

Merged: E1:H1
Expect target_waktu: 4
Expect calendar: none

""")


def test_each_column_means_what_its_heading_and_its_cells_say(subtests: pytest.Subtests) -> None:
    """0: no column has that meaning. `pesan`: a part of the one remark's heading and sentence."""
    for case in MEANT:
        with subtests.test(case.sentence):
            header = header_of(*case.rows, merges=case.merges)
            found = {meaning: str(column) for meaning, column in header.columns.items()}
            found |= {"start": str(header.start), "end": str(header.end)}
            found["missing"] = " / ".join(header.missing)
            found["calendar"] = header.calendar.display_name if header.calendar else ""
            for field, value in case.expected.items():
                if field == "pesan":
                    said = [f"{remark.kolom} {remark.pesan}" for remark in header.warnings]
                    assert [value in words for words in said] == ([True] if value else [])
                else:
                    assert found.get(field, "0") == value, field


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
def test_synonyms_case_spacing_and_line_breaks_do_not_matter(heading: tuple[str, ...]) -> None:
    assert header_of(heading).columns == ALL_HEADINGS


def test_bukti_and_waktu_under_realisasi_are_not_the_plans() -> None:
    result = header_of(
        (*HEADINGS, "REALISASI", None, None),
        (*[None] * 7, "WAKTU", "STATUS", "BUKTI DUKUNG"),
        merges=(*(f"{letter}1:{letter}2" for letter in "ABCDEFG"), "H1:J1"),
    )
    assert {meaning: result.columns[meaning] for meaning in ALL_HEADINGS} == ALL_HEADINGS
    assert (result.columns["tanggal_selesai"], result.columns["status"]) == (8, 9)
    assert result.others == {10: "REALISASI BUKTI DUKUNG"}


PROOF = (
    "Dakung|Datduk|Produk Output|Indikator Output|Hasil|LUARAN|BUKTI KERJA|Bentuk Kerja|"
    "KELENGKAPAN DOKUMEN"
)
WHO = (
    "P. JAWAB|PEN. JAWAB|UIC|Unit in Charge|Satker Pelaksana|Fungsi|Ketua Tim|TIM KERJA|Pengampu|"
    "Leading Sector|PJ Kegiatan|Koordinator Pokja|Yang Mengerjakan|Yang bertanggung jawab"
)
FINER = "RINCIAN|TAHAPAN|URAIAN|URAIAN KEGIATAN|RINCIAN KEGIATAN|DETIL"


@pytest.mark.parametrize(
    ("meaning", "headings", "words"),
    [
        ("bukti_dukung", ("NO", "KOMPONEN", "LANGKAH AKSI", "?", "WAKTU"), PROOF),
        ("pic", ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "?"), WHO),
        ("langkah_aksi", ("NO", "KEGIATAN", "?", "BUKTI DUKUNG", "WAKTU"), FINER),
    ],
)
def test_ways_to_head_the_evidence_who_does_it_and_the_finer_work(
    meaning: str, headings: tuple[str, ...], words: str, subtests: pytest.Subtests
) -> None:
    for word in words.split("|"):
        with subtests.test(word):
            result = header_of(tuple(word if heading == "?" else heading for heading in headings))
            assert result.columns[meaning] == headings.index("?") + 1
            if meaning == "langkah_aksi":
                assert (result.columns["komponen"], "indikator" in result.columns) == (2, False)
