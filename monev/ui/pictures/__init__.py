"""Pictures that Plotly draws: pure functions from DataFrames to what the browser is given."""
