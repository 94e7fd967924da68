"""The journal as a folder: one readable file per entry, the original files beside them (DESIGN §6).

<folder>/entri/00000001.json    entry 1
<folder>/berkas/<sha256>        an original, as it came
<folder>/kunci                  the lock of writers; readers need none, since files appear whole or not at all
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from monev import jam
from monev.galat import BasisdataLebihBaru, GalatMonev, JurnalRusak, VersiBentrok
from monev.jurnal.entri import MEDAN, VERSI_JURNAL, Entri, hash_dari, ke_teks, segel
from monev.jurnal.isi import periksa_isi
from monev.jurnal.tulis import bersihkan_sementara, buat_folder, kunci, tulis_tahan
from monev.sebab import sebab

NAMA_ENTRI = re.compile(r"(\d{8,})\.json")
KEPALA = 4096
"""Bytes of an entry's file that surely hold everything but `isi`: who and which rencana, without the long rest."""


class JurnalFolder:
    """See `monev.jurnal.Jurnal` for what each method promises. Safe for many threads and many processes."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder).expanduser().absolute()
        self._entri = self.folder / "entri"
        self._berkas = self.folder / "berkas"
        self._ujung: tuple[int, str, tuple[int, ...]] | None = None

    def __str__(self) -> str:
        return str(self.folder)

    def tambah(
        self,
        *,
        jenis: str,
        pelaku: str,
        satker: str | None,
        tahun: int | None,
        isi: dict[str, Any],
        berkas: bytes | None = None,
        setelah: str | None = None,
    ) -> Entri:
        """Append one entry; when this returns, it survives a power cut."""
        periksa_isi(jenis, satker, tahun, isi)
        with self._menulis():
            for folder in (self._entri, self._berkas):
                bersihkan_sementara(folder)
            nomor, sebelum = self.ujung()
            if setelah is not None and setelah != (terbaru := self._hash_rencana(satker, tahun, nomor)):
                raise VersiBentrok(
                    f"Rencana {satker} tahun {tahun} sudah diubah orang lain sejak Anda membukanya.",
                    "Belum ada yang tersimpan. Muat ulang halaman, periksa perubahan terbaru, lalu simpan lagi."
                    if terbaru
                    else "Belum ada yang tersimpan. Rencana ini tidak ada lagi di jurnal; unggah lagi dari awal.",
                )
            entri = _segel(
                versi=VERSI_JURNAL,
                nomor=nomor + 1,
                jenis=jenis,
                waktu=jam.sekarang().isoformat(),
                pelaku=pelaku,
                satker=satker,
                tahun=tahun,
                sha256=None if berkas is None else hashlib.sha256(berkas).hexdigest(),
                sebelum=sebelum,
                isi=isi,
            )
            self._tulis(entri, berkas)
        return entri

    def baca(self, sejak: int = 0) -> Iterator[Entri]:
        """Entries after number `sejak`, in order, each checked against the one before it."""
        jumlah = self._jumlah()
        sebelum = self._muat(sejak).hash if 0 < sejak <= jumlah else ""
        for nomor in range(sejak + 1, jumlah + 1):
            entri = self._muat(nomor)
            if entri.sebelum != sebelum:
                raise self._rusak(nomor, "tidak menyambung dengan entri sebelumnya")
            if entri.sha256 is not None and not (self._berkas / entri.sha256).is_file():
                raise self._rusak(nomor, f"kehilangan berkas aslinya, berkas/{entri.sha256}", "berkas asli itu")
            yield entri
            sebelum = entri.hash

    def ujung(self) -> tuple[int, str]:
        """Number and hash of the newest entry; (0, "") while there is none.

        The page runs ask this each time: two looks at the disk, whatever the length (10 µs at 5,000 entries).
        """
        teringat = self._ujung
        if teringat is not None:
            nomor, hash_entri, rupa = teringat
            if self._rupa(nomor) == rupa and self._rupa(nomor + 1) is None:
                return nomor, hash_entri
        nomor = self._jumlah()
        if nomor == 0:
            return 0, ""
        rupa = self._rupa(nomor)
        hash_entri = self._muat(nomor).hash
        self._ujung = None if rupa is None else (nomor, hash_entri, rupa)
        return nomor, hash_entri

    def berkas(self, sha256: str) -> bytes:
        """The bytes of an original, checked against its name."""
        try:
            data = (self._berkas / sha256).read_bytes()
        except FileNotFoundError:
            data = None
        except OSError as galat:
            raise _galat_baca(self._berkas / sha256, galat) from galat
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            keadaan = "tidak ada" if data is None else "sudah berubah isinya"
            raise JurnalRusak(
                f"Berkas asli {sha256} {keadaan} di {self._berkas}.",
                "Kembalikan berkas itu dari salinan cadangan, dengan nama yang sama.",
            )
        return data

    @contextmanager
    def _menulis(self) -> Iterator[None]:
        """The writers' lock, and the system's errors in words a person can act on."""
        try:
            for folder in (self._entri, self._berkas):
                buat_folder(folder)
            with kunci(self.folder / "kunci"):
                yield
        except OSError as galat:
            raise _galat_tulis(self.folder, galat) from galat

    def _tulis(self, entri: Entri, berkas: bytes | None) -> None:
        """The original first: a crash in between leaves a file no entry names, never an entry without its file."""
        asli = None if entri.sha256 is None else self._berkas / entri.sha256
        baru = asli is not None and not (asli.is_file() and asli.read_bytes() == berkas)
        if baru:
            tulis_tahan(asli, berkas)
        try:
            tulis_tahan(self._jalur(entri.nomor), ke_teks(entri).encode())
        except OSError:
            if baru:
                asli.unlink(missing_ok=True)
            raise

    def _hash_rencana(self, satker: str | None, tahun: int | None, nomor: int) -> str:
        """Hash of the newest entry of one rencana, "" where it has none; looks back from entry `nomor`."""
        for n in range(nomor, 0, -1):
            kepala = self._kepala(n)
            if (kepala["satker"], kepala["tahun"]) == (satker, tahun):
                return kepala["hash"]
        return ""

    def _kepala(self, nomor: int) -> dict[str, Any]:
        """An entry's fields but its `isi`. Files hold `isi` last, on a line of its own, and JSON text holds no raw
        line breaks: so what stands before that line is the rest of the object."""
        with self._jalur(nomor).open("rb") as berkas:
            kepala, pemisah, _ = berkas.read(KEPALA).partition(b',\n "isi": ')
        if not pemisah:
            return asdict(self._muat(nomor))
        try:
            medan = json.loads(kepala + b"}")
        except ValueError:
            return asdict(self._muat(nomor))
        return medan if {*MEDAN} - {"isi"} <= medan.keys() else asdict(self._muat(nomor))

    def _jumlah(self) -> int:
        """How many entries there are, checked to be numbered 1, 2, 3, ... without a gap."""
        try:
            nomor = sorted(int(cocok[1]) for j in self._entri.iterdir() if (cocok := NAMA_ENTRI.fullmatch(j.name)))
        except FileNotFoundError:
            return 0
        except OSError as galat:
            raise _galat_baca(self._entri, galat) from galat
        for seharusnya, ada in enumerate(nomor, start=1):
            if ada != seharusnya:
                raise self._rusak(seharusnya, "tidak ada, padahal ada entri sesudahnya")
        return len(nomor)

    def _muat(self, nomor: int) -> Entri:
        """One entry of the disk: readable, of a version this program knows, and saying what its hash says."""
        try:
            medan = json.loads(self._jalur(nomor).read_bytes())
        except FileNotFoundError as galat:
            raise self._rusak(nomor, "tidak ada") from galat
        except OSError as galat:
            raise _galat_baca(self._jalur(nomor), galat) from galat
        except ValueError as galat:
            raise self._rusak(nomor, "tidak dapat dibaca") from galat
        versi = medan.get("versi") if isinstance(medan, dict) else None
        if isinstance(versi, int) and versi > VERSI_JURNAL:
            raise BasisdataLebihBaru(
                f"Entri {nomor:08d} pada jurnal {self.folder} ditulis oleh Monev ZI versi yang lebih baru "
                f"(format {versi}; versi ini mengenal sampai {VERSI_JURNAL}).",
                "Perbarui Monev ZI di komputer ini, lalu buka lagi. Jurnal tidak diubah.",
            )
        if not isinstance(medan, dict) or {*medan} != {*MEDAN}:
            raise self._rusak(nomor, "tidak berbentuk entri jurnal")
        try:
            utuh = medan["nomor"] == nomor and medan["hash"] == hash_dari(medan)
        except UnicodeEncodeError:
            utuh = False
        if not utuh:
            raise self._rusak(nomor, "sudah berubah sejak ditulis")
        return Entri(**medan)

    def _jalur(self, nomor: int) -> Path:
        return self._entri / f"{nomor:08d}.json"

    def _rupa(self, nomor: int) -> tuple[int, ...] | None:
        """What tells that a file is still the one read before; None where it is not there."""
        try:
            rupa = self._jalur(nomor).stat()
        except FileNotFoundError:
            return None
        except OSError as galat:
            raise _galat_baca(self._jalur(nomor), galat) from galat
        return rupa.st_ino, rupa.st_mtime_ns, rupa.st_size

    def _rusak(self, nomor: int, mengapa: str, apa: str | None = None) -> JurnalRusak:
        return JurnalRusak(
            f"Entri {nomor:08d} pada jurnal {self.folder} {mengapa}.",
            f"Kembalikan {apa or f'berkas entri/{nomor:08d}.json'} dari salinan cadangan jurnal. "
            "Jangan menyunting atau menghapus entri lain; tidak ada yang diubah oleh program.",
        )


def _segel(**medan: Any) -> Entri:
    try:
        return segel(**medan)
    except UnicodeEncodeError as galat:
        raise GalatMonev(
            "Ada tulisan yang memuat karakter rusak sehingga tidak dapat disimpan.",
            "Ganti nama berkasnya atau ketik ulang sel yang memuat tanda aneh, lalu ulangi. Belum ada yang tersimpan.",
        ) from galat


def _galat_tulis(folder: Path, galat: OSError) -> GalatMonev:
    if galat.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return GalatMonev(
            f"Ruang penyimpanan untuk jurnal di {folder} penuh, jadi perubahan belum tersimpan.",
            "Kosongkan sebagian ruang disk lalu ulangi. Yang sudah tersimpan sebelumnya tidak berubah.",
            judul="Ruang penyimpanan penuh",
        )
    return GalatMonev(
        f"Jurnal di {folder} tidak dapat ditulis: {sebab(galat)}.",
        "Periksa bahwa folder itu ada dan boleh ditulis oleh pengguna yang menjalankan program, lalu ulangi. "
        "Perubahan belum tersimpan.",
        judul="Jurnal tidak dapat ditulis",
    )


def _galat_baca(jalur: Path, galat: OSError) -> GalatMonev:
    return GalatMonev(
        f"Jurnal tidak dapat dibaca: {jalur} ({sebab(galat)}).",
        "Periksa bahwa folder jurnal ada dan boleh dibaca oleh pengguna yang menjalankan program.",
        judul="Jurnal tidak dapat dibaca",
    )
