"""Who can come in: whether others in the office can, by which address, and the touch that opens the door; a link that
lets somebody in, shown once; and what a browser says before it opens an office's own address for the first time."""

from collections.abc import Callable
from urllib.parse import urlsplit

import streamlit as st

from monev.core import platform_processes
from monev.people.register import is_set_up
from monev.people.visits import admin_can_sign_in
from monev.server import exposure, network, oidc, reach
from monev.ui import looks, outcome, page_parts
from monev.ui.context import AnyContext
from monev.ui.looks import blocks
from monev.ui.page_words import safe_line

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
    why = "karena sertifikatnya dibuat di komputer kantor dan bukan dibeli. Lanjutkan dengan dua sentuhan."
    return f"Sebelum halamannya terbuka, peramban memperingatkan sekali, {why} {touches}."


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


def keep_link(block: str, title: str, path: str, opening: str, note: str) -> None:
    """Show a link in the block from the next run on, until somebody says they are done with it: `opening` is the
    message before the address, `note` how long it holds."""
    st.session_state[f"{block}_tautan"] = (title, path, opening, note)


def show_link(block: str) -> None:
    """The link that waits in a block, if any."""
    key = f"{block}_tautan"
    if key not in st.session_state:
        return
    title, path, opening, note = st.session_state[key]
    # Where others find the pages: as this visit does, unless it is made at this computer.
    parts = urlsplit(st.context.url or "")
    base = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    if not base or _is_of_this_computer(base):
        base = next(iter(reach.current().addresses()), base)
    address = f"{base}{path}"
    with st.container(border=True, gap="small", key=f"{block}_tautan_sekali"):
        st.markdown(f"**{safe_line(title)}**")
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            st.image(page_parts.qr_data_uri(address), width=_QR_WIDTH, alt="Kode QR tautan ini")
            with st.container(gap="small", width="stretch"):
                st.markdown("Pindai dengan kamera ponsel, atau salin dan kirim pesan ini:")
                warned = [warning_in_words(address)] if is_warning_expected(address) else []
                page_parts.show_to_copy("\n".join([opening, address, *warned]), key=f"{block}_salin")
        if warned:
            show_warning(address, key=f"{block}_peringatan")
        if _is_of_this_computer(address):
            only_here = "Alamat ini hanya dapat dibuka di komputer ini."
            st.warning(
                f"{only_here} Untuk yang lain, buka dahulu Monev ZI ke jaringan kantor; alamatnya lalu berganti."
            )
        st.caption(f"{note} Tampak hanya sekali ini; bila hilang, buat yang baru.")
        page_parts.button("Selesai, tutup tautan ini", st.session_state.pop, key, None, key=f"{block}_selesai")


def _is_of_this_computer(address: str) -> bool:
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1")


_BLOCK = "jangkauan"
_QUESTION = "buka_jaringan"
_AGAIN = "buka_lagi"


def show_reach(k: AnyContext) -> None:
    """Who can come in now, and the touch that changes it, on this computer alone."""
    now = reach.current()
    if not now.is_open and not network.can_be_opened():
        return
    with outcome.titled("Jaringan kantor", key="jangkauan", told=_BLOCK):
        if now.is_open:
            _show_addresses(now)
        else:
            st.markdown("Monev ZI sekarang hanya terbuka di komputer ini.")
            _ask_open(k)


def _show_addresses(now: reach.Reach) -> None:
    addresses = now.addresses()
    if not addresses:
        st.markdown("Terbuka, tetapi komputer ini sedang tidak terhubung ke jaringan mana pun.")
        return
    st.markdown("Buka alamat ini di komputer atau ponsel lain, lalu masuk:")
    page_parts.show_to_copy(addresses[0], key="salin_alamat")
    code, caption = page_parts.qr_data_uri(addresses[0]), "Pindai dengan kamera ponsel"
    st.image(code, width=_QR_WIDTH, alt=f"Kode QR alamat {addresses[0]}", caption=caption)
    if others := addresses[1:]:
        st.markdown("Alamat lain komputer ini: " + ", ".join(safe_line(other) for other in others))
    if is_warning_expected(addresses[0]):
        show_warning(addresses[0], key="peringatan_peramban")
        st.markdown("Agar tidak memperingatkan lagi, pasang [sertifikat Monev ZI](/sertifikat.crt) di perangkat itu.")
    if network.is_opened_by_touch() and exposure.session_is_here():
        keep = (lambda: network.open_again(wanted=st.session_state[_AGAIN]), "")
        again = {"key": _AGAIN, "on_change": _change, "args": keep}
        st.checkbox("Buka lagi sesudah Monev ZI dinyalakan", network.opens_again(), **again)
        done = "Monev ZI hanya terbuka di komputer ini lagi."
        page_parts.button("Tutup kembali", _change, network.close_by_touch, done)


def _ask_open(k: AnyContext) -> None:
    if not exposure.session_is_here():
        return
    if not is_set_up(k.db):
        st.markdown("Sebelum dibuka ke jaringan kantor, siapkan admin pertama di bagian *Orang* di atas.")
        return
    if not admin_can_sign_in(k.db, by_email=oidc.is_offered()):
        first = "Sebelum dibuka ke jaringan kantor, admin membuka undangannya di komputer ini dan memilih kata sandi:"
        again = "Undangan yang sudah ditutup dibuat lagi di bagian *Orang*: sentuh namanya, lalu *Undangan baru*."
        st.markdown(f"{first} sesudah dibuka, di sini pun perlu masuk. {again}")
        return
    with st.popover("Buka ke jaringan kantor …", on_change="rerun", key=_QUESTION):
        anyone = "Siapa pun di jaringan yang sama dapat membuka alamatnya."
        told = "Untuk mengubah apa pun semua orang harus masuk, di komputer ini juga."
        rest = f"{told}\n\n{platform_processes.ASKED_BEFORE_OTHERS_COME}"
        st.markdown(f"**Buka ke jaringan kantor?** {anyone} {rest}")
        done = "Monev ZI terbuka untuk jaringan kantor."
        page_parts.button("Ya, buka", _change, network.open_by_touch, done, type="primary")


def _change(act: Callable[[], object], done: str) -> None:
    """A callback, which does something at this computer alone."""
    st.session_state[_QUESTION] = False
    if exposure.session_is_here():
        with outcome.refusals(_BLOCK, done):
            act()
