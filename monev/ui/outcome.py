"""What the last touch in a block did: kept by the callback, which runs before the page, and said
once in that block."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from monev.core.errors import MonevError
from monev.ui import guard


@contextmanager
def refusals(block: str, done: str = "") -> Iterator[None]:
    """Remember why what is tried here was refused; where it was not, what to say of it (`done`, as
    Markdown)."""
    try:
        yield
        if done:
            keep(block, done)
    except MonevError as error:
        st.session_state[f"{block}_galat"] = error


def keep(block: str, message: str) -> None:
    """Remember what to say in the block, as Markdown."""
    st.session_state[f"{block}_pesan"] = message


def show(block: str) -> None:
    """Say it, once."""
    if (error := st.session_state.pop(f"{block}_galat", None)) is not None:
        guard.show_error(error)
    if (message := st.session_state.pop(f"{block}_pesan", None)) is not None:
        st.success(message)


@contextmanager
def titled(title: str, *, key: str, told: str = "") -> Iterator[None]:
    """A framed block of a page with its title, and what the last touch in it did (`told`: where
    that was kept)."""
    with st.container(border=True, gap="small", key=key):
        st.markdown(f"## {title}", anchors=False)
        if told:
            show(told)
        yield
