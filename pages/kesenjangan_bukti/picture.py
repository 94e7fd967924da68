"""The heatmap over the list, in a fold: missing bukti per PIC, by area or by jenis.

A cell filters the list.
"""

from functools import partial

import pandas as pd
import streamlit as st

from monev.charts import gaps as chart
from monev.core.text import NO_PIC, capitalized
from monev.figures import shared_note
from monev.figures.gaps import Across, cell_of, code_of, gaps, scale_words
from monev.figures.views import remember_rencana
from monev.ui import address, page_parts, pictures, screen
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from pages.kesenjangan_bukti.listing import Chosen

ACROSS = {"area": "Per area", "jenis": "Per jenis bukti"}
_TABLE_COLUMNS = {"row_name": "PIC", "column_full": "Area atau jenis bukti", "n": "Bukti"}
_KEY = "kesenjangan_peta"
_FILTER = "Pilih sebuah sel untuk melihat bagian itu saja."
_CLEAR = "Yang tampak menurut sel berbingkai; pilih lagi untuk semuanya."


def fold(ctx: Context, chosen: Chosen) -> None:
    """Draw the heatmap in a fold, which starts closed: the list comes first."""
    is_narrow = screen.is_narrow()
    page_parts.fold(
        "Bukti per PIC dan area atau jenis", _show, ctx, chosen, is_narrow, key="lipat_peta"
    )


def on_paper(ctx: Context, chosen: Chosen) -> list[Block]:
    """Return the heatmap as a table that only paper shows, where no fold opens."""
    view = ctx.view
    key = ("kertas", view, chosen.wanted)
    tables = remember_rencana(ctx.db, key, view.satker, view.tahun, partial(_table, ctx, chosen))
    return [*tables]


def _table(ctx: Context, chosen: Chosen) -> tuple[Block, ...]:
    cells = gaps(ctx.db, ctx.view, "area", chosen.wanted)
    if cells.empty:
        return ()
    counts = cells.pivot(index="row", columns="column", values="text").fillna("")
    heads = cells.drop_duplicates("column").set_index("column")["column_name"].sort_index()
    names = cells.drop_duplicates("row").set_index("row")["row_name"]
    rows = [[names[row], *counts.loc[row]] for row in counts.index]
    table = blocks.table("Bukti per PIC dan area", ["PIC", *heads], rows)
    return (blocks.group("paper-only", table),)


def _show(ctx: Context, chosen: Chosen, is_narrow: bool) -> None:
    is_by_jenis = st.query_params.get("menurut") == "jenis" and not is_narrow
    across: Across = "jenis" if is_by_jenis else "area"
    cells = gaps(ctx.db, ctx.view, across, chosen.wanted)
    if cells.empty:
        st.caption("Tidak ada bukti yang cocok dengan pilihan ini.")
        return
    of_part = ctx.choice.area if across == "area" else chosen.wanted.jenis
    pics = ["" if pic == NO_PIC else pic for pic in ctx.choice.pic]
    code = code_of(cells, pics, of_part)
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        if not is_narrow:  # the names of jenis don't fit over a phone's columns
            _switch()
        words = _CLEAR if code else _FILTER
        if note := shared_note(ctx.db, ctx.view):
            words = f"{words} {capitalized(note)}, dan sekali dalam jumlah."
        st.caption(words)
    draw = partial(chart.draw, cells, words=scale_words(ctx.view), chosen=code)
    told = cells.loc[cells["n"].idxmax(), "told"]
    file_name = f"kesenjangan bukti per PIC {ctx.view.dated_name}"
    pictures.show(
        pictures.remembered(ctx, draw, _KEY, across, chosen.wanted, code),
        key=_KEY,
        alt=f"Bukti per PIC dan {across}, {ctx.view.satker}: {told}.",
        file_name=file_name,
        on_touch=partial(_touch, cells, across, code),
        beside=row,
    )
    pictures.show_table(cells, _TABLE_COLUMNS, key=_KEY, file_name=file_name)


def _switch() -> None:
    st.segmented_control(
        "Menurut",
        list(ACROSS),
        format_func=ACROSS.__getitem__,
        required=True,
        label_visibility="collapsed",
        width="content",
        **address.bind_one("menurut", list(ACROSS), "area"),
    )


def _touch(cells: pd.DataFrame, across: Across, open_code: str, code: object) -> None:
    """Filter the list by the PIC and the area (or jenis) of the touched cell.

    A second touch clears that.
    """
    found = cell_of(cells, str(code))
    if found is None:
        return
    pic, values = ((), ()) if code == open_code else found
    address.write_choices({"pic": [name or NO_PIC for name in pic], across: list(values)})
