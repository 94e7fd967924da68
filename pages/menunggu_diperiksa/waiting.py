"""Menunggu diperiksa: the bukti that wait, as a table by langkah, the chosen document at its side.

Of what was opened *Verifikasi* stands where *Buka* stood. A verdict is one entry with one undo;
the next bukti follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from operator import itemgetter
from urllib.parse import unquote, urlsplit

import streamlit as st

from monev import figures
from monev.access import name_of, reports
from monev.access.door import place_of
from monev.core import clock
from monev.core.dates import format_short_day, format_tenggat
from monev.core.errors import MonevError
from monev.core.file_references import FileReference, files_of, is_web_address, links_in, words_of
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import NO_PIC, shorten
from monev.database import rows_of
from monev.edits.reporting import say_of
from monev.edits.single_edits import Target
from monev.edits.storing import find_newest
from monev.evidence_files.files import kind_of, known_files, page_for
from monev.figures.bukti import SecondVerdict, matching, second_verdicts, tier_above, to_check
from monev.figures.rows import BuktiRow
from monev.figures.views import ask_rencana, remember_plans
from monev.ui import looks, page_parts, tables, target_editor
from monev.ui.context import Context, at_now
from monev.ui.guard import guarded
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import DeskCell, DeskRow
from monev.ui.page_words import safe, safe_line
from monev.ui.shapes import Name, read_shape

_MEMORY = "periksa"
_CHANGED = "Bukti ini baru saja diubah orang lain; yang tampak adalah keadaannya sekarang."
_COMES = "Yang dinyatakan ada di Lapor muncul di sini."
_SEEN = ("status", "tautan", "catatan")
"""The fields of a bukti that a verdict is based on."""


@dataclass(slots=True)
class _Memory:
    """What this visit did here.

    - seen: addresses of documents that were opened or shown; pages: SHA-256 → the page shown
    - chosen: the bukti at the side; place: where in the list it stands; shown: it, as it was drawn
    - judged: what a verdict was given of, the last one last; mending: whose note is asked for
    """

    seen: set[str] = field(default_factory=set)
    pages: dict[str, int] = field(default_factory=dict)
    chosen: str = ""
    place: int = 0
    shown: BuktiRow | None = None
    judged: list[str] = field(default_factory=list)
    mending: str = ""


def _memory() -> _Memory:
    return st.session_state.setdefault(_MEMORY, _Memory())


@st.fragment
@guarded
def show_waiting(ctx: Context) -> None:
    """Draw the table and the chosen bukti. A fragment: a verdict redraws only this."""
    ctx = at_now(ctx)
    kept = _memory()
    day = find_newest(*ctx.rencana).posisi  # a verdict is no report: it moves no day
    desk = target_editor.Desk(ctx, day, may_report=False)
    waiting = {_id_of(row): row for row in _narrowed(ctx)}
    # Always there: what comes after it keeps its place, and its keys.
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        target_editor.show_outcome(desk, _MEMORY, shortcut="U")
    if not waiting:
        return
    while kept.judged and kept.judged[-1] in waiting:  # taken back or refused
        kept.chosen = kept.judged.pop()
    if kept.chosen not in waiting:
        kept.chosen = [*waiting][min(kept.place, len(waiting) - 1)]
    kept.place = [*waiting].index(kept.chosen)
    side, sheet = st.columns([5, 6], gap="medium")
    with sheet:
        _show_sheet(desk, kept, waiting[kept.chosen])
    with side, st.container(border=True, key="periksa_daftar"):
        _show_table(desk, kept, waiting)


def _show_table(desk: target_editor.Desk, kept: _Memory, waiting: dict[str, BuktiRow]) -> None:
    """Draw what waits, each langkah as a part of the table."""
    said = reports(*desk.ctx.rencana)
    tables = []
    for kode, rows in group_by(waiting.values(), itemgetter("kode")).items():
        items = [_row(desk, kept, waiting, row, said.get(place_of(row))) for row in rows]
        label = f"{rows[0]['kode_tampil']} {shorten(rows[0]['langkah_aksi'], 90)}"
        tables.append(blocks.desk(label, (), items, key=kode))
    looks.show(tables, key="periksa_tabel", on_choose=partial(_touch, desk, waiting))


def _row(
    desk: target_editor.Desk,
    kept: _Memory,
    waiting: dict[str, BuktiRow],
    row: BuktiRow,
    report: tuple[str, datetime] | None,
) -> DeskRow:
    ctx = desk.ctx
    returned = _returned(ctx, row)
    item: DeskRow = {
        "id": _id_of(row),
        "kode": row["bukti"],
        "when": format_tenggat(row["tenggat"]).removesuffix(f" {ctx.view.tahun}"),
        "note": _kinds(ctx, row),
        "mark": "▸" if kept.chosen == _id_of(row) else "",
        "opens": True,
        "state": [*_verdicts(desk, kept, waiting, row, report)],
    }
    words = words_of(row["tautan"])
    notes = [f"↩ {returned.words}" if returned else "", row["catatan"]]
    notes += [] if links_in(words) and _link_words(words) else [words]
    if _is_own(ctx, report):
        notes.append(target_editor.OWN_REPORT)
    if said := [*filter(None, notes)]:
        item["said"] = said
    if kept.mending == _id_of(row):
        note = returned.alasan if returned else row["catatan"]
        ask = "Mengapa dikembalikan?" if _is_above(row, returned) else "Apa yang perlu diperbaiki?"
        item["field"] = {"t": ask, "a": ask, "w": "note", "f": "", "v": "", "s": "note", "k": "k"}
        if note:
            item["ends"] = [{"t": f"“{shorten(note, 60)}”", "w": "note", "v": note}]
    return item


def _kinds(ctx: Context, row: BuktiRow) -> str:
    """Say what the documents of a bukti are: a link, or a file of some kind."""
    links, files = _documents(ctx, row)
    kinds = ["tautan"] if links else []
    kinds += [kind_of(file.name).upper() for file in files]
    return ", ".join(dict.fromkeys(kinds)) or "tanpa dokumen"


def _verdicts(
    desk: target_editor.Desk,
    kept: _Memory,
    waiting: dict[str, BuktiRow],
    row: BuktiRow,
    report: tuple[str, datetime] | None,
) -> Iterator[DeskCell]:
    """Yield the cell that opens what was not opened, then in its place the verdict."""
    ctx = desk.ctx
    returned = _returned(ctx, row)
    is_above = _is_above(row, returned)
    links, files = _documents(ctx, row)
    link = next((each for each in links if each not in kept.seen), "")
    if link:
        words = f"Buka {_link_words(link)}"
        yield {"t": "Buka ↗", "w": "see", "v": link, "h": link, "k": "o", "a": words}
    elif any(file.path not in kept.seen for file in files):
        yield {"t": "Buka", "w": "open", "v": "", "k": "o", "a": "Buka di samping"}
    elif not _is_own(ctx, report) and (row["status"] != "terverifikasi" or is_above):
        words = f"Verifikasi {tier_above(ctx.db, ctx.view.satker)}" if is_above else "Verifikasi"
        yield {"t": words, "w": "right", "v": "", "k": "v", "s": "right"}
    if not _is_own(ctx, report):
        words = "Dikembalikan …" if is_above else "Perlu perbaikan …"
        yield {"t": words, "w": "wrong", "v": "", "k": "p"}
        together = _together(ctx, kept, waiting, row)
        if len(together) > 1 and together[0] == row:
            yield {"t": f"✓ {len(together)} bukti langkah ini", "w": "all", "v": "", "k": "a"}


def _is_own(ctx: Context, report: tuple[str, datetime] | None) -> bool:
    return bool(report) and report[0] == ctx.visitor.pelaku and not ctx.visitor.is_local


def _is_above(row: BuktiRow, returned: SecondVerdict | None) -> bool:
    """True if the tier above judges this bukti, which the office verified."""
    return row["status"] == "terverifikasi" and returned is None


def _touch(desk: target_editor.Desk, waiting: dict[str, BuktiRow], act: object) -> None:
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
    elif what in ("right", "note"):
        _say(desk, row, value if what == "note" else None)
    elif what == "all":
        _judge(desk, _together(desk.ctx, kept, waiting, row))


def _say(desk: target_editor.Desk, row: BuktiRow, note: str | None) -> None:
    if not _is_above(row, _returned(desk.ctx, row)):
        _judge(desk, [row], note)
        return
    target_editor.judge_above(desk, _MEMORY, place_of(row), row["tautan"], note or "")


def _narrowed(ctx: Context) -> list[BuktiRow]:
    """Draw the filters and how much waits; return the bukti that match."""
    unchecked = to_check(ctx.db, ctx.view, ctx.visitor)
    everything = rows_of(unchecked, BuktiRow)
    if not everything:
        nothing = blocks.answer("Tidak ada bukti yang menunggu diperiksa.", _COMES)
        looks.show([nothing], key="periksa_banyak")
        return []
    keys = sorted({row["tenggat"][:7] for row in everything})
    months = {key: format_tenggat(key) for key in keys}
    answer = st.container(key="periksa_kalimat")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        month = page_parts.select("bulan", "Semua bulan", months)
        text = page_parts.search_field("Cari kode, langkah, bukti, PIC")
    rows = []
    for row in rows_of(matching(unchecked, text), BuktiRow):
        if month in (page_parts.ALL, row["tenggat"][:7]):
            rows.append(row)
    rows.sort(key=lambda row: not _returned(ctx, row))
    total = figures.format_number(len(everything))
    said = "dinyatakan ada dan belum diperiksa"
    if any(row["status"] != "ada" for row in everything):
        said = "menunggu diperiksa"
    count = f"{total} bukti {said}."
    if len(rows) < len(everything):
        count = f"{figures.format_number(len(rows))} dari {total} bukti."
    with answer:
        looks.show([blocks.answer(count)], key="periksa_banyak")
    return rows


def _id_of(row: BuktiRow) -> str:
    return " ".join(place_of(row))


def _show_sheet(desk: target_editor.Desk, kept: _Memory, row: BuktiRow) -> None:
    ctx = desk.ctx
    if kept.shown and _id_of(kept.shown) == _id_of(row) and _moved(kept.shown, row):
        st.warning(_CHANGED)
    kept.shown = row
    said = reports(*ctx.rencana).get(place_of(row))
    about = [format_tenggat(row["tenggat"]), shorten(row["pic"] or NO_PIC)]
    if said:
        pelaku, moment = said
        day = format_short_day(moment.astimezone(clock.zone()).date())
        about.append(f"dilaporkan {name_of(ctx.db, pelaku)}, {day}")
    about += _checked(ctx, row)
    if row["catatan"]:
        about.append(f"Catatan: {row['catatan']}")
    st.markdown(f"## **{safe_line(row['bukti'])}**", anchors=False)
    st.markdown(
        f"**{safe_line(row['kode_tampil'])}** {safe_line(shorten(row['langkah_aksi'], 160))}"
    )
    st.caption(safe_line(" · ".join(about)))
    _show_documents(ctx, kept, row)
    if not _is_own(ctx, said) and not _is_seen(ctx, kept, row):
        st.caption("Sesudah dibuka, *Verifikasi* ada di barisnya.")


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
        # What was not opened yet stands out.
        st.link_button(
            f"Buka {safe(_link_words(link))} ↗",
            link,
            on_click=_see,
            args=(link,),
            type="secondary" if link in kept.seen else "primary",
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
    kept = _memory()
    kept.mending = ""
    kept.judged.append(_id_of(rows[0]))
