"""The DuckDB file that follows the journal: opening it, asking it, keeping it up to date, rebuilding it."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import duckdb
import pandas as pd

from monev.basisdata.gerbang import Gerbang
from monev.basisdata.pemeriksaan import menyambung, periksa_berkas
from monev.basisdata.pertanyaan import ajukan, daftar, periksa_parameter
from monev.basisdata.sambungan import BerkasRusak, RuangPenuh, memutus, sambung, singkirkan, terjemahkan
from monev.basisdata.terapkan import sidik, terapkan
from monev.galat import BasisdataTerkunci, GalatMonev
from monev.jurnal import Jurnal

catatan = logging.getLogger(__name__)

VERSI_SKEMA = 6
"""Raise it when an older program must leave the tables alone; that they are made anew is seen to by `sidik()`."""

SEKALI_TERAP = 50
"""Journal entries per transaction: few commits for a rebuild, little undone by a power cut."""

_TERBUKA: dict[Path, Basisdata] = {}
_KUNCI_TERBUKA = threading.Lock()


class Basisdata:
    """Tables derived from a journal. One per file and process; any number of threads may ask at once.

    Every method may raise GalatMonev or one of its kind; nothing of DuckDB comes through.
    """

    def __init__(self, berkas: Path | None, jurnal: Jurnal) -> None:
        """Use `Basisdata.buka`: it keeps to one connection per file."""
        self.jurnal = jurnal
        self.berkas = berkas
        self._gerbang = Gerbang()
        self._kunci_ikuti = threading.Lock()
        self._sambungan: duckdb.DuckDBPyConnection | None = None
        self._sampai = (0, "")
        self._di_memori = berkas is None
        self._ditutup = False
        self._siapkan()

    @classmethod
    def buka(
        cls, berkas: Path | None, jurnal: Jurnal, *, bila_terkunci: Literal["tolak", "memori"] = "tolak"
    ) -> Basisdata:
        """The database of `berkas` (None: in memory), up to date with `jurnal`; made or rebuilt where needed.

        Within a process the same file gives the same object. Where another process holds the file:
        BasisdataTerkunci, or with bila_terkunci="memori" an equal one in memory. Raises BasisdataLebihBaru (file
        untouched), JurnalRusak, and GalatMonev for a path that cannot be used.
        """
        if berkas is None:
            return cls(None, jurnal)
        jalur = Path(berkas).expanduser().resolve()
        with _KUNCI_TERBUKA:
            terbuka = _TERBUKA.get(jalur)
            if terbuka is None:
                try:
                    terbuka = _TERBUKA[jalur] = cls(jalur, jurnal)
                except BasisdataTerkunci:
                    if bila_terkunci == "tolak":
                        raise
                    return cls(None, jurnal)
            elif str(terbuka.jurnal) != str(jurnal):
                raise ValueError(f"{jalur} sudah terbuka dengan jurnal lain: {terbuka.jurnal}")
        terbuka.ikuti()
        return terbuka

    @property
    def di_memori(self) -> bool:
        """Whether the tables are in memory only: for want of a file, of a free one, or of room on the disk."""
        return self._di_memori

    @property
    def sampai(self) -> tuple[int, str]:
        """The journal entry these tables have come up to: its nomor and hash; (0, "") for none."""
        return self._sampai

    def tanya(self, nama: str, **params: Any) -> pd.DataFrame:
        """The answer to `queries/<nama>.sql`, one row per row; `params` are just its named parameters.

        Raises LookupError for an unknown name and TypeError for other parameters (mistakes of the program). An
        error that takes the connection along (full disk, broken block) reopens it and asks once more.
        """
        periksa_parameter(nama, params)
        try:
            return self._jawab(nama, params)
        except _Terputus as putus:
            self._pulihkan(putus.sambungan)
        try:
            return self._jawab(nama, params)
        except _Terputus as putus:
            raise terjemahkan(putus.galat, f"pertanyaan {nama}") from putus.galat

    def ikuti(self) -> int:
        """Apply what was appended to the journal since; returns how many entries. Next to nothing when none was."""
        if self._sambungan is not None and self.jurnal.ujung() == self._sampai:
            return 0
        with self._kunci_ikuti:
            sambungan = self._sambungan
            if sambungan is None or not menyambung(self.jurnal, *self._sampai):
                self._pulihkan(sambungan)
                return self._sampai[0]
            awal = self._sampai[0]
            with self._gerbang.bersama():
                try:
                    self._terapkan_baru(sambungan)
                except duckdb.Error as galat:
                    terputus = galat
                else:
                    return self._sampai[0] - awal
            if memutus(terputus):
                self._pulihkan(sambungan)
                return self._sampai[0] - awal
            raise terjemahkan(terputus, "menerapkan jurnal") from terputus

    def tutup(self) -> None:
        """Close the file for the whole process, after the questions still under way."""
        with _KUNCI_TERBUKA, self._gerbang.sendiri():
            self._ditutup = True
            self._lepaskan()
            if self.berkas is not None and _TERBUKA.get(self.berkas) is self:
                del _TERBUKA[self.berkas]

    def _jawab(self, nama: str, params: dict[str, Any]) -> pd.DataFrame:
        with self._gerbang.bersama():
            sambungan = self._sambungan
            if sambungan is None:
                raise _Terputus(None, duckdb.ConnectionException("belum tersambung"))
            try:
                with sambungan.cursor() as kursor:
                    return ajukan(kursor, nama, **params).df()
            except duckdb.Error as galat:
                if memutus(galat):
                    raise _Terputus(sambungan, galat) from galat
                raise terjemahkan(galat, f"pertanyaan {nama}") from galat

    def _pulihkan(self, terputus: duckdb.DuckDBPyConnection | None) -> None:
        """Open anew in place of a connection that cannot go on, unless another thread has done so already."""
        with self._gerbang.sendiri():
            if self._ditutup:
                raise GalatMonev("Basis data sudah ditutup.", "Jalankan ulang program.")
            if self._sambungan is terputus:
                self._lepaskan()
                self._siapkan()

    def _lepaskan(self) -> None:
        if self._sambungan is not None:
            self._sambungan.close()
        self._sambungan = None

    def _siapkan(self) -> None:
        """Connect, up to date with the journal. On a full disk in memory: what is stored is in the journal, and
        people still have to see it; the file catches up when the program starts again with room to write."""
        try:
            self._sambungan = self._susun(self.berkas)
        except RuangPenuh:
            if self.berkas is None:
                raise
            catatan.warning(
                "Ruang penyimpanan penuh: %s disusun di memori sampai program dijalankan ulang.", self.berkas
            )
            self._sambungan = self._susun(None)
        else:
            return
        self._di_memori = True

    def _susun(self, berkas: Path | None) -> duckdb.DuckDBPyConnection:
        """Open the file, put it aside first where it is not ours to go on with, and apply what it lacks."""
        try:
            if berkas is not None:
                try:
                    periksa_berkas(berkas, self.jurnal, VERSI_SKEMA)
                except BerkasRusak as rusak:
                    singkirkan(berkas, rusak)
            sambungan = sambung(berkas)
        except BerkasRusak as rusak:
            raise GalatMonev(f"Basis data {berkas} tidak dapat dibuka: {rusak}.", "Pilih berkas lain.") from rusak
        try:
            self._isi(sambungan)
        except duckdb.Error as galat:
            sambungan.close()
            raise terjemahkan(galat, "menyusun basis data dari jurnal") from galat
        except BaseException:
            sambungan.close()
            raise
        return sambungan

    def _isi(self, sambungan: duckdb.DuckDBPyConnection) -> None:
        # On a cursor that is closed again: an answer not read to its end would stay an open transaction.
        with sambungan.cursor() as kursor:
            if not ajukan(kursor, "skema/daftar_tabel").fetchone()[0]:
                kursor.begin()
                ajukan(kursor, "skema/tabel")
                ajukan(kursor, "skema/tentang", versi_skema=VERSI_SKEMA, sidik=sidik())
                kursor.commit()
            # Made anew at each open: what a status means is this program's to say, not the file's.
            for makna in daftar("makna"):
                ajukan(kursor, makna)
            self._sampai = ajukan(kursor, "skema/sampai").fetchone()
        self._terapkan_baru(sambungan)

    def _terapkan_baru(self, sambungan: duckdb.DuckDBPyConnection) -> None:
        """Apply what the journal has after `self._sampai`, a batch per transaction; then fold the log into the file."""
        if self.jurnal.ujung() == self._sampai:
            return
        entri = self.jurnal.baca(self._sampai[0])
        with sambungan.cursor() as kursor:
            while sekali := list(islice(entri, SEKALI_TERAP)):
                kursor.begin()
                try:
                    terapkan(kursor, sekali)
                    kursor.commit()
                except BaseException:
                    # After a fatal error there is no transaction left to end; the first error is the one to tell.
                    with suppress(duckdb.Error):
                        kursor.rollback()
                    raise
                self._sampai = (sekali[-1].nomor, sekali[-1].hash)
            # Another transaction under way may refuse it: what was committed is safe in the log until next time.
            with suppress(duckdb.TransactionException):
                kursor.checkpoint()


class _Terputus(Exception):
    """A question could not be answered because its connection is gone."""

    def __init__(self, sambungan: duckdb.DuckDBPyConnection | None, galat: duckdb.Error) -> None:
        super().__init__(str(galat))
        self.sambungan = sambungan
        self.galat = galat
