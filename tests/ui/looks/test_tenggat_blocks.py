"""The cells of a map as a page shows them."""

from monev import figures
from monev.ui.looks.tenggat_blocks import cell_looks


def test_a_cell_of_the_meeting_is_as_strong_as_on_peta_by_what_is_late_of_all():
    """What is not due yet makes it no stronger."""
    cell = figures.HeatmapCell("0/10", "terlambat", 0.0, "▲1", late_share=0.1)
    assert cell_looks(cell)["late_share"] == 0.1
    assert "late_share" not in cell_looks(figures.HeatmapCell("2/2", "penuh", 1.0))
