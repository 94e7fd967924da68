"""The five figures, the next month and what asks for attention, made once for every place that shows them."""

from datetime import date

import pytest

from monev import figures
from monev.figures.targets import coming_soon
from tests.figures.material import COUNTS, langkah, tenggat, values_of, view_of
from tests.makers import TAHUN


@pytest.mark.parametrize(
    ("posisi", "month"),
    [((2025, 1, 1), "2025-01"), ((2025, 12, 15), "2025-12"), ((2025, 12, 31), "2026-01")],
)
def test_the_next_month_is_that_of_the_day_after_posisi(posisi, month, shared_db):
    """On 1 January the next month is the rest of January, not February."""
    months = ("2025-01", "2025-02", "2025-12", "2026-01")
    satker = view_of(shared_db, "2025-09-30", langkah("I.1.1", *map(tenggat, months))).satker
    view = figures.view_at(shared_db, satker, TAHUN, date(*posisi))
    assert figures.ringkasan(shared_db, view).next_month == month
    assert values_of(figures.figure_rows(shared_db, view, "berikut"), "tenggat") == [month]


def test_what_comes_within_a_month_is_listed_by_its_day_and_counted_per_area(shared_db):
    first = langkah("I.1.1", tenggat("2025-10-20"), tenggat("2025-09"), tenggat("2025-11"))
    done = tenggat("2025-10", "selesai", tanggal_selesai="2025-09-01")
    view = view_of(shared_db, "2025-09-30", first, langkah("V.1.1", tenggat("2025-10-02"), done))
    assert values_of(coming_soon(shared_db, view), "tenggat") == ["2025-10-02", "2025-10-20"]
    assert values_of(figures.attention(shared_db, view), "segera") == [1, 1]


def test_the_five_figures_have_one_order_and_one_way_of_writing():
    five = figures.five_figures(COUNTS)
    assert list(five) == list(figures.figure_labels())
    assert [figure.text for figure in five.values()] == [
        *("3/5 (60%)", "2", "1", "1", "–", "3/14 (21%)")
    ]
    assert five["bukti"].text_with_reason == "– (belum ada bukti yang harus ada)"
    assert five["bukti"].reason == "belum ada bukti yang harus ada"
    assert five["capaian"].reason == five["terlambat"].reason == ""
    assert (five["capaian"].fraction, five["capaian"].percent_text) == ("3/5", "60%")
    assert (five["terlambat"].fraction, five["terlambat"].percent_text) == ("2", "")
    none_done = figures.five_figures(COUNTS._replace(capaian_n=0))["capaian"]
    assert (none_done.text_with_reason, none_done.reason) == ("0/5 (0%)", ""), (
        "no dash, which would need a reason"
    )
