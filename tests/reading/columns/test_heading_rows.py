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
## Columns may stand in any order, with others between.
| TARGET WAKTU | NO | CATATAN | LANGKAH AKSI | INDIKATOR | BUKTI DUKUNG | PIC | KOMPONEN |
| ------------ | -- | ------- | ------------ | --------- | ------------ | --- | -------- |

Expect:
| target_waktu | no | langkah_aksi | indikator | bukti_dukung | pic | komponen |
| ------------ | -- | ------------ | --------- | ------------ | --- | -------- |
| 1            | 2  | 4            | 5         | 6            | 7   | 8        |

## Two heading rows are read even if a CSV lost their merges.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET    |         |
| -- | -------- | --------- | ------------ | ------------ | --------- | ------- |
|    |          |           |              |              | WAKTU     | CAPAIAN |
| 1  | a        | b         | c            | d            | Juli 2025 | e       |

Expect:
| no | komponen | indikator | langkah_aksi | bukti_dukung | target_waktu | target_capaian |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| 1  | 2        | 3         | 4            | 5            | 6            | 7              |

Expect end: 2

## A title over the first column heads no other column.
| RENCANA AKSI ZI 2025 |
| -------------------- |
| NO | RENCANA AKSI | BUKTI | TGL | BULAN |
| 1  | a            | b     | 5   | Mei   |

Expect langkah_aksi: 2
Expect start: 2

## Quarters under REALISASI are no calendar of the plan.
|    |              |       |       | REALISASI |
| -- |
| NO | RENCANA AKSI | BUKTI | WAKTU | TW I | TW II | TW III | TW IV |
| 1  | a            | b     | Juni  | 100% |       |        |       |

Merged: E1:H1
Expect target_waktu: 4
Expect calendar: none

## A row of cells below headings of their own is no heading row.
| Tingkat | Kode | Uraian | Indikator | Sarana verifikasi | Jadwal 2026 | Pelaksana |
| -- | -- | -- | -- | -- | -- | -- |
| Tujuan | | Loka memperoleh predikat WBK | Nilai LKE | Surat hasil evaluasi TPN | | |
| Area | 1 | Manajemen Perubahan | | | | |
| Keluaran | 1.1 | Tim kerja berfungsi | Seluruh anggota punya uraian | | | |

Expect end: 1

## KEGIATAN beside RENCANA AKSI is the langkah if it stands right.
| NO | RENCANA AKSI | INDIKATOR | KEGIATAN | BUKTI DUKUNG | WAKTU |
| -- | ------------ | --------- | -------- | ------------ | ----- |

Expect:
| komponen | langkah_aksi |
| -------- | ------------ |
| 2        | 4            |

Expect pesan: none

## RENCANA AKSI right of KEGIATAN is the langkah.
| NO | KEGIATAN | INDIKATOR | RENCANA AKSI | BUKTI DUKUNG | WAKTU |
| -- | -------- | --------- | ------------ | ------------ | ----- |

Expect:
| komponen | langkah_aksi |
| -------- | ------------ |
| 2        | 4            |

Expect pesan: none

## Abbreviated headings mean what the whole words do.
| NO | Keg. | Wkt Pelaks. | Bkt Dkg | Penangg. Jwb |
| -- | ---- | ----------- | ------- | ------------ |

Expect:
| langkah_aksi | target_waktu | bukti_dukung | pic |
| ------------ | ------------ | ------------ | --- |
| 2            | 3            | 4            | 5   |

## Headings may be numbered.
| 1. NO | 2. KOMPONEN | 3. INDIKATOR | 4. LANGKAH AKSI | 5. BUKTI DUKUNG | 6. TARGET WAKTU |
| ----- | ----------- | ------------ | --------------- | --------------- | --------------- |

Expect:
| no | komponen | indikator | langkah_aksi | bukti_dukung | target_waktu |
| -- | -------- | --------- | ------------ | ------------ | ------------ |
| 1  | 2        | 3         | 4            | 5            | 6            |

## A heading of two words takes the meaning that the plan needs.
| NO | KOMPONEN / AKTIVITAS | INDIKATOR | OUTPUT/EVIDEN | TIMELINE |
| -- | -------------------- | --------- | ------------- | -------- |

Expect:
| no | langkah_aksi | indikator | bukti_dukung | target_waktu | komponen |
| -- | ------------ | --------- | ------------ | ------------ | -------- |
| 1  | 2            | 3         | 4            | 5            | 0        |

## OUTPUT is the bukti if no other column could be, without a remark.
| NO | RENCANA AKSI | OUTPUT | WAKTU |
| -- | ------------ | ------ | ----- |

Expect bukti_dukung: 3
Expect pesan: none

## OUTPUT is the target capaian beside BUKTI.
| NO | RENCANA AKSI | OUTPUT | WAKTU | BUKTI |
| -- | ------------ | ------ | ----- | ----- |

Expect:
| target_capaian | bukti_dukung |
| -------------- | ------------ |
| 3              | 5            |

## PROGRAM is the langkah beside an unknown column.
| NO | PROGRAM | URUSAN POKOK | BUKTI | WAKTU |
| -- | ------- | ------------ | ----- | ----- |

Expect langkah_aksi: 2
Expect pesan: none

## TARGET over months is the time if no other column is.
| NO | RENCANA AKSI  | BUKTI   | TARGET       |
| -- | ------------- | ------- | ------------ |
| 1  | Membentuk tim | SK      | Januari 2025 |
| 2  | Monev         | Laporan | TW II        |

Expect target_waktu: 4
Expect missing: none
Expect pesan: none

## RENCANA over times is the time, without a remark.
| NO | KEGIATAN | BUKTI  | RENCANA |
| -- | -------- | ------ | ------- |
| 1  | Rapat    | Notula | B03     |
| 2  | Tim      | SK     | B06     |

Expect target_waktu: 4
Expect pesan: none

## SUB KEGIATAN is the langkah beside KEGIATAN.
| NO | AREA | KEGIATAN | SUB KEGIATAN | BUKTI | WAKTU |
| -- | ---- | -------- | ------------ | ----- | ----- |

Expect:
| komponen | langkah_aksi |
| -------- | ------------ |
| 3        | 4            |

## AREA/KOMPONEN is the komponen.
| NO | AREA/KOMPONEN | RENCANA AKSI | BUKTI | WAKTU |
| -- | ------------- | ------------ | ----- | ----- |

Expect komponen: 2

## A heading that names work wins over URAIAN.
| NO | URAIAN | KEGIATAN YANG DILAKUKAN OLEH TIM | DATA DUKUNG | WAKTU | BIDANG |
| -- | ------ | -------------------------------- | ----------- | ----- | ------ |

Expect:
| langkah_aksi | pic |
| ------------ | --- |
| 3            | 6   |

## Of three columns of work the left one is the komponen.
| PILAR | RENCANA KERJA | KEGIATAN | RINCIAN | BUKTI | WAKTU |
| ----- | ------------- | -------- | ------- | ----- | ----- |

Expect:
| komponen | indikator | langkah_aksi |
| -------- | --------- | ------------ |
| 2        | 3         | 4            |

## Missing columns are known.
| NO | KOMPONEN | LANGKAH AKSI | PIC |
| -- | -------- | ------------ | --- |

Expect missing: bukti_dukung / target_waktu

## KOMPONEN, INDIKATOR and NO may be missing.
| KEGIATAN | EVIDEN | WAKTU | PJ |
| -------- | ------ | ----- | -- |

Expect missing: none

## A column of row numbers without a heading is NO, without a remark.
|    | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| 1  | a        | b         | c            | d            | e            |                |
| 2  | a        | b         | c            | d            | e            |                |

Expect no: 1
Expect pesan: none

## Two heading rows may be merged.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET    |         | PIC |
| -- | -------- | --------- | ------------ | ------------ | --------- | ------- | --- |
|    |          |           |              |              | WAKTU     | CAPAIAN |     |
| 1  | a        | b         | c            | d            | Juli 2025 | e       | f   |

Merged: A1:A2 B1:B2 C1:C2 D1:D2 E1:E2 F1:G1 H1:H2
Expect:
| no | komponen | indikator | langkah_aksi | bukti_dukung | target_waktu | target_capaian | pic |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- | --- |
| 1  | 2        | 3         | 4            | 5            | 6            | 7              | 8   |

Expect start: 1
Expect end: 2

## Of two columns with one meaning the first is read, with a remark.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | DATA DUKUNG |
| -- | -------- | --------- | ------------ | ------------ | ------------ | ----------- |

Expect bukti_dukung: 5
Expect pesan: Dua kolom
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


def test_the_headings_of_a_decree_and_a_sheet_without_any() -> None:
    assert header_of(("Kepada Yth.",), ("Bapak", "Ibu"), (1, 2, 3)) is None
    result = header_of(
        ("RENCANA AKSI ZI",), (), HEADINGS, (1, "a", "b", "c", "d", "Juli 2025", "e")
    )
    assert (result.start, result.end, result.columns, result.missing) == (3, 3, ALL_HEADINGS, ())


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


def test_twelve_month_columns_are_a_calendar_and_no_target_waktu_column() -> None:
    month = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    result = header_of(
        (
            "NO",
            "KOMPONEN",
            "INDIKATOR",
            "LANGKAH AKSI",
            "BUKTI DUKUNG",
            "TARGET WAKTU",
            *[None] * 11,
        ),
        (*[None] * 5, *month),
        merges=("F1:Q1",),
    )
    assert "target_waktu" not in result.columns
    assert (result.missing, result.end, result.calendar.display_name) == ((), 2, "TARGET WAKTU")
    months = {column: slot.month for column, slot in result.calendar.columns.items()}
    assert months == dict(zip(range(6, 18), range(1, 13), strict=True))


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
