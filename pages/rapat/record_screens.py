"""The screens of what the meeting itself recorded: follow-ups of the last one, decisions, the close."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from monev import meeting
from monev.core.dates import format_day, format_short_day
from monev.database import Database, to_rows
from monev.figures import View, format_number, overdue_mark
from monev.meeting import STATUS_TINDAK_LANJUT, AreaScreen, Rapat
from pages.rapat import blocks, forms
from pages.rapat.blocks import Block

_MARKS = {"terbuka": ("polos", "○"), "selesai": ("selesai", "✓"), "batal": ("polos", "–")}


def tindak_lanjut_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What earlier meetings agreed: overdue first, settled ones stay in sight until the meeting ends."""
    everything = meeting.read_earlier_tindak_lanjut(db, r)
    opened = [t for t in to_rows(everything) if t["status"] == "terbuka"]
    passed = [t for t in opened if t["hari_terlambat"]]
    if everything.empty:
        return [blocks.sentence("Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya.")]
    sentence = f"{format_number(len(opened))} tindak lanjut masih terbuka"
    sentence += f", {format_number(len(passed))} di antaranya lewat batas waktu." if passed else "."
    return [blocks.sentence(sentence, "sedang"), blocks.listing(tindak_lanjut_items(everything, r), empty="")]


def decision_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What this meeting agreed and noted."""
    decided, remarks = meeting.read_decisions(db, r), meeting.read_notes(db, r)
    content = [item | {"nomor": f"{n}."} for n, item in enumerate(tindak_lanjut_items(decided, r), start=1)]
    if not remarks.empty:
        content += [blocks.heading("Kendala dan solusi"), *note_items(remarks, r)]
    result = [
        blocks.sentence(
            f"{format_number(len(decided))} tindak lanjut diputuskan" if len(decided) else "Belum ada keputusan",
            "sedang",
        ),
        blocks.listing(content, empty="Keputusan rapat ditulis di layar area, pada butir yang dibahas, atau di sini."),
    ]
    if r.is_open:
        suggestions = list(dict.fromkeys(decided["pic"].dropna()))
        form = forms.tindak_lanjut_form("Tindak lanjut rencana seluruhnya", suggested_pic=suggestions)
        record = forms.note_form("Kendala dan solusi rencana seluruhnya")
        result.append(
            blocks.button_row(
                [blocks.button("+ Tindak lanjut", entry_form=form), blocks.button("+ Kendala", entry_form=record)]
            )
        )
    return result


def lines_about(content: AreaScreen, *, kode: str, tenggat: str) -> list[str]:
    """What was noted and agreed at one item, as lines under it."""
    # Sought in the frames first: most items have nothing, and turning frames into rows takes 10 ms of a screen.
    here = [
        everything.loc[everything["kode"] == kode]
        for everything in (content.notes, content.earlier_tindak_lanjut, content.decisions)
    ]
    remarks, *continuing = (to_rows(one) if len(one) else [] for one in here)
    remarks = [c for c in remarks if c["tenggat"] in (None, tenggat)]
    continuing = [t for one in continuing for t in one]
    return [*(_note_in_words(c) for c in remarks), *(f"→ {_tindak_lanjut_in_words(t)}" for t in continuing)]


def tindak_lanjut_items(everything: pd.DataFrame, r: Rapat, *, excluded: Collection[str] = ()) -> list[Block]:
    """Follow-ups as items with what can be done about each; without those of the langkah in `excluded`."""
    return [_tindak_lanjut_item(t, r) for t in to_rows(everything) if t["kode"] not in excluded or not t["kode"]]


def note_items(everything: pd.DataFrame, r: Rapat, *, excluded: Collection[str] = ()) -> list[Block]:
    """Notes as items; without those of the langkah in `excluded`."""
    return [_note_item(c, r) for c in to_rows(everything) if c["kode"] not in excluded or not c["kode"]]


def _tindak_lanjut_item(t: dict[str, Any], r: Rapat) -> Block:
    status, mark = _MARKS[t["status"]]
    if t["hari_terlambat"]:
        status, mark = "terlambat", overdue_mark(t["hari_terlambat"])
    settled = () if t["status"] == "terbuka" else (STATUS_TINDAK_LANJUT[t["status"]], t["keterangan"])
    result: Block = {
        "status": status,
        "tanda": mark,
        "kode": t["kode"] or (f"Area {t['area']}" if t["area"] else ""),
        "teks": t["uraian"],
        "siapa": f"{t['pic']} · {format_day(t['batas'])}",
        "pudar": t["status"] != "terbuka",
        "ket": [*filter(None, (" · ".join(n for n in settled if n), meeting.moved_sentence(t["riwayat_batas"])))],
    }
    if r.is_open:
        name = f"tindak lanjut {t['nomor']}"
        seen = {"status": t["status"]}
        selesai = {"aksi": "lanjut", "nomor": t["nomor"], "nilai": {"status": "selesai"}, "dilihat": seen}
        result["tombol"] = [blocks.button("Ubah", entry_form=forms.change_tindak_lanjut_form(t), display_name=name)]
        if t["status"] == "terbuka":
            result["tombol"].insert(0, blocks.button("✓ Selesai", send=selesai, display_name=name))
        if t["rapat"] == r.nomor:
            delete = {"aksi": "hapus", "benda": "tindak_lanjut", "nomor": t["nomor"]}
            result["tombol"].append(blocks.button("Hapus", send=delete, display_name=name))
    return result


def _note_item(c: dict[str, Any], r: Rapat) -> Block:
    result = {
        "kode": c["kode"] or (f"Area {c['area']}" if c["area"] else ""),
        "teks": f"Kendala: {c['kendala']}" if c["kendala"] else f"Solusi: {c['solusi']}",
        "ket": [f"Solusi: {c['solusi']}"] if c["kendala"] and c["solusi"] else [],
    }
    if r.is_open:
        name = f"catatan {c['nomor']}"
        delete = {"aksi": "hapus", "benda": "catatan", "nomor": c["nomor"]}
        result["tombol"] = [
            blocks.button("Ubah", entry_form=forms.change_note_form(c), display_name=name),
            blocks.button("Hapus", send=delete, display_name=name),
        ]
    return result


def _note_in_words(c: dict[str, Any]) -> str:
    return " · ".join(
        f"{heading}: {c[key]}" for heading, key in (("Kendala", "kendala"), ("Solusi", "solusi")) if c[key]
    )


def _tindak_lanjut_in_words(t: dict[str, Any]) -> str:
    end = "" if t["status"] == "terbuka" else f" ({STATUS_TINDAK_LANJUT[t['status']]})"
    return f"{t['uraian']}: {t['pic']}, {format_short_day(t['batas'])}{end}"
