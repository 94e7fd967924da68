"""The panel of one langkah.

It says how it stands, what is missing, its tenggat, its cells, its bukti, how it was read.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any

import streamlit as st

from monev import figures
from monev.access.door import place_of
from monev.core import clock
from monev.core.dates import format_day, format_short_day, format_tenggat, is_due, short_tenggat
from monev.core.grouping import group_by
from monev.core.plan_fields import SAID_OF_BUKTI, said_lines
from monev.core.statuses import (
    CERTAINTY,
    JENIS_TARGET,
    OVERDUE,
    STATUS_BUKTI,
    STATUS_LAPORAN,
    STATUS_TENGGAT,
)
from monev.core.text import shorten
from monev.database import Row
from monev.edits.berlaku import last_end, report_day
from monev.figures.evidence import FREQUENCIES, second_verdicts, telling_jenis
from monev.figures.quarter_report import report_lines
from monev.figures.rows import BuktiRow, LangkahRow, TenggatRow
from monev.figures.targets import Details, first_to_act
from monev.figures.told import LACKING
from monev.figures.views import View, newest_view
from monev.ui import (
    address,
    bukti_files,
    many_targets,
    page_parts,
    page_words,
    tables,
    target_editor,
    target_table,
)
from monev.ui.context import Context, look_again, view_again
from monev.ui.guard import guard
from monev.ui.page_words import safe, safe_line, safe_link
from monev.writing.content_of import read_langkah

_CELLS = page_words.headings(
    (
        "komponen",
        "indikator",
        "langkah_aksi",
        "bukti_dukung",
        "target_waktu",
        "target_capaian",
        "frekuensi",
        "pic",
    )
)
_COLOURS = {
    "selesai": "green",
    "terlambat": "orange",
    "belum_dilaporkan": "orange",
    "berjalan": "blue",
    "tanpa_target": "violet",
}
"""Status → the name of its colour in Streamlit's Markdown."""
_TARGET = "target"
"""The parameter in the address beside `langkah`: the touched target."""
_FEW_TENGGAT = 3
"""Up to so many tenggat are listed without a fold."""


def show_head(details: Details, chosen: str | None, *, rencana_only: bool) -> None:
    """Draw the top of the panel: how the `chosen` tenggat stands, and a mark for each tenggat."""
    langkah = details.langkah
    tenggat = details.tenggat
    standing = next((row for row in tenggat if row["tenggat"] == chosen), None)
    st.markdown(safe(langkah["langkah_aksi"]))
    _show_standing(langkah, standing, rencana_only)
    done = sum(row["status"] == "selesai" for row in tenggat)
    _show_owed(details.bukti, details.dokumen, rencana_only, 0 if rencana_only else done)
    if len(tenggat) > 1:
        _choose_tenggat(langkah, tenggat, chosen, rencana_only)


def _show_standing(langkah: LangkahRow, first: TenggatRow | None, rencana_only: bool) -> None:
    if first is None:
        term = STATUS_TENGGAT["tanpa_target"]
        text, due = term.mark_and_label, "Tanpa target waktu yang terbaca."
    else:
        told = figures.tell([first])
        term, text, due = told.term, told.marked, f"Jatuh tempo {told.when}"
    colour = "gray" if rencana_only else _COLOURS.get(term.kode, "gray")
    pic = safe_line(langkah["pic"] or "belum disebut")
    st.markdown(f":{colour}-badge[{text}] {due} · PIC: {pic}")


def _choose_tenggat(
    langkah: LangkahRow, tenggat: list[TenggatRow], chosen: str | None, rencana_only: bool
) -> None:
    is_one_year = len({row["tenggat"][:4] for row in tenggat}) == 1
    words = {}
    for row in tenggat:
        year, name = row["tenggat"][:4], short_tenggat(row["tenggat"])
        mark = STATUS_TENGGAT[row["status"]].mark
        if not rencana_only and (colour := _COLOURS.get(row["status"])):
            mark = f":{colour}[{mark}]"
        words[row["tenggat"]] = f"{mark} {name}" if is_one_year else f"{mark} {name} {year[2:]}"
    done, due, total = map(
        figures.format_number, (langkah["capaian_n"], langkah["capaian_N"], langkah["tenggat"])
    )
    progress = f"{done} dari {due} yang jatuh tempo selesai"
    if rencana_only:
        progress = f"{due} dari {total} jatuh tempo"
    regular = FREQUENCIES.get(langkah["jenis_target"], f"{total} target")
    key = f"panel_target_{langkah['kode']}"
    st.session_state[key] = chosen
    st.pills(
        f"{regular}, {progress}",
        [*words],
        format_func=words.__getitem__,
        required=True,
        key=key,
        on_change=lambda: _touch_tenggat(st.session_state[key]),
    )


def _show_owed(bukti: list[BuktiRow], documents: list[Row], rencana_only: bool, done: int) -> None:
    """Draw what a langkah lacks. If it names no bukti: how many targets are `done` without any."""
    if not documents:
        proof = f"; {figures.format_number(done)} target selesai tanpa bukti" if done else ""
        st.caption(f"Bukti belum disebut di rencana{proof}.")
        return
    missing = [row for row in bukti if row["celah"]]
    owed = any(row["terutang"] for row in bukti)
    if not missing:
        said = "Semua bukti ada." if owed else "Belum ada bukti yang harus ada."
        st.caption(said)
        return
    told = figures.tell(bukti, missing)
    st.markdown(f"**{LACKING} ({figures.format_number(len(missing))})**")
    page_parts.show_list(safe_line(lack.words) for lack in told.lacks)


def _show_form(ctx: Context, langkah: LangkahRow, chosen: str | None) -> None:
    """Draw the target `chosen` of a langkah to work on; of a past day it can only be read.

    A visitor who may record nothing reads why instead.
    """
    kode = langkah["kode"]
    newest = newest_view(*ctx.rencana)
    day = report_day(*ctx.rencana)
    may_report = ctx.may_report(langkah["pic"] or "")
    seen = target_editor.last_entry(ctx)
    desk = target_editor.Desk(ctx, day, may_report, seen, place=f"panel {kode}")
    if not target_table.may_change(desk):
        st.caption(ctx.only_looking("lapor"))
        if not target_editor.may_judge_above(ctx):
            return
    if newest.unggahan_id != ctx.view.unggahan_id and _has_changed(ctx, newest, kode):
        past = format_day(ctx.view.posisi)
        st.markdown(f"Keadaan per {past}; sejak itu langkah ini berubah.")
        answer, words = target_editor.memory().told.get(f"{kode} {chosen}", ("", ""))
        if answer == "wrong":  # touched before somebody else stored
            st.error(safe(words))
        page_parts.button("Kembali ke hari ini", _to_now, newest, key=f"kini_{kode}")
        return
    lines = report_lines(ctx.db, newest, kode)
    if not lines:
        st.markdown("Langkah ini belum mempunyai target, jadi belum ada yang dapat dicatat.")
        if ctx.may("atur_pic"):
            target_table.show_pic(desk, kode, langkah["pic"])
        return
    line = next((one for one in lines if one.tenggat == chosen), lines[0])
    target_table.show(desk, "", [line], is_first=False, key=f" panel {kode}")
    if may_report:
        target_table.show_use(desk, line)
        target_table.show_file_field(desk)
    many_targets.show_together(desk, lines)
    if day < clock.today() and is_due(line.due, day):
        st.caption(f"Dicatat per {format_day(day)}.")


def _has_changed(ctx: Context, newest: View, kode: str) -> bool:
    """True if a langkah is not on the screen as it is by now."""
    shown, now = (read_langkah(ctx.db, view, [kode]) for view in (ctx.view, newest))
    return shown != now


def _to_now(newest: View) -> None:
    """Look at the newest state. A callback."""
    address.write_one("unggahan", "")
    address.write_one("posisi", newest.posisi.isoformat())


def _describe_report(row: TenggatRow) -> str:
    """Return what was reported, for example *dilaporkan Selesai 14/10/2025*.

    Empty without a report.
    """
    day = f" {format_short_day(row['tanggal_selesai'])}" if row["tanggal_selesai"] else ""
    return "" if row["laporan"] == "belum" else f"dilaporkan {STATUS_LAPORAN[row['laporan']]}{day}"


def _tenggat_cells(tenggat: TenggatRow, bukti: list[BuktiRow], rencana_only: bool) -> list[str]:
    """Return a tenggat as Markdown cells: when it is due, how it stands, its bukti."""
    told = figures.tell([tenggat])
    said = [_describe_report(tenggat), *said_lines(tenggat)]
    documents = []
    for row in bukti:
        documents.append(f"{row['bukti']}: {STATUS_BUKTI[row['status']]}")
    is_late = tenggat["status"] in OVERDUE and not rencana_only
    stands = f":orange[{safe_line(told.marked)}]" if is_late else safe_line(told.marked)
    present = figures.format_fraction(told.n, told.N)
    return [
        told.when.replace(" ", page_words.NO_BREAK),
        page_words.with_note(stands, " · ".join(filter(None, said))),
        page_words.with_note(present, "; ".join(documents)),
    ]


def bukti_lines(ctx: Context, details: Details) -> list[str]:
    """Return each bukti with a link, a note or a verdict from above as Markdown."""
    above = second_verdicts(ctx.db, ctx.view)
    lines = []
    for row in details.bukti:
        said = [*filter(None, _said_of_bukti(row))]
        if second := above.get(place_of(row)):
            said.append(safe_line(second.words))
        if said:
            name = f"{format_tenggat(row['tenggat'])}: {safe_line(row['bukti'])}"
            lines.append(" · ".join([name, *said]))
    return lines


def _said_of_bukti(row: Mapping[str, Any]) -> Iterator[str]:
    for name, said in SAID_OF_BUKTI.items():
        shown = safe_link if said.kind == "link" else safe_line
        yield shown(said.words_of(row[name]))


def _touch_tenggat(tenggat: str) -> None:
    """Choose a tenggat of the panel."""
    address.write_one(_TARGET, tenggat)


def _leave() -> None:
    for name in ("langkah", _TARGET):
        address.write_one(name, "")


def open_requested(ctx: Context) -> None:
    """Open the panel of the langkah in the address, over the page.

    Closing it clears the address.
    """
    if not (kode := st.query_params.get("langkah")):
        return
    title = f"Langkah {safe(address.as_shown(figures.shown_kode(ctx.db, ctx.view, kode)))}"

    @st.dialog(title, width="medium", on_dismiss=_leave)
    def panel() -> None:
        with guard():
            shown = view_again(look_again(replace(ctx, view=ctx.view.whole)))
            now = _acting(shown)
            _show_content(now, figures.langkah_details(now.db, now.view, kode))

    panel()


def _acting(ctx: Context) -> Context:
    """Return the context with the newest state, unless the page looks at a past day.

    That is before the end of the quarter that ended last, or a file that was chosen.
    """
    newest = newest_view(*ctx.rencana)
    end = last_end(newest.tahun, clock.today())
    is_past = ctx.view.is_chosen or (end is not None and ctx.view.posisi < end)
    is_same = newest.unggahan_id == ctx.view.unggahan_id
    return ctx if is_past or is_same else replace(ctx, view=newest)


def _show_content(ctx: Context, details: Details) -> None:
    langkah = details.langkah
    rencana_only = ctx.view.rencana_only
    touched = st.query_params.get(_TARGET)
    first = next(
        (row for row in details.tenggat if row["tenggat"] == touched), first_to_act(details.tenggat)
    )
    chosen = first["tenggat"] if first else None
    show_head(details, chosen, rencana_only=rencana_only)
    _show_form(ctx, langkah, chosen)
    bukti_files.show_files(ctx, details.bukti)
    if details.tenggat:
        with st.expander(
            "Target dan bukti satu per satu", expanded=len(details.tenggat) <= _FEW_TENGGAT
        ):
            bukti = group_by(details.bukti, itemgetter("tenggat"))
            rows = [
                _tenggat_cells(row, bukti.get(row["tenggat"], []), rencana_only)
                for row in details.tenggat
            ]
            tables.show_short(["Tenggat", "Keadaan", "Bukti"], rows)
            if lines := bukti_lines(ctx, details):
                page_parts.show_list(lines)
    with st.expander("Isi rencana, sel demi sel"):
        _show_cells(langkah, details.dokumen)
    if details.jejak:
        with st.expander("Cara dibaca"):
            page_parts.show_list(
                f"{safe(cell['kolom'])} ({safe(cell['sel'] or '')}): "
                f"“{safe(shorten(cell['nilai'], 160))}” → {safe(cell['dibaca'])} "
                f"*({CERTAINTY[cell['cara']].label})*"
                for cell in details.jejak
            )


def _document_words(document: Row) -> str:
    jenis = telling_jenis(document["bukti"], document["jenis_bukti"])
    return safe_line(f"{document['bukti']} ({jenis})" if jenis else document["bukti"])


def _show_cells(langkah: LangkahRow, documents: list[Row]) -> None:
    area = figures.format_area(langkah["area"], langkah["nama_area"])
    sub_area = figures.format_area(langkah["sub_area"] or "", langkah["nama_sub_area"] or "")
    location = " › ".join(filter(None, (area, sub_area)))
    # Columns without a meaning for the program are shown too (`lainnya`).
    written = dict(langkah)
    cells = {heading: written[name] for name, heading in _CELLS.items()}
    cells |= json.loads(langkah["lainnya"] or "{}")
    parts = [f"{safe(location)} · {safe(langkah['lembar'])} baris {langkah['baris']}"]
    parts += [f"**{safe(name)}**  \n{safe(text)}" for name, text in cells.items() if text]
    if langkah["jenis_target"] in JENIS_TARGET:
        parts.append(f"**Jenis target**  \n{JENIS_TARGET[langkah['jenis_target']]}")
    st.markdown("\n\n".join(parts))
    if documents:
        st.markdown("**Bukti sebagai daftar**")
        page_parts.show_list(map(_document_words, documents))
