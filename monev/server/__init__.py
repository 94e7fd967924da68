"""Starting the pages, and everything that touches the insides of Streamlit."""

import sys


def say(sentence: str) -> None:
    """One line for the person who started the server, at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
