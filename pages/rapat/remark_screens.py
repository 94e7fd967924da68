"""What was said in a meeting, as items of a screen, and the buttons that write it down."""

from __future__ import annotations

from typing import Any

from monev import meeting
from monev.database import Database, to_rows
from monev.meeting import BAHASAN, Rapat
from pages.rapat import blocks, forms
from pages.rapat.blocks import Block


def remark_items(db: Database, r: Rapat, *, area: str | None = None) -> list[Block]:
    """What was said of an area, or (None) of anything, in the order written down."""
    said = to_rows(meeting.read_remarks(db, r))
    return [_remark_item(b, r) for b in said if area is None or b["area"] == area]


def whole_buttons() -> list[Block]:
    """The buttons for what is said of the meeting as a whole."""
    return [
        blocks.button(f"+ {BAHASAN[jenis]}", entry_form=forms.remark_form(jenis)) for jenis in ("arahan", "catatan")
    ]


def area_button(area: str, area_name: str) -> Block:
    """The button for the discussion of an area."""
    form = forms.remark_form("pembahasan", area=area, area_name=area_name)
    return blocks.button("+ Pembahasan area ini", entry_form=form)


def _remark_item(b: dict[str, Any], r: Rapat) -> Block:
    result: Block = {"kode": f"Area {b['area']}" if b["area"] else "", "teks": f"{BAHASAN[b['jenis']]}: {b['isi']}"}
    if r.is_open:
        name = f"bahasan {b['nomor']}"
        delete = {"aksi": "hapus", "benda": "bahasan", "nomor": b["nomor"]}
        result["tombol"] = [
            blocks.button("Ubah", entry_form=forms.change_remark_form(b), display_name=name),
            blocks.button("Hapus", send=delete, display_name=name),
        ]
    return result
