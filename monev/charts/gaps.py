"""The map of missing bukti: PIC by area or jenis; a stronger colour means more."""

import pandas as pd
import plotly.graph_objects as go

from monev.charts import heatmap
from monev.charts.theme import Theme
from monev.figures.peta import ScaleWords

_PER_LETTER, _FEWEST_LETTERS = 1.6, 16
"""Letters of a name as wide as one is high; and how many a line has at least."""


def draw(cells: pd.DataFrame, theme: Theme, *, words: ScaleWords, chosen: str = "") -> go.Figure:
    """Draw the cells of `monev.figures.gaps`.

    `words` explain the colours; `chosen` is the code of the cell that filters the list.
    """
    narrow = theme.is_narrow
    label_share = 0.36 if narrow else 0.22
    label_letters = round(label_share * theme.width / theme.letters * _PER_LETTER)
    return heatmap.draw(
        cells,
        theme,
        words=words,
        chosen=chosen,
        row_height=30,
        label_letters=max(label_letters, _FEWEST_LETTERS),
        heading_letters=9 if narrow else 13,
        label_share=label_share,
        with_key=False,
    )
