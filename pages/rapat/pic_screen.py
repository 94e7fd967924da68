"""The screen of one PIC: the bukti he still owes, a line per langkah, ticked one by one or all of a langkah at once."""

from __future__ import annotations

from typing import Any

from monev import figures, meeting
from monev.core.dates import format_tenggat
from monev.database import Database
from monev.figures import View, format_number
from monev.meeting import LangkahItem, PicBukti, Rapat
from monev.outputs.messages import write_kesenjangan_message
from monev.ui import page_words
from pages.rapat import area_screen, blocks
from pages.rapat.blocks import Block

_ALL_THERE = "semua bukti sudah ada"
_MONTHS_NAMED = 3
"""Of more tenggat than this only the first and their count are said."""


def pic_blocks(db: Database, p: View, r: Rapat, chosen: str | None) -> list[Block]:
    """Who owes how much, and what the chosen one owes."""
    pics = meeting.pics_to_ask(db, p, r)
    if not pics:
        counts = figures.current_counts(db, p)
        return [blocks.sentence(page_words.without_repetition(figures.kesenjangan_sentence(p, counts, 0), p, counts))]
    one = next((b for b in pics if b.pic == chosen), pics[0])
    missing = figures.kesenjangan(db, p)
    members = missing.loc[missing["pic"].fillna("") == one.pic]
    name = one.pic or page_words.WITHOUT_PIC
    right = [
        blocks.sentence(
            f"{name}: {figures.count_missing_bukti(one.missing, p) if one.missing else _ALL_THERE}", "sedang"
        ),
        blocks.listing(
            [_langkah_item(item, r) for item in meeting.bukti_of_pic(db, p, r, one.pic)], empty="", key=f"pic {one.pic}"
        ),
        *([{"jenis": "salin", "teks": write_kesenjangan_message(members, p)}] if one.missing else []),
    ]
    return [blocks.columns([[_pic_bars(pics, one)], right], "2fr 5fr")]


def _pic_bars(pics: list[PicBukti], chosen: PicBukti) -> Block:
    most = max(one.missing for one in pics)
    return blocks.bars(
        (
            {
                "label": one.pic or page_words.WITHOUT_PIC,
                "lebar": figures.percent(one.missing, most) or 0,
                "teks": format_number(one.missing),
                "warna": "terlambat",
                "pilih": one.pic,
                "dipilih": one == chosen,
            }
            for one in pics
        ),
        narrow=True,
    )


def _langkah_item(one: LangkahItem, r: Rapat) -> Block:
    by_name: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
    for t in one.opened:
        for d in t["bukti"]:
            by_name.setdefault(d["nama"], []).append((t, d))
    ticks = [area_screen.several_ticks(name, found, r) for name, found in by_name.items()]
    if len(ticks) > 1:
        ticks.insert(0, area_screen.all_ticks([pair for found in by_name.values() for pair in found], r))
    reported = "Dilaporkan selesai" if all(t["selesai_tanpa_bukti"] for t in one.opened) else ""
    return {
        "kode": one.kode,
        "teks": one.langkah_aksi,
        "kanan": " · ".join(filter(None, (reported, _tenggat_in_words(one)))),
        "pudar": all(d["hadir"] for t in one.opened for d in t["bukti"]),
        "semua": ticks,
    }


def _tenggat_in_words(one: LangkahItem) -> str:
    named = ", ".join(format_tenggat(t["tenggat"]) for t in one.opened[:_MONTHS_NAMED])
    more = len(one.opened) - _MONTHS_NAMED
    return f"{named} dan {format_number(more)} lagi" if more > 0 else named
