"""The meeting's screens as slides (.pptx, 16:9), for offices that must send them ahead. No text below 20 points.

Everything is text, tables and shapes of PowerPoint itself: it can be read aloud, corrected and copied from.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Inches

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.istilah import STATUS_TENGGAT, WARNA_RENCANA
from monev.keadaan import TAHUN_LAIN, format_angka, format_capaian, ke_baris, sebut_area
from monev.keluaran.dokumen import gambar
from monev.keluaran.dokumen.agenda import butir_agenda
from monev.keluaran.dokumen.bagian import lama, per_langkah, sebut_banyak, sebut_hari, tabel_perubahan
from monev.keluaran.dokumen.bahan import Bahan
from monev.keluaran.dokumen.naskah import bersih
from monev.keluaran.dokumen.salindia import (
    TERKECIL,
    beri_huruf,
    gaya_tabel,
    isi_sel,
    kartu,
    kotak,
    muat,
    sekaligus,
    teks,
)
from monev.keluaran.pesan import TANPA_PIC
from monev.rapat.baca import STATUS_TINDAK_LANJUT
from monev.rapat.layar import Layar
from monev.tanggal import sebut_pendek
from monev.teks import potong

LEBAR, TINGGI = Inches(13.333), Inches(7.5)
_KIRI, _ATAS, _LEBAR_ISI = Inches(0.5), Inches(1.45), Inches(12.33)


def ke_pptx(b: Bahan) -> bytes:
    """The slides as a .pptx file, in the order of the screens; areas with nothing to discuss are passed by."""
    return _Pemapar(b).tulis()


class _Pemapar:
    """Makes the slides of one meeting."""

    def __init__(self, b: Bahan) -> None:
        self.b = b
        self.paparan = Presentation()
        self.paparan.slide_width, self.paparan.slide_height = LEBAR, TINGGI
        sifat = self.paparan.core_properties
        sifat.title, sifat.author, sifat.language = bersih(b.layar[0].judul)[:250], "Monev ZI", "id-ID"

    def tulis(self) -> bytes:
        buat = {
            "pembukaan": self._pembukaan,
            "tindak_lanjut": self._tindak_lanjut,
            "situasi": self._situasi,
            "perubahan": self._perubahan,
            "area": self._area,
            "kesenjangan": self._kesenjangan,
            "target": self._target,
            "keputusan": self._keputusan,
            "penutup": self._penutup,
        }
        for layar in self.b.layar:
            if not layar.dilewati:
                buat[layar.jenis](layar)
        for nomor, salindia in enumerate(self.paparan.slides, start=1):
            self._kaki(salindia, f"{nomor} / {len(self.paparan.slides)}")
        wadah = BytesIO()
        self.paparan.save(wadah)
        return wadah.getvalue()

    def _pembukaan(self, layar: Layar) -> None:
        s = self._salindia("")
        r = self.b.rapat
        ukuran = 44 if len(layar.judul) <= 60 else 30  # three lines of either end above the next text
        teks(s, layar.judul, _KIRI, Inches(1.3), _LEBAR_ISI, Inches(1.9), ukuran, tebal=True)
        baris = [self.b.p.satker, f"Posisi {self.b.posisi}"]
        if r is not None:
            baris.append(", ".join(filter(None, (sebut_hari(r.tanggal), r.tempat))))
            baris += [f"Pemimpin rapat: {r.pemimpin}"] if r.pemimpin else []
            baris += [f"Hadir: {format_angka(len(self.b.hadir))} orang"] if self.b.hadir else []
        teks(s, "\n".join(baris), _KIRI, Inches(3.4), _LEBAR_ISI, Inches(3), 26)
        agenda = self._salindia("Agenda")
        butir = butir_agenda(self.b)
        isi = "\n".join(f"{ke}.  {satu}" for ke, satu in enumerate(butir, start=1))
        teks(agenda, isi, _KIRI, _ATAS, _LEBAR_ISI, Inches(5.2), 24 if len(butir) < 12 else TERKECIL)

    def _tindak_lanjut(self, layar: Layar) -> None:
        self._daftar_tindak_lanjut(layar.judul, self.b.lalu)

    def _situasi(self, layar: Layar) -> None:
        kini = self.b.ringkasan.kini
        s = self._salindia(layar.judul)
        teks(s, self.b.kalimat, _KIRI, _ATAS, _LEBAR_ISI, Inches(1.7), 26)
        kotak = (
            ("Capaian s.d. posisi", format_capaian(kini.capaian_n, kini.capaian_N), STATUS_TENGGAT["selesai"].warna),
            ("Terlambat", format_angka(kini.terlambat), STATUS_TENGGAT["terlambat"].warna),
            ("Kelengkapan bukti", format_capaian(kini.bukti_n, kini.bukti_N), STATUS_TENGGAT["berjalan"].warna),
            ("Capaian setahun", format_capaian(kini.setahun_n, kini.setahun_N), WARNA_RENCANA),
        )
        lebar = Inches(3.0)
        for ke, (label, angka, warna) in enumerate(kotak):
            dipakai = WARNA_RENCANA if self.b.rencana_saja else warna
            kartu(s, label, angka, dipakai, _KIRI + ke * (lebar + Inches(0.11)), Inches(3.4), lebar)
        sisa = [
            f"Selesai tanpa bukti: {format_angka(kini.selesai_tanpa_bukti)} tenggat",
            f"Tanpa target waktu: {format_angka(kini.tanpa_target)} langkah",
        ]
        teks(s, "      ".join(sisa), _KIRI, Inches(5.6), _LEBAR_ISI, Inches(0.6), 24)
        if self.b.area:
            self._batang()

    def _batang(self) -> None:
        """Capaian per area as bars, each with its n/N beside it."""
        s = self._salindia("Capaian per area")
        kini = self.b.ringkasan.kini
        semua = {k: getattr(kini, k) for k in ("capaian_n", "capaian_N", "terlambat")}
        baris = [(sebut_area(a["area"], a["nama_area"]), a) for a in self.b.area] + [("Semua area", semua)]
        tinggi = min(Inches(0.75), int(Inches(5.2) / len(baris)))
        penuh, kiri = Inches(3.9), Inches(6.3)
        for ke, (nama, a) in enumerate(baris):
            atas = _ATAS + ke * tinggi
            teks(s, potong(nama, 36), _KIRI, atas, Inches(5.7), tinggi, TERKECIL, tebal=nama == "Semua area")
            kotak(s, kiri, atas + int(tinggi * 0.15), penuh, int(tinggi * 0.6), gambar.JALUR)
            if a["capaian_n"]:
                panjang = int(penuh * a["capaian_n"] / a["capaian_N"])
                warna = WARNA_RENCANA if self.b.rencana_saja else STATUS_TENGGAT["selesai"].warna
                kotak(s, kiri, atas + int(tinggi * 0.15), panjang, int(tinggi * 0.6), warna)
            angka = format_capaian(a["capaian_n"], a["capaian_N"])
            teks(s, angka, Inches(10.3), atas, Inches(1.9), tinggi, TERKECIL, tebal=True)
            if a["terlambat"] and not self.b.rencana_saja:
                tanda, warna = f"▲ {a['terlambat']}", STATUS_TENGGAT["terlambat"].warna
                teks(s, tanda, Inches(12.1), atas, Inches(1.2), tinggi, TERKECIL, tebal=True, warna=warna)

    def _perubahan(self, layar: Layar) -> None:
        kosong = "Belum ada realisasi yang dilaporkan." if self.b.rencana_saja else "Belum ada laporan sebelumnya."
        tabel = tabel_perubahan(self.b)
        baris = [baris.sel for satu in tabel for baris in satu.baris]
        kepala = ("", *(sebut_pendek(p.posisi) for p in (self.b.dulu, self.b.p) if p))
        self._tabel(layar.judul, kepala, baris, (5, 3.6, 3.6), ukuran=26, kosong=kosong)

    def _area(self, layar: Layar) -> None:
        a = next(satu for satu in self.b.area if satu["area"] == layar.area)
        terlambat = [t for t in self.b.tenggat if t["area"] == layar.area and t["status"] == "terlambat"]
        senjang = [k for k in self.b.kesenjangan if k["area"] == layar.area]
        s = self._salindia(layar.judul)
        hitungan = (
            f"{format_capaian(a['capaian_n'], a['capaian_N'])} selesai  ·  {format_angka(a['terlambat'])} terlambat"
            f"  ·  {format_angka(len(senjang))} bukti belum ada"
        )
        kata = hitungan if a["capaian_N"] else "Belum ada tenggat yang jatuh tempo"
        teks(s, kata, _KIRI, Inches(1.35), _LEBAR_ISI, Inches(0.6), 28, tebal=True)
        self._lajur_peta(s, layar.area)
        baris = [
            f"▲ {t[0]['kode']} {potong(t[0]['langkah_aksi'], 50)}: {sebut_banyak(satu['tenggat'] for satu in t)} "
            f"({t[0]['pic'] or TANPA_PIC})"
            for t in per_langkah(terlambat)
        ]
        baris += [
            f"Bukti {k[0]['kode']}: {potong(', '.join(dict.fromkeys(satu['bukti'] for satu in k)), 90)}"
            for k in per_langkah(senjang)
        ]
        baris += [
            f"? {t['kode']} {potong(t['langkah_aksi'], 60)}: tanpa target waktu"
            for t in self.b.tanpa_target
            if t["area"] == layar.area
        ]
        isi = "\n".join(muat(baris, 7)) or "Tidak ada yang terlambat dan tidak ada bukti yang kurang."
        teks(s, isi, _KIRI, Inches(3.5), _LEBAR_ISI, Inches(3.2), TERKECIL)

    def _lajur_peta(self, s: Slide, area: str | None) -> None:
        """The area's row of the heatmap."""
        sel = {b["kolom"]: b for b in ke_baris(self.b.matriks) if b["tingkat"] == "area" and b["area"] == area}
        kolom = [k for k in (*range(1, 13), TAHUN_LAIN["bulan"], 0) if k <= 12 or k in sel]
        tabel = s.shapes.add_table(2, len(kolom), _KIRI, Inches(2.0), _LEBAR_ISI, Inches(1.3))
        tabel.name = f"Peta capaian area {area}"
        gaya_tabel(tabel)
        nama = {b["kolom"]: b["nama_kolom"] for b in ke_baris(self.b.matriks)}
        for ke, k in enumerate(kolom):
            tabel.table.columns[ke].width = int(_LEBAR_ISI / (len(kolom) + 0.6) * (1.6 if k == 0 else 1))
            isi_sel(tabel.table.cell(0, ke), gambar.nama_kolom("bulan")[k] if k not in nama else nama[k], tengah=True)
            b = sel.get(k)
            utama, tanda = gambar.teks_sel(b, rencana_saja=self.b.rencana_saja) if b else ("", "")
            latar = gambar.warna_sel(b, rencana_saja=self.b.rencana_saja) if b else gambar.PUTIH
            penuh = b is not None and b["N"] > 0 and b["n"] >= b["N"]
            isi = "\n".join(filter(None, (utama, tanda)))
            warna = gambar.PUTIH if penuh else gambar.TINTA
            isi_sel(tabel.table.cell(1, ke), isi, tengah=True, tebal=True, latar=latar, warna=warna)

    def _kesenjangan(self, layar: Layar) -> None:
        baris = [(k["nilai"] or TANPA_PIC, format_angka(k["n"])) for k in self.b.kelompok if k["kelompok"] == "pic"]
        self._tabel(layar.judul, ("PIC", "Bukti belum ada"), baris, (9.3, 3), catatan=self.b.kalimat_kesenjangan)

    def _target(self, layar: Layar) -> None:
        baris = [
            (
                milik[0]["kode"],
                potong(milik[0]["langkah_aksi"], 75),
                sebut_banyak(t["tenggat"] for t in milik),
                milik[0]["pic"] or TANPA_PIC,
            )
            for milik in per_langkah(self.b.berikut)
        ]
        self._tabel(layar.judul, ("Kode", "Langkah aksi", "Tenggat", "PIC"), baris, (1.4, 5.0, 2.4, 3.5))

    def _keputusan(self, layar: Layar) -> None:
        belum = self.b.rapat is None or self.b.rapat.terbuka
        self._daftar_tindak_lanjut(
            layar.judul,
            self.b.keputusan,
            kosong="Diisi saat rapat." if belum else "Rapat tidak menetapkan tindak lanjut.",
        )

    def _penutup(self, layar: Layar) -> None:
        baris = [
            f"{format_angka(len(self.b.keputusan))} tindak lanjut disepakati",
            f"{format_angka(len(self.b.catatan))} kendala dan solusi dicatat",
            f"{format_angka(len(self.b.berikut))} tenggat jatuh tempo pada {self.b.triwulan_berikut}",
        ]
        isi = "\n".join(baris if self.b.rapat else baris[2:])
        teks(self._salindia(layar.judul), isi, _KIRI, _ATAS, _LEBAR_ISI, Inches(4), 28)

    def _daftar_tindak_lanjut(self, judul: str, daftar: Sequence, *, kosong: str = "Tidak ada.") -> None:
        baris = [
            (
                potong(t.uraian, 75),
                t.pic,
                sebut_pendek(t.batas),
                ", ".join(filter(None, (STATUS_TINDAK_LANJUT[t.status], lama(t.hari_terlambat)))),
            )
            for t in daftar
        ]
        self._tabel(judul, ("Tindak lanjut", "PIC", "Batas", "Status"), baris, (5.6, 2.8, 1.8, 2.1), kosong=kosong)

    def _tabel(
        self,
        judul: str,
        kepala: Sequence[str],
        baris: Sequence[Sequence[str]],
        lebar: Sequence[float],
        *,
        catatan: str = "",
        ukuran: int = TERKECIL,
        kosong: str = "Tidak ada.",
    ) -> None:
        """A table over as many slides as it needs, its heading on each."""
        if not baris:
            s = self._salindia(judul)
            teks(s, catatan or kosong, _KIRI, _ATAS, _LEBAR_ISI, Inches(1), 26)
            return
        inci = [12.33 * satu / sum(lebar) for satu in lebar]
        potongan = list(sekaligus(baris, inci, 4.0 if catatan else 4.8, ukuran))
        for ke, isi in enumerate(potongan, start=1):
            s = self._salindia(judul if len(potongan) == 1 else f"{judul} ({ke}/{len(potongan)})")
            atas = _ATAS
            if catatan:
                teks(s, catatan, _KIRI, atas, _LEBAR_ISI, Inches(0.8), TERKECIL)
                atas += Inches(0.8)
            tabel = s.shapes.add_table(len(isi) + 1, len(kepala), _KIRI, atas, _LEBAR_ISI, Inches(0.5) * (len(isi) + 1))
            tabel.name = judul
            gaya_tabel(tabel)
            for k, satu in enumerate(lebar):
                tabel.table.columns[k].width = int(_LEBAR_ISI * satu / sum(lebar))
                isi_sel(tabel.table.cell(0, k), kepala[k], tebal=True, latar="#dbe4f0", ukuran=ukuran)
                for nomor, isi_baris in enumerate(isi, start=1):
                    isi_sel(tabel.table.cell(nomor, k), isi_baris[k], ukuran=ukuran)

    def _salindia(self, judul: str) -> Slide:
        """An empty slide with its heading in the heading's own place, so that PowerPoint can list and read it."""
        s = self.paparan.slides.add_slide(self.paparan.slide_layouts[5])
        tempat = s.shapes.title
        tempat.left, tempat.top, tempat.width, tempat.height = _KIRI, Inches(0.35), Inches(11), Inches(0.95)
        tempat.text_frame.text = bersih(potong(judul, 90))
        tempat.text_frame.word_wrap, tempat.text_frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        p = tempat.text_frame.paragraphs[0]
        p.alignment = PP_ALIGN.LEFT
        beri_huruf(p.runs[0] if p.runs else p, 32 if len(judul) < 55 else 26, tebal=True)
        if not judul:
            tempat._element.getparent().remove(tempat._element)
        return s

    def _kaki(self, s: Slide, nomor: str) -> None:
        isi = f"{self.b.p.satker}  ·  posisi {self.b.posisi}  ·  bukan nilai LKE"
        teks(s, isi, _KIRI, Inches(6.85), Inches(10.8), Inches(0.5), TERKECIL, warna="#52606d")
        teks(s, nomor, Inches(11.4), Inches(6.85), Inches(1.45), Inches(0.5), TERKECIL, warna="#52606d", kanan=True)
        if self.b.p.simulasi:
            warna = STATUS_TENGGAT["terlambat"].warna
            teks(s, TULISAN_SIMULASI, Inches(10.3), Inches(0.05), Inches(2.6), Inches(0.45), TERKECIL, tebal=True,
                  warna=warna, kanan=True)  # fmt: skip
