"""A table row that a page's end has cut in two, made one row again (drafts from PDF only).

A PDF does not say whether the first row of a page is a row of its own. Judged by its words: a cell that starts in the
middle of a sentence, under a cell that stopped in one, goes on; every such row is named, joined or not, for a person
to look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from monev.baca.kepala import Kepala
from monev.baca.kisi import Kisi, Sel

_GANTUNG = re.compile(
    r"(?:[,;:(/–-]|\b(?:dan|serta|atau|di|ke|dari|untuk|yang|pada|tentang|dengan|dalam|oleh|kepada|terhadap|atas|bagi|"
    r"antara|terkait|mengenai|sebagai|melalui|secara|sd|s\.d\.?|s/d|sampai|hasil|para|seluruh|setiap))\s*$",
    re.IGNORECASE,
)
_TENGAH = re.compile(r"[a-z(&,;:)/]|(?:dan|serta|atau)\b|\d{4}\b")
_BERBLOK = ("komponen", "indikator")


@dataclass(slots=True)
class Sambungan:
    """The grid with cut rows joined. `disambung`: cell → what was joined to it; `awal`: rows that may be cut ones."""

    kisi: Kisi
    disambung: dict[Sel, str] = field(default_factory=dict)
    awal: list[int] = field(default_factory=list)


def sambungkan(kepala: Kepala, awal: tuple[int, ...]) -> Sambungan:
    """Join the cut rows of a table. `awal` are the rows with which its later pages begin (`dokumen.Rangkaian`)."""
    kisi = kepala.kisi
    teks = dict(kisi.teks)
    hasil = Sambungan(kisi)
    kolom_no = kepala.kolom.get("no")
    if kolom_no is None:
        return hasil
    for baris in awal:
        isi = kisi.per_baris.get(baris, [])
        atas = max((b for b in kisi.per_baris if kepala.akhir < b < baris), default=None)
        if not isi or atas is None or (baris, kolom_no) in kisi.teks or _judul(kisi, baris):
            continue
        blok = max((b for b in kisi.per_baris if b <= atas and (b, kolom_no) in kisi.teks), default=atas)
        pindah = _pindah_blok(kepala, teks, baris, blok)
        for k in pindah:
            teks[blok, k] = teks.pop((baris, k))
            hasil.disambung[blok, k] = teks[blok, k]
        sisa = [k for k in isi if k not in pindah]
        lanjut = [k for k in sisa if _lanjut(teks[baris, k], teks.get(kisi.asal(atas, k), ""))]
        satu_baris = _terpotong(kepala, sisa, lanjut)
        # A row of its own may still hold the second half of a cell merged over it and the row above.
        for k in sisa if satu_baris else (k for k in lanjut if k != kepala.kolom.get("langkah_aksi")):
            asal = kisi.asal(atas, k)
            hasil.disambung[asal] = teks[baris, k]
            teks[asal] = _gabung(teks.get(asal, ""), teks.pop((baris, k)))
        if sisa and not satu_baris:
            hasil.awal.append(baris)
    hasil.kisi = kisi.dengan_teks(teks)
    return hasil


def _judul(kisi: Kisi, baris: int) -> bool:
    """Whether a row is a heading: one cell over most columns."""
    isi = kisi.per_baris[baris]
    return len(isi) == 1 and kisi.lebar(baris, isi[0]) >= kisi.kolom_akhir - 1


def _pindah_blok(kepala: Kepala, teks: dict[Sel, str], baris: int, blok: int) -> list[int]:
    """Columns whose text a page printed in the second half of a merged cell: its first half is empty."""
    kolom = [kepala.kolom[arti] for arti in _BERBLOK if arti in kepala.kolom]
    return [k for k in kolom if (baris, k) in teks and kepala.kisi.asal(blok, k) not in teks]


def _lanjut(teks: str, sebelum: str) -> bool:
    """Whether a cell starts in the middle of a sentence that the cell above it began."""
    return bool(sebelum) and bool(_TENGAH.match(teks) or _GANTUNG.search(sebelum))


def _terpotong(kepala: Kepala, kolom: list[int], lanjut: list[int]) -> bool:
    """Whether the row is the second half of the one above: small letters say more than capitals, LANGKAH AKSI most."""
    skor = 0
    for k in kolom:
        bobot = 2 if k == kepala.kolom.get("langkah_aksi") else 1
        skor += 2 * bobot if k in lanjut else -bobot
    return skor > 0


def _gabung(sebelum: str, sesudah: str) -> str:
    if not sebelum:
        return sesudah
    return f"{sebelum}{sesudah}" if sebelum.endswith("-") and not sebelum.endswith(" -") else f"{sebelum} {sesudah}"
