"""The rows that a figure counts, with their downloads, and the links to them and back."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.dates import format_tenggat
from monev.core.text import NO_PIC, shorten
from monev.database import rows_of
from monev.figures.rows import BuktiRow, LangkahRow, TenggatRow
from monev.figures.sentences import LISTS
from monev.figures.targets import TENGGAT_FIGURES, done_without_named_bukti, langkah_without_bukti
from monev.ui import looks, page_parts, page_table, page_words, tables
from monev.ui.address import PARTS
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.looks.block_parts import RowItem, Way
from monev.ui.page_table import READ, RINGKASAN, UNGGAH, Page

_LANGKAH = ("kode_tampil", "area", "langkah_aksi")
_TENGGAT_COLUMNS = page_words.headings(
    (*_LANGKAH, "tenggat", "jatuh_tempo", "keadaan", "hari_terlambat", "bukti_n", "bukti_N", "pic"),
    hari_terlambat="Hari lewat",
    bukti_n="Bukti ada",
    bukti_N="Bukti yang harus ada",
)
_BUKTI_COLUMNS = page_words.headings(
    (*_LANGKAH, "tenggat", "bukti", "jenis_bukti", "status_bukti", "pic")
)
_LANGKAH_COLUMNS = page_words.headings((*_LANGKAH, "target_waktu", "pic"))
_WITHOUT_BUKTI_ADVICE = (
    "Sel BUKTI langkah ini kosong. Selama belum disebut, buktinya tidak dihitung ada atau kurang."
)
_MOST_NAME = 80
_FROM = "dari"
"""The parameter in the address that says which of PARTS was touched."""
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


def show(ctx: Context, wanted: str) -> None:
    """Draw the list named `wanted` with its downloads.

    If there is none, it draws a remark and the way back.
    """
    content = build(ctx, wanted)
    with st.container(horizontal=True, vertical_alignment="center"):
        looks.show([blocks.actions([back(ctx)])], key="kembali")
        if content.rows:
            page_parts.offer_files(files(ctx, content), key="daftar_berkas")
    looks.show(content.blocks, key="ringkasan", plan_only=ctx.view.rencana_only)


class Listed(NamedTuple):
    """A list: its blocks, and what is taken along, the `rows` under the headings `columns`."""

    blocks: list[Block]
    name: str = ""
    rows: Sequence[Mapping[str, object]] = ()
    columns: Mapping[str, str] = MappingProxyType({})


def files(ctx: Context, listed: Listed) -> page_parts.Offered:
    """Return the rows of a list as files."""
    # pandas turns whole numbers with gaps into fractions; convert_dtypes turns them back.
    frame = pd.DataFrame(listed.rows, columns=["kode", *listed.columns]).convert_dtypes()
    days = set()
    for row in listed.rows:
        days |= {name for name in listed.columns if isinstance(row.get(name), date)}
    frame = frame.astype(dict.fromkeys(days, "datetime64[us]"))
    name = f"{listed.name} {ctx.view.dated_name}"
    return tables.files_of(frame, listed.columns, name)


def build(ctx: Context, wanted: str) -> Listed:
    """Return the list named `wanted`, or a remark if there is none."""
    if wanted in TENGGAT_FIGURES:
        return _tenggat(ctx, wanted)
    lists = {"bukti": _bukti, page_parts.WITHOUT_BUKTI_LIST: _without_bukti}
    if wanted in lists:
        return lists[wanted](ctx)
    nothing = f"Tidak ada daftar bernama “{shorten(wanted, _MOST_NAME)}”."
    return Listed([blocks.notice(nothing)])


def _tenggat(ctx: Context, figure: str) -> Listed:
    month = st.query_params.get("bulan")
    rows = rows_of(figures.figure_rows(ctx.db, ctx.view, figure, bulan=month), TenggatRow)
    heading = LISTS[figure].format(figures.format_number(len(rows)))
    told = [figures.tell([row]) for row in rows]
    items = [tenggat_blocks.told_row(each, each.bukti, href=to_langkah(each.kode)) for each in told]
    taken = [row | {"keadaan": each.term.label} for row, each in zip(rows, told, strict=True)]
    content = [blocks.heading(heading, note=_month_words(month)), *_rows(heading, items)]
    return Listed(content, figure, taken, _TENGGAT_COLUMNS)


def _rows(label: str, items: list[RowItem]) -> list[Block]:
    return [blocks.rows(label, items)] if items else []


def _bukti(ctx: Context) -> Listed:
    rows = rows_of(figures.bukti_rows(ctx.db, ctx.view), BuktiRow)
    items = [tenggat_blocks.bukti_row(row, to_langkah(row["kode"])) for row in rows]
    heading = LISTS["bukti"].format(figures.format_number(len(rows)))
    content = [blocks.heading(heading), *_rows(heading, items)]
    return Listed(content, "bukti", rows, _BUKTI_COLUMNS)


def _without_bukti(ctx: Context) -> Listed:
    rows = rows_of(langkah_without_bukti(ctx.db, ctx.view), LangkahRow)
    heading = f"{figures.format_number(len(rows))} langkah, bukti belum disebut"
    items = []
    done = done_without_named_bukti(ctx.db, ctx.view)
    for row in rows:
        text = shorten(row["langkah_aksi"], _MOST_NAME)
        pic = f"PIC {row['pic']}" if row["pic"] else NO_PIC
        state = f"{done[row['kode']]} target selesai" if row["kode"] in done else ""
        items.append(
            blocks.row(
                text, state, [pic], mark="?", kode=row["kode_tampil"], href=to_langkah(row["kode"])
            )
        )
    content: list[Block] = [blocks.heading(heading)]
    if rows:
        way = where_open(ctx, "Sebutkan di Unggah →", UNGGAH, bagian=READ)
        content += [blocks.notice(_WITHOUT_BUKTI_ADVICE, link=way), blocks.rows(heading, items)]
    return Listed(content, page_parts.WITHOUT_BUKTI_LIST, rows, _LANGKAH_COLUMNS)


def _month_words(month: str | None) -> str:
    if month and _MONTH.fullmatch(month):
        return format_tenggat(month)
    return shorten(month or "", _MOST_NAME)


def to_list(ctx: Context, figure: str, **narrowed: str) -> str:
    """Return the address of the rows that a figure counts.

    It may be of one area, PIC ("": without) or month only.
    """
    named = {name: value or NO_PIC for name, value in narrowed.items()}
    for name in PARTS:
        if name in narrowed and not getattr(ctx.choice, name):
            named[_FROM] = name
    return looks.link(RINGKASAN, ctx.choice.url(daftar=figure, **named))


def to_langkah(kode: str) -> str:
    """Return the address of a langkah's panel over the open page."""
    return looks.same_page(RINGKASAN, langkah=kode)


def back(ctx: Context) -> Way:
    """Return the way back to Ringkasan, as it was before an area or PIC of it was touched."""
    chosen = ctx.choice.whole(st.query_params.get(_FROM, ""))
    return blocks.way("← Kembali ke Ringkasan", looks.link(RINGKASAN, chosen.url()))


def address_where_open(ctx: Context, page: Page, **chosen: str) -> str | None:
    """Return the address of another page, or None if the visitor may not open it.

    A guest of Ringkasan alone may not.
    """
    if not page_table.may_open(page, ctx.visitor):
        return None
    return looks.link(page, ctx.choice.url(**chosen))


def where_open(ctx: Context, text: str, page: Page, **chosen: str) -> Way | None:
    """Return the way to another page, or None if the visitor may not open it."""
    address = address_where_open(ctx, page, **chosen)
    return None if address is None else blocks.way(text, address)
