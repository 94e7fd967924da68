"""Changes of wording as Markdown: ~~what went~~ and **what came**, word by word."""

from __future__ import annotations

from monev.ui import kata

_SEKITAR = 6
"""Unchanged words shown beside each change; more hides the change."""


def beda(dari: str | None, ke: str | None) -> str:
    """Two texts as one line: words that went struck through, words that came bold, the rest around them as it is."""
    from monev.unggah.beda_kata import HAPUS, TAMBAH, beda_kata  # here: opening a page does not load the reader

    semua = beda_kata(dari, ke, sekitar=_SEKITAR)
    if not any(satu.jenis in (HAPUS, TAMBAH) for satu in semua):
        return "(hanya spasi atau pindah baris)"
    # Grey and green besides: a stroke through short words is easily overlooked.
    bentuk = {HAPUS: ":gray[~~{}~~]", TAMBAH: ":green[**{}**]"}
    return " ".join(bentuk.get(satu.jenis, "{}").format(kata.sebaris(satu.teks)) for satu in semua)
