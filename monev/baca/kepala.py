"""Find the heading rows of a plan table, wherever they stand, and say which column means what.

One to four heading rows, with or without merges, in any order of columns (DESIGN §2). A sheet without a plan's
headings gets a Kepala all the same if it has some of them, so that a refusal can say what was found and what not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from monev.baca.arti import BagianJudul, pasangkan, tanya_arti
from monev.baca.arti_isi import arti_dari_isi
from monev.baca.kalender import Kalender, baris_kembar, cari_kalender, sebut_kolom
from monev.baca.kamus import KATA_MULAI, KATA_SELESAI, LAZIM, NAMA_KOLOM, WAJIB, arti_judul, bakukan, kata_judul
from monev.baca.kisi import Kisi, huruf_kolom
from monev.baca.kolom_lebar import hampa, satukan
from monev.model import Catatan

TINGGI_MAKS = 4
CALON_MAKS = 100
PANJANG_JUDUL = 60
LEBAR_KELOMPOK = 4
TANPA_PILIHAN: Mapping[str, str] = MappingProxyType({})
_NOMOR = re.compile(r"\(?\d{1,3}[.)]?")


@dataclass(frozen=True, slots=True)
class Kepala:
    """Where the headings stand and what each column means.

    `kolom` maps a meaning (`kamus.JUDUL`) to its column, `judul` every headed column to its heading as printed;
    `lain` are headed columns the product gives no meaning to; `kalender` are the columns of a month matrix.
    """

    kisi: Kisi
    awal: int
    akhir: int
    kolom: dict[str, int]
    judul: dict[int, str]
    peringatan: tuple[Catatan, ...] = ()
    ragu: int = 0
    kalender: Kalender | None = None

    def punya(self, arti: str) -> bool:
        """Whether the table says this: in a column, or the time in a calendar."""
        return arti in self.kolom or (arti == "target_waktu" and self.kalender is not None)

    @property
    def kurang(self) -> tuple[str, ...]:
        """Needed meanings the table does not say."""
        return tuple(arti for arti in WAJIB if not self.punya(arti))

    @property
    def tidak_lazim(self) -> tuple[str, ...]:
        """Meanings every decree prints that this table lacks, though it can be read without them."""
        return tuple(arti for arti in LAZIM if arti not in WAJIB and arti not in self.kolom)

    @property
    def lain(self) -> dict[int, str]:
        """Columns without a meaning, with their headings."""
        terpakai = {*self.kolom.values(), *(self.kalender.kolom if self.kalender else ())}
        return {kolom: judul for kolom, judul in self.judul.items() if kolom not in terpakai}

    def sebutan(self, arti: str) -> str:
        """A meaning's heading as printed, on one line; the usual word where the table has no such column."""
        if arti in self.kolom:
            return self.sebutan_kolom(self.kolom[arti])
        return self.kalender.sebutan if arti == "target_waktu" and self.kalender else NAMA_KOLOM[arti]

    @property
    def kata_judul(self) -> frozenset[str]:
        """Every text of the heading rows, to know them again on the next printed page."""
        kisi, baris = self.kisi, range(self.awal, self.akhir + 1)
        return frozenset(bakukan(kisi.teks[b, k]) for b in baris for k in kisi.per_baris.get(b, ()))

    def mengulang_judul(self, nomor: int, kata: frozenset[str]) -> bool:
        """Whether a row says nothing but headings again; `kata` is `kata_judul`."""
        isi = self.kisi.per_baris[nomor]
        return len(isi) >= 2 and all(bakukan(self.kisi.teks[nomor, k]) in kata for k in isi)

    @property
    def kolom_pertama(self) -> int:
        """NO, or the leftmost column with a meaning where the table has no NO."""
        return self.kolom.get("no") or min(self.kolom.values())

    def sebutan_kolom(self, kolom: int) -> str:
        """The heading of a column as printed, on one line; its letter where it has none."""
        return " ".join(self.judul.get(kolom, "").split()) or huruf_kolom(kolom)

    @property
    def nilai(self) -> tuple[int, ...]:
        """How good this reading of the headings is: usual meanings, months, sureness, all meanings; then few rows."""
        ada = sum(self.punya(arti) for arti in LAZIM)
        bulan = len(self.kalender.kolom) + len(self.kalender.kembar) if self.kalender else 0
        return (ada, bulan, -self.ragu, len(self.kolom), self.awal - self.akhir, -self.awal)


def cari_kepala(kisi: Kisi, dipilih: Mapping[str, str] = TANPA_PILIHAN) -> Kepala | None:
    """The best heading rows of a sheet; None where no two columns of any row are a plan's headings.

    `dipilih` are headings whose meaning people chose (see `arti.pasangkan`).
    """
    terbaik: Kepala | None = None
    for baris in islice(_calon_baris(kisi, dipilih), CALON_MAKS):
        for tinggi in range(1, TINGGI_MAKS + 1):
            if tinggi > 1 and not _mungkin_judul(kisi, baris, baris + tinggi - 1):
                break
            kepala = _baca_kepala(kisi, baris, tinggi, dipilih)
            if len(kepala.kolom) >= 2 and (terbaik is None or kepala.nilai > terbaik.nilai):
                terbaik = kepala
    if terbaik is None:
        return None
    terbaik = arti_dari_isi(_satu_kolom(_sampai_dasar(terbaik, dipilih), dipilih), dipilih)
    return _tanya_kalender(terbaik)


def _calon_baris(kisi: Kisi, dipilih: Mapping[str, str]) -> Iterator[int]:
    """Rows in which a heading's word stands, with the two above (a first heading row may hold group words only)."""
    kamus = arti_judul().keys() | dipilih.keys()
    terlihat: set[int] = set()
    for baris, kolom in kisi.per_baris.items():
        if len(kolom) >= 2 and any(_kata_judul(kisi.teks[baris, k]) in kamus for k in kolom):
            for calon in (baris - 2, baris - 1, baris):
                if calon in kisi.per_baris and calon not in terlihat:
                    terlihat.add(calon)
                    if not _di_tengah_judul(kisi, calon):
                        yield calon


def _di_tengah_judul(kisi: Kisi, baris: int) -> bool:
    """Whether a heading begun in a row above reaches into this one: the headings start there, not here."""
    kamus = arti_judul()
    return any(
        kisi.tertutup_dari_atas(baris, kolom) and _kata_judul(kisi.isi(baris, kolom)) in kamus
        for kolom in range(1, kisi.kolom_akhir + 1)
    )


def _kata_judul(teks: str) -> str:
    return kata_judul(teks) if len(teks) <= PANJANG_JUDUL else ""


def _mungkin_judul(kisi: Kisi, awal: int, baris: int) -> bool:
    """Whether a row could be a lower heading row: short words, no row number in front, no column numbers.

    Numbers are headings where they begin under a group heading (months 1..12, weeks), not under the first column.
    """
    kolom = kisi.per_baris.get(baris, ())
    sendiri = [kisi.teks[baris, k] for k in kolom]
    if not sendiri or any(len(teks) > PANJANG_JUDUL for teks in sendiri):
        return False
    kiri = min(kisi.per_baris[awal], default=0)
    return not _NOMOR.fullmatch(sendiri[0]) or (kolom[0] > kiri + 1 and len(kolom) >= 2)


def _satu_kolom(kepala: Kepala, dipilih: Mapping[str, str]) -> Kepala:
    """The headings with each column that merges lay over two as one."""
    kisi = satukan(kepala.kisi, kepala.akhir, kepala.kolom, kepala.judul)
    kosong = hampa(kisi, kepala.awal, kepala.akhir)
    if kisi is kepala.kisi and kosong.isdisjoint(kepala.judul):
        return kepala
    return _baca_kepala(kisi, kepala.awal, kepala.akhir - kepala.awal + 1, dipilih, kosong)


def _baca_kepala(
    kisi: Kisi, awal: int, tinggi: int, dipilih: Mapping[str, str], kosong: frozenset[int] = frozenset()
) -> Kepala:
    """The meanings of the columns if the headings are these rows; `kosong` are columns that are no column."""
    akhir = awal + tinggi - 1
    kalender = cari_kalender(kisi, awal, akhir)
    bulan = {*kalender.kolom, *kalender.rekap} if kalender else set()
    bagian = {
        kolom: potong
        for kolom in range(1, kisi.kolom_akhir + 1)
        if kolom not in bulan | kosong
        and (potong := _potong_judul(kisi, awal, akhir, kolom))
        and sum(map(len, potong)) <= 2 * PANJANG_JUDUL
    }
    kembar = kalender.kembar if kalender else ()
    pasangan = pasangkan([BagianJudul(k, potong) for k, potong in bagian.items() if k not in kembar], dipilih)
    judul = {nomor: " ".join(potong) for nomor, potong in bagian.items()}
    peringatan = tanya_arti(pasangan, judul, kisi.nama, akhir)
    return Kepala(kisi, awal, akhir, pasangan.kolom, judul, peringatan, pasangan.ragu, kalender)


def _potong_judul(kisi: Kisi, awal: int, akhir: int, kolom: int) -> tuple[str, ...]:
    """A column's heading from top to bottom, each merged cell once: ("TARGET", "WAKTU").

    None where the lowest cell is merged over many columns: that names a group of columns, such as twelve months.
    """
    if kisi.lebar(akhir, kolom) >= LEBAR_KELOMPOK:
        return ()
    potong: list[str] = []
    terlihat: set[tuple[int, int]] = set()
    for baris in range(awal, akhir + 1):
        asal = kisi.asal(baris, kolom)
        teks = kisi.teks.get(asal, "")
        if not teks and baris < akhir:
            teks = _judul_dari_kiri(kisi, baris, kolom)
        if teks and asal not in terlihat:
            potong.append(teks)
        terlihat.add(asal)
    return tuple(potong)


def _judul_dari_kiri(kisi: Kisi, baris: int, kolom: int) -> str:
    """The group heading of a column where its merge was lost in a CSV: TARGET,,  over  WAKTU,CAPAIAN."""
    if not kisi.isi(baris + 1, kolom) or kisi.gabungan:
        return ""
    for kiri in range(kolom - 1, 0, -1):
        if not kisi.isi(baris + 1, kiri):
            return ""
        if teks := kisi.isi(baris, kiri):
            return teks
    return ""


def _sampai_dasar(kepala: Kepala, dipilih: Mapping[str, str]) -> Kepala:
    """The block down to where its merged heading cells end, its columns read anew with the rows so gained."""
    dasar = kepala.akhir
    for kolom in kepala.kolom.values():
        rentang = kepala.kisi.gabungan.get((kepala.akhir, kolom))
        if rentang and rentang[0] <= kepala.akhir:
            dasar = max(dasar, rentang[2])
    if _anak_judul(kepala):
        dasar = max(dasar, kepala.akhir + 1)
    if dasar == kepala.akhir or dasar - kepala.awal >= TINGGI_MAKS:
        return kepala
    lebih = _baca_kepala(kepala.kisi, kepala.awal, dasar - kepala.awal + 1, dipilih)
    return lebih if kepala.kolom.keys() <= lebih.kolom.keys() else kepala


def _anak_judul(kepala: Kepala) -> bool:
    """Whether the row below the headings names parts of them: MULAI, SELESAI; Rencana, Realisasi under each month; or
    every cell under a heading merged over several columns. Under NO stands data, such as an area's mark."""
    kisi, baris = kepala.kisi, kepala.akhir + 1
    kolom = kisi.per_baris.get(baris, ())
    kata = {bakukan(kisi.teks[baris, k]) for k in kolom}
    if kata & KATA_MULAI and kata & KATA_SELESAI and kata <= KATA_MULAI | KATA_SELESAI:
        return True
    if kepala.kalender and baris_kembar(kisi, kepala.kalender, baris):
        return True
    if len(kolom) < 2 or kolom[0] <= min(kepala.kolom.values()):
        return False
    return all(kisi.lebar(kepala.akhir, k) > 1 for k in kolom) and _mungkin_judul(kisi, kepala.awal, baris)


def _tanya_kalender(kepala: Kepala) -> Kepala:
    """Ask where more than one calendar could be the plan's."""
    kalender = kepala.kalender
    if kalender is None or not kalender.lain:
        return kepala
    lain = ", ".join(f"mulai kolom {huruf_kolom(k)}" for k in kalender.lain)
    pesan = (
        f"Ada lebih dari satu deret kolom bulan. Yang dibaca sebagai waktu rencana {sebut_kolom(kalender)}; deret lain "
        f"({lain}) disimpan apa adanya. Beri judul RENCANA dan REALISASI di atasnya agar pasti."
    )
    return replace(kepala, peringatan=(*kepala.peringatan, Catatan(pesan, kepala.kisi.nama)))
