"""The meeting's sequence of screens for the projector: which there are, in what order, which are passed by, and why."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from monev import keadaan
from monev.keadaan import Pandangan, ke_baris, sebut_area
from monev.rapat.baca import Rapat, catatan, keputusan, perubahan_rapat, tindak_lanjut_lalu
from monev.tanggal import ROMAWI_TRIWULAN, sebut, triwulan_dari

if TYPE_CHECKING:
    from monev.basisdata import Basisdata

JenisLayar = Literal[
    "pembukaan",
    "tindak_lanjut",
    "situasi",
    "perubahan",
    "area",
    "kesenjangan",
    "target",
    "keputusan",
    "penutup",
]


@dataclass(frozen=True, slots=True)
class Layar:
    """One screen. `kunci` names it in the URL, the same whatever happens to the data; `area` is that of an area's.

    `dilewati`: next and previous pass it by, because there is nothing to discuss (`alasan` says so); it can be
    jumped to.
    """

    jenis: JenisLayar
    kunci: str
    judul: str
    area: str | None = None
    dilewati: bool = False
    alasan: str = ""


def urutan(db: Basisdata, p: Pandangan, rapat: Rapat) -> list[Layar]:
    """Every screen of a meeting in order, those passed by too.

    An area is passed by where nothing is late, no evidence is missing, nothing falls due next month, every langkah
    has its target, and no follow-up of it is open. What this meeting recorded of an area keeps it in the sequence:
    the last tick in it does not take it away from under the leader, who may want to go back.
    """
    lanjut = tindak_lanjut_lalu(db, rapat)
    tercatat = {*catatan(db, rapat)["area"].dropna(), *keputusan(db, rapat)["area"].dropna()}
    berubah = set(perubahan_rapat(db, rapat)["kode"])
    if berubah:
        langkah = keadaan.langkah(db, p)
        tercatat |= set(langkah[langkah["kode"].isin(berubah)]["area"])
    return susun_urutan(db, p, rapat.judul, None if lanjut.empty else set(lanjut["area"].dropna()), tercatat)


def susun_urutan(
    db: Basisdata, p: Pandangan, judul: str, lanjut: set[str] | None, tercatat: Set[str] = frozenset()
) -> list[Layar]:
    """As `urutan`, of a meeting headed `judul` in which the follow-ups brought along are of these areas (None: there
    are none), and which recorded something of the areas `tercatat`."""
    return [
        Layar("pembukaan", "pembukaan", judul),
        _tindak_lanjut(lanjut is None),
        Layar("situasi", "situasi", "Situasi"),
        Layar("perubahan", "perubahan", judul_perubahan(p)),
        *_area(db, p, {*(lanjut or ()), *tercatat}),
        Layar("kesenjangan", "kesenjangan", "Kesenjangan bukti per PIC"),
        Layar("target", "target", judul_target(p)),
        Layar("keputusan", "keputusan", "Keputusan rapat"),
        Layar("penutup", "penutup", "Penutup"),
    ]


def cari_layar(daftar: Sequence[Layar], kunci: str | None) -> int:
    """Where the screen of that kunci stands; the first one for none or an unknown (an area that is gone)."""
    return next((ke for ke, layar in enumerate(daftar) if layar.kunci == kunci), 0)


def melangkah(daftar: Sequence[Layar], kunci: str | None, arah: Literal[-1, 1]) -> Layar:
    """The screen a press of next (1) or previous (-1) leads to; the same one at either end."""
    ke = cari_layar(daftar, kunci)
    lalu = daftar[ke + 1 :] if arah == 1 else daftar[:ke][::-1]
    return next((layar for layar in lalu if not layar.dilewati), daftar[ke])


def judul_perubahan(p: Pandangan) -> str:
    """What the screen of changes is headed: since the end of which triwulan."""
    awal = sebelum_triwulan(p)
    return f"Perubahan sejak TW {ROMAWI_TRIWULAN[triwulan_dari(awal) - 1]} {awal.year} ({sebut(awal)})"


def judul_target(p: Pandangan) -> str:
    """What the screen of coming targets is headed: the triwulan that the day after posisi lies in."""
    esok = p.posisi + timedelta(days=1)
    return f"Target TW {ROMAWI_TRIWULAN[triwulan_dari(esok) - 1]} {esok.year}"


def sebelum_triwulan(p: Pandangan) -> date:
    """The last day of the triwulan before that of posisi: against it a meeting says what changed."""
    pertama = p.posisi.replace(month=3 * triwulan_dari(p.posisi) - 2, day=1)
    return pertama - timedelta(days=1)


def _tindak_lanjut(kosong: bool) -> Layar:
    alasan = "Tidak ada tindak lanjut yang terbuka dari rapat sebelumnya." if kosong else ""
    return Layar("tindak_lanjut", "tindak-lanjut", "Tindak lanjut rapat lalu", dilewati=kosong, alasan=alasan)


def _area(db: Basisdata, p: Pandangan, bahasan: set[str]) -> list[Layar]:
    bukti = set(keadaan.kesenjangan(db, p)["area"])
    segera = set(keadaan.jatuh_tempo_berikut(db, p)["area"])
    hasil = []
    for a in ke_baris(keadaan.per_area(db, p)):
        perlu = a["terlambat"] or a["tanpa_target"] or a["area"] in bukti | segera | bahasan
        alasan = "" if perlu else "Tidak ada yang terlambat, tidak ada bukti yang kurang, tidak ada yang segera tiba."
        judul = sebut_area(a["area"], a["nama_area"])
        hasil.append(Layar("area", f"area-{a['area']}", judul, area=a["area"], dilewati=not perlu, alasan=alasan))
    return hasil
