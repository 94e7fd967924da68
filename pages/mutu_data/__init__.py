"""The parts of Mutu Data, and the questions about columns that Unggah asks too."""
