"""The timeline's picture: pure functions from rows to what the browser is given."""
