"""The editor of a target: status, day, documents and kendala, stored touch by touch.

Each touch is one journal entry, judged by what the person saw, and one undo. A field always shows
what is stored: a refused touch, or one lost with the connection, is never shown as stored.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple, Unpack

import streamlit as st

from monev.access import reporters
from monev.core.dates import format_tenggat
from monev.core.errors import MonevError
from monev.core.file_references import files_of, join_tautan, words_of
from monev.core.statuses import BUKTI_CHECKED, PLAIN_STATUSES, STATUS_BUKTI, STATUS_LAPORAN
from monev.core.text import NO_PIC, pics_of, shorten
from monev.core.typed_input import DESCRIPTION_LENGTH, LINK_LENGTH, TITLE_LENGTH
from monev.edits.single_edits import (
    Edit,
    EditResult,
    Target,
    cancel_change,
    edit_together,
    judged_by,
)
from monev.edits.storing import COLUMNS, find_newest
from monev.evidence_files.files import edits_of_use, known_files
from monev.evidence_files.link_check import links_in
from monev.figures import view_at
from monev.figures.bukti import second_verdicts
from monev.figures.quarter_report import Document, ReportLine, report_lines
from monev.figures.tasks import own_pics
from monev.outputs.meeting_bukti import Given, documents_there
from monev.ui import address, bukti_files, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.guard import guarded
from monev.ui.page_words import safe, safe_line

OWN_REPORT = "Bukti ini Anda laporkan sendiri, jadi pemeriksa lain yang memeriksanya."
_MEMORY = "sunting_target"
_LONGEST = 160
"""The most letters of a langkah that a row shows."""
_TELL_WHY = (
    "Belum: tulis kendalanya. Tanpa kendala, target ini tetap belum dilaporkan sampai laporan "
    "dinyatakan lengkap."
)


class Desk(NamedTuple):
    """Where touches are stored: in the newest version, at the posisi `day`.

    `seen`: the last entry of the plan when its targets were read; with "" a row reads its own.
    `place`: what sets the fields apart from those of the same target elsewhere on the page.
    """

    ctx: Context
    day: date
    may_report: bool
    seen: str = ""
    place: str = ""

    def key(self, *parts: str) -> str:
        """Return the key of a field or button."""
        return " ".join((self.place, *parts))


@dataclass(slots=True)
class _Memory:
    """What this visit changed, by the name of a row.

    `entries`: those that can be taken back. `told`: the answer to the last touch, stored or not.
    `touched`: the rows touched while the filters were `narrowed_by`.
    """

    entries: dict[str, list[int]] = field(default_factory=dict)
    told: dict[str, tuple[bool, str]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    narrowed_by: object = None


def _memory() -> _Memory:
    return st.session_state.setdefault(_MEMORY, _Memory())


def name_of(line: ReportLine) -> str:
    """Return the name of a row."""
    return f"{line.kode} {line.tenggat}"


def touched_under(filters: object) -> set[str]:
    """Return the rows that were touched since the filters became these."""
    kept = _memory()
    if kept.narrowed_by != filters:
        kept.narrowed_by = filters
        kept.touched.clear()
    return kept.touched


def last_entry(ctx: Context) -> str:
    """Return what changes with each entry of the plan on screen."""
    return ctx.db.newest.of_rencana(ctx.view.satker, ctx.view.tahun)


@st.fragment
@guarded
def show_target(
    ctx: Context, desk: Desk, line: ReportLine, also: Callable[[], None], state: str = ""
) -> None:
    """Draw the row of a target. A fragment: a touch redraws this row and what `also` draws.

    Streamlit lets a fragment draw outside of itself only where it drew in the whole run too.

    `state`: how it stood when the page was drawn. A visitor who may not report reads it only.
    """
    desk = desk._replace(ctx=ctx)
    if desk.seen != last_entry(ctx):
        newest = find_newest(*ctx.rencana)
        desk = desk._replace(day=max(desk.day, newest.posisi), seen=last_entry(ctx))
        view = view_at(*ctx.rencana, desk.day, unggahan=newest.nomor)
        of_langkah = report_lines(ctx.db, view, line.kode)
        line = next((one for one in of_langkah if one.tenggat == line.tenggat), line)
    also()
    # One box for all: each element and box costs the browser at every touch on the page.
    key = f"baris-{desk.place} {name_of(line)}"
    with st.container(key=key, horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(_about(line, state), width=page_parts.WHOLE_LINE)
        _show_fields(desk, line)
        if desk.may_report:
            page_parts.fold(
                "Rincian",
                _show_behind,
                desk,
                line,
                key=_details_key(line),
                draw=st.popover,
                type="tertiary",
            )
        _show_notes(desk, line)
        show_outcome(desk, name_of(line))


def _show_fields(desk: Desk, line: ReportLine) -> None:
    _show_report(desk, line)
    _show_documents(desk, line)
    _show_done(desk, line)


def _show_behind(desk: Desk, line: ReportLine) -> None:
    _show_details(desk, line)
    if st.button("Buka langkah →", type="tertiary", key=desk.key("langkah", name_of(line))):
        address.write_choices({"langkah": line.kode, "target": line.tenggat})
        st.rerun()


def _about(line: ReportLine, state: str) -> str:
    """Return which target a row is about, as Markdown."""
    words = safe_line(shorten(line.langkah_aksi, _LONGEST))
    said = (format_tenggat(line.tenggat), shorten(line.pic or NO_PIC), state)
    about = safe_line(" · ".join(filter(None, said)))
    return f"**{safe_line(line.kode)}** {words} :small[:gray[{about}]]"


def _show_notes(desk: Desk, line: ReportLine) -> None:
    """Draw where the documents are, the kendala, and what checkers say."""
    said_above = second_verdicts(desk.ctx.db, desk.ctx.view)
    ways = [way for each in line.documents for way in _ways(desk, each)]
    notes = [" · ".join(ways)] if ways else []
    if line.hasil:
        notes.append(f"Hasil: {safe_line(line.hasil)}")
    if line.kendala:
        notes.append(f"Kendala: {safe_line(line.kendala)}")
    for each in line.documents:
        if each.status == "perlu_perbaikan" and each.catatan:
            notes.append(f"{safe_line(each.name)}: {safe_line(each.catatan)}")
        if second := said_above.get((line.kode, line.tenggat, each.name)):
            notes.append(f"{safe_line(each.name)}: {safe_line(second.words)}")
    if notes:
        st.markdown("  \n".join(f":small[{note}]" for note in notes), width=page_parts.WHOLE_LINE)


def _show_report(desk: Desk, line: ReportLine) -> None:
    name = f"{line.kode} {format_tenggat(line.tenggat)}"
    if line.laporan == "tidak_berlaku":
        st.markdown(f"**{STATUS_LAPORAN[line.laporan]}**", width="content")
    else:
        _ask(
            desk,
            line,
            "laporan",
            line.laporan or None,
            partial(
                st.segmented_control,
                f"Status {name}",
                PLAIN_STATUSES,
                format_func=STATUS_LAPORAN.__getitem__,
            ),
        )
    if line.laporan == "selesai":
        ask_day = partial(st.date_input, f"Tanggal selesai {name}", format="DD/MM/YYYY", width=170)
        _ask(desk, line, "tanggal_selesai", line.tanggal_selesai, ask_day)


def _show_done(desk: Desk, line: ReportLine) -> None:
    if desk.may_report and any(map(_is_loose, line.documents)) and lacks_something(line):
        page_parts.button(
            "Semua bukti ada" if line.laporan == "selesai" else "Selesai dan semua bukti ada",
            _mark_done,
            desk,
            line,
            key=desk.key("semua", name_of(line)),
            icon=":material/done_all:",
        )


def _show_documents(desk: Desk, line: ReportLine) -> None:
    """Draw the documents that a reporter may tick."""
    name = f"{line.kode} {format_tenggat(line.tenggat)}"
    loose = {each.name: each for each in line.documents if _is_loose(each)}
    if loose:
        _ask(
            desk,
            line,
            "bukti",
            [each.name for each in loose.values() if each.is_there],
            partial(
                st.pills,
                f"Bukti yang ada {name}",
                [*loose],
                selection_mode="multi",
                wrap=True,
                format_func=lambda one: _with_state(loose[one]),
            ),
        )


def _ways(desk: Desk, document: Document) -> list[str]:
    """Return the links and files of a document as Markdown; one that is fixed says why."""
    addresses = links_in(words_of(document.tautan))
    if files := files_of(document.tautan):
        known = known_files(desk.ctx.db, desk.ctx.view.satker)
        addresses += [file.path for file in files if file.sha256 in known]
    name = document.name if _is_loose(document) else _with_state(document)
    ways = [f"[{safe_line(name)} ↗]({address})" for address in addresses]
    return ways or ([] if _is_loose(document) else [safe_line(name)])


def _details_key(line: ReportLine) -> str:
    return f"rincian {name_of(line)}"


def _is_loose(document: Document) -> bool:
    """True if a reporter may say whether the document is there."""
    return document.is_owed and document.status != "terverifikasi"


def lacks_something(line: ReportLine) -> bool:
    """True if a target may still be said to be done with all its documents."""
    return line.laporan != "tidak_berlaku" and (line.laporan != "selesai" or line.lacks > 0)


def _with_state(document: Document) -> str:
    if document.status in ("belum_ada", "ada"):
        return document.name
    return f"{document.name} ({STATUS_BUKTI[document.status].lower()})"


def _ask(
    desk: Desk,
    line: ReportLine,
    column: str,
    stored: object,
    draw: Callable[..., object],
    document: Document | None = None,
    *,
    shows_label: bool = False,
) -> None:
    """Draw a field with what is stored; a touch of it is stored at once."""
    key = desk.key(name_of(line), document.name if document else "", column)
    # In every run, so that the field never shows what was refused or lost.
    st.session_state[key] = stored
    draw(
        key=key,
        label_visibility="visible" if shows_label else "collapsed",
        disabled=not desk.may_report,
        on_change=_touch,
        args=(desk, line, column, key, document),
    )


def _touch(desk: Desk, line: ReportLine, column: str, key: str, document: Document | None) -> None:
    """Store what was touched. A callback."""
    value = st.session_state[key]
    if column == "laporan" and value == "belum" and line.laporan in ("", "belum"):
        st.session_state[_details_key(line)] = True
        _memory().told[name_of(line)] = (True, _TELL_WHY)
    elif document is not None:
        store(desk, name_of(line), [_edit_document(line, document, column, value)])
    elif column == "bukti":
        store(desk, name_of(line), _edit_ticks(line, value))
    elif column != "laporan" or value is not None:
        store(desk, name_of(line), [_edit_report(line, {column: value})])


def _edit_report(line: ReportLine, value: dict[str, str | date | None]) -> Edit:
    seen = {}
    for column in value:
        seen[column] = getattr(line, column) or ("belum" if column == "laporan" else "")
    return Edit(Target(line.kode, line.tenggat), value, seen)


def _edit_ticks(line: ReportLine, there: Iterable[str]) -> list[Edit]:
    """Return the edits by which just these of the loose documents are there."""
    edits = []
    for each in line.documents:
        is_there = each.name in there
        if _is_loose(each) and each.is_there != is_there:
            where = Target(line.kode, line.tenggat, each.name)
            value = {"status": "ada" if is_there else "belum_ada"}
            # A document is not withdrawn if it got another link or file since it was seen.
            judged_by = {} if is_there else {"tautan": each.tautan}
            edits.append(Edit(where, value, {"status": each.status}, judged_by))
    return edits


def _edit_document(
    line: ReportLine, document: Document, column: str, value: str | date | None
) -> Edit:
    where = Target(line.kode, line.tenggat, document.name)
    seen = {name: getattr(document, name) for name in COLUMNS["bukti"]}
    changed = {column: value}
    if column == "tautan":
        changed["tautan"] = join_tautan(str(value or ""), files_of(document.tautan))
        if document.status == "perlu_perbaikan":  # to be checked again
            changed["status"] = "ada"
    return Edit(where, changed, {name: seen[name] for name in changed}, judged_by(changed, seen))


def edits_of_done(
    line: ReportLine, day: date | None = None, *, with_documents: bool = True
) -> list[Edit]:
    """Return the edits that make a target Selesai, and its documents there."""
    value: dict[str, str | date | None] = {"laporan": "selesai"}
    if day is not None and line.tanggal_selesai is None:
        value["tanggal_selesai"] = day
    edits = [_edit_report(line, value)]
    if with_documents:
        edits += _edit_ticks(line, [each.name for each in line.documents])
    return edits


def _mark_done(desk: Desk, line: ReportLine) -> None:
    """Store that a target is done and all its documents are there. A callback."""
    store(desk, name_of(line), edits_of_done(line))


def store(desk: Desk, name: str, edits: Sequence[Edit], words: str = "Tersimpan.") -> None:
    """Store edits as one entry with one undo, and keep the answer for the row `name`.

    `words`: what is said of it.
    """
    try:
        result = edit_together(
            *desk.ctx.rencana, edits, pelaku=current_actor(desk.ctx.db), posisi=desk.day
        )
    except MonevError as error:
        _memory().told[name] = (False, f"{error.pesan} {error.advice}".strip())
    else:
        _keep(name, result, words)


def _keep(name: str, result: EditResult, words: str = "Tersimpan.") -> None:
    kept = _memory()
    kept.touched.add(name)
    if result.entry is not None:
        kept.entries.setdefault(name, []).append(result.entry.nomor)
    stored = words if result.entry else "Sudah demikian."
    kept.told[name] = (True, " ".join((stored, *result.notes)))


def show_outcome(desk: Desk, name: str, **undo: Unpack[page_parts.ButtonLooks]) -> None:
    """Draw the answer to the last touch of a row, and the undo of what this visit stored.

    `undo`: how the undo is drawn.
    """
    kept = _memory()
    is_stored, words = kept.told.get(name, (True, ""))
    if words and is_stored:
        st.markdown(f":green[✓] {safe(words)}", width="content")
    elif words:
        st.error(safe(words), width=page_parts.WHOLE_LINE)
    if kept.entries.get(name):
        page_parts.button(
            "Urungkan",
            _undo,
            desk,
            name,
            type="tertiary",
            icon=":material/undo:",
            key=desk.key("urungkan", name),
            **undo,
        )


def _undo(desk: Desk, name: str) -> None:
    """Take back the last change of a row. If that is refused, it isn't tried again. A callback."""
    kept = _memory()
    if not (entries := kept.entries.get(name)):
        return
    entry = entries.pop()
    try:
        cancel_change(*desk.ctx.rencana, entry, pelaku=current_actor(desk.ctx.db))
        kept.told[name] = (True, "Diurungkan.")
    except MonevError as error:
        kept.told[name] = (False, f"{error.pesan} {error.advice}".strip())


def show_open(desk: Desk, line: ReportLine, first: str) -> None:
    """Draw the editor of a target with all that a row keeps behind *Rincian*.

    `first`: the document to begin with, "" for the first that is missing. A checker who may not
    report changes status and note of documents only.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        _show_fields(desk, line)
        _show_notes(desk, line)
        show_outcome(desk, name_of(line))
    _show_details(desk, line, first)


def _show_details(desk: Desk, line: ReportLine, first: str = "") -> None:
    """Draw the kendala of a target, and one document at a time with link, files and note."""
    if desk.may_report:
        promised = shorten(line.target_capaian, _LONGEST)
        label = f"Hasil (target capaian: {promised})" if promised else "Hasil"
        ask = partial(
            st.text_input, label, max_chars=TITLE_LENGTH, placeholder="4 dari 6 pengaduan"
        )
        _ask(desk, line, "hasil", line.hasil, ask, shows_label=True)
        for column, label in (("kendala", "Kendala"), ("tindak_lanjut", "Tindak lanjut")):
            ask = partial(st.text_area, label, max_chars=DESCRIPTION_LENGTH, height="content")
            _ask(desk, line, column, getattr(line, column), ask, shows_label=True)
        is_void = line.laporan == "tidak_berlaku"
        page_parts.button(
            "Berlaku lagi" if is_void else "Tidak berlaku",
            _set_void,
            desk,
            line,
            "belum" if is_void else "tidak_berlaku",
            key=desk.key("void", name_of(line)),
            help="Perlu alasan di Kendala.",
        )
    names = [each.name for each in line.documents]
    if names:
        missing = (each.name for each in line.documents if each.is_owed and not each.is_there)
        given = first if first in names else next(missing, names[0])
        key = desk.key("bukti", name_of(line), first)
        st.session_state.setdefault(key, given)
        chosen = st.selectbox("Bukti", names, key=key)
        _show_document(desk, line, line.documents[names.index(chosen)])


def _set_void(desk: Desk, line: ReportLine, laporan: str) -> None:
    """Store that a target doesn't apply, or does again. A callback."""
    store(desk, name_of(line), [_edit_report(line, {"laporan": laporan})])


def _show_document(desk: Desk, line: ReportLine, document: Document) -> None:
    where = Target(line.kode, line.tenggat, document.name)
    offered, remark = bukti_statuses(desk.ctx, where, document.status, may_report=desk.may_report)
    if remark:
        st.caption(remark)
    may_give = desk.may_report and document.status != "terverifikasi"
    ask = partial(st.selectbox, "Status bukti", offered, format_func=STATUS_BUKTI.__getitem__)
    judging = desk._replace(may_report=len(offered) > 1)
    _ask(judging, line, "status", document.status, ask, document, shows_label=True)
    if may_give:
        ask = partial(st.text_input, _LINK_LABEL, max_chars=LINK_LENGTH)
        shown = words_of(document.tautan)
        _ask(desk, line, "tautan", shown, ask, document, shows_label=True)
    if judging.may_report:
        ask = partial(st.text_input, "Keterangan", max_chars=DESCRIPTION_LENGTH)
        _ask(judging, line, "catatan", document.catatan, ask, document, shows_label=True)
    if may_give:
        key = desk.key("lagi", name_of(line), document.name)
        words = "Pakai dokumen yang sudah ada"
        page_parts.fold(words, _ask_use, desk, line, document, key, key=key)
        bukti = {"status": document.status, "tautan": document.tautan}
        bukti_files.edit_files(desk.ctx, where, bukti, desk.day, partial(_file_stored, line))


def _ask_use(desk: Desk, line: ReportLine, document: Document, key: str) -> None:
    """Draw the documents that are there, and the bukti that one of them is for."""
    ctx = desk.ctx
    view = view_at(*ctx.rencana, desk.day, unggahan=find_newest(*ctx.rencana).nomor)
    there = {given.tautan: given for given in documents_there(ctx.db, view)}
    if not there:
        st.caption("Belum ada dokumen pada rencana ini.")
        return
    # A phone's list of choices has no field to type into.
    asked = st.text_input("Cari nama, langkah, atau rapat", key=f"{key} cari").casefold()
    named = [tautan for tautan, given in there.items() if given.bukti == document.name]
    found = [one for one in (*named, *there) if asked in there[one].words.casefold()]
    st.selectbox(
        "Dokumen yang sudah ada",
        [*dict.fromkeys(found)],
        index=0 if asked or named else None,
        placeholder="Pilih dokumen",
        format_func=lambda tautan: there[tautan].words,
        key=f"{key} dokumen {asked}",
    )
    pics = None if ctx.may("lapor") else own_pics(ctx.db, view, ctx.visitor)
    uses: dict[Target, str] = {}
    for each in report_lines(ctx.db, view):
        if pics is None or {*pics}.intersection(pics_of(each.pic)):
            when = format_tenggat(each.tenggat)
            for one in filter(_is_loose, each.documents):
                uses[Target(each.kode, each.tenggat, one.name)] = f"{each.kode} {one.name}, {when}"
    own = Target(line.kode, line.tenggat, document.name)
    given_to = f"{key} untuk"
    st.multiselect("Untuk bukti", [*uses], [own], format_func=uses.__getitem__, key=given_to)
    keys = (f"{key} dokumen {asked}", given_to)
    page_parts.button("Pakai", _use, desk, line, keys, there, type="primary", key=f"{key} pakai")


def _use(desk: Desk, line: ReportLine, keys: Sequence[str], there: dict[str, Given]) -> None:
    """Store a document that is there as several bukti. A callback."""
    tautan, uses = map(st.session_state.get, keys)
    if tautan and uses:
        words = f"Tersimpan untuk {len(uses)} bukti."
        edits = edits_of_use(uses, tautan)
        store(desk, name_of(line), edits, words)


_LINK_LABEL = "Tautan, atau tempat menyimpan berkas cetaknya"


def bukti_statuses(
    ctx: Context, where: Target, current: str, *, may_report: bool
) -> tuple[list[str], str]:
    """Return the statuses this person may give a bukti, and a remark on them.

    Only a checker says Terverifikasi and Perlu perbaikan, and never about their own report
    (docs/operations.md).
    """
    may_check = ctx.may("verifikasi")
    remark = ""
    found = reporters(
        *ctx.rencana, kode=where.kode, tenggat=where.tenggat, bukti=where.bukti
    ).values()
    if may_check and not ctx.visitor.is_local and ctx.visitor.pelaku in found:
        may_check, remark = False, OWN_REPORT
    elif current == "terverifikasi" and not may_check:
        remark = "Sudah diperiksa: statusnya hanya diubah oleh pemeriksa."
    allowed = {current}
    if may_report and (may_check or current != "terverifikasi"):
        allowed |= STATUS_BUKTI.keys() - set(BUKTI_CHECKED)
    if may_check:
        allowed |= {*BUKTI_CHECKED}
        if current == "terverifikasi":
            allowed.add("ada")
    return [code for code in STATUS_BUKTI if code in allowed], remark


def _file_stored(line: ReportLine, _: Target, result: EditResult) -> None:
    _keep(name_of(line), result)
    page_parts.draw_again()
