"""The command line (docs/design.md §9): the same code as the pages, for scripts, schedules and checks.

Results go to standard output as JSON, words for people to standard error; exit 0 done, 1 refused with its reasons,
2 wrong usage. The modules here are imported only when one of their commands is asked for: pandas and DuckDB take
300 ms to load, and `--help` needs neither.
"""

from __future__ import annotations

from importlib import import_module

from monev.cli import output
from monev.cli.parser import PLACE_FLAGS, Command, WrongUsage, main_help
from monev.core import clock

COMMANDS: dict[str, str] = {
    "periksa": "bagaimana sebuah berkas dibaca; tidak ada yang disimpan",
    "muat": "menyimpan berkas sebagai unggahan baru",
    "draf": "membuat draf Excel dari PDF, untuk diperiksa lalu dimuat",
    "templat": "membuat berkas isian sebuah rencana, Excel atau CSV",
    "keadaan": "semua angka sebuah rencana pada suatu posisi",
    "kesenjangan": "bukti yang belum ada pada suatu posisi",
    "rekap": "semua angka semua satker pada suatu posisi",
    "riwayat": "semua unggahan sebuah rencana, yang terbaru dahulu",
    "batalkan": "membatalkan unggahan terbaru sebuah rencana",
    "pulihkan": "memulihkan unggahan yang terakhir dibatalkan",
    "dokumen": "membuat laporan, notulen, paparan atau dokumen lain",
    "templat-dokumen": "membuat templat Word awal untuk tata letak milik kantor",
    "ringkasan": "membuat Ringkasan satu halaman untuk dikirim, PDF atau gambar",
    "bukti": "mengumpulkan bukti sebuah triwulan dalam satu ZIP, untuk evaluator",
    "tautan": "memeriksa apakah tautan bukti masih terbuka",
    "orang": "mengatur siapa yang dapat masuk, dan perannya",
    "jurnal": "memeriksa bahwa jurnal, berkas asli, dan basis data utuh; menyalin jurnal ke tempat lain",
    "cadangkan": "menyalin semuanya ke satu berkas bertanggal, juga selagi aplikasi dipakai",
    "pulihkan-cadangan": "memasang kembali sebuah cadangan",
    "awal": "memuat data awal bila belum ada (dipakai make run)",
}
"""Every command and what it is for."""

PLACES: dict[str, tuple[str, str]] = {
    "periksa": ("check", "COMMAND"),
    "muat": ("load", "COMMAND"),
    "draf": ("draft", "COMMAND"),
    "templat": ("template", "COMMAND"),
    "keadaan": ("figures", "KEADAAN"),
    "kesenjangan": ("figures", "KESENJANGAN"),
    "rekap": ("recap", "COMMAND"),
    "riwayat": ("versions", "RIWAYAT"),
    "batalkan": ("versions", "BATALKAN"),
    "pulihkan": ("versions", "PULIHKAN"),
    "dokumen": ("documents", "COMMAND"),
    "templat-dokumen": ("documents", "STARTER"),
    "ringkasan": ("documents", "RINGKASAN"),
    "bukti": ("evidence", "BUKTI"),
    "tautan": ("evidence", "TAUTAN"),
    "orang": ("people", "COMMAND"),
    "jurnal": ("journal", "COMMAND"),
    "cadangkan": ("backup", "BACK_UP"),
    "pulihkan-cadangan": ("backup", "PUT_BACK"),
    "awal": ("seed", "COMMAND"),
}
"""Command → the module of this room that does it, and its name there."""


def find_command(name: str) -> Command:
    """The command of this name, its module imported now."""
    module, constant = PLACES[name]
    return getattr(import_module(f"monev.cli.{module}"), constant)


def main(arguments: list[str]) -> int:
    """Run one command line (without the program's name); returns the exit code. Never raises, save for sys.exit."""
    with output.guard() as result:
        result.exit_code = _run(arguments)
    return result.exit_code


def _run(arguments: list[str]) -> int:
    arguments = _place_options_last(arguments)
    if arguments and arguments[0] in ("-h", "--help"):
        output.print_text(main_help(COMMANDS))
        return 0
    if not arguments:
        raise WrongUsage("Perintahnya belum disebut.", help_text=main_help(COMMANDS))
    name, *rest = arguments
    if name not in COMMANDS:
        raise WrongUsage(f"Perintah “{name}” tidak ada. Yang ada: {', '.join(COMMANDS)}.")
    command = find_command(name)
    options = command.parse(name, rest)
    if options is None:
        output.print_text(command.help_text(name))
        return 0
    clock.now()  # a wrong setting of the clock is told by every command, also by one that does not look at it
    return command.run(options)


def _place_options_last(arguments: list[str]) -> list[str]:
    """`monev --db X keadaan` is `monev keadaan --db X`: options that hold for every command may stand before it."""
    front: list[str] = []
    rest = list(arguments)
    while rest and rest[0].split("=")[0] in PLACE_FLAGS:
        count = 1 if "=" in rest[0] else 2
        front += rest[:count]
        rest = rest[count:]
    return [*rest[:1], *front, *rest[1:]] if rest else []
