"""Of plan and realisasi side by side only the plan makes tenggat; what was done stays with the langkah."""

import pytest

from monev.core.dates import SHORT_MONTHS
from monev.core.records import Reading
from monev.reading import read_file
from tests.reading.tables import Row, xlsx

HEADINGS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG")
FIRST_CELLS = (1, "Tim", "SK", "Membentuk tim", "SK Tim")


def rencana(*row: Row, merges: tuple[str, ...] = ()) -> Reading:
    """A plan of 2025 whose headings begin in row 2."""
    return read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *row], merges), "a.xlsx")


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
    result = rencana(
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
    result = rencana(
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
    result = rencana(
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
