"""What is marked under a calendar in each row: by x, v, ✓, ●, a number, a fill colour, or a merged bar.

Plain data per row for `isian` and `rakit`: which periods, how they were marked, and what could not be told. How marked
periods become words that TARGET WAKTU can be read from is `kata_waktu`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from monev.baca.kalender import Kalender, Petak
from monev.baca.kamus_waktu import EJAAN_BULAN
from monev.baca.kepala import Kepala
from monev.baca.kisi import Kisi, Sel, alamat
from monev.baca.waktu import Waktu
from monev.tanggal import BULAN_PENDEK

_TANDA = frozenset((*"x×✕✖✗✘v√✓✔☑☒■▪●•○◯⚫*+#o★▲►>üûþý", "ya", "yes", "ok", "ada", "rencana", "true", "benar"))
"""What offices type or insert to mark a month; ü û þ ý are ticks of the font Wingdings."""

_SILANG, _CENTANG = frozenset("x×✕✖✗✘☒"), frozenset("v√✓✔☑ü")
"""Two kinds of marks that, side by side in one row, may not mean the same."""

_BUKAN_TANDA = frozenset({"", "-", "--", "–", "—", "0", "0%", "0,0", ".", "n/a", "tidak", "_", "false", "salah"})
_JUMLAH = re.compile(r"[\d.,]+ ?%?(?: ?[a-z./]{2,15}){0,2}")
_MINGGU = re.compile(
    r"(?:minggu|mgg?|m)(?: ?ke)?[ .-]*(?:[1-5]|i{1,3}|iv|v|satu|dua|kedua|tiga|ketiga|empat|keempat|pertama)"
)
"""A week of the month it stands under, which says no more than a mark does."""
_NOMOR_BULAN = {ejaan: n for n, daftar in enumerate(EJAAN_BULAN, start=1) for ejaan in daftar}
_SERING = 0.5
_BARIS_TERKECIL = 4


@dataclass(frozen=True, slots=True)
class Tertanda:
    """One row's marks: cell → period. `batang`: marked by fill or merge alone, as in a Gantt chart.

    `tanya` are questions about this row, each a full sentence.
    """

    sel: dict[Sel, Petak] = field(default_factory=dict)
    batang: bool = False
    tanya: tuple[str, ...] = ()

    @property
    def petak(self) -> tuple[Petak, ...]:
        """The periods marked, in order of time, each once."""
        return tuple(sorted(set(self.sel.values()), key=lambda p: p.urutan))

    @property
    def sebut_sel(self) -> str:
        """The marked cells, as a person types them."""
        return ", ".join(alamat(*s) for s in sorted(self.sel))


def gabung(bagian: list[Tertanda]) -> Tertanda:
    """Several rows of one langkah as one."""
    return Tertanda(
        {sel: petak for satu in bagian for sel, petak in satu.sel.items()},
        any(satu.batang for satu in bagian),
        tuple(dict.fromkeys(t for satu in bagian for t in satu.tanya)),
    )


def baca_matriks(kepala: Kepala, baris: list[int]) -> dict[int, Tertanda]:
    """The marks of these rows under the table's calendar; empty where the table has none."""
    return _Pembaca(kepala.kisi, kepala.kalender, kepala, baris).jalan() if kepala.kalender else {}


class _Pembaca:
    """Knows the whole table, because a fill means something only against what is usual in it."""

    def __init__(self, kisi: Kisi, kalender: Kalender, kepala: Kepala, baris: list[int]) -> None:
        self.kisi = kisi
        self.kalender = kalender
        self.baris = baris
        self.kiri = [k for k in kepala.judul if k not in kalender.kolom and k not in kalender.rekap]
        self.dasar = {b: self._warna_dasar(b) for b in baris} if kisi.warna else dict.fromkeys(baris, "")
        self.bertulisan = any(
            jenis_tanda(kisi.isi(b, k)) == "tanda" and not self._batang_gabung(b, k)
            for b in baris
            for k in kalender.kolom
        )
        self.lajur = self._lajur()

    def jalan(self) -> dict[int, Tertanda]:
        """Every row."""
        return {b: self._satu(b) for b in self.baris}

    def _warna_dasar(self, baris: int) -> str:
        """The usual fill of a row: that of most of its cells outside the calendar (stripes, highlighted rows)."""
        warna = Counter(self.kisi.warna.get(self.kisi.asal(baris, k), "") for k in self.kiri)
        return warna.most_common(1)[0][0] if warna else ""

    def _lajur(self) -> set[tuple[int, str]]:
        """(column, fill) where most rows have that fill: a ruler down the table, unless its colour marks elsewhere."""
        if not self.kisi.warna or len(self.baris) < _BARIS_TERKECIL:
            return set()
        hitung = Counter(
            (k, warna)
            for b in self.baris
            for k in self.kalender.kolom
            if (warna := self.kisi.warna.get(self.kisi.asal(b, k), "")) and warna != self.dasar[b]
        )
        sering = {(k, w) for (k, w), n in hitung.items() if n >= _SERING * len(self.baris)}
        jarang = {w for (k, w) in hitung if (k, w) not in sering}
        lajur = {(k, w) for k, w in sering if w not in jarang}
        # Where nothing else is marked at all, the frequent fills are the marks.
        return lajur if self.bertulisan or len(lajur) < len(hitung) else set()

    def _batang_gabung(self, baris: int, kolom: int) -> bool:
        """Whether a cell is part of a merge over more than one period."""
        rentang = self.kisi.gabungan.get((baris, kolom))
        if rentang is None or rentang[3] == rentang[1]:
            return False
        return len({self.kalender.kolom[k] for k in range(rentang[1], rentang[3] + 1) if k in self.kalender.kolom}) > 1

    def _berwarna(self, baris: int, kolom: int) -> bool:
        if not self.kisi.warna:
            return False
        warna = self.kisi.warna.get(self.kisi.asal(baris, kolom), "")
        return bool(warna) and warna != self.dasar[baris] and (kolom, warna) not in self.lajur

    def _satu(self, baris: int) -> Tertanda:
        tulisan: dict[Sel, Petak] = {}
        warna: dict[Sel, Petak] = {}
        tanya: list[str] = []
        batang = False
        tanya += [*self._tanya_tulisan(baris), *self._tanya_dua_tanda(baris)]
        for kolom, petak in self.kalender.kolom.items():
            teks = self.kisi.isi(baris, kolom)
            if jenis_tanda(teks):
                tulisan[baris, kolom] = bulan_disebut(petak, teks) or petak
                batang = batang or self._batang_gabung(baris, kolom)
            if self._berwarna(baris, kolom):
                warna[baris, kolom] = petak
        tanya += self._tanya_rekap(baris, tulisan or warna)
        if not self.bertulisan or not tulisan:
            if warna and self.bertulisan:
                tanya.append(
                    f"Baris ini hanya diwarnai ({', '.join(alamat(*s) for s in warna)}), sedangkan baris lain diberi "
                    "tanda; warnanya dibaca sebagai tanda."
                )
            tanya += self._tanya_warna(baris, warna)
            return Tertanda({**tulisan, **warna}, batang or bool(warna), tuple(tanya))
        if lebih := [s for s in warna if s not in tulisan and warna[s] not in tulisan.values()]:
            tanya.append(
                f"Sel {', '.join(alamat(*s) for s in lebih)} diwarnai tetapi tidak diberi tanda; yang dibaca hanya "
                "yang bertanda."
            )
        return Tertanda(tulisan, batang, tuple(tanya))

    def _tanya_tulisan(self, baris: int) -> list[str]:
        """Words under a month that are no known mark, each asked about once however many months it stands under."""
        sel: dict[str, list[int]] = {}
        for kolom in self.kalender.kolom:
            teks = self.kisi.isi(baris, kolom)
            if bulan_disebut(self.kalender.kolom[kolom], teks):
                continue
            if jenis_tanda(teks) == "lain" and self.kisi.asal(baris, kolom) == (baris, kolom):
                sel.setdefault(teks, []).append(kolom)
        return [
            f"Sel {', '.join(alamat(baris, k) for k in kolom)} di bawah "
            f"{', '.join(self.kalender.kolom[k].nama for k in kolom)} berisi “{teks[:40]}”; dibaca sebagai tanda. "
            "Tulis x bila benar, atau kosongkan."
            for teks, kolom in sel.items()
        ]

    def _tanya_dua_tanda(self, baris: int) -> list[str]:
        """A cross and a tick in one row may mean two things, such as planned and done."""
        teks = [self.kisi.isi(baris, k).strip() for k in self.kalender.kolom]
        silang, centang = (
            next((t for t in teks if t and set(t.casefold()) <= macam), "") for macam in (_SILANG, _CENTANG)
        )
        if not (silang and centang):
            return []
        return [f"Baris {baris} memakai tanda “{silang}” dan “{centang}”; keduanya dibaca sebagai rencana."]

    def _tanya_warna(self, baris: int, warna: dict[Sel, Petak]) -> list[str]:
        """Two colours in one row may mean two things, such as planned and done."""
        macam = {self.kisi.warna.get(self.kisi.asal(*s), "") for s in warna}
        if len(macam) < 2:
            return []
        return [f"Baris {baris} memakai {len(macam)} warna di kolom bulan; semuanya dibaca sebagai rencana."]

    def _tanya_rekap(self, baris: int, terpakai: dict[Sel, Petak]) -> list[str]:
        """A sum column between the months that holds something where none of its months is marked."""
        bulan = {(p.tahun, p.bulan) for p in terpakai.values()}
        return [
            f"Kolom {petak.nama} ({alamat(baris, k)}) terisi, tetapi tidak ada bulan bertanda di dalamnya; isinya "
            "tidak dipakai."
            for k, petak in self.kalender.rekap.items()
            if jenis_tanda(self.kisi.isi(baris, k))
            and not any((petak.tahun, b) in bulan for b in range(petak.bulan - petak.panjang + 1, petak.bulan + 1))
        ]


@lru_cache(maxsize=1024)
def jenis_tanda(teks: str) -> str:
    """ "tanda" for a mark or an amount, "" for nothing or nought, "lain" for anything else, which is asked about."""
    rapi = " ".join(teks.split()).casefold()
    if rapi in _BUKAN_TANDA:
        return ""
    if rapi in _TANDA or _MINGGU.fullmatch(rapi) or set(rapi) <= {"x", "v", "✓", "√", "*", "●", "■", "█"}:
        return "tanda"
    if _JUMLAH.fullmatch(rapi) and any(a.isdecimal() for a in rapi):
        if not float(re.sub(r"[^\d]", "", rapi)):
            return ""
        return "lain" if _NOMOR_BULAN.keys() & set(re.findall(r"[a-z]+", rapi)) or _seperti_tanggal(rapi) else "tanda"
    return "lain"


def bulan_disebut(petak: Petak, teks: str) -> Petak | None:
    """The month a cell names within its column's period: Februari under TW I; None for anything else."""
    bulan = _NOMOR_BULAN.get(" ".join(teks.split()).casefold(), 0)
    if not petak.bulan - petak.panjang < bulan <= petak.bulan:
        return None
    return petak if petak.panjang == 1 else Petak(BULAN_PENDEK[bulan - 1], bulan, 1, petak.tahun)


def _seperti_tanggal(rapi: str) -> bool:
    """Whether a number looks like a day: 15.03.2025, 2025."""
    return bool(re.match(r"\d{1,2}[.]\d{1,2}[.]\d|(?:19|20)\d\d(?!\d)", rapi))


def deret(petak: tuple[Petak, ...]) -> list[list[Petak]]:
    """Runs of periods without a gap between them."""
    hasil: list[list[Petak]] = []
    for satu in petak:
        if hasil and _awal(satu) == _akhir(hasil[-1][-1]) + 1:
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    return hasil


def _akhir(petak: Petak) -> int:
    return (petak.tahun or 0) * 12 + petak.bulan


def _awal(petak: Petak) -> int:
    return _akhir(petak) - petak.panjang + 1


def kata_waktu(petak: tuple[Petak, ...], *, rentang: bool) -> str:
    """Marked periods as a person would write them: "Jan, Mar, Jun 2025"; with `rentang`, runs as "Jan–Mar"."""
    if not petak:
        return ""
    tahun = {p.tahun for p in petak}
    satu_tahun = len(tahun) == 1
    bagian = []
    for run in deret(petak) if rentang else [[p] for p in petak]:
        ujung = [run[0]] if len(run) == 1 else [run[0], run[-1]]
        bagian.append("–".join(_sebut(p, satu_tahun=satu_tahun) for p in ujung))
    teks = ", ".join(bagian)
    return f"{teks} {petak[0].tahun}" if satu_tahun and petak[0].tahun else teks


def _sebut(petak: Petak, *, satu_tahun: bool) -> str:
    nama = petak.nama if petak.nama else BULAN_PENDEK[petak.bulan - 1]
    return nama if satu_tahun or petak.tahun is None else f"{nama} {petak.tahun}"


def kata_sama(waktu: Waktu, petak: tuple[Petak, ...], tahun: int | None) -> bool:
    """Whether written time and marks agree, month by month or by the marks' own coarser periods."""

    def kunci(tahun_: int, bulan: int, panjang: int) -> tuple[int, int]:
        return tahun_, -(-bulan // panjang)

    panjang = petak[0].panjang
    ditandai = {kunci(p.tahun or tahun or 0, p.bulan, panjang) for p in petak}
    tertulis = {kunci(t.jatuh_tempo.year, t.jatuh_tempo.month, panjang) for t in waktu.tenggat}
    terbuka = {
        kunci(bulan // 12, bulan % 12 + 1, panjang)
        for t in waktu.tenggat
        for bulan in range(t.buka.year * 12 + t.buka.month - 1, t.jatuh_tempo.year * 12 + t.jatuh_tempo.month)
    }
    return ditandai in (tertulis, terbuka)
