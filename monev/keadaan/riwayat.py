"""How did a rencana come to be what it is: its unggahan, and what each changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monev.keadaan.bingkai import ke_baris, tanya
from monev.keadaan.pandangan import cari_rencana

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata
    from monev.keadaan.pandangan import Pandangan


@dataclass(frozen=True, slots=True)
class Giliran:
    """What can be done with a rencana's versions now: which unggahan can be cancelled, which restored (None: none).

    `setelah` is the hash of the rencana's newest journal entry: what a writer says to have seen.
    """

    setelah: str
    batalkan: int | None
    pulihkan: int | None


def riwayat(db: Basisdata, satker: str, tahun: int) -> pd.DataFrame:
    """Every unggahan of a rencana, newest first, cancelled ones too.

    unggahan_id, unggahan (its number), jenis, posisi, waktu, pelaku, catatan, nama_berkas, sha256, dilaporkan,
    dibatalkan, alasan, dibatalkan_oleh, dibatalkan_pada (of a cancelled one), langkah, tenggat, perubahan (counts).
    Raises TidakDitemukan.
    """
    rencana = cari_rencana(db, satker, tahun)
    return tanya(db, "riwayat", rencana_id=rencana.rencana_id)


def perubahan(db: Basisdata, unggahan_id: int) -> pd.DataFrame:
    """What an unggahan changed against the one before: jenis, kode, langkah_aksi, tenggat, kolom, dari, ke."""
    return tanya(db, "perubahan", unggahan_id=unggahan_id)


def giliran(db: Basisdata, satker: str, tahun: int) -> Giliran:
    """Which unggahan of a rencana can be cancelled or restored now. Raises TidakDitemukan.

    Only the newest that stands can be cancelled; what was cancelled last can be restored until something is uploaded.
    """
    rencana = cari_rencana(db, satker, tahun)
    satu = ke_baris(tanya(db, "riwayat/giliran", rencana_id=rencana.rencana_id))[0]
    return Giliran(satu["hash_terakhir"], satu["batalkan"], satu["pulihkan"])


def jumlah_perubahan(db: Basisdata, satker: str, tahun: int) -> dict[int, dict[str, int]]:
    """How many changes of each jenis every unggahan of a rencana brought: its number → jenis → n.

    An unggahan that changed nothing is left out. Raises TidakDitemukan.
    """
    rencana = cari_rencana(db, satker, tahun)
    hasil: dict[int, dict[str, int]] = {}
    for baris in ke_baris(tanya(db, "riwayat/jumlah_perubahan", rencana_id=rencana.rencana_id)):
        hasil.setdefault(baris["unggahan"], {})[baris["jenis"]] = baris["n"]
    return hasil


def target_bergeser(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """Every target that any unggahan that stands moved, newest move first: an earlier miss stays on record.

    unggahan, posisi, waktu, pelaku (of the move), kode, langkah_aksi, dari, ke (keys of tenggat; None: it came, or
    went), jatuh_tempo_semula, jatuh_tempo_baru, terlewat (the old due day had passed by the posisi of the move, and it
    was not done by that day), hari_lewat (days past the old due day, until done or until that posisi), status_kini (how
    the moved tenggat stands in view `p`; None where the plan has it no longer).
    """
    return tanya(db, "riwayat/target_bergeser", rencana_id=p.rencana_id, unggahan_id=p.unggahan_id, posisi=p.posisi)
