"""The screen of a quarter: its targets and the statement that the report is complete.

The targets are stored touch by touch.

It always reports on the newest version of the plan, since reports change only that one.
"""

from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev import figures
from monev.core import clock
from monev.core.dates import Periode, format_day, format_tenggat, proposed_periode
from monev.core.grouping import group_by
from monev.core.text import NO_PIC, pics_of, shorten
from monev.edits.storing import Newest, find_newest, is_complete, say_complete
from monev.figures import View, narrow_view, view_at
from monev.figures.formats import version_number
from monev.figures.quarter_report import (
    QuarterReport,
    ReportLine,
    completeness_sentence,
    progress_sentence,
    quarter_report,
)
from monev.meeting.records import given_to, list_rapat, read_tindak_lanjut
from monev.ui import (
    address,
    follow_ups,
    langkah_panel,
    looks,
    many_targets,
    outcome,
    page_parts,
    target_editor,
)
from monev.ui.context import Context, current_actor
from monev.ui.looks import blocks
from monev.ui.looks.block_types import Words
from monev.ui.page_table import RAPAT
from monev.ui.page_words import safe, safe_line

_BLOCK = "lapor"
_YES = "ya"
_NOTHING = "Tidak ada target yang cocok dengan pilihan di atas."
_EARLIER = "Belum tuntas dari triwulan sebelumnya"
_ROWS_PER_PAGE = 15
"""Each row is a dozen widgets: 24 rows took a browser two seconds to draw."""
_MOST_UNSAID = 25
"""Nobody reads more targets without a status at once; the list above has them all."""


class Desk(NamedTuple):
    """What is reported here, and by whom.

    `newest` is the version that is changed, `view` that version at `day`, the day reports are
    dated. `pics` are the PICs the person may report for (None: all).
    """

    periode: Periode
    newest: Newest
    view: View
    day: date
    pics: tuple[str, ...] | None

    @property
    def is_over(self) -> bool:
        """True if the quarter has ended, by today or by `day`."""
        return self.periode.end <= max(clock.today(), self.day)

    @property
    def may_report(self) -> bool:
        """True if the person may report anything; nobody may in a closed plan."""
        return not self.view.is_closed and self.pics != ()

    def report(self, ctx: Context) -> QuarterReport:
        """Return what there is to report of the areas and PICs chosen for all pages."""
        view = narrow_view(ctx.db, self.view, ctx.choice.area, ctx.choice.pic)
        return quarter_report(ctx.db, view, self.periode, self.pics)


def open_desk(ctx: Context) -> Desk:
    """Find the quarter to report on and the newest version of the plan.

    A posisi of recent weeks that ends no quarter stands for the quarter that ended last. Reports
    are dated at the quarter's end, but not after today, and not before the newest version's
    posisi.
    """
    periode = proposed_periode(ctx.view.posisi, clock.today(), ctx.view.tahun)
    newest = find_newest(*ctx.rencana)
    day = max(newest.posisi, min(periode.end, clock.today()))
    pics = None if ctx.may("lapor") else figures.own_pics(ctx.db, ctx.view, ctx.visitor)
    return Desk(periode, newest, view_at(*ctx.rencana, day, unggahan=newest.nomor), day, pics)


def show_report(ctx: Context) -> None:
    """Draw the screen, each row as a fragment of its own."""
    desk = open_desk(ctx)
    report = desk.report(ctx)
    if remarks := _remarks(ctx, desk):
        looks.show(remarks, key="lapor_ingat")
    if not desk.may_report:
        st.caption(ctx.only_looking("lapor"))
    _show_follow_ups(ctx, desk)
    seen = target_editor.last_entry(ctx)
    also = partial(_show_progress, ctx, seen, report, st.empty())
    also()
    shown = _choose(ctx, desk, report)
    editor = target_editor.Desk(ctx, desk.day, desk.may_report, seen)
    lines, earlier = shown.of(report.lines), shown.of(report.earlier)
    earlier = earlier if shown.with_earlier else []
    many_targets.show_together(editor, [*lines, *earlier])
    listed = [(figures.format_area(line.area, line.area_name), line) for line in lines]
    listed += [(_EARLIER, line) for line in earlier]
    on_page, last = page_parts.page_of(listed, _ROWS_PER_PAGE)
    for heading, rows in group_by(on_page, itemgetter(0)).items():
        st.markdown(f"## **{safe_line(heading)}**", anchors=False)
        for _, line in rows:
            target_editor.show_target(ctx, editor, line, also)
    page_parts.show_pages(last)
    if not listed:
        there = report.lines or report.earlier
        st.markdown(_NOTHING if there else "Tidak ada yang perlu dilaporkan untuk triwulan ini.")
    if desk.may_report:  # what it says is of the whole office
        _show_end(ctx, desk, quarter_report(ctx.db, desk.view, desk.periode, desk.pics))
    langkah_panel.open_requested(ctx)


def _show_follow_ups(ctx: Context, desk: Desk) -> None:
    """Draw the follow-ups of meetings before this quarter that are open, or changed in it."""
    before = desk.periode.before
    rows = []
    for row in read_tindak_lanjut(*ctx.rencana):
        stands = row["status"] == "terbuka" or row["waktu"].astimezone(clock.zone()).date() > before
        if stands and row["tanggal_rapat"] <= desk.day and not ctx.view.is_closed:
            rows.append(row)
    theirs = given_to(ctx.visitor, ctx.view.satker, desk.pics, rows)
    follow_ups.show(ctx, theirs, "Tindak lanjut rapat sebelumnya", may_settle=desk.may_report)


def _show_progress(ctx: Context, seen: str, report: QuarterReport, place: DeltaGenerator) -> None:
    """Draw how much is reported, also by what was stored after the entry `seen`."""
    if seen != target_editor.last_entry(ctx):
        report = open_desk(ctx).report(ctx)
    share = report.reported / len(report.lines) if report.lines else 0.0
    place.progress(share, progress_sentence(report))


def _remarks(ctx: Context, desk: Desk) -> list[Words]:
    """Return the remarks above the lines: another version is shown, or a meeting is running."""
    result = []
    if desk.newest.unggahan_id != ctx.view.unggahan_id:
        number = version_number(desk.newest.nomor)
        version = f"versi terbaru ({number}, posisi {format_day(desk.newest.posisi)})"
        text = f"Yang ditampilkan dan dilaporkan di sini adalah {version}."
        result.append(blocks.notice(text, key="versi"))
    opened = [rapat for rapat in list_rapat(*ctx.rencana) if rapat.is_open]
    if opened and desk.may_report:
        way = blocks.way(
            "Ke rapat →", looks.link(RAPAT, ctx.choice.url(rapat=str(opened[0].nomor)))
        )
        text = (
            f"Rapat “{shorten(opened[0].judul, 80)}” sedang berlangsung. Laporan di sini tidak "
            "masuk catatannya."
        )
        result.append(blocks.notice(text, link=way, key="rapat"))
    return result


class _Choice(NamedTuple):
    """What is shown of a quarter. `pics`: None for all."""

    pics: tuple[str, ...] | None
    text: str
    only_left: bool
    with_earlier: bool

    def of(self, lines: tuple[ReportLine, ...]) -> list[ReportLine]:
        """Pick the targets that are shown.

        One touched under these filters stays until they change.
        """
        touched = target_editor.touched_under(self)
        return [line for line in lines if self._wants(line, touched)]

    def _wants(self, line: ReportLine, touched: set[str]) -> bool:
        if self.only_left and line.is_reported and target_editor.name_of(line) not in touched:
            return False
        if self.pics is not None and not {*self.pics}.intersection(pics_of(line.pic)):
            return False
        names = (document.name for document in line.documents)
        said = " ".join((line.kode, line.langkah_aksi, line.pic or "", *names))
        return self.text.lower() in said.lower()


def _choose(ctx: Context, desk: Desk, report: QuarterReport) -> _Choice:
    """Draw the filters. Who reports for the office and is a PIC begins with their own targets."""
    own = None
    if desk.pics is None and not ctx.choice.pic:
        own = figures.own_pics(ctx.db, desk.view, ctx.visitor) or None
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        text = page_parts.search_field("Cari kode, langkah, bukti, PIC")
        only_left = st.toggle("Hanya yang belum", **address.bind_toggle("belum", _YES))
        if own and st.toggle("Juga PIC lain", **address.bind_toggle("semua", _YES)):
            own = None
        with_earlier = False
        if report.earlier:
            count = figures.format_number(len(report.earlier))
            words = f"Yang belum tuntas dari triwulan sebelumnya: {count}"
            with_earlier = st.toggle(words, **address.bind_toggle("lama", _YES))
    return _Choice(own, text, only_left, with_earlier)


def _show_end(ctx: Context, desk: Desk, report: QuarterReport) -> None:
    """Draw the way to say that the office's report of the quarter is complete.

    Only those who may upload can say it, and only after the quarter has ended.
    """
    end = desk.periode.end
    is_said = is_complete(desk.view.lengkap_per, end)
    name = f"Laporan lengkap {desk.periode.short_name}"
    outcome.show(_BLOCK)
    if not desk.is_over:
        st.caption(f"{name} dapat dinyatakan mulai {format_day(end)}.")
    elif is_said:
        st.caption(completeness_sentence(report, end, is_complete=True))
    elif not ctx.may("unggah"):
        st.caption("Bila semuanya sudah dilaporkan, operator kantor menyatakan laporannya lengkap.")
    else:
        page_parts.fold(
            f"{name} …", _ask_complete, ctx, report, end, key="lapor_akhir", draw=st.popover
        )


def _ask_complete(ctx: Context, report: QuarterReport, end: date) -> None:
    """Draw what nobody reported, what the statement means for it, and its button."""
    unsaid = report.unsaid(end)
    if unsaid:
        st.markdown(f"Tanpa status sampai {format_day(end)}:")
        page_parts.show_list(map(_unsaid_line, unsaid[:_MOST_UNSAID]))
    if len(unsaid) > _MOST_UNSAID:
        st.markdown(f"… dan {figures.format_number(len(unsaid) - _MOST_UNSAID)} lagi.")
    sentence = completeness_sentence(report, end, is_complete=False)
    st.markdown(f"{sentence} Ini dapat dibatalkan di Riwayat.")
    words = f"Laporan kantor per {format_day(end)} sudah lengkap"
    page_parts.button(words, _complete, ctx, end, type="primary", key="lapor_lengkap")


def _unsaid_line(line: ReportLine) -> str:
    about = f"{shorten(line.langkah_aksi, 100)} · {format_tenggat(line.tenggat)}"
    return f"**{safe(line.kode)}** {safe_line(f'{about} · {line.pic or NO_PIC}')}"


def _complete(ctx: Context, end: date) -> None:
    """Store that the office's report is complete as of the quarter's end. A callback."""
    done = f"**Tersimpan**: laporan kantor per {format_day(end)} dinyatakan lengkap."
    with outcome.refusals(_BLOCK, done):
        say_complete(*ctx.rencana, end, pelaku=current_actor(ctx.db))
