"""Small parts of many pages.

They are empty states, sentences, pages of lists, choices, buttons, folds, files.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, ParamSpec, TypedDict, TypeVar, Unpack

import segno
import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_popover_container import PopoverContainer
from streamlit.errors import StreamlitAPIException

from monev.core.dates import format_tenggat
from monev.core.media_types import MEDIA_TYPES
from monev.core.statuses import TARGET_CHANGES
from monev.core.text import shorten
from monev.database import Row
from monev.figures import Counts, format_number, list_rencana, without_bukti_sentence
from monev.figures.targets import done_without_named_bukti
from monev.outputs.messages import (
    WHO_MARKS,
    Addressee,
    mark_told,
    read_marks,
    still_to_tell,
    told_lately,
)
from monev.ui import address, context, drop_field, looks, outcome, screen
from monev.ui.context import current_actor
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import Action
from monev.ui.looks.block_types import Words
from monev.ui.page_table import RINGKASAN, RIWAYAT, UNGGAH
from monev.ui.page_words import safe, safe_line

Item = TypeVar("Item")
Code = TypeVar("Code")
P = ParamSpec("P")
WITHOUT_BUKTI_LIST = "bukti-belum-disebut"
"""The name, in the address of Ringkasan, of the list of langkah without bukti."""

_TOLD = "pesan_dikirim"


def show_nothing_yet() -> None:
    """Draw, in place of a page whose data don't exist yet, what this is and the one thing to do."""
    ctx = context.current(context.AnyContext)
    if ctx.choice is not None:
        show_all_cancelled(ctx.choice.satker, ctx.choice.tahun)
        st.page_link(RIWAYAT.file, label="**Pulihkan di Riwayat →**")
        if ctx.visitor.may_anywhere("unggah"):
            way = blocks.way("Unggah berkas baru", looks.link(UNGGAH, {}), primary=True)
            looks.show([blocks.actions([way])], key="ke_unggah")
        return
    if list_rencana(ctx.db):
        st.markdown("## **Belum ada rencana yang dapat Anda lihat**", anchors=False)
        text = "Masuk dengan nama Anda, atau minta tautan baru kepada admin kantor."
        if ctx.visitor.is_person:
            nothing = (
                f"{safe_line(ctx.visitor.name)} belum punya peran di satker yang rencananya "
                "tersimpan."
            )
            text = (
                f"{nothing} Minta admin memberi peran (di *Pengaturan*), lalu muat "
                "ulang halaman ini."
            )
        st.markdown(text)
        return
    if ctx.db.notice is not None:
        return  # the journal was there before: the notice above says so already
    st.markdown("## **Belum ada rencana yang dimuat**", anchors=False)
    shown = "apa yang jatuh tempo, apa yang sudah selesai, dan bukti apa yang masih kurang."
    st.markdown(
        "Monev ZI membaca tabel *Rencana Aksi Pembangunan Zona Integritas*, lalu menunjukkan "
        f"{shown}"
    )
    if drop_field.was_just_chosen():  # it is read where it is stored
        st.switch_page(UNGGAH.file)
    if ctx.visitor.may_anywhere("unggah"):
        drop_field.show()
    else:
        st.markdown(
            "Operator kantor Anda mengunggahnya; peran operator diberikan admin di *Pengguna dan "
            "akses*."
        )


def show_all_cancelled(satker: str, tahun: int) -> None:
    """Say that no unggahan of a rencana is in force, and that nothing is lost."""
    st.markdown("## **Semua unggahan rencana ini sudah dibatalkan**", anchors=False)
    nothing = (
        f"{safe(satker)} tahun {tahun} tidak punya unggahan yang berlaku, jadi tidak ada "
        "yang dapat dinilai."
    )
    st.markdown(
        f"{nothing} Tidak ada yang terhapus: setiap unggahan dan berkas aslinya masih tersimpan."
    )


def show_sentence(text: str) -> None:
    """Draw the sentence that answers the page's question, first and large."""
    st.markdown(f"## {safe(text)}", anchors=False)


def without_bukti(ctx: context.Context, counts: Counts) -> list[Words]:
    """Return the notice on langkah that name no bukti, with a link to their list; none if all do.

    It also counts their targets that were reported as done.
    """
    if not (sentence := without_bukti_sentence(counts)):
        return []
    if done := sum(done_without_named_bukti(ctx.db, ctx.view).values()):
        sentence = (
            f"{sentence} Tanpa bukti yang disebut, {format_number(done)} targetnya "
            "dilaporkan selesai."
        )
    way = blocks.way(
        "Langkahnya →", looks.link(RINGKASAN, ctx.choice.url(daftar=WITHOUT_BUKTI_LIST))
    )
    return [blocks.notice(sentence, link=way, key="tanpa_bukti")]


def qr_data_uri(address: str, *, border: int = 4) -> str:
    """Return an address as a QR code (`data:`), for a phone's camera.

    `border`: the white modules around it. The standard wants four.
    """
    return segno.make(address, error="m").png_data_uri(scale=8, border=border)


def show_to_copy(text: str, *, key: str, height: int | None = None, primary: bool = True) -> None:
    """Draw a text with a button that copies it. Streamlit's own copy sign shows only to a mouse."""
    looks.show([blocks.actions([{"text": "Salin", "copy": text, "primary": primary}])], key=key)
    show_as_written(text, height=height)


def show_as_written(text: str, *, height: int | None = None) -> None:
    """Draw a text letter by letter in a frame.

    Streamlit's `st.code` loads 440 KB for its colours.
    """
    with st.container(border=True, height=height or "content"):
        st.text(text)


def show_told(ctx: context.AnyContext, to: Sequence[Addressee]) -> None:
    """Draw who of these got a message within a week, and by whom.

    And a button that marks the others.
    """
    outcome.show(_TOLD)
    satkers = {satker for satker, _ in to}
    told = told_lately(read_marks(ctx.db, next(iter(satkers)) if len(satkers) == 1 else None), to)
    for words in told.values():
        st.caption(safe_line(words))
    if words := still_to_tell(to, told):
        st.markdown(safe_line(words))
    may = ctx.visitor.may
    mine = {satker for satker in satkers for action in WHO_MARKS if may(action, satker)}
    if own := [each for each in to if each not in told and each[0] in mine]:
        button("Tandai sudah dikirim", _mark_sent, ctx, own, key="sudah_dikirim")


def _mark_sent(ctx: context.AnyContext, to: Sequence[Addressee]) -> None:
    with outcome.refusals(_TOLD, "Dicatat."):
        mark_told(ctx.db, to, pelaku=current_actor(ctx.db))


def show_list(lines: Iterable[str]) -> None:
    """Draw Markdown lines as one list."""
    st.markdown("\n".join(f"- {line}" for line in lines))


def take_page(items: Sequence[Item], *, key: str, rows_per_page: int = 25) -> Sequence[Item]:
    """Draw a page chooser and return one page of a list, if the page has several lists."""
    last = _count_pages(items, rows_per_page)
    page = st.pagination(last, key=f"halaman_{key}") if last > 1 else 1
    return _rows_on(page, items, rows_per_page)


def _count_pages(items: Sequence[Item], rows_per_page: int) -> int:
    return max(1, -(-len(items) // rows_per_page))


def page_of(items: Sequence[Item], rows_per_page: int) -> tuple[Sequence[Item], int]:
    """Return the page of a list that the address names, and how many pages there are."""
    last = _count_pages(items, rows_per_page)
    return _rows_on(address.requested_page(last), items, rows_per_page), last


def _rows_on(page: int, items: Sequence[Item], rows_per_page: int) -> Sequence[Item]:
    return items[(page - 1) * rows_per_page : page * rows_per_page]


def show_pages(last: int) -> None:
    """Draw the page chooser of a list whose page is kept in the address; nothing for one page."""
    if last > 1:
        st.pagination(last, **address.bind_page(last))


def choose_part(parts: dict[str, str], given: str, *, key: str, label: str = "Bagian") -> str:
    """Draw the choice of a page's parts and return the open one, kept in the address as `key`.

    `parts`: name in the address → words. `label`: the words for screen readers.
    """
    names = list(parts)
    if len(names) < 2:
        return given
    shown = parts.__getitem__
    kept = address.bind_one(key, names, given)
    chosen = st.segmented_control(
        label, names, format_func=shown, required=True, label_visibility="collapsed", **kept
    )
    return chosen or given


WHOLE_LINE = 4000
"""Wider than any screen: what is so wide has a line of its own in a row of elements."""
_PHONES_WIDTH = 168
"""Two filters stand side by side on a phone."""
ALL = "semua"
"""The value of a filter that keeps everything."""


def select(name: str, all_words: str, words: Mapping[str, str], given: str = ALL) -> str:
    """Draw a filter of a list, which is kept in the address as `name`, and return its value.

    `words`: value → label. One value alone draws nothing.
    """
    if len(words) < 2:
        return given
    offered = {ALL: all_words, **words}
    kept = address.bind_one(name, [*offered], given)
    return st.selectbox(
        all_words,
        [*offered],
        format_func=lambda value: shorten(offered[value]),
        label_visibility="collapsed",
        width=_PHONES_WIDTH if screen.is_narrow() else 240,
        **kept,
    )


class Narrowing(NamedTuple):
    """A filter of a list: its label, and the words of each value."""

    label: str
    words: Mapping[str | int, str]


def show_filters(filters: Mapping[str, Narrowing], described: str, *also: str) -> None:
    """Draw *Saring*, which opens the filters of a list, and a button that clears them and `also`.

    `filters`: parameter in the address → filter. `described`: what is chosen, in words.
    """
    fold("Saring", _show_filters, filters, key="saring", draw=st.popover)
    if described:
        words = f"✕ Hapus saringan: {safe_line(shorten(described, 60))}"
        nothing = dict.fromkeys((*filters, *also), "")
        button(words, address.write_choices, nothing, key="hapus_saringan")


def _show_filters(filters: Mapping[str, Narrowing]) -> None:
    for name, (label, words) in filters.items():
        options = [*words]
        kept = address.bind_many(name, options)
        shown = words.__getitem__
        st.pills(label, options, selection_mode="multi", format_func=shown, **kept)


def search_field(label: str) -> str:
    """Draw the search of a list, kept in the address, and return what is sought."""
    kept = address.bind_text("cari")
    wide = WHOLE_LINE if screen.is_narrow() else 320
    sought = st.text_input(
        label, placeholder=label, label_visibility="collapsed", width=wide, **kept
    )
    return sought.strip()


class ChoiceLooks(TypedDict, total=False):
    """How a choice is drawn."""

    key: str
    help: str
    placeholder: str
    horizontal: bool
    disabled: bool
    label_visibility: Literal["visible", "hidden", "collapsed"]
    on_change: Callable[..., None]
    args: tuple[object, ...]
    captions: list[str]
    width: int | Literal["stretch"]


def choose(
    label: str,
    words: Mapping[Code, str],
    given: Code,
    *,
    ask: Callable[..., Any] = st.selectbox,
    **other: Unpack[ChoiceLooks],
) -> Code:
    """Ask for one of `words` (value → label) and return its value, at first `given`.

    `ask`: what draws the choice, for example `st.radio`.
    """
    values = list(words)
    return ask(label, values, index=values.index(given), format_func=words.__getitem__, **other)


def pick(
    label: str,
    words: Mapping[Code, str],
    *,
    ask: Callable[..., Any] = st.selectbox,
    **other: Unpack[ChoiceLooks],
) -> Code | None:
    """Ask as `choose` does, with nothing chosen at first: then return None."""
    return ask(label, list(words), index=None, format_func=words.__getitem__, **other)


class ButtonLooks(TypedDict, total=False):
    """How a button is drawn."""

    key: str
    help: str
    icon: str
    type: Literal["primary", "secondary", "tertiary"]
    disabled: bool
    width: int | Literal["stretch", "content"]
    wrap: bool
    shortcut: str


def button(
    words: str, act: Callable[..., None] | None, *about: object, **looks_like: Unpack[ButtonLooks]
) -> None:
    """Draw a button that calls `act` with `about` before the page is redrawn."""
    st.button(words, on_click=act, args=about, **looks_like)


class FoldLooks(TypedDict, total=False):
    """How a fold is drawn."""

    expanded: bool
    type: Literal["default", "compact", "primary", "secondary", "tertiary"]
    width: Literal["stretch", "content"]


def fold(
    words: str,
    show: Callable[..., object],
    *about: object,
    key: str,
    draw: Callable[..., ExpanderContainer | PopoverContainer] = st.expander,
    **looks: Unpack[FoldLooks],
) -> None:
    """Draw an expander, or what `draw` draws, whose content runs only while it is open."""
    place = draw(words, on_change="rerun", key=key, **looks)
    if place.open:
        with place:
            show(*about)


def offer_file(
    words: str, content: bytes | Callable[[], bytes], name: str, **looks_like: Unpack[ButtonLooks]
) -> None:
    """Draw a download button. A function as `content` runs only when the button is pressed."""
    mime = MEDIA_TYPES[name.rpartition(".")[2]]
    st.download_button(words, content, file_name=name, mime=mime, on_click="ignore", **looks_like)


Offered = Mapping[str, tuple[str, bytes | Callable[[], bytes]]]
"""Words on a button → the name of its file, and its content or what makes it."""


def offer_files(files: Offered, *ways: Action, key: str) -> None:
    """Draw the menu *Unduh* of these files, and of links to others."""
    with st.popover("Unduh"):
        if ways:
            looks.show([blocks.actions(ways)], key=f"{key}_tautan")
        for number, (words, (name, content)) in enumerate(files.items()):
            offer_file(words, content, name, key=f"{key}_{number}", width="stretch")


def change_line(change: Row) -> str:
    """Return one change (monev.uploads.Change) as a Markdown line: where, from what, to what."""
    is_time = change["jenis"] in TARGET_CHANGES
    write = format_tenggat if is_time else lambda text: f"“{shorten(text, 80)}”"
    before, after = (
        write(text) if text else "(tidak ada)" for text in (change["dari"], change["ke"])
    )
    went = f"{before} → {after}" if change["dari"] or change["ke"] else ""
    when = format_tenggat(change["tenggat"]) if change["tenggat"] else ""
    notes = filter(None, (when, change["kolom"], went))
    said = " · ".join((shorten(change["langkah_aksi"], 140), *notes))
    return f"**{safe(change['kode_tampil'])}** {safe(said)}"


def draw_again() -> None:
    """Draw the fragment of this run anew, or the page if it is being drawn."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()
