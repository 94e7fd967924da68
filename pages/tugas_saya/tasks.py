"""The tasks of a person, the most urgent first."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev import figures
from monev.access import same_pic
from monev.core.dates import format_day
from monev.core.statuses import find_term
from monev.core.text import split_pics
from monev.edits.storing import find_newest
from monev.figures import view_at
from monev.figures.formats import version_number
from monev.figures.quarter_report import ReportLine, report_lines
from monev.figures.tasks import LATE, LATER, NOW, SETTLED, TO_DO, WITHOUT_BUKTI, running_words
from monev.meeting.things import FollowUpRow
from monev.ui import edit_form, many_targets, page_parts, target_editor
from monev.ui.context import Context, view_again
from monev.ui.page_table import LAPOR
from monev.ui.page_words import safe, safe_line

_ROWS_PER_PAGE = 10
"""So few because each row is an editor, which costs a browser about 30 ms."""
_STATUS = {LATE: "terlambat", NOW: "berjalan", WITHOUT_BUKTI: "selesai", LATER: "belum_jatuh_tempo"}
"""Part of the list → the status it is drawn as."""


def choose_pics(ctx: Context, follow_ups: list[FollowUpRow]) -> list[str] | None:
    """Return the PICs whose tasks are shown, as the plan or the follow-ups write them (None: all).

    1. A person who reports for the whole office sees those chosen for all pages.
    2. Everybody else gets their own. If there is none, draw the reason and return an empty list.
    """
    own = figures.own_pics(ctx.db, ctx.view, ctx.visitor)
    if own is None:
        return None
    asked = {}
    for row in follow_ups:
        asked |= {same_pic(name): name for name in split_pics(row["pic"])}
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
    """Draw the sentence, then a row for each target late, due now, or done without its bukti.

    The rest stands in a fold.
    """
    seen = target_editor.last_entry(ctx)
    also = partial(_show_sentence, ctx, pics, len(follow_ups), st.empty())
    also()
    ways = st.container(horizontal=True, vertical_alignment="center", gap="small")
    if not ctx.view.is_closed:
        about = ctx.choice.url()
        ways.page_link(LAPOR.file, label="Lapor triwulan →", query_params=about, width="content")
    tasks = figures.tasks_of(ctx.db, ctx.view, pics)
    newest = find_newest(*ctx.rencana)
    day = edit_form.posisi_of_edit(ctx, newest)
    desk = target_editor.Desk(ctx, day, not ctx.view.is_closed, seen)
    lines = {}
    for line in report_lines(ctx.db, view_at(*ctx.rencana, day, unggahan=newest.nomor)):
        lines[line.kode, line.tenggat] = line
    parts = {part: list(_rows(tasks.parts[part], lines)) for part in (*TO_DO, LATER)}
    open_rows = [line for part in (LATE, NOW) for line, _ in parts[part]]
    with ways:
        many_targets.show_together(desk, open_rows)
    if newest.unggahan_id != ctx.view.unggahan_id and any(parts[part] for part in TO_DO):
        number = version_number(newest.nomor)
        listed = f"Daftar ini per {format_day(ctx.view.posisi)}"
        st.caption(f"{listed}; barisnya menampilkan dan mengubah versi terbaru ({number}).")
    for part in TO_DO:
        if parts[part]:
            heading = find_term(_STATUS[part], rencana_only=ctx.view.rencana_only).label
            if part == WITHOUT_BUKTI:
                heading = figures.figure_labels()["selesai_tanpa_bukti"]
            note = f"{figures.format_number(tasks.counts[part])} target"
            if part == NOW:
                note = "; ".join(running_words(tasks, ctx.view))
            st.markdown(f"### {heading} :small[:gray[{note}]]", anchors=False)
            _show_rows(desk, parts[part], part, also)
    if tasks.counts[LATER]:
        words = f"Belum waktunya: {figures.format_number(tasks.counts[LATER])} target"
        page_parts.fold(words, _show_rows, desk, parts[LATER], LATER, also, key="nanti")
    if tasks.counts[SETTLED]:
        st.caption(
            f"✓ {figures.format_number(tasks.counts[SETTLED])} target lain tidak memerlukan "
            "tindakan."
        )


def _show_sentence(
    ctx: Context, pics: list[str] | None, follow_ups: int, place: DeltaGenerator
) -> None:
    """Draw what there is to do, also by what was stored since the page was drawn."""
    now = view_again(ctx)
    tasks = figures.tasks_of(now.db, now.view, pics)
    words = figures.tasks_sentence(tasks, now.view, follow_ups=follow_ups)
    place.markdown(f"## {safe(words)}", anchors=False)


def _rows(
    tasks: Iterable[figures.Task], lines: dict[tuple[str, str], ReportLine]
) -> Iterator[tuple[ReportLine, str]]:
    """List the targets of tasks with how each stands; those that the newest version has."""
    for task in tasks:
        for tenggat, state in zip(task.tenggat, task.states, strict=True):
            if line := lines.get((task.kode, tenggat)):
                yield line, state


def _show_rows(
    desk: target_editor.Desk,
    rows: list[tuple[ReportLine, str]],
    part: str,
    also: Callable[[], None],
) -> None:
    for line, state in page_parts.take_page(
        rows, key=f"tugas_{part}", rows_per_page=_ROWS_PER_PAGE
    ):
        target_editor.show_target(desk.ctx, desk, line, also, state)
