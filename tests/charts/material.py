"""The map of cells: their texts, colours and order, and that they can be read."""

from monev.figures.peta import ScaleWords

WORDS = ScaleWords("belum jatuh tempo", "semua selesai", "terlambat", unreported="belum dilaporkan")
