"""CSV text to rows: the separator is found by which one gives rows of equal width; what swallows rows is refused."""

from __future__ import annotations

import csv
import io
from collections import Counter

from monev.baca import batas
from monev.galat import BerkasDitolak

PEMISAH = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}

_CONTOH = 200_000  # characters from which the separator is found
_SATU_RENCANA = "Unggah hanya tabel rencana aksi satu satker dan satu tahun."
_AKHIR = "\x03"  # a last row of its own: where it does not come out again, an open quote swallowed it


def baca_csv(teks: str) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Rows of a CSV text and its separator. Raises BerkasDitolak: too large, or a quote that is never closed."""
    teks = teks.replace("\r\n", "\n").replace("\r", "\n")
    kepala, _, sisa = teks.partition("\n")
    petunjuk = kepala.strip(" ").strip('"')
    if petunjuk.lower().startswith("sep=") and len(petunjuk) == 5:
        # Excel's own hint; the line stays as an empty row so that row numbers match what people see.
        return ((), *_semua_baris(sisa, petunjuk[4])), petunjuk[4]
    calon = {p: _baris_contoh(teks[:_CONTOH], p) for p in PEMISAH}
    pemisah = max(PEMISAH, key=lambda p: _kerapian(calon[p]))
    return _semua_baris(teks, pemisah), pemisah


def _baris_contoh(teks: str, pemisah: str) -> list[list[str]]:
    """As many rows of a text as can be read, to see how wide they are."""
    baris: list[list[str]] = []
    try:
        baris.extend(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah))
    except csv.Error:  # a cell beyond the longest; the rows before it tell enough
        return baris
    return baris


def _kerapian(baris: list[list[str]]) -> tuple[float, int]:
    """How table-like rows are: the share of rows with the commonest width of two or more, then that width."""
    lebar = Counter(len(b) for b in baris if b)
    banyak = {n: k for n, k in lebar.items() if n > 1}
    if not banyak:
        return 0.0, 0
    umum = max(banyak, key=lambda n: (banyak[n], n))
    return round(banyak[umum] / sum(lebar.values()), 1), umum


def _semua_baris(teks: str, pemisah: str) -> tuple[tuple[str, ...], ...]:
    """Every row. The cells are counted before they are made: a row of millions of them costs gigabytes."""
    if teks.count(pemisah) > batas.SEL_MAKS:
        raise BerkasDitolak(f"CSV ini berisi lebih dari {_ribuan(batas.SEL_MAKS)} sel.", _SATU_RENCANA)
    baris: list[tuple[str, ...]] = []
    try:
        _urai(teks, pemisah, baris, ketat=True)
    except csv.Error as sebab:
        if "expected after" not in str(sebab):
            raise _kutip_terbuka(len(baris) + 1) from sebab
        # `"a"b`: a stray quote inside a cell, harmless where every quote is closed.
        baris = []
        try:
            _urai(teks.removesuffix("\n") + f"\n{_AKHIR}", pemisah, baris, ketat=False)
        except csv.Error as sebab_lain:
            raise _kutip_terbuka(len(baris) + 1) from sebab_lain
        if baris[-1] != (_AKHIR,):
            raise _kutip_terbuka(len(baris)) from sebab
        baris.pop()
    return tuple(baris)


def _urai(teks: str, pemisah: str, baris: list[tuple[str, ...]], *, ketat: bool) -> None:
    """Add the rows of a text to `baris`; raises csv.Error, and BerkasDitolak where there are too many."""
    for sel in csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=ketat):
        if len(baris) > batas.BARIS_MAKS:
            raise BerkasDitolak(f"CSV ini lebih dari {_ribuan(batas.BARIS_MAKS)} baris.", _SATU_RENCANA)
        baris.append(_terpangkas(sel, len(baris) + 1))


def _terpangkas(sel: list[str], nomor: int) -> tuple[str, ...]:
    """A row; the empty cells Excel writes up to its widest row are let go where they lie beyond any table."""
    if len(sel) > batas.KOLOM_MAKS:
        while not sel[-1].strip() and len(sel) > batas.KOLOM_MAKS:
            sel.pop()
        if len(sel) > batas.KOLOM_MAKS:
            raise BerkasDitolak(
                f"Baris {nomor} CSV ini terisi sampai kolom ke-{len(sel)}; batasnya {batas.KOLOM_MAKS}.",
                "Hapus kolom yang bukan rencana aksi, lalu simpan ulang.",
            )
    return tuple(sel)


def _kutip_terbuka(nomor: int) -> BerkasDitolak:
    return BerkasDitolak(
        f"CSV ini tidak utuh: tanda kutip yang dibuka pada baris {nomor} tidak ditutup, "
        "atau isi selnya terlalu panjang.",
        "Perbaiki baris itu, atau simpan ulang dari Excel.",
    )


def _ribuan(jumlah: int) -> str:
    return f"{jumlah:,}".replace(",", ".")
