"""The screen of one PIC: the bukti he still owes, a line per langkah, ticked one by one or all of a langkah at once."""

from __future__ import annotations

from monev import figures, meeting
from monev.core.dates import format_tenggat
from monev.core.pics import NO_PIC
from monev.core.text import shorten
from monev.database import Database
from monev.figures import View, Wanted, format_number
from monev.meeting import LangkahItem, PicBukti, Rapat
from monev.outputs.messages import write_kesenjangan_message
from monev.outputs.told import Addressee, read_marks, still_to_tell, told_lately
from monev.ui import page_words
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block
from monev.ui.looks.tenggat_blocks import count_bar
from pages.rapat import ticks

_ALL_THERE = "semua bukti sudah ada"
_MONTHS_NAMED = 3
"""Of more tenggat than this only the first and their count are said."""
_LONGEST = 200
"""Letters of the sentence that names who is still to be told: a few lines, however many there are."""


def pic_blocks(db: Database, p: View, r: Rapat, chosen: str | None) -> list[Block]:
    """Who owes how much, and what the chosen one owes."""
    pics = meeting.pics_to_ask(db, p, r)
    if not pics:
        counts = figures.current_counts(db, p)
        return [blocks.sentence(page_words.without_repetition(figures.kesenjangan_sentence(p, counts, 0), p, counts))]
    asked = next((pic for pic in pics if pic.pic == chosen), pics[0])
    owed = figures.count_missing_bukti(asked.missing, p) if asked.missing else _ALL_THERE
    items = [_langkah_item(langkah, r) for langkah in meeting.bukti_of_pic(db, p, r, asked.pic)]
    right = [
        blocks.sentence(f"{asked.pic or NO_PIC}: {owed}", "quiet"),
        blocks.paged(blocks.items(items), key=f"pic {asked.pic}"),
    ]
    if asked.missing:
        right += _message_blocks(db, p, asked.pic, [(r.satker, pic.pic) for pic in pics if pic.missing and pic.pic])
    return [blocks.columns([_pic_bars(pics, asked)], right, wide_second=True)]


def _message_blocks(db: Database, p: View, pic: str, to: list[Addressee]) -> list[Block]:
    """The message to a PIC, when it was sent or the mark that it was, and who of all (`to`) is still to be told."""
    message = write_kesenjangan_message(figures.kesenjangan(db, p, Wanted(pic=(pic,))), p)
    buttons: list[Block] = [{"text": "Salin pesan WhatsApp", "copy": message}]
    told = told_lately(read_marks(db, p.satker), to)
    sent = told.get((p.satker, pic), "")
    if pic and not sent:
        buttons.append(blocks.button("Tandai sudah dikirim", {"action": "told", "pic": pic}, name=f"kepada {pic}"))
    words = [*filter(None, (sent, shorten(still_to_tell(to, told), _LONGEST)))]
    return [blocks.actions(buttons), *(blocks.sentence(sentence, "quiet") for sentence in words)]


def _pic_bars(pics: list[PicBukti], asked: PicBukti) -> Block:
    bars = [
        count_bar(pic.pic or NO_PIC, "terlambat", pic.missing)
        | {"act": {"action": "choose", "value": pic.pic}, "on": pic == asked}
        for pic in pics
    ]
    return blocks.paged(blocks.bars("PIC", bars, scale=max(pic.missing for pic in pics), narrow=True), key="pic")


def _langkah_item(langkah: LangkahItem, r: Rapat) -> Block:
    reported = "Dilaporkan selesai" if all(t["selesai_tanpa_bukti"] for t in langkah.opened) else ""
    return {
        "kode": langkah.kode,
        "text": langkah.langkah_aksi,
        "aside": " · ".join(filter(None, (reported, _tenggat_in_words(langkah)))),
        "muted": all(b["hadir"] for t in langkah.opened for b in t["bukti"]),
        "ticks": ticks.of_everything(langkah, r),
    }


def _tenggat_in_words(langkah: LangkahItem) -> str:
    named = ", ".join(format_tenggat(t["tenggat"]) for t in langkah.opened[:_MONTHS_NAMED])
    more = len(langkah.opened) - _MONTHS_NAMED
    return f"{named} dan {format_number(more)} lagi" if more > 0 else named
