"""An area's name reduced for comparison with those usual and those that stood before it."""

from __future__ import annotations

import re

from monev.baca.kamus import bakukan
from monev.baca.kamus_susunan import area_dikenal

_LANJUTAN = re.compile(r"\s*\(?\s*lanjutan\s*\)?\s*$", re.IGNORECASE)
_KETERANGAN = re.compile(r"\s*\([^()]*\)\s*$")


def nama_baku(nama: str) -> str:
    """The name as `bakukan` gives it, without "(lanjutan)" after a page break, and a usual area's without a remark."""
    baku = bakukan(_LANJUTAN.sub("", nama))
    tanpa_keterangan = bakukan(_KETERANGAN.sub("", nama))
    return tanpa_keterangan if tanpa_keterangan in area_dikenal() else baku
