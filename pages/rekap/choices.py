"""What of the Rekap is looked at: which satker, tahun, posisi and part, as the address says it, and its head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from monev.access import list_offices
from monev.figures.recap import OfficeFigures, recap, without_sample
from monev.figures.recap_words import sample_sentence, scope_words
from monev.ui import address, chooser, looks
from monev.ui.address import Choice
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks
from monev.ui.page_table import REKAP, RINGKASAN

SECTIONS = {
    "daftar": "Daftar",
    "area": "Peta area",
    "triwulan": "Peta triwulan",
    "sebaran": "Sebaran",
    "bukti": "Bukti yang kurang",
    "banding": "Bandingkan",
}
ORDERS = {
    "daftar": "Menurut daftar satker",
    "terendah": "Capaian terendah dahulu",
    "terlambat": "Terlambat terbanyak dahulu",
    "lama": "Laporan terlama dahulu",
}
FROM = "dari"
"""In the address of a page: where its reader came from, for the way back."""


@dataclass(frozen=True, slots=True)
class RecapContent:
    """What the address asks for. `scope`: a satker with all below it; None: all that may be seen. `scopes`: those with
    anything below them. `offices`: what is compared. `complaints`: what of the address was not understood.
    `sample`: that sample data is left out, where it is."""

    scope: str | None
    scopes: tuple[str, ...]
    tahun: tuple[int, ...]
    section: str
    order: str
    search: str
    offices: tuple[OfficeFigures, ...]
    complaints: tuple[str, ...]
    sample: str


def read(k: RencanaContext) -> RecapContent:
    """The Rekap that the address asks for; a satker that may not be seen is as one that is not there."""
    tree = list_offices(k.db)

    def may_see(name: str) -> bool:
        return k.visitor.may("lihat", name)

    visible = [office.name for office, _ in tree.in_order() if may_see(office.name)]
    scopes = tuple(name for name in visible if len(tree.below(name)) > 1)
    complaints = address.not_understood({"bagian": SECTIONS, "urut": ORDERS, "induk": scopes})
    wanted = st.query_params.get("induk")
    scope = wanted if wanted in scopes else None
    everything = recap(k.db, k.choice.posisi, tahun=k.choice.tahun, scope=scope, may_see=may_see)
    offices = without_sample(everything)
    return RecapContent(
        scope=scope,
        scopes=scopes,
        tahun=tuple(sorted({row["tahun"] for row in chooser.visible_rencana(k.db, k.visitor)}, reverse=True)),
        section=address.requested_one("bagian", list(SECTIONS), "daftar"),
        order=address.requested_one("urut", list(ORDERS), "daftar"),
        search=st.query_params.get("cari", "").strip(),
        offices=offices,
        complaints=tuple(complaints),
        sample=sample_sentence(everything, offices),
    )


def head(k: RencanaContext, content: RecapContent) -> Block:
    """The head over many satker: which of them in the place of one, the same tahun and posisi as on every page."""
    scopes = [
        {"label": scope_words(None), "value": "semua", "on": content.scope is None},
        *({"label": scope_words(name), "value": name, "on": name == content.scope} for name in content.scopes),
    ]
    is_simulated, start = any(office.simulasi for office in content.offices), scope_words(content.scope)
    looked_at = chooser.looked_at(k.choice, REKAP, start, content.tahun, simulated=is_simulated)
    return blocks.head(REKAP.title, satker=scopes, data="", who=chooser.who_looks(k), **looked_at)


def choose(k: RencanaContext, content: RecapContent, message: object) -> None:
    """What a touch on this page changes: satker and tahun of the head mean others here than on every page."""
    match message:
        case {"satker": str(scope)}:
            address.write_choices({"induk": "" if scope == "semua" else scope})
        case {"tahun": str(text)} if text in {str(tahun) for tahun in content.tahun}:
            chooser.choose_tahun(k, int(text))
        case _:
            address.write_choices(message)


def way_to(office: OfficeFigures) -> dict[str, Any]:
    """Where a satker's row leads: its own Ringkasan at the same posisi, with the way back; nothing without a plan."""
    address_of = Choice(office.satker, office.tahun, office.posisi).url(**{FROM: "rekap"})
    return {} if office.view is None else {"href": looks.link(RINGKASAN, address_of)}
