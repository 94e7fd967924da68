"""Letters are clear on every ground."""

import pytest

from monev.charts import heatmap_colours as colours
from monev.charts.theme import LEAST_CONTRAST, contrast, letters_on
from monev.figures.heatmap import HeatmapCell, late_ground
from monev.figures.peta import ScaleWords
from tests.charts import books
from tests.charts.material import WORDS

PLAN_WORDS = ScaleWords(load="target")


@pytest.mark.parametrize("theme", books.SCREENS, ids=str)
def test_letters_are_clear_on_every_ground_light_and_dark(theme):
    for words in (WORDS, PLAN_WORDS, WORDS._replace(load="target")):
        parts = len(colours.scale_of(words))
        for step in range(100 * parts):
            ground = colours.colour_at(step / 100, colours.scale_of(words), theme)
            letters = letters_on(ground, theme)
            assert contrast(letters, ground) >= LEAST_CONTRAST, (step, ground, letters)
    quiet = (theme.palette.ink_quiet, theme.palette.ground_raised)
    assert contrast(*quiet) >= LEAST_CONTRAST, "what is not due yet"


def test_the_more_is_late_the_stronger_is_its_cell_reported_or_not():
    """One reported late of ten is no stronger than nine that wait for a report."""
    reported = HeatmapCell("9/10", "terlambat", 0.9, "▲1", late_share=0.1)
    waiting = HeatmapCell("1/10", "belum_dilaporkan", 0.1, "△9", late_share=0.9)
    cells = books.cells_of({"I": {"Jan": reported, "Feb": waiting}})
    weak, strong = colours.places(cells, ["done", "late"])
    assert weak < strong
    on_paper = [contrast(late_ground(cell.late_share), "#ffffff") for cell in (reported, waiting)]
    assert on_paper[0] < on_paper[1]
    for share in (0, 0.5, 1):
        assert contrast(late_ground(share), "#111820") >= LEAST_CONTRAST
