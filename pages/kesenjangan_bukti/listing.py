"""The list of missing bukti: its filters, search and order (all kept in the address), its groups,
its downloads and its message.
"""

import re
from collections.abc import Callable
from functools import partial
from operator import itemgetter
from typing import NamedTuple

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.dates import ROMAN_TRIWULAN, format_tenggat, triwulan_of
from monev.core.file_references import files_of, words_of
from monev.core.grouping import group_by
from monev.core.text import NO_PIC, shorten, split_pics
from monev.database import rows_of
from monev.figures.bukti import COLUMN_OF_KIND, MissingLangkah
from monev.figures.rows import BuktiRow, GroupRow
from monev.outputs import lists, messages
from monev.outputs.evidence_package import count_in_package
from monev.ui import address, looks, page_parts, screen
from monev.ui.bukti_files import package_address
from monev.ui.context import Context
from monev.ui.guard import guard
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.looks.block_parts import (
    Action,
    Clear,
    FilterGroup,
    LooseLink,
    MissingBukti,
    Narrowing,
    SearchField,
    Way,
)
from monev.ui.looks.block_parts import MissingLangkah as MissingItem
from monev.ui.looks.block_types import Filters, Tools
from monev.ui.page_table import KESENJANGAN
from pages.kesenjangan_bukti import links

FILTERS = {"jenis": "Jenis bukti", "pic": "PIC", "area": "Area"}
"""The filters: parameter in the address → label. `figures.group_kesenjangan` groups by the same
names."""
COPY = "salin"
"""The parameter in the address that says the message is open."""
LANGKAH_PER_PAGE = 25

_WEB_ADDRESS = re.compile(r"https?://\S+")


def _urgency(row: BuktiRow) -> str:
    figure = "selesai_tanpa_bukti" if row["selesai_tanpa_bukti"] else "terlambat"
    return figures.figure_labels()[figure]


ORDERS: dict[str, tuple[str, str, Callable[[BuktiRow], str]]] = {
    "mendesak": ("Paling mendesak", "", _urgency),
    "area": ("Per area", "urutan", lambda row: figures.format_area(row["area"], row["nama_area"])),
    "pic": ("Per PIC", "pic", lambda row: row["pic"] or NO_PIC),
    "jenis": ("Per jenis bukti", "jenis_bukti", itemgetter("jenis_bukti")),
    "bulan": ("Per bulan", "jatuh_tempo", lambda row: format_tenggat(row["tenggat"][:7])),
}
"""Order → (its label, the column it sorts by, the heading of a row).

An empty column keeps the order of the rows, which is by urgency.
"""
_OF_A_PLAN = ("bulan", "pic", "area", "jenis")
"""The orders of a plan without any report, in which nothing is urgent."""
_LONGEST_SEARCH = 200


class Chosen(NamedTuple):
    """The chosen filters and order of the list; `orders` are those on offer."""

    wanted: figures.Wanted
    order: str
    orders: tuple[str, ...]

    def sort(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows in the chosen order, empty values last. Downloads and message use the
        same order.
        """
        _, column, _ = ORDERS[self.order]
        return rows.sort_values(column, kind="stable") if column else rows

    def describe(self) -> list[str]:
        """Return the filters and the search in words."""
        wanted = self.wanted
        chosen = [*wanted.jenis, *(name or NO_PIC for name in wanted.pic)]
        chosen += [f"area {area}" for area in wanted.area]
        if wanted.text:
            chosen.append(f"“{wanted.text}”")
        return chosen


def read(ctx: Context) -> tuple[Chosen, list[str]]:
    """Read the choice from the address, with a sentence for each part that this plan doesn't
    have.
    """
    known: dict[str, set[str]] = {}
    for name in COLUMN_OF_KIND:
        known[name] = {*figures.group_kesenjangan(ctx.db, ctx.view, name)["nilai"]}
    orders = _OF_A_PLAN if ctx.view.rencana_only else tuple(ORDERS)
    complaints = address.not_understood({**known, "urut": orders, "menurut": ("area", "jenis")})
    asked = {
        name: tuple(sorted(known[name].intersection(st.query_params.get_all(name))))
        for name in FILTERS
    }
    search = " ".join(st.query_params.get("cari", "").split())
    if len(search) > _LONGEST_SEARCH:
        complaints.append(
            f"Yang dicari terlalu panjang; yang dipakai {_LONGEST_SEARCH} huruf pertama."
        )
    order = address.requested_one("urut", orders, orders[0])
    return Chosen(figures.Wanted(**asked, text=search[:_LONGEST_SEARCH]), order, orders), complaints


def build(
    ctx: Context, missing: pd.DataFrame, chosen: Chosen, complaints: list[str], everything: int
) -> list[Block]:
    """Return the blocks of the page: tools with the count (`everything`: unfiltered), list,
    downloads.

    On a phone the downloads come last, so that the first screen has rows.
    """
    ways = _take_along(ctx, missing, chosen)
    listed = _list(ctx, rows_of(missing, BuktiRow), chosen, complaints)
    if screen.is_narrow():
        return [_tools(ctx, len(missing), chosen, everything, []), *listed, blocks.actions(ways)]
    return [_tools(ctx, len(missing), chosen, everything, ways), *listed]


def _tools(
    ctx: Context, shown: int, chosen: Chosen, everything: int, ways: list[Action | Way]
) -> Tools:
    count = f"{figures.format_number(shown)} bukti"
    if shown < everything:
        count = f"{figures.format_number(shown)} dari {figures.format_number(everything)} bukti"
    search: SearchField = {
        "name": "cari",
        "label": "Cari kode, langkah, bukti, PIC",
        "value": chosen.wanted.text,
    }
    orders = {order: ORDERS[order][0] for order in chosen.orders}
    selects = [blocks.choice("urut", "Urutkan", orders, chosen.order)]
    return blocks.tools(count=count, search=search, selects=selects, ways=ways)


def _take_along(ctx: Context, rows: pd.DataFrame, chosen: Chosen) -> list[Action | Way]:
    """Return the downloads, made only when somebody asks, and the button that opens the message."""
    ways = [
        looks.file_button(f"Unduh .{name.rpartition('.')[2]}", name) for name in files(ctx, rows)
    ]
    area = chosen.wanted.area[0] if len(chosen.wanted.area) == 1 else None
    return [
        *ways,
        *packages(ctx, area),
        blocks.way("Salin teks", looks.same_page(KESENJANGAN, **{COPY: "ya"})),
        *links.ways(ctx),
    ]


def files(ctx: Context, rows: pd.DataFrame) -> looks.Files:
    """Return the list as files to download."""
    name = f"kesenjangan bukti {ctx.view.satker} {ctx.view.posisi:%Y-%m-%d}"
    makers = {"xlsx": lists.kesenjangan_xlsx, "csv": lists.kesenjangan_csv}
    return {f"{name}.{form}": partial(make, rows, ctx.view) for form, make in makers.items()}


def packages(ctx: Context, area: str | None = None) -> list[Action]:
    """Return the link to the evidence package of the triwulan; none if nothing was reported yet."""
    if ctx.view.rencana_only:
        return []
    triwulan = (
        triwulan_of(ctx.view.posisi)
        if ctx.view.posisi.year == ctx.view.tahun
        else len(ROMAN_TRIWULAN)
    )
    of_area = f" area {area}" if area else ""
    holds = count_in_package(ctx.db, ctx.view, triwulan, area)
    words = f"Bukti TW {ROMAN_TRIWULAN[triwulan - 1]}{of_area} (.zip: {holds})"
    way = blocks.way(words, package_address(ctx.choice, triwulan, area))
    note = "Semua berkas bukti triwulan ini dengan indeksnya, untuk evaluator."
    return [{**way, "note": note, "leaves": True}]


@st.dialog("Salin teks", on_dismiss=lambda: address.write_one(COPY, ""))
def open_message(ctx: Context, rows: list[BuktiRow]) -> None:
    """Show a message for the group about the listed bukti, and who already received one."""
    with guard():
        text = messages.write_kesenjangan_message(rows, ctx.view)
        st.caption("Salin, lalu tempel di grup WhatsApp.")
        page_parts.show_to_copy(text, key="salin", height=330)
        pics = dict.fromkeys(pic for row in rows for pic in split_pics(row["pic"]))
        page_parts.show_told(ctx, [(ctx.view.satker, pic) for pic in pics])


def _list(ctx: Context, rows: list[BuktiRow], chosen: Chosen, complaints: list[str]) -> list[Block]:
    """Return the blocks below the tools: remarks on the address, the filters, the list."""
    *_, heading_of = ORDERS[chosen.order]
    missing = partial(figures.group_missing, rencana_only=ctx.view.rencana_only)
    sections = {
        heading: missing(members) for heading, members in group_by(rows, heading_of).items()
    }
    listed = [(heading, langkah) for heading, members in sections.items() for langkah in members]
    shown, pages = page_parts.page_of(listed, LANGKAH_PER_PAGE)
    content: list[Block] = []
    for heading, members in group_by(shown, itemgetter(0)).items():
        if heading:
            count = sum(each.count for each in sections[heading])
            note = (
                f"{figures.format_number(len(sections[heading]))} langkah · "
                f"{figures.format_number(count)} bukti"
            )
            content.append(blocks.heading(heading, note=note))
        items = [_item(langkah, ctx, heading) for _, langkah in members]
        content.append(
            blocks.missing(heading or "Bukti yang diperlukan", items, key=f"isi {heading}")
        )
    if not content:
        content = [blocks.sentence("Tidak ada bukti yang cocok dengan pilihan ini.", key="kosong")]
    notices = [blocks.notice(" ".join(complaints), key="tidak_dikenal")] if complaints else []
    return [
        *notices,
        blocks.group(
            "list-and-filters", _filters(ctx, chosen), blocks.group("list", *content, *pages)
        ),
    ]


def _item(langkah: MissingLangkah, ctx: Context, heading: str) -> MissingItem:
    lacks: list[MissingBukti] = []
    given = figures.given_by_name(ctx.db, ctx.view)
    found = links.result_words(ctx)
    for bukti in langkah.bukti:
        said = filter(None, (bukti.jenis and f"({bukti.jenis})", bukti.when, bukti.status.lower()))
        given_links = [link for text in bukti.links for link in _links(text, found)][:3]
        kode, tenggat = given.get(bukti.bukti, (langkah.kode, ""))
        if kode != langkah.kode:
            asked = {"langkah": langkah.kode, "target": bukti.tenggat[0], "bukti": bukti.bukti}
            words = f"sudah ada di {kode} ({format_tenggat(tenggat)})"
            given_links.append({"text": words, "href": looks.same_page(KESENJANGAN, **asked)})
        lacks.append({"text": bukti.bukti, "note": " · ".join(said), "links": given_links})
    # Don't repeat a month that is already the heading of the group.
    when = "" if langkah.when == heading else langkah.when.removesuffix(f": {heading}")
    return tenggat_blocks.lacking(
        langkah,
        "selesai" if langkah.is_selesai else "terlambat",
        rencana_only=ctx.view.rencana_only,
        text=shorten(langkah.langkah_aksi, 180),
        when=when,
        pic=langkah.pic or NO_PIC,
        bukti=lacks,
    )


def _links(tautan: str, found: dict[str, str]) -> list[LooseLink]:
    """Return the links of a bukti, with what a check `found`, and its files. A text that is no web
    address isn't clickable.
    """
    result: list[LooseLink] = [{"text": file.name, "href": file.path} for file in files_of(tautan)]
    if words := words_of(tautan):
        own: LooseLink = {"text": shorten(words, 80)}
        if _WEB_ADDRESS.fullmatch(words):
            said = f"tautan ({found[words]})" if words in found else "tautan"
            own = {"text": said, "href": words}
        result.insert(0, own)
    return result


def _filters(ctx: Context, chosen: Chosen) -> Filters:
    """Return the filters with their counts; a filter with a single choice is left out."""
    shown: list[FilterGroup] = []
    areas = figures.per_area(ctx.db, ctx.view).set_index("area")["nama_area"].to_dict()
    for name in COLUMN_OF_KIND:
        items: list[Narrowing] = []
        for row in rows_of(
            figures.group_kesenjangan(ctx.db, ctx.view, name, chosen.wanted), GroupRow
        ):
            value = row["nilai"]
            text = (
                figures.format_area(value, areas.get(value, ""))
                if name == "area"
                else value or NO_PIC
            )
            choice = blocks.narrowing(name, value, text, getattr(chosen.wanted, name))
            items.append({**choice, "n": row["n"], "count": figures.format_number(row["n"])})
        if len(items) > 1:
            shown.append({"label": FILTERS[name], "items": items})
    described = chosen.describe()
    clear: Clear = {
        "text": f"✕ Hapus saringan ({len(described)})",
        "act": dict.fromkeys((*FILTERS, "cari"), ""),
    }
    opener = (
        f"Saring: {shorten(', '.join(described), 40)}"
        if described
        else "Saring menurut jenis, PIC, area"
    )
    return blocks.filters(opener, shown, clear=clear if described else None)
