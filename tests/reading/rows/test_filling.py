"""Merges fill cells, continuation rows inherit them, and pieces of one langkah are joined."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from monev.reading import read_file
from monev.reading.choices import WITHOUT_CHOICES
from monev.reading.columns.heading_rows import find_header
from monev.reading.rows import Draft
from monev.reading.rows.areas import Place
from monev.reading.rows.filling import TableContent, fill_langkah
from monev.reading.rows.mark_roles import MarkRoles
from monev.reading.rows.placement import arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from tests.makers import saved
from tests.reading.tables import (
    AREA,
    HEADINGS,
    PLAN_TITLE,
    TOP_ROWS,
    Row,
    check_pesan,
    codes_of,
    make_grid,
    months_of,
    read_cases,
    reading_test,
    xlsx,
)

ONE = (1, "Tim", "Ada tim", "Membentuk", "SK", "Juli 2025", "1 SK")


def read_entries(*rows: Row, merges: tuple[str, ...] = ()) -> TableContent:
    """Read the langkah below these headings."""
    header = find_header(make_grid(*rows, merges=merges))
    structure = arrange_rows(header, classify_rows(header), Place(None))
    return fill_langkah(header, structure, MarkRoles(), WITHOUT_CHOICES)


def ways(result: TableContent, index: int) -> set[tuple[str, str, str]]:
    """List how cells of a langkah were read: (heading, reading, way)."""
    return {(trace.kolom, trace.dibaca, trace.cara) for trace in result.drafts[index].trace}


FILLED = read_cases("""
## A continuation row inherits each blank cell, and the trace says so.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
|    |          | Terlibat  | Mengajak     | Foto         |              |                |

Expect:
| komponen | indikator | langkah_aksi | bukti_dukung | target_waktu | target_capaian | no |
| -------- | --------- | ------------ | ------------ | ------------ | -------------- | -- |
| Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           | 1  |
| Tim      | Terlibat  | Mengajak     | Foto         | Juli 2025    | 1 SK           | 1  |

Expect trace of langkah 2: TARGET WAKTU, Juli 2025, diwarisi

## A numbered row inherits nothing.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
| 2  | Renaksi  | Ada       | Menyusun     | Dokumen      |              |                |

Expect target_waktu: Juli 2025 / -
Expect trace of langkah 2: none

## No row inherits across a heading.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
| II. TATA LAKSANA |
|    |          |           | Menyusun SOP |

Expect target_waktu: Juli 2025 / -

## A merge fills each row it covers, even a numbered one.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
| 2  | Renaksi  | Ada       | Menyusun     | Dokumen      |              |                |

Merged: F3:F4
Expect target_waktu: Juli 2025 / Juli 2025
Expect trace of langkah 2: TARGET WAKTU, Juli 2025, gabungan

## Bukti without a langkah joins the langkah above.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
|    |          |           |              | Foto |

Expect bukti: SK, Foto
Expect bukti_dukung: SK<br>Foto
Expect target_waktu: Juli 2025
Expect pesan: none

## With another time it is a langkah of its own.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
|    |          |           |              | Foto         | Oktober 2025 |                |

Expect:
| langkah_aksi | bukti | target_waktu |
| ------------ | ----- | ------------ |
| Membentuk    | SK    | Juli 2025    |
| Membentuk    | Foto  | Oktober 2025 |

## A row of a merged langkah with only an indikator adds no remark.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
|    |          | Ada anggotanya |

Merged: D3:D4
Expect pesan: none

## A numbered row without langkah is completed by the row below.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      |           |              |              |              |                |
|    |          | Ada       | Membentuk    | SK           | Juli 2025    |                |
|    |          |           | Melantik |

Expect:
| komponen | langkah_aksi | no |
| -------- | ------------ | -- |
| Tim      | Membentuk    | 1  |
| Tim      | Melantik     | 1  |

## A status is never inherited.
| KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | STATUS  |
| -------- | ------------ | ------------ | ------------ | ------- |
| I. MANAJEMEN PERUBAHAN |
| Tim      | Membentuk    | SK           | Juli 2025    | Selesai |
|          | Melantik |

Expect status: Selesai / -
""")


def test_each_langkah_has_its_own_cells_and_those_it_inherits(subtests: pytest.Subtests) -> None:
    for case in FILLED:
        with subtests.test(case.sentence):
            check_filled(read_entries(*case.rows, merges=case.merges), case.expected)


def check_filled(result: TableContent, expected: dict[str, str]) -> None:
    """Check cells of the langkah, and their trace: heading, reading and how it was read."""
    for field, value in expected.items():
        if field == "pesan":
            check_pesan(result.warnings, value)
        elif field.startswith("trace of langkah "):
            index = int(field.removeprefix("trace of langkah ")) - 1
            found = {", ".join(way) for way in ways(result, index)}
            assert value in found if value else not found
        else:
            texts = [text_of(draft, field).replace("\n", "<br>") for draft in result.drafts]
            assert " / ".join(text or "-" for text in texts) == value, field


def text_of(draft: Draft, field: str) -> str:
    """Return a field of a langkah."""
    if field == "no":
        return draft.no
    if field == "bukti":
        return ", ".join(draft.bukti)
    if field == "lainnya":
        return ", ".join(f"{name}: {cell}" for name, cell in draft.other_columns.items())
    return draft.content[field]


def test_rows_with_neither_langkah_nor_bukti_are_joined_and_asked_about_once() -> None:
    rows = ((None, None, "Ada anggotanya"), (None, None, None, None, None, "Oktober 2025"))
    result = read_entries(HEADINGS, AREA, ONE, *rows)
    assert len(result.drafts) == 1
    assert result.drafts[0].content["indikator"] == "Ada tim\nAda anggotanya"
    assert result.drafts[0].content["target_waktu"] == "Juli 2025\nOktober 2025"
    assert [
        (remark.sel, remark.values["row"], remark.values["headings"]) for remark in result.warnings
    ] == [("C4", "4, 5", "INDIKATOR, TARGET WAKTU")]
    joined = {column for column, _, way in ways(result, 0) if way == "sambungan"}
    assert joined == {"INDIKATOR", "TARGET WAKTU"}


def test_a_cell_that_says_idem_is_as_the_one_above_and_keeps_its_own_words(
    subtests: pytest.Subtests,
) -> None:
    for writing in ["idem", "Idem", "s.d.a.", "sda", "〃", '"', "sama dengan di atas"]:
        with subtests.test(str(writing)):
            one = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1", "TU")
            two = (2, writing, "Lain", "Menyusun tugas", writing, writing, "1", writing)
            three = (1, "SOP", "SOP", "Mereviu", "SOP", "Mei 2025", "1", writing)
            rows = ((*HEADINGS, "PIC"), AREA, one, two, ("II. PENATAAN TATALAKSANA",), three)
            result = read_file(xlsx((*TOP_ROWS, *rows)), "a.xlsx")
            same, other = result.langkah[1:]
            assert (same.komponen, same.bukti[0].nama) == ("Tim", "SK Tim")
            assert (same.target_waktu, same.pic) == ("Juli 2025", "TU")
            assert (months_of(same), other.pic) == ("07", "TU")
            assert ("PIC", writing, "TU") in [
                (trace.kolom, trace.nilai, trace.dibaca) for trace in same.jejak
            ]
            columns = ("KOMPONEN", "TARGET WAKTU", "BUKTI DUKUNG", "PIC")
            assert sorted(same.lainnya["Tertulis"].split("; ")) == sorted(
                f"{name}: {writing}" for name in columns
            )
            assert result.peringatan == ()


NOTES = "".join(
    f"""
## A note between the rows is no langkah and no heading: {note}
| NO | KOMPONEN | KEGIATAN      | DATA DUKUNG | WAKTU |
| -- | -------- | ------------- | ----------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Membentuk tim | SK          | Juni  |
| {note} |
| 2  | Rapat    | Apel          | Notulen     | Mei   |

Expect:
| kode  | langkah_aksi  |
| ----- | ------------- |
| I.1.1 | Membentuk tim |
| I.2.1 | Apel          |
"""
    for note in (
        "Catatan: tim dibentuk ulang",
        " | | Catatan: dapat berubah",
        "*) menyesuaikan anggaran",
        "Lanjutan",
        " | | *) sesuai jadwal pusat",
        "Ket. data dukung diunggah",
        " | | (Lanjutan)",
        " | | Lanjutan Area I",
        "*) | sesuai jadwal pusat",
        "Dicetak tanggal 3 Februari 2026",
    )
)
test_rows_of_a_book_are_the_langkah_a_person_would_see = reading_test(f"""
{NOTES}

## A row under a merged number inherits no blank cell.
| NO | KOMPONEN | KEGIATAN      | DATA DUKUNG | WAKTU |
| -- | -------- | ------------- | ----------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Membentuk tim | SK          | Juni  |
|    |          | Apel          | Notulen     |       |

Merged: A4:A5
Expect target_waktu: Juni / -
Expect remarks: rows.without_target_waktu

""")


def test_a_row_that_is_struck_through_is_asked_about() -> None:
    headings = ("NO", "KOMPONEN", "KEGIATAN", "DATA DUKUNG", "WAKTU")
    first = (1, "Tim", "Membentuk tim", "SK", "Juni")
    workbook = load_workbook(io.BytesIO(xlsx((PLAN_TITLE, headings, AREA, first))))
    for cell in workbook.active[4]:
        cell.font = Font(strike=True)
    reading = read_file(saved(workbook), "a.xlsx")
    assert [(remark.code, remark.sel) for remark in reading.peringatan] == [("rows.struck", "E4")]
    workbook.active["G2"], workbook.active["G4"] = "KET", "Dibatalkan"
    reading = read_file(saved(workbook), "a.xlsx")
    assert codes_of(reading) == ["rows.called_off"]
