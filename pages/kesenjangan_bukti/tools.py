"""What stands over the list of missing bukti: search, order, downloads and the message, of just what is shown."""

from __future__ import annotations

from types import ModuleType

import streamlit as st

from monev import figures
from monev.core.dates import ROMAN_TRIWULAN, triwulan_of
from monev.database import Row
from monev.figures import format_number
from monev.outputs import messages
from monev.ui import looks, page_parts
from monev.ui.context import Context
from monev.ui.evidence_links import package_address
from monev.ui.guard import guard
from monev.ui.looks import Block, blocks
from monev.ui.page_table import KESENJANGAN, PETA_CAPAIAN
from pages.kesenjangan_bukti.choices import ORDERS, Chosen

COPY = "salin"
"""In the address: that the message is open."""


def nothing_missing(k: Context) -> Block:
    """Nothing is missing, or nothing is due yet, as the sentence above says: here the ways on."""
    way = {"text": "Lihat Peta Capaian →", "href": looks.link(PETA_CAPAIAN, k.choice.url())}
    return blocks.actions([way, _package(k, None)])


def build(k: Context, rows: list[Row], chosen: Chosen, everything: int) -> Block:
    """How many bukti are shown, search and order; downloads and the message are made only when asked for."""
    count = figures.count_missing_bukti(len(rows), k.view)
    if len(rows) < everything:
        count = f"{format_number(len(rows))} dari {format_number(everything)} bukti"
    orders = {order: ORDERS[order].words for order in chosen.orders}
    areas = chosen.wanted.area
    ways = [
        *(looks.file_button(f"Unduh .{name.rpartition('.')[2]}", name) for name in files(k, rows)),
        _package(k, areas[0] if len(areas) == 1 else None),
        {"text": "Salin teks", "href": looks.same_page(KESENJANGAN, **{COPY: "ya"})},
    ]
    return blocks.tools(
        count=count,
        search={"name": "cari", "label": "Cari kode, langkah, bukti, PIC", "value": chosen.wanted.text},
        selects=[blocks.choice("urut", "Urutkan", orders, chosen.order)],
        ways=ways,
    )


def files(k: Context, rows: list[Row]) -> looks.Files:
    """The list to take along."""
    name = f"kesenjangan bukti {k.view.satker} {k.view.posisi:%Y-%m-%d}"
    return {
        f"{name}.xlsx": lambda: _lists().kesenjangan_xlsx(rows, k.view),
        f"{name}.csv": lambda: _lists().kesenjangan_csv(rows, k.view),
    }


def _package(k: Context, area: str | None) -> Block:
    """The evidence of the triwulan of posisi as one ZIP for the evaluator: what is there, and what is missing."""
    triwulan = triwulan_of(k.view.posisi) if k.view.posisi.year == k.view.tahun else len(ROMAN_TRIWULAN)
    where = f" area {area}" if area else ""
    return {
        "text": f"Bukti TW {ROMAN_TRIWULAN[triwulan - 1]}{where} (.zip)",
        "href": package_address(k.choice, triwulan, area),
        "note": "Semua berkas bukti triwulan ini dengan indeksnya, untuk evaluator.",
        "leaves": True,
    }


def _close() -> None:
    st.query_params.pop(COPY, None)


@st.dialog("Salin teks", on_dismiss=_close)
def open_message(k: Context, rows: list[Row]) -> None:
    """A message for the group, of just what is shown, and who was told already."""
    with guard():
        text = messages.write_kesenjangan_message(rows, k.view)
        st.caption("Salin, lalu tempel di grup WhatsApp.")
        page_parts.show_to_copy(text, key="salin", height=330)
        page_parts.show_told(k, [(k.view.satker, pic) for pic in dict.fromkeys(row["pic"] for row in rows) if pic])


def _lists() -> ModuleType:
    from monev.outputs import lists  # here: openpyxl is 92 ms that only a download needs

    return lists
