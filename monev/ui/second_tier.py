"""The verdict of the tier above the office, on the panel of a langkah and beside a document."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

import streamlit as st

from monev.access.door import place_of
from monev.core.content import SecondVerdict
from monev.core.dates import format_tenggat
from monev.core.typed_input import DESCRIPTION_LENGTH
from monev.figures import shown_kode
from monev.figures.bukti import is_above, second_verdicts, tier_above
from monev.figures.rows import BuktiRow
from monev.ui import outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe_line
from monev.writing.second_tier import judge

_BLOCK = "pemeriksaan_kedua"


def show_outcome(ctx: Context, **undo: Unpack[page_parts.ButtonLooks]) -> None:
    """Draw the answer to the last touch, and its undo. `undo`: how that is drawn."""
    outcome.show(_BLOCK)
    if last := st.session_state.get(_last_of(ctx)):
        page_parts.button("Urungkan", store, ctx, last, key="kedua urungkan", **undo)


def show_panel(ctx: Context, rows: Sequence[BuktiRow]) -> None:
    """Draw what is said of these bukti of one langkah, and for who checks there the verdicts."""
    said = second_verdicts(ctx.db, ctx.view)
    lines = []
    for row in rows:
        if verdict := said.get(place_of(row)):
            lines.append(f"{safe_line(_name(row))}: {safe_line(verdict.words)}")
    if lines:
        page_parts.show_list(lines)
    verified = [row for row in rows if row["status"] == "terverifikasi"]
    if verified and ctx.may("verifikasi_kedua") and is_above(ctx.visitor, ctx.view.satker):
        show_outcome(ctx)
        key = f"kedua bukti {verified[0]['kode']}"
        chosen = st.selectbox(
            "Pemeriksaan kedua",
            range(len(verified)),
            format_func=lambda one: _name(verified[one]),
            key=key,
        )
        show_acts(ctx, verified[chosen])


def _last_of(ctx: Context) -> str:
    """Return the session key of the last verdict on this plan, which can be taken back."""
    return f"{_BLOCK} {ctx.view.rencana_id}"


def _name(row: BuktiRow) -> str:
    return f"{row['bukti']}, {format_tenggat(row['tenggat'])}"


def say(ctx: Context, row: BuktiRow, note: str | None) -> None:
    """Store the verdict on a bukti that the office verified. Without a note it is right."""
    verdict = SecondVerdict(*place_of(row), "terverifikasi", "", row["tautan"])
    if note is not None:
        verdict = replace(verdict, verdik="dikembalikan", alasan=note)
    store(ctx, verdict)


def show_acts(ctx: Context, row: BuktiRow) -> None:
    """Draw the verdicts on a bukti that the office verified."""
    tier = tier_above(ctx.db, ctx.view.satker)
    place = place_of(row)
    right = SecondVerdict(*place, "terverifikasi", "", row["tautan"])
    key = " ".join(("kedua", *place))
    with st.container(horizontal=True, gap="small"):
        page_parts.button(f"✓ Verifikasi {tier}", store, ctx, right, key=f"{key} ya")
        page_parts.fold(
            "Dikembalikan …", _ask_why, ctx, right, key, key=f"{key} tidak", draw=st.popover
        )


def _ask_why(ctx: Context, right: SecondVerdict, key: str) -> None:
    st.text_area("Mengapa dikembalikan?", max_chars=DESCRIPTION_LENGTH, key=f"{key} alasan")
    outcome.show(key)
    page_parts.button("Kembalikan", _give_back, ctx, right, key, type="primary", key=f"{key} kirim")


def _give_back(ctx: Context, right: SecondVerdict, key: str) -> None:
    """Store that a bukti goes back for the reason that was typed. A callback."""
    why = st.session_state[f"{key} alasan"]
    verdict = replace(right, verdik="dikembalikan", alasan=why)
    store(ctx, verdict, _BLOCK if why.strip() else key)


def store(ctx: Context, verdict: SecondVerdict, block: str = _BLOCK) -> None:
    """Store a verdict, or take one back; `block` says what comes of it. A callback."""
    is_new = verdict.menarik is None
    tier = tier_above(ctx.db, ctx.view.satker)
    about = f"{shown_kode(ctx.db, ctx.view, verdict.kode)} {verdict.bukti}"
    told = f"{about}: {verdict.verdik} {tier}." if is_new else "Diurungkan."
    with outcome.refusals(block, safe_line(told)):
        st.session_state.pop(_last_of(ctx), None)
        entry = judge(*ctx.rencana, verdict, pelaku=current_actor(ctx.db))
        if is_new and entry is not None:
            st.session_state[_last_of(ctx)] = replace(verdict, menarik=entry.nomor)
