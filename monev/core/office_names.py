"""An office's name reduced to what identifies it, so that one office is not taken for two."""

from __future__ import annotations

import re


def standard_name(satker: str) -> str:
    """`KOMISI PEMILIHAN UMUM KAB. MESUJI` and `KPU Kabupaten Mesuji` are one: `kpu kabupaten mesuji`."""
    text = " ".join(re.sub(r"[^a-z0-9]+", " ", satker.lower()).split())
    text = text.replace("komisi pemilihan umum", "kpu")
    return re.sub(r"\bprov\b", "provinsi", re.sub(r"\bkab\b", "kabupaten", text)).removeprefix("sekretariat ")
