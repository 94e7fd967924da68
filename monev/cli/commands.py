"""The command line as it is typed: every command, what it is for, what it takes, and which function does it; `--help`
is made from that table alone. argparse reads it, and says it in Indonesian. A reader turns what was typed into a value,
or raises ArgumentTypeError with what is accepted."""

import argparse
import re
from argparse import ArgumentTypeError
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from monev import VERSION
from monev.core.errors import MonevError, cause_of
from monev.core.office_names import clean_name
from monev.core.periods import PERIODE_CODES
from monev.core.platform_files import check_path
from monev.core.roles import ROLES
from monev.core.text import capitalized

if TYPE_CHECKING:
    from monev.journal.survey import Anchor

PROGRAM = "python -m monev"
_SENTENCES = {
    "usage: ": "Pemakaian: ",
    "positional arguments": "Yang diberikan",
    "options": "Pilihan",
    "show this help message and exit": "menampilkan bantuan ini",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "Perlu disebut: %s.",
    "unrecognized arguments: %s": (
        "Tidak dikenal di sini: %s. Jika itu bagian dari sebuah nama, apit namanya dengan tanda kutip."
    ),
    "expected one argument": "harus diikuti nilainya.",
    "ignored explicit argument %r": "tidak memakai nilai (%r).",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s dapat berarti %(matches)s.",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r tidak ada. Yang ada: %(choices)s.",
}
"""What argparse says → the same in Indonesian. It asks gettext, whose catalogues go by the locale of the process: a
schedule runs with LANG=C. So it is given these, whatever the locale."""

argparse._ = lambda text: _SENTENCES.get(text, text)  # type: ignore[attr-defined]  # the name it asks gettext by


class WrongUsage(MonevError):
    """The command line itself is wrong: exit code 2."""


class Option:
    """One option (`--tahun`; `-o --keluaran`, short and long) or argument (`berkas`): `value_name` is the word for its
    value in help, None for a switch; `how` is whatever else argparse's `add_argument` takes."""

    def __init__(self, name: str, description: str, value_name: str | None = None, **how: Any) -> None:
        self.name = name
        self.description = description
        self.how: dict[str, Any] = {"metavar": value_name, **how} if value_name else {"action": "store_true"}


PLACE_OPTIONS = (
    Option("--db", "berkas basis data (bawaan: MONEV_DB, atau data/monev.duckdb)", "BERKAS"),
    Option(
        "--jurnal", "folder jurnal atau postgresql://… (bawaan: MONEV_JURNAL, atau di sebelah basis data)", "ALAMAT"
    ),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what the list of commands says of it, what its own help says besides, what it takes (PLACE_OPTIONS
    goes without saying), and which function of which module here does it, imported only when it is to be run."""

    name: str
    summary: str
    description: str
    options: tuple[Option, ...]
    does: str


MIN_TAHUN, MAX_TAHUN = 2000, 2100


def read_tahun(text: str) -> int:
    """A tahun of four digits."""
    if not re.fullmatch(r"\d{4}", text.strip()) or not MIN_TAHUN <= int(text) <= MAX_TAHUN:
        raise ArgumentTypeError(
            f"“{text}” bukan tahun. Tulis empat angka dari {MIN_TAHUN} sampai {MAX_TAHUN}, misalnya 2025."
        )
    return int(text)


def read_posisi(text: str) -> date:
    """A date, as 2025-09-30."""
    try:
        day = datetime.strptime(text.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” bukan tanggal. Tulis misalnya 2025-09-30.") from error
    read_tahun(str(day.year))
    return day


def read_folder(text: str) -> Path:
    """A folder, which has a name."""
    if not text.strip():
        raise ArgumentTypeError("nama folder tidak boleh kosong.")
    return Path(text)


def read_satker(text: str) -> str:
    """A satker's name; something has to be left of it."""
    cleaned = clean_name(text)
    if not cleaned:
        raise ArgumentTypeError("nama satker tidak boleh kosong.")
    return cleaned


def read_rapat(text: str) -> int:
    """The number of a meeting."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"“{text}” bukan nomor rapat. Tulis misalnya 1.")
    return int(text)


def read_roles(text: str) -> frozenset[str]:
    """Roles, separated by commas."""
    roles = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
    if not roles or roles - ROLES.keys():
        raise ArgumentTypeError(f"“{text}” bukan peran. Yang ada, dipisahkan koma: {', '.join(ROLES)}.")
    return roles


def read_anchor(text: str) -> "Anchor":
    """An anchor of the journal, as printed."""
    # Not at the top: only this option needs it.
    from monev.journal.survey import read_anchor

    try:
        return read_anchor(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def action(*words: str) -> Option:
    """What a command is to do, of several things it can."""
    return Option("tindakan", f"salah satu: {', '.join(words)}", "TINDAKAN", choices=words)


def output_file(what: str, *suffixes: str) -> Option:
    """The file a command writes; its name ends in one of these suffixes."""

    def read(text: str) -> Path:
        if not text.lower().endswith(suffixes):
            raise ArgumentTypeError(f"“{text}” harus berakhiran {' atau '.join(suffixes)}, misalnya nama{suffixes[0]}.")
        try:
            check_path(Path(text))
        except OSError as error:
            raise ArgumentTypeError(f"{cause_of(error)}.") from error
        return Path(text)

    return Option("-o --keluaran", f"{what} yang ditulis; yang lama disisihkan", "BERKAS", required=True, type=read)


SATKER = Option("--satker", 'nama satker, misalnya "KPU Kabupaten Mesuji"', "NAMA", required=True, type=read_satker)
TAHUN = Option("--tahun", "tahun rencana, misalnya 2025", "T", required=True, type=read_tahun)
POSISI = Option(
    "--posisi",
    "tanggal keadaan dinilai, misalnya 2025-09-30 (bawaan: posisi laporan terakhir; bila belum ada laporan, hari ini, "
    "paling akhir 31 Desember tahun rencana)",
    "D",
    type=read_posisi,
)
JSON = Option("--json", "mencetak hasil sebagai JSON di keluaran standar")
RENCANA = (SATKER, TAHUN)
_PLAN_FILE = Option("berkas", "berkas rencana aksi: Excel, Word, LibreOffice atau CSV", "BERKAS")
_FILE_TAHUN = Option("--tahun", "tahun rencana (bawaan: menurut isi berkas)", "T", type=read_tahun)
_SHEET = Option("--lembar", "lembar yang dibaca, bila berkas berisi lebih dari satu rencana", "NAMA")
_JENIS = Option("--jenis", "dokumen yang dibuat, misalnya undangan", "JENIS", required=True)

_COMMANDS = (
    Command(
        "periksa",
        "bagaimana sebuah berkas dibaca; tidak ada yang disimpan",
        "Berkas yang tidak dapat diterima disebut alasannya, dan kode keluarnya 1.",
        (_PLAN_FILE, _FILE_TAHUN, _SHEET, JSON),
        "check:run",
    ),
    Command(
        "muat",
        "menyimpan berkas sebagai unggahan baru",
        "Seluruhnya atau tidak sama sekali: yang menghilangkan sesuatu yang sudah tersimpan ditolak dan disebut satu "
        "per satu, kecuali dengan --setuju. Berkas yang sama sekali lagi, atau berkas tanpa perubahan dan tanpa "
        "--posisi: tidak ada yang disimpan.",
        (
            _PLAN_FILE,
            Option(SATKER.name, "nama satker (bawaan: menurut isi berkas)", "NAMA", type=read_satker),
            _FILE_TAHUN,
            _SHEET,
            Option(
                POSISI.name,
                "tanggal keadaan yang dilaporkan berkas ini, misalnya 2025-09-30 (bawaan: akhir triwulan yang "
                "diisinya, rencana saja awal tahunnya; bila tidak dapat diketahui, hari ini)",
                "D",
                type=read_posisi,
            ),
            Option("--menambah", "berkas ini belahan lain dari rencana yang tersimpan: area yang tersimpan tetap ada"),
            Option("--setuju", "menyetujui semua hal yang dihilangkan oleh berkas ini"),
            JSON,
        ),
        "load:run",
    ),
    Command(
        "draf",
        "membuat draf Excel dari PDF, untuk diperiksa lalu dimuat",
        "Tidak ada yang disimpan ke basis data.",
        (
            Option("berkas", "PDF surat keputusan yang berteks (bukan pindaian)", "BERKAS"),
            output_file("berkas draf .xlsx", ".xlsx"),
        ),
        "documents:write_draft",
    ),
    Command(
        "templat",
        "membuat berkas isian sebuah rencana",
        "Isinya rencana aksi, realisasi per target, dan bukti dukung per target.",
        (*RENCANA, output_file("berkas .xlsx", ".xlsx")),
        "documents:write_template",
    ),
    Command(
        "keadaan",
        "semua angka sebuah rencana pada suatu posisi",
        "Capaian, keterlambatan, dan kelengkapan bukti, seluruhnya dan per area.",
        (*RENCANA, POSISI, JSON),
        "figures:show_keadaan",
    ),
    Command(
        "kesenjangan",
        "bukti yang belum ada pada suatu posisi",
        "Yang targetnya dilaporkan selesai lebih dahulu, lalu yang paling lama terlambat.",
        (*RENCANA, POSISI, JSON),
        "figures:show_kesenjangan",
    ),
    Command(
        "rekap",
        "semua angka semua satker pada suatu posisi",
        "Angkanya sama seperti perintah keadaan.",
        (
            Option(POSISI.name, "tanggal keadaan dinilai, misalnya 2025-09-30", "D", required=True, type=read_posisi),
            Option(TAHUN.name, "tahun rencana, misalnya 2025 (bawaan: semua)", "T", type=read_tahun),
            Option("--induk", "hanya satker ini dan yang di bawahnya menurut daftar satker", "NAMA", type=read_satker),
            JSON,
        ),
        "figures:show_rekap",
    ),
    Command(
        "riwayat",
        "semua unggahan sebuah rencana, yang terbaru dahulu",
        "Juga yang sudah dibatalkan.",
        (*RENCANA, JSON),
        "load:show_riwayat",
    ),
    Command(
        "batalkan",
        "membatalkan unggahan terbaru sebuah rencana",
        "Yang sebelumnya lalu berlaku lagi. Tidak ada yang dihapus; perintah pulihkan mengembalikannya selama belum "
        "ada unggahan baru.",
        (*RENCANA, Option("--alasan", 'alasan pembatalan, misalnya "berkas tertukar"', "TEKS", required=True), JSON),
        "load:cancel_newest",
    ),
    Command(
        "pulihkan",
        "memulihkan unggahan yang terakhir dibatalkan",
        "Selama sesudah itu belum ada unggahan baru. Bila ada beberapa, ulangi perintahnya.",
        (*RENCANA, JSON),
        "load:restore_last",
    ),
    Command(
        "dokumen",
        "membuat laporan, notulen, paparan atau dokumen lain",
        "Jenis: lembar, laporan, notulen, hadir, undangan, ralat, agenda, pesan, paparan, kalender. Bentuknya menurut "
        "akhiran nama berkas. Dari rapat yang sudah ditutup, angkanya ialah angka saat ditutup.",
        (
            *RENCANA,
            POSISI,
            Option("--rapat", "nomor rapat; posisinya dipakai bila --posisi tidak disebut", "ID", type=read_rapat),
            Option(
                "--periode",
                "tentang apa, tanpa rapat: tw1 .. tw4 atau setahun (bawaan: triwulan posisi)",
                "PERIODE",
                choices=PERIODE_CODES,
            ),
            _JENIS,
            output_file("berkas", ".docx", ".pdf", ".xlsx", ".pptx", ".ics", ".txt", ".zip"),
        ),
        "documents:write_document",
    ),
    Command(
        "tautan",
        "memeriksa apakah tautan bukti masih terbuka",
        "Setiap alamat ditanya sekali, isinya tidak diunduh. Hasil tiap tautan: terbuka, perlu masuk, tidak ada, tidak "
        "terjangkau, atau tidak diperiksa (alamat di dalam jaringan, atau bukan http).",
        (action("periksa"), *RENCANA, POSISI, JSON),
        "documents:check_tautan",
    ),
    Command(
        "orang",
        "menambah dan mengundang orang yang dapat masuk",
        "TINDAKAN: tambah ORANG; undang ORANG (undangan baru, juga bila kata sandi terlupa). Orang pertama menjadi "
        "admin untuk semua satker. Yang lain diatur di halaman Orang dan akses.",
        (
            action("tambah", "undang"),
            Option("orang", "nama masuk, misalnya siti.rahma", "ORANG"),
            Option("--nama", "nama yang tampak", "TEKS"),
            Option("--surel", "alamat surel, untuk masuk dengan akun kantor", "TEKS"),
            Option("--satker", "satker tempat perannya (tanpa ini: semua)", "NAMA", type=read_satker),
            Option("--peran", f"dipisahkan koma: {', '.join(ROLES)}", "PERAN", type=read_roles),
            Option("--pic", "PIC dalam rencana satker itu, yang tugasnya miliknya", "TEKS"),
            JSON,
        ),
        "people:run",
    ),
    Command(
        "ingatkan",
        "mengirim surel pengingat hari ini, untuk jadwal",
        "Lewat server surel yang diatur di Pengaturan, seperti yang dilakukan aplikasi pada jam kantor. Yang sudah "
        "dikirim tidak dikirim lagi, dari mana pun. Kode keluarnya 1 bila ada yang belum terkirim.",
        (Option("--tanpa-kirim", "hanya menampilkan surelnya"), JSON),
        "people:remind",
    ),
    Command(
        "jurnal",
        "memeriksa bahwa jurnal, berkas asli, dan basis data utuh; menyalin jurnal ke tempat lain",
        "periksa: memeriksa rantai jurnal, setiap berkas asli, dan bahwa basis data sama dengan yang disusun dari "
        "jurnal; tanpa --pulihkan tidak ada yang diubah, dan kode keluarnya 1 bila ada masalah. terima: menyatakan "
        "bahwa jurnal yang ada sekarang memang yang benar, sesudah jurnal lama sengaja diganti. salin: dari DARI ke "
        "KE, folder atau PostgreSQL, dengan memeriksa rantainya; KE harus kosong atau berisi awal jurnal yang sama.",
        (
            action("periksa", "terima", "salin"),
            Option("dari", "untuk salin: folder jurnal, atau alamat postgresql://", "DARI", nargs="?"),
            Option("ke", "untuk salin: folder atau basis data PostgreSQL yang kosong", "KE", nargs="?"),
            Option(
                "--jangkar",
                "memeriksa bahwa jangkar yang tercetak di kaki laporan masih ada di jurnal, misalnya "
                "12:0123456789abcdef",
                "NOMOR:HASH",
                type=read_anchor,
            ),
            Option("--pulihkan", "untuk periksa: menulis lagi entri yang rusak, bila basis data masih memuatnya utuh"),
            Option("--setuju", "untuk terima: menyetujui bahwa yang pernah terlihat tidak lagi berlaku"),
            JSON,
        ),
        "journal:run",
    ),
    Command(
        "cadangkan",
        "menyalin semuanya ke satu berkas bertanggal, juga selagi aplikasi dipakai",
        "Jurnal, berkas asli, dan daftar orang, lalu membacanya kembali sampai habis. Cadangan yang sudah ada tidak "
        "pernah ditimpa.",
        (
            Option("-o --keluaran", "folder tempat cadangan ditulis (bawaan: cadangan)", "FOLDER", type=read_folder),
            JSON,
        ),
        "journal:back_up",
    ),
    Command(
        "pulihkan-cadangan",
        "memasang kembali sebuah cadangan",
        "Cadangan itu diperiksa dahulu sampai habis. Jurnal yang sekarang disimpan di sebelahnya dengan nama "
        "bertanggal; bila ia lebih baru, perlu --setuju. Basis data disusun ulang.",
        (
            Option("berkas", "berkas ZIP buatan perintah cadangkan", "BERKAS"),
            Option("--setuju", "menyetujui bahwa entri yang tidak ada di cadangan tidak lagi berlaku"),
            Option("--akun", "mengganti juga daftar orang dan sandinya dengan yang ada di cadangan"),
            JSON,
        ),
        "journal:restore_backup",
    ),
    Command(
        "awal",
        "memuat data awal bila belum ada (dipakai make run)",
        "Yang sudah pernah dimuat, disembunyikan, atau sudah menjadi milik kantornya sendiri tidak disentuh.",
        (),
        "load:load_first",
    ),
)

COMMANDS: dict[str, Command] = {command.name: command for command in _COMMANDS}


class _Parser(argparse.ArgumentParser):
    def __init__(self, **how: Any) -> None:
        form = partial(argparse.HelpFormatter, max_help_position=28, width=100)
        super().__init__(**how, formatter_class=form, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(message)


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; what it reads says in `does` what is to be run. It raises WrongUsage."""
    parser = _Parser(
        prog=PROGRAM,
        description="Memantau Rencana Aksi Zona Integritas dari baris perintah. Hasil --json keluar di keluaran "
        "standar, kalimat untuk orang di keluaran galat. Kode keluar: 0 selesai, 1 ditolak dengan alasannya, 2 salah "
        "pakai.",
        epilog="PERINTAH --help: rinciannya, dengan semua pilihannya.",
    )
    parser.add_argument(
        "--version", action="version", version=f"Monev ZI {VERSION}", help="menampilkan versi program ini"
    )
    adding = parser.add_subparsers(title="Perintah", metavar="PERINTAH", required=True)
    for command in COMMANDS.values():
        told = f"{capitalized(command.summary)}. {command.description}"
        own = adding.add_parser(command.name, help=command.summary, description=told)
        own.set_defaults(does=command.does)
        for option in (*command.options, *PLACE_OPTIONS):
            own.add_argument(*option.name.split(), help=option.description, **option.how)
    return parser
