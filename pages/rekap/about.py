"""What Rekap shows: the choice in the address, the head, and where a line leads."""

from functools import partial
from typing import NamedTuple

import streamlit as st

from monev.access import list_offices
from monev.figures import many_offices
from monev.figures.recap_lines import OfficeLine
from monev.ui import address, chooser, looks
from monev.ui.context import RencanaContext
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import Option, Touchable
from monev.ui.looks.block_types import Head
from monev.ui.page_table import REKAP, RINGKASAN
from monev.ui.shapes import read_shape


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
    offices: tuple[many_offices.OfficeFigures, ...]
    complaints: list[str]
    sample: str


def read(ctx: RencanaContext) -> RecapContent:
    """Read the choice from the address. A satker the visitor may not see is treated as unknown."""
    tree = list_offices(ctx.db)
    may_see = partial(ctx.visitor.may, "lihat")
    visible = [office.name for office, _ in tree.in_order() if may_see(office.name)]
    scopes = [name for name in visible if len(tree.below(name)) > 1]
    complaints = address.not_understood({"induk": scopes})
    wanted = st.query_params.get("induk")
    scope = wanted if wanted in scopes else None
    everything = many_offices.recap(
        ctx.db, ctx.choice.posisi, tahun=ctx.choice.tahun, scope=scope, may_see=may_see
    )
    offices = many_offices.without_sample(everything)
    sample = many_offices.sample_sentence(everything, offices)
    return RecapContent(scope, scopes, offices, complaints, sample)


def head(ctx: RencanaContext, content: RecapContent) -> Head:
    """Return the head: a choice of scope in place of the satker.

    Tahun and posisi as on every page.
    """
    scopes: list[Option] = []
    for name in (None, *content.scopes):
        value, words = name or "semua", many_offices.scope_words(name)
        scopes.append({"value": value, "label": words, "on": name == content.scope})
    start = many_offices.scope_words(content.scope)
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


def way_to(content: RecapContent, line: OfficeLine) -> Touchable:
    """Return the link from a line: to its Ringkasan at the same posisi, or to all below it.

    Empty without a plan, or where the visitor may not see it.
    """
    if line.is_branch:
        scope = line.satker if line.satker in content.scopes else None
        return {"href": looks.same_page(REKAP, induk=scope)} if scope else {}
    office = line.offices[0]
    address_of = address.Choice(office.satker, office.tahun, office.posisi).url(dari="rekap")
    return {} if office.view is None else {"href": looks.link(RINGKASAN, address_of)}
