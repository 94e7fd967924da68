"""Two people who changed the same field: who gave it its value, and when; no work is undone unseen (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monev import jam
from monev.basisdata import Basisdata
from monev.galat import VersiBentrok
from monev.keadaan import ke_baris
from monev.tanggal import sebut_pendek
from monev.unggah.sunting_periksa import KOLOM, sebut_nilai
from monev.unggah.terbaru import Terbaru


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What is changed: a langkah (its PIC), one tenggat of it (its report), or one bukti of that tenggat, by name."""

    kode: str
    tenggat: str | None = None
    bukti: str | None = None

    @property
    def macam(self) -> str:
        """langkah, tenggat or bukti."""
        return "langkah" if self.tenggat is None else "tenggat" if self.bukti is None else "bukti"


@dataclass(frozen=True, slots=True)
class IsianBentrok:
    """One field that somebody else changed to something else meanwhile. Values as stored."""

    kolom: str
    tersimpan: str | None
    isian: str | None
    pelaku: str
    waktu: datetime


class SuntinganBentrok(VersiBentrok):
    """Somebody else changed the same field since it was shown; nothing was stored. `bentrokan` has each field."""

    def __init__(self, bentrokan: tuple[IsianBentrok, ...], judul: Mapping[str, str], sebab: str) -> None:
        super().__init__(
            " ".join(
                f"{judul[b.kolom]} sudah diubah oleh {b.pelaku} ({_kapan(b.waktu)}) menjadi "
                f"“{sebut_nilai(b.kolom, b.tersimpan)}”, sedangkan Anda {sebab} “{sebut_nilai(b.kolom, b.isian)}”."
                for b in bentrokan
            ),
            "Belum ada yang berubah. Bandingkan keduanya, lalu simpan lagi bila isian Anda tetap perlu.",
        )
        self.bentrokan = bentrokan


def tolak_bentrok(
    db: Basisdata,
    kini: Terbaru,
    di: Sasaran,
    isian: Mapping[str, str | None],
    tempat: Mapping[str, Any],
    *,
    sebab: str = "mengisi",
) -> None:
    """Raise SuntinganBentrok for the fields in `isian` (what was wanted), naming who gave each its present value."""
    bentrokan = []
    for kolom, ingin in isian.items():
        medan = {"kode": di.kode, "tenggat": di.tenggat, "bukti": di.bukti, "kolom": kolom}
        (oleh,) = ke_baris(db.tanya("unggah/perubahan_medan", rencana_id=kini.rencana.rencana_id, **medan))
        bentrokan.append(IsianBentrok(kolom, tempat[kolom], ingin, oleh["pelaku"], oleh["waktu"]))
    if bentrokan:
        raise SuntinganBentrok(tuple(bentrokan), KOLOM[di.macam], sebab)


def _kapan(waktu: datetime) -> str:
    setempat = waktu.astimezone(jam.zona())
    return f"{sebut_pendek(setempat.date())} {setempat:%H.%M}"
