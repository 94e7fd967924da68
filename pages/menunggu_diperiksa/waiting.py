"""Periksa: the bukti that wait, a line each, and the documents of the chosen one.

The verdict stands under its name, as a row of a table to work in: one entry, one undo, and the next
bukti follows. A phone shows one bukti at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev import figures
from monev.access import name_of, reports
from monev.access.door import place_of
from monev.core import clock
from monev.core.dates import format_short_day, format_tenggat, short_tenggat
from monev.core.errors import MonevError
from monev.core.file_references import FileReference, files_of, is_web_address, links_in, words_of
from monev.core.grouping import group_by
from monev.core.roles import LOCAL_ACTOR
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import NO_PIC, shorten
from monev.database import rows_of
from monev.edits.reporting import say_of
from monev.edits.single_edits import Target
from monev.evidence_files.files import kind_of, known_files, page_for
from monev.figures.evidence import SecondVerdict, matching, second_verdicts, tier_above, to_check
from monev.figures.rows import BuktiRow
from monev.figures.views import ask_rencana, remember_plans
from monev.ui import looks, page_parts, tables, target_editor
from monev.ui.context import Context, at_now
from monev.ui.guard import guarded
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import DeskCell, DeskRow
from monev.ui.page_table import LAPOR
from monev.ui.page_words import safe, safe_line
from monev.ui.shapes import Name, read_shape
from monev.ui.target_table import cell

_MEMORY = "periksa"
_CHANGED = "Bukti ini baru saja diubah orang lain; yang tampak adalah keadaannya sekarang."
_COMES = "Bukti yang ditandai ada di Lapor muncul di sini."
_THEN = "Sesudah dibuka, *Verifikasi* ada di tempat tombolnya."
_SEEN = ("status", "tautan", "catatan")
"""The fields of a bukti that a verdict is based on."""
_NEXT, _BEFORE = "next", "before"


@dataclass(slots=True)
class _Memory:
    """What this visit did here.

    - seen: addresses of documents that were opened or shown; pages: SHA-256 → the page shown
    - chosen: the bukti beside the list; place: where in the list it stands; shown: it, as drawn
    - judged: what a verdict was given of, the last one last; mending: whose note is asked for
    - lists: a phone shows the list instead
    """

    seen: set[str] = field(default_factory=set)
    pages: dict[str, int] = field(default_factory=dict)
    chosen: str = ""
    place: int = 0
    shown: BuktiRow | None = None
    judged: list[str] = field(default_factory=list)
    mending: str = ""
    lists: bool = False


def _memory() -> _Memory:
    return st.session_state.setdefault(_MEMORY, _Memory())


Waiting = dict[str, BuktiRow]
"""Name of a row → the bukti that waits."""


@st.fragment
@guarded
def show_waiting(ctx: Context) -> None:
    """Draw the list and the chosen bukti. A fragment: a verdict redraws only this."""
    ctx = at_now(ctx)
    kept = _memory()
    desk = target_editor.Desk(ctx, clock.today(), may_report=False)
    answer = st.container(key="periksa_kalimat")
    with st.container(key="periksa_daftar" if kept.lists else "periksa_satu", gap=None):
        side, sheet = (
            st.container(key="periksa_sisi"),
            st.container(key="periksa_lembar", gap="small"),
        )
    with side:
        waiting = {" ".join(place_of(row)): row for row in _narrowed(ctx, answer)}
    # Always there: what comes after it keeps its place, and its keys.
    with sheet, st.container(horizontal=True, vertical_alignment="center", gap="small"):
        target_editor.show_outcome(desk, _MEMORY, shortcut="U")
    if not waiting:
        return
    while kept.judged and kept.judged[-1] in waiting:  # taken back or refused
        kept.chosen = kept.judged.pop()
    if kept.chosen not in waiting:
        kept.chosen = [*waiting][min(kept.place, len(waiting) - 1)]
    kept.place = [*waiting].index(kept.chosen)
    with side:
        _show_list(ctx, kept, waiting)
    with sheet:
        _show_sheet(desk, kept, waiting)


def _show_list(ctx: Context, kept: _Memory, waiting: Waiting) -> None:
    """Draw what waits: a line each, under its langkah."""
    drawn: list[Block] = []
    for kode, names in group_by(waiting, lambda name: waiting[name]["kode"]).items():
        first = waiting[names[0]]
        items = []
        for name in names:
            row = waiting[name]
            when = short_tenggat(row["tenggat"])
            line = blocks.row(row["bukti"], when, [_kinds(ctx, row)], mark="", act=name)
            if name == kept.chosen:
                line["status"] = "chosen"
            items.append(line)
        text = f"{first['kode_tampil']} {shorten(first['langkah_aksi'], 160)}"
        drawn.append(blocks.words("waiting-of", text, key=f"langkah {kode}"))
        drawn.append(blocks.rows(text, items, looks="waiting", key=kode))
    looks.show(drawn, key="periksa_tabel", on_choose=partial(_choose, waiting))


def _choose(waiting: Waiting, act: object) -> None:
    """Show the bukti whose line was touched. A callback."""
    if (name := read_shape(act, Name)) in waiting:
        _memory().chosen = name
    _memory().lists = False


def _kinds(ctx: Context, row: BuktiRow) -> str:
    """Say what the documents of a bukti are: a link, or a file of some kind."""
    links, files = _documents(ctx, row)
    kinds = ["tautan"] if links else []
    kinds += [kind_of(file.name).upper() for file in files]
    if _returned(ctx, row):
        kinds.insert(0, "↩")
    return ", ".join(dict.fromkeys(kinds)) or "–"


def _show_verdict(desk: target_editor.Desk, kept: _Memory, waiting: Waiting) -> None:
    """Draw what can be said of the chosen bukti."""
    row, name = waiting[kept.chosen], kept.chosen
    returned = _returned(desk.ctx, row)
    item: DeskRow = {"id": name, "kode": row["bukti"], "state": [*_verdicts(desk, kept, waiting)]}
    words = words_of(row["tautan"])
    notes = [f"↩ {returned.words}" if returned else "", row["catatan"]]
    notes += [] if links_in(words) and _link_words(words) else [words]
    if _is_own(desk.ctx, row):
        notes.append(target_editor.OWN_REPORT)
    if said := [*filter(None, notes)]:
        item["said"] = said
    if kept.mending == name:
        note = returned.alasan if returned else row["catatan"]
        ask = "Mengapa dikembalikan?" if _is_above(row, returned) else "Apa yang perlu diperbaiki?"
        item["field"] = cell(f"{ask} Enter menyimpan.", "note", "", a=ask, f="", s="note", q=True)
        if note:
            item["ends"] = [cell(f"“{shorten(note, 60)}”", "note", note)]
    verdict = blocks.desk("", (), [item], key="desk", keys=True)
    looks.show([verdict], key="periksa_putusan", on_choose=partial(_touch, desk, waiting))


def _verdicts(desk: target_editor.Desk, kept: _Memory, waiting: Waiting) -> Iterator[DeskCell]:
    """Yield the cells of a verdict: what was not opened yet comes first, in its place."""
    ctx, row = desk.ctx, waiting[kept.chosen]
    is_above, is_own = _is_above(row, _returned(ctx, row)), _is_own(ctx, row)
    links, files = _documents(ctx, row)
    if link := next((each for each in links if each not in kept.seen), ""):
        words = f"Buka tautan {_link_words(link)}"
        yield cell("Buka tautan ↗", "see", link, h=link, k="o", a=words, s="right")
    elif _is_seen(ctx, kept, row) and not is_own and (row["status"] != "terverifikasi" or is_above):
        tier = f" {tier_above(ctx.db, ctx.view.satker)}" if is_above else ""
        lacking = "" if links or files else " tanpa dokumen"
        yield cell(f"Verifikasi{tier}{lacking}", "right", "", m="✓", k="v", s="right")
    if not is_own:
        yield cell("Dikembalikan …" if is_above else "Perlu perbaikan …", "wrong", "", k="p")
        if len(together := _together(ctx, kept, waiting)) > 1:
            yield cell(f"✓ {len(together)} bukti langkah ini", "all", "", k="a")
    if len(waiting) > 1:
        yield cell("↑", _BEFORE, "", k="k", a="↑ sebelumnya")
        yield cell("lanjut ↓", _NEXT, "", k="j")


def _is_own(ctx: Context, row: BuktiRow) -> bool:
    """True if this person reported the bukti, so that another one checks it."""
    return target_editor.is_own_report(ctx, Target(*place_of(row)))


def _is_above(row: BuktiRow, returned: SecondVerdict | None) -> bool:
    """True if the tier above judges this bukti, which the office verified."""
    return row["status"] == "terverifikasi" and returned is None


def _touch(desk: target_editor.Desk, waiting: Waiting, act: object) -> None:
    """Do what was touched. A callback."""
    touched = tuple(act) if isinstance(act, list) else act
    name, what, value = read_shape(touched, tuple[Name, Name, str])
    kept, row = _memory(), waiting.get(name)
    if row is None:
        return
    kept.chosen = name
    if what == "see":
        kept.seen.add(value)
    elif what == "wrong":
        kept.mending = "" if kept.mending == name else name
    elif what in (_NEXT, _BEFORE):
        names = [*waiting]
        step = 1 if what == _NEXT else -1
        kept.chosen = names[(names.index(name) + step) % len(names)]
    elif what == "all":
        _judge(desk, _together(desk.ctx, kept, waiting))
    elif what in ("right", "note") and not _is_above(row, _returned(desk.ctx, row)):
        _judge(desk, [row], value if what == "note" else None)
    elif what in ("right", "note"):
        target_editor.judge_above(desk, _MEMORY, place_of(row), row["tautan"], value)
        _judged(name)


def _narrowed(ctx: Context, answer: DeltaGenerator) -> list[BuktiRow]:
    """Draw how much waits and the search; return the bukti that match."""
    unchecked = to_check(ctx.db, ctx.view, ctx.visitor)
    if unchecked.empty:
        nothing = blocks.answer("Tidak ada bukti yang menunggu diperiksa.", _COMES)
        way = blocks.way("Buka Lapor →", looks.link(LAPOR, ctx.choice.url()), primary=True)
        with answer:
            looks.show([nothing, blocks.actions([way])], key="periksa_banyak")
        return []
    text = page_parts.search_field("Cari kode, langkah, bukti, PIC")
    rows = rows_of(matching(unchecked, text), BuktiRow)
    rows.sort(key=lambda row: not _returned(ctx, row))
    total = figures.format_number(len(unchecked))
    count = f"{total} bukti menunggu diperiksa."
    if len(rows) < len(unchecked):
        count = f"{figures.format_number(len(rows))} dari {total} bukti."
    with answer:
        looks.show([blocks.answer(count)], key="periksa_banyak")
    return rows


def _show_sheet(desk: target_editor.Desk, kept: _Memory, waiting: Waiting) -> None:
    ctx, row = desk.ctx, waiting[kept.chosen]
    if kept.shown and place_of(kept.shown) == place_of(row) and _moved(kept.shown, row):
        st.warning(_CHANGED)
    kept.shown = row
    with st.container(horizontal=True, vertical_alignment="center", key="periksa_ke_daftar"):
        st.caption(f"{kept.place + 1} dari {len(waiting)}")
        page_parts.button("Lihat daftar →", _to_list, type="tertiary", key="periksa_buka_daftar")
    about = [format_tenggat(row["tenggat"]), shorten(row["pic"] or NO_PIC)]
    if said := reports(*ctx.rencana).get(place_of(row)):
        about.append(f"dilaporkan {_by_whom(ctx, *said)}")
    about += _checked(ctx, row)
    st.markdown(f"## **{safe_line(row['bukti'])}**", anchors=False)
    langkah = shorten(row["langkah_aksi"], 160)
    st.markdown(f"**{safe_line(row['kode_tampil'])}** {safe_line(langkah)}")
    st.caption(safe_line(" · ".join(about)))
    verdict = st.container(key="periksa_putusan_di")
    _show_documents(ctx, kept, row)  # what is shown counts as seen
    with verdict:
        _show_verdict(desk, kept, waiting)


def _by_whom(ctx: Context, pelaku: str, moment: datetime) -> str:
    """Name who said it, and the day; where nobody signs in the day alone."""
    day = format_short_day(moment.astimezone(clock.zone()).date())
    return day if pelaku == LOCAL_ACTOR else f"{name_of(ctx.db, pelaku)}, {day}"


def _to_list() -> None:
    _memory().lists = True


def _checked(ctx: Context, row: BuktiRow) -> list[str]:
    """Say what both tiers said of a bukti."""
    place = place_of(row)
    told = []
    if row["status"] == "terverifikasi":
        asked = {"unggahan_id": ctx.view.unggahan_id, "sampai": None}
        for one in ask_rencana(ctx.db, "figures/bukti_verdicts", *ctx.rencana[1:], **asked):
            if place_of(one) == place:
                told.append(f"terverifikasi kantor: {_by_whom(ctx, one['pelaku'], one['waktu'])}")
    if second := second_verdicts(ctx.db, ctx.view).get(place):
        told.append(second.words)
    return told


def _moved(before: BuktiRow, now: BuktiRow) -> bool:
    return any(before[name] != now[name] for name in _SEEN)


def _returned(ctx: Context, row: BuktiRow) -> SecondVerdict | None:
    """Return the verdict of the tier above if it gave the bukti back."""
    second = second_verdicts(ctx.db, ctx.view).get(place_of(row))
    return second if second and second.is_return else None


def _together(ctx: Context, kept: _Memory, waiting: Waiting) -> list[BuktiRow]:
    """List the opened bukti of the chosen one's langkah that the office has not checked."""
    row, found = waiting[kept.chosen], []
    for other in waiting.values():
        is_same = (other["kode"], other["status"]) == (row["kode"], "ada")
        if is_same and _is_seen(ctx, kept, other):
            found.append(other)
    return found


def _documents(ctx: Context, row: BuktiRow) -> tuple[list[str], list[FileReference]]:
    """Return the links and the files of a bukti that can be opened."""
    satker = ctx.view.satker
    known = remember_plans(ctx.db, ("known_files", satker), lambda: known_files(ctx.db, satker))
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
    for link in links:
        name = safe_line(_link_words(link))
        if link in kept.seen:
            st.link_button(f"{name} ↗", link, type="tertiary")
        else:
            st.caption(f"{name}. {_THEN}")
    for file in files:
        st.markdown(f"[{safe_line(file.name)}]({file.path})")
        _show_page(ctx, kept, file)
    for file in files_of(row["tautan"]):
        if file not in files:
            st.markdown(f"{safe_line(file.name)}: berkas ini tidak ada di sini")
    if not words and not files_of(row["tautan"]):
        st.caption("Tanpa dokumen.")


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


def _judge(desk: target_editor.Desk, rows: Sequence[BuktiRow], note: str | None = None) -> None:
    """Store the verdict on bukti of one langkah as one entry and one undo. A callback.

    Without a note they are right. Refused if somebody changed one of them since it was shown.
    """
    value = {"status": "terverifikasi"}
    if note is not None:
        value = {"status": "perlu_perbaikan", "catatan": note}
    edits = [say_of(Target(*place_of(row)), row, **value) for row in rows]
    names = shorten(", ".join(row["bukti"] for row in rows), 100)
    words = f"{rows[0]['kode_tampil']} {names}: {STATUS_BUKTI[value['status']]}."
    target_editor.store(desk, _MEMORY, edits, words)
    _judged(" ".join(place_of(rows[0])))


def _judged(name: str) -> None:
    kept = _memory()
    kept.mending = ""
    kept.judged.append(name)
