"""The last thing recorded in a meeting that still stands: in words, and how it is taken back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from monev import jam, rapat
from monev.basisdata import Basisdata
from monev.keadaan import ke_baris
from monev.rapat import Rapat
from monev.tanggal import sebut_tenggat
from monev.teks import potong
from monev.ui.rapat.blok import Blok
from monev.unggah.sunting_periksa import KOLOM, sebut_nilai

_BUKAN_CATATAN = ("buka", "tutup", "lanjutkan", "layar")
_SEBUTAN = {"hadir": "Peserta", "catatan": "Catatan", "tindak_lanjut": "Tindak lanjut", "rapat": "Data rapat"}
_INTI = {"hadir": ("nama",), "catatan": ("kendala", "solusi"), "tindak_lanjut": ("uraian",), "rapat": ("judul",)}


def terakhir(db: Basisdata, r: Rapat) -> Blok | None:
    """What *Urungkan* would take back now: {entri, asal ("suntingan" or "rapat"), teks}; None where there is nothing,
    or the meeting is closed. Whoever recorded it: the screen says what it is before it is pressed."""
    if not r.terbuka:
        return None
    suntingan = [(b["entri"], "suntingan", b) for b in ke_baris(rapat.perubahan_rapat(db, r)) if _berlaku(b)]
    catatan = [
        (b["entri"], "rapat", b)
        for b in ke_baris(rapat.peristiwa(db, r))
        if _berlaku(b) and b["peristiwa"] not in _BUKAN_CATATAN
    ]
    if not suntingan and not catatan:
        return None
    entri, asal, isi = max(suntingan[:1] + catatan[:1], key=lambda satu: satu[0])
    sebutan = _sebut_suntingan(isi) if asal == "suntingan" else _sebut_peristiwa(isi)
    return {"entri": entri, "asal": asal, "teks": f"✓ {pukul(isi['waktu'])} {sebutan}"}


def pukul(waktu: datetime) -> str:
    """The time of day in the office's zone: 10.32."""
    return f"{waktu.astimezone(jam.zona()):%H.%M}"


def _berlaku(b: dict[str, Any]) -> bool:
    return b["menarik"] is None and not b["ditarik"]


def _sebut_suntingan(b: dict[str, Any]) -> str:
    letak = b["kode"] + (f", {sebut_tenggat(b['tenggat'])}" if b["tenggat"] else "")
    macam = "bukti" if b["bukti"] else "tenggat" if b["tenggat"] else "langkah"
    hal = potong(b["bukti"], 40) if b["bukti"] else KOLOM[macam][b["kolom"]]
    return f"{hal} ({letak}): {potong(sebut_nilai(b['kolom'], b['ke']), 40)}"


def _sebut_peristiwa(b: dict[str, Any]) -> str:
    ubah = json.loads(b["ubah"])
    pertama = ubah[0]
    isi = pertama["ke"] or pertama["dari"]
    inti = next((isi[k] for k in _INTI[pertama["benda"]] if isi.get(k)), "")
    lain = f" dan {len(ubah) - 1} lagi" if len(ubah) > 1 else ""
    akhir = " dihapus" if pertama["ke"] is None else ""
    return f"{_SEBUTAN[pertama['benda']]}: {potong(inti, 50)}{lain}{akhir}"
