"""The commands: name, purpose, options, and the function that does it.

argparse reads the command line and speaks Indonesian here. A function that reads a value raises
ArgumentTypeError with what is accepted.
"""

import argparse
import re
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypedDict, Unpack

from monev import build
from monev.core.errors import MonevError
from monev.core.office_names import clean_name
from monev.core.roles import ROLES
from monev.core.text import capitalized

if TYPE_CHECKING:
    from monev.journal import Address
    from monev.journal.journal import Anchor

PROGRAM = "python -m monev"
_SENTENCES = {
    "usage: ": "Pemakaian: ",
    "positional arguments": "Yang diberikan",
    "options": "Pilihan",
    "show this help message and exit": "menampilkan bantuan ini",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "Perlu disebut: %s.",
    "unrecognized arguments: %s": (
        "Tidak dikenal di sini: %s. Jika itu bagian dari sebuah nama, apit namanya dengan tanda "
        "kutip."
    ),
    "expected one argument": "harus diikuti nilainya.",
    "ignored explicit argument %r": "tidak memakai nilai (%r).",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s dapat berarti %(matches)s.",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r tidak ada. Yang ada: %(choices)s."
    ),
}
"""Sentences of argparse → the same in Indonesian. argparse translates by gettext, which goes by the
locale of the process (a schedule runs with LANG=C). So its `_` is replaced, whatever the locale."""

argparse._ = lambda text: _SENTENCES.get(text, text)  # type: ignore[attr-defined]  # private


class WrongUsage(MonevError):
    """The command line itself is wrong, which gives exit code 2."""


class Command(NamedTuple):
    """One command.

    `does`: its `module:function` in this folder. `takes`: its options besides PLACE; those in […]
    need not be given. `summary` stands in the list of commands, `more` also in its own help.
    """

    does: str
    takes: str
    summary: str
    more: str = ""


def read_tahun(text: str) -> int:
    """Read a tahun of four digits, from 2000 to 2100."""
    if not re.fullmatch(r"20\d\d|2100", text.strip()):
        raise ArgumentTypeError(
            f"“{text}” bukan tahun. Tulis empat angka dari 2000 sampai 2100, misalnya 2025."
        )
    return int(text)


def read_posisi(text: str) -> date:
    """Read a date, written as 2025-09-30."""
    try:
        day = datetime.strptime(text.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” bukan tanggal. Tulis misalnya 2025-09-30.") from error
    read_tahun(str(day.year))
    return day


def read_folder(text: str) -> Path:
    """Read the name of a folder."""
    if not text.strip():
        raise ArgumentTypeError("nama folder tidak boleh kosong.")
    return Path(text)


def read_satker(text: str) -> str:
    """Read a satker's name, tidied."""
    cleaned = clean_name(text)
    if not cleaned:
        raise ArgumentTypeError("nama satker tidak boleh kosong.")
    return cleaned


def read_roles(text: str) -> frozenset[str]:
    """Read roles, separated by commas."""
    roles = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
    if not roles or roles - ROLES.keys():
        raise ArgumentTypeError(
            f"“{text}” bukan peran. Yang ada, dipisahkan koma: {', '.join(ROLES)}."
        )
    return roles


def read_anchor(text: str) -> "Anchor":
    """Read an anchor of the journal, as printed."""
    # Not at the top: only this option needs it.
    from monev.journal.journal import read_anchor

    try:
        return read_anchor(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def read_journal(text: str) -> "Address":
    """Read the address of a journal, without a password.

    Everybody on the machine sees command lines (`ps`).
    """
    # Not at the top: most commands need none.
    from monev.journal import Address

    address = Address(text)
    if address.has_secret:
        raise ArgumentTypeError(
            "alamatnya memuat kata sandi, yang terlihat oleh semua pemakai komputer ini. Tulis "
            "tanpa sandi; sandinya di ~/.pgpass, di PGPASSWORD, atau di alamat pada MONEV_JURNAL."
        )
    return address


class Option(TypedDict, total=False):
    """The settings of an option or argument, as argparse takes them."""

    help: str
    metavar: str
    action: str
    nargs: str
    choices: Iterable[str]
    type: Callable[[str], object]
    default: str | int
    required: bool


def option(description: str, value_name: str | None = None, **how: Unpack[Option]) -> Option:
    """Make the settings of an option or argument.

    `value_name` is the word for its value, None for a switch.
    """
    how["help"] = description
    if value_name:
        how["metavar"] = value_name
    else:
        how["action"] = "store_true"
    return how


def action(*words: str) -> Option:
    """Make the settings of the argument that chooses one of a command's actions."""
    return option(f"salah satu: {', '.join(words)}", "TINDAKAN", choices=words)


def output_file(what: str, *suffixes: str) -> Option:
    """Make the settings of the file that a command writes; its name ends in one of `suffixes`."""

    def read(text: str) -> Path:
        if not text.lower().endswith(suffixes):
            raise ArgumentTypeError(
                f"“{text}” harus berakhiran {' atau '.join(suffixes)}, misalnya nama{suffixes[0]}."
            )
        return Path(text)

    return option(f"{what} yang ditulis; yang lama disisihkan", "BERKAS", type=read)


_DAY = "tanggal keadaan dinilai, misalnya 2025-09-30"
_OPTIONS: dict[str, Option] = {
    "berkas": option("berkas rencana aksi: Excel, Word, LibreOffice atau CSV", "BERKAS"),
    "pulihkan-cadangan berkas": option("berkas buatan perintah cadangkan", "BERKAS"),
    "orang tindakan": action("tambah", "undang"),
    "jurnal tindakan": action("periksa", "lanjutkan", "pindah"),
    "orang": option("nama pengguna, misalnya siti.rahma", "ORANG"),
    "dari": option(
        "untuk pindah: berkas jurnal, atau alamat postgresql://",
        "DARI",
        nargs="?",
        type=read_journal,
    ),
    "ke": option(
        "untuk pindah: berkas baru atau basis data PostgreSQL yang kosong",
        "KE",
        nargs="?",
        type=read_journal,
    ),
    "--satker": option('nama satker, misalnya "KPU Kabupaten Mesuji"', "NAMA", type=read_satker),
    "muat --satker": option("nama satker (bawaan: menurut isi berkas)", "NAMA", type=read_satker),
    "orang --satker": option("satker tempat perannya (tanpa ini: semua)", "NAMA", type=read_satker),
    "--tahun": option("tahun rencana, misalnya 2025", "T", type=read_tahun),
    "periksa --tahun": option("tahun rencana (bawaan: menurut isi berkas)", "T", type=read_tahun),
    "muat --tahun": option("tahun rencana (bawaan: menurut isi berkas)", "T", type=read_tahun),
    "rekap --tahun": option("tahun rencana, misalnya 2025 (bawaan: semua)", "T", type=read_tahun),
    "--posisi": option(
        f"{_DAY} (bawaan: posisi laporan terakhir, atau hari ini)", "D", type=read_posisi
    ),
    "muat --posisi": option(
        "tanggal yang dilaporkan (bawaan: menurut isinya, atau hari ini)", "D", type=read_posisi
    ),
    "rekap --posisi": option(_DAY, "D", type=read_posisi),
    "--tabel": option(
        "tabel yang dibaca bila berkas berisi beberapa: namanya atau nomornya seperti disebut "
        "periksa; boleh berulang",
        "NAMA",
        action="append",
    ),
    "--kolom": option(
        "arti sebuah kolom, misalnya F=pic; boleh berulang. Juga judul=5 (baris judul), "
        '"bukti=tidak ada", "area=baris judul"',
        "ARTI",
        action="append",
    ),
    "--jawab": option(
        "jawaban atas sebuah pertanyaan tentang isi berkas, misalnya 1=2, atau sel yang dibaca "
        'lain: "I.2.1 waktu=Juni" (waktu, bukti, pic, area, baris); boleh berulang',
        "JAWABAN",
        action="append",
    ),
    "--menambah": option(
        "berkas ini belahan lain dari rencana yang tersimpan: area yang tersimpan tetap ada"
    ),
    "--induk": option(
        "hanya satker ini dan yang di bawahnya menurut daftar satker", "NAMA", type=read_satker
    ),
    "--alasan": option('alasan pembatalan, misalnya "berkas tertukar"', "TEKS"),
    "templat --keluaran": output_file("berkas .xlsx", ".xlsx"),
    "cadangkan --keluaran": option(
        "folder tempat cadangan ditulis (bawaan: cadangan)", "FOLDER", type=read_folder
    ),
    "--nama": option("nama yang tampak", "TEKS"),
    "--surel": option("alamat email, untuk pengingat", "TEKS"),
    "--peran": option(f"dipisahkan koma: {', '.join(ROLES)}", "PERAN", type=read_roles),
    "--pic": option("PIC dalam rencana satker itu, yang tugasnya miliknya", "TEKS"),
    "--tanpa-kode": option("kode masuknya dihapus, bila ponsel dan kode pemulihannya hilang"),
    "--tanpa-kirim": option("hanya menampilkan emailnya"),
    "--jangkar": option(
        "untuk periksa: jangkar tercetak yang harus ada", "NOMOR:HASH", type=read_anchor
    ),
    "--akun": option("mengganti juga daftar orang dan sandinya dengan yang ada di cadangan"),
    "muat --setuju": option("menyetujui semua hal yang dihilangkan oleh berkas ini"),
    "jurnal --setuju": option(
        "untuk lanjutkan: menyetujui bahwa yang rusak atau hilang tidak lagi berlaku"
    ),
    "pulihkan-cadangan --setuju": option(
        "menyetujui bahwa entri yang tidak ada di cadangan tidak lagi berlaku"
    ),
    "--json": option("mencetak hasil sebagai JSON di keluaran standar"),
    "--db": option("berkas basis data (bawaan: MONEV_DB, atau data/monev.duckdb)", "BERKAS"),
    "--jurnal": option(
        "berkas jurnal atau postgresql://… (bawaan: MONEV_JURNAL, atau di sebelahnya)",
        "ALAMAT",
        type=read_journal,
    ),
}
"""Option or argument → its settings. If it means something else to one command, it stands also with
that command's name before it."""
PLACE = "[--db] [--jurnal]"
_SHORT = {"--keluaran": ("-o",)}

COMMANDS: dict[str, Command] = {
    "periksa": Command(
        "check:run",
        "berkas [--tahun] [--tabel] [--kolom] [--jawab] [--json]",
        "bagaimana sebuah berkas dibaca; tidak ada yang disimpan",
    ),
    "muat": Command(
        "load:run",
        "berkas [--satker] [--tahun] [--tabel] [--kolom] [--jawab] [--posisi] [--menambah] "
        "[--setuju] [--json]",
        "menyimpan berkas sebagai unggahan baru",
        "Seluruhnya atau tidak sama sekali: yang menghilangkan sesuatu yang sudah tersimpan "
        "ditolak, kecuali dengan --setuju. Yang sudah tersimpan, tanpa perubahan dan tanpa "
        "--posisi, tidak disimpan lagi.",
    ),
    "templat": Command(
        "load:write_template", "--satker --tahun --keluaran", "membuat berkas isian sebuah rencana"
    ),
    "keadaan": Command(
        "figures:show_keadaan",
        "--satker --tahun [--posisi] [--json]",
        "semua angka sebuah rencana pada suatu posisi",
    ),
    "kesenjangan": Command(
        "figures:show_kesenjangan",
        "--satker --tahun [--posisi] [--json]",
        "bukti yang belum ada pada suatu posisi",
    ),
    "rekap": Command(
        "figures:show_rekap",
        "--posisi [--tahun] [--induk] [--json]",
        "semua angka semua satker pada suatu posisi",
    ),
    "riwayat": Command(
        "load:show_riwayat",
        "--satker --tahun [--json]",
        "semua berkas dan isian sebuah rencana, yang terbaru dahulu",
    ),
    "batalkan": Command(
        "load:cancel_newest",
        "--satker --tahun --alasan [--json]",
        "membatalkan unggahan terbaru sebuah rencana",
        (
            "Yang sebelumnya lalu berlaku lagi, yang dicatat di aplikasi tetap; perintah pulihkan "
            "mengembalikannya selama belum ada unggahan baru."
        ),
    ),
    "pulihkan": Command(
        "load:restore_last",
        "--satker --tahun [--json]",
        "memulihkan unggahan yang terakhir dibatalkan",
        "Selama sesudah itu belum ada unggahan baru. Bila ada beberapa, ulangi perintahnya.",
    ),
    "orang": Command(
        "people:run",
        "tindakan orang [--nama] [--surel] [--satker] [--peran] [--pic] [--tanpa-kode] [--json]",
        "menambah dan mengundang orang yang dapat masuk",
        "TINDAKAN: tambah ORANG; undang ORANG (undangan baru, juga bila kata sandi terlupa). Orang "
        "pertama menjadi admin untuk semua satker. Yang lain diatur di Pengaturan.",
    ),
    "ingatkan": Command(
        "people:remind",
        "[--tanpa-kirim] [--json]",
        "mengirim email pengingat hari ini, untuk jadwal",
        "Lewat server email yang diatur di Pengaturan, seperti yang dilakukan aplikasi pada jam "
        "kantor. Yang sudah dikirim tidak dikirim lagi, dari mana pun. Kode keluarnya 1 bila ada "
        "yang gagal; yang diminta server dikirim lagi nanti tidak.",
    ),
    "jurnal": Command(
        "journal:run",
        "tindakan [dari] [ke] [--jangkar] [--setuju] [--json]",
        "memeriksa bahwa jurnal dan berkas asli utuh; memindahkan semuanya",
        "periksa: tidak mengubah apa pun; kode keluarnya 1 bila ada masalah. lanjutkan: meneruskan "
        "dari entri terakhir yang utuh, atau menyatakan bahwa jurnal yang ada sekarang memang yang "
        "benar; yang sebelumnya disimpan di sebelahnya. pindah: dari DARI ke KE, berkas atau "
        "PostgreSQL yang kosong, beserta daftar orang, dengan memeriksa rantainya.",
    ),
    "cadangkan": Command(
        "journal:back_up",
        "[--keluaran] [--json]",
        "menyalin semuanya ke satu berkas bertanggal, juga selagi aplikasi dipakai",
        (
            "Jurnal, berkas asli, dan daftar orang, lalu membacanya kembali sampai habis. Tidak "
            "ada cadangan yang ditimpa."
        ),
    ),
    "pulihkan-cadangan": Command(
        "journal:restore_backup",
        "berkas [--setuju] [--akun] [--json]",
        "memasang kembali sebuah cadangan",
        "Cadangan itu diperiksa dahulu sampai habis. Jurnal yang sekarang disimpan di sebelahnya "
        "dengan nama bertanggal; bila ia lebih baru, perlu --setuju. Basis data disusun ulang.",
    ),
    "awal": Command(
        "load:load_first",
        "",
        "memuat data awal bila belum ada (dipakai make run)",
        (
            "Yang sudah pernah dimuat, disembunyikan, atau sudah milik kantornya sendiri tidak "
            "disentuh."
        ),
    ),
}


def options_of(name: str) -> dict[str, Option]:
    """List the options and arguments of a command, PLACE too: name → settings."""
    taken = {}
    for word in f"{COMMANDS[name].takes} {PLACE}".split():
        bare = word.strip("[]")
        how = (_OPTIONS.get(f"{name} {bare}") or _OPTIONS[bare]).copy()
        if word.startswith("--"):
            how["required"] = True
        taken[bare] = how
    return taken


class _Parser(argparse.ArgumentParser):
    def __init__(self, *, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=partial(argparse.HelpFormatter, max_help_position=28, width=100),
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(message)


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of the whole command line. Its result names in `does` the function to run.

    It raises WrongUsage.
    """
    parser = _Parser(
        prog=PROGRAM,
        description="Memantau Rencana Aksi Zona Integritas dari baris perintah. Hasil --json "
        "keluar di keluaran standar, kalimat untuk orang di keluaran galat. Kode keluar: 0 "
        "selesai, 1 ditolak dengan alasannya, 2 salah pakai.",
        epilog="PERINTAH --help: rinciannya, dengan semua pilihannya.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Monev ZI {build()}",
        help="menampilkan versi program ini",
    )
    adding = parser.add_subparsers(title="Perintah", metavar="PERINTAH", required=True)
    for name, command in COMMANDS.items():
        told = f"{capitalized(command.summary)}. {command.more}".strip()
        own = adding.add_parser(name, help=command.summary, description=told)
        own.set_defaults(does=command.does)
        for bare, how in options_of(name).items():
            own.add_argument(*_SHORT.get(bare, ()), bare, **how)
    return parser
