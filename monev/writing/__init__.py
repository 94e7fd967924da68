"""Changing what is stored: the content of a rencana, its versions, and the changes between them."""
