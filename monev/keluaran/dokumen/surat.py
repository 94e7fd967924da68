"""What a meeting leaves on paper beside its report: the invitation, the attendance list, the minutes."""

from __future__ import annotations

from monev.galat import GalatMonev
from monev.keadaan import format_angka
from monev.keluaran.dokumen import bagian
from monev.keluaran.dokumen.agenda import butir_agenda
from monev.keluaran.dokumen.bahan import Bahan
from monev.keluaran.dokumen.laporan import rekomendasi
from monev.keluaran.dokumen.naskah import Baris, Blok, Daftar, Judul, Naskah, Paragraf, Rincian, Tabel, TandaTangan
from monev.rapat.baca import Rapat

BARIS_HADIR = 14
"""Lines of an attendance list at least, so that who comes unannounced can sign too."""


def undangan(b: Bahan) -> Naskah:
    """The invitation, with the agenda that the data itself calls for; number and hour are left to fill in."""
    r = _rapat(b)
    ttd = bagian.tanda_tangan(b)
    isi: tuple[Blok, ...] = (
        # A letter, so place and date stand above; the day is that of sending it, given with its number.
        Paragraf(f"{b.kop.kota or bagian.ISI_SENDIRI}, {bagian.ISI_SENDIRI} {r.tanggal.year}", "kanan"),
        Rincian(
            (
                ("Nomor", bagian.ISI_SENDIRI),
                ("Sifat", "Biasa"),
                ("Lampiran", "–"),
                ("Hal", f"Undangan {r.judul}"),
            )
        ),
        Paragraf(f"Yth. {bagian.ISI_SENDIRI}\ndi Tempat", "kiri"),
        Paragraf(
            f"Dalam rangka monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas {b.p.satker} "
            f"{b.triwulan}, dimohon kehadiran Saudara pada:"
        ),
        Rincian(
            (
                ("Hari, tanggal", bagian.sebut_hari(r.tanggal)),
                ("Pukul", bagian.ISI_SENDIRI),
                ("Tempat", r.tempat or bagian.ISI_SENDIRI),
                ("Pemimpin rapat", r.pemimpin or bagian.ISI_SENDIRI),
                ("Acara", r.judul),
            )
        ),
        Paragraf("Agenda:", "kiri"),
        Daftar(tuple(butir_agenda(b))),
        Paragraf(
            "Mengingat pentingnya acara tersebut, dimohon hadir tepat waktu. Atas perhatian Saudara kami ucapkan "
            "terima kasih."
        ),
        TandaTangan(ttd.penanda),
    )
    return _naskah(b, (), isi, "Undangan")


def daftar_hadir(b: Bahan) -> Naskah:
    """Who is there, each with a place to sign; empty lines for the rest."""
    r = _rapat(b)
    orang = [(satu["nama"], satu["jabatan"]) for satu in b.hadir]
    orang += [("", "")] * (max(BARIS_HADIR, len(orang) + 5) - len(orang))
    baris = tuple(
        # Odd numbers sign on the left, even ones on the right: no signature runs into the next.
        Baris((f"{ke}.", nama, jabatan, f"{ke}." if ke % 2 else f"{chr(0xA0) * 22}{ke}."))
        for ke, (nama, jabatan) in enumerate(orang, start=1)
    )
    tabel = Tabel(
        ("No.", "Nama", "Jabatan", "Tanda tangan"), baris, (7, 36, 32, 30), ("tengah",), ukuran=10, tinggi=0.8
    )
    isi: tuple[Blok, ...] = (bagian.data_rapat(b, r), tabel, bagian.tanda_tangan(b, notulis=True))
    return _naskah(b, ("DAFTAR HADIR", r.judul.upper()), isi, "Daftar hadir")


def notulen(b: Bahan) -> Naskah:
    """The minutes: who was there, how things stand, what was noted, what was agreed."""
    r = _rapat(b)
    isi: list[Blok] = [bagian.data_rapat(b, r), Judul("A. Peserta")]
    if b.hadir:
        isi += [
            Paragraf(f"Rapat dihadiri {format_angka(len(b.hadir))} orang.", "kiri"),
            Daftar(tuple(", ".join(filter(None, (h["nama"], h["jabatan"]))) for h in b.hadir)),
        ]
    else:
        isi.append(bagian.tiada("Daftar hadir belum diisi."))
    isi += [Judul("B. Agenda"), Daftar(tuple(butir_agenda(b)))]
    isi += [Judul("C. Keadaan yang dibahas"), Paragraf(b.kalimat), Paragraf(b.kalimat_kesenjangan)]
    if b.area:
        isi.append(bagian.tabel_area(b))
    if b.lalu:
        isi += [Judul("D. Tindak lanjut rapat sebelumnya")]
        isi.append(bagian.tabel_tindak_lanjut(b.lalu, "Tindak lanjut rapat sebelumnya", dengan_status=True))
    catatan = bagian.tabel_catatan(b, "Kendala dan solusi")
    isi.append(Judul(f"{'E' if b.lalu else 'D'}. Pembahasan"))
    isi.append(catatan if catatan.baris else bagian.tiada("Tidak ada kendala yang dilaporkan atau dicatat."))
    isi.append(Judul(f"{'F' if b.lalu else 'E'}. Keputusan"))
    if b.keputusan:
        isi.append(bagian.tabel_tindak_lanjut(b.keputusan, "Tindak lanjut yang disepakati", dengan_status=False))
    else:
        isi.append(bagian.tiada("Rapat ini tidak menetapkan tindak lanjut."))
        if saran := rekomendasi(b):
            isi += [Paragraf("Yang masih perlu dikerjakan menurut data:", "kiri"), Daftar(tuple(saran))]
    isi.append(bagian.tanda_tangan(b, notulis=True))
    return _naskah(b, ("NOTULEN", r.judul.upper()), tuple(isi), "Notulen", angka=True)


def _rapat(b: Bahan) -> Rapat:
    if b.rapat is None:
        raise GalatMonev(
            "Dokumen ini dibuat dari sebuah rapat, sedangkan rapatnya belum dipilih.",
            "Buka atau pilih rapat di halaman Rapat; di baris perintah sebut nomornya dengan --rapat.",
            judul="Rapat belum dipilih",
        )
    return b.rapat


def _naskah(b: Bahan, judul: tuple[str, ...], isi: tuple[Blok, ...], nama: str, *, angka: bool = False) -> Naskah:
    return Naskah(b.kop, judul, isi, bagian.kaki(b, nama, angka=angka), simulasi=b.p.simulasi)
