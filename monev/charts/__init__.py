"""All pictures of the pages, one file each.

They are pure functions from DataFrames of `monev.figures` to Plotly figures.

A chart knows neither Streamlit nor the database, and shows only words that are in its frames.
Colours, letters and marks come from `theme.py`. `monev.ui.pictures` shows a figure on a page.
"""
