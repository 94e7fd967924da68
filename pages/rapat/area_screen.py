"""The screen of one area: its figures, its row of the heatmap, and its items with what can be recorded at each."""

from __future__ import annotations

from operator import itemgetter

from monev import figures, meeting
from monev.core.dates import format_tenggat
from monev.core.statuses import BELUM_DILAPORKAN, SUDAH_JATUH_TEMPO, find_term
from monev.core.text import shorten
from monev.database import Database, Row
from monev.figures import View, format_capaian, format_lateness, format_number, heatmap_cell
from monev.figures.heatmap import column_names, heatmap_columns
from monev.meeting import BAHASAN, AreaScreen, LangkahItem, Rapat
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block
from monev.ui.looks.tenggat_blocks import cell_looks
from pages.rapat import forms, record_screens, ticks

_MOST_SHOWN, _MOST_ALONE = 3, 8
"""More that is only coming than this is folded away; on a screen with nothing to discuss there is room for more."""


def area_blocks(db: Database, p: View, r: Rapat, area: str, *, whole: bool = False) -> list[Block]:
    """One area, from its figures down to each item; of the `whole` plan nothing is folded away."""
    content = meeting.read_area_screen(db, p, r, area)
    langkah = meeting.group_by_langkah(db, p, area, meeting.area_items(db, p, r, area))
    named = {item.kode for item in langkah}
    already = named | {row["kode"] for row in content.without_target}
    on_plan = meeting.langkah_on_plan(db, p, area, named | {row["kode"] for row in content.soon})
    sentence = _area_sentence(content, p)
    items = [
        *([] if langkah else [{"heading": _nothing_to_discuss(p)}]),
        *(line for item in langkah for line in _langkah_items(item, content, r, p)),
        *_under(BAHASAN["pembahasan"], record_screens.remark_items(db, r, area=area)),
        *_under("Catatan dan tindak lanjut area ini", _other_items(content, already, r)),
        *_without_target_items(content, r),
        *_soon_items(content, p, most=len(content.soon) if whole else _MOST_SHOWN if langkah else _MOST_ALONE),
        *_on_plan_items(on_plan, p, whole=whole),
    ]
    return [
        blocks.sentence(sentence, "quiet"),
        blocks.cells(sentence, _heatmap_cells(content, p)),
        blocks.paged(blocks.items(items), key="area"),
        *([_area_buttons(content)] if r.is_open else []),
    ]


def _nothing_to_discuss(p: View) -> str:
    if p.rencana_only:
        return "Belum ada yang jatuh tempo di area ini."
    return "Tidak ada yang terlambat dan tidak ada bukti yang kurang di area ini."


def tenggat_item(t: Row, p: View) -> Block:
    """A tenggat as a line without anything to record."""
    return {**_status_mark(t, p), "kode": t["kode"], "text": t["langkah_aksi"], "aside": _when_and_who(t)}


def _area_sentence(content: AreaScreen, p: View) -> str:
    counts = content.counts
    if p.rencana_only:
        parts = [
            f"{format_number(counts['capaian_N'])} dari {format_number(counts['setahun_N'])} target sudah jatuh tempo"
        ]
    else:
        capaian = format_capaian(counts["capaian_n"], counts["capaian_N"], "belum ada yang jatuh tempo")
        parts = [f"{capaian} target selesai" if counts["capaian_N"] else f"Capaian {capaian}"]
        if words := _late_words(counts["terlambat"], counts["belum_dilaporkan"]):
            parts.append(words)
    if content.kesenjangan:
        parts.append(figures.count_missing_bukti(len(content.kesenjangan), p))
    if counts["tanpa_target"]:
        parts.append(f"{format_number(counts['tanpa_target'])} langkah tanpa target waktu")
    return " · ".join(parts)


def _late_words(late: int, unreported: int) -> str:
    """How many are late, and of how many of these nobody has said anything yet; empty where none is."""
    if not late or late == unreported:
        return f"{format_number(unreported)} belum dilaporkan" if unreported else ""
    apart = f", {format_number(unreported)} di antaranya belum dilaporkan" if unreported else ""
    return f"{format_number(late)} terlambat{apart}"


def _heatmap_cells(content: AreaScreen, p: View) -> list[Block]:
    rows = {row["kolom"]: row for row in content.matrix}
    names = column_names("bulan")
    return [
        cell_looks(heatmap_cell(rows.get(column), rencana_only=p.rencana_only)) | {"heading": names[column]}
        for column in heatmap_columns("bulan", rows)
    ]


def _langkah_items(langkah: LangkahItem, content: AreaScreen, r: Rapat, p: View) -> list[Block]:
    """A langkah as one line. Where several of its tenggat are to be discussed their bukti are ticked at once in it, and
    one by one in what it folds away."""
    items = [_tenggat_item(t, content, r, p) for t in langkah.opened]
    months = _months_in_words(langkah, p)
    if len(items) == 1:
        return [items[0] | {"aside": _joined(items[0]["aside"], months)}]
    lacking = [t for t in langkah.opened if t["status"] == "terlambat" or t["selesai_tanpa_bukti"]]
    first = items[langkah.opened.index(lacking[0])] if lacking else items[0]
    whole = {
        **{name: first[name] for name in ("status", "mark", "kode", "text")},
        "aside": _joined(months, langkah.pic),
        "muted": all(item["muted"] for item in items),
        "ticks": ticks.of_each_document(langkah, r),
        "notes": record_screens.lines_about(content, kode=langkah.kode, tenggat=""),
    }
    if r.is_open:
        by_day = sorted(langkah.opened, key=itemgetter("jatuh_tempo"))
        status = blocks.button("Status", forms.months_form(langkah.kode, by_day), name=langkah.kode)
        whole["buttons"] = [status, *_item_buttons(content, langkah.kode, langkah.kode, langkah.pic)]
    named = sorted(lacking or langkah.opened, key=itemgetter("jatuh_tempo"))
    words = f"{format_number(len(lacking))} belum selesai atau belum lengkap: " if lacking else ""
    words += ", ".join(format_tenggat(t["tenggat"]) for t in named)
    return [whole, {"fold": shorten(words, 110), "items": items, "key": f"bulan {langkah.kode}"}]


def _months_in_words(langkah: LangkahItem, p: View) -> str:
    """How much of a langkah with several tenggat is done: bulanan, 7 dari 9. Empty for one that was due once."""
    if langkah.due < 2 and not langkah.is_monthly:
        return ""
    if p.rencana_only:
        done = f"{format_number(langkah.due)} jatuh tempo"
    else:
        done = f"{format_number(langkah.done)} dari {langkah.due}" + ("" if langkah.is_monthly else " selesai")
    return f"bulanan, {done}" if langkah.is_monthly else done


def _tenggat_item(t: Row, content: AreaScreen, r: Rapat, p: View) -> Block:
    kode = t["kode"]
    notes = record_screens.lines_about(content, kode=kode, tenggat=t["tenggat"])
    if t["kendala"]:
        notes.insert(0, f"Kendala dilaporkan: {t['kendala']}")
    item = {
        **_status_mark(t, p),
        "kode": kode,
        "text": t["langkah_aksi"],
        "aside": _when_and_who(t),
        "muted": t["status"] in ("selesai", "tidak_berlaku") and all(bukti["hadir"] for bukti in t["bukti"]),
        "ticks": [ticks.of_bukti(t, bukti, r) for bukti in t["bukti"]],
        "notes": notes,
    }
    if t["selesai_tanpa_bukti"]:
        item |= {"status": "tanpa_bukti", "mark": "✓ Selesai, bukti belum lengkap"}
    if r.is_open:
        location = f"{kode}, {format_tenggat(t['tenggat'])}"
        status = blocks.button("Status", forms.laporan_form(t), name=location)
        is_offered = t["belum_dilaporkan"] or _is_proven(t)
        offered = [blocks.button("✓ Selesai", forms.done_form(t, p.posisi), name=location)] if is_offered else []
        item["buttons"] = [*offered, status, *_item_buttons(content, location, kode, t["pic"], t["tenggat"])]
    return item


def _is_proven(t: Row) -> bool:
    """Whether all bukti of a tenggat are there and nobody has said yet that it is done."""
    return t["status"] not in ("selesai", "tidak_berlaku") and bool(t["bukti"]) and all(b["hadir"] for b in t["bukti"])


def _item_buttons(
    content: AreaScreen, location: str, kode: str, pic: str | None, tenggat: str | None = None
) -> list[Block]:
    note = forms.note_form(f"Kendala dan solusi {location}", kode=kode, tenggat=tenggat)
    decide = forms.tindak_lanjut_form(
        f"Tindak lanjut {location}", pic=pic or "", suggested=_suggested_pics(content), kode=kode
    )
    return [
        blocks.button("+ kendala", note, name=location),
        blocks.button("+ tindak lanjut", decide, name=location),
    ]


def _status_mark(t: Row, p: View) -> Block:
    """The mark with its word: colour never stands alone."""
    status = t["status"]
    if status == "terlambat" and p.rencana_only:
        return {"status": "plain", "mark": SUDAH_JATUH_TEMPO.label}
    if t["belum_dilaporkan"]:
        return {"status": "plain", "mark": BELUM_DILAPORKAN.mark_and_label}
    if status == "terlambat":
        return {"status": status, "mark": f"▲ {format_lateness(t['hari_terlambat'])}"}
    return {"status": status, "mark": find_term(status).mark_and_label}


def _when_and_who(t: Row) -> str:
    return _joined(format_tenggat(t["tenggat"]), t["pic"])


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _under(words: str, items: list[Block], *, fold: str = "") -> list[Block]:
    """Items under their heading, or behind it as a fold with this key; nothing where there are none."""
    if fold and items:
        return [{"fold": words, "items": items, "key": fold}]
    return [{"heading": words}, *items] if items else []


def _other_items(content: AreaScreen, already: set[str], r: Rapat) -> list[Block]:
    """What was noted and agreed of the area as a whole, or of langkah that have no item of their own."""
    return [
        *record_screens.note_items(content.notes, r, excluded=already),
        *record_screens.tindak_lanjut_items(content.earlier_tindak_lanjut, r, excluded=already),
        *record_screens.tindak_lanjut_items(content.decisions, r, excluded=already),
    ]


def _without_target_items(content: AreaScreen, r: Rapat) -> list[Block]:
    """Langkah that cannot be judged: the meeting is where their target is agreed on."""
    term = find_term("tanpa_target")
    items = []
    for langkah in content.without_target:
        kode, pic = langkah["kode"], langkah["pic"] or ""
        item = {
            "status": "plain",
            "mark": f"{term.mark} {term.label}",
            "kode": kode,
            "text": langkah["langkah_aksi"],
            "aside": pic,
            "notes": record_screens.lines_about(content, kode=kode, tenggat=""),
        }
        if r.is_open:
            item["buttons"] = _item_buttons(content, kode, kode, pic)[1:]
        items.append(item)
    return _under(f"Tanpa target waktu: {format_number(len(items))} langkah", items)


def _soon_items(content: AreaScreen, p: View, *, most: int) -> list[Block]:
    items = [tenggat_item(t, p) for t in content.soon]
    words = f"Jatuh tempo sampai rapat berikut: {format_number(len(items))}"
    return _under(words, items, fold="" if len(items) <= most else "rapat berikut")


def _on_plan_items(on_plan: list[LangkahItem], p: View, *, whole: bool) -> list[Block]:
    """What needs no word, behind one line unless the whole plan is gone through."""
    items = [
        {
            "kode": langkah.kode,
            "text": langkah.langkah_aksi,
            "aside": _joined(_months_in_words(langkah, p), langkah.pic),
            "muted": True,
        }
        for langkah in on_plan
    ]
    words = f"{format_number(len(items))} langkah lainnya sesuai rencana"
    return _under(words, items, fold="" if whole else "sesuai rencana")


def _area_buttons(content: AreaScreen) -> Block:
    area = content.counts["area"]
    name = figures.format_area(area, content.counts["nama_area"])
    note = forms.note_form(f"Kendala dan solusi {name}", area=area)
    decide = forms.tindak_lanjut_form(f"Tindak lanjut {name}", suggested=_suggested_pics(content), area=area)
    discussion = forms.remark_form("pembahasan", area=area, area_name=name)
    return blocks.actions(
        [
            blocks.button("+ Kendala area ini", note),
            blocks.button("+ Tindak lanjut area ini", decide),
            blocks.button("+ Pembahasan area ini", discussion),
        ]
    )


def _suggested_pics(content: AreaScreen) -> list[str]:
    rows = (*content.terlambat, *content.kesenjangan, *content.decisions)
    return list(dict.fromkeys(row["pic"] for row in rows if row["pic"]))
