"""The outcome of the last touch in a block: the callback keeps it, and the block shows it once."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from monev.core.errors import MonevError
from monev.ui import guard


@contextmanager
def refusals(block: str, done: str = "") -> Iterator[None]:
    """Keep the reason if the code inside is refused, else the message `done` (Markdown), if any."""
    try:
        yield
        if done:
            keep(block, done)
    except MonevError as error:
        st.session_state[f"{block}_galat"] = error


def keep(block: str, message: str) -> None:
    """Keep a message for the block, as Markdown."""
    st.session_state[f"{block}_pesan"] = message


def show(block: str) -> None:
    """Show the kept outcome of a block once."""
    if (error := st.session_state.pop(f"{block}_galat", None)) is not None:
        guard.show_error(error)
    if (message := st.session_state.pop(f"{block}_pesan", None)) is not None:
        st.success(message)


@contextmanager
def titled(title: str, *, key: str, told: str = "") -> Iterator[None]:
    """Draw a block with its title and the outcome kept under `told`."""
    with st.container(gap="small", key=key):
        st.markdown(f"## {title}", anchors=False)
        if told:
            show(told)
        yield
