"""What happened at KPU Kabupaten Contoh in 2025: late starts, catching up, two targets moved, evidence that lags.

The rules give each tenggat a day of completion and each document a day it was filed, from a fixed seed; the tables
below are what the story tells apart from them.
"""

from datetime import date, timedelta
from random import Random

POSISI = (date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31))

MOVED: dict[str, tuple[date, str]] = {
    "II.1.1": (date(2025, 6, 30), "September 2025"),
    "VII.1.1": (date(2025, 9, 30), "Mei sd Oktober 2025"),
}
"""kode → from which posisi on the plan has another TARGET WAKTU, and which."""

TIDAK_BERLAKU: dict[tuple[str, str], tuple[date, str]] = {
    ("VI.4.1", "2025-07"): (
        date(2025, 6, 30),
        "Anggaran pelatihan dihapus; diusulkan lagi tahun depan",
    ),
    ("V.c.2.1", "2025-06"): (date(2025, 6, 30), "Tidak ada pengaduan yang masuk selama triwulan II"),
}
"""(kode, tenggat) → from which posisi on it is declared so, and why."""

SELESAI: dict[tuple[str, str], date | None] = {
    ("I.2.1", "2025-02-20"): date(2025, 2, 20),
    ("II.1.1", "2025-09"): date(2025, 9, 18),
    ("VII.1.1", "2025-10"): date(2025, 10, 27),
    ("II.4.1", "2025-10"): date(2025, 12, 12),
    ("III.2.1", "2025-12"): None,
    ("IV.5.1", "2025-11"): None,
    ("V.e.3.1", "2025-11"): None,
    ("V.d.2.1", "2025-11"): None,
    ("VII.3.1", "2025-12"): None,
    ("VI.3.1", "2025-12"): None,
}
"""(kode, tenggat) → the day it was done; None: not by the end of the year."""

KENDALA: dict[str, tuple[str, str]] = {
    "II.1.1": ("Menunggu petunjuk teknis SOP yang baru", "Reviu dijadwalkan ulang pada September"),
    "II.4.1": ("Ruang arsip direnovasi", "Penataan dilanjutkan setelah renovasi"),
    "III.2.1": ("Narasumber berhalangan", "Dijadwalkan bersama satuan kerja tetangga"),
    "IV.5.1": ("Agenda pleno penuh", "Dibahas pada pleno Januari"),
    "V.e.3.1": ("Tabel pemetaan belum disetujui pimpinan", "Dibawa ke rapat evaluasi ZI"),
    "V.d.2.1": ("Kuesioner yang kembali baru separuh", "Diingatkan setiap apel"),
    "VI.3.1": ("Responden belum mencapai jumlah minimal", "Survei dibuka sampai Januari"),
    "VII.1.1": ("Pengadaan layar terlambat", "Memakai layar pinjaman untuk uji coba"),
    "VII.3.1": ("Inovasi baru berjalan dua bulan", "Evaluasi setelah satu triwulan penuh"),
}

WITHOUT_DATE = frozenset({("III.5.1", "2025-01"), ("V.a.3.1", "2025-01"), ("V.b.2.1", "2025-03")})
"""Reported done without a date."""

# Share of work that is late and by how many days at most, by triwulan: a late start, then catching up.
_TERLAMBAT = {1: (0.55, 50), 2: (0.40, 45), 3: (0.20, 25), 4: (0.10, 12)}


def day_selesai(kode: str, tenggat: str, jatuh_tempo: date) -> date | None:
    """The day a tenggat was done; None: not in 2025."""
    if (kode, tenggat) in SELESAI:
        return SELESAI[kode, tenggat]
    random_source = Random(f"selesai {kode} {tenggat}")
    parts, longest = _TERLAMBAT[(jatuh_tempo.month + 2) // 3]
    if random_source.random() < parts:
        return jatuh_tempo + timedelta(days=random_source.randint(4, longest))
    return jatuh_tempo - timedelta(days=random_source.randint(0, 12))


def bukti_day(kode: str, tenggat: str, name: str, selesai: date) -> date | None:
    """The day a document was filed: mostly with the work, sometimes weeks later, now and then not at all."""
    random_source = Random(f"bukti {kode} {tenggat} {name}")
    fate = random_source.random()
    if fate < 0.80:
        return selesai
    return selesai + timedelta(days=random_source.randint(20, 100)) if fate < 0.96 else None
