"""Areas and sub-areas are recognised by shape and position, not by one list of names."""

from collections import defaultdict

import pytest

from monev.reading import read_file
from monev.reading.columns.heading_rows import find_header
from monev.reading.rows.areas import Place
from monev.reading.rows.placement import Structure, arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from tests.reading.tables import HEADINGS, Row, check_pesan, make_grid, read_cases, xlsx


def find_structure(rows: tuple[Row, ...]) -> Structure:
    """Arrange the rows below these headings."""
    header = find_header(make_grid(*rows))
    return arrange_rows(header, classify_rows(header), Place(None))


PLACES = read_cases("""
## Roman sub-areas go on until a usual area claims the number.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| I. Pembangunan |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| II. Pemeliharaan |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| II. PENATAAN TATA LAKSANA |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect place: I/I / I/II / II

## Letters and numbers under a roman area are sub-areas.
| NO | KOMPONEN    | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | ----------- | --------- | ------------ | ------------ | ------------ | -------------- |
| V. PENGUATAN PENGAWASAN |
| a  | Gratifikasi |           |              |              |              |                |
| 1  | Tim         | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| 2  | Benturan    |           |              |              |              |                |
| 1  | Tim         | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| b  | WBS         |           |              |              |              |                |
| 1  | Tim         | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect place: V/a / V/a.2 / V/b

## An unnumbered area takes its usual number.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| PENGUATAN PENGAWASAN |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect place: I / V
Expect trace of row 5: area V

## An area with an unusual name is kept, with a remark.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| II. MANAJEMEN MEDIA |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect:
| place | nama_area           |
| ----- | ------------------- |
| I     | MANAJEMEN PERUBAHAN |
| II    | MANAJEMEN MEDIA     |

Expect pesan: MANAJEMEN MEDIA

## Rows above any heading are kept, with a remark.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect place: 0
Expect pesan: Tidak ada judul area

## An area below rows without one is an area.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect place: 0 / I

## A heading without langkah, and cells beside a heading, add a remark.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |          |           |              |              | Pokja 1 |
| a  | Kosong |
| b  | Isi |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect pesan: “MANAJEMEN PERUBAHAN” tidak dipakai: Pokja 1. / “Kosong” tidak berisi satu langkah pun
Expect baris: 2 3

## Numbers by level are areas, sub-areas and langkah.
| NO    | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| ----- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| 1     | Manajemen Perubahan |
| 1.1   | Tim Kerja |
| 1.1.1 | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| 1.1.2 | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| 1.2   | Rencana Kerja |
| 1.2.1 | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| 2     | Penataan Tatalaksana |
| 2.1   | SOP |
| 2.1.1 | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect:
| place | no    |
| ----- | ----- |
| 1/1   | 1.1.1 |
| 1/1   | 1.1.2 |
| 1/2   | 1.2.1 |
| 2/1   | 2.1.1 |

Expect pesan: none

## The word area may stand in the cell before the title.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| AREA I | MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| POKJA 2 | Tata Kelola Baru |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect:
| place | nama_area           |
| ----- | ------------------- |
| I     | MANAJEMEN PERUBAHAN |
| 2     | Tata Kelola Baru    |
""")


def columns_of(structure: Structure) -> dict[str, list[str]]:
    """List the place, the names and the number of each langkah."""
    columns: dict[str, list[str]] = defaultdict(list)
    for row, place in structure.rows:
        columns["place"].append(f"{place.area}/{place.sub_area or ''}".strip("/"))
        columns["nama_area"].append(place.nama_area)
        columns["nama_sub_area"].append(place.nama_sub_area or "-")
        columns["no"].append(row.no)
    return columns


def test_each_langkah_stands_where_the_headings_above_it_say(subtests: pytest.Subtests) -> None:
    """`place`: the numbers of its area and sub-area. `baris`: the rows of the remarks."""
    for case in PLACES:
        with subtests.test(case.sentence):
            result = find_structure(case.rows)
            found = {name: " / ".join(values) for name, values in columns_of(result).items()}
            found["baris"] = " ".join(str(remark.baris) for remark in result.warnings)
            for field, value in case.expected.items():
                if field == "pesan":
                    check_pesan(result.warnings, value)
                elif field.startswith("trace of row "):
                    first, *_ = result.traces[int(field.removeprefix("trace of row "))]
                    assert value in first.dibaca
                else:
                    assert found[field] == value, field


ONE = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")


def test_a_title_may_name_the_one_area_of_its_table() -> None:
    def area(heading: str) -> tuple[str, str]:
        langkah = read_file(xlsx([(heading,), ("TAHUN 2025",), HEADINGS, ONE]), "a.xlsx").langkah[0]
        return langkah.area, langkah.nama_area

    assert area("RENCANA AKSI POKJA MANAJEMEN PERUBAHAN KPU CONTOH") == ("I", "MANAJEMEN PERUBAHAN")
    assert area("RENCANA AKSI ZI AREA 6 PELAYANAN PUBLIK") == ("VI", "PELAYANAN PUBLIK")
    assert area("RENCANA AKSI ZI DINAS PELAYANAN PUBLIK") == ("0", "Tanpa area")
