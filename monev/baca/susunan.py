"""Which area and sub-area each row belongs to, by the marks, order and look of the headings above it (DESIGN §2).

The first heading is an area and sets the areas' kind of mark. A later heading of that kind is an area if it carries
the series on or has a usual area's name; else it is a sub-area (`I. Pembangunan ...` under area I). Two levels of
sub-area are kept, joined as `a.1`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from monev.baca.area_kolom import AreaKolom
from monev.baca.area_lazim import nama_baku
from monev.baca.arti import bagian_waktu
from monev.baca.baris import CATATAN, JUDUL, TANDA, Baris
from monev.baca.kamus_susunan import BAGIAN_LKE, KELOMPOK_ATAS, area_dikenal
from monev.baca.kepala import Kepala
from monev.baca.kisi import alamat
from monev.baca.tanda import ROMAWI, Tanda, pisah_tanda, sebagai_huruf
from monev.model import Catatan, Jejak

TINGKAT_MAKS = 2
TANPA_AREA = "Tanpa area"
JUDUL_KOSONG = "tidak berisi satu langkah pun"


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a row belongs. `sub_area` is None above the first sub-area of an area."""

    area: str
    nama_area: str
    sub_area: str | None = None
    nama_sub_area: str | None = None


@dataclass(slots=True)
class Susunan:
    """The rows of work in order, each with its place, and what was asked or interpreted on the way.

    `jejak` maps a row to how the headings just above it were understood; `catatan` are the texts below the table.
    """

    baris: list[tuple[Baris, Letak]] = field(default_factory=list)
    jejak: dict[int, tuple[Jejak, ...]] = field(default_factory=dict)
    peringatan: list[Catatan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


def susun(kepala: Kepala, baris: list[Baris], area_lembar: Baris | None = None) -> Susunan:
    """Place every row of work. `area_lembar` is an area named by the sheet itself, above any heading."""
    return _Penyusun(kepala, baris, area_lembar).jalan()


class _Penyusun:
    """Walks the rows from top to bottom and remembers where it is."""

    def __init__(self, kepala: Kepala, baris: list[Baris], area_lembar: Baris | None) -> None:
        self.kepala = kepala
        self.semua = baris
        self.hasil = Susunan()
        self.area: Baris | None = area_lembar
        self.tingkat: list[Baris] = []
        self.bentuk_area: tuple | None = None
        self.tertunda: list[Jejak] = []
        self.dibuka: list[Baris] = []
        self.terisi: set[int] = set()
        self.nama_terpakai: dict[str, str] = {}
        self.nama_sub: dict[tuple[str, str], str] = {}
        self.bagian_baru = False
        self.kolom = AreaKolom(kepala, baris)
        self.tanda_pasti = {
            satu.tanda.urutan
            for satu in baris
            if satu.jenis == JUDUL and satu.tanda and nama_baku(satu.judul) in area_dikenal()
        }

    def jalan(self) -> Susunan:
        """All rows placed."""
        for satu in self.semua:
            if satu.jenis == CATATAN:
                self._simpan_catatan(satu)
            elif satu.jenis == JUDUL:
                self._judul(satu)
            elif satu.jenis == TANDA:
                self._tanya(satu, f"Baris {satu.nomor} hanya berisi “{satu.tanda.teks}” tanpa isi; baris itu dilewati.")
            else:
                self._pekerjaan(satu)
        self.hasil.peringatan.extend(self.kolom.catatan())
        for judul in self.dibuka:
            if judul.nomor not in self.terisi:
                self._tanya(judul, f"Judul “{judul.judul}” {JUDUL_KOSONG}.")
        return self.hasil

    def _pekerjaan(self, satu: Baris) -> None:
        self._area_dari_kolom(satu)
        if self.area is None:
            self.area = replace(satu, jenis=JUDUL, tanda=Tanda("0", "", 0), judul=TANPA_AREA, bentuk=())
            self._tanya(
                satu,
                "Tidak ada judul area di atas baris ini; langkahnya dibaca sebagai area “0 Tanpa area”. "
                "Tambahkan baris judul, misalnya “I. MANAJEMEN PERUBAHAN”.",
            )
        self.terisi.update(judul.nomor for judul in (self.area, *self.tingkat))
        self.hasil.baris.append((satu, self._letak()))
        if self.tertunda:
            self.hasil.jejak[satu.nomor] = tuple(self.tertunda)
            self.tertunda = []

    def _area_dari_kolom(self, satu: Baris) -> None:
        """Area and sub-area where they are columns of the table: blank means the one above."""
        for arti in ("area", "sub_area"):
            kolom = self.kepala.kolom.get(arti)
            teks = self.kepala.kisi.sendiri(satu.nomor, kolom) if kolom else ""
            if not teks:
                continue
            tanda, judul, kata_area = pisah_tanda(teks)
            bentuk = ("kolom",)
            baris = replace(
                satu, jenis=JUDUL, tanda=tanda, judul=judul, bentuk=bentuk, kata_area=kata_area, sel=(satu.nomor, kolom)
            )
            if arti == "area":
                self._area_kolom(baris)
            elif not (self.tingkat and self._sama(self.tingkat[-1], baris)):
                self.tingkat = [self.kolom.sub_area(self.area.tanda.teks if self.area else "", baris)]

    def _area_kolom(self, baris: Baris) -> None:
        """Open the area an AREA cell names; one that was named before is the same area, whatever stood between."""
        if self._sama(self.area, baris):
            return
        lama = self.kolom.disebut(baris.judul)
        if lama and (baris.tanda is None or baris.tanda.teks == lama.tanda.teks):
            self.area, self.tingkat = lama, []
            return
        self._buka_area(self.kolom.bernomor(baris, self.nama_terpakai))
        self.kolom.ingat(self.area)

    def _judul(self, satu: Baris) -> None:
        """One heading: an area, a sub-area, or one of these said again after a page break."""
        self._isi_lain(satu)
        if nama_baku(satu.judul) in KELOMPOK_ATAS and not satu.kata_area:
            self.bagian_baru = self.bagian_baru or nama_baku(satu.judul) in BAGIAN_LKE
            self.tingkat = []
            return
        if satu.tanda is None and len(satu.judul) > 2 and bagian_waktu(satu.judul) and "area" in self.kepala.kolom:
            return  # JANUARI over the rows of January, in a table whose areas have a column
        satu = self._huruf_bila_berurut(satu)
        if self._sama(self.area, satu):
            self.bagian_baru = False
            return
        for ke_tingkat, lama in enumerate(self.tingkat):
            if self._sama(lama, satu):
                del self.tingkat[ke_tingkat + 1 :]
                return
        if self._adalah_area(satu):
            self._buka_area(satu)
        else:
            self._buka_sub_area(satu)

    def _isi_lain(self, satu: Baris) -> None:
        """Name what stands in a heading's row beside its mark and title, for it belongs to no langkah."""
        kisi, tempat = self.kepala.kisi, {satu.sel[1], self.kepala.kolom_pertama}
        lain = [kisi.teks[satu.nomor, k] for k in kisi.per_baris[satu.nomor] if k not in tempat]
        if lain:
            self._tanya(satu, f"Isi lain di baris judul “{satu.judul}” tidak dipakai: {'; '.join(lain)}.")

    @staticmethod
    def _sama(lama: Baris | None, satu: Baris) -> bool:
        """Whether a heading repeats one that is open: the same name, and the same mark where it has one."""
        if lama is None or nama_baku(lama.judul) != nama_baku(satu.judul):
            return False
        return satu.tanda is None or (lama.tanda is not None and lama.tanda.teks == satu.tanda.teks)

    def _huruf_bila_berurut(self, satu: Baris) -> Baris:
        """A one-letter roman mark is the next letter where a series of letters has come to it (h, i)."""
        if satu.tanda is None or not satu.tanda.macam.startswith("romawi") or len(satu.tanda.teks) != 1:
            return satu
        huruf = sebagai_huruf(satu.tanda)
        sebelum = self.tingkat[-1].tanda if self.tingkat else None
        if sebelum and sebelum.macam.startswith("huruf") and sebelum.urutan == huruf.urutan - 1:
            return replace(satu, tanda=replace(huruf, macam=sebelum.macam))
        return satu

    def _adalah_area(self, satu: Baris) -> bool:
        if self.area is None or satu.kata_area or self.area.judul == TANPA_AREA or self.bagian_baru:
            return True
        macam_area = self.area.tanda.macam if self.area.tanda else ""
        macam = satu.tanda.macam if satu.tanda else ""
        if nama_baku(satu.judul) in area_dikenal() and macam in (macam_area, ""):
            return True
        if macam != macam_area:
            return False
        if not macam:
            return satu.bentuk == self.bentuk_area
        urutan, sekarang = satu.tanda.urutan, self.area.tanda.urutan
        if urutan <= sekarang or urutan in self.tanda_pasti:
            return False
        if self._sambungan_sub_area(satu):
            return satu.bentuk == self.bentuk_area != self.tingkat[0].bentuk
        return True

    def _sambungan_sub_area(self, satu: Baris) -> bool:
        """Whether the heading also carries on the open series of sub-areas of the same kind of mark."""
        pertama = self.tingkat[0].tanda if self.tingkat else None
        return bool(pertama and pertama.macam == satu.tanda.macam and pertama.urutan + 1 == satu.tanda.urutan)

    def _buka_area(self, satu: Baris) -> None:
        bertanda = self._bertanda(satu, self.area)
        lama = self.nama_terpakai.get(bertanda.tanda.teks)
        if lama is not None and nama_baku(lama) != nama_baku(satu.judul):
            self._tanya(
                satu, f"Area {bertanda.tanda.teks} disebut dua kali dengan nama berbeda; periksa nomor areanya."
            )
        elif lama is None and self.area and self.area.tanda.macam == bertanda.tanda.macam and satu.bentuk != ("kolom",):
            lompat = bertanda.tanda.urutan - self.area.tanda.urutan
            if lompat > 1 and satu.tanda is None:
                self._tanya(satu, f"Judul “{satu.judul}” tidak bernomor; diberi nomor lazimnya, {bertanda.tanda.teks}.")
            elif lompat > 1:
                self._tanya(satu, f"Nomor area meloncat dari {self.area.tanda.teks} ke {bertanda.tanda.teks}.")
        if nama_baku(satu.judul) not in area_dikenal() and satu.bentuk != ("kolom",):
            self._tanya(
                satu,
                f"Area {bertanda.tanda.teks} “{satu.judul}” bukan salah satu dari tujuh area yang lazim; "
                "dibaca sebagai area sesuai berkas.",
            )
        self.nama_terpakai[bertanda.tanda.teks] = satu.judul
        self.area, self.tingkat, self.bentuk_area, self.bagian_baru = bertanda, [], satu.bentuk, False
        self.dibuka.append(bertanda)
        self._catat(bertanda, "AREA", f"area {bertanda.tanda.teks}: {satu.judul}")

    def _buka_sub_area(self, satu: Baris) -> None:
        """A sub-area at the level whose kind of mark it has, else one level deeper than the last."""
        macam = satu.tanda.macam if satu.tanda else ""
        setara = [ke for ke, lama in enumerate(self.tingkat) if (lama.tanda.macam if lama.tanda else "") == macam]
        dalam = setara[0] if setara else min(len(self.tingkat), TINGKAT_MAKS - 1)
        sebelum = self.tingkat[dalam] if dalam < len(self.tingkat) else None
        self.tingkat = [*self.tingkat[:dalam], self._bertanda(satu, sebelum)]
        self.dibuka.append(self.tingkat[-1])
        letak = self._letak()
        lama = self.nama_sub.setdefault((letak.area, letak.sub_area), letak.nama_sub_area)
        if nama_baku(lama) != nama_baku(letak.nama_sub_area):
            self._tanya(
                satu,
                f"Sub area {letak.sub_area} di area {letak.area} disebut dua kali dengan nama berbeda; nomor langkah "
                "di dalamnya diteruskan. Periksa nomor sub areanya.",
            )
        self._catat(satu, "SUB AREA", f"sub area {letak.sub_area} di bawah area {letak.area}: {satu.judul}")

    def _bertanda(self, satu: Baris, sebelum: Baris | None) -> Baris:
        """The heading with a mark: its own, an area's usual number, or the next of the series, which is asked."""
        if satu.tanda is not None:
            return satu
        ke = sebelum.tanda.urutan + 1 if sebelum and sebelum.tanda else 1
        if sebelum is self.area:
            lazim = area_dikenal().get(nama_baku(satu.judul))
            if lazim and ROMAWI.index(lazim) + 1 >= ke:
                return replace(satu, tanda=Tanda(lazim, "", ROMAWI.index(lazim) + 1))
        teks = ROMAWI[ke - 1] if sebelum is self.area and ke <= len(ROMAWI) else str(ke)
        self._tanya(satu, f"Judul “{satu.judul}” tidak bernomor; diberi nomor {teks} menurut urutannya.")
        return replace(satu, tanda=Tanda(teks, "", ke))

    def _letak(self) -> Letak:
        if not self.tingkat:
            return Letak(self.area.tanda.teks, self.area.judul)
        return Letak(
            self.area.tanda.teks,
            self.area.judul,
            ".".join(t.tanda.teks for t in self.tingkat),
            " / ".join(t.judul for t in self.tingkat),
        )

    def _catat(self, satu: Baris, kolom: str, dibaca: str) -> None:
        kisi = self.kepala.kisi
        sel = alamat(*satu.sel) if all(satu.sel) else None
        self.tertunda.append(
            Jejak(kolom, kisi.isi(*satu.sel) or satu.judul, dibaca, "ditafsirkan", kisi.nama, satu.nomor, sel)
        )

    def _tanya(self, satu: Baris, pesan: str) -> None:
        kisi = self.kepala.kisi
        sel = alamat(*satu.sel) if all(satu.sel) else None
        self.hasil.peringatan.append(
            Catatan(pesan, kisi.nama, satu.nomor, self.kepala.sebutan("no"), kisi.isi(*satu.sel), sel)
        )

    def _simpan_catatan(self, satu: Baris) -> None:
        kisi = self.kepala.kisi
        self.hasil.catatan.extend(kisi.teks[satu.nomor, k] for k in kisi.per_baris[satu.nomor])
