"""A link that lets somebody in, shown once: its address to copy, a QR code, a message ready to be sent; and what a
browser says before it opens an office's own address for the first time: that warning comes before any page of ours."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from monev.server import network, reach
from monev.ui import looks, page_parts, page_words
from monev.ui.looks import blocks
from monev.ui.page_parts import qr_data_uri

_WARNS = "Koneksi Anda tidak pribadi"
_DEVICES = (
    ("Android (Chrome)", _WARNS, "Lanjutan", "Lanjutkan ke {host} (tidak aman)"),
    ("iPhone (Safari)", "Koneksi Ini Tidak Pribadi", "Tampilkan Detail", "kunjungi situs web ini"),
    ("Windows (Edge, Chrome)", _WARNS, "Tingkat Lanjut", "Lanjutkan ke {host} (tidak aman)"),
)
"""Device, what it says, the first touch, the second; newer versions may word it a little differently."""
_QR_WIDTH = 200


def is_warning_expected(address: str) -> bool:
    """Whether a browser elsewhere warns of this address: its certificate was made here."""
    return address.startswith("https://") and network.authority_certificate() is not None


def warning_in_words(address: str) -> str:
    """For the end of a message: that it warns once, and what to touch."""
    touches = "; ".join(f"{device}: {first}, lalu {_named(second, address)}" for device, _, first, second in _DEVICES)
    return (
        "Sebelum halamannya terbuka, peramban memperingatkan sekali, karena sertifikatnya dibuat di komputer kantor "
        f"dan bukan dibeli. Lanjutkan dengan dua sentuhan. {touches}."
    )


def show_warning(address: str, *, key: str) -> None:
    """The same as it looks, to be shown to who opens it beside you."""
    cards = []
    for device, says, first, second in _DEVICES:
        touches = [{"text": f"1 {first}"}, {"text": f"2 {_named(second, address)}"}]
        cards.append(blocks.card(device, blocks.sentence(f"▲ {says}"), blocks.lines(touches, flow=True), key=device))
    heading = blocks.heading("Peramban memperingatkan sekali: dua sentuhan")
    looks.show([heading, blocks.group("beside", *cards)], key=key)


def _named(touch: str, address: str) -> str:
    return touch.format(host=urlsplit(address).hostname or "")


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
    # Where others find the pages: as this visit does, unless it is made at this computer.
    parts = urlsplit(st.context.url or "")
    base = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    if not base or _is_of_this_computer(base):
        base = next(iter(reach.current().addresses()), base)
    address = f"{base}{link.path}"
    with st.container(border=True, gap="small", key=f"{block}_tautan_sekali"):
        st.markdown(f"**{page_words.safe_line(link.title)}**")
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            st.image(qr_data_uri(address), width=_QR_WIDTH, alt="Kode QR tautan ini")
            with st.container(gap="small", width="stretch"):
                st.markdown("Pindai dengan kamera ponsel, atau salin dan kirim pesan ini:")
                warned = [warning_in_words(address)] if is_warning_expected(address) else []
                page_parts.show_to_copy("\n".join([link.opening, address, *warned]), key=f"{block}_salin")
        if warned:
            show_warning(address, key=f"{block}_peringatan")
        if _is_of_this_computer(address):
            st.warning(
                "Alamat ini hanya dapat dibuka di komputer ini. Untuk orang di komputer lain, buka dahulu Monev ZI ke "
                "jaringan kantor; alamat di atas lalu ikut berganti."
            )
        st.caption(f"{link.note} Tampak hanya sekali ini; bila hilang, buat yang baru.")
        done = st.session_state.pop
        st.button("Selesai, tutup tautan ini", on_click=done, args=(_key(block), None), key=f"{block}_selesai")


def _is_of_this_computer(address: str) -> bool:
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1")


def _key(block: str) -> str:
    return f"{block}_tautan"
