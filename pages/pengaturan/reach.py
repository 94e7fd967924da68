"""Who can come in: guests by links, and others in the office by the address of this computer.

A guest's link shows the pages of one satker until a day. A link that lets somebody in is shown
once. On the first visit a browser warns of an office's own address; this says what to touch
then.
"""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import streamlit as st

from monev.core import clock, platform_processes
from monev.core.dates import format_day
from monev.core.roles import GUEST_SIGHTS
from monev.figures import list_rencana
from monev.people.guest_links import LONGEST_LINK, guest_sight, list_links, make_link, withdraw_link
from monev.people.setting_up import admin_can_sign_in, is_set_up, set_guest_sight
from monev.server import exposure, network, reach
from monev.ui import guard, looks, outcome, page_parts, seen_forms
from monev.ui.context import AnyContext, current_actor, current_visitor, open_store
from monev.ui.looks import blocks
from monev.ui.page_words import safe_line

_WARNS = "Koneksi Anda tidak pribadi"
_DEVICES = (
    ("Android (Chrome)", _WARNS, "Lanjutan", "Lanjutkan ke {host} (tidak aman)"),
    ("iPhone (Safari)", "Koneksi Ini Tidak Pribadi", "Tampilkan Detail", "kunjungi situs web ini"),
    ("Windows (Edge, Chrome)", _WARNS, "Tingkat Lanjut", "Lanjutkan ke {host} (tidak aman)"),
)
"""Device, what it says, the first touch, the second. Newer versions may use slightly other
words."""
_QR_WIDTH = 200
_GUESTS, _OTHERS = "tamu", "jangkauan"
"""The blocks of this page; the outcome of an act is kept under their names."""
_QUESTION, _AGAIN, _AGAIN_AT_FIRST = "buka_jaringan", "buka_lagi", "buka_lagi_sejak_awal"
_OPEN_AGAIN = "Buka lagi sesudah Monev ZI dinyalakan"
_AFTER_RESTART = {
    True: (
        "Sesudah komputer ini atau Monev ZI dinyalakan lagi, alamatnya terbuka kembali dengan "
        "sendirinya."
    ),
    False: (
        "Sesudah Monev ZI dinyalakan lagi, hanya komputer ini yang dapat membukanya, sampai "
        "dibuka lagi di sini."
    ),
}
"""Opens again → what happens after a restart."""


def is_warning_expected(address: str) -> bool:
    """True if browsers elsewhere warn of this address, because its certificate was made here."""
    return address.startswith("https://") and reach.current().origin is None


def warning_in_words(address: str) -> str:
    """Return the end of a message: the browser warns once, and what to touch."""
    touches = "; ".join(
        f"{device}: {first}, lalu {_named(second, address)}"
        for device, _, first, second in _DEVICES
    )
    why = (
        "karena sertifikatnya dibuat di komputer kantor dan bukan dibeli. Lanjutkan dengan dua "
        "langkah."
    )
    return f"Sebelum halamannya terbuka, peramban memperingatkan sekali, {why} {touches}."


def show_warning(address: str) -> None:
    """Draw the same with the words of each device, to show to somebody beside you."""
    st.markdown("#### Peramban memperingatkan sekali: dua langkah", anchors=False)
    page_parts.show_list(
        f"{device}: ▲ {says} → **{first}** → **{safe_line(_named(second, address))}**"
        for device, says, first, second in _DEVICES
    )


def _named(touch: str, address: str) -> str:
    return touch.format(host=urlsplit(address).hostname or "")


def keep_link(block: str, title: str, path: str, *, opening: str, note: str, here: str) -> None:
    """Keep a link on the page until somebody closes it.

    `opening` stands before the link, `note` says how long it is valid, `here` labels the button
    that opens it on this computer if no other machine can come in.
    """
    st.session_state[f"{block}_tautan"] = (title, path, opening, note, here)


def show_link(block: str) -> None:
    """Show the link that is kept in a block, if any."""
    key = f"{block}_tautan"
    if key not in st.session_state:
        return
    title, path, opening, note, here = st.session_state[key]
    # Others use the address of this visit, unless the visit is made at this computer.
    parts = urlsplit(st.context.url or "")
    base = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    if not base or _is_of_this_computer(base):
        base = next(iter(reach.current().addresses()), base)
    address = f"{base}{path}"
    with st.container(border=True, gap="small", key=f"{block}_tautan_sekali"):
        looks.show([blocks.heading(title, level=3, appears=True)], key=f"{block}_judul")
        if _is_of_this_computer(address):
            _show_for_here(block, path, here)
        else:
            _show_for_others(block, address, opening)
        st.caption(f"{note} Hanya ditampilkan sekali; bila hilang, buat yang baru.")
        page_parts.button(
            "Selesai, tutup tautan ini", st.session_state.pop, key, None, key=f"{block}_selesai"
        )


def _show_for_here(block: str, path: str, here: str) -> None:
    """Show the link as a button: no other machine can come in.

    So there is nothing to scan or send.
    """
    way = blocks.way(here, path, leaves=True, primary=True)
    looks.show([blocks.actions([way])], key=f"{block}_di_sini")
    only_here = "Tautan ini hanya dapat dibuka di komputer ini."
    for_others = "Untuk mengirimnya, buka dahulu Monev ZI ke jaringan kantor, lalu buat yang baru."
    st.markdown(f"{only_here} {for_others}")


def _show_for_others(block: str, address: str, opening: str) -> None:
    warned = [warning_in_words(address)] if is_warning_expected(address) else []
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.image(page_parts.qr_data_uri(address), width=_QR_WIDTH, alt="Kode QR tautan ini")
        with st.container(gap="small", width="stretch"):
            st.markdown("Pindai dengan kamera ponsel, atau salin dan kirim pesan ini:")
            page_parts.show_to_copy("\n".join([opening, address, *warned]), key=f"{block}_salin")
    if warned:
        show_warning(address)


def _is_of_this_computer(address: str) -> bool:
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1")


def show_guests(ctx: AnyContext) -> None:
    """Draw what guests see and their links.

    Nothing is drawn (1) for people who may not decide that, (2) while nobody can sign in.
    """
    if not ctx.visitor.may_anywhere("atur_orang") or not is_set_up(ctx.db):
        return
    with outcome.titled("Tamu", key="tamu_pengaturan", told=_GUESTS):
        show_link(_GUESTS)
        _show_sight(ctx)
        today = clock.today()
        links = [link for link in list_links(ctx.db) if ctx.visitor.may("atur_orang", link.satker)]
        valid = [link for link in links if not link.dicabut and link.sampai >= today]
        if valid:
            st.markdown("**Tautan yang berlaku**")
        for link in valid:
            number = link.tautan
            with st.container(
                horizontal=True,
                gap="small",
                vertical_alignment="center",
                key=f"tautan_tamu_{number}",
            ):
                whose = (
                    link.untuk,
                    link.satker,
                    GUEST_SIGHTS[link.terlihat],
                    f"s.d. {format_day(link.sampai)}",
                )
                st.markdown(" · ".join(map(safe_line, whose)), width="stretch")
                page_parts.button("Tarik", _withdraw, ctx, number, key=f"tarik_{number}")
        own = {row["satker"] for row in list_rencana(ctx.db, include_hidden=True)}
        if places := sorted(satker for satker in own if ctx.visitor.may("atur_orang", satker)):
            page_parts.fold("Buat tautan tamu", _show_form, ctx, places, key="tautan_tamu_baru")
        else:
            st.caption("Tautan tamu menampilkan halaman satu satker; unggah rencananya dahulu.")


def _show_sight(ctx: AnyContext) -> None:
    """Draw the choice of what guests see.

    It holds for all satker, so an admin of one only reads it.
    """
    present = guest_sight(ctx.db)
    if not ctx.visitor.may("atur_orang", None):
        st.markdown(f"Yang terlihat tanpa masuk: **{GUEST_SIGHTS[present]}**.")
        return
    entries = seen_forms.open_entries("terlihat", {"terlihat": present})
    seen = entries.seen["terlihat"]
    with st.form("terlihat_tamu"):
        label = "Yang terlihat di jaringan kantor tanpa masuk"
        look = {"ask": st.radio, "key": entries.key}
        sight = entries.ask("terlihat", page_parts.choose, label, GUEST_SIGHTS, seen, **look)
        if st.form_submit_button("Simpan"):
            with seen_forms.storing(entries):
                if set_guest_sight(ctx.db, sight, pelaku=current_actor(ctx.db), seen=seen):
                    outcome.keep(_GUESTS, f"Tanpa masuk kini terlihat: {GUEST_SIGHTS[sight]}.")
                seen_forms.begin_anew(entries)
                st.rerun()


def _show_form(ctx: AnyContext, satker: list[str]) -> None:
    chosen = ctx.choice.satker if ctx.choice and ctx.choice.satker in satker else satker[0]
    sights = [code for code in GUEST_SIGHTS if code != "tidak"]
    today = clock.today()
    entries = guard.Entries(key="tautan")
    with st.form("tautan_tamu"):
        where = st.selectbox("Satker", satker, index=satker.index(chosen), key="tautan_satker")
        sight = entries.ask(
            "terlihat", st.radio, "Yang terlihat", sights, format_func=GUEST_SIGHTS.__getitem__
        )
        days = {"min_value": today, "max_value": today + LONGEST_LINK, "format": "DD/MM/YYYY"}
        until = entries.ask(
            "sampai", st.date_input, "Berlaku sampai", today + timedelta(days=30), **days
        )
        purpose = entries.ask(
            "untuk", st.text_input, "Untuk siapa", placeholder="misalnya: tim penilai internal"
        )
        if st.form_submit_button("Buat tautan", type="primary"):
            with guard.at_fields(entries.places):
                secret = make_link(
                    ctx.db, where, sight or "", until, purpose, pelaku=current_actor(ctx.db)
                )
                opening = (
                    f"Halo, tautan ini membuka Monev ZI {where}, hanya untuk dilihat, s.d. "
                    f"{format_day(until)}."
                )
                note = (
                    "Siapa pun yang memiliki tautan ini dapat melihat; tautan dapat ditarik di "
                    "sini kapan saja."
                )
                about = {"opening": opening, "note": note, "here": "Buka tautan ini"}
                keep_link(_GUESTS, f"Tautan untuk {purpose.strip()}", f"/tamu/{secret}", **about)
                st.rerun()


def _withdraw(ctx: AnyContext, number: int) -> None:
    with outcome.refusals(_GUESTS, "Tautan itu ditarik dan tidak berlaku lagi."):
        withdraw_link(ctx.db, number, pelaku=current_actor(ctx.db))


def show_reach(ctx: AnyContext) -> None:
    """Draw who can come in now, and, on this computer alone, the button that changes it."""
    now = reach.current()
    if not now.is_open and not network.can_be_opened():
        return
    with outcome.titled("Jaringan kantor", key="jangkauan", told=_OTHERS):
        if now.is_open:
            _show_addresses(now)
        else:
            st.markdown("Monev ZI sekarang hanya terbuka di komputer ini.")
            _ask_open(ctx)


def _may_change() -> bool:
    return exposure.session_is_here() and current_visitor(open_store()).may("atur_orang", None)


def _show_addresses(now: reach.Reach) -> None:
    addresses = now.addresses()
    if not addresses:
        st.markdown("Terbuka, tetapi komputer ini sedang tidak terhubung ke jaringan mana pun.")
        return
    st.markdown("Buka alamat ini di komputer atau ponsel lain, lalu masuk:")
    page_parts.show_to_copy(addresses[0], key="salin_alamat")
    code = page_parts.qr_data_uri(addresses[0])
    caption = "Pindai dengan kamera ponsel"
    st.image(code, width=_QR_WIDTH, alt=f"Kode QR alamat {addresses[0]}", caption=caption)
    if others := addresses[1:]:
        st.markdown("Alamat lain komputer ini: " + ", ".join(safe_line(other) for other in others))
    if is_warning_expected(addresses[0]):
        show_warning(addresses[0])
    if network.is_opened_by_touch() and _may_change():
        _show_opened_by_touch()


def _show_opened_by_touch() -> None:
    """Draw the choice for the next start and, beside it, the button that closes."""
    opens_again = network.opens_again()
    st.markdown(_AFTER_RESTART[opens_again])
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        done = "Monev ZI hanya terbuka di komputer ini lagi."
        page_parts.button("Tutup kembali", _change, network.close_by_touch, done)
        keep = (lambda: network.open_again(wanted=st.session_state[_AGAIN]), "")
        st.checkbox(_OPEN_AGAIN, opens_again, key=_AGAIN, on_change=_change, args=keep)


def _ask_open(ctx: AnyContext) -> None:
    if not _may_change():
        return
    if not is_set_up(ctx.db):
        st.markdown(
            "Sebelum dibuka ke jaringan kantor, siapkan admin pertama di bagian *Pengguna* di atas."
        )
        return
    if not admin_can_sign_in(ctx.db):
        first = (
            "Sebelum dibuka ke jaringan kantor, admin memilih kata sandinya: tekan *Pilih kata "
            "sandi sekarang* di atas."
        )
        again = (
            "Bila undangannya sudah ditutup, pilih namanya di bagian *Pengguna*, lalu "
            "*Undangan baru*."
        )
        st.markdown(f"{first} {again}")
        return
    with st.popover("Buka ke jaringan kantor …", on_change="rerun", key=_QUESTION):
        anyone = "Siapa pun di jaringan yang sama dapat membuka alamatnya."
        told = "Untuk mengubah apa pun mereka harus masuk."
        rest = f"{told}\n\n{platform_processes.ASKED_BEFORE_OTHERS_COME}"
        st.markdown(f"**Buka ke jaringan kantor?** {anyone} {rest}")
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            page_parts.button("Ya, buka", _open_to_others, type="primary")
            again = st.checkbox(_OPEN_AGAIN, value=True, key=_AGAIN_AT_FIRST)
        st.caption(_AFTER_RESTART[again])


def _open_to_others() -> None:
    """Open, and keep what shall happen at the next start. A callback."""
    again = st.session_state.get(_AGAIN_AT_FIRST, True)

    def open_and_keep() -> None:
        network.open_by_touch()
        network.open_again(wanted=again)

    _change(open_and_keep, "Monev ZI terbuka untuk jaringan kantor.")


def _change(act: Callable[[], object], done: str) -> None:
    """Do something, but only for an admin at this computer. A callback."""
    st.session_state[_QUESTION] = False
    if _may_change():
        with outcome.refusals(_OTHERS, done):
            act()
