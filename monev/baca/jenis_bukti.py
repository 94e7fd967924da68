"""The kinds of bukti as data: which words in the head of a document's name make it a Notulensi, an SK, a Laporan.

A table to be extended by adding a word or a row (DESIGN §4). Of all words found, the one that stands first in the
name decides ("Laporan penyusunan SOP" is a Laporan); at the same place the earlier row does ("daftar hadir" before
"daftar"). Words are whole words, in lower case; a space in one stands for any white space.
"""

from __future__ import annotations

LAINNYA = "Lainnya"

JENIS_BUKTI: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Undangan", ("undangan", "surat undangan")),
    ("Daftar hadir", ("daftar hadir", "daftar kehadiran", "daftar absen", "absensi", "absen", "presensi")),
    ("Notulensi", ("notulensi", "notulen", "notula", "risalah", "catatan rapat", "resume rapat")),
    (
        "Tangkapan layar",
        ("tangkapan layar", "tangkapan", "screenshot", "screen shot", "screenshoot", "print screen", "tampilan"),
    ),
    ("Dokumentasi", ("dokumentasi", "foto", "photo", "video", "rekaman")),
    ("Surat pernyataan", ("surat pernyataan", "pernyataan")),
    ("Pakta integritas", ("pakta integritas", "fakta integritas")),
    ("Berita acara", ("berita acara", "ba")),
    ("SK", ("surat keputusan", "keputusan", "sk")),
    ("SOP", ("sop", "standar operasional prosedur", "standard operating procedure", "prosedur operasional")),
    ("Standar pelayanan", ("standar pelayanan", "standar layanan", "maklumat pelayanan", "maklumat")),
    ("Laporan", ("laporan", "lap", "lhkpn", "lhkasn", "lkjip", "lakip", "sakip")),
    ("Hasil survei", ("hasil survei", "hasil survey", "survei", "survey")),
    (
        "Hasil monitoring dan evaluasi",
        (
            "hasil monitoring",
            "hasil evaluasi",
            "hasil monev",
            "hasil reviu",
            "hasil review",
            "lembar monev",
            "lembar monitoring",
            "lembar evaluasi",
            "monev",
        ),
    ),
    ("Formulir", ("formulir", "form", "kuesioner", "kuisioner", "angket", "kartu kendali")),
    ("Tanda terima", ("tanda terima", "bukti pengiriman", "bukti penerimaan", "bukti kirim")),
    ("Sertifikat", ("sertifikat", "piagam", "penghargaan")),
    (
        "Banner",
        ("banner", "spanduk", "poster", "baliho", "pamflet", "leaflet", "brosur"),
    ),
    ("Infografis", ("infografis", "infografik")),
    ("Materi", ("materi", "paparan", "bahan tayang", "bahan paparan", "modul")),
    (
        "Dokumen perencanaan",
        (
            "rencana kerja",
            "rencana aksi",
            "rencana strategis",
            "rencana tindak lanjut",
            "renstra",
            "renja",
            "rkt",
            "perjanjian kinerja",
            "penetapan kinerja",
            "dokumen kinerja",
            "skp",
            "peta risiko",
            "peta resiko",
            "jadwal",
        ),
    ),
    (
        "Surat",
        ("surat edaran", "surat tugas", "surat perintah", "surat", "nota dinas", "memo", "edaran", "disposisi"),
    ),
    ("Daftar atau rekapitulasi", ("rekapitulasi", "rekap", "daftar", "tabel", "matriks", "matrik", "register", "data")),
    ("Publikasi", ("publikasi", "siaran pers", "rilis", "berita", "pemberitaan", "unggahan", "postingan")),
    ("Saluran pengaduan", ("email", "e-mail", "surel", "hotline", "call center", "call centre", "kotak aduan")),
    (
        "Website atau tautan",
        ("website", "situs", "laman", "tautan", "link", "url", "media sosial", "aplikasi"),
    ),
)
