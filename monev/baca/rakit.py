"""From filled cells to langkah: kode, tenggat, bukti, and what a plain table reports of progress."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from monev.baca.draf import Draf
from monev.baca.kamus import LAPORAN
from monev.baca.kamus_waktu import NAMA_SATUAN
from monev.baca.kepala import Kepala
from monev.baca.kisi import alamat
from monev.baca.kode import PemberiKode
from monev.baca.laporan import baca_status
from monev.baca.laporan_baris import PelaporBaris
from monev.baca.matriks import deret, gabung, kata_sama, kata_waktu
from monev.baca.pecah_bukti import pecah, tanya_pecahan
from monev.baca.pilihan import TANPA_PILIHAN, PilihanBaca
from monev.baca.satuan_judul import dengan_satuan
from monev.baca.waktu import Waktu, baca_waktu, irama_disebut
from monev.model import Bukti, Catatan, Jejak, Langkah, LaporanBukti, LaporanTenggat

_SALAH_RUMUS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
_BARIS_DISEBUT = 12
_BUTIR = re.compile(r"^\s*\(?(\d{1,2}|[a-z])[.)]\s*\S", re.MULTILINE)


def _butir(teks: str) -> int:
    """How many items a cell counts off from its first line on: "a. ...\\nb. ..."; 0 where it is no such list."""
    tanda = _BUTIR.findall(teks)
    angka = [int(t) if t.isdecimal() else ord(t) - 96 for t in tanda]
    return len(angka) if _BUTIR.match(teks) and angka == list(range(1, len(angka) + 1)) else 0


@dataclass(slots=True)
class Rakitan:
    """All langkah of a table; `realisasi` and `bukti` are None where the table has no such column.

    `beruntun` are rows with marks in months that follow one another, which could be one job.
    """

    langkah: list[Langkah] = field(default_factory=list)
    realisasi: list[LaporanTenggat] | None = None
    bukti: list[LaporanBukti] | None = None
    peringatan: list[Catatan] = field(default_factory=list)
    galat: list[Catatan] = field(default_factory=list)
    beruntun: list[int] = field(default_factory=list)


def rakit(
    kepala: Kepala,
    draf: list[Draf],
    tahun: int | None,
    *,
    ada_laporan: bool,
    kode: PemberiKode,
    pilihan: PilihanBaca = TANPA_PILIHAN,
) -> Rakitan:
    """Every draft as a Langkah. `ada_laporan`: progress is reported elsewhere in the file, so these columns are only
    kept; `kode` goes on over all sheets of one plan; `pilihan` are readings people settled."""
    return _Perakit(kepala, tahun, ada_laporan, kode, pilihan).jalan(draf)


_KODE_SENDIRI = "Setiap langkah perlu kode sendiri: kosongkan KODE di baris salinan, atau hapus baris itu."


class _Perakit:
    """Builds the langkah of one table and collects what has to be asked."""

    def __init__(
        self, kepala: Kepala, tahun: int | None, ada_laporan: bool, kode: PemberiKode, pilihan: PilihanBaca
    ) -> None:
        self.kepala = kepala
        self.kisi = kepala.kisi
        self.tahun = tahun
        self.kode = kode
        self.pilihan = pilihan
        self.kolom_laporan = [arti for arti in LAPORAN if arti in kepala.kolom]
        self.simpan_laporan = ada_laporan
        self.hasil = Rakitan()
        self.pelapor = PelaporBaris(kepala, tahun, self._tanya)
        if not ada_laporan:
            if any(arti != "tautan" for arti in self.kolom_laporan):
                self.hasil.realisasi = []
            if "tautan" in self.kolom_laporan:
                self.hasil.bukti = []

    def jalan(self, draf: list[Draf]) -> Rakitan:
        """All drafts in order."""
        for ganda in self.kode.pesan(draf):
            pesan = f"Kode {ganda.kode} dipakai dua kali (baris {self.kode.terpakai[ganda.kode]} dan {ganda.baris})."
            self.hasil.galat.append(self._catatan(ganda, "kode", f"{pesan} {_KODE_SENDIRI}"))
        for satu in draf:
            langkah = self._langkah(satu)
            self.hasil.langkah.append(langkah)
            self._laporan(satu, langkah)
        self._tanya_beruntun()
        return self.hasil

    def _tanya_beruntun(self) -> None:
        """Say once a table that marks in neighbouring months were read one each."""
        if not self.hasil.beruntun:
            return
        baris = ", ".join(map(str, self.hasil.beruntun[:_BARIS_DISEBUT]))
        lebih = " dan lainnya" if len(self.hasil.beruntun) > _BARIS_DISEBUT else ""
        kalender = self.kepala.kalender
        satuan = NAMA_SATUAN[next(iter(kalender.kolom.values())).panjang]
        pesan = (
            f"Tanda di {satuan} yang berurutan dibaca satu tenggat tiap {satuan} (baris {baris}{lebih}). Bila di "
            f"antaranya ada satu pekerjaan yang selesai di {satuan} terakhir, isi kolom Frekuensi di baris itu dengan "
            "“sekali”."
        )
        self.hasil.peringatan.insert(
            0,
            Catatan(
                pesan,
                self.kisi.nama,
                self.kepala.akhir,
                kalender.sebutan,
                sel=alamat(self.kepala.akhir, kalender.awal),
            ),
        )

    def _langkah(self, satu: Draf) -> Langkah:
        isi = satu.isi
        kode = self.kode.beri(satu)
        waktu = self._waktu(satu)
        bukti = self._bukti(satu)
        self._periksa_isi(satu)
        if self.simpan_laporan:
            self._simpan_apa_adanya(satu, self.kolom_laporan)
        elif "realisasi" in self.kolom_laporan and baca_status(isi.get("realisasi", "")) is None:
            self._simpan_apa_adanya(satu, ["realisasi"])
        return Langkah(
            kode=kode,
            area=satu.letak.area,
            nama_area=satu.letak.nama_area,
            sub_area=satu.letak.sub_area,
            nama_sub_area=satu.letak.nama_sub_area,
            no=satu.no,
            komponen=isi.get("komponen", ""),
            indikator=isi.get("indikator", ""),
            langkah_aksi=isi["langkah_aksi"],
            bukti_dukung=isi["bukti_dukung"],
            target_waktu=isi["target_waktu"],
            target_capaian=isi.get("target_capaian", ""),
            frekuensi=isi.get("frekuensi") or None,
            pic=isi.get("pic") or None,
            lainnya=satu.lainnya,
            jenis_target=waktu.jenis_target,
            mulai=waktu.mulai,
            tenggat=waktu.tenggat,
            bukti=bukti,
            lembar=self.kisi.nama,
            baris=satu.baris,
            jejak=tuple(satu.jejak),
            kode_tertulis=bool(satu.kode),
        )

    def _waktu(self, satu: Draf) -> Waktu:
        """TARGET WAKTU as tenggat; every cell of it leaves a trace, every doubt a question."""
        teks, sumber, tanya = self._teks_waktu(satu)
        satu.isi["target_waktu"] = teks
        if dipilih := self.pilihan.waktu(satu.isi, self.tahun):
            satu.jejak.append(self._jejak(satu, "target_waktu", teks, dipilih.dibaca, "pilihan"))
            return dipilih
        waktu = baca_waktu(
            dengan_satuan(self.kepala.sebutan("target_waktu"), teks),
            self.tahun,
            frekuensi=satu.isi.get("frekuensi") or None,
            target_capaian=satu.isi.get("target_capaian", ""),
            nilai=satu.tanggal.get("target_waktu"),
        )
        pesan = [*tanya, *waktu.peringatan, *self._irama_diwarisi(satu, waktu), *self._beda_matriks(satu, waktu)]
        if waktu.jenis_target == "tanpa" and not pesan and not self.kepala.kolom.get("target_waktu"):
            pesan = ["Tidak ada bulan yang ditandai di baris ini: langkahnya belum dapat dinilai. Tandai bulannya."]
        elif waktu.jenis_target == "tanpa" and not pesan:
            pesan = ["Tanpa target waktu: langkah ini belum dapat dinilai. Isi bulannya, misalnya “Oktober 2025”."]
        self.hasil.peringatan.extend(self._catatan(satu, "target_waktu", p) for p in pesan)
        cara = "diragukan" if waktu.peringatan or tanya or len(pesan) > 1 else "ditafsirkan"
        satu.jejak.append(self._jejak(satu, "target_waktu", teks, sumber + waktu.dibaca, cara))
        return waktu

    def _teks_waktu(self, satu: Draf) -> tuple[str, str, list[str]]:
        """The words TARGET WAKTU is read from, where they come from if from marks, and what to ask about the marks."""
        teks = satu.isi["target_waktu"]
        if not satu.matriks or ("target_waktu" in self.kepala.kolom and teks):
            return teks, "", []
        tertanda = gabung(satu.matriks)
        irama = irama_disebut(satu.isi.get("frekuensi"), satu.isi.get("target_capaian", ""))
        beruntun = any(len(run) > 1 for run in deret(tertanda.petak))
        teks = kata_waktu(tertanda.petak, rentang=beruntun and irama)
        tanya = list(tertanda.tanya)
        if beruntun and not irama and tertanda.batang:
            tanya.append(
                f"{kata_waktu(tertanda.petak, rentang=True)} ditandai tanpa putus ({tertanda.sebut_sel}): dibaca satu "
                f"tenggat tiap {NAMA_SATUAN[tertanda.petak[0].panjang]}. Bila maksudnya satu pekerjaan yang selesai di "
                "akhirnya, isi kolom Frekuensi dengan “sekali”; bila memang tiap bulan, isi “bulanan”."
            )
        elif beruntun and not irama:
            self.hasil.beruntun.append(satu.baris)
        return teks, f"sel bertanda {tertanda.sebut_sel}: " if tertanda.sel else "", tanya

    def _beda_matriks(self, satu: Draf, waktu: Waktu) -> list[str]:
        """Ask where the words and the marks beside them name different months; the words were read."""
        if not satu.matriks or "target_waktu" not in self.kepala.kolom:
            return []
        tertanda = gabung(satu.matriks)
        if not tertanda.petak or kata_sama(waktu, tertanda.petak, self.tahun):
            return list(tertanda.tanya) if tertanda.petak else []
        return [
            f"Yang tertulis dan yang ditandai berbeda: ditandai {kata_waktu(tertanda.petak, rentang=True)} "
            f"({tertanda.sebut_sel}). Yang dipakai yang tertulis."
        ]

    def _irama_diwarisi(self, satu: Draf, waktu: Waktu) -> list[str]:
        """Ask where a row names its own time, but how often comes from the row above and changes the tenggat."""
        asal = satu.diwarisi & {"frekuensi", "target_capaian"}
        if not asal or "target_waktu" in satu.diwarisi or satu.tanggal.get("target_waktu"):
            return []
        sendiri = baca_waktu(
            satu.isi["target_waktu"],
            self.tahun,
            frekuensi=None if "frekuensi" in asal else satu.isi.get("frekuensi") or None,
            target_capaian="" if "target_capaian" in asal else satu.isi.get("target_capaian", ""),
        )
        if sendiri.tenggat == waktu.tenggat:
            return []
        judul = " dan ".join(self.kepala.sebutan(arti) for arti in sorted(asal))
        return [
            f"{judul} di baris ini kosong dan mengikuti baris di atasnya, sehingga ada {len(waktu.tenggat)} tenggat; "
            f"tanpa itu ada {len(sendiri.tenggat)}. Isi sendiri bila bukan itu maksudnya."
        ]

    def _bukti(self, satu: Draf) -> tuple[Bukti, ...]:
        """The evidence cells split into documents, cell by cell."""
        dipilih = self.pilihan.bukti(satu.isi)
        bukti = dipilih or tuple(b for teks in satu.bukti for b in pecah(teks))
        for tanya in () if dipilih else dict.fromkeys(filter(None, map(tanya_pecahan, satu.bukti))):
            self._tanya(satu, "bukti_dukung", tanya)
        if dipilih or len(bukti) > 1:
            dibaca = f"{len(bukti)} bukti: " + "; ".join(b.nama for b in bukti)
            cara = "pilihan" if dipilih else "ditafsirkan"
            satu.jejak.append(self._jejak(satu, "bukti_dukung", satu.isi["bukti_dukung"], dibaca, cara))
        return bukti

    def _periksa_isi(self, satu: Draf) -> None:
        """Ask about a langkah without words and about cells in which a formula failed."""
        if not satu.isi["langkah_aksi"]:
            pesan = f"LANGKAH AKSI di baris {satu.baris} kosong. Isi langkahnya, atau hapus barisnya."
            self._tanya(satu, "langkah_aksi", pesan)
        elif (butir := _butir(satu.isi["langkah_aksi"])) > 1:
            pesan = (
                f"LANGKAH AKSI ini berisi {butir} butir; dibaca sebagai satu langkah. Bila tiap butir langkah "
                "tersendiri dengan bukti dan waktunya, tulis masing-masing di baris sendiri."
            )
            self._tanya(satu, "langkah_aksi", pesan)
        for arti, teks in satu.isi.items():
            if teks.startswith("#") and teks.upper().startswith(_SALAH_RUMUS):
                pesan = f"Sel ini berisi kesalahan rumus {teks}. Perbaiki rumusnya, atau ketik isinya."
                self._tanya(satu, arti, pesan)

    def _simpan_apa_adanya(self, satu: Draf, daftar_arti: list[str]) -> None:
        """Keep the cells of these columns with the langkah, under their headings."""
        for arti in daftar_arti:
            if teks := satu.isi.get(arti, ""):
                satu.lainnya[self.kepala.sebutan(arti)] = teks

    def _laporan(self, satu: Draf, langkah: Langkah) -> None:
        if self.hasil.realisasi is not None:
            self.hasil.realisasi.append(self.pelapor.realisasi(satu, langkah))
        if self.hasil.bukti is not None and (tautan := satu.isi.get("tautan", "")):
            tautan = self.kisi.alamat(satu.baris, self.kepala.kolom.get("tautan"), tautan)
            self.hasil.bukti.extend(self.pelapor.bukti(satu, langkah, tautan))

    def _tempat(self, satu: Draf, arti: str) -> str | None:
        """The address of a meaning's cell; of a time that was marked, the first marked cell."""
        kolom = self.kepala.kolom.get(arti)
        if kolom is None and arti == "target_waktu" and self.kepala.kalender:
            bertanda = sorted(gabung(satu.matriks).sel)
            return alamat(*bertanda[0]) if bertanda else alamat(satu.baris, self.kepala.kalender.awal)
        return alamat(satu.baris, kolom) if kolom else None

    def _jejak(self, satu: Draf, arti: str, nilai: str, dibaca: str, cara: str) -> Jejak:
        sel = self._tempat(satu, arti)
        return Jejak(self.kepala.sebutan(arti), nilai, dibaca, cara, self.kisi.nama, satu.baris, sel)

    def _tanya(self, satu: Draf, arti: str, pesan: str) -> None:
        self.hasil.peringatan.append(self._catatan(satu, arti, pesan))

    def _catatan(self, satu: Draf, arti: str, pesan: str) -> Catatan:
        return Catatan(
            pesan=pesan,
            lembar=self.kisi.nama,
            baris=satu.baris,
            kolom=self.kepala.sebutan(arti),
            nilai=satu.kode if arti == "kode" else satu.isi.get(arti, ""),
            sel=self._tempat(satu, arti),
        )
