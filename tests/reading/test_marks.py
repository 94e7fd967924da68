"""Marks under months become tenggat. A doubtful mark adds a question; decoration is ignored."""

from collections.abc import Mapping

import pytest
from openpyxl import Workbook
from openpyxl.styles import Color, Font, PatternFill

from monev.core.dates import SHORT_MONTHS
from monev.core.records import Reading
from monev.core.statuses import DONE
from monev.reading import read_file
from monev.reading.choices import WITHOUT_CHOICES, ChoiceItem, ReadingChoices, build_choices
from tests.makers import saved
from tests.reading.tables import (
    AREA,
    PLAN_TITLE,
    asks_nothing_of,
    codes_of,
    fill_sheet,
    months_of,
    reading_test,
    said_of,
)

ODD = "".join(
    f"""
## Other words under a month are a mark, with a question: {content}
| NO | KEGIATAN  | BUKTI | Jan | Feb | Mar | Apr | Mei       | Jun |
| -- | --------- | ----- | --- | --- | --- | --- | --------- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Langkah 1 | SK    |     |     |     |     | {content} |     |

Expect tenggat: 05
Expect pesan: H4
"""
    for content in ("12 Juni", "rapat koordinasi", "15.03.2025")
)
test_each_mark_under_a_month_is_due_as_a_person_would_say = reading_test(f"""
{ODD}

## A mark merged over months is one piece of work.
| NO | KEGIATAN  | BUKTI | Jan | Feb | Mar | Apr | Mei | Jun |
| -- | --------- | ----- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Langkah 1 | SK    | x   |     |     |     |     |     |

Merged: D4:F4
Expect tenggat: 03
Expect remarks: rows.marks_in_a_row

## WAKTU wins over marks; a difference adds a question, a blank leaves it to the marks.
| NO | KEGIATAN  | BUKTI | Jan | Feb | Mar | Apr | Mei | Jun | WAKTU              |
| -- | --------- | ----- | --- | --- | --- | --- | --- | --- | ------------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Langkah 1 | SK    |     |     | x   |     |     |     | Maret 2025         |
| 2  | Langkah 2 | SK    |     |     | x   | x   |     |     | Maret – April 2025 |
| 3  | Langkah 3 | SK    |     |     |     |     | x   |     | Juni 2025          |
| 4  | Langkah 4 | SK    |     |     | x   |     |     |     |                    |

Expect tenggat: 03 / 04 / 06 / 03
Expect pesan: ditandai Mei

## Months of two years belong to their years.
| NO | KEGIATAN  | BUKTI | OKT 2024 | NOV 2024 | DES 2024 | JAN 2025 | FEB 2025 | MAR 2025 |
| -- | --------- | ----- | -------- | -------- | -------- | -------- | -------- | -------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Langkah 1 | SK    | x        |          |          |          |          | x        |

Expect tenggat: 2024-10 03
Expect remarks: none

## So they are if TARGET CAPAIAN counts the marks.
| NO | KEGIATAN  | BUKTI | Jan | Feb | Mar | Apr | Mei | Jun | VOL       |
| -- | --------- | ----- | --- | --- | --- | --- | --- | --- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Langkah 1 | SK    |     | x   | x   | x   |     |     | 3 laporan |
| 2  | Langkah 2 | SK    |     | x   | x   | x   |     |     | 1 laporan |

Expect tenggat: 02 03 04 / 04
Expect pesan: baris 5)

## A mark merged over the year is one piece of work.
| NO | KEGIATAN  | BUKTI | Jan | Feb | Mar | Apr | Mei | Jun | Jul | Agu | Sep | Okt | Nov | Des |
| -- | --------- | ----- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Langkah 1 | SK    | x   | x   | x   | x   | x   | x   | x   | x   | x   | x   | x   | x   |
| 2  | Langkah 2 | SK    | x   |     |     |     |     |     |     |     |     |     |     |     |

Merged: D5:O5
Expect remarks: rows.marks_in_a_row

## A row that goes on with a langkah marks for it; quarters are a target each.
| NO | KOMPONEN | INDIKATOR       | LANGKAH AKSI  | BUKTI DUKUNG | TW I | TW II | TW III | TW IV |
| -- | -------- | --------------- | ------------- | ------------ | ---- | ----- | ------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | SK              | Membentuk tim | SK Tim       | v    |       |        |       |
|    |          | SK dilaksanakan |               |              |      | ■     |        |       |

Expect tenggat: 03 06
Expect remarks: rows.joined_to_langkah due.marks_differ
""")


TWINS = "".join(
    f"""
## Of {planned} and {done} under each month only {planned} is due, and what is done beside it asked: {merges}
| NO | KEGIATAN   | BUKTI | JAN       |        | FEB       |        | MAR       |        |
| -- | ---------- | ----- | --------- | ------ | --------- | ------ | --------- | ------ |
|    |            |       | {planned} | {done} | {planned} | {done} | {planned} | {done} |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | v         |        |           | v      | v         |        |

Merged: {merges}
Expect tenggat: 01 03
Expect lainnya: FEB {done}: v
Expect remarks: reports.done_elsewhere
"""
    for planned, done, merges in (
        ("Rencana", "Realisasi", ""),
        ("T", "R", "A2:A3 B2:B3 C2:C3 D2:E2 F2:G2 H2:I2"),
    )
)
OPEN = "".join(
    f"""
## Several marks are all due, with one question, unless a legend says what they mean: {legend}
| NO | KEGIATAN   | BUKTI | JAN        | FEB | MAR        | APR | MEI | JUN |
| -- | ---------- | ----- | ---------- | --- | ---------- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | {marks[0]} |     | {marks[1]} |     |     |     |
| 2  | Kegiatan 2 | SK    |            |     | {marks[0]} |     |     |     |
| |
| {legend} |

Expect tenggat: {due}
Expect remarks: {asked}
"""
    for marks, legend, due, asked in (
        ("●○", "", "01 03 / 03", "due.marks_differ"),
        ("PR", "P = Rencana, R = Realisasi", "01 / 03", "rows.notes"),
    )
)
test_each_mark_means_what_a_person_or_a_legend_says = reading_test(f"""
{OPEN}{TWINS}

## Beside TARGET CAPAIAN it is the target of its period.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR       | APR | MEI | JUN | TARGET CAPAIAN |
| -- | ---------- | ----- | --- | --- | --------- | --- | --- | --- | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    |     |     | 1 laporan |     |     |     | 4 laporan      |

Expect target_capaian: 4 laporan
Expect lainnya: Target per periode: Mar: 1 laporan

""")


BLUE, YELLOW = "5B9BD5", "FFE699"
LETTERS = dict(enumerate("DEFGHIJKLMNO", start=1))
"""Month → its column."""


def read_months(
    *marks: dict[int, object],
    beside: tuple[str, str] | None = None,
    colours: Mapping[str, str | Color] | None = None,
    legend: tuple[str, ...] = (),
    legend_behind: int = 1,
    struck: str = "",
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """Read a plan of 2025 with months in D to O and the marks of each langkah from row 4 on.

    `beside`: one more heading, and the text of each row below it. `legend` stands a row below the
    langkah, behind `legend_behind` blank cells. `colours` and `struck` name cells.
    """
    workbook = Workbook()
    heading, said = ((beside[0],), (beside[1],)) if beside else ((), ())
    rows = [PLAN_TITLE, ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", *SHORT_MONTHS, *heading), AREA]
    rows += [
        (number, f"Langkah {number}", "SK", *map(row.get, LETTERS), *said)
        for number, row in enumerate(marks, start=1)
    ]
    fill_sheet(
        workbook.active, [*rows, (), *((*(None,) * legend_behind, words) for words in legend)]
    )
    for cell in struck.split():
        workbook.active[cell].font = Font(strike=True)
    for cell, rgb in (colours or {}).items():
        workbook.active[cell].fill = PatternFill("solid", fgColor=rgb)
    return read_file(saved(workbook), "a.xlsx", choice=choice)


def bar(*letters: str) -> dict[str, str]:
    """Colour these columns of row 4."""
    return {f"{letter}4": BLUE for letter in letters}


def due(result: Reading) -> list[str]:
    """List the months of each langkah's tenggat."""
    assert result.galat == ()
    return [months_of(langkah) for langkah in result.langkah]


AMOUNTS = (1, "2", "1 dok", "25%", "3 laporan")


def test_marks_and_amounts_are_marks_and_nought_dashes_and_empty_boxes_are_none(subtests):
    for mark in [*"xXv√✔●*", "xx", "ü", *AMOUNTS]:
        with subtests.test(str(mark)):
            result = read_months({5: mark})
            assert (due(result), result.peringatan) == (["05"], ())
    for nothing, mark in [
        *((nothing, "x") for nothing in ["-", "–", 0, "0", "0%", " "]),
        (False, True),
    ]:
        with subtests.test(str(nothing)):
            result = read_months({5: nothing, 6: mark})
            assert (due(result), result.peringatan) == (["06"], ())


def test_a_filled_bar_is_one_piece_of_work_and_told():
    result = read_months({}, {}, colours=bar("D", "E") | {"H5": BLUE})
    assert (due(result), codes_of(result)) == (["02", "05"], ["rows.marks_in_a_row"])
    assert result.peringatan[0].values["rows"] == "4"
    result = read_months({}, {}, colours=bar(*LETTERS.values()) | {"H5": BLUE})
    assert (due(result), codes_of(result)) == (
        [" ".join(f"{month:02}" for month in LETTERS), "05"],
        [],
    )
    assert due(
        read_months({}, beside=("TARGET CAPAIAN", "2 kali"), colours={"D4": BLUE, "E4": BLUE})
    ) == ["01 02"]


@pytest.mark.parametrize(
    ("frequency", "jenis", "expected"),
    [
        ("Sekali", "rentang", "04"),
        ("Bulanan", "bulanan", "01 02 03 04"),
        ("Triwulanan", "triwulanan", "03"),
        ("Laporan setiap bulan", "bulanan", "01 02 03 04"),
    ],
)
def test_a_frekuensi_or_a_target_capaian_settles_what_a_bar_means(frequency, jenis, expected):
    heading = "FREKUENSI" if " " not in frequency else "TARGET CAPAIAN"
    result = read_months({}, beside=(heading, frequency), colours=bar(*"DEFG"))
    assert (result.langkah[0].jenis_target, due(result), result.peringatan) == (
        jenis,
        [expected],
        (),
    )
    assert result.langkah[0].target_waktu == "Jan–Apr"


GREEN = "C6EFCE"


@pytest.mark.parametrize(
    ("legend", "legend_fill"),
    [
        (["Keterangan warna:", "Sudah selesai"], {"D8": GREEN}),
        (["Keterangan warna: merah = belum, hijau = selesai"], {}),
        (["Hijau: dibatalkan"], {}),
        (["Sudah dilaksanakan"], {"C7": GREEN}),
    ],
)
def test_a_status_that_a_legend_gives_the_colour_of_works_is_told_as_not_read(legend, legend_fill):
    rows = [{1: "x"}, {2: "x"}]
    plain = read_months(*rows, legend=legend, legend_behind=3, colours=legend_fill)
    assert codes_of(plain) == ["rows.notes"]
    of_works = {f"{letter}4": GREEN for letter in "ABC"}
    result = read_months(*rows, legend=legend, legend_behind=3, colours=of_works | legend_fill)
    codes = {"rows.notes", "rows.colours_unread"}
    assert (due(result), {*codes_of(result)}) == (["01", "02"], codes)
    assert "warna tidak dibaca" in said_of(result)
    assert asks_nothing_of(result)


def test_stripes_highlighted_rows_and_rulers_are_no_marks_nor_is_a_fill_beside_marks():
    stripes = {f"{letter}5": YELLOW for letter in "ABCDEFGHIJKLMNO"} | {"F5": BLUE}
    ruler = {f"O{row}": "F2F2F2" for row in range(2, 9)}
    bars = {"E4": BLUE, "E6": BLUE, "J7": BLUE, "K8": BLUE}
    assert due(read_months(*[{}] * 5, colours=stripes | ruler | bars)) == [
        "02",
        "03",
        "02",
        "07",
        "08",
    ]
    result = read_months({3: "x"}, colours={"D4": BLUE})
    assert (due(result), result.peringatan) == (["03"], ())
    result = read_months(*[{3: "x"}] * 3, {3: "-"}, colours={"F7": BLUE})
    assert (due(result)[-1], codes_of(result)) == ("", ["rows.without_marks"])


def test_a_mark_that_is_struck_is_asked_about():
    assert codes_of(read_months({2: "x", 4: "x"}, {3: "x"}, struck="E4 F5")) == ["rows.struck"] * 2


def test_fills_of_several_colours_are_all_the_plans_and_that_is_asked_once_a_table():
    colours = {"D4": BLUE, "H4": YELLOW, "D5": YELLOW, "E5": BLUE}
    result = read_months({}, {}, colours=colours)
    assert due(result) == ["01 05", "02"]
    [asked] = [one.pesan for one in result.peringatan if one.code == "due.marks_differ"]
    assert "“biru” dan “kuning” (baris 4, 5)" in asked


def test_a_legend_of_fills_below_the_plan_says_what_they_mean():
    green, red = "00B050", "FF0000"
    legend = {"B6": green, "B7": red}
    said = ("Sudah dilaksanakan", "Belum dilaksanakan, lewat waktu")
    fills = {"D4": green, "F4": red} | legend
    result = read_months({}, legend=said, legend_behind=2, colours=fills)
    assert (due(result), codes_of(result)) == (["01 03"], ["rows.notes"])
    assert [report.tenggat for report in result.realisasi or ()] == ["2025-01"]


def test_a_dash_that_a_legend_calls_planned_is_due():
    said = ("V = terlaksana", "X = belum terlaksana", "- = direncanakan, belum jatuh tempo")
    result = read_months({1: "V", 4: "X", 7: "-"}, {3: "V"}, {4: "V"}, legend=said)
    assert (due(result), codes_of(result)) == (["01 04 07", "03", "04"], ["rows.notes"])


def test_the_only_mark_is_the_plans_though_a_legend_says_done_and_asked():
    result = read_months({1: "v", 7: "-"}, {3: "v"}, legend=("v = terlaksana",))
    codes = ["rows.notes", "due.marks_differ"]
    assert (due(result), codes_of(result)) == (["01", "03"], codes)
    assert not result.realisasi
    chosen = build_choices([ChoiceItem("tanda", "v", DONE, tahun=2025)], 2025)
    said = read_months({1: "v"}, {3: "v"}, legend=("v = terlaksana",), choice=chosen)
    assert (due(said), len(said.realisasi or ())) == (["01", "03"], 2)
