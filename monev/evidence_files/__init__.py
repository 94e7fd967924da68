"""Files as bukti: their kind by content, kept once, taken off, given back; and whether links still
open."""
