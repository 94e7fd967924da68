"""The outcome of the last touch in a block: the callback keeps it, and the block shows it once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
    if (error := take_once(f"{block}_galat")) is not None:
        guard.show_error(error)
    if (message := take_once(f"{block}_pesan")) is not None:
        st.success(message)


_SHOWN = "tampil_sekali"
"""The session key of what this run has shown once: session key → content."""


def begin_run() -> None:
    """Forget what the run before has shown once. The router calls it first."""
    st.session_state[_SHOWN] = {}


def take_once(key: str) -> Any:
    """Take what is shown once from the session; None if there is nothing."""
    if (content := st.session_state.pop(key, None)) is not None:
        st.session_state.setdefault(_SHOWN, {})[key] = content
    return content


def show_again() -> None:
    """Show the same in the next run, which nobody asked for: the window has another width."""
    st.session_state.update(st.session_state.get(_SHOWN, {}))


@contextmanager
def titled(title: str, *, key: str, told: str = "") -> Iterator[None]:
    """Draw a block with its title and the outcome kept under `told`."""
    with st.container(gap="small", key=key):
        st.markdown(f"## **{title}**", anchors=False)
        if told:
            show(told)
        yield
