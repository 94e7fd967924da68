"""Opens the database and journal a command was given, and reads files from disk for it."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from monev.galat import BerkasDitolak
from monev.jam import hari_ini, posisi_bawaan
from monev.sebab import sebab

if TYPE_CHECKING:
    from monev.basisdata import Basisdata
    from monev.keadaan import Pandangan


@contextmanager
def basisdata(pilihan: argparse.Namespace) -> Iterator[Basisdata]:
    """The database of --db and --jurnal, up to date; in memory where a running app holds the file (DESIGN §9)."""
    from monev.basisdata import Basisdata, tempat
    from monev.jurnal import buka_jurnal

    letak = tempat(pilihan.db, pilihan.jurnal)
    db = Basisdata.buka(letak.db, buka_jurnal(letak.jurnal), bila_terkunci="memori")
    try:
        yield db
    finally:
        db.tutup()


def pandangan(db: Basisdata, pilihan: argparse.Namespace) -> Pandangan:
    """The view that --satker, --tahun and --posisi name. Raises TidakDitemukan."""
    from monev.keadaan import pandang

    return pandang(db, pilihan.satker, pilihan.tahun, posisi(pilihan, pilihan.tahun))


def posisi(pilihan: argparse.Namespace, tahun: int | None) -> date:
    """--posisi, or today, at most 31 December of the tahun where it is known."""
    return pilihan.posisi or (hari_ini() if tahun is None else posisi_bawaan(tahun))


def baca_berkas(nama: str) -> bytes:
    """The bytes of a file of the person's. Raises BerkasDitolak: not there, a folder, unreadable, too large."""
    from monev.baca.batas import MIB, UKURAN_MAKS

    jalur = Path(nama)
    try:
        if jalur.is_dir():
            raise BerkasDitolak(f"{nama} adalah folder.", "Sebut nama berkasnya, misalnya rencana.xlsx.")
        with jalur.open("rb") as berkas:
            # One byte more than is taken: what never ends (/dev/zero) is not read to its end.
            isi = berkas.read(UKURAN_MAKS + 1)
        if len(isi) > UKURAN_MAKS:
            raise BerkasDitolak(
                f"{nama} lebih besar dari {UKURAN_MAKS // MIB} MB.", "Buang gambar dari berkas itu, lalu ulangi."
            )
        return isi
    except FileNotFoundError as galat:
        raise BerkasDitolak(f"Berkas {nama} tidak ada.", "Periksa nama dan foldernya.") from galat
    except OSError as galat:
        raise BerkasDitolak(f"Berkas {nama} tidak dapat dibaca: {sebab(galat)}.", "Periksa berkas itu.") from galat


def pelaku() -> str:
    """Who works at the command line: the name they are signed in to this computer with."""
    try:
        return f"{getpass.getuser()} (baris perintah)"
    except (KeyError, OSError, ImportError):
        return "baris perintah"
