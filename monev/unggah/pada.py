"""The content of a rencana as of any journal entry: a file as it was accepted, with the changes made since in the app.

A change made in the app itself is kept as what it changed, not as a copy of the whole content. So a content is put
together: the file's unggahan it goes back to, and every single change since, in order (DESIGN §6, the journal).
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from monev.basisdata import Basisdata
from monev.jurnal import Entri
from monev.keadaan import ke_baris
from monev.unggah.isi import ada_laporan, menurut_kode
from monev.unggah.perubahan import bandingkan


@dataclass(frozen=True, slots=True)
class Versi:
    """A stored content: `isi` in the shape of an unggahan, `hash` of the entry it is as of, and who stored it when."""

    satker: str
    tahun: int
    isi: dict
    hash: str
    pelaku: str
    waktu: str

    @property
    def posisi(self) -> date:
        """The date the unggahan reports of."""
        return date.fromisoformat(self.isi["posisi"])


def versi_pada(db: Basisdata, nomor: int) -> Versi:
    """The content as of journal entry `nomor`, an unggahan or a suntingan; a dict of the caller's own.

    The same on every machine and at any later time. Raises JurnalRusak.
    """
    db.ikuti()
    entri = entri_bernomor(db, nomor)
    isi = entri.isi if entri.jenis == "unggahan" else _isi_suntingan(db, entri)
    return Versi(entri.satker, entri.tahun, isi, entri.hash, entri.pelaku, entri.waktu)


def entri_bernomor(db: Basisdata, nomor: int) -> Entri:
    """Entry `nomor` of the journal, checked."""
    return next(iter(db.jurnal.baca(nomor - 1)))


def _isi_suntingan(db: Basisdata, entri: Entri) -> dict:
    rantai = ke_baris(db.tanya("unggah/rantai_suntingan", nomor=entri.nomor))
    isi = entri_bernomor(db, min(baris["asal_id"] for baris in rantai)).isi
    terakhir = rantai[-1]["unggahan_id"]
    terap(isi["langkah"], (baris for baris in rantai if baris["unggahan_id"] != terakhir))
    asal = deepcopy(isi["langkah"])
    terap(isi["langkah"], (baris for baris in rantai if baris["unggahan_id"] == terakhir))
    return {
        **isi,
        **{kunci: entri.isi[kunci] for kunci in ("unggahan", "jenis", "posisi")},
        "catatan": "",
        "nama_berkas": None,
        "dilaporkan": ada_laporan(isi["langkah"]),
        "perubahan": [satu.sebagai_dict() for satu in bandingkan(asal, isi["langkah"])],
    }


def terap(langkah: list[dict], ubah: Iterable[dict]) -> None:
    """Make single changes (kode, tenggat, bukti, kolom, ke) to langkah in the shape of an unggahan, in place."""
    menurut = menurut_kode(langkah)
    for satu in ubah:
        for tempat in sasaran(menurut[satu["kode"]], satu["tenggat"], satu["bukti"]):
            tempat[satu["kolom"]] = satu["ke"]


def sasaran(langkah: dict, tenggat: str | None, bukti: str | None) -> list[dict]:
    """What a change is made to: the langkah, one of its tenggat, or a bukti of it; empty where there is none such."""
    if tenggat is None:
        return [langkah]
    cocok = [t for t in langkah["tenggat"] if t["tenggat"] == tenggat]
    return cocok if bukti is None else [b for t in cocok for b in t["bukti"] if b["nama"] == bukti]
