"""The screen of one area: its figures, its row of the heatmap, and its items with what can be recorded at each."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from monev import figures, meeting
from monev.core.dates import SHORT_MONTHS, format_tenggat
from monev.core.statuses import BUKTI_PRESENT, STATUS_BUKTI, SUDAH_JATUH_TEMPO, find_term
from monev.core.text import shorten
from monev.database import Database, to_rows
from monev.figures import (
    OTHER_TAHUN,
    UP_TO_POSISI,
    View,
    format_capaian,
    format_number,
    heatmap_cell,
    late_mark,
)
from monev.meeting import BAHASAN, AreaScreen, LangkahItem, Rapat
from pages.rapat import blocks, forms, record_screens, remark_screens
from pages.rapat.blocks import Block

BUKTI_WITHDRAWN = "belum_ada"
_MOST_SHOWN = 3
"""More that is only coming than this is folded away."""


def area(db: Database, p: View, r: Rapat, name: str, *, whole: bool = False) -> list[Block]:
    """One area, from its figures down to each item; of the `whole` plan nothing is folded away."""
    content = meeting.read_area_screen(db, p, r, name)
    langkah = meeting.group_by_langkah(db, p, name, meeting.area_items(db, p, r, name))
    named = {one.kode for one in langkah}
    already = named | set(content.without_target["kode"])
    on_plan = meeting.langkah_on_plan(db, p, name, named | set(content.soon["kode"]))
    return [
        blocks.sentence(_area_sentence(content, p), "sedang"),
        blocks.heatmap_row(_area_sentence(content, p), _heatmap_cells(content, rencana_only=p.rencana_only)),
        blocks.listing(
            [
                *([] if langkah else [blocks.heading(_nothing_to_discuss(p))]),
                *(item for one in langkah for item in _langkah_items(one, content, r, rencana_only=p.rencana_only)),
                *_remark_items(db, r, name),
                *_other_items(content, already, r),
                *_without_target_items(content, r),
                *_soon_items(content, whole=whole, rencana_only=p.rencana_only),
                *_on_plan_items(on_plan, whole=whole, rencana_only=p.rencana_only),
            ],
            empty="",
        ),
        *([_area_buttons(content)] if r.is_open else []),
    ]


def _nothing_to_discuss(p: View) -> str:
    if p.rencana_only:
        return "Belum ada yang jatuh tempo di area ini."
    return "Tidak ada yang terlambat dan tidak ada bukti yang kurang di area ini."


def tenggat_row(t: dict[str, Any], *, rencana_only: bool) -> Block:
    """A tenggat as a line without anything to record."""
    return {**_status_mark(t, rencana_only), "kode": t["kode"], "teks": t["langkah_aksi"], "kanan": _right_text(t)}


def _area_sentence(content: AreaScreen, p: View) -> str:
    h = content.counts
    if p.rencana_only:
        item = [f"{format_number(h['capaian_N'])} dari {format_number(h['setahun_N'])} target sudah jatuh tempo"]
    else:
        capaian = format_capaian(h["capaian_n"], h["capaian_N"], "belum ada yang jatuh tempo")
        item = [f"{capaian} target selesai" if h["capaian_N"] else f"Capaian {capaian}"]
        if h["terlambat"]:
            item.append(f"{format_number(h['terlambat'])} terlambat")
    if len(content.kesenjangan):
        item.append(figures.count_missing_bukti(len(content.kesenjangan), p))
    if h["tanpa_target"]:
        item.append(f"{format_number(h['tanpa_target'])} langkah tanpa target waktu")
    return " · ".join(item)


def _heatmap_cells(content: AreaScreen, *, rencana_only: bool) -> list[Block]:
    rows = {row["kolom"]: row for row in to_rows(content.matrix)}
    columns: list[tuple[int, str]] = list(enumerate(SHORT_MONTHS, start=1))
    if OTHER_TAHUN["bulan"] in rows:
        columns.append((OTHER_TAHUN["bulan"], "Tahun lain"))
    columns.append((UP_TO_POSISI, "s.d. posisi"))
    cells = [(heading, heatmap_cell(rows.get(column), rencana_only=rencana_only)) for column, heading in columns]
    return [
        {
            "bulan": heading,
            "teks": cell.text,
            "terlambat": cell.late_text,
            "keadaan": "jumlah" if cell.is_total else cell.state,
            "bagian": cell.share,
        }
        for heading, cell in cells
    ]


def _langkah_items(one: LangkahItem, content: AreaScreen, r: Rapat, *, rencana_only: bool) -> list[Block]:
    """A langkah as one line. Where several of its tenggat are to be discussed their bukti are ticked at once in it, and
    one by one in what it folds away."""
    each = [_tenggat_item(b, content, r, rencana_only=rencana_only) for b in one.opened]
    if len(each) == 1:
        return [each[0] | {"kanan": " · ".join(filter(None, (each[0]["kanan"], _months_in_words(one, rencana_only))))}]
    lacking = [b for b in one.opened if b["status"] == "terlambat" or b["selesai_tanpa_bukti"]]
    first = each[one.opened.index(lacking[0])] if lacking else each[0]
    whole = {
        **{name: first[name] for name in ("status", "tanda", "kode", "teks")},
        "kanan": " · ".join(filter(None, (_months_in_words(one, rencana_only), one.pic))),
        "pudar": all(item["pudar"] for item in each),
        "semua": _ticks_at_once(one.opened, r),
    }
    if r.is_open:
        pics = _suggest_pic(content)
        decide = forms.tindak_lanjut_form(
            f"Tindak lanjut {one.kode}", pic=one.pic or "", suggested_pic=pics, kode=one.kode
        )
        note = forms.note_form(f"Kendala dan solusi {one.kode}", kode=one.kode)
        whole["tombol"] = [
            blocks.button("+ kendala", entry_form=note, display_name=one.kode),
            blocks.button("+ tindak lanjut", entry_form=decide, display_name=one.kode),
        ]
    named = sorted(lacking or one.opened, key=itemgetter("jatuh_tempo"))
    words = f"{format_number(len(lacking))} belum beres: " if lacking else ""
    words += ", ".join(format_tenggat(b["tenggat"]) for b in named)
    return [whole, blocks.folded(shorten(words, 110), each, f"bulan {one.kode}")]


def _months_in_words(one: LangkahItem, rencana_only: bool) -> str:
    """How much of a langkah with several tenggat is done: bulanan, 7 dari 9. Empty for one that was due once."""
    if one.due < 2 and not one.is_monthly:
        return ""
    done = f"{format_number(one.due)} jatuh tempo" if rencana_only else f"{format_number(one.done)} dari {one.due}"
    return f"bulanan, {done}" if one.is_monthly else done if rencana_only else f"{done} selesai"


def _ticks_at_once(opened: list[dict[str, Any]], r: Rapat) -> list[Block]:
    """A tick per document: that of every tenggat to be discussed at once."""
    of_name: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
    for b in opened:
        for d in b["bukti"]:
            of_name.setdefault(d["nama"], []).append((b, d))
    return [several_ticks(name, found, r) for name, found in of_name.items()]


def several_ticks(name: str, found: list[tuple[dict[str, Any], dict[str, Any]]], r: Rapat) -> Block:
    """One tick for the same document of several tenggat: [(tenggat, bukti)]."""
    shown = sum(d["hadir"] for _, d in found)
    count = f" ({format_number(shown)} dari {format_number(len(found))})" if len(found) > 1 else ""
    result = {
        "teks": shorten(name, 110) + count,
        "utuh": name + count,
        "ada": shown == len(found),
        "kunci": f"cek semua {found[0][0]['kode']} {name}",
    }
    if r.is_open:
        result["kirim"] = {"aksi": "bukti_banyak", "daftar": [_tick_message(b, d) for b, d in found]}
    return result


def all_ticks(found: list[tuple[dict[str, Any], dict[str, Any]]], r: Rapat) -> Block:
    """One tick for everything of a langkah: [(tenggat, bukti)]."""
    kode = found[0][0]["kode"]
    result = {"teks": "Semua", "utuh": "Semua", "ada": all(d["hadir"] for _, d in found), "kunci": f"cek {kode}"}
    if r.is_open:
        result["kirim"] = {"aksi": "bukti_banyak", "daftar": [_tick_message(b, d) for b, d in found]}
    return result


def _tick_message(b: dict[str, Any], d: dict[str, Any]) -> Block:
    return {"kode": b["kode"], "tenggat": b["tenggat"], "bukti": d["nama"], "dilihat": {"status": d["status"]}}


def _tenggat_item(b: dict[str, Any], content: AreaScreen, r: Rapat, *, rencana_only: bool) -> Block:
    kode = b["kode"]
    remarks = record_screens.lines_about(content, kode=kode, tenggat=b["tenggat"])
    if b["kendala"]:
        remarks.insert(0, f"Kendala dilaporkan: {b['kendala']}")
    result = {
        **_status_mark(b, rencana_only),
        **({"status": "tanpa_bukti", "tanda": "✓ Selesai, bukti belum lengkap"} if b["selesai_tanpa_bukti"] else {}),
        "kode": kode,
        "teks": b["langkah_aksi"],
        "kanan": _right_text(b),
        "pudar": b["status"] in ("selesai", "tidak_berlaku") and all(d["hadir"] for d in b["bukti"]),
        "cek": [_bukti_tick(b, d, r) for d in b["bukti"]],
        "ket": remarks,
    }
    if r.is_open:
        location = f"{kode}, {format_tenggat(b['tenggat'])}"
        tindak_lanjut = forms.tindak_lanjut_form(
            f"Tindak lanjut {location}", pic=b["pic"] or "", suggested_pic=_suggest_pic(content), kode=kode
        )
        note = forms.note_form(f"Kendala dan solusi {location}", kode=kode, tenggat=b["tenggat"])
        result["tombol"] = [
            blocks.button("Status", entry_form=forms.laporan_form(b), display_name=location),
            blocks.button("+ kendala", entry_form=note, display_name=location),
            blocks.button("+ tindak lanjut", entry_form=tindak_lanjut, display_name=location),
        ]
    return result


def _status_mark(t: dict[str, Any], rencana_only: bool) -> Block:
    """The mark with its word: colour never stands alone."""
    status = t["status"]
    if status == "terlambat" and rencana_only:
        return {"status": "polos", "tanda": SUDAH_JATUH_TEMPO.label}
    if status == "terlambat":
        return {"status": status, "tanda": late_mark(t["hari_terlambat"], belum_dilaporkan=t["belum_dilaporkan"])}
    return {"status": status, "tanda": find_term(status).mark_and_label}


def _right_text(t: dict[str, Any]) -> str:
    return " · ".join(n for n in (format_tenggat(t["tenggat"]), t["pic"]) if n)


def _bukti_tick(b: dict[str, Any], d: dict[str, Any], r: Rapat) -> Block:
    other = "" if d["hadir"] or d["status"] == BUKTI_WITHDRAWN else f" ({STATUS_BUKTI[d['status']]})"
    result = {
        "teks": shorten(d["nama"], 110) + other,
        "utuh": d["nama"] + other,
        "ada": d["hadir"],
        "kunci": f"cek {b['kode']} {b['tenggat']} {d['nama']}",
    }
    if r.is_open:
        result["kirim"] = {"aksi": "bukti", **_tick_message(b, d)}
    return result


def _remark_items(db: Database, r: Rapat, area: str) -> list[Block]:
    said = remark_screens.remark_items(db, r, area=area)
    return [blocks.heading(BAHASAN["pembahasan"]), *said] if said else []


def _other_items(content: AreaScreen, already: set[str], r: Rapat) -> list[Block]:
    """What was noted and agreed of the area as a whole, or of langkah that have no item of their own."""
    row = record_screens.note_items(content.notes, r, excluded=already) + record_screens.tindak_lanjut_items(
        content.earlier_tindak_lanjut, r, excluded=already
    )
    row += record_screens.tindak_lanjut_items(content.decisions, r, excluded=already)
    return [blocks.heading("Catatan dan tindak lanjut area ini"), *row] if row else []


def _without_target_items(content: AreaScreen, r: Rapat) -> list[Block]:
    """Langkah that cannot be judged: the meeting is where their target is agreed on."""
    if content.without_target.empty:
        return []
    one = find_term("tanpa_target")
    row = []
    for langkah in to_rows(content.without_target):
        kode = langkah["kode"]
        item = {
            "status": "polos",
            "tanda": f"{one.mark} {one.label}",
            "kode": kode,
            "teks": langkah["langkah_aksi"],
            "kanan": langkah["pic"] or "",
            "ket": record_screens.lines_about(content, kode=kode, tenggat=""),
        }
        if r.is_open:
            form = forms.tindak_lanjut_form(
                f"Tindak lanjut {kode}", pic=langkah["pic"] or "", suggested_pic=_suggest_pic(content), kode=kode
            )
            item["tombol"] = [blocks.button("+ tindak lanjut", entry_form=form, display_name=kode)]
        row.append(item)
    return [blocks.heading(f"Tanpa target waktu: {format_number(len(row))} langkah"), *row]


def _soon_items(content: AreaScreen, *, whole: bool, rencana_only: bool) -> list[Block]:
    if content.soon.empty:
        return []
    row = [tenggat_row(t, rencana_only=rencana_only) for t in to_rows(content.soon)]
    words = f"Jatuh tempo bulan depan: {format_number(len(row))}"
    if whole or len(row) <= _MOST_SHOWN:
        return [blocks.heading(words), *row]
    return [blocks.folded(words, row, "bulan depan")]


def _on_plan_items(on_plan: list[LangkahItem], *, whole: bool, rencana_only: bool) -> list[Block]:
    """What needs no word, behind one line unless the whole plan is gone through."""
    if not on_plan:
        return []
    row = [
        {
            "kode": one.kode,
            "teks": one.langkah_aksi,
            "kanan": " · ".join(filter(None, (_months_in_words(one, rencana_only), one.pic))),
            "pudar": True,
        }
        for one in on_plan
    ]
    words = f"{format_number(len(row))} langkah lainnya sesuai rencana"
    return [blocks.heading(words), *row] if whole else [blocks.folded(words, row, "sesuai rencana")]


def _area_buttons(content: AreaScreen) -> Block:
    name = figures.format_area(content.counts["area"], content.counts["nama_area"])
    location = {"area": content.counts["area"]}
    remarks = forms.note_form(f"Kendala dan solusi {name}", **location)
    tindak_lanjut = forms.tindak_lanjut_form(f"Tindak lanjut {name}", suggested_pic=_suggest_pic(content), **location)
    return blocks.button_row(
        [
            blocks.button("+ Kendala area ini", entry_form=remarks),
            blocks.button("+ Tindak lanjut area ini", entry_form=tindak_lanjut),
            remark_screens.area_button(content.counts["area"], name),
        ]
    )


def _suggest_pic(content: AreaScreen) -> list[str]:
    name = [
        *content.terlambat["pic"].dropna(),
        *content.kesenjangan["pic"].dropna(),
        *content.decisions["pic"].dropna(),
    ]
    return list(dict.fromkeys(name))


def ticked_bukti_status(ticked: bool, seen: str) -> str:
    """What a tick makes of a bukti: a verified one that is ticked again stays verified."""
    if ticked:
        return seen if seen in BUKTI_PRESENT else "ada"
    return BUKTI_WITHDRAWN
