"""The screen of one area: its figures, its row of the heatmap, and its items with what can be recorded at each."""

from __future__ import annotations

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
from monev.meeting import BAHASAN, AreaScreen, Rapat
from pages.rapat import blocks, forms, record_screens, remark_screens
from pages.rapat.blocks import Block

BUKTI_WITHDRAWN = "belum_ada"


def area(db: Database, p: View, r: Rapat, name: str) -> list[Block]:
    """One area, from its figures down to each item."""
    content = meeting.read_area_screen(db, p, r, name)
    item = meeting.area_items(db, p, r, name)
    already = {b["kode"] for b in item} | set(content.without_target["kode"])
    return [
        blocks.sentence(_area_sentence(content, p), "sedang"),
        blocks.heatmap_row(_area_sentence(content, p), _heatmap_cells(content, rencana_only=p.rencana_only)),
        blocks.listing(
            [
                *(_tenggat_item(b, content, r, rencana_only=p.rencana_only) for b in item),
                *_remark_items(db, r, name),
                *_other_items(content, already, r),
                *_without_target_items(content, r),
                *_soon_items(content, rencana_only=p.rencana_only),
            ],
            empty="Belum ada yang jatuh tempo di area ini."
            if p.rencana_only
            else "Tidak ada yang terlambat dan tidak ada bukti yang kurang di area ini.",
        ),
        *([_area_buttons(content)] if r.is_open else []),
    ]


def tenggat_row(t: dict[str, Any], *, rencana_only: bool) -> Block:
    """A tenggat as a line without anything to record."""
    return {**_status_mark(t, rencana_only), "kode": t["kode"], "teks": t["langkah_aksi"], "kanan": _right_text(t)}


def _area_sentence(content: AreaScreen, p: View) -> str:
    h = content.counts
    if p.rencana_only:
        item = [f"{format_number(h['capaian_N'])} dari {format_number(h['setahun_N'])} tenggat sudah jatuh tempo"]
    else:
        capaian = format_capaian(h["capaian_n"], h["capaian_N"], "belum ada yang jatuh tempo")
        item = [f"{capaian} tenggat selesai" if h["capaian_N"] else f"Capaian {capaian}"]
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
        result["kirim"] = {
            "aksi": "bukti",
            "kode": b["kode"],
            "tenggat": b["tenggat"],
            "bukti": d["nama"],
            "dilihat": {"status": d["status"]},
        }
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


def _soon_items(content: AreaScreen, *, rencana_only: bool) -> list[Block]:
    if content.soon.empty:
        return []
    row = [tenggat_row(t, rencana_only=rencana_only) for t in to_rows(content.soon)]
    return [blocks.heading(f"Jatuh tempo bulan depan: {format_number(len(row))}"), *row]


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
