"""What falls due finds its person, by mail: an office's mail server, who is told what on a day, the letters, the round
that sends each of them once, and what was sent by hand (docs/design.md §10)."""
