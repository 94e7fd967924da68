"""The closing screen of a meeting: what was said, what is still open, the documents, and the way to close."""

from __future__ import annotations

from monev import meeting
from monev.database import Database
from monev.edits.storing import is_complete
from monev.figures import View
from monev.meeting import BAHASAN, Rapat
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block
from monev.writing.append import format_when
from pages.rapat import documents, forms, opening_screen, record_screens


def closing_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What was said, what is still open, the documents, and the way to close."""
    said = record_screens.remark_items(db, r)
    sentence, buttons = _open_words(db, p, r) if r.is_open else _closed_words(r)
    return [
        *([blocks.paged(blocks.items(said), key="bahasan")] if said else []),
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(_document_items(r)), key="dokumen"),
        blocks.actions(buttons),
    ]


def _open_words(db: Database, p: View, r: Rapat) -> tuple[str, list[Block]]:
    lacks = meeting.open_matters(db, r)
    asks_report = not is_complete(p.lengkap_per, r.posisi)
    close: Block = forms.closing_form(r, lacks, asks_report=asks_report) if lacks else {"action": "close"}
    complete = {"action": "close", "entries": {"laporan_lengkap": "ya"}}
    sentence = "Dokumen di bawah ini mengikuti catatan sampai saat ini."
    if lacks:
        sentence = "Masih terbuka: " + " ".join(lacks)
    return sentence, [
        blocks.button("Tutup rapat", close, primary=not lacks),
        *([blocks.button(f"Tutup: {forms.complete_words(r)}", complete)] if asks_report and not lacks else []),
        *(blocks.button(f"+ {BAHASAN[jenis]}", forms.remark_form(jenis)) for jenis in ("arahan", "catatan")),
    ]


def _closed_words(r: Rapat) -> tuple[str, list[Block]]:
    if r.is_called_off:
        return f"Rapat dibatalkan: {r.ralat[-1].alasan}", []
    sentence = f"Rapat ditutup {format_when(r.ditutup)}." if r.ditutup else ""
    if r.rincian.mulai or r.rincian.selesai:
        sentence += f" Rapat berlangsung {opening_screen.time_in_words(r)}."
    if r.correction:
        sentence += f" {r.correction}. Versi yang pertama ditandatangani ada di halaman Rapat, Dokumen."
    return sentence.strip(), [blocks.button("Perbaiki", forms.correction_form())]


def _document_items(r: Rapat) -> list[Block]:
    """Every document with a button for each kind of file it comes in."""
    return [
        {
            "text": document.name,
            "inline": True,
            "buttons": [
                blocks.button(words, {"action": "document", "kode": document.kode, "form": form})
                | {"name": f"{document.name} {words}"}
                for form, words in kinds.items()
            ],
        }
        for document, kinds in documents.list_downloads(r)
    ]
