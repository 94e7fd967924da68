"""The screens on which bukti are ticked: one area with its items."""

from collections.abc import Sequence
from operator import itemgetter

from monev import figures
from monev.core.dates import fold_tenggat, format_tenggat
from monev.core.grouping import group_by
from monev.core.meeting_things import THINGS
from monev.core.plan_fields import SAID_BESIDE, said_lines
from monev.core.statuses import OVERDUE, SETTLED_STATUSES, STATUS_BUKTI, STATUS_TENGGAT
from monev.core.text import joined
from monev.database import Database
from monev.edits.reporting import WITHDRAWN
from monev.figures import View, counted, format_capaian, format_number, heatmap_cell, overdue
from monev.figures.formats import of_some
from monev.figures.heatmap import column_names, heatmap_columns
from monev.figures.rows import BuktiRow, OpenedRow, TenggatRow
from monev.figures.told import WORDS, is_returned
from monev.figures.views import narrowed
from monev.meeting import records, screens
from monev.meeting.own_target import OwnTarget, can_fulfil
from monev.meeting.records import Rapat
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Act, Action, CellsRow
from monev.ui.looks.block_types import Cells
from monev.ui.looks.screen_parts import Entry, Fold, Item, Tick
from monev.ui.looks.tenggat_blocks import cell_looks
from pages.rapat import forms, record_screens


def area_blocks(db: Database, view: View, rapat: Rapat, area: str) -> list[Block]:
    """Return one area, from its figures to its items."""
    content = screens.read_area_screen(db, view, rapat, area)
    own = can_fulfil(db, view, rapat) if rapat.is_open else None
    sentence = _area_sentence(content, view)
    name = figures.format_area(area, content.counts["nama_area"])
    present = forms.names_present(db, rapat)
    spoken = narrowed(records.read_things(db, rapat, "bahasan"), area=area)
    pics = {row.pic for row in (*content.items, *content.on_plan)}
    only_pic = "".join(filter(None, pics)) if len(pics) == 1 else ""
    soon = [tenggat_item(row, view) for row in content.soon]
    coming = f"Jatuh tempo sampai rapat berikut: {format_number(len(soon))}"
    calm = "Tidak ada yang lewat tenggat dan tidak ada bukti yang kurang di area ini."
    nothing = "Belum ada yang jatuh tempo di area ini." if view.rencana_only else calm
    on_plan = f"{format_number(len(content.on_plan))} langkah lainnya sesuai rencana"
    quiet: list[Item] = []
    for item in content.on_plan:
        aside = joined(_months_in_words(item, view), item.pic)
        quiet.append(
            {"kode": item.kode_tampil, "text": item.langkah_aksi, "aside": aside, "muted": True}
        )
    items: list[Entry] = [] if content.items else [{"heading": nothing}]
    items += [_langkah_item(item, content, view, rapat, own) for item in content.items]
    items += [
        *_under(THINGS["bahasan"].label, record_screens.thing_items("bahasan", spoken)),
        *_under("Catatan dan tindak lanjut area ini", _recorded_items(content, rapat)),
        *_without_target_items(content, rapat),
        *_under(coming, soon, fold="rapat berikut", fills=True),
        *_under(on_plan, quiet, fold="sesuai rencana"),
    ]
    return [
        blocks.sentence(sentence, "quiet"),
        _heatmap_row(sentence, content, view),
        blocks.paged(blocks.items(items), key="area"),
        blocks.actions(forms.add_buttons(rapat, name, present=present, pic=only_pic, area=area)),
    ]


def _recorded_items(content: screens.AreaScreen, rapat: Rapat) -> list[Item]:
    """Return the notes and decisions on the area as a whole.

    It adds those on langkah without an item of their own.
    """
    already = {item.kode for item in content.items}
    already |= {row["kode"] for row in content.without_target}
    notes = [row for row in content.notes if row["kode"] not in already]
    agreed = [row for row in content.agreed if row["kode"] not in already]
    return [
        *record_screens.thing_items("catatan", notes),
        *(record_screens.tindak_lanjut_item(row, rapat) for row in agreed),
    ]


def tenggat_item(row: TenggatRow, view: View) -> Item:
    """Return a tenggat as a line without anything to record."""
    told = figures.tell([row])
    quiet = told.term.kode == "belum_dilaporkan" or view.rencana_only or row["selesai_kemudian"]
    return {
        "kode": row["kode_tampil"],
        "text": row["langkah_aksi"],
        "aside": joined(format_tenggat(row["tenggat"]), row["pic"]),
        "status": "tidak_berlaku" if quiet else told.term.kode,
        "mark": told.marked,
    }


def _area_sentence(content: screens.AreaScreen, view: View) -> str:
    counts = content.counts
    if view.rencana_only:
        due = format_number(counts["capaian_N"])
        total = format_number(counts["setahun_N"])
        parts = [f"{due} dari {total} target jatuh tempo"]
    else:
        capaian = format_capaian(
            counts["capaian_n"], counts["capaian_N"], "belum ada yang jatuh tempo"
        )
        parts = [f"{capaian} target selesai" if counts["capaian_N"] else f"Capaian {capaian}"]
        parts.append(counted("", overdue(counts)))
    if content.missing:
        returned = sum(map(is_returned, content.missing))
        parts.append(counted("bukti", kurang=len(content.missing), perlu_perbaikan=returned))
    if counts["tanpa_target"]:
        parts.append(f"{format_number(counts['tanpa_target'])} langkah tanpa target waktu")
    return joined(*parts)


def _heatmap_row(sentence: str, content: screens.AreaScreen, view: View) -> Cells:
    rows = {row["kolom"]: row for row in content.matrix}
    names = column_names("bulan", view.until)
    columns = heatmap_columns("bulan", rows)
    drawn = [heatmap_cell(rows.get(number), rencana_only=view.rencana_only) for number in columns]
    row: CellsRow = {"label": "", "cells": [cell_looks(cell) for cell in drawn]}
    return blocks.cells(sentence, [names[number] for number in columns], [row])


def _langkah_item(
    langkah: screens.LangkahItem,
    content: screens.AreaScreen,
    view: View,
    rapat: Rapat,
    own: OwnTarget | None,
) -> Item:
    """Return a langkah as one line.

    If several of its tenggat are open, a tick of the line is for all of them, and a fold has one
    line each.
    """
    items = [_tenggat_item(tenggat, content, view, rapat, own) for tenggat in langkah.opened]
    months = _months_in_words(langkah, view)
    if len(items) == 1:
        (item,) = items
        return {**item, "aside": joined(item["aside"], months)}
    lacking = [
        tenggat
        for tenggat in langkah.opened
        if tenggat["status"] in OVERDUE or tenggat["selesai_tanpa_bukti"]
    ]
    first = items[langkah.opened.index(lacking[0])] if lacking else items[0]
    by_day = sorted(langkah.opened, key=itemgetter("jatuh_tempo"))
    others = [row for row in langkah.opened if not _is_own(row, own)]
    words = f"{format_number(len(lacking))} belum tuntas: " if lacking else ""
    words += fold_tenggat(tenggat["tenggat"] for tenggat in lacking or langkah.opened)
    return {
        "status": first["status"],
        "mark": first["mark"],
        "kode": first["kode"],
        "text": first["text"],
        "aside": joined(months, langkah.pic),
        "muted": all(item["muted"] for item in items),
        "ticks": _ticks(others),
        "notes": record_screens.lines_about(content, kode=langkah.kode, tenggat=""),
        "buttons": [
            *_status_buttons(by_day, view, langkah.kode_tampil),
            *forms.add_buttons(
                rapat,
                langkah.kode_tampil,
                proposed=forms.proposed_texts(by_day),
                pic=langkah.pic or "",
                kode=langkah.kode,
            ),
        ],
        "parts": {"fold": words, "items": items, "key": f"bulan {langkah.kode}"},
    }


def _status_buttons(claimed: list[OpenedRow], view: View, name: str) -> list[Action]:
    """Return the buttons that open the report of one or several tenggat.

    If anything is open, some open it filled in: all is done, and all bukti are there.
    """
    is_there = [bukti["hadir"] for row in claimed for bukti in row["bukti"]]
    begin: dict[str, dict[str, str]] = {}
    if not all(map(_is_settled, claimed)):
        if not all(is_there):
            begin["✓ Selesai dan bukti ada"] = {"laporan": "selesai", "semua_bukti": "ya"}
        is_silent = claimed[0]["status"] == "belum_dilaporkan"
        if len(claimed) == 1 and (is_silent or any(is_there)):
            begin["✓ Selesai"] = {"laporan": "selesai"}
    begin["Status"] = {}
    buttons = []
    for words, filled in begin.items():
        report = forms.report_form(claimed, view.posisi, words, **filled)
        buttons.append(blocks.button(words, report, name=name))
    return buttons


def _months_in_words(langkah: screens.LangkahItem, view: View) -> str:
    """Return how much of a langkah with several tenggat is done, for example *bulanan, 7 dari 9*.

    Empty for a langkah that was due once.
    """
    if langkah.due < 2 and not langkah.is_monthly:
        return ""
    if view.rencana_only:
        done = f"{format_number(langkah.due)} jatuh tempo"
    else:
        done = f"{format_number(langkah.done)} dari {langkah.due}"
        if not langkah.is_monthly:
            done += " selesai"
    return f"bulanan, {done}" if langkah.is_monthly else done


def _tenggat_item(
    row: OpenedRow, content: screens.AreaScreen, view: View, rapat: Rapat, own: OwnTarget | None
) -> Item:
    kode = row["kode"]
    location = f"{row['kode_tampil']}, {format_tenggat(row['tenggat'])}"
    notes = record_screens.lines_about(content, kode=kode, tenggat=row["tenggat"])
    notes[:0] = said_lines(row, SAID_BESIDE)
    buttons = _status_buttons([row], view, location)
    ticks = _ticks([row])
    if own and _is_own(row, own):
        notes.append("Rapat ini sendiri: ditanyakan saat rapat ditutup.")
        buttons = []
        papers = {bukti["bukti"] for bukti in own.rows}
        for tick, bukti in zip(ticks, row["bukti"], strict=True):
            if bukti["bukti"] in papers:
                del tick["act"]
    item: Item = {
        **tenggat_item(row, view),
        "muted": _is_settled(row) and all(bukti["hadir"] for bukti in row["bukti"]),
        "ticks": ticks,
        "notes": notes,
        "buttons": [
            *buttons,
            *forms.add_buttons(
                rapat,
                location,
                proposed=forms.proposed_texts([row]),
                pic=row["pic"] or "",
                kode=kode,
                tenggat=row["tenggat"],
            ),
        ],
    }
    if row["selesai_tanpa_bukti"]:
        item["status"] = "tanpa_bukti"
        item["mark"] = f"✓ {WORDS['selesai_tanpa_bukti'].capitalize()}"
    return item


def _is_settled(row: TenggatRow) -> bool:
    return row["status"] in SETTLED_STATUSES or bool(row["selesai_kemudian"])


def _under(
    words: str, items: Sequence[Item], *, fold: str = "", fills: bool = False
) -> list[Entry]:
    """Return items under their heading, or in a fold with the key `fold`; nothing without items."""
    if not items:
        return []
    if not fold:
        return [{"heading": words}, *items]
    folded: Fold = {"fold": words, "items": [*items], "key": fold}
    if fills:
        folded["fills"] = True
    return [folded]


def _without_target_items(content: screens.AreaScreen, rapat: Rapat) -> list[Entry]:
    items: list[Item] = []
    for langkah in content.without_target:
        kode = langkah["kode"]
        pic = langkah["pic"]
        item: Item = {
            "kode": langkah["kode_tampil"],
            "text": langkah["langkah_tampil"],
            "aside": pic or "",
            "status": "tidak_berlaku",
            "mark": STATUS_TENGGAT["tanpa_target"].mark_and_label,
            "notes": record_screens.lines_about(content, kode=kode, tenggat=""),
            "buttons": forms.add_buttons(rapat, langkah["kode_tampil"], pic=pic or "", kode=kode),
        }
        items.append(item)
    return _under(f"Tanpa target waktu: {format_number(len(items))} langkah", items)


def _is_own(row: OpenedRow, own: OwnTarget | None) -> bool:
    """True for the target that the meeting fulfils by being held."""
    return own is not None and own.place == (row["kode"], row["tenggat"])


def _ticks(opened: Sequence[OpenedRow]) -> list[Tick]:
    """Return a tick per document of some tenggat of a langkah, each for all of them."""
    documents = [bukti for row in opened for bukti in row["bukti"]]
    return [_tick(name, rows) for name, rows in group_by(documents, itemgetter("bukti")).items()]


def _tick(name: str, documents: Sequence[BuktiRow]) -> Tick:
    """Return the tick of a document; of several tenggat it asks before."""
    first = documents[0]
    is_on = all(row["hadir"] for row in documents)
    bukti = []
    for row in documents:
        seen = {"status": row["status"], "tautan": row["tautan"]}
        bukti.append({"tenggat": row["tenggat"], "nama": name, **seen})
    message = {"action": "tick", "kode": first["kode"], "bukti": bukti, "value": not is_on}
    act: Act = message
    is_usual = first["hadir"] or first["status"] == WITHDRAWN
    more = "" if is_usual else f" ({STATUS_BUKTI[first['status']]})"
    if len(documents) > 1:
        count = format_number(len(documents))
        there = format_number(sum(row["hadir"] for row in documents))
        returned = of_some(sum(map(is_returned, documents)), ", {} perlu perbaikan")
        more = f" ({there} dari {count}{returned})"
        words = "Ya, tarik semuanya" if is_on else "Ya, semuanya ada"
        act = blocks.form(f"{count} bulan sekaligus?", [], message, save=words)
    key = f"{first['kode']} {bukti[0]['tenggat']} {name}"
    return {"text": name + more, "on": is_on, "key": key, "act": act}
