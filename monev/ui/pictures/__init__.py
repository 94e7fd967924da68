"""Pictures: pure functions from DataFrames to Plotly figures."""
