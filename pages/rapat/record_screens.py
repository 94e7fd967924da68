"""The screens of what the meeting recorded: follow-ups of the last one, decisions; and its items on other screens."""

from collections.abc import Collection, Iterable

from monev import meeting
from monev.core.dates import format_day, format_short_day
from monev.database import Database, Row
from monev.figures import View, format_number, format_overdue
from monev.figures.views import narrowed
from monev.meeting import BAHASAN, STATUS_TINDAK_LANJUT, AreaScreen, Rapat
from monev.ui.looks import Block, blocks
from pages.rapat import forms

_SHORT = 220
"""Letters of a decision that is read out in the largest letters."""
_MARKS = {"terbuka": ("plain", "○"), "selesai": ("selesai", "✓"), "batal": ("plain", "–")}


def tindak_lanjut_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What earlier meetings agreed: overdue first, settled ones stay in sight until the meeting ends."""
    everything = meeting.read_earlier_tindak_lanjut(db, r)
    if not everything:
        return [blocks.sentence("Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya.")]
    opened = [row for row in everything if row["status"] == "terbuka"]
    overdue = sum(bool(row["hari_terlambat"]) for row in opened)
    sentence = f"{format_number(len(opened))} tindak lanjut masih terbuka"
    sentence += f", {format_number(overdue)} di antaranya lewat batas waktu." if overdue else "."
    done = meeting.done_langkah(db, p)
    items = [tindak_lanjut_item(row, r, done) for row in everything]
    return [blocks.sentence(sentence, "quiet"), blocks.paged(blocks.items(items), key="tindak lanjut")]


def decision_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What this meeting agreed and noted."""
    decided, notes = meeting.read_decisions(db, r), meeting.read_notes(db, r)
    items = [tindak_lanjut_item(row, r) | {"number": f"{n}."} for n, row in enumerate(decided, start=1)]
    if notes:
        items += [{"heading": "Kendala dan solusi"}, *note_items(notes)]
    sentence = f"{format_number(len(decided))} tindak lanjut diputuskan" if decided else "Belum ada keputusan"
    empty = "Keputusan rapat ditulis di layar area, pada butir yang dibahas, atau di sini."
    decide = forms.tindak_lanjut_form("Tindak lanjut rencana seluruhnya")
    note = forms.note_form("Kendala dan solusi rencana seluruhnya")
    return [
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(items, empty=empty), key="keputusan"),
        blocks.actions([blocks.button("+ Tindak lanjut", decide), blocks.button("+ Kendala", note)]),
    ]


def read_out_blocks(db: Database, r: Rapat, number: int) -> list[Block]:
    """One decision as it is read out: what, who, by when, and whether it was agreed to."""
    row = next(row for row in meeting.read_decisions(db, r) if row["nomor"] == number)
    day = format_day(row["batas"])
    about = _place(row) or "Rencana seluruhnya"
    lines = (("Penanggung jawab", row["pic"]), ("Batas waktu", day), ("Mengenai", about))
    items: list[Block] = [{"mark": label, "status": "plain", "text": value} for label, value in lines]
    if row["disepakati"]:
        items.append({"mark": "✓ Disepakati", "status": "selesai", "text": ""})
    # A long one is read in smaller letters, so that all of it is on the screen.
    tone = "read-out" if len(row["uraian"]) <= _SHORT else ""
    agree = blocks.button("✓ Disepakati", {"action": "agree", "number": number}, primary=True)
    change = blocks.button("Ubah", forms.change_tindak_lanjut_form(row))
    return [
        blocks.sentence(row["uraian"], tone),
        blocks.paged(blocks.items(items), key="putusan"),
        blocks.actions([change] if row["disepakati"] else [agree, change]),
    ]


def lines_about(content: AreaScreen, *, kode: str, tenggat: str) -> list[str]:
    """What was noted and agreed at one item, as lines under it."""
    noted = [row for row in narrowed(content.notes, kode=kode) if row["tenggat"] in (None, tenggat)]
    lines = [" · ".join(_said_in_note(row)) for row in noted]
    for row in narrowed(content.agreed, kode=kode):
        end = "" if row["status"] == "terbuka" else f" ({STATUS_TINDAK_LANJUT[row['status']]})"
        lines.append(f"→ {row['uraian']}: {row['pic']}, {format_short_day(row['batas'])}{end}")
    return lines


def note_items(everything: Iterable[Row]) -> list[Block]:
    """Notes as items: the kendala with its solusi below it, or the solusi alone."""
    items = []
    for row in everything:
        first, *rest = _said_in_note(row)
        items.append({"kode": _place(row), "text": first, "notes": rest} | _change_and_delete("catatan", row))
    return items


def _said_in_note(row: Row) -> list[str]:
    return [f"{name.capitalize()}: {row[name]}" for name in ("kendala", "solusi") if row[name]]


def remark_items(db: Database, r: Rapat, *, area: str | None = None) -> list[Block]:
    """What was said of an area, or (None) of anything, in the order written down."""
    return [
        {"kode": _place(row), "text": f"{BAHASAN[row['jenis']]}: {row['isi']}"} | _change_and_delete("bahasan", row)
        for row in narrowed(meeting.read_remarks(db, r), area=area)
    ]


def tindak_lanjut_item(row: Row, r: Rapat, done: Collection[str] = ()) -> Block:
    """A follow-up with what can be done about it; where its langkah is in `done`, it is said that it is."""
    number, is_open = row["nomor"], row["status"] == "terbuka"
    name = f"tindak lanjut {number}"
    settling = {"action": "change_tindak_lanjut", "number": number, "entries": {"status": "selesai"}}
    settling |= {"seen": {"status": row["status"]}}
    status, mark = _MARKS[row["status"]]
    if row["hari_terlambat"]:
        status, mark = "terlambat", f"▲ {format_overdue(row['hari_terlambat'])}"
    meanwhile = f"Langkah {row['kode']} sudah selesai s.d. posisi ini." if is_open and row["kode"] in done else ""
    settled = "" if is_open else " · ".join(filter(None, (STATUS_TINDAK_LANJUT[row["status"]], row["keterangan"])))
    return {
        "status": status,
        "mark": mark,
        "kode": _place(row),
        "text": row["uraian"],
        "who": f"{row['pic']} · {format_day(row['batas'])}",
        "muted": not is_open,
        "notes": [*filter(None, (meanwhile, settled, meeting.moved_sentence(row["riwayat_batas"])))],
        "buttons": [
            *([blocks.button("✓ Selesai", settling, name=name)] if is_open else []),
            blocks.button("Ubah", forms.change_tindak_lanjut_form(row), name=name),
            *([forms.delete_button("tindak_lanjut", number, name)] if row["rapat"] == r.nomor else []),
        ],
    }


def _change_and_delete(thing: str, row: Row) -> Block:
    name = f"{thing} {row['nomor']}"
    change = blocks.button("Ubah", forms.change_form(thing, row), name=name)
    return {"buttons": [change, forms.delete_button(thing, row["nomor"], name)]}


def _place(row: Row) -> str:
    return row.get("kode") or (f"Area {row['area']}" if row["area"] else "")
