"""The satker in one table, whose area columns are the map; on a phone a bar for each.

Below stand the message to those who have not reported, and the workbook.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from monev.charts.heatmap_colours import grounds
from monev.core.statuses import OVERDUE, STATUS_TENGGAT
from monev.core.text import safe_in_file_name
from monev.figures import format_capaian, format_number
from monev.figures.formats import whole_percents
from monev.figures.recap import (
    OfficeFigures,
    age_words,
    area_frame,
    area_names,
    overdue,
    recap_frame,
    reporting,
    scope_words,
    state_words,
)
from monev.outputs.documents.texts import write_group_message
from monev.outputs.lists import recap_xlsx
from monev.outputs.messages import team_of
from monev.ui import looks, page_parts, pictures, screen, tables
from monev.ui.context import RencanaContext
from monev.ui.looks import blocks, tenggat_blocks
from monev.ui.looks.block_parts import Bar
from monev.ui.page_words import safe_line
from pages.rekap import about
from pages.rekap.about import RecapContent


def show(ctx: RencanaContext, content: RecapContent) -> None:
    """Draw the satker that match the search, the message and the workbook."""
    found = about.list_rows(content)
    if len(content.offices) > 2:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{format_number(len(found))} satker**", width="content")
            page_parts.search_and_order("Cari satker", about.ORDERS)
    if screen.is_narrow():
        bars = blocks.bars("Satker dan capaiannya", [_bar(row) for row in found])
        looks.show([blocks.group("card", bars, key="daftar")], key="rekap_daftar")
    else:
        _table(ctx, content, found)
    if late := overdue(content.offices):
        words = f"Belum mengunggah: {format_number(len(late))} satker"
        key = "rekap_pesan"
        page_parts.fold(words, _message, ctx, late, content.scope, key=key, draw=st.popover)
    scope = scope_words(content.scope)
    name = f"Rekap ZI, {safe_in_file_name(scope)}, {ctx.choice.posisi.isoformat()}.xlsx"
    make = partial(recap_xlsx, ctx.db, content.offices, scope)
    page_parts.offer_files({"Unduh rekap .xlsx": (name, make)}, key="rekap_berkas")


def _table(ctx: RencanaContext, content: RecapContent, found: Sequence[OfficeFigures]) -> None:
    is_wide = screen.layout() == "wide"
    columns = {"satker": "Satker"}
    if is_reported := bool(reporting(found)):
        columns["capaian"] = "Capaian"  # its day stands above
        if is_wide:
            columns |= {kode: STATUS_TENGGAT[kode].label for kode in OVERDUE} | {"bukti": "Bukti"}
    if is_wide and any(office.second for office in found):
        columns["kedua"] = "Pemeriksaan kedua"
    cells = area_frame(ctx.db, found)
    names = area_names(cells)
    shares = cells.pivot(index="satker", columns="kunci", values="share")
    columns |= {key: key if key.isupper() else name for key, name in names.items()}
    if is_wide or not is_reported:
        columns["tiap_triwulan"] = "Laporan tiap triwulan"
    shares = shares.reindex(columns=[*names]).apply(whole_percents)
    frame = recap_frame(ctx.db, found).join(shares, on="satker")
    css = cells.assign(css=grounds(cells, pictures.current_theme()))
    css = css.pivot(index="satker", columns="kunci", values="css").reindex(frame["satker"])
    tables.show(
        frame,
        columns,
        key="rekap_satker",
        label="Satker dan capaiannya",
        shares=("capaian", "bukti"),
        late=[kode for kode in OVERDUE if kode in columns],
        grounds=css[[*names]],
        opens=tables.Opens("satker", partial(_open, content)),
    )
    usual = [f"{key} {name}" for key, name in names.items() if key.isupper()]
    if names:  # the areas' columns have the colours
        colours = "Oranye: ada yang lewat tenggat, makin kuat makin banyak"
        st.caption(safe_line(" · ".join((colours, *usual))))


def _open(content: RecapContent, satker: str) -> None:
    """Go to the Ringkasan of a satker that was touched, if it has a plan."""
    for office in content.offices:
        if office.satker == satker and (way := about.way_to(office)):
            st.session_state[looks.DESTINATION] = way["href"]


def _bar(row: OfficeFigures) -> Bar:
    counts = row.counts
    if counts is None or not reporting([row]):
        bare: Bar = {"label": row.satker, "note": "", "parts": [], "total": 1, "value": ""}
        return {**bare, "value": state_words(row), **about.way_to(row)}
    notes = []
    if counts.bukti_N:
        notes.append(f"bukti {format_capaian(counts.bukti_n, counts.bukti_N)}")
    if row.second:
        notes.append(f"{format_number(row.second)} terverifikasi provinsi/Inspektorat")
    if row.state == "belum_triwulan":
        notes.append(state_words(row))
    # An office that only touched targets in the app has no report of the whole.
    if age := age_words(row):
        notes.append(f"laporan {age}")
    return {
        "label": row.satker,
        "note": " · ".join(notes),
        **tenggat_blocks.capaian_bar(counts._asdict()),
        **about.way_to(row),
    }


def _message(ctx: RencanaContext, late: list[OfficeFigures], scope: str | None) -> None:
    text = write_group_message(late, scope_words(scope))
    st.caption("Salin, lalu tempel di grup WhatsApp.")
    page_parts.show_to_copy(text, key="rekap_salin", height=320)
    page_parts.show_told(ctx, [team_of(office.satker) for office in late])
