"""The screen of a quarter: its lines, which are stored touch by touch, and the statement that the
report is complete.

It always reports on the newest version of the plan, since reports change only that one.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from secrets import token_hex
from typing import NamedTuple

import streamlit as st

from monev import figures
from monev.core import clock
from monev.core.dates import Periode, format_day, proposed_periode
from monev.core.statuses import PLAIN_STATUSES, STATUS_LAPORAN
from monev.core.text import NO_PIC, shorten
from monev.core.typed_input import DESCRIPTION_LENGTH
from monev.edits.single_edits import Target
from monev.edits.storing import Newest, find_newest, is_complete, read_langkah, say_complete
from monev.figures import View, view_at
from monev.figures.formats import version_number
from monev.figures.quarter_report import (
    QuarterReport,
    ReportLine,
    completeness_sentence,
    progress_sentence,
    quarter_report,
)
from monev.meeting.records import list_rapat
from monev.ui import address, edit_form, looks, outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.guard import guarded
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import AskedSelect, SearchField
from monev.ui.looks.block_types import Notice, Switches, Tools
from monev.ui.page_table import RAPAT
from monev.ui.shapes import read_shape
from pages.lapor import acts, lines

_BLOCK, _VISIT, _SETTLED = "lapor", "lapor_kunjungan", "lapor_tenang"
_ALL, _YES = "semua", "ya"
_NOTHING = "Tidak ada target yang cocok dengan pilihan di atas."


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


@st.fragment
@guarded
def show_report(ctx: Context) -> None:
    """Draw the screen. A fragment: a touch redraws only this, and a pause redraws the whole
    page."""
    desk = open_desk(ctx)
    report = quarter_report(ctx.db, desk.view, desk.periode, desk.pics)
    if remarks := _remarks(ctx, desk):
        looks.show(remarks, key="lapor_ingat")
    if not desk.may_report:
        st.caption(ctx.only_looking("lapor"))
    shown = _Choice.read([*report.lines, *report.earlier])
    block = blocks.report(
        lines.blocks_of(
            ctx, report, shown.wants, with_earlier=shown.with_earlier, may_report=desk.may_report
        ),
        plan=f"{ctx.view.satker} {ctx.view.tahun}",
        words={status: STATUS_LAPORAN[status] for status in PLAIN_STATUSES},
        visit=st.session_state.setdefault(_VISIT, token_hex(4)),
        answer=acts.last_answer(),
        year=ctx.view.tahun,
        note_length=DESCRIPTION_LENGTH,
        empty=_NOTHING
        if report.lines or report.earlier
        else "Tidak ada yang perlu dilaporkan untuk triwulan ini.",
    )
    content = [*_tools(report, shown), block]
    looks.show(content, key=_BLOCK, on_choose=partial(_receive, ctx, desk))
    if desk.may_report:
        _show_end(ctx, desk, report)
    # Last, so that the lines stay mounted: without them in a run Streamlit takes them down.
    if st.session_state.pop(_SETTLED, False):
        st.rerun()


def _remarks(ctx: Context, desk: Desk) -> list[Notice]:
    """Return the remarks above the lines: another version is shown, or a meeting is running."""
    result = []
    if desk.newest.unggahan_id != ctx.view.unggahan_id:
        number = version_number(desk.newest.jenis, desk.newest.nomor)
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
    """The filters of the lines, with their options."""

    area: AskedSelect
    pic: AskedSelect
    text: str
    only_left: bool
    with_earlier: bool

    @classmethod
    def read(cls, everything: list[ReportLine]) -> "_Choice":
        """Read the filters from the address, ignoring values that no line has."""
        areas = {line.area: figures.format_area(line.area, line.area_name) for line in everything}
        pics = {line.pic or NO_PIC: line.pic or NO_PIC for line in everything}
        return cls(
            area=_choice_of("area", "Semua area", areas),
            pic=_choice_of("pic", "Semua PIC", pics),
            text=" ".join(st.query_params.get("cari", "").split()),
            only_left=st.query_params.get("belum") == _YES,
            with_earlier=st.query_params.get("lama") == _YES,
        )

    def wants(self, line: ReportLine) -> bool:
        """True if a line matches the filters. A line touched under these filters stays until they
        change."""
        if (
            self.only_left
            and line.is_reported
            and lines.id_of(line.kode, line.tenggat) not in acts.touched()
        ):
            return False
        if self.area["asked"] not in (None, line.area) or self.pic["asked"] not in (
            None,
            line.pic or NO_PIC,
        ):
            return False
        said = (
            line.kode,
            line.langkah_aksi,
            line.pic or "",
            *(document.name for document in line.documents),
        )
        return self.text.lower() in " ".join(said).lower()


def _choice_of(name: str, words: str, labels: Mapping[str, str]) -> AskedSelect:
    asked = st.query_params.get(name)
    offered = {_ALL: words} | {value: shorten(label) for value, label in labels.items()}
    choice = blocks.choice(name, words, offered, asked or "")
    return {**choice, "asked": asked if asked in labels else None}


def _tools(report: QuarterReport, shown: _Choice) -> list[Tools | Switches]:
    field: SearchField = {
        "name": "cari",
        "label": "Cari kode, langkah, bukti, PIC",
        "value": shown.text,
    }
    selects = [each for each in (shown.area, shown.pic) if len(each["options"]) > 2]
    tools = blocks.tools(
        count=progress_sentence(report),
        search=field,
        selects=selects,
    )
    only_left = blocks.switch(
        "Hanya yang belum", shown.only_left, belum="" if shown.only_left else _YES
    )
    switches = [[only_left]]
    if report.earlier:
        count = figures.format_number(len(report.earlier))
        words = f"Yang belum tuntas dari triwulan sebelumnya: {count}"
        switches.append(
            [blocks.switch(words, shown.with_earlier, lama="" if shown.with_earlier else _YES)]
        )
    return [tools, blocks.switches("Yang ditampilkan", switches)]


def _receive(ctx: Context, desk: Desk, message: object) -> None:
    """Handle a message of the browser: new filters, or acts on lines. A callback. Raises
    NotUnderstood."""
    told = read_shape(message, acts.Said | address.Choices)
    if isinstance(told, acts.Said):
        st.session_state[_SETTLED] = acts.receive(ctx, told, desk.day)
        return
    acts.forget_touched()
    address.write_choices({name: "" if value == _ALL else value for name, value in told.items()})


def show_chosen_document(ctx: Context) -> bool:
    """Show the dialog of the chosen document; return False if there is none."""
    where = acts.opened()
    if where is not None:
        _show_document(ctx, where)
    return where is not None


@st.dialog("Bukti", width="medium", on_dismiss=acts.close_document)
@guarded
def _show_document(ctx: Context, where: Target) -> None:
    langkah = read_langkah(ctx.db, find_newest(*ctx.rencana).unggahan_id, where.kode)
    edit_form.show_document(ctx, langkah, where, open_desk(ctx).day)


def _show_end(ctx: Context, desk: Desk, report: QuarterReport) -> None:
    """Draw the statement that the office's report of the quarter is complete.

    Only those who may upload can make it, and only after the quarter has ended.
    """
    end = desk.periode.end
    said = is_complete(desk.view.lengkap_per, end)
    outcome.show(_BLOCK)
    if not desk.is_over:
        sentence = (
            f"Laporan lengkap {desk.periode.short_name} dapat dinyatakan mulai {format_day(end)}."
        )
    else:
        sentence = completeness_sentence(report, end, is_complete=said)
    if said or not desk.is_over:
        st.caption(sentence)
    elif not ctx.may("unggah"):
        st.caption("Bila semuanya sudah dilaporkan, operator kantor menyatakan laporannya lengkap.")
    else:
        st.markdown(f"### Laporan lengkap {desk.periode.short_name}", anchors=False)
        st.markdown(f"{sentence} Ini dapat dibatalkan di Riwayat.")
        words = f"Laporan kantor per {format_day(end)} sudah lengkap"
        page_parts.button(
            words,
            _complete,
            ctx,
            end,
            type="primary",
            key="lapor_lengkap",
        )


def _complete(ctx: Context, end: date) -> None:
    """Store that the office's report is complete as of the quarter's end. A callback."""
    done = f"**Tersimpan**: laporan kantor per {format_day(end)} dinyatakan lengkap."
    with outcome.refusals(_BLOCK, done):
        say_complete(*ctx.rencana, end, pelaku=current_actor(ctx.db))
        st.session_state[_SETTLED] = True
