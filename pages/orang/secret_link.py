"""A link that lets somebody in, shown once: its address to copy, a QR code to scan, a message ready to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from monev.server import reach
from monev.ui import page_parts, page_words
from monev.ui.page_parts import qr_data_uri
from pages.orang import browser_warning

_QR_WIDTH = 200


@dataclass(frozen=True, slots=True)
class SecretLink:
    """What is shown of a link: `opening` is the message before the address, `note` how long it holds."""

    title: str
    path: str
    opening: str
    note: str


def keep(block: str, link: SecretLink) -> None:
    """Show this link in the block from the next run on, until somebody says they are done with it."""
    st.session_state[_key(block)] = link


def show(block: str) -> None:
    """The link that waits in a block, if any."""
    link = st.session_state.get(_key(block))
    if link is None:
        return
    address = f"{_base_address()}{link.path}"
    with st.container(border=True, gap="small", key=f"{block}_tautan_sekali"):
        st.markdown(f"**{page_words.safe_line(link.title)}**")
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            st.image(qr_data_uri(address), width=_QR_WIDTH, alt="Kode QR tautan ini")
            with st.container(gap="small", width="stretch"):
                st.markdown("Pindai dengan kamera ponsel, atau salin dan kirim pesan ini:")
                warned = [browser_warning.in_words(address)] if browser_warning.is_expected(address) else []
                page_parts.show_to_copy("\n".join([link.opening, address, *warned]), key=f"{block}_salin")
        if warned:
            browser_warning.show(address, key=f"{block}_peringatan")
        if _is_of_this_computer(address):
            st.warning(
                "Alamat ini hanya dapat dibuka di komputer ini. Untuk orang di komputer lain, buka dahulu Monev ZI ke "
                "jaringan kantor; alamat di atas lalu ikut berganti."
            )
        st.caption(f"{link.note} Tampak hanya sekali ini; bila hilang, buat yang baru.")
        st.button("Selesai, tutup tautan ini", on_click=_let_go, args=(block,), key=f"{block}_selesai")


def _let_go(block: str) -> None:
    st.session_state.pop(_key(block), None)


def _base_address() -> str:
    """Where others find the pages: as this visit does, unless it is made at this computer."""
    parts = urlsplit(st.context.url or "")
    here = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return here if here and not _is_of_this_computer(here) else next(iter(reach.current().addresses()), here)


def _is_of_this_computer(address: str) -> bool:
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1")


def _key(block: str) -> str:
    return f"{block}_tautan"
