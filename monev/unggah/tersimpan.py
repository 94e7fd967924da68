"""What is stored of a rencana: its newest content, the one a template was made from, who changed what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan
from monev.jurnal import Entri
from monev.satker import nama_baku


@dataclass(frozen=True, slots=True)
class Versi:
    """One stored unggahan: `isi` as the journal holds it, `hash` of its entry, and who stored it when."""

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


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """All an upload needs to know of its rencana.

    `satker` is the office's name as stored. `terbaru` is its newest unggahan that was not cancelled. `setelah` is the
    hash of the rencana's newest journal entry of any kind ("" for none), `nomor` the number the next unggahan takes,
    `sha256` the files of its unggahan that stand. `daftar` has every unggahan: entry number, hash, cancelled or not.
    """

    satker: str
    tahun: int
    setelah: str
    nomor: int
    terbaru: Versi | None
    sha256: frozenset[str]
    daftar: tuple[tuple[int, str, bool], ...]
    db: Basisdata

    def menurut_hash(self, hash_entri: str) -> Versi | None:
        """The unggahan whose journal entry has that hash; None where this rencana has none such.

        A cancelled one, too: what a template left as exported is told by what was exported.
        """
        cocok = (nomor for nomor, hash_ini, _ in self.daftar if hash_ini == hash_entri)
        nomor = next(cocok, None)
        return None if nomor is None else _versi(_entri(self.db, nomor))

    def sejak(self, versi: Versi) -> tuple[Versi, ...]:
        """The unggahan stored after that one and not cancelled, oldest first."""
        mulai = [hash_ini for _, hash_ini, _ in self.daftar].index(versi.hash) + 1
        return tuple(_versi(_entri(self.db, nomor)) for nomor, _, dibatalkan in self.daftar[mulai:] if not dibatalkan)


def tersimpan(db: Basisdata, satker: str, tahun: int) -> Tersimpan:
    """What is stored of a rencana; with nothing stored, `terbaru` is None and `setelah` is ""."""
    db.ikuti()
    semua = db.tanya("unggah/unggahan_rencana", tahun=tahun)
    baris = [b for b in semua.itertuples() if nama_baku(b.satker) == nama_baku(satker)]
    if not baris:
        return Tersimpan(satker, tahun, "", 1, None, frozenset(), (), db)
    nama = baris[0].satker
    berlaku = [b for b in baris if not b.dibatalkan]
    return Tersimpan(
        satker=nama,
        tahun=tahun,
        setelah=_ujung(db, nama, tahun, max(int(b.unggahan_id) for b in baris)),
        nomor=max(int(b.nomor) for b in baris) + 1,
        terbaru=_versi(_entri(db, int(berlaku[-1].unggahan_id))) if berlaku else None,
        sha256=frozenset(b.sha256 for b in berlaku if isinstance(b.sha256, str)),
        daftar=tuple((int(b.unggahan_id), b.hash_entri, bool(b.dibatalkan)) for b in baris),
        db=db,
    )


def terakhir(db: Basisdata, satker: str, tahun: int) -> Versi:
    """The newest unggahan of a rencana, not cancelled. Raises TidakDitemukan where there is none."""
    versi = tersimpan(db, satker, tahun).terbaru
    if versi is None:
        raise TidakDitemukan(
            f"Belum ada rencana {satker} tahun {tahun}.",
            "Periksa nama satker dan tahunnya, atau unggah dahulu tabel rencana aksinya.",
        )
    return versi


def isi_terakhir(db: Basisdata, satker: str, tahun: int) -> dict | None:
    """The content of a rencana's newest unggahan as the journal holds it; None where nothing is stored."""
    versi = tersimpan(db, satker, tahun).terbaru
    return versi.isi if versi else None


def _entri(db: Basisdata, nomor: int) -> Entri:
    return next(iter(db.jurnal.baca(nomor - 1)))


def _versi(entri: Entri) -> Versi:
    return Versi(entri.satker, entri.tahun, entri.isi, entri.hash, entri.pelaku, entri.waktu)


def _ujung(db: Basisdata, satker: str, tahun: int, sejak: int) -> str:
    """Hash of the rencana's newest entry of any kind: no older than its newest unggahan, so only the tail is read."""
    milik: Iterable[Entri] = (e for e in db.jurnal.baca(sejak - 1) if (e.satker, e.tahun) == (satker, tahun))
    return [entri.hash for entri in milik][-1]
