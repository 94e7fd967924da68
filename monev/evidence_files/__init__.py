"""Files as bukti: finding their kind, storing and showing them; checking if links still open."""
