"""Laporan Monitoring dan Evaluasi: from its bases to the signature, every figure that of monev.keadaan."""

from __future__ import annotations

from monev.keadaan import BELUM_ADA_REALISASI, format_angka, format_capaian, kalimat_tanpa_target, sebut_area
from monev.keluaran.dokumen import bagian
from monev.keluaran.dokumen.bahan import Bahan
from monev.keluaran.dokumen.gambar import batang_capaian, peta
from monev.keluaran.dokumen.naskah import Baris, Blok, Daftar, Gambar, Judul, Naskah, Paragraf, Tabel
from monev.keluaran.pesan import TANPA_PIC
from monev.tanggal import sebut

# The two regulations the decrees themselves cite for building and judging a Zona Integritas.
DASAR_UMUM = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 90 Tahun 2021 tentang Pembangunan "
    "dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di "
    "Instansi Pemerintah, sebagaimana telah diubah dengan Peraturan Menteri Pendayagunaan Aparatur Negara dan "
    "Reformasi Birokrasi Nomor 5 Tahun 2024.",
)


def susun(b: Bahan) -> Naskah:
    """The report of one rencana at one posisi; of a meeting, where there was one."""
    return Naskah(
        kop=b.kop,
        judul=(
            "LAPORAN MONITORING DAN EVALUASI",
            "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
            b.p.satker.upper(),
            b.triwulan.upper(),
        ),
        isi=(
            *_dasar(b),
            *_pelaksanaan(b),
            *_capaian(b),
            *_kesenjangan(b),
            *_kendala(b),
            *_rekomendasi(b),
            *_penutup(b),
        ),
        kaki=bagian.kaki(b, "Laporan Monitoring dan Evaluasi ZI"),
        simulasi=b.p.simulasi,
    )


def _dasar(b: Bahan) -> list[Blok]:
    p = b.p
    rencana = f"Rencana Aksi Pembangunan Zona Integritas {p.satker} Tahun {p.tahun}."
    data = f"Data realisasi unggahan {p.unggahan}, yang melaporkan posisi {sebut(p.posisi_unggahan)}."
    return [Judul("I. Dasar"), Daftar((*(b.kop.dasar or DASAR_UMUM), rencana, data))]


def _pelaksanaan(b: Bahan) -> list[Blok]:
    if b.rapat is None:
        teks = (
            f"Monitoring dan evaluasi dilakukan terhadap pelaksanaan rencana aksi per {b.posisi}, dari realisasi dan "
            "bukti dukung yang dilaporkan."
        )
        return [Judul("II. Pelaksanaan"), Paragraf(teks)]
    hadir = f"Rapat dihadiri {format_angka(len(b.hadir))} orang." if b.hadir else "Daftar hadir belum diisi."
    return [
        Judul("II. Pelaksanaan"),
        Paragraf("Monitoring dan evaluasi dilakukan dalam rapat sebagai berikut."),
        bagian.data_rapat(b, b.rapat),
        Paragraf(hadir, "kiri"),
    ]


def _capaian(b: Bahan) -> list[Blok]:
    kini = b.ringkasan.kini
    isi: list[Blok] = [Judul("III. Capaian"), Paragraf(b.kalimat), bagian.angka_utama(b)]
    if not b.area:
        return isi
    isi += [
        Gambar(
            batang_capaian(b.per_area, kini, rencana_saja=b.rencana_saja),
            f"Diagram batang capaian s.d. {b.posisi} per area. " + "; ".join(map(_ucap, b.area)) + ".",
            judul=f"Capaian s.d. {b.posisi} per area (tenggat selesai dari yang jatuh tempo; ▲ terlambat)",
        ),
        bagian.tabel_area(b),
        Gambar(
            peta(b.matriks, rencana_saja=b.rencana_saja),
            f"Peta capaian tahun {b.p.tahun} per area dan bulan jatuh tempo: tenggat selesai dari semua tenggatnya.",
            judul="Peta capaian per bulan jatuh tempo (dalam kurung: belum jatuh tempo)",
        ),
        *bagian.tabel_perubahan(b),
    ]
    for a in b.area:
        isi += _satu_area(b, a)
    if b.tanpa_target:
        isi += [
            Judul("Belum dapat dinilai", 2),
            Paragraf(kalimat_tanpa_target(kini), "kiri"),
            Tabel(
                ("Kode", "Langkah aksi", "PIC"),
                tuple(Baris((s["kode"], s["langkah_aksi"], s["pic"] or TANPA_PIC)) for s in b.tanpa_target),
                (14, 66, 24),
                judul="Langkah tanpa target waktu",
            ),
        ]
    return isi


def _satu_area(b: Bahan, a: dict) -> list[Blok]:
    """An area in a sentence, and what is late in it."""
    terlambat = [t for t in b.tenggat if t["area"] == a["area"] and t["status"] == "terlambat"]
    nama = sebut_area(a["area"], a["nama_area"])
    isi: list[Blok] = [Judul(f"Area {nama}", 2), Paragraf(f"{_ucap(a, nama=False)}.", "kiri")]
    if terlambat:
        kata = "yang sudah lewat" if b.rencana_saja else "terlambat"
        isi.append(bagian.tabel_tenggat(terlambat, f"Tenggat {kata}, area {a['area']}", lewat=True))
    return isi


def _ucap(a: dict, *, nama: bool = True) -> str:
    """An area's figures in words, after its name or, below a heading that has it, without."""
    awal = f"{sebut_area(a['area'], a['nama_area'])}: " if nama else ""
    if not a["capaian_N"]:
        return f"{awal}{'belum' if nama else 'Belum'} ada tenggat yang jatuh tempo"
    capaian = format_capaian(a["capaian_n"], a["capaian_N"])
    return (
        f"{awal}{'capaian' if nama else 'Capaian'} s.d. posisi {capaian}, terlambat {format_angka(a['terlambat'])}, "
        f"kelengkapan bukti {format_capaian(a['bukti_n'], a['bukti_N'])}"
    )


def _kesenjangan(b: Bahan) -> list[Blok]:
    isi: list[Blok] = [Judul("IV. Kesenjangan bukti dukung"), Paragraf(b.kalimat_kesenjangan)]
    if not b.kesenjangan:
        return isi
    for kelompok, judul, kosong in (("jenis", "Jenis bukti", "Lainnya"), ("pic", "PIC", TANPA_PIC)):
        baris = [Baris((k["nilai"] or kosong, format_angka(k["n"]))) for k in b.kelompok if k["kelompok"] == kelompok]
        isi.append(
            Tabel(
                (judul, "Bukti belum ada"),
                tuple(baris),
                (70, 30),
                ("kiri", "tengah"),
                judul=f"Bukti yang belum ada per {'jenis' if kelompok == 'jenis' else 'PIC'}",
            )
        )
    return [*isi, bagian.tabel_kesenjangan(b.kesenjangan, "Daftar bukti yang belum ada")]


def _kendala(b: Bahan) -> list[Blok]:
    tabel = bagian.tabel_catatan(b, "Kendala dan solusi")
    isi = tabel if tabel.baris else bagian.tiada("Tidak ada kendala yang dilaporkan atau dicatat.")
    return [Judul("V. Kendala dan solusi"), isi]


def _rekomendasi(b: Bahan) -> list[Blok]:
    isi: list[Blok] = [Judul("VI. Rekomendasi dan tindak lanjut")]
    saran = rekomendasi(b)
    isi.append(
        Daftar(tuple(saran)) if saran else bagian.tiada("Tidak ada rekomendasi: semua yang jatuh tempo selesai.")
    )
    if b.keputusan:
        isi.append(bagian.tabel_tindak_lanjut(b.keputusan, "Tindak lanjut yang disepakati", dengan_status=False))
    if b.lalu:
        isi.append(bagian.tabel_tindak_lanjut(b.lalu, "Tindak lanjut rapat sebelumnya", dengan_status=True))
    if b.berikut:
        isi.append(bagian.tabel_tenggat(b.berikut, f"Target {b.triwulan_berikut}", lewat=False))
    return isi


def rekomendasi(b: Bahan) -> list[str]:
    """What the figures call for, in sentences; none where all is done that was due."""
    kini = b.ringkasan.kini
    hasil = []
    if b.rencana_saja and kini.capaian_N:
        hasil.append(
            f"{BELUM_ADA_REALISASI.split(':')[0]}. Melaporkan realisasi {format_angka(kini.capaian_N)} tenggat yang "
            "jatuh tempo beserta buktinya."
        )
    elif kini.terlambat:
        hasil.append(f"Menyelesaikan {format_angka(kini.terlambat)} tenggat yang terlambat.")
    if kini.selesai_tanpa_bukti:
        hasil.append(
            f"Melengkapi bukti {format_angka(kini.selesai_tanpa_bukti)} tenggat yang dilaporkan selesai, lebih dahulu "
            "dari yang lain."
        )
    if b.kesenjangan:
        hasil.append(f"Melengkapi {format_angka(len(b.kesenjangan))} bukti dukung yang belum ada.")
    if kini.tanpa_target:
        hasil.append(f"Menetapkan target waktu {format_angka(kini.tanpa_target)} langkah yang belum dapat dinilai.")
    if b.berikut:
        hasil.append(f"Menyiapkan {format_angka(len(b.berikut))} tenggat yang jatuh tempo pada {b.triwulan_berikut}.")
    return hasil


def _penutup(b: Bahan) -> list[Blok]:
    teks = (
        f"Demikian laporan monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas {b.p.satker} "
        f"posisi {b.posisi} ini dibuat untuk menjadi bahan perbaikan pada triwulan berikutnya. Angka di dalamnya "
        "adalah capaian pelaksanaan rencana, bukan nilai Lembar Kerja Evaluasi (LKE)."
    )
    return [Judul("VII. Penutup"), Paragraf(teks), bagian.tanda_tangan(b)]
