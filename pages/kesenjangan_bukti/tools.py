"""What stands over the list of missing bukti: search, order, downloads and the message, of just what is shown."""

from __future__ import annotations

from types import ModuleType

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.dates import ROMAN_TRIWULAN, triwulan_of
from monev.figures import format_number
from monev.outputs import messages
from monev.ui import looks, page_parts
from monev.ui.context import Context
from monev.ui.evidence_links import package_address
from monev.ui.looks import blocks
from pages.kesenjangan_bukti import listing
from pages.kesenjangan_bukti.choices import ORDERS, Chosen


def show_nothing_missing(k: Context) -> None:
    """The page where nothing is missing."""
    looks.show(listing.nothing_missing(k), key="kesenjangan")
    _offer_package(k, None)


def show_tools(k: Context, rows: pd.DataFrame, chosen: Chosen, everything: int) -> None:
    """How many bukti are shown, search and order; downloads and the message are made only when asked for."""
    count = figures.count_missing_bukti(len(rows), k.view)
    if len(rows) < everything:
        count = f"{format_number(len(rows))} dari {format_number(everything)} bukti"
    options = [{"value": order, "label": ORDERS[order], "on": order == chosen.order} for order in chosen.orders]
    tools = blocks.tools(
        search={"name": "cari", "label": "Cari kode, langkah, bukti, PIC", "value": chosen.wanted.text},
        order={"name": "urut", "label": "Urutkan", "options": options},
        count=count,
    )
    name = f"kesenjangan bukti {k.view.satker} {k.view.posisi:%Y-%m-%d}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        looks.show([tools], key="alat")
        page_parts.offer_file("Unduh .xlsx", lambda: _lists().kesenjangan_xlsx(rows, k.view), f"{name}.xlsx")
        page_parts.offer_file("Unduh .csv", lambda: _lists().kesenjangan_csv(rows, k.view), f"{name}.csv")
        areas = chosen.wanted.area
        _offer_package(k, areas[0] if len(areas) == 1 else None)
        copy_popover = st.popover("Salin teks", on_change="rerun", key="salin_teks")
        if copy_popover.open:
            with copy_popover:
                _show_message(k, rows)


def _offer_package(k: Context, area: str | None) -> None:
    """The evidence of the triwulan of posisi as one ZIP for the evaluator: what is there, and what is missing."""
    triwulan = triwulan_of(k.view.posisi) if k.view.posisi.year == k.view.tahun else len(ROMAN_TRIWULAN)
    where = f" area {area}" if area else ""
    st.link_button(
        f"Bukti TW {ROMAN_TRIWULAN[triwulan - 1]}{where} (.zip)",
        package_address(k.view, triwulan, area),
        help="Semua berkas bukti triwulan ini dengan indeksnya, untuk evaluator.",
    )


def _show_message(k: Context, rows: pd.DataFrame) -> None:
    text = messages.write_kesenjangan_message(rows, k.view)
    if len(text) > messages.MAX_MESSAGE_LENGTH:
        st.warning(
            f"Pesan ini {format_number(len(text))} huruf, sedangkan satu pesan WhatsApp memuat paling banyak "
            f"{format_number(messages.MAX_MESSAGE_LENGTH)}. Saring dahulu, misalnya satu PIC atau satu area."
        )
        return
    st.caption("Salin, lalu tempel di grup WhatsApp.")
    page_parts.show_to_copy(text, key="salin", height=330)
    page_parts.show_told(k, [(k.view.satker, pic) for pic in rows["pic"].dropna().unique() if pic])


def _lists() -> ModuleType:
    from monev.outputs import lists  # here: openpyxl is 92 ms that only a download needs

    return lists
