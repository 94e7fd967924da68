"""Every picture of the pages, one file each: a pure function from DataFrames of `monev.figures` to
a Plotly figure.

A chart knows neither Streamlit nor the database, and says only words that its frames hold. Where
its colours, letters and marks come from is `theme.py`; what a page does with a figure is
`monev.ui.pictures`.
"""
