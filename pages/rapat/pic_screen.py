"""The screen of one PIC: the bukti he still owes, a line per langkah, ticked one by one or all of a langkah at once."""

from __future__ import annotations

from monev import figures, meeting
from monev.core.dates import format_tenggat
from monev.core.pics import NO_PIC
from monev.core.text import shorten
from monev.database import Database
from monev.figures import View, Wanted, format_number
from monev.meeting import LangkahItem, Rapat
from monev.outputs.messages import write_kesenjangan_message
from monev.outputs.told import Addressee, read_marks, still_to_tell, told_lately
from monev.ui import page_words
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block
from monev.ui.looks.tenggat_blocks import count_bar
from pages.rapat import ticks

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
    asked = chosen if chosen in pics else next(iter(pics))
    owed = figures.count_missing_bukti(pics[asked], p) if pics[asked] else "semua bukti sudah ada"
    items = [_langkah_item(langkah, r) for langkah in meeting.bukti_of_pic(db, p, r, asked)]
    right = [
        blocks.sentence(f"{asked or NO_PIC}: {owed}", "quiet"),
        blocks.paged(blocks.items(items), key=f"pic {asked}"),
    ]
    if pics[asked]:
        right += _message_blocks(db, p, asked, [(r.satker, pic) for pic, missing in pics.items() if missing and pic])
    bars = [
        count_bar(pic or NO_PIC, "terlambat", missing) | {"act": {"action": "choose", "value": pic}, "on": pic == asked}
        for pic, missing in pics.items()
    ]
    left = blocks.paged(blocks.bars("PIC", bars, scale=max(pics.values()), narrow=True), key="pic")
    return [blocks.columns([left], right, wide_second=True)]


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


def _langkah_item(langkah: LangkahItem, r: Rapat) -> Block:
    reported = "Dilaporkan selesai" if all(t["selesai_tanpa_bukti"] for t in langkah.opened) else ""
    tenggat = ", ".join(format_tenggat(t["tenggat"]) for t in langkah.opened[:_MONTHS_NAMED])
    if (more := len(langkah.opened) - _MONTHS_NAMED) > 0:
        tenggat += f" dan {format_number(more)} lagi"
    return {
        "kode": langkah.kode,
        "text": langkah.langkah_aksi,
        "aside": " · ".join(filter(None, (reported, tenggat))),
        "muted": all(b["hadir"] for t in langkah.opened for b in t["bukti"]),
        "ticks": ticks.of_everything(langkah, r),
    }
