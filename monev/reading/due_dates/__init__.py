"""TARGET WAKTU, frequencies and calendars → tenggat."""
