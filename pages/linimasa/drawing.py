"""The timeline as it is drawn: which areas are open, the picture with its key, the table behind it; what comes next."""

from __future__ import annotations

from typing import Any

import streamlit as st

from monev import figures
from monev.core.dates import format_day
from monev.core.statuses import BELUM_DAPAT_DINILAI, BELUM_DILAPORKAN, STATUS_TENGGAT, find_term
from monev.database import Row
from monev.figures import format_number
from monev.ui import address, looks, page_parts, page_words
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.tenggat_blocks import tenggat_row
from monev.ui.page_table import LINIMASA
from monev.ui.timeline import area_attention, linimasa, mark_looks
from pages.linimasa import filters
from pages.linimasa.filters import Filters

_LANES_PER_SCREEN = 18
"""How many lanes fit under the chooser and the sentence at 1366×768."""
_TABLE_COLUMNS = page_words.headings(
    ("kode", "nama_area", "langkah_aksi", "tenggat", "jatuh_tempo", "status", "hari_terlambat", "pic"),
    nama_area="Area",
    hari_terlambat="Hari lewat tenggat",
)
_COMING_SHOWN = 20


def open_areas(k: Context, langkah: list[Row], asked: Filters) -> list[str]:
    """The areas that are open: as the person left them; at first those that ask for attention, with a filter all."""
    key = _open_key(k, asked)
    if key not in st.session_state:
        there = list(dict.fromkeys(row["area"] for row in langkah))
        st.session_state[key] = there if asked.is_active else _areas_to_open(k)
    return st.session_state[key]


def choices_above(k: Context, langkah: list[Row], asked: Filters, opened: list[str]) -> Block:
    """The switches that open and fold the areas of the picture, and the filters beside them."""
    there, items = {row["area"] for row in langkah}, []
    for area in figures.attention(k.db, k.view):
        if area["area"] in there:
            attention = area_attention(area, rencana_only=k.view.rencana_only)
            name = figures.format_area(area["area"], area["nama_area"])
            said = f"{name}: {attention['words']}" if attention["words"] else name
            looks_like = {"on": area["area"] in opened, "late": attention["late"]}
            items.append([{"text": area["area"], "name": said, "act": ["area", area["area"]], **looks_like}])
    areas = blocks.switches("Buka area", items, shows_label=True)
    return blocks.group("above", areas, filters.filter_block(asked))


def picture_blocks(
    k: Context, matching: list[Row], langkah: list[Row], asked: Filters, opened: list[str]
) -> list[Block]:
    """The timeline with its key."""
    summary = None if asked.is_active else figures.matrix(k.db, k.view)
    month_address = looks.same_page(LINIMASA, bulan="{}", halaman=None).replace("%7B%7D", "{}")
    attention = figures.attention(k.db, k.view)
    picture = linimasa(k.view, matching, langkah, attention, summary, opened, month_address)
    return [*(blocks.notice(text, key=text) for text in asked.complaints), picture, _legend(k, asked)]


def table_blocks(k: Context, tenggat: list[Row]) -> list[Block]:
    """The same as a table, with its download."""
    only_plan = k.view.rencana_only
    return page_parts.table_and_download(
        lambda: [row | {"status": find_term(row["status"], rencana_only=only_plan).label} for row in tenggat],
        _TABLE_COLUMNS,
        file_name=f"linimasa {k.view.satker} {k.view.posisi:%Y-%m-%d}",
        key="linimasa",
    )


def choose(k: Context, asked: Filters, act: Any) -> None:
    """What a touch does: a mark, name or row opens its langkah; an area's name, mark or switch folds the area."""
    key = _open_key(k, asked)
    match act:
        case ["langkah", str(kode)]:
            st.query_params["langkah"] = kode
        case ["area", str(area)]:
            old = st.session_state.get(key, [])
            st.session_state[key] = [a for a in old if a != area] if area in old else [*old, area]
        case _:
            address.write_choices(act)


def _open_key(k: Context, asked: Filters) -> str:
    return f"buka_{k.view.rencana_id}_{k.view.posisi}{asked.chosen if asked.is_active else ''}"


def _areas_to_open(k: Context) -> list[str]:
    """Areas with something late or due within a month, as many as one screen holds; always the one with most of it."""
    areas = figures.attention(k.db, k.view)
    room = _LANES_PER_SCREEN - len(areas)
    if sum(area["langkah"] for area in areas) <= room:
        return [area["area"] for area in areas]
    # A plan nothing was reported of has nothing late: there what comes next counts alone.
    matters = ("segera",) if k.view.rencana_only else ("terlambat", "segera")
    urgent = sorted(areas, key=lambda area: [area[matter] for matter in matters], reverse=True)
    opened = []
    for area in urgent:
        asks = any(area[matter] for matter in matters)
        if not opened or (asks and area["langkah"] <= room):
            opened.append(area["area"])
            room -= area["langkah"]
    return opened


def _legend(k: Context, asked: Filters) -> Block:
    counts, rencana_only = figures.current_counts(k.db, k.view), k.view.rencana_only
    items = []
    for kode in STATUS_TENGGAT:
        if count := getattr(counts, kode):
            entry = mark_looks(kode, rencana_only=rencana_only, belum_dilaporkan=False)
            entry |= {"label": find_term(kode, rencana_only=rencana_only).label, "n": format_number(count)}
            chosen = asked.chosen["status"] == [kode]
            other = None if chosen else kode
            items.append({**entry, "href": looks.same_page(LINIMASA, status=other, halaman=None), "current": chosen})
        if kode == "terlambat" and counts.belum_dilaporkan and not rencana_only:
            label = f"di antaranya {BELUM_DILAPORKAN.label.lower()}"
            entry = mark_looks(kode, rencana_only=False, belum_dilaporkan=True)
            items.append(entry | {"label": label, "n": format_number(counts.belum_dilaporkan)})
    if counts.tanpa_target:
        term = BELUM_DAPAT_DINILAI
        entry = {"mark": term.mark, "status": term.kode, "label": term.label, "n": format_number(counts.tanpa_target)}
        items.append(entry)
    return blocks.legend(
        "Arti tanda", items, note="Batang = rentang waktu.", hint="Ketuk tanda atau nama untuk membuka langkahnya."
    )


def coming_block(k: Context) -> list[Block]:
    """The card; nothing where nothing falls due."""
    rows = figures.coming_soon(k.db, k.view)
    if not rows:
        return []
    note = f"{format_number(len(rows))} target jatuh tempo s.d. {format_day(k.view.posisi + figures.SOON)}"
    if len(rows) > _COMING_SHOWN:
        note += f", {_COMING_SHOWN} yang pertama"
    items = [
        tenggat_row(row, rencana_only=k.view.rencana_only, href=looks.same_page(LINIMASA, langkah=row["kode"]))
        for row in rows[:_COMING_SHOWN]
    ]
    heading = "Empat minggu ke depan"
    return [blocks.card(heading, blocks.rows(heading, items), note=note, key="mendatang")]
