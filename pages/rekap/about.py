"""What Rekap shows: the choice in the address, the head, the sentence and the figures."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st

from monev.access import list_offices
from monev.figures import five_figures, overdue, recap
from monev.figures.formats import up_to
from monev.figures.sentences import NO_REALISASI_YET
from monev.ui import address, chooser, looks
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.looks.block_parts import Option, Touchable
from monev.ui.looks.block_types import Head
from monev.ui.page_table import REKAP, RINGKASAN
from monev.ui.shapes import read_shape

ORDERS = {
    "terendah": "Capaian terendah dahulu",
    "terlambat": "Lewat tenggat terbanyak dahulu",
    "daftar": "Menurut daftar satker",
}


class RecapContent(NamedTuple):
    """What the address asks for.

    - scope: a satker with all below it; None: all that the visitor may see
    - scopes: the satker with others below them
    - offices: the satker that are compared
    - first: what stands above the sentence: remarks on the address
    - sample: a sentence if sample data is left out
    """

    scope: str | None
    scopes: list[str]
    offices: tuple[recap.OfficeFigures, ...]
    complaints: list[str]
    sample: str

    @property
    def until(self) -> str:
        """The day up to which the figures count: s.d. 30 Sep."""
        first = self.offices[0]
        return up_to(first.posisi, first.tahun)


def read(ctx: RencanaContext) -> RecapContent:
    """Read the choice from the address. A satker the visitor may not see is treated as unknown."""
    tree = list_offices(ctx.db)
    may_see = partial(ctx.visitor.may, "lihat")
    visible = [office.name for office, _ in tree.in_order() if may_see(office.name)]
    scopes = [name for name in visible if len(tree.below(name)) > 1]
    complaints = address.not_understood({"urut": ORDERS, "induk": scopes})
    wanted = st.query_params.get("induk")
    scope = wanted if wanted in scopes else None
    everything = recap.recap(
        ctx.db, ctx.choice.posisi, tahun=ctx.choice.tahun, scope=scope, may_see=may_see
    )
    offices = recap.without_sample(everything)
    sample = recap.sample_sentence(everything, offices)
    return RecapContent(scope, scopes, offices, complaints, sample)


def head(ctx: RencanaContext, content: RecapContent) -> Head:
    """Return the head: a choice of scope in place of the satker.

    Tahun and posisi as on every page.
    """
    scopes: list[Option] = []
    for name in (None, *content.scopes):
        value, words = name or "semua", recap.scope_words(name)
        scopes.append({"value": value, "label": words, "on": name == content.scope})
    start = recap.scope_words(content.scope)
    if any(office.simulasi for office in content.offices):
        start += " (rekaan)"
    years = {row["tahun"] for row in chooser.visible_rencana(ctx.db, ctx.visitor)}
    data = "versi terakhir tiap satker"
    tahun = sorted(years, reverse=True)
    looked_at = chooser.looked_at(ctx.choice, REKAP, start, tahun, data=data)
    return blocks.head(REKAP.title, satker=scopes, who=chooser.who_looks(ctx), **looked_at)


def choose(message: object) -> None:
    """Apply a choice to the address. `satker` means the scope here, not one satker."""
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


def overview(content: RecapContent) -> list[Block]:
    """Return the sentence and four figures of all satker together, with their changes."""
    reported = recap.reporting(content.offices)
    said: list[Block] = [blocks.sentence(recap.recap_sentence(content.offices))]
    if content.sample:
        said.append(blocks.sentence(content.sample, "quiet"))
    if content.complaints:
        said.insert(0, blocks.notice(" ".join(content.complaints)))
    if not reported:
        return [blocks.notice(NO_REALISASI_YET, key="ingat"), *said] if content.offices else said
    five = five_figures(recap.total(reported), recap.compared_totals(reported), until=content.until)
    compared = recap.by_compared(reported)
    views = [office.view for office in reported if office.view]
    since = views[0].posisi_sebelum
    four = [figure for key, figure in five.items() if key != "selesai_tanpa_bukti"]
    items = [tenggat_blocks.figure_item(one, since, compared=compared) for one in four]
    return [*said, blocks.figures("Semua satker yang melapor", items)]


def list_rows(content: RecapContent) -> Sequence[recap.OfficeFigures]:
    """Return the satker that match the search, in the chosen order; one or two as they are."""
    if len(content.offices) <= 2:
        return content.offices
    wanted = st.query_params.get("cari", "").strip().casefold()
    order = address.requested_one("urut", [*ORDERS], next(iter(ORDERS)))
    found = [row for row in content.offices if wanted in row.satker.casefold()]
    if order == "daftar":
        return found

    def place(row: recap.OfficeFigures) -> tuple[bool, float]:
        counts = row.counts if recap.reporting([row]) else None
        if counts is None or counts.capaian_N == 0:
            return True, 0.0
        share = counts.capaian_n / counts.capaian_N
        return False, share if order == "terendah" else -sum(overdue(counts._asdict()).values())

    return sorted(found, key=place)
