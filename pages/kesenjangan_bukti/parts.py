"""The parts of Kesenjangan Bukti: filters with counts, the list, downloads, the message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev import figures
from monev.core.dates import format_tenggat
from monev.core.text import shorten
from monev.database import to_rows
from monev.figures import format_number
from monev.outputs import messages
from monev.ui import langkah_panel, page_parts, page_words
from monev.ui.address import bind_many, bind_one
from monev.ui.context import Context
from monev.ui.page_table import PETA_CAPAIAN

_WITHOUT_PIC = "(tanpa PIC)"
_IN_ADDRESS = ("jenis", "pic", "area")
_MOST_URGENT = "Paling mendesak"
_ORDERS: dict[str, tuple[str, bool]] = {
    "Tenggat terlama": ("jatuh_tempo", True),
    "Tenggat terbaru": ("jatuh_tempo", False),
    "Area": ("area", True),
    "PIC": ("pic_tampil", True),
    "Jenis bukti": ("jenis_bukti", True),
}
"""Besides the order the list comes in: column and whether it ascends."""
_USUAL_STATUS = "Belum ada"
_XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_nothing_missing(k: Context) -> None:
    """Nothing is missing (or nothing is due yet): said by the sentence above; here the way on."""
    st.page_link(PETA_CAPAIAN, label="Lihat Peta Capaian →", query_params=k.choice.url())


def show_nothing_matches() -> None:
    """Says that the filters leave nothing."""
    st.markdown("Tidak ada bukti yang cocok dengan saringan ini.")


def filter_rows(k: Context, kesenjangan: pd.DataFrame, *, narrow: bool) -> tuple[pd.DataFrame, DeltaGenerator]:
    """The filters beside the list (on a phone folded above it): the rows that match, and the place for the list."""
    kesenjangan = kesenjangan.assign(pic_tampil=kesenjangan["pic"].fillna(_WITHOUT_PIC))
    if not narrow:
        left, right = st.columns([4, 1], gap="medium")
        with right:
            return _choose_rows(k, kesenjangan)[0], left
    with st.popover("Saring menurut jenis, PIC, area", width="stretch"):
        matching, chosen = _choose_rows(k, kesenjangan)
    if chosen:
        page_parts.offer_clear_filters(chosen, *_IN_ADDRESS)
    return matching, st.container()


def _choose_rows(k: Context, listing: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The rows that match, and what was chosen in words."""
    group = figures.group_kesenjangan(k.db, k.view)
    name = dict(listing[["area", "nama_area"]].drop_duplicates().itertuples(index=False))
    matching, everything = listing, []
    for heading, jenis, column, describe_value in (
        ("Jenis bukti", "jenis", "jenis_bukti", str),
        ("PIC", "pic", "pic", lambda n: n or _WITHOUT_PIC),
        ("Area", "area", "area", lambda n: figures.format_area(n, name.get(n, ""))),
    ):
        chosen = _choose_values(heading, jenis, group, describe_value)
        if chosen:
            matching = matching.loc[matching[column].fillna("").isin(chosen)]
            everything += [describe_value(value) for value in chosen]
    return matching, everything


def _choose_values(heading: str, group: str, counts: pd.DataFrame, describe_value: Callable[[str], str]) -> list[str]:
    """One filter; every choice says how many bukti it stands for, the largest first. None where all are of one."""
    total_count = {b["nilai"]: b["n"] for b in to_rows(counts.loc[counts["kelompok"] == group])}
    if len(total_count) < 2:
        return []
    return st.pills(
        heading,
        list(total_count),
        selection_mode="multi",
        format_func=lambda value: (
            f"**{format_number(total_count.get(value, 0))}** {page_words.safe(describe_value(value))}"
        ),
        wrap=True,
        **bind_many(group, list(total_count)),
    )


def show_rows(k: Context, matching: pd.DataFrame, ordering: str, *, narrow: bool) -> None:
    """The missing bukti a page at a time, grouped by how bad it is, and the way into each of their langkah."""
    shown = page_parts.take_page(matching, key="kesenjangan")
    rencana_only, has_pic = not k.view.ada_realisasi, bool(matching["pic"].notna().any())
    for heading, group in _group_rows(shown, rencana_only) if ordering == _MOST_URGENT else [("", shown)]:
        if heading:
            st.markdown(f"#### {heading}", anchors=False)
        rows = to_rows(group)
        if narrow:
            page_parts.show_list(_phone_line(row, rencana_only, has_pic=has_pic) for row in rows)
        else:
            header = ["Tenggat", "Langkah", "Bukti yang belum ada", *(["PIC"] if has_pic else [])]
            page_parts.show_table(header, (_row_cells(row, rencana_only, has_pic=has_pic) for row in rows))
    langkah_panel.choose_langkah(k, shown["kode"], key="kesenjangan")


def search_and_sort(listing: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The rows that hold the searched text, in the chosen order; and which order that is."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        find = st.text_input(
            "Cari",
            key="cari",
            type="search",
            placeholder="Cari kode, langkah, bukti, PIC",
            label_visibility="collapsed",
            bind="query-params",
        )
        ordering = st.selectbox(
            "Urutkan",
            [_MOST_URGENT, *_ORDERS],
            label_visibility="collapsed",
            width=200,
            **bind_one("urut", [_MOST_URGENT, *_ORDERS], _MOST_URGENT),
        )
    if find.strip():
        content = listing[["kode", "langkah_aksi", "bukti", "jenis_bukti", "pic_tampil"]].agg(" ".join, axis=1)
        listing = listing.loc[content.str.contains(find.strip(), case=False, regex=False)]
    if ordering == _MOST_URGENT:
        return listing, ordering
    column, ascending = _ORDERS[ordering]
    return listing.sort_values(column, ascending=ascending, kind="stable"), ordering


def show_actions(k: Context, matching: pd.DataFrame, everything: int) -> None:
    """Downloads and the message carry just the rows that are shown; made only when asked for."""
    name = f"kesenjangan bukti {k.view.satker} {k.view.posisi:%Y-%m-%d}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        partial = f" dari {format_number(everything)}" if len(matching) < everything else ""
        st.markdown(f"**{format_number(len(matching))}{partial} bukti**", width="content")
        st.download_button(
            "Unduh .xlsx", lambda: _xlsx(matching, k), file_name=f"{name}.xlsx", mime=_XLSX_MIME, on_click="ignore"
        )
        st.download_button(
            "Unduh .csv", lambda: _csv(matching, k), file_name=f"{name}.csv", mime="text/csv", on_click="ignore"
        )
        copy_popover = st.popover("Salin teks", on_change="rerun", key="salin_teks")
        if copy_popover.open:
            with copy_popover:
                _show_message(k, matching)


def _show_message(k: Context, matching: pd.DataFrame) -> None:
    text = messages.write_kesenjangan_message(matching, k.view)
    if len(text) > messages.MAX_MESSAGE_LENGTH:
        st.warning(
            f"Pesan ini {format_number(len(text))} huruf, sedangkan satu pesan WhatsApp memuat paling banyak "
            f"{format_number(messages.MAX_MESSAGE_LENGTH)}. Saring dahulu, misalnya satu PIC atau satu area."
        )
        return
    st.caption("Ketuk tanda salin di sudut kanan atas, lalu tempel di grup WhatsApp.")
    st.code(text, language=None, wrap_lines=True, height=380)


def _xlsx(matching: pd.DataFrame, k: Context) -> bytes:
    from monev.outputs import lists  # here: openpyxl is 92 ms that only a download needs

    return lists.kesenjangan_xlsx(matching, k.view)


def _csv(matching: pd.DataFrame, k: Context) -> bytes:
    from monev.outputs import lists  # here: openpyxl is 92 ms that only a download needs

    return lists.kesenjangan_csv(matching, k.view)


def _group_rows(listing: pd.DataFrame, rencana_only: bool) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows of a page by how bad it is: done without proof, overdue, asked for but not due yet."""
    done = [bool(value) for value in listing["selesai_tanpa_bukti"]]
    late = [days > 0 for days in listing["hari_terlambat"]]
    for heading, chosen in (
        ("Selesai tanpa bukti", done),
        (
            "Sudah jatuh tempo" if rencana_only else page_words.find_term("terlambat").label,
            [not d and t for d, t in zip(done, late, strict=True)],
        ),
        ("Jatuh tempo pada posisi ini", [not d and not t for d, t in zip(done, late, strict=True)]),
    ):
        if any(chosen):
            yield heading, listing.loc[chosen]


def _overdue_text(b: dict[str, Any], rencana_only: bool) -> str:
    """Since when: no number of days and no date is broken over two lines, or half of one would read as the other."""
    tenggat = format_tenggat(b["tenggat"]).replace(" ", "\u00a0")
    if not b["hari_terlambat"]:
        return f"{'belum lewat' if b['selesai_tanpa_bukti'] else 'hari ini'} · {tenggat}"
    return f"{page_words.terlambat_days(b['hari_terlambat'], rencana_only=rencana_only)} sejak {tenggat}"


def _bukti_text(b: dict[str, Any]) -> str:
    """The document, with its jenis where its name does not say it."""
    text = f"**{page_words.safe_line(b['bukti'])}**"
    if b["jenis_bukti"].casefold() not in b["bukti"].casefold():
        text += f" ({page_words.safe_line(b['jenis_bukti'])})"
    if b["status_bukti"] != _USUAL_STATUS:
        text += f" · {b['status_bukti']}"
    if b["tautan"]:
        text += f" · {page_words.safe_link(b['tautan'])}"
    return text


def _langkah_text(b: dict[str, Any], length: int) -> str:
    return f"**{page_words.safe(b['kode'])}** {page_words.safe_line(shorten(b['langkah_aksi'], length))}"


def _row_cells(b: dict[str, Any], rencana_only: bool, *, has_pic: bool) -> list[str]:
    pic = [page_words.safe_line(b["pic_tampil"])] if has_pic else []
    return [_overdue_text(b, rencana_only), _langkah_text(b, 90), _bukti_text(b), *pic]


def _phone_line(b: dict[str, Any], rencana_only: bool, *, has_pic: bool) -> str:
    """On a phone a line each: since when, what is missing, for what, from whom."""
    row = [_overdue_text(b, rencana_only), _bukti_text(b), _langkah_text(b, 70)]
    if has_pic:
        row.append(f":gray[{page_words.safe_line(b['pic_tampil'])}]")
    return "  \n  ".join(row)
