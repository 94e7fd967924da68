"""What each langkah says, cell by cell: merges fill, continuation rows inherit, pieces of one langkah are joined.

The rules are DESIGN §2: in a workbook the merge is the truth; otherwise a continuation row inherits each blank cell
from the row above; a numbered row inherits nothing; a bukti without a LANGKAH of its own belongs to the langkah above.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from monev.baca.baris import LANJUTAN, Baris
from monev.baca.draf import Draf, Sel, samakan
from monev.baca.kamus import LAPORAN
from monev.baca.kamus_waktu import normal
from monev.baca.kepala import Kepala
from monev.baca.kisi import alamat, huruf_kolom
from monev.baca.matriks import baca_matriks, kata_waktu
from monev.baca.susunan import Letak, Susunan
from monev.model import Catatan, Jejak

# Read from their own column by `susunan`, or of the row alone.
_BUKAN_ISI = frozenset({"no", "area", "sub_area", "kode"})


@dataclass(slots=True)
class Isian:
    """All langkah of a table in order, and what was asked on the way."""

    draf: list[Draf] = field(default_factory=list)
    peringatan: list[Catatan] = field(default_factory=list)


def isi(kepala: Kepala, susunan: Susunan) -> Isian:
    """Every langkah of the table with its cells filled."""
    return _Pengisi(kepala, susunan).jalan()


class _Pengisi:
    """Walks the rows of work; `atas` are the values of the row above within the same heading."""

    def __init__(self, kepala: Kepala, susunan: Susunan) -> None:
        self.kepala = kepala
        self.kisi = kepala.kisi
        self.susunan = susunan
        self.hasil = Isian()
        self.kolom = self._kolom_isi()
        self.matriks = baca_matriks(kepala, [satu.nomor for satu, _ in susunan.baris])
        self.atas: dict[str, Sel] | None = None
        self.sebelum: dict[str, Sel] = {}
        self.komponen = ""
        self.draf: Draf | None = None
        self.letak: Letak | None = None
        self.urutan: dict[Letak, int] = {}
        self.nomor_terpakai: set[tuple[Letak, str]] = set()

    def _kolom_isi(self) -> dict[str, int]:
        """Name of a value → its column: meanings, then every other column that holds something, by its heading."""
        kolom = {arti: k for arti, k in self.kepala.kolom.items() if arti not in _BUKAN_ISI}
        if self.kepala.kalender:
            kolom.setdefault("target_waktu", self.kepala.kalender.awal)
        terpakai = {*self.kepala.kolom.values(), *(self.kepala.kalender.kolom if self.kepala.kalender else ())}
        berisi = {k for satu, _ in self.susunan.baris for k in self.kisi.per_baris[satu.nomor]} - terpakai
        for nomor in sorted(berisi):
            nama = self.kepala.sebutan_kolom(nomor)
            if nomor not in self.kepala.judul or f"lain:{nama}" in kolom:
                nama = f"{nama} (kolom {huruf_kolom(nomor)})" if nomor in self.kepala.judul else f"Kolom {nama}"
            kolom[f"lain:{nama}"] = nomor
        return kolom

    def jalan(self) -> Isian:
        """All rows in order."""
        for satu, letak in self.susunan.baris:
            if letak != self.letak:
                self.letak, self.atas, self.draf = letak, None, None
            baris = {nama: self._sel(satu.nomor, kolom) for nama, kolom in self.kolom.items()}
            if satu.nomor in self.matriks and "target_waktu" not in self.kepala.kolom:
                # Written out only to compare rows; how runs are meant is settled once all of a langkah is known.
                tertanda = self.matriks[satu.nomor]
                baris["target_waktu"] = Sel(kata_waktu(tertanda.petak, rentang=False), sendiri=True)
            disamakan = samakan(baris, self.sebelum, sendiri=satu.jenis != LANJUTAN)
            if satu.jenis == LANJUTAN and self.draf is not None:
                self._lanjutan(satu, baris)
            else:
                self._bernomor(satu, baris)
            for nama, tulisan in disamakan.items():
                self._jejak(satu.nomor, nama, tulisan, baris[nama].teks, "diwarisi")
            self.atas = self.sebelum = baris
        return self.hasil

    def _sel(self, nomor: int, kolom: int) -> Sel:
        kisi, tempat = self.kisi, (nomor, kolom)
        rentang = kisi.gabungan.get(tempat)
        if rentang is None:
            return Sel(kisi.teks.get(tempat, ""), True, kisi.tanggal.get(tempat))
        awal = (rentang[0], rentang[1])
        return Sel(kisi.teks.get(awal, ""), rentang[0] == nomor, kisi.tanggal.get(awal))

    def _bernomor(self, satu: Baris, baris: dict[str, Sel]) -> None:
        """A numbered row: a new langkah that takes nothing from above but what is merged over it."""
        no = satu.no
        if "no" not in self.kepala.kolom:
            self.urutan[self.letak] = self.urutan.get(self.letak, 0) + 1
            no = str(self.urutan[self.letak])
        elif satu.jenis == LANJUTAN:
            no = "1"
            self._tanya(
                satu.nomor,
                "no",
                f"Baris {satu.nomor} tidak bernomor dan tepat di bawah judul; dibaca sebagai nomor 1. Isi kolom NO.",
            )
        kunci = (self.letak, no)
        if kunci in self.nomor_terpakai and not self._kode(satu.nomor):
            self._tanya(satu.nomor, "no", f"Nomor {no} sudah dipakai di bagian ini; urutannya diteruskan.")
        self.nomor_terpakai.add(kunci)
        self.komponen = ""
        self._baru(satu, no, baris)

    def _baru(self, satu: Baris, no: str, baris: dict[str, Sel]) -> None:
        """Start a langkah from a row's values, with a trace of every value that did not come from its own cell."""
        self.draf = Draf(satu.nomor, self.letak, no, self._kode(satu.nomor))
        self.draf.jejak.extend(self.susunan.jejak.get(satu.nomor, ()))
        if satu.nomor in self.matriks:
            self.draf.matriks = [self.matriks[satu.nomor]]
        for nama, sel in baris.items():
            self._taruh(nama, sel)
            tempat = (satu.nomor, self.kolom[nama])
            if nama == "target_waktu" and nama not in self.kepala.kolom:
                continue
            if sel.teks and tempat in self.kisi.gabungan and self.kisi.asal(*tempat) != tempat:
                self._jejak(satu.nomor, nama, "", sel.teks, "gabungan")
        self.hasil.draf.append(self.draf)

    def _taruh(self, nama: str, sel: Sel) -> None:
        """Put one value into the langkah under way."""
        if nama.startswith("lain:"):
            if sel.teks:
                self.draf.lainnya[nama.removeprefix("lain:")] = sel.teks
            return
        self.draf.isi[nama] = sel.teks
        if sel.tanggal is not None:
            self.draf.tanggal[nama] = sel.tanggal
        if nama == "bukti_dukung":
            self.draf.bukti = [sel.teks] if sel.teks else []

    def _lanjutan(self, satu: Baris, baris: dict[str, Sel]) -> None:
        """A row without a number: a further langkah, or a piece of the one above."""
        bawaan = {nama for nama, sel in baris.items() if sel.teks and sel.sendiri}
        diwarisi = self._warisi(baris)
        sambungan = self.draf.terpotong(baris, bawaan)
        if sambungan == "jelas":
            self._sambung_kata(satu, baris, bawaan)
            return
        # A LANGKAH AKSI merged over both rows holds them together by itself: no page cut them apart.
        if sambungan and self.kisi.asal(satu.nomor, self.kolom["langkah_aksi"])[0] == satu.nomor:
            nama = next(nama for nama in self.kolom if nama in bawaan)
            self._tanya(
                satu.nomor,
                nama,
                f"Baris {satu.nomor} diawali huruf kecil dan mungkin sambungan baris {self.draf.baris} yang terpotong "
                "halaman. Gabungkan selnya bila benar; bila bukan, isi NO atau awali dengan huruf besar.",
            )
        if "langkah_aksi" in bawaan:
            self._jadikan_komponen(bawaan)
            if not any(self.draf.isi[arti] for arti in ("langkah_aksi", "bukti_dukung", "target_waktu")):
                self._lengkapi(satu, baris, bawaan)
            else:
                self._langkah_lanjutan(satu, baris, diwarisi)
        elif "bukti_dukung" in bawaan and self._waktu_lain(baris, bawaan):
            self._langkah_lanjutan(satu, baris, diwarisi)
        elif bawaan:
            self._sambung(satu, baris, bawaan)

    def _jadikan_komponen(self, bawaan: set[str]) -> None:
        """Take a numbered row that says but a name for the KOMPONEN of the unnumbered work below it, in a table without
        such a column: `1 | Tim Kerja`, then `- Rapat pembentukan | Undangan | Januari`."""
        if "komponen" in self.kolom or not self.draf.hanya_nama or not bawaan & {"bukti_dukung", "target_waktu"}:
            return
        self.komponen = self.draf.jadi_komponen()
        sel = alamat(self.draf.baris, self.kolom["langkah_aksi"])
        tempat = (self.kisi.nama, self.draf.baris, sel)
        kolom, dibaca = self._sebutan("langkah_aksi"), "komponen langkah di bawahnya"
        self.draf.jejak.append(Jejak(kolom, self.komponen, dibaca, "ditafsirkan", *tempat))

    def _sambung_kata(self, satu: Baris, baris: dict[str, Sel], bawaan: set[str]) -> None:
        """Join the rest of cut cells to the langkah above, in the same sentence."""
        for nama in (nama for nama in self.kolom if nama in bawaan):
            teks = baris[nama].teks
            utuh = f"{self.draf.nilai(nama)} {teks}"
            if nama.startswith("lain:"):
                self.draf.lainnya[nama.removeprefix("lain:")] = utuh
            else:
                self.draf.isi[nama] = utuh
            self._jejak(satu.nomor, nama, teks, f"lanjutan kalimat di baris {self.draf.baris}", "sambungan")
            baris[nama] = Sel(utuh, sendiri=False)

    def _warisi(self, baris: dict[str, Sel]) -> set[str]:
        """Fill blank cells from the row above, in place; which ones. Reports of progress are never inherited."""
        diwarisi = set()
        for nama, sel in baris.items():
            dari = self.atas[nama] if self.atas else None
            if nama == "target_waktu" and nama not in self.kepala.kolom:
                continue  # an empty row of a matrix is no blank cell
            if dari and dari.teks and not sel.teks and nama not in LAPORAN:
                baris[nama] = Sel(dari.teks, False, dari.tanggal)
                diwarisi.add(nama)
        return diwarisi

    def _waktu_lain(self, baris: dict[str, Sel], bawaan: set[str]) -> bool:
        """Whether the row brings a TARGET WAKTU other than the one above it."""
        if "target_waktu" not in bawaan:
            return False
        return normal(baris["target_waktu"].teks) != normal(self.atas["target_waktu"].teks)

    def _langkah_lanjutan(self, satu: Baris, baris: dict[str, Sel], diwarisi: set[str]) -> None:
        self._baru(satu, self.draf.no, baris)
        self.draf.diwarisi = frozenset(diwarisi)
        if self.komponen:
            self.draf.isi["komponen"] = self.komponen
        for nama in diwarisi:
            self._jejak(satu.nomor, nama, "", baris[nama].teks, "diwarisi")

    def _lengkapi(self, satu: Baris, baris: dict[str, Sel], bawaan: set[str]) -> None:
        """The first row with a LANGKAH under a numbered row that only names a KOMPONEN: the two are one langkah."""
        for nama in (nama for nama in self.kolom if nama in bawaan):
            if self.draf.isi.get(nama) or nama.removeprefix("lain:") in self.draf.lainnya:
                self._tambah(nama, baris[nama].teks)
            else:
                self._taruh(nama, baris[nama])
            self._jejak(
                satu.nomor, nama, baris[nama].teks, f"isi langkah bernomor di baris {self.draf.baris}", "sambungan"
            )
        self.draf.matriks.extend(filter(None, [self.matriks.get(satu.nomor)]))
        if satu.nomor in self.susunan.jejak:
            self.draf.jejak.extend(self.susunan.jejak[satu.nomor])

    def _sambung(self, satu: Baris, baris: dict[str, Sel], bawaan: set[str]) -> None:
        """Join what a row brings to the langkah above; anything but bukti is asked about."""
        sambungan = []
        self.draf.matriks.extend(filter(None, [self.matriks.get(satu.nomor)]))
        for nama in self.kolom:
            teks = baris[nama].teks
            if nama not in bawaan or (nama == "target_waktu" and not self._waktu_lain(baris, bawaan)):
                continue
            self._tambah(nama, teks)
            if nama == "bukti_dukung":
                dibaca = f"bukti tambahan untuk langkah di baris {self.draf.baris}"
            else:
                dibaca = f"sambungan langkah di baris {self.draf.baris}"
                sambungan.append(nama)
            self._jejak(satu.nomor, nama, teks, dibaca, "sambungan")
        if sambungan:
            judul = ", ".join(self._sebutan(nama) for nama in sambungan)
            self._tanya(
                satu.nomor,
                sambungan[0],
                f"Baris {satu.nomor} tidak bernomor dan tanpa LANGKAH AKSI sendiri; isi {judul} disambungkan ke "
                f"langkah di baris {self.draf.baris}. Beri nomor atau LANGKAH AKSI bila ini langkah tersendiri.",
            )

    def _tambah(self, nama: str, teks: str) -> None:
        """Append a text to a value of the langkah under way, on a line of its own."""
        if nama.startswith("lain:"):
            kunci = nama.removeprefix("lain:")
            self.draf.lainnya[kunci] = "\n".join(filter(None, (self.draf.lainnya.get(kunci, ""), teks)))
            return
        self.draf.isi[nama] = "\n".join(filter(None, (self.draf.isi.get(nama, ""), teks)))
        self.draf.tanggal.pop(nama, None)
        if nama == "bukti_dukung":
            self.draf.bukti.append(teks)

    def _kode(self, nomor: int) -> str:
        kolom = self.kepala.kolom.get("kode")
        return self.kisi.sendiri(nomor, kolom) if kolom else ""

    def _sebutan(self, nama: str) -> str:
        if nama.startswith("lain:"):
            return nama.removeprefix("lain:")
        return self.kepala.sebutan(nama)

    def _jejak(self, nomor: int, nama: str, nilai: str, dibaca: str, cara: str) -> None:
        sel = alamat(nomor, self.kolom[nama])
        self.draf.jejak.append(Jejak(self._sebutan(nama), nilai, dibaca, cara, self.kisi.nama, nomor, sel))

    def _tanya(self, nomor: int, nama: str, pesan: str) -> None:
        kolom = self.kepala.kolom_pertama if nama == "no" else self.kolom[nama]
        self.hasil.peringatan.append(
            Catatan(
                pesan,
                self.kisi.nama,
                nomor,
                self._sebutan(nama),
                self.kisi.isi(nomor, kolom),
                alamat(nomor, kolom),
            )
        )
