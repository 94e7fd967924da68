"""What the tokens of a TARGET WAKTU name: months, periods, days, and what joins them (DESIGN §3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from monev.baca.kamus_waktu import NAMA_SATUAN
from monev.baca.token_waktu import Token, token


@dataclass(slots=True)
class Butir:
    """One thing named: a month (awal == akhir), a period, a year, a day, or a number nobody claimed yet.

    `satuan`: "bulan", "periode", "tahun", "tanggal", "angka", "cacat" (named, but not in any calendar).
    """

    satuan: str
    awal: int
    akhir: int
    tulisan: str
    hari: int | None = None
    tahun: int | None = None
    angka: bool = False
    ragu_tahun: bool = False


@dataclass(slots=True)
class Susunan:
    """What was found, in order: things and the connectors between them ("sd", "pisah", "baris").

    `peringatan` are questions, `catatan` only how something was understood.
    """

    unsur: list[Butir | str] = field(default_factory=list)
    mulai: bool = False
    antara: bool = False
    satuan_lepas: int | None = None
    peringatan: list[str] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    asing: list[str] = field(default_factory=list)

    def butir(self) -> list[Butir]:
        """Only the things, without the connectors."""
        return [u for u in self.unsur if isinstance(u, Butir)]


class Pengurai:
    """Walks the tokens once, left to right, and collects what they name into a `Susunan`."""

    def __init__(self, teks: str) -> None:
        self.susunan = Susunan()
        self.token: list[Token] = token(teks, self.susunan.peringatan, self.susunan.asing)
        self.i = 0
        self.satuan: int | None = None  # the unit that bare numbers inherit: "TW I, II, III"
        self.letak: str | None = None

    def urai(self) -> Susunan:
        """Read every token; the result names everything that was found or left over."""
        while self.i < len(self.token):
            jenis, nilai, tulisan, _ = self.token[self.i]
            self.i += 1
            match jenis:
                case "TANGGAL":
                    self._tanggal(nilai, tulisan)
                case "BULAN_TAHUN":
                    self._bulan_tahun(nilai, tulisan)
                case "BULAN":
                    self._bulan(nilai, tulisan)
                case "PERIODE":
                    self._periode(*nilai)
                case "SATUAN":
                    self._satuan(nilai)
                case "ANGKA" | "ROMAWI" | "URUTAN" | "BILANGAN":
                    self._nomor(jenis, nilai, tulisan)
                case "TAHUN4":
                    self._tambah(Butir("tahun", 1, 12, tulisan, tahun=nilai))
                case "TAHUN" if self.letak and self.susunan.satuan_lepas is None:
                    self._tambah(Butir("periode", 1, 12, "tahun"), ikut=True)
                case "LETAK":
                    self.letak = nilai
                case "MULAI":
                    self.susunan.mulai = True
                case "ANTARA":
                    self.susunan.antara = True
                case "SD" | "GARIS" | "PISAH" | "BARIS":
                    self._sambung(jenis, tulisan)
        return self.susunan

    def _lihat(self, di: int) -> Token:
        return self.token[di] if 0 <= di < len(self.token) else ("", None, "", False)

    def _sambung(self, jenis: str, tulisan: str) -> None:
        kata = {"SD": "sd", "GARIS": "garis", "PISAH": "pisah", "BARIS": "baris"}[jenis]
        if tulisan == "atau":
            self.susunan.peringatan.append('"atau" dibaca sebagai daftar: tiap bulan yang disebut menjadi tenggat.')
        self.susunan.unsur.append("/" if tulisan == "/" else kata)

    def _tambah(self, butir: Butir, *, ikut: bool = False, nama: bool = False) -> None:
        """Add a thing; `ikut` lets the year written after it belong to it; `nama` says it is a month's name."""
        if ikut and butir.tahun is None:
            butir.tahun = self._tahun_ikut(nama=nama, ada_hari=butir.hari is not None)
        if self.letak and butir.satuan in ("bulan", "periode"):
            self._terapkan_letak(butir)
        self.letak = None if butir.satuan != "tahun" else self.letak
        self.susunan.unsur.append(butir)

    def _terapkan_letak(self, butir: Butir) -> None:
        """Beginning, middle or end of a month stays the month; of a longer period it is its month there, and asked."""
        if butir.satuan == "bulan":
            if self.letak != "akhir":
                kata = {"awal": "awal bulan", "tengah": "pertengahan bulan"}[self.letak]
                self.susunan.catatan.append(f"{kata} dihitung sampai akhir bulan itu")
            return
        if self.letak == "akhir":
            return
        tengah = (butir.awal + butir.akhir) // 2
        bulan = {"awal": butir.awal, "tengah": tengah}[self.letak]
        butir.akhir = max(butir.awal, bulan)
        self.susunan.peringatan.append(
            f'"{self.letak} {butir.tulisan}": tenggat dihitung sampai akhir bulan itu, karena tanggalnya tidak disebut.'
        )

    def _tanggal(self, nilai: tuple[int, int, int], tulisan: str) -> None:
        tahun, bulan, hari = nilai
        if hari < 0:  # day first, as Indonesia writes; month first only where nothing else is possible
            hari = -hari
            if bulan > 12 >= hari:
                hari, bulan = bulan, hari
                self.susunan.peringatan.append(f'"{tulisan}" dibaca bulan dahulu: hari {hari}, bulan {bulan}.')
            elif hari <= 12 and hari != bulan:
                self.susunan.peringatan.append(
                    f'"{tulisan}" dibaca hari dahulu: hari {hari}, bulan {bulan}. Tulis nama bulannya agar pasti.'
                )
        self._tambah(Butir("tanggal", bulan, bulan, tulisan, hari=hari, tahun=tahun))
        self.satuan = None

    def _bulan_tahun(self, nilai: tuple[int, int], tulisan: str) -> None:
        tahun, bulan = nilai
        if self.satuan and self.satuan > 1:
            self._periode(self.satuan, bulan, tahun)
        else:
            self._tambah(Butir("bulan", bulan, bulan, tulisan, tahun=tahun, angka=True))

    def _bulan(self, bulan: int, tulisan: str) -> None:
        self.satuan = None
        jenis, hari, angka, _ = self._lihat(self.i)
        if jenis == "ANGKA" and len(angka) <= 2:  # August 4, 2025
            koma = 1 if self._lihat(self.i + 1)[2] == "," else 0
            bertahun = self._lihat(self.i + 1 + koma)[0] == "TAHUN4"
            berikut = self._lihat(self.i + 1)[0]
            if bertahun or (len(angka) == 1 and berikut not in ("BULAN", "GARIS", "SD", "PISAH")):
                self.i += 1
                if not bertahun:
                    self.susunan.peringatan.append(f'"{tulisan} {angka}" dibaca sebagai hari {angka}.')
                self._tambah(Butir("tanggal", bulan, bulan, f"{angka} {tulisan}", hari=hari), ikut=True)
                return
        self._tambah(Butir("bulan", bulan, bulan, tulisan), ikut=True, nama=True)

    def _periode(self, panjang: int, nomor: int, tahun: int | None = None) -> None:
        """A numbered period of the year: triwulan 2, semester I, bulan 3."""
        self.satuan = panjang
        sebut = f"{NAMA_SATUAN[panjang]} {nomor}"
        if not 1 <= nomor <= 12 // panjang:
            self._tambah(Butir("cacat", 1, 1, sebut, tahun=tahun), ikut=True)
            return
        satuan = "bulan" if panjang == 1 else "periode"
        self._tambah(Butir(satuan, (nomor - 1) * panjang + 1, nomor * panjang, sebut, tahun=tahun), ikut=True)

    def _satuan(self, panjang: int) -> None:
        j = self.i + (self._lihat(self.i)[0] in ("GARIS", "BARIS"))
        jenis, nilai, angka, _ = self._lihat(j)
        if jenis == "BULAN" or (jenis == "ANGKA" and self._lihat(j + 1)[0] == "BULAN"):
            return  # "bulan Agustus", "bulan 4 Agustus": only a word before the name
        if jenis in ("ROMAWI", "URUTAN", "BILANGAN") or (jenis == "ANGKA" and len(angka) <= 2):
            self.i = j + 1
            self._periode(panjang, nilai)
        elif jenis == "BULAN_TAHUN" and panjang > 1:
            self.i = j + 1
            self._periode(panjang, nilai[1], nilai[0])
        elif panjang > 1:
            self.susunan.satuan_lepas = panjang

    def _nomor(self, jenis: str, nilai: int, tulisan: str) -> None:
        """A number: the day of the month named next, or one more of the unit before it, or nobody's yet."""
        j = self.i
        if self._lihat(j)[0] in ("GARIS", "BARIS") and (self._lihat(j)[0] == "BARIS" or self._lihat(j)[3]):
            j += 1
        if self._lihat(j)[:2] == ("SATUAN", 1):
            j += 1
        depan, bulan, nama, rapat = self._lihat(j)
        if jenis == "ANGKA" and depan == "BULAN" and len(tulisan) <= 2 and (j == self.i or rapat or j - self.i):
            self.i = j + 1
            self.satuan = None
            self._tambah(Butir("tanggal", bulan, bulan, f"{nilai} {nama}", hari=nilai), ikut=True)
            self._ragu_tahun(j, tulisan)
        elif self.satuan and self.susunan.unsur and isinstance(self.susunan.unsur[-1], str) and nilai <= 12:
            self._periode(self.satuan, nilai)
        elif jenis == "ANGKA":
            self._tambah(Butir("angka", nilai, nilai, tulisan))
        elif jenis in ("ROMAWI", "BILANGAN"):
            self.susunan.asing.append(tulisan)

    def _ragu_tahun(self, di_bulan: int, angka: str) -> None:
        """Remember "25-Nov", in which 25 may be the year: Excel shows both so."""
        butir = self.susunan.unsur[-1]
        if self._lihat(di_bulan - 1)[0] == "GARIS" and butir.tahun is None and len(angka) == 2:
            butir.ragu_tahun = True

    def _tahun_ikut(self, *, nama: bool, ada_hari: bool) -> int | None:
        """The year written right after a thing: 2025, '25, -25, / 2025, on the next line; None if none is."""
        j = self.i
        while j - self.i < 3 and (
            self._lihat(j)[0] in ("TAHUN", "PETIK", "GARIS", "BARIS") or self._lihat(j)[2] in (",", "/")
        ):
            j += 1
        if self._lihat(j)[0] == "TAHUN4":
            self.i = j + 1
            return self._lihat(j)[1]
        jenis, _, penghubung, rapat_kiri = self._lihat(self.i)
        ada = jenis in ("PETIK", "GARIS") or penghubung == "/"
        j = self.i + ada
        if ada and jenis == "GARIS" and self._lihat(j)[0] == "PETIK":
            j += 1
        depan, nilai, angka, rapat = self._lihat(j)
        if depan != "ANGKA" or len(angka) != 2 or not (nama or ada_hari or jenis == "PETIK" or nilai > 12):
            return None
        lekat = rapat and (rapat_kiri or not ada)
        if self._lihat(j + 1)[0] == "BULAN" and not (lekat and ada):
            return None
        if not ada and not lekat and not ada_hari:
            self.susunan.peringatan.append(f'"{angka}" sesudah nama bulan dibaca sebagai tahun 20{angka}.')
        self.i = j + 1
        return 2000 + nilai
