"""Of columns with unknown headings people and times are read by what they hold; where the work or the
bukti has such a heading, the file is refused and its form asks.
"""

from monev.core.records import Reading
from monev.questions import take_census
from tests.reading.tables import AREA, read_plan, reading_test

POSTS = ("Kasubbag Umum", "Sekretaris", "Tim Pokja 1", "Sub Bagian Hukum dan SDM")


def read(*headings: str, last: tuple[str, ...] = POSTS) -> Reading:
    rows = [
        (number, f"Melaksanakan kegiatan {number}", f"Laporan {number}", "Mei 2025", text)[
            : len(headings)
        ]
        for number, text in enumerate(last, start=1)
    ]
    return read_plan(headings, AREA, *rows)


def test_people_below_any_word_are_kept_with_the_row_and_the_census_says_what_they_look_like():
    plan = read("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "DARI", last=POSTS)
    assert [langkah.lainnya for langkah in plan.langkah] == [{"DARI": post} for post in POSTS]
    assert (
        "Tidak satu langkah pun ber-PIC; kolom E “DARI” tampaknya PIC." in take_census(plan).missing
    )


COUNTED = "".join(
    f"""
## Numbers are counted as their heading says: {numbers} below {heading}
| NO | KEGIATAN | BUKTI  | {heading} |
| -- | -------- | ------ | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | {numbers} |

Expect target_waktu: {numbers}
Expect tenggat: {tenggat}
"""
    for heading, numbers, tenggat in [
        ("BULAN", "6", "06"),
        ("BULAN", "2 dan 8", "02 08"),
        ("BULAN KE-", "1,4,7,10", "01 04 07 10"),
        ("TRIWULAN", "I, III", "03 09"),
        ("TARGET TRIWULAN", "2", "06"),
        ("SEMESTER", "II", "12"),
        ("WAKTU", "6", "-"),
        ("BULAN", "13", "-"),
    ]
)
test_a_column_is_what_its_cells_say = reading_test(f"""
{COUNTED}

""")


def test_a_plan_below_headings_that_no_list_knows_is_read_by_its_cells_and_asked_about():
    rows = [
        (f"{area}. {name}", f"Melaksanakan kegiatan {area}", f"Laporan {area}", "Mei 2025")
        for area, name in (("I", "Manajemen Perubahan"), ("II", "Penataan Tatalaksana"))
    ]
    plan = read_plan(("RANAH", "IKHTIAR", "PENANDA TUNTAS", "KAPANKAH"), *rows)
    assert [(each.area, each.langkah_aksi, each.pic) for each in plan.langkah] == [
        ("I", "Melaksanakan kegiatan I", None),
        ("II", "Melaksanakan kegiatan II", None),
    ]
    assert [each.nama for each in plan.langkah[0].bukti] == ["Laporan I"]
    said = " ".join(take_census(plan).missing)
    assert all(heading in said for heading in ("IKHTIAR", "PENANDA TUNTAS", "KAPANKAH"))
