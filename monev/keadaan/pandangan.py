"""Which rencana there are, and from which unggahan a rencana is judged at a posisi (DESIGN §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

from monev.galat import TidakDitemukan
from monev.keadaan.bingkai import ingat_jurnal, ke_baris, tanya_jurnal
from monev.satker import nama_baku

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata

_TERBANYAK_DISEBUT = 8


@dataclass(frozen=True, slots=True)
class Rencana:
    """One satker's plan for one tahun, as it is stored."""

    rencana_id: int
    satker: str
    tahun: int
    simulasi: bool


@dataclass(frozen=True, slots=True)
class Pandangan:
    """A rencana seen at a posisi: everything a page shows is asked of this one view.

    `unggahan` is the number people know (1, 2, 3 within the rencana), `posisi_unggahan` the posisi that unggahan
    itself reports, `hash_entri` its journal entry. `unggahan_sebelum`: the one before it that also reports of `posisi`
    or earlier, if there is one. `ada_realisasi`: whether any unggahan up to `posisi` has reported anything at all.
    `unggahan_terbaru`, `posisi_terbaru`: the newest that stands, whatever it reports of. `dipilih`: a person asked for
    this unggahan by its number, in place of the one `posisi` gives.
    """

    rencana_id: int
    satker: str
    tahun: int
    simulasi: bool
    posisi: date
    unggahan_id: int
    unggahan: int
    posisi_unggahan: date
    waktu: datetime
    pelaku: str
    hash_entri: str
    ada_realisasi: bool
    jumlah_unggahan: int
    unggahan_terbaru: int
    posisi_terbaru: date
    unggahan_sebelum_id: int | None
    unggahan_sebelum: int | None
    posisi_sebelum: date | None
    hash_sebelum: str | None
    dipilih: bool = False


def daftar_rencana(db: Basisdata, *, sertakan_tersembunyi: bool = False) -> pd.DataFrame:
    """Every rencana: satker, tahun, simulasi, disembunyikan, unggahan (not cancelled), posisi_terakhir, langkah.

    Sample data comes last. A rencana whose every unggahan was cancelled is listed with unggahan 0.
    """
    return tanya_jurnal(db, "daftar_rencana", sertakan_tersembunyi=sertakan_tersembunyi)


def cari_rencana(db: Basisdata, satker: str, tahun: int) -> Rencana:
    """The rencana of a satker and tahun; another way of writing the same office's name will do.

    Raises TidakDitemukan, saying what there is, also for one that was hidden.
    """
    baris = ke_baris(tanya_jurnal(db, "rencana", satker=satker, tahun=tahun))
    if not baris:
        baris = [b for b in ke_baris(daftar_rencana(db)) if _sama(b["satker"], satker) and b["tahun"] == tahun]
    if not baris or baris[0]["disembunyikan"]:
        _tidak_ada(db, satker, tahun)
    satu = baris[0]
    return Rencana(satu["rencana_id"], satu["satker"], satu["tahun"], satu["simulasi"])


def pandang(db: Basisdata, satker: str, tahun: int, posisi: date, *, unggahan: int | None = None) -> Pandangan:
    """The view of a rencana at `posisi`: the newest unggahan reporting of that day or before, else the oldest.

    With `unggahan` (its number) that one is judged, as though nothing newer had been stored.
    Raises TidakDitemukan with what there is instead: no such satker or tahun, hidden, every unggahan cancelled, or
    `unggahan` not there or cancelled.
    """
    return ingat_jurnal(
        db, (satker, tahun, posisi, unggahan), lambda: _pandang(db, cari_rencana(db, satker, tahun), posisi, unggahan)
    )


def _pandang(db: Basisdata, rencana: Rencana, posisi: date, unggahan: int | None) -> Pandangan:
    baris = ke_baris(tanya_jurnal(db, "pandangan", rencana_id=rencana.rencana_id, posisi=posisi, dipilih=unggahan))
    if not baris:
        raise TidakDitemukan(
            f"Semua unggahan rencana {rencana.satker} tahun {rencana.tahun} sudah dibatalkan.",
            "Pulihkan salah satunya di halaman Riwayat, atau unggah berkas baru.",
        )
    satu = baris[0]
    if unggahan is not None and satu["unggahan"] != unggahan:
        _unggahan_tidak_ada(db, rencana, unggahan)
    return Pandangan(
        rencana_id=rencana.rencana_id,
        satker=rencana.satker,
        tahun=rencana.tahun,
        simulasi=rencana.simulasi,
        posisi=posisi,
        **satu,
        dipilih=unggahan is not None,
    )


def _unggahan_tidak_ada(db: Basisdata, rencana: Rencana, unggahan: int) -> NoReturn:
    """Say whether it was cancelled or never there, and which there are."""
    semua = ke_baris(tanya_jurnal(db, "riwayat", rencana_id=rencana.rencana_id))
    berlaku = [str(satu["unggahan"]) for satu in reversed(semua) if not satu["dibatalkan"]]
    if any(satu["unggahan"] == unggahan for satu in semua):
        keadaan = f"Unggahan {unggahan} {rencana.satker} tahun {rencana.tahun} sudah dibatalkan."
    else:
        keadaan = f"{rencana.satker} tahun {rencana.tahun} tidak mempunyai unggahan {unggahan}."
    raise TidakDitemukan(keadaan, f"Unggahan yang berlaku: {', '.join(berlaku)}. Semuanya ada di halaman Riwayat.")


def _tidak_ada(db: Basisdata, satker: str, tahun: int) -> NoReturn:
    """Say which of satker and tahun is unknown, and what there is to choose from."""
    ada = daftar_rencana(db)
    if ada.empty:
        raise TidakDitemukan(
            "Belum ada rencana yang tersimpan.",
            "Unggah berkas Rencana Aksi lebih dulu: di halaman Unggah, atau dengan perintah muat.",
        )
    tahun_satker = sorted({b["tahun"] for b in ke_baris(ada) if _sama(b["satker"], satker)})
    if tahun_satker:
        raise TidakDitemukan(
            f"Tidak ada rencana {satker.strip()} untuk tahun {tahun}.",
            f"Tahun yang ada: {', '.join(str(t) for t in tahun_satker)}.",
        )
    nama = sorted(ada["satker"].unique())
    mirip = get_close_matches(satker.strip(), nama, n=3, cutoff=0.6)
    disebut = mirip or nama[:_TERBANYAK_DISEBUT]
    lainnya = "" if mirip or len(nama) <= len(disebut) else f"; dan {len(nama) - len(disebut)} lainnya"
    raise TidakDitemukan(
        f"Satker “{satker.strip()}” tidak ada.",
        f"{'Mungkin maksudnya' if mirip else 'Satker yang ada'}: {'; '.join(disebut)}{lainnya}.",
    )


def _sama(satu: str, lain: str) -> bool:
    return nama_baku(satu) == nama_baku(lain)
