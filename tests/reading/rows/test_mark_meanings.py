"""Two marks in one matrix mean two things: the legend says which, else it is asked; amounts in cells are kept. Of plan
and realisasi side by side only the plan makes tenggat; what was done stays with the langkah."""

import pytest

from monev.core.dates import SHORT_MONTHS
from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.choices import (
    CUMULATIVE,
    NUMBERS,
    SHARES,
    WITHOUT_CHOICES,
    ChoiceItem,
    ReadingChoices,
    build_choices,
)
from tests.reading.tables import Row, read_plan, xlsx

MONTHS = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES")
TITLES = (("RENCANA AKSI ZI",), ("BPS KABUPATEN CONTOH",), ("TAHUN 2026",))


def read_rows(
    *rows: dict[str, object],
    below: tuple[Row, ...] = (),
    capaian: str | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """A matrix with these marks by month in each row."""
    more = ("TARGET CAPAIAN",) if capaian else ()
    headings = ("NO", "KEGIATAN", "DATA DUKUNG", *more, *MONTHS)
    body = [
        (n, f"Kegiatan {n}", "SK", *([capaian] if capaian else []), *(marks.get(month) for month in MONTHS))
        for n, marks in enumerate(rows, start=1)
    ]
    return read_file(xlsx((*TITLES, headings, ("I. MANAJEMEN PERUBAHAN",), *body, *below)), "a.xlsx", choice=choice)


def months(reading: Reading) -> list[list[int]]:
    return [[t.jatuh_tempo.month for t in langkah.tenggat] for langkah in reading.langkah]


@pytest.mark.parametrize(("common", "rare"), [("●", "○"), ("■", "●"), ("x", "v")])
def test_two_marks_without_a_legend_are_all_read_and_asked_about_once(common: str, rare: str) -> None:
    reading = read_rows({"JAN": common, "MAR": rare}, {"FEB": common}, {"JUN": common})
    assert months(reading) == [[1, 3], [2], [6]]
    [remark] = reading.peringatan
    assert (remark.code, remark.values["rows"]) == ("due.marks_differ", "6")


@pytest.mark.parametrize(
    "legend",
    [("Keterangan: ● = rencana, ○ = realisasi",), ("○ : sudah dilaksanakan; ● : target",), ("○", "realisasi")],
)
def test_the_legend_says_which_mark_is_the_plans(legend: Row) -> None:
    below = (legend, ("●", "rencana")) if len(legend) == 2 else (legend,)
    reading = read_rows({"JAN": "●", "MAR": "○"}, {"MAR": "●"}, below=((), *below))
    assert months(reading) == [[1], [3]]
    assert [langkah.lainnya for langkah in reading.langkah] == [{"Realisasi": "MAR"}, {}]
    assert [remark.code for remark in reading.peringatan] == ["due.legend_read"]


@pytest.mark.parametrize(
    ("mark", "legend"),
    [("x", "Ket : x = dilaksanakan"), ("x", "x = kegiatan dilaksanakan"), ("v", "x / v = bulan kegiatan dilaksanakan")],
)
def test_the_marks_that_one_legend_explains_are_the_plans_though_it_says_carried_out(mark: str, legend: str) -> None:
    reading = read_rows({"JAN": "X", "MAR": mark}, {"MAR": "x"}, below=((), (None, legend)))
    assert months(reading) == [[1, 3], [3]]
    assert reading.peringatan == ()


def test_an_only_mark_that_says_it_was_done_is_no_plan_and_a_legend_of_two_kinds_of_work_keeps_both() -> None:
    reading = read_rows({"JAN": "x"}, {"MAR": "x"}, below=((), ("x = sudah dilaksanakan",)))
    assert months(reading) == [[], []]
    assert {remark.code for remark in reading.peringatan} == {"due.legend_read", "rows.without_marks"}
    reading = read_rows({"JAN": "●", "MAR": "○"}, below=((), ("● = pelaporan, ○ = rapat",)))
    assert months(reading) == [[1, 3]]
    assert reading.langkah[0].target_capaian == "JAN: pelaporan; MAR: rapat"
    # Looks of one tick are one mark, and no question.
    assert read_rows({"JAN": "√", "MAR": "✓"}, {"JUN": "✔"}).peringatan == ()


def test_what_stands_in_a_month_is_the_target_capaian_of_that_month() -> None:
    reading = read_rows({"MAR": "1 laporan", "JUN": "2 laporan"}, {"MAR": 28, "JUN": 1}, {"DES": "100 %"}, {"MEI": 1})
    assert [langkah.target_capaian for langkah in reading.langkah] == [
        "MAR: 1 laporan; JUN: 2 laporan",
        "MAR: 28; JUN: 1",
        "DES: 100 %",
        "",
    ]
    assert months(reading) == [[3, 6], [3, 6], [12], [5]]
    beside = read_rows({"MAR": "1 laporan"}, capaian="4 laporan").langkah[0]
    assert (beside.target_capaian, beside.lainnya) == ("4 laporan", {"Target per periode": "MAR: 1 laporan"})


@pytest.mark.parametrize(
    ("legend", "marks", "planned", "done"),
    [
        # What reports is no plan, wherever it is said and however it is written.
        ("V = dilaksanakan, X = tidak dilaksanakan", "VX", [], "JAN"),
        ("V dilaksanakan   X tidak dilaksanakan", "VX", [], "JAN"),
        ("Keterangan: V : ada; X : tidak ada", "VX", [], "JAN"),
        ("V = dilaksanakan, X = tidak", "vx", [], "JAN"),
        # An inverted legend turns the plan around.
        ("X = rencana, V = realisasi", "VX", [3], "JAN"),
        ("P = Rencana; R = Realisasi", "PR", [1], "MAR"),
        ("P - Rencana, R - Realisasi", "PR", [1], "MAR"),
        ("● rencana ○ realisasi", "●○", [1], "MAR"),
        ("R = Rencana, P = Pelaksanaan", "RP", [1], "MAR"),
        ("P = Pelaksanaan kegiatan (realisasi); T = Target", "TP", [1], "MAR"),
        ("V = rencana, X = tidak ada kegiatan", "VX", [1], None),
        ("angka 1 direncanakan, angka 2 telah dilaksanakan", "12", [1], "MAR"),
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_legend_wherever_it_stands_says_which_marks_are_targets(
    legend: str, marks: str, planned: list[int], done: str | None, place: str
) -> None:
    titles = (*TITLES, (legend,)) if place == "above" else TITLES
    below = ((), (legend,)) if place == "below" else ()
    row = (1, "Kegiatan 1", "SK", marks[0], None, marks[1], *[None] * 9)
    heading = ("NO", "KEGIATAN", "DATA DUKUNG", *MONTHS)
    reading = read_file(xlsx((*titles, heading, ("I. MANAJEMEN PERUBAHAN",), row, *below)), "a.xlsx")
    assert months(reading) == [planned]
    assert reading.langkah[0].lainnya.get("Realisasi") == done
    codes = {remark.code for remark in reading.peringatan}
    assert codes == ({"due.legend_read"} if planned else {"due.legend_of_report", "rows.without_marks"})
    assert "bukan target" in reading.keterangan["tanda"]


@pytest.mark.parametrize(
    "legend", ["P = Perencanaan, L = Pelaksanaan", "P = rencana rapat, L = pelaksanaan, E = pelaporan"]
)
def test_pelaksanaan_beside_other_stages_of_the_work_is_due_too(legend: str) -> None:
    reading = read_rows({"JAN": "P", "MAR": "L", "JUN": "E" if "E =" in legend else None}, below=((), (legend,)))
    assert months(reading)[0][:2] == [1, 3]
    assert "due.legend_unknown" in {remark.code for remark in reading.peringatan}


def test_a_legend_of_a_line_for_each_mark_is_no_table_of_realisasi() -> None:
    heading, row = ("NO", "KEGIATAN", "DATA DUKUNG", *MONTHS), (1, "Rapat", "SK", "●", None, "○", *[None] * 9)
    below = ((), ("● Rencana",), ("○ Realisasi",))
    reading = read_file(xlsx((*TITLES, heading, ("I. MANAJEMEN PERUBAHAN",), row, *below)), "a.xlsx")
    assert (months(reading), reading.langkah[0].lainnya) == ([[1]], {"Realisasi": "MAR"})
    assert [remark.code for remark in reading.peringatan] == ["due.legend_read"]


def test_letters_words_and_legends_that_nobody_explains_are_asked_once() -> None:
    [letters] = read_rows({"JAN": "P", "FEB": "R"}, {"MAR": "P"}).peringatan
    assert (letters.code, letters.nilai) == ("due.letters_of_twins", "p r")
    [unknown] = read_rows({"JAN": "V", "MAR": "X"}, below=((), ("V = prioritas, X = bukan prioritas",))).peringatan
    assert (unknown.code, unknown.nilai) == ("due.legend_unknown", "V X")
    reported = read_rows({"JAN": "ada", "MAR": "tidak ada"})
    assert (months(reported), reported.peringatan[0].code) == ([[]], "due.legend_of_report")


def test_shares_that_count_up_are_due_where_they_last_rise_and_that_is_asked_once() -> None:
    reading = read_rows(
        {"MAR": "50%", "JUN": "100%", "SEP": "100%"},
        dict(zip(MONTHS, (0, 10, 30, 50, *[100] * 8), strict=True)),
        {"JAN": 1, "FEB": 1},
        {"MAR": "100%", "JUN": "100%"},  # one share with gaps between: each by itself
    )
    assert months(reading) == [[6], [5], [1, 2], [3, 6]]
    assert [remark.nilai for remark in reading.peringatan if remark.code == "due.cumulative"] == ["%"]
    each = read_rows({"JAN": "25%", "FEB": "25%", "MAR": "50%"}, {"JAN": "20%", "FEB": "80%"})
    assert months(each) == [[1, 2, 3], [1, 2]]


def test_shares_that_are_always_the_whole_are_one_work_where_a_person_says_so() -> None:
    always = dict.fromkeys(MONTHS, "100%")
    chosen = read_rows(always, choice=build_choices([ChoiceItem("tanda", SHARES, CUMULATIVE)]))
    assert (months(read_rows(always)), months(chosen)) == ([[*range(1, 13)]], [[1]])


@pytest.mark.parametrize(
    ("below", "code"),
    [(((), ("Angka pada kolom bulan adalah tanggal batas penyelesaian",)), None), ((), "due.numbers_are_days")],
)
def test_numbers_under_the_months_may_be_the_days_work_is_due(below: tuple[Row, ...], code: str | None) -> None:
    reading = read_rows({"JAN": 10}, {"MAR": 27, "APR": 25}, {"FEB": 21}, below=below)
    days = [[(t.jatuh_tempo.month, t.jatuh_tempo.day) for t in langkah.tenggat] for langkah in reading.langkah]
    assert days == [[(1, 10)], [(3, 27), (4, 25)], [(2, 21)]]
    assert [remark.code for remark in reading.peringatan] == ([code] if code else [])


def test_a_single_high_number_is_a_count_and_asked_and_numbers_below_tanggal_are_days() -> None:
    reading = read_rows({"JAN": 1}, {"MAR": 15})
    assert [t.jatuh_tempo.day for langkah in reading.langkah for t in langkah.tenggat] == [31, 31]
    assert [remark.code for remark in reading.peringatan] == ["due.numbers_are_counts"]
    chosen = read_rows({"JAN": 1}, {"MAR": 15}, choice=build_choices([ChoiceItem("tanda", NUMBERS, "tanggal")]))
    assert [t.jatuh_tempo.day for langkah in chosen.langkah for t in langkah.tenggat] == [1, 15]
    assert read_rows({"JAN": 1}, {"MAR": 15}, capaian="16 kegiatan").peringatan == ()
    heading, below = ("NO", "KEGIATAN", "DATA DUKUNG", "TANGGAL PELAKSANAAN"), (None, None, None, *MONTHS)
    row = (1, "Rapat", "SK", 10, None, 7, *[None] * 9)
    reading = read_file(xlsx((*TITLES, heading, below, ("I. MANAJEMEN PERUBAHAN",), row)), "a.xlsx")
    assert [t.tenggat for t in reading.langkah[0].tenggat] == ["2026-01-10", "2026-03-07"]
    assert reading.peringatan == ()


HEADINGS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG")
FIRST_CELLS = (1, "Tim", "SK", "Membentuk tim", "SK Tim")


def months_of(result: Reading) -> list[list[str]]:
    """The months of each langkah's tenggat."""
    assert result.galat == ()
    return [[t.tenggat.removeprefix("2025-") for t in langkah.tenggat] for langkah in result.langkah]


@pytest.mark.parametrize("wording", [("Renc", "Real"), ("Rencana", "Realisasi"), ("T", "R"), ("Target", "Capaian")])
@pytest.mark.parametrize("is_merged", [True, False])
def test_of_twin_columns_under_each_month_only_the_planned_one_is_read(
    wording: tuple[str, str], is_merged: bool
) -> None:
    over_two_rows = [f"{column}2:{column}3" for column in "ABCDE"]
    months = [*zip("FHJLNPRTVX", "GIKMOQSUWY", strict=True), ("Z", "AA"), ("AB", "AC")]
    merges = [f"{first}2:{second}2" for first, second in months]
    result = read_plan(
        (*HEADINGS, *(cell for name in SHORT_MONTHS for cell in (name, None))),
        (*(None,) * len(HEADINGS), *wording * 12),
        ("I. MANAJEMEN PERUBAHAN",),
        (*FIRST_CELLS, "v", None, None, "v", *(None,) * 16, "v", None, None, None),
        merges=(*over_two_rows, *merges) if is_merged else (),
    )
    assert months_of(result) == [["01", "11"]]
    assert list(result.langkah[0].lainnya.values()) == ["v"]
    assert [c for c in result.peringatan if c.baris == 5] == []


def test_what_stands_beside_the_target_of_a_month_is_no_plan_either() -> None:
    result = read_plan(
        (*HEADINGS, *(cell for name in SHORT_MONTHS for cell in (name, None, None))),
        (*(None,) * len(HEADINGS), *("Target", "Realisasi", "%") * 12),
        ("I. MANAJEMEN PERUBAHAN",),
        (*FIRST_CELLS, 1, 1, "100%", 1, None, "0%", None, 1, "50%"),
    )
    assert months_of(result) == [["01", "02"]]


@pytest.mark.parametrize(
    ("heading", "wording"), [("R/T", ("T", "R")), ("URAIAN", ("Rencana", "Realisasi")), ("", ("Target", "Realisasi"))]
)
def test_a_row_of_realisasi_under_each_langkah_makes_no_tenggat(heading: str, wording: tuple[str, str]) -> None:
    result = read_plan(
        (*HEADINGS, heading or None, *SHORT_MONTHS),
        ("I. MANAJEMEN PERUBAHAN",),
        (*FIRST_CELLS, wording[0], "x", None, None, None, None, "x"),
        (*(None,) * 5, wording[1], None, "x"),
        (2, *FIRST_CELLS[1:], wording[0], None, None, "x"),
        (*(None,) * 5, wording[1], None, None, None, "x"),
        merges=("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5"),
    )
    assert months_of(result) == [["01", "06"], ["03"]]
    assert [langkah.lainnya for langkah in result.langkah] == [{"Realisasi": "Feb"}, {"Realisasi": "Apr"}]
    (remarks,) = [c for c in result.peringatan if "realisasi" in c.pesan]
    assert "baris 5, 7" in remarks.pesan
