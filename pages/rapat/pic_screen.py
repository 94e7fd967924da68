"""The screen of one PIC: the bukti he still owes, a line per langkah, ticked one by one or all of a langkah at once."""

from __future__ import annotations

from typing import Any

from monev import figures, meeting
from monev.core.dates import format_tenggat
from monev.database import Database, to_rows
from monev.figures import View, format_number
from monev.meeting import LangkahItem, Rapat
from monev.outputs.messages import write_kesenjangan_message
from monev.ui import page_words
from pages.rapat import area_screen, blocks
from pages.rapat.blocks import Block

_MONTHS_NAMED = 3
"""Of more tenggat than this only the first and their count are said."""


def pic_blocks(db: Database, p: View, r: Rapat, chosen: str | None) -> list[Block]:
    """Who owes how much, and what the chosen one owes."""
    result = meeting.kesenjangan_by_pic(db, p)
    per_pic = to_rows(result.per_pic)
    if not per_pic:
        counts = figures.current_counts(db, p)
        return [blocks.sentence(page_words.without_repetition(figures.kesenjangan_sentence(p, counts, 0), p, counts))]
    pic: str = next((b["nilai"] for b in per_pic if b["nilai"] == chosen), per_pic[0]["nilai"])
    members = result.rows.loc[result.rows["pic"].fillna("") == pic]
    right = [
        blocks.sentence(f"{pic or page_words.WITHOUT_PIC}: {figures.count_missing_bukti(len(members), p)}", "sedang"),
        blocks.listing(
            [_langkah_item(one, r) for one in meeting.bukti_of_pic(db, p, r, pic)], empty="", key=f"pic {pic}"
        ),
        {"jenis": "salin", "teks": write_kesenjangan_message(members, p)},
    ]
    return [blocks.columns([[_pic_bars(per_pic, pic)], right], "2fr 5fr")]


def _pic_bars(per_pic: list[dict[str, Any]], pic: str) -> Block:
    most = per_pic[0]["n"]
    return blocks.bars(
        (
            {
                "label": b["nilai"] or page_words.WITHOUT_PIC,
                "lebar": figures.percent(b["n"], most),
                "teks": format_number(b["n"]),
                "warna": "terlambat",
                "pilih": b["nilai"],
                "dipilih": b["nilai"] == pic,
            }
            for b in per_pic
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
