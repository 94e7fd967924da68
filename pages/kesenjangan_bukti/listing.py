"""The list of missing bukti.

It has its filters, search and order (all kept in the address), its groups, its downloads and its
message.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.dates import ROMAN_TRIWULAN, format_tenggat, triwulan_of
from monev.core.file_references import files_of, words_of
from monev.core.grouping import group_by
from monev.core.statuses import find_term
from monev.core.text import NO_PIC, shorten, split_pics
from monev.database import rows_of
from monev.figures.bukti import MissingLangkah, second_verdicts
from monev.figures.rows import BuktiRow, GroupRow
from monev.outputs import lists
from monev.outputs.documents.texts import write_kesenjangan_message
from monev.outputs.package import count_in_package
from monev.ui import address, looks, page_parts, screen
from monev.ui.bukti_files import package_address
from monev.ui.context import Context
from monev.ui.guard import guard
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Action, LooseLink, MissingBukti, RowItem
from monev.ui.page_table import KESENJANGAN
from pages.kesenjangan_bukti import links

JENIS = "jenis"
"""The parameter in the address that filters by jenis bukti."""
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
    """The chosen filter and order of the list; `orders` are those on offer."""

    wanted: figures.Wanted
    order: str
    orders: tuple[str, ...]

    def sort(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows in the chosen order, empty values last.

        Downloads and message use the same order.
        """
        _, column, _ = ORDERS[self.order]
        return rows.sort_values(column, kind="stable") if column else rows

    def describe(self) -> list[str]:
        """Return the filter and the search in words."""
        text = self.wanted.text
        return [*self.wanted.jenis, *([f"“{text}”"] if text else [])]


def read(ctx: Context) -> tuple[Chosen, list[str]]:
    """Read the choice from the address, with a sentence for each part that this plan lacks."""
    known = {*figures.group_kesenjangan(ctx.db, ctx.view, "jenis")["nilai"]}
    orders = _OF_A_PLAN if ctx.view.rencana_only else tuple(ORDERS)
    complaints = address.not_understood(
        {JENIS: known, "urut": orders, "menurut": ("area", "jenis")}
    )
    asked = tuple(sorted(known.intersection(st.query_params.get_all(JENIS))))
    search = " ".join(st.query_params.get("cari", "").split())
    if len(search) > _LONGEST_SEARCH:
        complaints.append(
            f"Yang dicari terlalu panjang; yang dipakai {_LONGEST_SEARCH} huruf pertama."
        )
    order = address.requested_one("urut", orders, orders[0])
    return Chosen(figures.Wanted(asked, search[:_LONGEST_SEARCH]), order, orders), complaints


def show(
    ctx: Context, missing: pd.DataFrame, chosen: Chosen, complaints: list[str], everything: int
) -> None:
    """Draw the tools with the count (`everything`: unfiltered), the list, and what is taken along.

    On a phone that comes last, so that the first screen has rows.
    """
    is_narrow = screen.is_narrow()
    count = f"{figures.format_number(len(missing))} bukti"
    if len(missing) < everything:
        whole = figures.format_number(everything)
        count = f"{figures.format_number(len(missing))} dari {whole} bukti"
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="kesenjangan_baris"
    ):
        st.markdown(f"**{count}**", width="content")
        page_parts.search_and_order(
            "Cari kode, langkah, bukti, PIC", {order: ORDERS[order][0] for order in chosen.orders}
        )
        page_parts.show_filters(_filters(ctx, chosen), ", ".join(chosen.describe()), "cari")
        if not is_narrow:
            _take_along(ctx, missing)
    _show_list(ctx, rows_of(missing, BuktiRow), chosen, complaints)
    if is_narrow:
        _take_along(ctx, missing)


def _take_along(ctx: Context, rows: pd.DataFrame) -> None:
    """Draw the downloads, made only when somebody asks, and the button that opens the message."""
    page_parts.offer_files(files(ctx, rows), *packages(ctx), key="kesenjangan_berkas")
    page_parts.button("Salin teks", address.write_one, COPY, "ya", key="kesenjangan_salin")
    links.offer(ctx)


def files(ctx: Context, rows: pd.DataFrame) -> page_parts.Offered:
    """Return the list as files to download."""
    name = f"kesenjangan bukti {ctx.view.dated_name}"
    makers = {"xlsx": lists.kesenjangan_xlsx, "csv": lists.kesenjangan_csv}
    return {
        f"Unduh .{form}": (f"{name}.{form}", partial(make, rows, ctx.view))
        for form, make in makers.items()
    }


def packages(ctx: Context) -> list[Action]:
    """Return the link to the evidence package of the triwulan; none if nothing was reported yet."""
    if ctx.view.rencana_only:
        return []
    triwulan = triwulan_of(min(ctx.view.posisi, date(ctx.view.tahun, 12, 31)))
    of_part = f" {ctx.view.part.name}" if ctx.view.part else ""
    holds = count_in_package(ctx.db, ctx.view, triwulan)
    words = f"Bukti TW {ROMAN_TRIWULAN[triwulan - 1]}{of_part} (.zip: {holds})"
    way = blocks.way(words, package_address(ctx.choice, triwulan))
    note = "Semua berkas bukti triwulan ini dengan indeksnya, untuk evaluator."
    return [{**way, "note": note, "leaves": True}]


@st.dialog("Salin teks", on_dismiss=lambda: address.write_one(COPY, ""))
def open_message(ctx: Context, rows: list[BuktiRow]) -> None:
    """Show a message for the group about the listed bukti, and who already received one."""
    with guard():
        text = write_kesenjangan_message(rows, ctx.view)
        st.caption("Salin, lalu tempel di grup WhatsApp.")
        page_parts.show_to_copy(text, key="salin", height=330)
        pics = dict.fromkeys(pic for row in rows for pic in split_pics(row["pic"]))
        page_parts.show_told(ctx, [(ctx.view.satker, pic) for pic in pics])


def _show_list(ctx: Context, rows: list[BuktiRow], chosen: Chosen, complaints: list[str]) -> None:
    """Draw what stands below the tools: remarks on the address, the list, its page chooser."""
    *_, heading_of = ORDERS[chosen.order]
    missing = partial(figures.group_missing, rencana_only=ctx.view.rencana_only)
    sections = {
        heading: missing(members) for heading, members in group_by(rows, heading_of).items()
    }
    listed = [(heading, langkah) for heading, members in sections.items() for langkah in members]
    shown, last = page_parts.page_of(listed, LANGKAH_PER_PAGE)
    given, found = figures.given_by_name(ctx.db, ctx.view), links.result_words(ctx)
    content: list[Block] = []
    for heading, members in group_by(shown, itemgetter(0)).items():
        if heading:
            count = sum(each.count for each in sections[heading])
            note = (
                f"{figures.format_number(len(sections[heading]))} langkah · "
                f"{figures.format_number(count)} bukti"
            )
            content.append(blocks.heading(heading, note=note))
        items = [_item(langkah, ctx, heading, given, found) for _, langkah in members]
        content.append(blocks.rows(heading or "Bukti yang diperlukan", items, key=f"isi {heading}"))
    if not content:
        content = [blocks.sentence("Tidak ada bukti yang cocok dengan pilihan ini.", key="kosong")]
    notices = [blocks.notice(" ".join(complaints), key="tidak_dikenal")] if complaints else []
    looks.show([*notices, *content], key="kesenjangan", plan_only=ctx.view.rencana_only)
    page_parts.show_pages(last)


def _item(
    langkah: MissingLangkah,
    ctx: Context,
    heading: str,
    given: Mapping[str, tuple[str, str]],
    found: dict[str, str],
) -> RowItem:
    lacks: list[MissingBukti] = []
    said_above = second_verdicts(ctx.db, ctx.view)
    for bukti in langkah.bukti:
        second = said_above.get((langkah.kode, bukti.tenggat[0], bukti.bukti))
        returned = second.words if second and second.verdik == "dikembalikan" else ""
        jenis = bukti.jenis and f"({bukti.jenis})"
        said = filter(None, (jenis, bukti.when, bukti.status.lower(), returned))
        given_links = [link for text in bukti.links for link in _links(text, found)][:3]
        kode, tenggat = given.get(bukti.bukti, (langkah.kode, ""))
        if kode != langkah.kode:
            asked = {"langkah": langkah.kode, "target": bukti.tenggat[0], "bukti": bukti.bukti}
            words = f"sudah ada di {kode} ({format_tenggat(tenggat)})"
            given_links.append({"text": words, "href": looks.same_page(KESENJANGAN, **asked)})
        lacks.append({"text": bukti.bukti, "note": " · ".join(said), "links": given_links})
    # Don't repeat a month that is already the heading of the group.
    when = "" if langkah.when == heading else langkah.when.removesuffix(f": {heading}")
    is_plan = ctx.view.rencana_only
    status = "selesai" if langkah.is_selesai else "terlambat"
    term = find_term(status, rencana_only=is_plan, belum_dilaporkan=langkah.is_unreported)
    return blocks.row(
        shorten(langkah.langkah_aksi, 180),
        langkah.state,
        (langkah.pic or NO_PIC, when),
        mark=term.mark,
        status="" if is_plan else status,
        kode=langkah.kode,
        act={"langkah": langkah.kode},
        bukti=lacks,
    )


def _links(tautan: str, found: dict[str, str]) -> list[LooseLink]:
    """Return the links of a bukti, with what a check `found`, and its files.

    A text that is no web address isn't clickable.
    """
    result: list[LooseLink] = [{"text": file.name, "href": file.path} for file in files_of(tautan)]
    if words := words_of(tautan):
        own: LooseLink = {"text": shorten(words, 80)}
        if _WEB_ADDRESS.fullmatch(words):
            said = f"tautan ({found[words]})" if words in found else "tautan"
            own = {"text": said, "href": words}
        result.insert(0, own)
    return result


def _filters(ctx: Context, chosen: Chosen) -> dict[str, page_parts.Narrowing]:
    """Return the filter with its counts; with a single choice it is left out."""
    words: dict[str | int, str] = {}
    grouped = figures.group_kesenjangan(ctx.db, ctx.view, "jenis", chosen.wanted)
    for row in rows_of(grouped, GroupRow):
        words[row["nilai"]] = f"{row['nilai']} ({figures.format_number(row['n'])})"
    return {JENIS: page_parts.Narrowing("Jenis bukti", words)} if len(words) > 1 else {}
