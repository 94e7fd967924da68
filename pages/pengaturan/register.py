"""The register of satker: the list, the form of one office, and a whole register as a file."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from hashlib import sha256

import streamlit as st

from monev.access import Offices, RegisteredOffice, list_offices
from monev.core.office_levels import LEVELS
from monev.figures import format_number
from monev.journal import Entry
from monev.offices.office_register import (
    OfficeRow,
    RegisterRefused,
    change_office,
    listed_offices,
    load_register,
    plan_register,
    read_register,
    register_rows,
    remove_office,
)
from monev.outputs.register import register_xlsx
from monev.reading.files import limits
from monev.ui import guard, looks, outcome, page_parts, seen_forms
from monev.ui.context import AnyContext, current_actor
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import RowItem
from monev.ui.page_words import safe
from monev.ui.shapes import Name, Shape, read_shape

BLOCK = "satker"
_OPEN = "satker_dibuka"
_COMPARED = "satker_dibandingkan"
"""The session key of the uploaded file and the register it was compared with."""
_NEW = "+"
"""Stands for a new office. No kode is like it."""
_ROWS_PER_PAGE = 25
_LABEL = "Daftar satker"


def show_register(ctx: AnyContext) -> None:
    """Draw the list, or the form of the chosen office."""
    offices = list_offices(ctx.db)
    opened = st.session_state.get(_OPEN, "")
    if opened == _NEW or opened in offices.by_code:
        _show_form(ctx, offices, offices.by_code.get(opened))
        return
    if not offices.by_code:
        st.markdown("## **Belum ada daftar satker**", anchors=False)
        st.markdown(
            "Daftar ini menyusun satker menurut induknya: peran di provinsi berlaku juga bagi "
            "satker di bawahnya, dan Rekap menjumlahkan angkanya."
        )
    else:
        counted = f"{format_number(len(offices.by_code))} satker terdaftar."
        looks.show([blocks.sentence(counted)], key="satker_jumlah")
        st.caption("Pilih nama satker untuk mengubahnya.")
    # Above the list, which is longer than a screen.
    with st.container(horizontal=True, gap="small"):
        sought = page_parts.search_field("Cari nama atau kode") if offices.by_code else ""
        page_parts.button("Tambah satker", _choose, {"satker": _NEW}, icon=":material/add:")
        make = partial(register_xlsx, register_rows(offices))
        page_parts.offer_files({"Unduh .xlsx": ("daftar satker.xlsx", make)}, key="satker_berkas")
    _show_list(offices, sought.casefold())


def _show_list(offices: Offices, sought: str) -> None:
    """Draw what is sought of the register as rows, each branch below its head; a row opens it."""
    found = []
    for office, depth in offices.in_order():
        if sought in " ".join((office.kode, *office.names)).casefold():
            found.append(_row(offices, office, depth))
    if sought and not found:
        st.markdown("Tidak ada satker yang cocok dengan pencarian itu.")
    shown, last = page_parts.page_of(found, _ROWS_PER_PAGE)
    looks.show([blocks.rows(_LABEL, shown)], key="satker", on_choose=_choose)
    page_parts.show_pages(last)


def _row(offices: Offices, office: RegisteredOffice, depth: int) -> RowItem:
    notes = []
    if above := offices.parent_of(office.name):
        notes.append(f"di bawah {above}")
    if former := ", ".join(dict.fromkeys(name for name in office.names if name != office.name)):
        notes.append(f"dahulu {former}")
    mark = "·" * depth or "●"
    act = {"satker": office.kode}
    return blocks.row(
        office.name, LEVELS[office.level], notes, mark=mark, kode=office.kode, act=act
    )


class _Chosen(Shape):
    """The satker whose row was touched."""

    satker: Name


def _choose(message: object) -> None:
    st.session_state[_OPEN] = read_shape(message, _Chosen).satker


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _show_form(ctx: AnyContext, offices: Offices, office: RegisteredOffice | None) -> None:
    """Draw the form of one office: name, parent, level.

    The kode can be set only while it is new.
    """
    page_parts.button("← Semua satker", _close, type="tertiary")
    key = "satker_baru" if office is None else f"satker_{office.kode}"
    listed = listed_offices(offices)
    shown = listed[office.kode] if office else OfficeRow("", "", "", next(iter(LEVELS)))
    entries = seen_forms.open_entries(key, asdict(shown))
    given = OfficeRow(**entries.seen)
    others = [row for row in listed.values() if row.kode != given.kode]
    heads = {"": "tidak ada"} | {row.kode: f"{row.name} ({row.kode})" for row in others}
    with st.form(key):
        kode = entries.ask("kode", st.text_input, "Kode", given.kode, disabled=office is not None)
        name = entries.ask("nama", st.text_input, "Nama satker", given.name)
        above = given.parent if given.parent in heads else ""
        parent = entries.ask("induk", page_parts.choose, "Di bawah", heads, above)
        level = entries.ask("tingkat", page_parts.choose, "Tingkat", LEVELS, given.level)
        if st.form_submit_button("Simpan", type="primary"):
            row = OfficeRow(kode.strip(), name, parent, level)
            _store(
                ctx, partial(change_office, ctx.db, row, seen=given if office else None), entries
            )
    if office and st.button(
        "Keluarkan dari daftar", help="Hanya bila satker ini belum mempunyai data."
    ):
        _store(ctx, partial(remove_office, ctx.db, given), entries)


def show_upload(ctx: AnyContext) -> None:
    """Draw the upload of a whole register as a file.

    First come its changes, then a button that stores them.
    """
    if st.session_state.get(_OPEN):
        return
    with outcome.titled("Muat daftar dari berkas", key="satker_berkas"):
        whole = "satker yang tidak tercantum dikeluarkan, kecuali yang sudah mempunyai data."
        columns = "kolom Kode, Nama satker, Kode induk, dan Tingkat"
        st.markdown(f"Excel atau CSV dengan {columns}. Berkas itu memuat seluruh daftar: {whole}")
        taken = {
            "type": ["xlsx", "xls", "ods", "csv"],
            "max_upload_size": limits.MAX_SIZE // limits.MIB,
        }
        file = st.file_uploader("Berkas daftar satker", key="satker_unggah", **taken)
        if file is not None:
            _show_changes(ctx, file.getvalue())


@guard.guard()
def _show_changes(ctx: AnyContext, data: bytes) -> None:
    try:
        rows = read_register(data)
        change = plan_register(ctx.db, rows)
    except RegisterRefused as refused:
        st.error(f"**{refused.title}**")
        page_parts.show_list(map(safe, refused.reasons[:50]))
        st.caption(refused.advice)
        return
    if not change.offices:
        st.info("Daftar ini sama dengan yang tersimpan; tidak ada yang berubah.")
        return
    page_parts.show_list(map(safe, change.said))
    now = listed_offices(list_offices(ctx.db))
    file = sha256(data).hexdigest()
    before = st.session_state.get(_COMPARED, ("", now))
    seen = before[1] if before[0] == file else now
    st.session_state[_COMPARED] = (file, now)  # what the person has seen after this run
    if st.button("Simpan daftar", type="primary"):
        _store(ctx, partial(load_register, ctx.db, rows, seen=seen))


@guard.guard()
def _store(
    ctx: AnyContext, act: Callable[..., Entry | None], entries: guard.Entries | None = None
) -> None:
    """Store a change of the register and redraw the page; a refusal stands at its field."""
    with seen_forms.storing(entries or guard.Entries()):
        entry = act(pelaku=current_actor(ctx.db))
        changed = 0 if entry is None else len(entry.isi["satker"])
        outcome.keep(
            BLOCK, f"Tersimpan: {changed} satker diubah." if changed else "Tidak ada yang berubah."
        )
        _close()
        st.rerun()
