"""The fields an office's own Word template can use, and what each holds. Their values: `template_values`."""

from __future__ import annotations

_SIGNATORY = ("jabatan", "nama", "keterangan")
_TINDAK_LANJUT = ("no", "uraian", "letak", "pic", "batas", "status", "keterangan")

FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "satker": ("nama satker", ()),
    "tahun": ("tahun rencana", ()),
    "triwulan": ("periode yang dibahas, misalnya Triwulan III Tahun 2025", ()),
    "triwulan_berikut": ("periode sesudahnya", ()),
    "posisi": ("tanggal posisi, misalnya 30 September 2025", ()),
    "unggahan": ("nomor unggahan yang dipakai", ()),
    "simulasi": ("tulisan DATA SIMULASI, kosong untuk data sebenarnya", ()),
    "bukan_lke": ("keterangan bahwa angkanya bukan nilai LKE", ()),
    "kalimat": ("keadaan dalam satu dua kalimat", ()),
    "kalimat_kesenjangan": ("kesenjangan bukti dalam satu dua kalimat", ()),
    "capaian_posisi": ("capaian s.d. posisi, misalnya 61/78 (78%)", ()),
    "capaian_setahun": ("capaian setahun", ()),
    "kelengkapan_bukti": ("kelengkapan bukti", ()),
    "jumlah_langkah": ("banyaknya langkah", ()),
    "tanpa_target": ("banyaknya langkah tanpa target waktu", ()),
    "selesai": ("banyaknya target selesai", ()),
    "terlambat": ("banyaknya target terlambat", ()),
    "berjalan": ("banyaknya target berjalan", ()),
    "belum_jatuh_tempo": ("banyaknya target belum jatuh tempo", ()),
    "tidak_berlaku": ("banyaknya target tidak berlaku", ()),
    "selesai_tanpa_bukti": ("banyaknya target selesai yang buktinya belum lengkap", ()),
    "jumlah_kesenjangan": ("banyaknya bukti yang belum ada", ()),
    "jumlah_hadir": ("banyaknya peserta rapat", ()),
    "gambar_capaian": ("gambar batang capaian per area", ()),
    "gambar_peta": ("gambar peta capaian per bulan", ()),
    "logo": ("logo kop surat", ()),
    "dasar": ("dasar laporan, bernomor, satu per baris", ()),
    "agenda": ("agenda rapat, bernomor, satu per baris", ()),
    "rekomendasi": ("rekomendasi, bernomor, satu per baris", ()),
    "yth": ("tujuan undangan, bernomor, satu per baris", ()),
    "tembusan": ("tembusan undangan, bernomor, satu per baris", ()),
    "tempat_tanggal": ("tempat dan tanggal tanda tangan", ()),
    "penanda_tangan": ("penanda tangan kantor", _SIGNATORY),
    "pemimpin": ("penanda tangan: pemimpin rapat", _SIGNATORY),
    "notulis": ("penanda tangan: notulis rapat", _SIGNATORY),
    "undangan": ("surat undangan rapat", ("nomor", "tanggal", "sifat", "lampiran", "hal", "acara")),
    "kop": ("kop surat dan penanda tangan", ("baris", "kota", "jabatan", "nama", "nip")),
    "rapat": (
        "rapatnya; kosong bila tanpa rapat",
        ("judul", "hari_tanggal", "pukul", "tempat", "pemimpin", "notulis", "perbaikan"),
    ),
}
"""Name → what it holds, and the names inside of it: `rapat` is written as rapat.judul, rapat.pukul, …"""

LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "area": (
        "daftar area",
        ("no", "nama", "langkah", "capaian", "setahun", "terlambat", "bukti", "selesai_tanpa_bukti"),
    ),
    "lembar": (
        "daftar target triwulan ini dan tunggakannya",
        ("no", "area", "kode", "langkah", "target", "realisasi", "bukti", "kendala", "tindak_lanjut"),
    ),
    "tenggat_terlambat": ("daftar target terlambat", ("no", "area", "kode", "langkah", "tenggat", "lama", "pic")),
    "target_berikut": ("daftar target triwulan berikut", ("no", "kode", "langkah", "tenggat", "pic")),
    "kesenjangan": (
        "daftar bukti yang belum ada",
        ("no", "area", "kode", "langkah", "tenggat", "bukti", "jenis", "lama", "pic"),
    ),
    "hadir": ("daftar peserta rapat", ("no", "nama", "jabatan")),
    "peserta": ("daftar semua yang diundang atau hadir", ("no", "nama", "jabatan", "kehadiran")),
    "bahasan": ("daftar arahan, pembahasan dan catatan rapat", ("no", "jenis", "letak", "isi")),
    "kendala": ("daftar kendala dan solusi yang dicatat dalam rapat", ("no", "letak", "kendala", "solusi")),
    "kendala_dilaporkan": ("daftar kendala yang dilaporkan", ("no", "letak", "kendala", "tindak_lanjut")),
    "keputusan": ("daftar tindak lanjut yang disepakati", _TINDAK_LANJUT),
    "tindak_lanjut_lalu": ("daftar tindak lanjut rapat sebelumnya", _TINDAK_LANJUT),
}
"""The same of what has several rows: the row of a table that names one of its fields is repeated for each."""

PICTURES = {"gambar_capaian": 15.5, "gambar_peta": 15.5, "logo": 2.2}
"""Fields that are pictures, and how wide each is put in (cm)."""


def written_names(field: str) -> list[str]:
    """What of a field or list is written in braces: satker; rapat.judul, rapat.pukul, …"""
    inner = (FIELDS | LISTS)[field][1]
    return [f"{field}.{name}" for name in inner] if inner else [field]


NAMES = {name: "" for field in FIELDS for name in written_names(field)} | {
    name: listing for listing in LISTS for name in written_names(listing)
}
"""Everything that can be written in braces, with the list whose row it repeats; empty for none."""


def fields_in_words() -> str:
    """Every field and list in words, a line each, for the page."""
    return "\n".join(f"{', '.join(written_names(field))}: {words}" for field, (words, _) in (FIELDS | LISTS).items())
