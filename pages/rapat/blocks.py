"""The blocks a screen is put together from, as plain data for static/blocks.js. Text stays text: no markup anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Block = dict[str, Any]


def sentence(text: str, tone: str = "") -> Block:
    """A sentence, large; `tone` "sedang" for one of less weight."""
    return {"jenis": "kalimat", "teks": text, "nada": tone}


def figures(content: Iterable[Block]) -> Block:
    """Figures side by side: {label, nilai, ket?, status?, tanda?}."""
    return {"jenis": "angka", "isi": list(content)}


def bars(content: Iterable[Block], *, narrow: bool = False) -> Block:
    """Shares as bars: {label, lebar (0..100), teks, terlambat?, warna?, pindah?, pilih?, dipilih?}."""
    return {"jenis": "batang", "isi": list(content), "sempit": narrow}


def heatmap_row(display_name: str, cell: Iterable[Block]) -> Block:
    """One row of the heatmap: {bulan, teks, terlambat (its mark and count), keadaan, bagian (0..1 or None)}."""
    return {"jenis": "peta", "sebutan": display_name, "sel": list(cell)}


def listing(content: Iterable[Block], *, empty: str, key: str = "daftar") -> Block:
    """A list of `butir`; as much as fits, the rest by turning pages. `empty` is said where there is none."""
    return {"jenis": "daftar", "isi": list(content), "kosong": empty, "kunci": key}


def heading(text: str) -> Block:
    """A heading inside a list."""
    return {"kepala": text}


def folded(text: str, content: Iterable[Block], key: str) -> Block:
    """Items of a list behind one line, opened with a touch; `key` tells it from the list's other ones."""
    return {"lipat": text, "isi": list(content), "kunci": key}


def qr_code(text: str, address: str, picture: str) -> Block:
    """An address for the phones in the room, as a picture (`data:`) with its words."""
    return {"jenis": "qr", "teks": text, "alamat": address, "gambar": picture}


def columns(content: Sequence[Sequence[Block]], width: str = "1fr 1fr") -> Block:
    """Columns side by side, each a list of parts."""
    return {"jenis": "lajur", "isi": [list(one) for one in content], "lebar": width}


def button_row(content: Iterable[Block]) -> Block:
    """A row of buttons."""
    return {"jenis": "tombolan", "isi": list(content)}


def button(
    text: str,
    *,
    entry_form: Block | None = None,
    send: Block | None = None,
    primary: bool = False,
    display_name: str = "",
) -> Block:
    """A button that opens a form or sends a message. `display_name`: what it is called where `text` alone would not
    say.
    """
    key = f"{text} {display_name}".strip()
    return {"teks": text, "formulir": entry_form, "kirim": send, "utama": primary, "kunci": key} | (
        {"sebutan": key} if display_name else {}
    )


def form(
    heading: str,
    entry: Iterable[Block],
    send: Block,
    *,
    hint: str = "",
    button: str = "Simpan",
    seen: Block | None = None,
) -> Block:
    """A form: its fields, the message it is sent with, and what the person had before them (`seen`)."""
    return {
        "judul": heading,
        "isian": list(entry),
        "kirim": send,
        "ket": hint,
        "tombol": button,
        "dilihat": seen or {},
    }


def form_field(name: str, label: str, value: str | None = "", jenis: str = "teks", **other: Any) -> Block:
    """A field: jenis "teks", "uraian" (lines), "tanggal", "beberapa" (names, joined by a semicolon) or "pilihan"
    (`opsi`: pairs of code and word); `usul`: values to be put in by a touch."""
    return {"nama": name, "label": label, "nilai": value or "", "jenis": jenis, **other}
