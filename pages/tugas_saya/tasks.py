"""Whose tasks are shown, the tasks in the order in which they ask for something, follow-ups."""

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
"""As what a part of the list is drawn."""


def choose_pics(ctx: Context, follow_ups: list[FollowUpRow]) -> list[str] | None:
    """Whose tasks are shown, as the plan writes their PIC, or the meeting that gave one of these
    follow-ups: one's own; who reports for the whole office chooses one, or all (None). Empty, and
    said why, where there is none."""
    asked = {same_pic(name): name for t in follow_ups for name in split_pics(t["pic"])}
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
    """The sentence, then what is late, what runs and what is called done without its bukti; the
    rest is folded."""
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
    names = [
        *task.bukti[:_MOST_BUKTI],
        *([f"dan {figures.format_number(more)} bukti lagi"] if more > 0 else []),
    ]
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
    """What meetings gave these PIC, or this person by name, and is still open."""
    outcome.show(_BLOCK)
    if not opened:
        return
    st.markdown(f"### Tindak lanjut rapat: {figures.format_number(len(opened))}", anchors=False)
    for t in opened:
        with st.container(
            border=True,
            key=f"tindak_lanjut_{t['nomor']}",
            gap="xsmall",
        ):
            late = (
                f" :orange[▲ {figures.format_overdue(t['hari_terlambat'])}]"
                if t["hari_terlambat"]
                else ""
            )
            kode = f"**{safe(t['kode'])}** " if t["kode"] else ""
            st.markdown(f"{kode}{safe(t['uraian'])}")
            st.caption(
                f"Batas {format_day(t['batas'])}{late} · "
                f"{safe_line(t['judul_rapat'])}{only_decided(t)}"
            )
            page_parts.fold(
                "Sudah dikerjakan …",
                _ask_settled,
                ctx,
                t,
                key=f"beres_{t['nomor']}",
                draw=st.popover,
                width="stretch",
            )


def _ask_settled(ctx: Context, t: FollowUpRow) -> None:
    key = f"keterangan_{t['nomor']}"
    st.text_area(
        "Keterangan (boleh kosong)", t["keterangan"] or "", max_chars=DESCRIPTION_LENGTH, key=key
    )
    page_parts.button(
        "Catat selesai",
        _settle,
        ctx,
        t,
        key,
        type="primary",
        width="stretch",
        key=f"catat_{t['nomor']}",
    )


def _settle(ctx: Context, t: FollowUpRow, key: str) -> None:
    """A callback: the follow-up is done, unless somebody changed it since it was shown."""
    value = {"status": "selesai", "keterangan": st.session_state[key]}
    seen = {"status": t["status"], "keterangan": t["keterangan"]}
    with outcome.refusals(_BLOCK, f"Tersimpan: “{safe_line(shorten(t['uraian'], 80))}” selesai."):
        acts.change_tindak_lanjut(
            ctx.db,
            ctx.view,
            t["nomor"],
            value,
            pelaku=current_actor(ctx.db),
            seen=seen,
        )
