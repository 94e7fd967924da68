"""The five figures as a page shows them."""

from datetime import date

from monev import figures
from monev.ui.looks.tenggat_blocks import figure_item
from tests.figures.material import COUNTS


def test_a_count_that_stayed_of_more_than_before_says_what_its_share_was():
    """30 of 94 bukti, then 30 of 206: *tetap* alone told the pimpinan that nothing got worse."""
    counts, none = (
        COUNTS._replace(bukti_n=30, bukti_N=206),
        dict.fromkeys(figures.Counts._fields, 0),
    )
    for added, words in ((0, "tetap sejak TW I 2024"), (112, "tetap sejak TW I 2024 (semula 32%)")):
        figure = figures.five_figures(counts, figures.Counts(**none | {"bukti_N": added}))["bukti"]
        assert figure_item(figure, date(2024, 3, 31))["change"] == words
