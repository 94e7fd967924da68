"""The command line (DESIGN §9): the same code as the pages, for scripts, schedules and checks.

Results go to standard output as JSON, words for people to standard error; exit 0 done, 1 refused with its reasons,
2 wrong usage. Each command is a module of its own here, imported only when it is asked for: pandas and DuckDB take
300 ms to load, and `--help` needs neither.
"""

from __future__ import annotations

from importlib import import_module

from monev import jam
from monev.perintah import kabar
from monev.perintah.pengurai import PILIHAN_TEMPAT, Perintah, SalahPakai, bantuan_utama

PERINTAH: dict[str, str] = {
    "periksa": "bagaimana sebuah berkas dibaca; tidak ada yang disimpan",
    "muat": "menyimpan berkas sebagai unggahan baru",
    "draf": "membuat draf Excel dari PDF, untuk diperiksa lalu dimuat",
    "templat": "membuat berkas isian sebuah rencana, Excel atau CSV",
    "keadaan": "semua angka sebuah rencana pada suatu posisi",
    "kesenjangan": "bukti yang belum ada pada suatu posisi",
    "riwayat": "semua unggahan sebuah rencana, yang terbaru dahulu",
    "batalkan": "membatalkan unggahan terbaru sebuah rencana",
    "pulihkan": "memulihkan unggahan yang terakhir dibatalkan",
    "dokumen": "membuat laporan, notulen, paparan atau dokumen lain",
    "awal": "memuat data awal bila belum ada (dipakai make run)",
}
"""Every command and what it is for."""


def utama(argumen: list[str]) -> int:
    """Run one command line (without the program's name); returns the exit code. Never raises, save for sys.exit."""
    with kabar.penjaga() as hasil:
        hasil.kode = _jalankan(argumen)
    return hasil.kode


def _jalankan(argumen: list[str]) -> int:
    argumen = _tempat_ke_belakang(argumen)
    if argumen and argumen[0] in ("-h", "--help"):
        kabar.cetak(bantuan_utama(PERINTAH))
        return 0
    if not argumen:
        raise SalahPakai("Perintahnya belum disebut.", bantuan=bantuan_utama(PERINTAH))
    nama, *sisa = argumen
    if nama not in PERINTAH:
        raise SalahPakai(f"Perintah “{nama}” tidak ada. Yang ada: {', '.join(PERINTAH)}.")
    perintah: Perintah = import_module(f"monev.perintah.{nama}").PERINTAH
    pilihan = perintah.urai(nama, sisa)
    if pilihan is None:
        kabar.cetak(perintah.bantuan(nama))
        return 0
    jam.sekarang()  # a wrong setting of the clock is told by every command, also by one that does not look at it
    return perintah.jalankan(pilihan)


def _tempat_ke_belakang(argumen: list[str]) -> list[str]:
    """`monev --db X keadaan` is `monev keadaan --db X`: options that hold for every command may stand before it."""
    depan: list[str] = []
    sisa = list(argumen)
    while sisa and sisa[0].split("=")[0] in PILIHAN_TEMPAT:
        banyak = 1 if "=" in sisa[0] else 2
        depan += sisa[:banyak]
        sisa = sisa[banyak:]
    return [*sisa[:1], *depan, *sisa[1:]] if sisa else []
