"""The list of missing bukti as blocks: in groups, each langkah once with the documents it lacks, beside its filters."""

from __future__ import annotations

import re
from operator import itemgetter

from monev import figures
from monev.core.file_references import files_of, words_of
from monev.core.grouping import group_by
from monev.core.pics import NO_PIC
from monev.core.statuses import find_term
from monev.core.text import shorten
from monev.database import Row
from monev.figures import MissingBukti, MissingLangkah, Wanted, format_number
from monev.ui import page_parts
from monev.ui.context import Context
from monev.ui.evidence_links import file_address
from monev.ui.looks import Block, blocks
from pages.kesenjangan_bukti import choices
from pages.kesenjangan_bukti.choices import FILTERS, ORDERS, Chosen

LANGKAH_PER_PAGE = 25
_LONGEST_TEXT = 180
_MOST_LINKS = 3
_WEB_ADDRESS = re.compile(r"https?://\S+")


def build(k: Context, rows: list[Row], chosen: Chosen, complaints: list[str]) -> list[Block]:
    """Everything below the tools: what of the address was not understood, the filters, the list."""
    sections = {
        heading: figures.group_missing(members, rencana_only=k.view.rencana_only)
        for heading, members in group_by(rows, ORDERS[chosen.order].heading).items()
    }
    listed = [(heading, langkah) for heading, members in sections.items() for langkah in members]
    shown, pages = page_parts.page_of(listed, LANGKAH_PER_PAGE)
    has_pic = any(row["pic"] is not None for row in rows)
    content: list[Block] = []
    for heading, members in group_by(shown, itemgetter(0)).items():
        content += _heading(heading, sections[heading]) if heading else []
        items = [_item(langkah, k, heading, has_pic=has_pic) for _, langkah in members]
        content.append(blocks.missing(heading or "Bukti yang diperlukan", items, key=f"isi {heading}"))
    if not content:
        content = [blocks.sentence("Tidak ada bukti yang cocok dengan pilihan ini.", key="kosong")]
    notices = [blocks.notice(" ".join(complaints), key="tidak_dikenal")] if complaints else []
    return [*notices, blocks.list_and_filters(_filters(k, chosen), *content, *pages)]


def _heading(words: str, langkah: list[MissingLangkah]) -> list[Block]:
    count = sum(each.count for each in langkah)
    return [blocks.heading(words, note=f"{format_number(len(langkah))} langkah · {format_number(count)} bukti")]


def _item(langkah: MissingLangkah, k: Context, heading: str, *, has_pic: bool) -> Block:
    status = "selesai" if langkah.is_selesai else "terlambat"
    term = find_term(status, rencana_only=k.view.rencana_only, belum_dilaporkan=langkah.is_unreported)
    return {
        "mark": term.mark,
        "status": "" if k.view.rencana_only else status,
        "state": langkah.state,
        # A month that stands over the list already is not said again.
        "when": "" if langkah.when == heading else langkah.when.removesuffix(f": {heading}"),
        "kode": langkah.kode,
        "text": shorten(langkah.langkah_aksi, _LONGEST_TEXT),
        "bukti": [_bukti(bukti) for bukti in langkah.bukti],
        "pic": langkah.pic or (NO_PIC if has_pic else ""),
        "act": {"langkah": langkah.kode},
    }


def _bukti(bukti: MissingBukti) -> Block:
    notes = (f"({bukti.jenis})" if bukti.jenis else "", bukti.when, bukti.status.lower())
    links = [link for text in bukti.links for link in _links(text)][:_MOST_LINKS]
    return {"text": bukti.bukti, "note": " · ".join(part for part in notes if part), "links": links}


def _links(tautan: str) -> list[Block]:
    words = words_of(tautan)
    files: list[Block] = [{"text": file.name, "href": file_address(file)} for file in files_of(tautan)]
    return [_link(words), *files] if words else files


def _link(text: str) -> Block:
    """What a person gave as a link: to be touched only where it is a web address, else its text."""
    return {"text": "tautan", "href": text} if _WEB_ADDRESS.fullmatch(text) else {"text": shorten(text, 80)}


def _filters(k: Context, chosen: Chosen) -> Block:
    """The filters with their counts; one of a single choice says nothing and is left out."""
    shown, areas = [], {row["area"]: row["nama_area"] for row in figures.per_area(k.db, k.view)}
    for name, rows in figures.group_kesenjangan(k.db, k.view, chosen.wanted).items():
        if len(rows) > 1:
            shown.append({"label": FILTERS[name], "items": [_filter(name, row, areas, chosen.wanted) for row in rows]})
    described = chosen.describe()
    opener = f"Saring: {shorten(', '.join(described), 40)}" if described else "Saring menurut jenis, PIC, area"
    return blocks.filters(opener, shown, clear=choices.clear_act(chosen))


def _filter(name: str, row: Row, areas: dict[str, str], wanted: Wanted) -> Block:
    value = row["nilai"]
    text = value or NO_PIC
    if name == "area":
        text = figures.format_area(value, areas.get(value, ""))
    choice = blocks.narrowing(name, value, text, getattr(wanted, name))
    return choice | {"n": row["n"], "count": format_number(row["n"])}
