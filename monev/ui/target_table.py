"""Targets as one table: each cell is pressed and stored at once, and always shows what is stored.

The words, colours and keys of the cells are made here; `desk.js` knows none of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Unpack

import streamlit as st

from monev.access.door import BuktiPlace
from monev.core import clock
from monev.core.dates import format_short_day, format_tenggat
from monev.core.file_references import files_of
from monev.core.plan_fields import SAID, SAID_BESIDE, SAID_OF_BUKTI, SAID_TEXTS, said_lines
from monev.core.statuses import (
    DECLARED,
    PLAIN_STATUSES,
    STATUS_BUKTI,
    STATUS_LAPORAN,
    STATUS_TENGGAT,
)
from monev.core.text import NO_PIC, pics_of, shorten
from monev.edits import reporting
from monev.edits.reporting import is_loose, lacks_something
from monev.edits.single_edits import Edit, Target
from monev.evidence_files.files import KINDS, MAX_SIZE, MIB, add_file, edits_of_use, take_off
from monev.figures import View, own_pics
from monev.figures.evidence import SecondVerdict, second_verdicts, tier_above
from monev.figures.quarter_report import Document, ReportLine, report_lines
from monev.figures.told import WORDS
from monev.figures.views import newest_view
from monev.outputs.meeting_bukti import documents_there
from monev.ui import address, looks, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import DeskCell, DeskCellParts, DeskMore, DeskRow
from monev.ui.page_words import safe_line
from monev.ui.shapes import Name, read_shape
from monev.ui.target_editor import (
    Desk,
    addresses_of,
    answered,
    bukti_statuses,
    can_take_back,
    judge_above,
    keep,
    may_judge_above,
    memory,
    store,
    take_back,
)

_HEAD = ("Target", "Tenggat", "Status, PIC", "Bukti: ✓ ada, ✓✓ terverifikasi, + taruh berkas")
_KEYS = {"selesai": "s", "proses": "b", "belum": "x"}
_COLOURS = {"selesai": "selesai", "proses": "berjalan", "belum": "belum"}
_OPENS, _FILES = "buka_panel", "berkas_ke"
_TELL_WHY = f"Tulis kendalanya: tanpa itu tetap {WORDS['belum_dilaporkan']}."
_OF_DOCUMENT = ("status", *SAID_OF_BUKTI)


_Above = Mapping[BuktiPlace, SecondVerdict]


def show(
    desk: Desk, label: str, lines: Iterable[ReportLine], *, is_first: bool = True, key: str = ""
) -> None:
    """Draw targets as one block. Call it in a fragment, so that a touch redraws it.

    One fragment for each part of a list: a touch sends its part. Without a `label` it is the table
    of a panel, which says what its target is.
    """
    by_name = {line.name: line for line in lines}
    above = second_verdicts(desk.ctx.db, desk.ctx.view)
    shared = _shared_word(desk.ctx) if label else None
    items = [_row(desk, line, above, shared) for line in by_name.values()]
    looks.show(
        [blocks.desk(label, _HEAD if is_first else (), items, key="desk")],
        key=f"tabel {label}{key}",
        on_choose=lambda act: _touch(desk, by_name, act),
        plan_only=desk.ctx.view.rencana_only,
    )
    if st.session_state.pop(_OPENS, False) and label:
        st.rerun()  # the panel is drawn by the whole page


def _row(desk: Desk, line: ReportLine, above: _Above, shared: str | None) -> DeskRow:
    """Draw a target. `shared`: the word with which all PIC begin; None in a panel."""
    in_list = shared is not None
    name = line.name
    when = format_tenggat(line.tenggat)
    row: DeskRow = {
        "id": name,
        "kode": line.kode_tampil if in_list else when,
        "mark": STATUS_TENGGAT[line.status].mark,
        "status": line.status,
        "state": [*_statuses(desk, line)],
        "docs": [*_documents(desk, line)],
    }
    if in_list:
        row["text"] = shorten(line.langkah_aksi, 160)
        row["when"] = when.removesuffix(f" {desk.ctx.view.tahun}")
        named = [pic.removeprefix(shared) for pic in pics_of(line.pic) if pic]
        row["note"] = "; ".join(named) or NO_PIC
        row["opens"] = True
    _answer(row)
    if note := _note(desk, line):
        row["field"] = note
    if said := [*_said(desk, line, above)]:
        row["said"] = said
    if may_change(desk) or may_judge_above(desk.ctx):
        opened = name in memory().opened
        row["menu"] = cell("⋯", "more", a="Rincian", k="r", on=opened)
        if opened:
            row["more"] = [*_more(desk, line)]
    return row


def may_change(desk: Desk) -> bool:
    """True if this person may say anything for the office in the table."""
    return desk.may_report or desk.ctx.may("verifikasi") or desk.ctx.may("atur_pic")


def _answer(row: DeskRow) -> None:
    """Add the answer to the last touch of a row, and the undo of what that stored."""
    name = row["id"]
    if name in memory().told:
        row["answer"], told = memory().told[name]
        row["told"] = "✓" if told == "Tersimpan." else told
    if can_take_back(name):
        row["ends"] = [cell("↶", "undo", k="u", a="Urungkan")]


def _shared_word(ctx: Context) -> str:
    """Return the first word of every PIC of the plan, with its space; "" if they differ."""
    names: set[str] = set()
    for line in report_lines(ctx.db, ctx.view.whole):
        names.update(filter(None, pics_of(line.pic)))
    firsts = {name[: name.find(" ") + 1] for name in names}
    return firsts.pop() if len(firsts) == 1 and len(names) > 1 else ""


def cell(
    text: str, what: str, value: str | None = None, **other: Unpack[DeskCellParts]
) -> DeskCell:
    """Make a cell that does something; its value is its text if that is the same."""
    cell: DeskCell = {"t": text, "w": what, **other}
    if value is not None and value != text:
        cell["v"] = value
    return cell


def _statuses(desk: Desk, line: ReportLine) -> Iterator[DeskCell]:
    if line.laporan in DECLARED:
        yield {"t": STATUS_LAPORAN[line.laporan]}
        return
    for code in PLAIN_STATUSES:
        on = line.laporan == code
        looks_like: DeskCellParts = {"on": on, "s": _COLOURS[code]}
        if desk.may_report:
            yield cell(STATUS_LAPORAN[code], "status", code, k=_KEYS[code], **looks_like)
        elif on:
            yield {"t": STATUS_LAPORAN[code], **looks_like}
    yield from _days(desk, line)
    loose = [each for each in line.documents if is_loose(each)]
    left = [each for each in loose if not each.is_there]
    is_short = not loose if line.laporan != "selesai" else len(left) < 2
    if desk.may_report and lacks_something(line) and not is_short:
        words = "Semua bukti ada" if line.laporan == "selesai" else "Selesai dan semua bukti ada"
        yield cell("semua", "all", k="a", a=words, m="✓", n=True)


def _days(desk: Desk, line: ReportLine) -> Iterator[DeskCell]:
    """Yield the day on which a target was done; without one a day that is stored by one touch.

    A touch of a stored day asks for another.
    """
    if line.laporan != "selesai":
        return
    day = line.tanggal_selesai
    said = format_short_day(day) if day else ""
    if not desk.may_report:
        if said:
            yield {"t": said}
        return
    if not day:
        proposed = min(line.due, clock.today())
        words = f"Tanggal selesai {proposed:%d/%m}"
        looks_like: DeskCellParts = {"k": "h", "s": "day", "a": words}
        yield cell(f"{proposed:%d/%m}", "day", format_short_day(proposed), **looks_like)
    elif memory().dated == line.name:
        yield cell("hh/bb", "day", f=said, a="Tanggal selesai", s="day", q=True)
    else:
        yield cell(f"{day:%d/%m}", "redate", k="t", a=f"Tanggal selesai {day:%d/%m}")


def _documents(desk: Desk, line: ReportLine) -> Iterator[DeskCell]:
    for number, each in enumerate(line.documents, 1):
        cell: DeskCell = {"t": each.name}
        if mark := _mark(each):
            cell["m"] = mark
        if each.status not in ("belum_ada", "ada"):
            cell["a"] = f"{each.name}: {STATUS_BUKTI[each.status]}"
        if each.status == "perlu_perbaikan":
            cell["s"] = "terlambat"
        if ways := addresses_of(desk, each):
            cell["h"] = ways[0]
        if is_loose(each):
            cell["on"] = each.is_there
        else:
            cell["s"] = each.status
        if is_loose(each) and desk.may_report:
            cell["w"] = "untick" if each.is_there else "tick"
            if not each.said["tautan"]:
                cell["u"] = True
            # What a checker sent back is said to be there by a press on it, not by a stray digit.
            if number < 10 and each.status != "perlu_perbaikan":
                cell["k"] = str(number)
        yield cell


def _mark(document: Document) -> str:
    marks = {"terverifikasi": "✓✓", "perlu_perbaikan": "!", "tidak_berlaku": "–"}
    return marks.get(document.status, "✓" if document.is_there else "")


def _note(desk: Desk, line: ReportLine) -> DeskCell | None:
    """Return the field of the kendala, where there is one or it is asked."""
    is_asked = line.laporan in ("proses", "belum")
    is_asked = is_asked or (not line.laporan and line.name in memory().asked)
    if desk.may_report and (line.said["kendala"] or is_asked):
        said = line.said["kendala"]
        return cell("Kendala", "kendala", f=said, k="k", a="Kendala", s="note")
    return None


def _said(desk: Desk, line: ReportLine, above: _Above) -> Iterator[str]:
    """Yield what was said beside the status, and what checkers say."""
    has_field = _note(desk, line) is not None
    yield from said_lines(
        line.said, [each for each in SAID_BESIDE if not (has_field and each == "kendala")]
    )
    for each in line.documents:
        if each.status == "perlu_perbaikan" and each.said["catatan"]:
            yield f"{each.name}: {each.said['catatan']}"
        if second := above.get((line.kode, line.tenggat, each.name)):
            yield f"{each.name}: {second.words}"


def _more(desk: Desk, line: ReportLine) -> Iterator[DeskMore]:
    """Yield what stands behind ⋯: fields of the report, the PIC, and each document."""
    if desk.may_report:
        for name in SAID_TEXTS:
            if name != "kendala" or _note(desk, line) is None:
                yield _text_more(line, name)
        offered = {each: STATUS_LAPORAN[each] for each in DECLARED}
        if line.laporan in DECLARED:
            offered = {"belum": "Berlaku lagi"}
        cells = [cell(word, "status", each) for each, word in offered.items()]
        yield {"label": "Perlu alasan di Kendala", "cells": cells}
    if desk.ctx.may("atur_pic"):
        yield _pic_more(line.pic)
    for each in line.documents:
        yield _document_more(desk, line, each)


def _text_more(line: ReportLine, name: str) -> DeskMore:
    heading = label = SAID[name].heading
    if name == "hasil" and line.target_capaian:
        label = f"{heading} (target capaian: {shorten(line.target_capaian, 160)})"
    return {"label": label, "cells": [cell(SAID[name].hint, name, f=line.said[name], a=heading)]}


def _pic_more(pic: str | None) -> DeskMore:
    words = "Beberapa dipisahkan titik koma: Ani; Budi"
    return {"label": "PIC", "cells": [cell(words, "pic", f=pic or "", a="PIC")]}


def show_pic(desk: Desk, kode: str, pic: str | None) -> None:
    """Draw the PIC of a langkah without targets."""
    row: DeskRow = {"id": kode, "kode": kode, "more": [_pic_more(pic)]}
    _answer(row)

    def touch(act: object) -> None:
        touched = tuple(act) if isinstance(act, list) else act
        _, what, value = read_shape(touched, tuple[Name, Name, str])
        if what == "undo":
            take_back(desk, kode)
        else:
            store(desk, kode, [_edit_pic(kode, pic, value)])

    looks.show([blocks.desk("", (), [row], key="desk")], key=f"tabel pic {kode}", on_choose=touch)


def _edit_pic(kode: str, seen: str | None, pic: str) -> Edit:
    return Edit(Target(kode), {"pic": pic}, {"pic": seen or ""})


def _document_more(desk: Desk, line: ReportLine, each: Document) -> DeskMore:
    where = Target(line.kode, line.tenggat, each.name)
    offered, remark = bukti_statuses(desk.ctx, where, each.status, may_report=desk.may_report)
    cells: list[DeskCell] = []
    if len(offered) > 1:
        for code in offered:
            words = STATUS_BUKTI[code]
            cells.append(cell(words, f"status {each.name}", code, on=code == each.status))
    may_fill = desk.may_report and each.status != "terverifikasi"
    if may_fill:
        cells.append(cell("Pakai dokumen yang sudah ada", f"use {each.name}"))
        for file in files_of(each.said["tautan"]):
            cells.append(cell(f"Lepas {file.name}", f"off {each.name}", file.sha256))
    for column, said in SAID_OF_BUKTI.items():
        # The note is of who may judge it, the others are of who brings it.
        is_open = len(offered) > 1 if column == "catatan" else may_fill
        if is_open:
            words, value = said.hint or said.heading, said.words_of(each.said[column])
            cells.append(cell(words, f"{column} {each.name}", f=value, a=f"{words}: {each.name}"))
    if each.status == "terverifikasi" and may_judge_above(desk.ctx):
        tier, why = tier_above(desk.ctx.db, desk.ctx.view.satker), "Mengapa dikembalikan?"
        cells.append(cell(f"✓ Verifikasi {tier}", f"above {each.name}", ""))
        cells.append(cell(why, f"above {each.name}", f="", a=f"{why} {each.name}"))
    more: DeskMore = {"label": each.name, "cells": cells}
    if remark:
        more["note"] = remark
    return more


def _touch(desk: Desk, lines: dict[str, ReportLine], act: object) -> None:
    """Do what was touched. A callback."""
    touched = tuple(act) if isinstance(act, list) else act
    row, what, value = read_shape(touched, tuple[Name, Name, str])
    if (line := lines.get(row)) is None:
        return
    what, _, name = what.partition(" ")
    kept = memory()
    kept.dated = row if what == "redate" else ""
    if what == "more":
        kept.opened.symmetric_difference_update({row})
    elif what in ("open", "use"):
        kept.use_for = (row, name) if what == "use" else ("", "")
        address.write_choices({"langkah": line.kode, "target": line.tenggat})
        st.session_state[_OPENS] = True
    elif what == "file":
        kept.file_for = Target(line.kode, line.tenggat, value)
        kept.told.pop(row, None)  # the browser refuses a large file alone: ✓ would be of another
    elif what == "redate":
        kept.told.pop(row, None)
    elif what == "undo":
        take_back(desk, row)
    elif what == "off":
        _take_off(desk, line, name, value)
    elif name:
        _touch_document(desk, line, what, name, value)
    elif what == "status" and value == "belum" and line.laporan in ("", "belum"):
        kept.asked.add(row)
        kept.told[row] = ("asked", _TELL_WHY)
    else:
        store(desk, row, _edits_of(desk, line, what, value))
        if what == "day" and kept.told[row][0] == "wrong":
            kept.dated = row


def _edits_of(desk: Desk, line: ReportLine, what: str, value: str) -> list[Edit]:
    """Return the edits of a touch of a target."""
    if what == "status":
        return [reporting.report(line, laporan=value)]
    if what == "day":
        day = reporting.read_day(value, desk.day.year)
        return [reporting.report(line, tanggal_selesai=day)]
    if what in SAID_TEXTS:
        return [reporting.report(line, **{what: value})]
    if what == "pic":
        return [_edit_pic(line.kode, line.pic, value)]
    if what == "all":
        return reporting.done(line)
    there = {each.name for each in line.documents if each.is_there}
    return reporting.ticks(line, there | {value} if what == "tick" else there - {value})


def _touch_document(desk: Desk, line: ReportLine, column: str, name: str, value: str) -> None:
    found = next((each for each in line.documents if each.name == name), None)
    if found is None:
        return
    if column == "above":
        place = (line.kode, line.tenggat, name)
        judge_above(desk, line.name, place, found.said["tautan"], value)
    elif column in _OF_DOCUMENT:
        store(desk, line.name, [reporting.say_of_document(line, found, **{column: value})])


def _take_off(desk: Desk, line: ReportLine, name: str, sha256: str) -> None:
    where = Target(line.kode, line.tenggat, name)
    with answered(line.name):
        who = current_actor(desk.ctx.db)
        kept = take_off(*desk.ctx.rencana, where, sha256, pelaku=who)
        keep(line.name, kept)


def show_file_field(desk: Desk) -> None:
    """Draw the field, out of sight, that a `+` of a table opens. Call it outside of fragments."""
    with st.container(key=f"berkas_target{desk.place}"):
        key = f"berkas_target {desk.place} {st.session_state.get(_FILES, 0)}"
        st.file_uploader(
            "Berkas",
            type=KINDS,
            max_upload_size=MAX_SIZE // MIB,
            key=key,
            on_change=_put_file,
            args=(desk, key),
        )


def _put_file(desk: Desk, key: str) -> None:
    """Store a file as the bukti whose + was touched. A callback."""
    where, file = memory().file_for, st.session_state.get(key)
    st.session_state[_FILES] = st.session_state.get(_FILES, 0) + 1
    if where is None or file is None:
        return
    name = f"{where.kode} {where.tenggat}"
    with answered(name, f"{file.name}: "):
        who = current_actor(desk.ctx.db)
        content = file.getvalue()
        kept = add_file(*desk.ctx.rencana, where, file.name, content, pelaku=who)
        keep(name, kept)


def show_use(desk: Desk, line: ReportLine) -> None:
    """Draw the documents that are there, and the bukti that one of them is for, if it was asked."""
    ctx = desk.ctx
    row, name = memory().use_for
    if row != line.name or not desk.may_report:
        return
    st.markdown(f"**Pakai dokumen yang sudah ada: {safe_line(name)}**")
    view = newest_view(*ctx.rencana)
    there = {given.tautan: given for given in documents_there(ctx.db, view)}
    if not there:
        st.caption("Belum ada dokumen pada rencana ini.")
        return
    key = f"pakai {row} {name}"
    # A phone's list of choices has no field to type into.
    asked = st.text_input("Cari nama, langkah, atau rapat", key=f"{key} cari").casefold()
    named = [tautan for tautan, given in there.items() if given.bukti == name]
    found = [one for one in (*named, *there) if asked in there[one].words.casefold()]
    st.selectbox(
        "Dokumen yang sudah ada",
        [*dict.fromkeys(found)],
        index=0 if asked or named else None,
        placeholder="Pilih dokumen",
        format_func=lambda tautan: there[tautan].words,
        key=f"{key} dokumen {asked}",
    )
    uses = _uses(ctx, view)
    own = Target(line.kode, line.tenggat, name)
    given_to = f"{key} untuk"
    st.multiselect("Untuk bukti", [*uses], [own], format_func=uses.__getitem__, key=given_to)
    keys = (f"{key} dokumen {asked}", given_to)
    page_parts.button("Pakai", _use, desk, line, keys, type="primary", key=f"{key} pakai")


def _uses(ctx: Context, view: View) -> dict[Target, str]:
    """Name the bukti that this person may report and that nobody verified."""
    pics = None if ctx.may("lapor") else own_pics(ctx.db, view, ctx.visitor)
    uses: dict[Target, str] = {}
    for each in report_lines(ctx.db, view):
        if pics is None or {*pics}.intersection(pics_of(each.pic)):
            when = format_tenggat(each.tenggat)
            for one in filter(is_loose, each.documents):
                uses[Target(each.kode, each.tenggat, one.name)] = (
                    f"{each.kode_tampil} {one.name}, {when}"
                )
    return uses


def _use(desk: Desk, line: ReportLine, keys: Sequence[str]) -> None:
    """Store a document that is there as several bukti. A callback."""
    tautan, uses = map(st.session_state.get, keys)
    if tautan and uses:
        memory().use_for = ("", "")
        words = f"Tersimpan untuk {len(uses)} bukti."
        store(desk, line.name, edits_of_use(uses, tautan), words)
