"""What a file has no column for stays as it was stored: who deletes a column to print the sheet says nothing of it.

An SK's own table has no PIC, a narrow copy of sheet Realisasi no Kendala. A column that is there and left blank does
say something: nothing.
"""

from __future__ import annotations

from typing import Any

from monev.baca.kamus import NAMA_KOLOM
from monev.baca.kamus_templat import KOLOM_BUKTI, KOLOM_REALISASI
from monev.model import Bacaan
from monev.unggah.isi import SASARAN

_RENCANA = ("komponen", "indikator", "target_capaian", "pic", "frekuensi")


def rencana_tetap(baru: dict[str, Any], lama: dict[str, Any], bacaan: Bacaan) -> dict[str, str]:
    """Fill in, in place, the plan's fields that the file has no column for; field → heading of those filled in.

    Not what the file has under another heading: somebody settled that this column means something else.
    """
    if bacaan.kolom is None:
        return {}
    lain = set(baru["lainnya"].values())
    tiada = (k for k in _RENCANA if k not in bacaan.kolom and not baru[k])
    tetap = {k: NAMA_KOLOM[k] for k in tiada if lama[k] and lama[k] not in lain}
    baru |= {k: lama[k] for k in tetap}
    lainnya = {k: v for k, v in lama["lainnya"].items() if k not in bacaan.kolom and k not in baru["lainnya"]}
    baru["lainnya"] |= lainnya
    return tetap | {k: k for k in lainnya}


def mengubah_sasaran(tetap: dict[str, str]) -> bool:
    """Whether what was filled in belongs to the cells that decide the tenggat, so that these are read with it."""
    return bool(tetap.keys() & set(SASARAN))


def laporan_tetap(kata: dict[str, Any], t: dict[str, Any], bacaan: Bacaan) -> dict[str, str]:
    """Likewise what is reported of a tenggat `t`; a tanggal selesai stays with Selesai alone."""
    kolom = [k for k in ("kendala", "tindak_lanjut") if tanpa_kolom(bacaan, "realisasi", k)]
    if kata["laporan"] == "selesai" and tanpa_kolom(bacaan, "realisasi", "tanggal_selesai"):
        kolom.append("tanggal_selesai")
    tetap = {k: KOLOM_REALISASI[k][0] for k in kolom if t[k] and not kata[k]}
    kata |= {k: t[k] for k in tetap}
    return tetap


def bukti_tetap(baru: dict[str, Any], lama: dict[str, Any], bacaan: Bacaan) -> dict[str, str]:
    """Likewise what is said of a bukti."""
    kolom = [k for k in ("tautan", "catatan") if tanpa_kolom(bacaan, "bukti", k)]
    tetap = {k: KOLOM_BUKTI[k][0] for k in kolom if lama[k] and not baru[k]}
    baru |= {k: lama[k] for k in tetap}
    return tetap


def tanpa_kolom(bacaan: Bacaan, lembar: str, kunci: str) -> bool:
    """Whether the file's sheet of reports ("realisasi" or "bukti") is known to have no such column."""
    return bacaan.kolom is not None and f"{lembar}.{kunci}" not in bacaan.kolom
