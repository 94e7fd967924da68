"""The five figures as a page shows them."""

from datetime import date

from monev import figures
from monev.ui.looks.tenggat_blocks import cell_looks, figure_item
from tests.figures.material import COUNTS


def test_a_count_that_stayed_of_more_than_before_says_what_its_share_was():
    """30 of 94 bukti, then 30 of 206: *tetap* alone told the pimpinan that nothing got worse."""
    counts = COUNTS._replace(bukti_n=30, bukti_N=206)
    same, fell = "tetap sejak TW I 2024", "tetap sejak TW I 2024 (semula 32%)"
    for total, words in ((206, same), (94, fell)):
        before = counts._replace(bukti_N=total)
        figure = figures.five_figures(counts, (before, counts))["bukti"]
        assert figure_item(figure, date(2024, 3, 31))["change"] == words


def test_a_cell_of_the_meeting_is_as_strong_as_on_peta_by_what_is_late_of_all():
    """What is not due yet makes it no stronger."""
    cell = figures.HeatmapCell("0/10", "terlambat", 0.0, "▲1", late_share=0.1)
    assert cell_looks(cell)["late_share"] == 0.1
    assert "late_share" not in cell_looks(figures.HeatmapCell("2/2", "penuh", 1.0))
