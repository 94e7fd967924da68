"""What the last touch in a block did: kept by the callback, which runs before the page, and said once in that block."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from monev.core.errors import MonevError
from monev.ui import guard, page_words


def tried(block: str, act: Callable[[], object], message: str) -> bool:
    """Do it, and remember what to say in the block; False where it was refused."""
    try:
        act()
    except MonevError as error:
        st.session_state[_error_key(block)] = error
        return False
    keep(block, message)
    return True


def keep(block: str, message: str) -> None:
    """Remember what to say in the block."""
    st.session_state[_message_key(block)] = message


def show(block: str) -> None:
    """Say it, once."""
    error = st.session_state.pop(_error_key(block), None)
    message = st.session_state.pop(_message_key(block), None)
    if error is not None:
        guard.show_error(error)
    if message is not None:
        st.success(page_words.safe(message))


def _error_key(block: str) -> str:
    return f"{block}_galat"


def _message_key(block: str) -> str:
    return f"{block}_pesan"
