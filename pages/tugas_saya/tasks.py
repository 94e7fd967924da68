"""The tasks of a person, the most urgent first, and the follow-ups of meetings."""

from functools import partial

import streamlit as st

from monev import figures
from monev.access import same_pic
from monev.core.dates import format_day
from monev.core.statuses import find_term
from monev.core.text import shorten, split_pics
from monev.core.typed_input import DESCRIPTION_LENGTH
from monev.figures.tasks import LATE, LATER, NOW, SETTLED, TO_DO, WITHOUT_BUKTI, running_words
from monev.meeting import acts
from monev.meeting.records import only_decided
from monev.meeting.things import FollowUpRow
from monev.ui import address, looks, outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.looks import blocks, tenggat_blocks
from monev.ui.looks.block_parts import MissingBukti, MissingLangkah
from monev.ui.page_table import LAPOR
from monev.ui.page_words import safe, safe_line

_LONGEST_TEXT = 160
_MOST_BUKTI = 4
_BLOCK = "tugas"
_STATUS = {
    LATE: "terlambat",
    NOW: "berjalan",
    WITHOUT_BUKTI: "selesai",
    LATER: "belum_jatuh_tempo",
}
"""Part of the list → the status it is drawn as."""


def choose_pics(ctx: Context, follow_ups: list[FollowUpRow]) -> list[str] | None:
    """Return the PICs whose tasks are shown, as the plan or the follow-ups write them (None: all).

    1. A person who reports for the whole office chooses one PIC or all.
    2. Everybody else gets their own. If there is none, draw the reason and return an empty list.
    """
    asked = {}
    for row in follow_ups:
        asked |= {same_pic(name): name for name in split_pics(row["pic"])}
    own = figures.own_pics(ctx.db, ctx.view, ctx.visitor)
    if own is None:
        known = figures.plan_pics(ctx.db, ctx.view)
        planned = {same_pic(pic) for pic in known}
        choice = ["", *known, *sorted(name for key, name in asked.items() if key not in planned)]
        if len(choice) == 1:
            return None
        kept = address.bind_one("pic", choice, "")
        chosen = st.selectbox(
            "Tugas siapa?",
            choice,
            format_func=lambda pic: pic or "Semua PIC",
            width=460,
            **kept,
        )
        return [chosen] if chosen else None
    own = [*own] or [
        name for name in asked.values() if ctx.visitor.is_asked(ctx.view.satker, name)
    ][:1]
    if not own:
        page_parts.show_sentence("Belum ada tugas untuk Anda di rencana ini.")
        given = ", ".join(sorted(ctx.visitor.pics.get(ctx.view.satker, ())))
        because = f"PIC Anda ({safe_line(given)}) tidak disebut di rencana ini." if given else ""
        advice = "Minta admin memasangkan nama Anda dengan PIC yang tertulis di rencana."
        st.markdown(f"{because} {advice}".strip())
    return own


def show_tasks(ctx: Context, pics: list[str] | None, follow_ups: list[FollowUpRow]) -> None:
    """Draw the sentence, then what is late, due now, and done without its bukti; the rest in a
    fold."""
    tasks = figures.tasks_of(ctx.db, ctx.view, pics)
    content, items = [], {}
    for part in (*TO_DO, LATER):
        items[part] = [_item(task, part, ctx) for task in tasks.parts[part]]
    show = partial(looks.show, plan_only=ctx.view.rencana_only)
    page_parts.show_sentence(figures.tasks_sentence(tasks, ctx.view, follow_ups=len(follow_ups)))
    if not ctx.view.is_closed:
        way = {"text": "Lapor triwulan", "href": looks.link(LAPOR, ctx.choice.url())}
        looks.show([blocks.actions([way])], key="ke_lapor")
    for part in TO_DO:
        if items[part]:
            heading = find_term(_STATUS[part], rencana_only=ctx.view.rencana_only).label
            if part == WITHOUT_BUKTI:
                heading = figures.figure_labels()["selesai_tanpa_bukti"]
            note = f"{figures.format_number(tasks.counts[part])} target"
            if part == NOW:
                note = "; ".join(running_words(tasks, ctx.view))
            content.append(blocks.heading(heading, note=note))
            content.append(blocks.missing(heading, items[part], key=f"tugas {part}"))
    if content:
        show(content, key="tugas")
    if tasks.counts[LATER]:
        words = f"Belum waktunya: {figures.format_number(tasks.counts[LATER])} target"
        later = blocks.missing("Belum waktunya", items[LATER], key="tugas nanti")
        page_parts.fold(words, partial(show, [later], key="tugas_nanti"), key="nanti")
    if tasks.counts[SETTLED]:
        st.caption(
            f"✓ {figures.format_number(tasks.counts[SETTLED])} target lain tidak memerlukan "
            "tindakan."
        )


def _item(task: figures.Task, part: str, ctx: Context) -> MissingLangkah:
    more = len(task.bukti) - _MOST_BUKTI
    names = [*task.bukti[:_MOST_BUKTI]]
    if more > 0:
        names.append(f"dan {figures.format_number(more)} bukti lagi")
    state = task.state or find_term(_STATUS[part], rencana_only=ctx.view.rencana_only).label
    kendala = f"Kendala: {shorten(task.kendala, _LONGEST_TEXT)}" if task.kendala else ""
    bukti: list[MissingBukti] = [{"text": name, "note": "", "links": []} for name in names]
    act = {"langkah": task.kode, "target": task.tenggat[0]}
    if part == WITHOUT_BUKTI:
        act["bukti"] = task.first_bukti
    return tenggat_blocks.lacking(
        task,
        _STATUS[part],
        rencana_only=ctx.view.rencana_only,
        act=act,
        bukti=bukti,
        text=shorten(task.langkah_aksi, _LONGEST_TEXT),
        state=state,
        pic=kendala,
    )


def show_follow_ups(ctx: Context, opened: list[FollowUpRow]) -> None:
    """Draw the open follow-ups that meetings gave these PICs, or this person by name."""
    outcome.show(_BLOCK)
    if not opened:
        return
    st.markdown(f"### Tindak lanjut rapat: {figures.format_number(len(opened))}", anchors=False)
    for row in opened:
        with st.container(
            border=True,
            key=f"tindak_lanjut_{row['nomor']}",
            gap="xsmall",
        ):
            late = ""
            if row["hari_terlambat"]:
                late = f" :orange[▲ {figures.format_overdue(row['hari_terlambat'])}]"
            kode = f"**{safe(row['kode'])}** " if row["kode"] else ""
            st.markdown(f"{kode}{safe(row['uraian'])}")
            st.caption(
                f"Batas {format_day(row['batas'])}{late} · "
                f"{safe_line(row['judul_rapat'])}{only_decided(row)}"
            )
            page_parts.fold(
                "Sudah dikerjakan …",
                _ask_settled,
                ctx,
                row,
                key=f"beres_{row['nomor']}",
                draw=st.popover,
                width="stretch",
            )


def _ask_settled(ctx: Context, row: FollowUpRow) -> None:
    key = f"keterangan_{row['nomor']}"
    st.text_area(
        "Keterangan (boleh kosong)", row["keterangan"] or "", max_chars=DESCRIPTION_LENGTH, key=key
    )
    page_parts.button(
        "Catat selesai",
        _settle,
        ctx,
        row,
        key,
        type="primary",
        width="stretch",
        key=f"catat_{row['nomor']}",
    )


def _settle(ctx: Context, row: FollowUpRow, key: str) -> None:
    """Store that a follow-up is done, unless somebody changed it meanwhile. A callback."""
    value = {"status": "selesai", "keterangan": st.session_state[key]}
    seen = {"status": row["status"], "keterangan": row["keterangan"]}
    with outcome.refusals(_BLOCK, f"Tersimpan: “{safe_line(shorten(row['uraian'], 80))}” selesai."):
        acts.change_tindak_lanjut(
            ctx.db,
            ctx.view,
            row["nomor"],
            value,
            pelaku=current_actor(ctx.db),
            seen=seen,
        )
