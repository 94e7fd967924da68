"""What is stored of a rencana: its newest content, the one a template was made from, who changed what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan
from monev.keadaan import ke_baris
from monev.satker import nama_baku
from monev.unggah.pada import Versi, versi_pada

__all__ = ["Tersimpan", "Versi", "hanya_rapat_sejak", "isi_terakhir", "terakhir", "tersimpan"]


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """All an upload needs to know of its rencana.

    `satker` is the office's name as stored. `terbaru` is its newest unggahan that was not cancelled. `setelah` is the
    hash of the rencana's newest journal entry of any kind ("" for none), `nomor` the number the next unggahan takes,
    `sha256` the files of its unggahan that stand, each with the newest unggahan it is of. `daftar` has every unggahan:
    entry number, hash, cancelled or not.
    """

    satker: str
    tahun: int
    setelah: str
    nomor: int
    terbaru: Versi | None
    sha256: dict[str, int]
    daftar: tuple[tuple[int, str, bool], ...]
    db: Basisdata

    def menurut_hash(self, hash_entri: str) -> Versi | None:
        """The content as of the journal entry with that hash; None where this rencana has none such.

        A cancelled one, too: what a template left as exported is told by what was exported.
        """
        nomor = next((nomor for nomor, hash_ini, _ in self.daftar if hash_ini == hash_entri), None)
        if nomor is None or nomor in self._disunting():
            nomor = next((s["entri"] for s in self._suntingan(0) if s["hash_entri"] == hash_entri), None)
        return None if nomor is None else versi_pada(self.db, nomor)

    def sebelum_semua(self) -> Versi:
        """The empty content before the first unggahan: what somebody saw who planned before anything was stored."""
        isi = {"unggahan": 0, "langkah": [], "dilaporkan": False, "simulasi": False, "perubahan": []}
        return Versi(self.satker, self.tahun, isi, "", "", "")

    def sejak(self, versi: Versi) -> tuple[Versi, ...]:
        """What was stored after that content and not cancelled, oldest first.

        An unggahan of a file in full; each change made in the app by itself, `isi` naming only what it changed.
        """
        mulai = self._nomor_entri(versi.hash) if versi.hash else 0
        disunting = self._disunting()
        berkas = [n for n, _, dibatalkan in self.daftar if n > mulai and not dibatalkan and n not in disunting]
        hasil = {nomor: versi_pada(self.db, nomor) for nomor in berkas}
        berlaku = [s for s in self._suntingan(mulai) if not s["dibatalkan"]]
        for nomor, baris in groupby(berlaku, key=lambda s: s["entri"]):
            hasil[nomor] = self._perubahan_kecil(list(baris))
        return tuple(versi for _, versi in sorted(hasil.items()))

    def _perubahan_kecil(self, baris: list[dict]) -> Versi:
        isi = {"unggahan": baris[0]["unggahan"], "perubahan": [{**satu} for satu in baris]}
        waktu = baris[0]["waktu"].isoformat()
        return Versi(self.satker, self.tahun, isi, baris[0]["hash_entri"], baris[0]["pelaku"], waktu)

    def _nomor_entri(self, hash_entri: str) -> int:
        suntingan = (s["entri"] for s in self._suntingan(0) if s["hash_entri"] == hash_entri)
        return next(suntingan, None) or next(n for n, hash_ini, _ in self.daftar if hash_ini == hash_entri)

    def _suntingan(self, nomor: int) -> list[dict]:
        """The single changes made in the app after that journal entry."""
        return ke_baris(self.db.tanya("unggah/suntingan_rencana", satker=self.satker, tahun=self.tahun, nomor=nomor))

    def _disunting(self) -> set[int]:
        """The unggahan made in the app: their entry number is that of their first change, their hash of the last."""
        return {s["unggahan_id"] for s in self._suntingan(0)}


def tersimpan(db: Basisdata, satker: str, tahun: int) -> Tersimpan:
    """What is stored of a rencana; with nothing stored, `terbaru` is None and `setelah` is ""."""
    db.ikuti()
    semua = db.tanya("unggah/unggahan_rencana", tahun=tahun)
    baris = [b for b in semua.itertuples() if nama_baku(b.satker) == nama_baku(satker)]
    if not baris:
        return Tersimpan(satker, tahun, "", 1, None, {}, (), db)
    nama = baris[0].satker
    berlaku = [b for b in baris if not b.dibatalkan]
    return Tersimpan(
        satker=nama,
        tahun=tahun,
        setelah=baris[0].hash_terakhir,
        nomor=max(int(b.nomor) for b in baris) + 1,
        terbaru=versi_pada(db, int(berlaku[-1].entri_terakhir)) if berlaku else None,
        sha256={b.sha256: int(b.nomor) for b in berlaku if isinstance(b.sha256, str)},
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


def hanya_rapat_sejak(db: Basisdata, satker: str, tahun: int, hash_entri: str) -> str | None:
    """The hash of the rencana's newest entry, where nothing but a meeting's record came after the one of that hash.

    A note in a meeting changes nothing of the plan: whoever planned an unggahan before it need not plan again. None
    where the content may have changed.
    """
    ada = tersimpan(db, satker, tahun)
    if not ada.daftar:
        return None
    isi_terakhir = max([nomor for nomor, *_ in ada.daftar] + [s["entri"] for s in ada._suntingan(0)])
    ekor = [e for e in db.jurnal.baca(isi_terakhir - 1) if (e.satker, e.tahun) == (ada.satker, tahun)]
    letak = next((i for i, e in enumerate(ekor) if e.hash == hash_entri), None)
    if letak is None or any(e.jenis != "rapat" for e in ekor[letak + 1 :]):
        return None
    return ekor[-1].hash
