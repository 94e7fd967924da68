"""The table of a quarter: what is left of earlier ones, its targets, and what runs already.

Each touch is stored. It always reports on the newest state; the address says which quarter.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev import figures
from monev.access import same_pic
from monev.core import clock
from monev.core.dates import (
    ROMAN_TRIWULAN,
    Periode,
    format_day,
    format_short_day,
    format_tenggat,
    proposed_periode,
)
from monev.core.text import NO_PIC, pics_of, shorten, split_pics
from monev.edits.berlaku import report_day
from monev.edits.storing import is_complete, say_complete
from monev.figures.quarter_report import (
    QuarterReport,
    ReportLine,
    completeness_sentence,
    progress_sentence,
    report_of_triwulan,
)
from monev.figures.told import WORDS
from monev.meeting.records import given_to, list_rapat, read_tindak_lanjut
from monev.meeting.things import FollowUpRow
from monev.ui import (
    address,
    follow_ups,
    langkah_panel,
    looks,
    many_targets,
    outcome,
    page_parts,
    screen,
    target_editor,
    target_table,
)
from monev.ui.context import Context, at_now, current_actor
from monev.ui.guard import guarded
from monev.ui.looks import blocks
from monev.ui.page_table import RAPAT
from monev.ui.page_words import safe, safe_line

_BLOCK = "lapor"
_YES, _OWN, _ALL = "ya", "saya", "semua"
_FOLLOW_UPS = "Tindak lanjut rapat sebelumnya"
_NOTHING = "Tidak ada target yang cocok dengan pilihan di atas."
_MOST_UNSAID = 25
"""Nobody reads more targets without a status at once; the list above has them all."""


class Desk(NamedTuple):
    """What is reported here, and by whom.

    `day`: from which reports of what is due hold. `pics` are the PICs the person may report for
    (None: all), `own` those whose tasks are theirs.
    """

    periode: Periode
    day: date
    pics: tuple[str, ...] | None
    own: tuple[str, ...] | None

    @property
    def is_over(self) -> bool:
        """True if the quarter has ended."""
        return self.periode.end <= clock.today()

    @property
    def says_day(self) -> bool:
        """True if what is due in the quarter is reported as of another day than today."""
        return self.periode.end <= self.day < clock.today()


def open_desk(ctx: Context) -> Desk:
    """Find the quarter to report on.

    A posisi of recent weeks that ends no quarter stands for the quarter that ended last.
    """
    periode = proposed_periode(ctx.choice.posisi, clock.today(), ctx.choice.tahun)
    own = figures.own_pics(ctx.db, ctx.view, ctx.visitor)
    return Desk(periode, report_day(*ctx.rencana), None if ctx.may("lapor") else own, own)


def show_report(ctx: Context) -> None:
    """Draw the sentence, the follow-ups, and the table; each part of it is a fragment."""
    desk = open_desk(ctx)
    may_report = not ctx.view.is_closed and desk.pics != ()
    _show_meeting(ctx, may_report=may_report)
    given = _follow_ups(ctx, desk)
    if desk.pics == () and not ctx.view.is_closed:
        follow_ups.show(ctx, given, _FOLLOW_UPS, may_settle=True)
        _say_no_tasks(ctx)
        return
    seen = target_editor.last_entry(ctx)
    still_open = sum(row["status"] == "terbuka" for row in given)
    with st.container(key="lapor_kalimat"):
        also = partial(_show_progress, ctx, desk, seen, still_open, st.empty())
    also()
    is_all = _is_all_reported(ctx, desk)
    if may_report and is_all:
        _show_end(ctx, desk)
    if not may_report:
        st.caption(ctx.only_looking("lapor"))
    follow_ups.show(ctx, given, _FOLLOW_UPS, may_settle=True)
    above = st.container(horizontal=True, vertical_alignment="center", gap="small")
    shown = _choose(ctx, desk, above)
    report = shown.ask(ctx, desk.pics)
    editor = target_editor.Desk(ctx, desk.day, may_report, seen)
    listed = shown.listed(report)

    def rows_now() -> tuple[target_editor.Desk, list[tuple[str, ReportLine]]]:
        also()
        if seen == (last := target_editor.last_entry(ctx)):
            return editor, listed
        now = at_now(ctx)
        if _is_all_reported(now, desk) != is_all:
            st.rerun()  # the way to call it complete stands above the table, or below
        newly = shown.ask(now, desk.pics)
        day = report_day(*now.rencana)
        return editor._replace(ctx=now, day=day, seen=last), shown.listed(newly)

    many_targets.show_together(editor, [line for _, line in listed], above)
    with st.container(key="lapor_tabel", gap=None):
        for number, heading in enumerate(dict.fromkeys(heading for heading, _ in listed)):
            _show_part(rows_now, heading, is_first=number == 0)
        if may_report:
            target_table.show_file_field(editor)
    if not listed:
        st.markdown(_NOTHING if report.lines or report.earlier else "Tidak ada yang dilaporkan.")
    if may_report and not is_all:
        _show_end(ctx, desk)
    langkah_panel.open_requested(ctx)


@st.fragment
@guarded
def _show_part(
    rows_now: Callable[[], tuple[target_editor.Desk, list[tuple[str, ReportLine]]]],
    heading: str,
    *,
    is_first: bool,
) -> None:
    """Draw the targets under one heading. A fragment: a touch redraws and sends these alone."""
    desk, rows = rows_now()
    lines = [line for each, line in rows if each == heading]
    target_table.show(desk, heading, lines, is_first=is_first)


def _say_no_tasks(ctx: Context) -> None:
    page_parts.show_sentence("Belum ada tugas untuk Anda di rencana ini.")
    given = ", ".join(sorted(ctx.visitor.pics.get(ctx.view.satker, ())))
    because = f"PIC Anda ({safe_line(given)}) tidak disebut di rencana ini." if given else ""
    advice = "Minta admin memasangkan nama Anda dengan PIC yang tertulis di rencana."
    st.markdown(f"{because} {advice}".strip())
    st.caption(ctx.only_looking("lapor"))


def _follow_ups(ctx: Context, desk: Desk) -> list[FollowUpRow]:
    """Return this person's follow-ups: the open ones, and those settled in this quarter."""
    if ctx.view.is_closed:
        return []
    before = desk.periode.before
    rows = []
    for row in read_tindak_lanjut(*ctx.rencana):
        is_new = row["waktu"].astimezone(clock.zone()).date() > before
        if row["status"] == "terbuka" or (row["status"] == "selesai" and is_new):
            rows.append(row)
    own = desk.own
    if own == ():
        asked = {same_pic(name): name for row in rows for name in split_pics(row["pic"])}
        own = tuple(name for name in asked.values() if ctx.visitor.is_asked(ctx.view.satker, name))
    return given_to(ctx.visitor, ctx.view.satker, own, rows)


def _show_progress(
    ctx: Context, desk: Desk, seen: str, follow_ups: int, place: DeltaGenerator
) -> None:
    """Draw what there is to do, and how much is reported, also by what was stored after `seen`."""
    now = ctx if seen == target_editor.last_entry(ctx) else at_now(ctx)
    report = report_of_triwulan(now.db, now.view, desk.periode, desk.pics)
    tasks = figures.tasks_of(now.db, now.view, desk.own)
    words = figures.tasks_sentence(tasks, now.view, follow_ups=follow_ups)
    posisi = now.view.posisi  # other pages may show another
    day = "Hari ini" if posisi == clock.today() else f"Per {format_short_day(posisi)}"
    said = words if now.view.is_closed else f"{day}: {words}"
    about = progress_sentence(report)
    if is_complete(now.view.lengkap_per, desk.periode.end):
        about += f" Laporan {desk.periode.bare_name} dinyatakan lengkap."
    elif desk.says_day and not now.view.is_closed and desk.pics != ():
        about += f" Laporan baru dicatat per {format_day(desk.day)}."
    place.markdown(f"**{safe(said)}** {safe(about)}")


def _whole(ctx: Context, desk: Desk) -> QuarterReport:
    """Return the report of the whole office, whatever part of its plan is shown."""
    return report_of_triwulan(ctx.db, ctx.view.whole, desk.periode, desk.pics)


def _is_all_reported(ctx: Context, desk: Desk) -> bool:
    return not _whole(ctx, desk).left


def _show_meeting(ctx: Context, *, may_report: bool) -> None:
    """Say that a meeting is running, whose record gets nothing from here."""
    opened = [rapat for rapat in list_rapat(*ctx.rencana) if rapat.is_open]
    if opened and may_report:
        there = looks.link(RAPAT, ctx.choice.url(rapat=str(opened[0].nomor)))
        text = (
            f"Rapat “{shorten(opened[0].judul, 80)}” sedang berlangsung. Laporan di sini tidak "
            "masuk catatannya."
        )
        notice = blocks.notice(text, link=blocks.way("Ke rapat →", there), key="rapat")
        looks.show([notice], key="lapor_ingat")


class _Choice(NamedTuple):
    """What is shown of a quarter. `pics`: None for all. `of`: which plan's."""

    pics: tuple[str, ...] | None
    text: str
    only_left: bool
    of: tuple[str, Periode]

    def ask(self, ctx: Context, pics: tuple[str, ...] | None) -> QuarterReport:
        """Ask for the quarter's report, with what was touched under these filters."""
        touched = target_editor.touched_under(self)
        return report_of_triwulan(ctx.db, ctx.view, self.of[1], pics, touched)

    def listed(self, report: QuarterReport) -> list[tuple[str, ReportLine]]:
        """List the targets that are shown, each with its heading; first those of before.

        One touched under these filters stays, and stays where it stood, until they change.
        """
        touched = target_editor.touched_under(self)
        name = report.periode.bare_name
        found = [(_before(report.periode), line) for line in report.earlier]
        for line in report.lines:
            found.append((figures.format_area(line.area, line.area_name), line))
        found += [(f"Jatuh tempo sesudah {name}", line) for line in report.later]
        wanted = [each for each in found if self._wants(each[1], touched)]
        headings = {heading: number for number, heading in enumerate(dict(found))}
        places = target_editor.places_of(line.name for _, line in wanted)
        return sorted(wanted, key=lambda each: (headings[each[0]], places[each[1].name]))

    def _wants(self, line: ReportLine, touched: set[str]) -> bool:
        is_touched = line.name in touched
        if self.only_left and line.is_reported and not line.lacks and not is_touched:
            return False
        if self.pics is not None and not {*self.pics}.intersection(pics_of(line.pic)):
            return False
        names = (document.name for document in line.documents)
        said = " ".join((line.kode, line.kode_tampil, line.langkah_aksi, line.pic or "", *names))
        return self.text.lower() in said.lower()


def _choose(ctx: Context, desk: Desk, place: DeltaGenerator) -> _Choice:
    """Draw the filters. Who reports for the office and is a PIC begins with their own targets."""
    own = desk.own if desk.pics is None and not ctx.choice.pic else None
    with place, st.popover("Saring") if screen.is_narrow() else place:
        if own:
            words = {_OWN: "Milik saya", _ALL: "Semua"}
            if page_parts.choose_part(words, _OWN, key="siapa", label="Milik siapa") == _ALL:
                own = None
        text = page_parts.search_field("Cari kode, langkah, bukti, PIC")
        only_left = st.toggle("Hanya yang belum", **address.bind_toggle("belum", _YES))
    return _Choice(own, text, only_left, (ctx.view.satker, desk.periode))


def _show_end(ctx: Context, desk: Desk) -> None:
    """Draw the way to say that the office's report of the quarter is complete.

    Only those who may upload can say it, and only after the quarter has ended.
    """
    end, report = desk.periode.end, _whole(ctx, desk)
    name = desk.periode.bare_name
    outcome.show(_BLOCK)
    if not desk.is_over:
        st.caption(f"{name} dapat dinyatakan lengkap mulai {format_day(end)}.")
    elif is_complete(ctx.view.lengkap_per, end):
        return
    elif not ctx.may("unggah"):
        st.caption("Bila semuanya sudah dilaporkan, operator kantor menyatakan laporannya lengkap.")
    else:
        words = completeness_sentence(report, end)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(words, width="content")
            page_parts.fold(
                f"Nyatakan {name} lengkap …",
                _ask_complete,
                ctx,
                report,
                end,
                key="lapor_akhir",
                draw=st.popover,
                type="secondary" if report.left else "primary",
            )


def _before(periode: Periode) -> str:
    """Name the quarters before one: Dari TW I–II."""
    before = ROMAN_TRIWULAN[: (periode.triwulan or 1) - 1]
    return f"Dari TW {'–'.join(dict.fromkeys((*before[:1], *before[-1:])))}"


def _ask_complete(ctx: Context, report: QuarterReport, end: date) -> None:
    """Draw what nobody reported, what the statement means for it, and its button."""
    unsaid = report.unsaid(end)
    if unsaid:
        st.markdown(f"{WORDS['belum_dilaporkan'].capitalize()} sampai {format_day(end)}:")
        page_parts.show_list(map(_unsaid_line, unsaid[:_MOST_UNSAID]))
    if len(unsaid) > _MOST_UNSAID:
        st.markdown(f"… dan {figures.format_number(len(unsaid) - _MOST_UNSAID)} lagi.")
    st.markdown("Ini dapat dibatalkan di Riwayat.")
    words = f"Laporan kantor per {format_day(end)} sudah lengkap"
    page_parts.button(words, _complete, ctx, end, type="primary", key="lapor_lengkap")


def _unsaid_line(line: ReportLine) -> str:
    about = f"{shorten(line.langkah_aksi, 100)} · {format_tenggat(line.tenggat)}"
    return f"**{safe(line.kode_tampil)}** {safe_line(f'{about} · {line.pic or NO_PIC}')}"


def _complete(ctx: Context, end: date) -> None:
    """Store that the office's report is complete as of the quarter's end. A callback."""
    done = f"**Tersimpan**: laporan kantor per {format_day(end)} dinyatakan lengkap."
    with outcome.refusals(_BLOCK, done):
        say_complete(*ctx.rencana, end, pelaku=current_actor(ctx.db))
