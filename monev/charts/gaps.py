"""The map of missing bukti: PIC by area or jenis; a stronger colour means more."""

import pandas as pd
import plotly.graph_objects as go

from monev.charts import heatmap
from monev.charts.theme import Theme
from monev.figures.peta import ScaleWords


def draw(cells: pd.DataFrame, theme: Theme, *, words: ScaleWords, chosen: str = "") -> go.Figure:
    """Draw the cells of `monev.figures.gaps`. `words` explain the colours; `chosen` is the code of
    the cell that filters the list."""
    narrow = theme.is_narrow
    return heatmap.draw(
        cells,
        theme,
        words=words,
        chosen=chosen,
        row_height=30,
        label_letters=16 if narrow else 30,
        heading_letters=9 if narrow else 13,
        label_share=0.36 if narrow else 0.22,
        with_key=False,
    )
