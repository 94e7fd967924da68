"""Areas and sub-areas are recognised by shape and position, not by one list of names."""

from collections import defaultdict

import pytest

from monev.reading.columns.heading_rows import find_header
from monev.reading.rows.areas import Place
from monev.reading.rows.placement import Structure, arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from tests.reading.tables import Row, check_pesan, make_grid, read_cases


def find_structure(rows: tuple[Row, ...]) -> Structure:
    """Arrange the rows below these headings."""
    header = find_header(make_grid(*rows))
    return arrange_rows(header, classify_rows(header), Place(None))


PLACES = read_cases("""
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
