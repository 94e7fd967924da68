"""Menunggu diperiksa: the bukti that are reported and unchecked, one at a time beside their list.

A verdict is one entry with one undo; the next bukti follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import streamlit as st

from monev import figures
from monev.access import name_of, reports
from monev.access.door import place_of
from monev.core import clock
from monev.core.dates import format_day, format_short_day, format_tenggat
from monev.core.errors import MonevError
from monev.core.file_references import FileReference, files_of, is_web_address, words_of
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import NO_PIC, shorten
from monev.core.typed_input import DESCRIPTION_LENGTH
from monev.database import rows_of
from monev.edits.single_edits import Edit, Target, judged_by
from monev.edits.storing import find_newest
from monev.evidence_files.files import kind_of, known_files, page_for
from monev.evidence_files.link_check import links_in
from monev.figures import view_at
from monev.figures.bukti import SecondVerdict, matching, second_verdicts, to_check
from monev.figures.rows import BuktiRow
from monev.figures.views import ask_rencana
from monev.outputs.settings import areas_of
from monev.ui import edit_form, page_parts, screen, second_tier, tables, target_editor, threads
from monev.ui.context import Context, view_again
from monev.ui.guard import guarded
from monev.ui.page_words import safe, safe_line

_MEMORY, _CHOSEN, _NOTE = "periksa", "periksa_pilihan", "periksa_catatan"
_UNSEEN = "Buka dahulu dokumennya, lalu nyatakan terverifikasi."
_CHANGED = "Bukti ini baru saja diubah orang lain; yang tampak adalah keadaannya sekarang."
_SEEN = ("status", "tautan", "catatan")
"""The fields of a bukti that a verdict is based on."""


@dataclass(slots=True)
class _Memory:
    """What this visit did here.

    - seen: addresses of documents that were opened or shown; pages: SHA-256 → the page shown
    - place: where in the list the chosen bukti stands; shown: it, as it was drawn last
    - judged: what a verdict was given of, the last one last; mending: whose note is asked for
    """

    seen: set[str] = field(default_factory=set)
    pages: dict[str, int] = field(default_factory=dict)
    place: int = 0
    shown: BuktiRow | None = None
    judged: list[str] = field(default_factory=list)
    mending: str = ""


def _memory() -> _Memory:
    return st.session_state.setdefault(_MEMORY, _Memory())


@st.fragment
@guarded
def show_waiting(ctx: Context) -> None:
    """Draw the list and the chosen bukti. A fragment: a verdict redraws only this."""
    ctx = view_again(ctx)
    kept = _memory()
    newest = find_newest(*ctx.rencana)
    # A verdict is dated after an older posisi on screen, where its bukti goes on waiting.
    desk = target_editor.Desk(ctx, edit_form.posisi_of_edit(ctx, newest), may_report=False)
    now = view_at(*ctx.rencana, desk.day, unggahan=newest.nomor)
    still = {_id_of(row) for row in rows_of(to_check(ctx.db, now, ctx.visitor), BuktiRow)}
    waiting = {_id_of(row): row for row in _narrowed(ctx, still)}
    # Always there: what comes after it keeps its place, and its keys.
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if ctx.may("verifikasi"):
            target_editor.show_outcome(desk, _MEMORY, shortcut="U")
            second_tier.show_outcome(ctx)
        else:
            second_tier.show_outcome(ctx, shortcut="U")
    threads.show_waiting(ctx)
    if not waiting:
        return
    while kept.judged and kept.judged[-1] in waiting:  # taken back or refused
        st.session_state[_CHOSEN] = kept.judged.pop()
    if st.session_state.get(_CHOSEN) not in waiting:
        st.session_state[_CHOSEN] = [*waiting][min(kept.place, len(waiting) - 1)]
    chosen: str = st.session_state[_CHOSEN]
    kept.place = [*waiting].index(chosen)
    side, sheet = st.columns([4, 7], gap="medium")
    with side, st.container(height=220 if screen.is_narrow() else 600):
        st.radio(
            "Bukti yang menunggu diperiksa",
            [*waiting],
            format_func=lambda one: _label(ctx, waiting[one]),
            label_visibility="collapsed",
            key=_CHOSEN,
        )
    with sheet:
        _show_sheet(desk, kept, waiting, waiting[chosen])


def _narrowed(ctx: Context, still: set[str]) -> list[BuktiRow]:
    """Draw the filters and how much waits, also `still`; return the bukti that match."""
    unchecked = to_check(ctx.db, ctx.view, ctx.visitor)
    everything = [row for row in rows_of(unchecked, BuktiRow) if _id_of(row) in still]
    if not everything:
        st.markdown("Tidak ada bukti yang menunggu diperiksa.")
        return []
    keys = sorted({row["tenggat"][:7] for row in everything})
    months = {key: format_tenggat(key) for key in keys}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        month = page_parts.select("bulan", "Semua bulan", months)
        text = page_parts.search_field("Cari kode, langkah, bukti, PIC")
    rows = []
    for row in rows_of(matching(unchecked, text), BuktiRow):
        if month in (page_parts.ALL, row["tenggat"][:7]) and _id_of(row) in still:
            rows.append(row)
    own_areas = areas_of(ctx.db, ctx.view.satker, ctx.visitor)
    rows.sort(key=lambda row: (row["area"] not in own_areas, not _returned(ctx, row)))
    total = figures.format_number(len(everything))
    said = "dinyatakan ada dan belum diperiksa"
    if any(row["status"] != "ada" for row in everything):
        said = "menunggu diperiksa"
    count = f"{total} bukti {said}."
    if len(rows) < len(everything):
        count = f"{figures.format_number(len(rows))} dari {total} bukti."
    if gone := len(unchecked) - len(everything):
        count += f" {figures.format_number(gone)} lainnya tidak lagi menunggu di versi terbaru."
    st.markdown(count)
    return rows


def _id_of(row: BuktiRow) -> str:
    return " ".join(place_of(row))


def _label(ctx: Context, row: BuktiRow) -> str:
    said = [row["bukti"], format_tenggat(row["tenggat"])]
    if returned := _returned(ctx, row):
        said.append(f"↩ {shorten(returned.words, 120)}")
    return f"**{safe_line(row['kode'])}** {safe_line(' · '.join(said))}"


def _show_sheet(
    desk: target_editor.Desk, kept: _Memory, waiting: dict[str, BuktiRow], row: BuktiRow
) -> None:
    ctx = desk.ctx
    if kept.shown and _id_of(kept.shown) == _id_of(row) and _moved(kept.shown, row):
        st.warning(_CHANGED)
    kept.shown = row
    said = reports(*ctx.rencana).get(place_of(row))
    about = [format_tenggat(row["tenggat"]), shorten(row["pic"] or NO_PIC)]
    is_own = False
    if said:
        pelaku, moment = said
        day = format_short_day(moment.astimezone(clock.zone()).date())
        about.append(f"dilaporkan {name_of(ctx.db, pelaku)}, {day}")
        is_own = pelaku == ctx.visitor.pelaku and not ctx.visitor.is_local
    about += _checked(ctx, row)
    if row["catatan"]:
        about.append(f"Catatan: {row['catatan']}")
    st.markdown(f"### {safe_line(row['bukti'])}", anchors=False)
    st.markdown(f"**{safe_line(row['kode'])}** {safe_line(shorten(row['langkah_aksi'], 160))}")
    st.caption(safe_line(" · ".join(about)))
    acts = st.container(gap="small")
    _show_documents(ctx, kept, row)
    with acts:
        if is_own:
            st.info(target_editor.OWN_REPORT)
        _show_acts(desk, kept, waiting, row, is_own=is_own)
        places = (place_of(row), (row["kode"], None, None))
        threads.show(ctx, places, row["pic"] or "", "periksa")


def _checked(ctx: Context, row: BuktiRow) -> list[str]:
    """Say what both tiers said of a bukti."""
    place = place_of(row)
    told = []
    if row["status"] == "terverifikasi":
        asked = {"unggahan_id": ctx.view.unggahan_id, "sampai": None}
        for one in ask_rencana(ctx.db, "figures/bukti_verdicts", *ctx.rencana[1:], **asked):
            if place_of(one) == place:
                day = format_short_day(one["waktu"].astimezone(clock.zone()).date())
                told.append(f"terverifikasi kantor oleh {name_of(ctx.db, one['pelaku'])}, {day}")
    if second := second_verdicts(ctx.db, ctx.view).get(place):
        told.append(second.words)
    return told


def _moved(before: BuktiRow, now: BuktiRow) -> bool:
    return any(before[name] != now[name] for name in _SEEN)


def _show_acts(
    desk: target_editor.Desk,
    kept: _Memory,
    waiting: dict[str, BuktiRow],
    row: BuktiRow,
    *,
    is_own: bool,
) -> None:
    """Draw the verdicts, which wait until the documents were opened, and the way on."""
    is_seen = _is_seen(desk.ctx, kept, row)
    is_checked = row["status"] == "terverifikasi"
    returned = _returned(desk.ctx, row)
    together = _together(desk.ctx, kept, waiting, row)
    with st.container(horizontal=True, gap="small"):
        if is_checked and not returned:
            second_tier.show_acts(desk.ctx, row, is_seen=is_seen and not is_own)
        else:
            page_parts.button(
                "✓ Terverifikasi",
                _judge,
                desk,
                [row],
                type="primary" if is_seen and not is_own else "secondary",
                shortcut="V",
                disabled=is_own or is_checked or not is_seen,
            )
            page_parts.button("Perlu perbaikan …", _mend, row, shortcut="P", disabled=is_own)
        if len(together) > 1 and not is_own:
            words = f"✓ {len(together)} bukti langkah ini"
            page_parts.button(words, _judge, desk, together, shortcut="Shift+V")
        for words, step, key in (("↑", -1, "K"), ("↓", 1, "J")):
            page_parts.button(words, _step, [*waiting], step, shortcut=key, key=f"periksa_{key}")
    if not is_seen and not is_own:
        st.caption(_UNSEEN)
    if kept.mending == _id_of(row):
        with st.form("periksa_perbaikan", border=False):
            st.text_area(
                "Apa yang perlu diperbaiki?",
                returned.alasan if returned else row["catatan"],
                max_chars=DESCRIPTION_LENGTH,
                key=_NOTE,
            )
            st.form_submit_button("Catat perlu perbaikan", on_click=_give_back, args=(desk, row))


def _returned(ctx: Context, row: BuktiRow) -> SecondVerdict | None:
    """Return the verdict of the tier above if it gave the bukti back."""
    second = second_verdicts(ctx.db, ctx.view).get(place_of(row))
    return second if second and second.is_return else None


def _together(
    ctx: Context, kept: _Memory, waiting: dict[str, BuktiRow], row: BuktiRow
) -> list[BuktiRow]:
    """List the opened bukti of a langkah that the office has not checked."""
    found = []
    for other in waiting.values():
        is_same = (other["kode"], other["status"]) == (row["kode"], "ada")
        if is_same and _is_seen(ctx, kept, other):
            found.append(other)
    return found


def _documents(ctx: Context, row: BuktiRow) -> tuple[list[str], list[FileReference]]:
    """Return the links and the files of a bukti that can be opened."""
    known = known_files(ctx.db, ctx.view.satker)
    links = [link for link in links_in(words_of(row["tautan"])) if _link_words(link)]
    return links, [file for file in files_of(row["tautan"]) if file.sha256 in known]


def _is_seen(ctx: Context, kept: _Memory, row: BuktiRow) -> bool:
    links, files = _documents(ctx, row)
    return kept.seen.issuperset((*links, *(file.path for file in files)))


def _show_documents(ctx: Context, kept: _Memory, row: BuktiRow) -> None:
    links, files = _documents(ctx, row)
    words = words_of(row["tautan"])
    if words and words not in links:
        st.markdown(safe(words))
    unseen = next((link for link in links if link not in kept.seen), links[0] if links else "")
    for link in links:
        st.link_button(
            f"Buka {safe(_link_words(link))}",
            link,
            on_click=_see,
            args=(link,),
            icon=":material/open_in_new:",
            type="secondary" if link in kept.seen else "primary",
            width="stretch",
            shortcut="O" if link == unseen else None,
        )
    for file in files:
        st.markdown(f"[{safe_line(file.name)}]({file.path})")
        _show_page(ctx, kept, file)
    for file in files_of(row["tautan"]):
        if file not in files:
            st.markdown(f"{safe_line(file.name)}: berkas ini tidak ada di sini")
    if not words and not files_of(row["tautan"]):
        st.caption("Tanpa tautan dan tanpa berkas.")


def _link_words(link: str) -> str:
    """Write a web address as its host, and the last part of its path; "" for what is none."""
    try:
        parts = urlsplit(link)
    except ValueError:  # no valid address
        return ""
    if not is_web_address(link):
        return ""
    path = [unquote(part) for part in parts.path.split("/") if part]
    host = parts.netloc.rpartition("@")[2]
    return f"{host} · {shorten(path[-1], 80)}" if path else host


def _show_page(ctx: Context, kept: _Memory, file: FileReference) -> None:
    """Draw a page of a file; then the file counts as seen."""
    number = kept.pages.get(file.sha256, 1)
    try:
        page = page_for(ctx.db, ctx.visitor, file.sha256, kind_of(file.name), number)
    except MonevError:
        st.caption("Tidak dapat ditampilkan di sini; buka berkasnya dari namanya di atas.")
        page_parts.button("Sudah saya buka", _see, file.path, key=f"buka {file.sha256}")
        return
    kept.seen.add(file.path)
    if page.picture:
        if page.pages > 1:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                for words, to in (("‹", number - 1), ("›", number + 1)):
                    page_parts.button(
                        words,
                        _turn,
                        file.sha256,
                        to,
                        disabled=not 1 <= to <= page.pages,
                        key=f"halaman {file.sha256} {words}",
                    )
                st.caption(f"halaman {number} dari {page.pages}", width="content")
        alt = f"{file.name}, halaman {number} dari {page.pages}"
        st.image(page.picture, width="stretch", alt=alt)
    for part in page.parts:
        if rows := part.get("rows"):
            tables.show_short(rows[0], [[*map(safe_line, row)] for row in rows[1:]])
        else:
            st.markdown(safe(part["text"]))


def _see(href: str) -> None:
    _memory().seen.add(href)


def _turn(sha256: str, to: int) -> None:
    _memory().pages[sha256] = to


def _mend(row: BuktiRow) -> None:
    _memory().mending = _id_of(row)


def _step(order: list[str], by: int) -> None:
    place = _memory().place + by
    if 0 <= place < len(order):
        st.session_state[_CHOSEN] = order[place]


def _give_back(desk: target_editor.Desk, row: BuktiRow) -> None:
    _judge(desk, [row], st.session_state[_NOTE])


def _judge(desk: target_editor.Desk, rows: Sequence[BuktiRow], note: str | None = None) -> None:
    """Store the verdict on bukti of one langkah as one entry and one undo. A callback.

    Without a note they are right. Refused if somebody changed one of them since it was shown.
    """
    value = {"status": "terverifikasi"}
    if note is not None:
        value = {"status": "perlu_perbaikan", "catatan": note}
    edits = []
    for row in rows:
        seen = {name: row[name] for name in _SEEN}
        about = {column: seen[column] for column in value}
        edits.append(Edit(Target(*place_of(row)), {**value}, about, judged_by(value, seen)))
    names = shorten(", ".join(row["bukti"] for row in rows), 100)
    words = f"{rows[0]['kode']} {names}: {STATUS_BUKTI[value['status']]}."
    if desk.day > desk.ctx.view.posisi:
        shown = format_day(desk.ctx.view.posisi)
        words += f" Tercatat per {format_day(desk.day)}; pada {shown} tetap menunggu."
    target_editor.store(desk, _MEMORY, edits, words)
    _memory().judged.append(_id_of(rows[0]))
