"""The list of satker: a table to sort and search, on a phone a bar for each; a row opens its satker."""

import pandas as pd
import streamlit as st

from monev.figures import format_capaian, format_number, recap_words
from monev.figures.recap import OfficeFigures, recap_frame
from monev.ui import looks, page_parts, pictures
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks, tenggat_blocks
from pages.rekap import content as about
from pages.rekap.content import RecapContent, way_to
from pages.rekap.take_along import offer_message

_KEY = "rekap_satker"


def show(k: RencanaContext, content: RecapContent) -> None:
    """The satker that fit the search, in the order that was asked for."""
    found = about.list_rows(content)
    above = about.tools(content, found)
    if pictures.current_theme().is_narrow:
        shown, pages = page_parts.page_of(found, about.ROWS_PER_PAGE)
        bars = blocks.bars("Satker dan capaiannya", [_bar(row) for row in shown]) | {"looks": "note-below"}
        listed = [above, blocks.group("card", bars, key="daftar"), *pages]
        looks.show(listed, key="rekap_daftar", on_choose=about.choose)
    else:
        looks.show([above], key="rekap_daftar", on_choose=about.choose)
        _table(content, recap_frame(found))
    offer_message(k, content)


def _table(content: RecapContent, frame: pd.DataFrame) -> None:
    def touched() -> None:
        for row in st.session_state[_KEY].selection.rows:
            about.open_office(content, frame["satker"].iloc[row])

    st.dataframe(
        frame,
        column_order=[*_COLUMNS],
        column_config=_COLUMNS,
        hide_index=True,
        on_select=touched,
        selection_mode="single-row",
        key=_KEY,
    )


_COLUMNS = {
    "satker": st.column_config.TextColumn("Satker", pinned=True),
    "laporan": st.column_config.TextColumn("Laporan"),
    "capaian": st.column_config.ProgressColumn("Capaian s.d. posisi", format="percent", min_value=0, max_value=1),
    "capaian_n": st.column_config.NumberColumn("Selesai"),
    "capaian_N": st.column_config.NumberColumn("Jatuh tempo"),
    "terlambat": st.column_config.NumberColumn("Terlambat"),
    "belum_dilaporkan": st.column_config.NumberColumn("Belum dilaporkan"),
    "bukti": st.column_config.ProgressColumn("Kelengkapan bukti", format="percent", min_value=0, max_value=1),
    "laporan_terakhir": st.column_config.DateColumn("Laporan terakhir", format="DD/MM/YYYY"),
}


def _bar(row: OfficeFigures) -> Block:
    c = row.counts
    bar = {"label": row.satker, "note": "", **way_to(row)}
    if c is None or row.state == "belum_melapor":
        return bar | {"parts": [], "total": 1, "value": recap_words.row_note(row)}
    notes = [
        f"{format_number(c.belum_dilaporkan)} belum dilaporkan" if c.belum_dilaporkan else "",
        f"bukti {format_capaian(c.bukti_n, c.bukti_N)}" if c.bukti_N else "",
        f"{format_number(c.selesai_tanpa_bukti)} selesai, bukti belum lengkap" if c.selesai_tanpa_bukti else "",
        recap_words.row_note(row),
        f"laporan {recap_words.age_words(row)}",
    ]
    return bar | tenggat_blocks.capaian_bar(c._asdict()) | {"note": " · ".join(filter(None, notes))}
