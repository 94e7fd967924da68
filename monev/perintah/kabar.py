"""What a command says: JSON on standard output, words on standard error; every error as words, never a traceback."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TextIO

from monev.galat import BerkasDitolak, GalatMonev, PerluPersetujuan, SetelanSalah
from monev.model import Catatan
from monev.perintah.pengurai import SalahPakai
from monev.sebab import sebab

SELESAI, DITOLAK, SALAH_PAKAI = 0, 1, 2
LEBAR_KOLOM = 60

log = logging.getLogger("monev.perintah")


@dataclass(slots=True)
class Hasil:
    """The exit code of a command line."""

    kode: int = SELESAI


def siapkan_proses() -> None:
    """Once per process: UTF-8 whatever the locale of a schedule (LANG=C), and logs where they belong.

    Errors go to a file with all their details, our own warnings to the person, everyone else's nowhere.
    """
    for aliran in (sys.stdout, sys.stderr):
        aliran.reconfigure(encoding="utf-8", errors="backslashreplace")
    ke_orang = logging.StreamHandler()
    ke_orang.setFormatter(logging.Formatter("%(message)s"))
    ke_orang.addFilter(lambda c: c.levelno == logging.WARNING and c.name.startswith("monev") and not c.exc_info)
    logging.basicConfig(level=logging.WARNING, handlers=[_BerkasGalat(), ke_orang], force=True)
    logging.captureWarnings(True)
    # A log that cannot be written must not put a traceback of its own in front of the person.
    logging.raiseExceptions = False


@contextmanager
def penjaga() -> Iterator[Hasil]:
    """Run a command inside: whatever it raises becomes words on standard error and an exit code."""
    hasil = Hasil()
    try:
        yield hasil
    except SalahPakai as galat:
        hasil.kode = SALAH_PAKAI
        katakan(*(b for b in (galat.bantuan, galat.pesan, "" if galat.bantuan else galat.saran) if b))
    except GalatMonev as galat:
        hasil.kode = SALAH_PAKAI if isinstance(galat, SetelanSalah) else DITOLAK
        sampaikan(galat)
    except KeyboardInterrupt:
        hasil.kode = DITOLAK
        katakan("Dihentikan. Yang sudah tersimpan tetap tersimpan; selain itu tidak ada yang berubah.")
    except Exception:
        hasil.kode = DITOLAK
        log.exception("galat yang tidak terduga")
        katakan("Ada yang tidak beres di dalam program, bukan pada masukan Anda. Yang sudah tersimpan tidak berubah.")
        for catatan in (h for h in logging.getLogger().handlers if isinstance(h, _BerkasGalat)):
            katakan(f"Rinciannya ada di {catatan.baseFilename}. Kirimkan berkas itu kepada pengelola Monev ZI.")


def cetak_json(isi: Any) -> None:
    """Result of a command, on standard output. Raises GalatMonev where it cannot be written."""
    cetak(json.dumps(isi, ensure_ascii=False, indent=1))


def cetak(teks: str) -> None:
    """Text that was asked for, on standard output. Raises GalatMonev where it cannot be written."""
    try:
        sys.stdout.write(teks if teks.endswith("\n") else f"{teks}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _buang(sys.stdout)
    except OSError as galat:
        _buang(sys.stdout)
        raise GalatMonev(
            f"Hasilnya tidak dapat ditulis ke keluaran standar: {sebab(galat)}.", "Periksa tujuannya, lalu ulangi."
        ) from galat


def katakan(*kalimat: str) -> None:
    """Words for a person, on standard error."""
    try:
        sys.stderr.write("".join(f"{satu}\n" for satu in kalimat))
        sys.stderr.flush()
    except OSError:
        _buang(sys.stderr)


def katakan_tabel(kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> None:
    """A table for a person, on standard error: numbers to the right, long text cut with an ellipsis."""
    isi = [[_sel(nilai) for nilai in satu] for satu in baris]
    lebar = [max([len(judul), *(len(satu[i]) for satu in isi)]) for i, judul in enumerate(kolom)]
    kanan = [bool(isi) and all(satu[i].replace("/", "").isdigit() for satu in isi) for i in range(len(kolom))]
    katakan(_baris(kolom, lebar, kanan), "  ".join("-" * satu for satu in lebar))
    katakan(*(_baris(satu, lebar, kanan) for satu in isi))


def sampaikan(galat: GalatMonev) -> None:
    """One of the project's exceptions in words: title, what happened, every reason by its place, what to do."""
    katakan(f"{galat.judul}: {galat.pesan}")
    if isinstance(galat, BerkasDitolak):
        katakan(*(f"- {sebut_catatan(satu)}" for satu in galat.galat))
    if isinstance(galat, PerluPersetujuan):
        katakan(*(f"- {hal}" for hal in galat.hal))
    if galat.saran:
        katakan(galat.saran)


def sebut_catatan(catatan: Catatan) -> str:
    """One remark with its place: sheet, row, column, what stood there; of no cell, the remark alone says it all."""
    tempat = [
        f"lembar {catatan.lembar}" if catatan.lembar else "",
        f"baris {catatan.baris}" if catatan.baris else "",
        f"kolom {catatan.kolom}" if catatan.kolom else "",
    ]
    letak = ", ".join(t for t in tempat if t)
    nilai = f" (tertulis “{catatan.nilai}”)" if catatan.nilai else ""
    return f"{letak}{nilai}: {catatan.pesan}" if letak else catatan.pesan


def catatan_json(semua: Iterable[Catatan]) -> list[dict[str, Any]]:
    """Remarks in the shape of DESIGN §9."""
    kunci = ("lembar", "baris", "kolom", "nilai", "pesan")
    return [{k: isi[k] for k in kunci} for isi in map(asdict, semua)]


def _sel(nilai: Any) -> str:
    teks = "–" if nilai is None else " ".join(str(nilai).split())
    return teks if len(teks) <= LEBAR_KOLOM else f"{teks[: LEBAR_KOLOM - 1]}…"


def _baris(isi: Sequence[str], lebar: Sequence[int], kanan: Sequence[bool]) -> str:
    sel = (s.rjust(n) if k else s.ljust(n) for s, n, k in zip(isi, lebar, kanan, strict=True))
    return "  ".join(sel).rstrip()


def _buang(aliran: TextIO) -> None:
    """Send the rest of a stream nowhere: its reader has left (`| head`), or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), aliran.fileno())


class _BerkasGalat(logging.FileHandler):
    """A log file of its own in the temporary folder, made only when there is an error to write down."""

    def __init__(self) -> None:
        super().__init__(Path(tempfile.gettempdir()) / "monev-galat.log", encoding="utf-8", delay=True)
        self.setLevel(logging.ERROR)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> TextIO:
        # A name nobody could have prepared: the folder is shared with everyone on the machine.
        nomor, self.baseFilename = tempfile.mkstemp(prefix="monev-galat-", suffix=".log")
        return os.fdopen(nomor, "a", encoding="utf-8")
