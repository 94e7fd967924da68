"""Letters are clear on every ground."""

import pytest

from monev.charts import heatmap_colours as colours
from monev.charts.theme import LEAST_CONTRAST, contrast, letters_on
from monev.figures.peta import ScaleWords
from tests.charts import books
from tests.charts.material import WORDS

PLAN_WORDS = ScaleWords(least="paling sedikit", most="paling banyak")


@pytest.mark.parametrize("theme", books.SCREENS, ids=str)
def test_letters_are_clear_on_every_ground_light_and_dark(theme):
    for words in (WORDS, PLAN_WORDS, WORDS._replace(most="belum pernah melapor")):
        parts = len(colours.scale_of(words))
        for step in range(100 * parts):
            ground = colours.colour_at(step / 100, colours.scale_of(words), theme)
            letters = letters_on(ground, theme)
            assert contrast(letters, ground) >= LEAST_CONTRAST, (step, ground, letters)
    quiet = (theme.palette.ink_quiet, theme.palette.ground_raised)
    assert contrast(*quiet) >= LEAST_CONTRAST, "what is not due yet"
