"""The timeline's picture: pure functions from DataFrames to what the browser is given."""
