"""`make bench-nasional`: what one office pays for the others: every measure at N offices against
one, in one run."""
