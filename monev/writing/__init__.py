"""Changing what is stored: the content of a rencana, its versions, and what each entry of the
journal changes."""
