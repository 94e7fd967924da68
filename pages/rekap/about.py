"""What Rekap shows.

It is the choice in the address, the head, the sentence and figures, and the links to each satker's
pages.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st

from monev.access import list_offices
from monev.core.text import safe_in_file_name
from monev.figures import Counts, five_figures, format_number, recap, recap_words
from monev.figures.sentences import NO_REALISASI_YET
from monev.ui import address, chooser, looks, page_parts
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.looks.block_parts import Option, Touchable
from monev.ui.looks.block_types import Head
from monev.ui.page_table import REKAP, RINGKASAN
from monev.ui.shapes import read_shape

SECTIONS = {
    "daftar": "Daftar",
    "area": "Peta area",
    "triwulan": "Peta triwulan",
    "sebaran": "Sebaran",
    "bukti": "Bukti yang kurang",
    "banding": "Bandingkan",
}
ORDERS = {
    "terendah": "Capaian terendah dahulu",
    "terlambat": "Terlambat terbanyak dahulu",
    "lama": "Laporan terlama dahulu",
    "daftar": "Menurut daftar satker",
}
ROWS_PER_PAGE = 40


class RecapContent(NamedTuple):
    """What the address asks for.

    - `scope`: a satker with all below it; None: all that the visitor may see.
    - `scopes`: the satker with others below them.
    - `offices`: the satker that are compared.
    - `complaints`: remarks on the address.
    - `sample`: a sentence if sample data is left out.
    """

    scope: str | None
    scopes: list[str]
    section: str
    order: str
    search: str
    offices: tuple[recap.OfficeFigures, ...]
    complaints: list[str]
    sample: str


def read(ctx: RencanaContext) -> RecapContent:
    """Read the choice from the address. A satker the visitor may not see is treated as unknown."""
    tree = list_offices(ctx.db)
    may_see = partial(ctx.visitor.may, "lihat")
    visible = [office.name for office, _ in tree.in_order() if may_see(office.name)]
    scopes = [name for name in visible if len(tree.below(name)) > 1]
    of_address = {"bagian": SECTIONS, "urut": ORDERS}
    complaints = address.not_understood({**of_address, "induk": scopes})
    wanted = st.query_params.get("induk")
    scope = wanted if wanted in scopes else None
    everything = recap.recap(
        ctx.db, ctx.choice.posisi, tahun=ctx.choice.tahun, scope=scope, may_see=may_see
    )
    offices = recap.without_sample(everything)
    section, order = (
        address.requested_one(name, list(words), next(iter(words)))
        for name, words in of_address.items()
    )
    search = st.query_params.get("cari", "").strip()
    sample = recap_words.sample_sentence(everything, offices)
    return RecapContent(scope, scopes, section, order, search, offices, complaints, sample)


def head(ctx: RencanaContext, content: RecapContent) -> Head:
    """Return the head: a choice of scope in place of the satker.

    Tahun and posisi as on every page.
    """
    scopes: list[Option] = []
    for name in (None, *content.scopes):
        value, words = name or "semua", recap_words.scope_words(name)
        scopes.append({"value": value, "label": words, "on": name == content.scope})
    start = recap_words.scope_words(content.scope)
    if any(office.simulasi for office in content.offices):
        start += " (rekaan)"
    tahun = sorted(
        {row["tahun"] for row in chooser.visible_rencana(ctx.db, ctx.visitor)}, reverse=True
    )
    data = "versi terakhir tiap satker"
    looked_at = chooser.looked_at(ctx.choice, REKAP, start, tahun, data=data)
    return blocks.head(REKAP.title, satker=scopes, who=chooser.who_looks(ctx), **looked_at)


def choose(message: object) -> None:
    """Apply a choice to the address.

    `satker` means the scope here, not one satker as on other pages.
    """
    match read_shape(message, address.Choices):
        case {"satker": str(scope)}:
            address.write_choices({"induk": "" if scope == "semua" else scope})
        case {"tahun": str(tahun)}:
            address.choose_tahun(tahun)
        case choices:
            address.write_choices(choices)


def way_to(office: recap.OfficeFigures) -> Touchable:
    """Return the link from a satker to its Ringkasan at the same posisi; empty without a plan."""
    address_of = address.Choice(office.satker, office.tahun, office.posisi).url(dari="rekap")
    return {} if office.view is None else {"href": looks.link(RINGKASAN, address_of)}


def open_office(content: RecapContent, satker: object) -> None:
    """Go to the Ringkasan of a satker that was touched in a picture or table, if it has a plan."""
    for office in content.offices:
        if office.satker == satker and (way := way_to(office)):
            st.session_state[looks.DESTINATION] = way["href"]


def file_name(content: RecapContent) -> str:
    """Return the file name of a picture in the open part: part, scope, posisi."""
    scope = safe_in_file_name(recap_words.scope_words(content.scope))
    return f"Rekap ZI {SECTIONS[content.section]}, {scope}, {content.offices[0].posisi.isoformat()}"


def list_rows(content: RecapContent) -> list[recap.OfficeFigures]:
    """Return the satker that match the search, in the chosen order."""
    wanted = content.search.casefold()
    found = [row for row in content.offices if wanted in row.satker.casefold()]
    keys: dict[str, Callable[[recap.OfficeFigures], tuple[float, ...]]] = {
        "terendah": lambda row: _lowest(row, lambda counts: counts.capaian_n / counts.capaian_N),
        "terlambat": lambda row: (
            _lowest(row, lambda _: 0)[0],
            -row.counts.terlambat if row.counts else 0,
        ),
        "lama": lambda row: (-(row.report_age if row.report_age is not None else 1_000_000),),
    }
    return sorted(found, key=keys[content.order]) if content.order in keys else found


def _lowest(row: recap.OfficeFigures, figure: Callable[[Counts], float]) -> tuple[bool, float]:
    """Return a sort key by a figure; satker without a comparable figure come last."""
    counts = row.counts if row.state in ("melapor", "belum_triwulan") else None
    return (True, 0.0) if counts is None or counts.capaian_N == 0 else (False, figure(counts))


def show_tools(found: Sequence[recap.OfficeFigures]) -> None:
    """Draw the count, the search and the order."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{format_number(len(found))} satker**", width="content")
        page_parts.search_and_order("Cari satker", ORDERS)


def overview(content: RecapContent) -> list[Block]:
    """Return the sentence and, in the first part, the figures of all satker together."""
    reported = recap.reporting(content.offices)
    together = recap.total(reported)
    result: list[Block] = []
    if not reported:
        result.append(blocks.notice(NO_REALISASI_YET, key="ingat"))
    if content.complaints:
        result.append(blocks.notice(" ".join(content.complaints)))
    result.append(blocks.sentence(recap_words.recap_sentence(content.offices, together)))
    if content.sample:
        result.append(blocks.sentence(content.sample, "quiet"))
    if reported and content.section == "daftar":
        since = recap.compared_since(reported)
        five = five_figures(
            together, recap.total_difference(reported), until=recap.until_of(reported)
        )
        compared = recap_words.by_compared(reported)
        items = [
            tenggat_blocks.figure_item(figure, since, compared=compared) for figure in five.values()
        ]
        result.append(
            blocks.figures(f"Lima angka {recap_words.by_reports(content.offices)}", items)
        )
    return result
