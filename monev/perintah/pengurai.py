"""Reads the options of a command. argparse does the work; every word a person sees is ours, in Indonesian."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

PROGRAM = "python -m monev"
PILIHAN_TEMPAT = ("--db", "--jurnal")


class SalahPakai(Exception):
    """The command line itself is wrong: exit code 2. `bantuan` is printed before the reason where given."""

    def __init__(self, pesan: str, *, nama: str | None = None, bantuan: str = "") -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.bantuan = bantuan
        self.saran = f"Cara memakai: {PROGRAM} {f'{nama} ' if nama else ''}--help"


@dataclass(frozen=True, slots=True)
class Butir:
    """One option (`--tahun`) or argument (`BERKAS`): `nilai` is the word for its value in help, None for a switch.

    `baca` turns the text into a value or raises ValueError with the reason, in Indonesian.
    """

    nama: tuple[str, ...]
    uraian: str
    nilai: str | None = None
    wajib: bool = False
    baca: Callable[[str], Any] = str

    @property
    def kunci(self) -> str:
        """The name of its value in the options handed to the command."""
        return self.nama[-1].lstrip("-").replace("-", "_").lower()

    @property
    def berpilihan(self) -> bool:
        """Whether it is written with a dash."""
        return self.nama[0].startswith("-")


@dataclass(frozen=True, slots=True)
class Perintah:
    """One command: what it says of itself, what it takes, and what it does with that."""

    uraian: str
    butir: tuple[Butir, ...]
    jalankan: Callable[[argparse.Namespace], int]

    def urai(self, nama: str, argumen: list[str]) -> argparse.Namespace | None:
        """The options as values; None where help was asked for. Raises SalahPakai."""
        pengurai = _pengurai(nama, self)
        try:
            pilihan, sisa = pengurai.parse_known_args(argumen)
        except argparse.ArgumentError as galat:
            raise SalahPakai(self._nilai_salah(galat.argument_name or ""), nama=nama) from galat
        if pilihan.help:
            return None
        if sisa:
            raise SalahPakai(self._tidak_dikenal(sisa[0]), nama=nama)
        for butir in self.butir:
            teks = getattr(pilihan, butir.kunci)
            if butir.wajib and teks is None:
                raise SalahPakai(f"{_sebut(butir)} perlu disebut: {butir.uraian}.", nama=nama)
            if butir.nilai and teks is not None:
                setattr(pilihan, butir.kunci, _baca(butir, teks, nama))
        return pilihan

    def bantuan(self, nama: str) -> str:
        """The whole help text of the command."""
        return _pengurai(nama, self).format_help()

    def _nilai_salah(self, nama: str) -> str:
        """argparse refuses a known option for one reason only: a value missing, or one given to a switch."""
        butir = next((b for b in self.butir if set(b.nama) & set(nama.split("/"))), None)
        if butir is None:
            return "Pilihan itu tidak dapat dipahami."
        if butir.nilai is None:
            return f"Pilihan {_sebut(butir)} tidak memakai nilai."
        return f"Pilihan {_sebut(butir)} harus diikuti nilainya: {butir.uraian}."

    def _tidak_dikenal(self, kata: str) -> str:
        if not kata.startswith("-"):
            return f"“{kata}” tidak dikenal di sini. Jika itu bagian dari sebuah nama, apit namanya dengan tanda kutip."
        ada = [b.nama[-1] for b in self.butir if b.berpilihan]
        return f"Pilihan {kata.split('=')[0]} tidak ada. Yang ada: {', '.join(ada)}."


class _Bentuk(argparse.HelpFormatter):
    """Help with Indonesian words of its own; options keep their column."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Pemakaian: ")


class _Pengurai(argparse.ArgumentParser):
    def __init__(self, nama: str, uraian: str, usage: str) -> None:
        super().__init__(
            prog=f"{PROGRAM} {nama}".strip(),
            usage=usage,
            description=uraian,
            formatter_class=_Bentuk,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )

    def error(self, message: str) -> NoReturn:
        """argparse's own sentence is English; what can be told better is told before it comes to this."""
        raise SalahPakai("Perintah itu tidak dapat dipahami.") from ValueError(message)


def bantuan_utama(perintah: Mapping[str, str]) -> str:
    """The help text of the program: its commands, and what holds for all of them."""
    pengurai = _Pengurai(
        "",
        "Memantau Rencana Aksi Zona Integritas dari baris perintah. Hasil --json keluar di keluaran standar, kalimat "
        "untuk orang di keluaran galat. Kode keluar: 0 selesai, 1 ditolak dengan alasannya, 2 salah pakai.",
        f"{PROGRAM} {{{','.join(perintah)}}} [pilihan]",
    )
    lebar = max(map(len, perintah)) + 2
    daftar = "".join(f"  {nama:<{lebar}}{uraian}\n" for nama, uraian in perintah.items())
    umum = pengurai.add_argument_group("Pilihan setiap perintah")
    _tambahkan(umum, TEMPAT)
    umum.add_argument("-h", "--help", action="store_true", help="menampilkan bantuan ini; PERINTAH --help: rinciannya")
    return f"{pengurai.format_help()}\nPerintah:\n{daftar}"


def _pengurai(nama: str, perintah: Perintah) -> _Pengurai:
    """The argparse parser of one command. Nothing is `required` to argparse: its refusal would be in English."""
    tulis = "".join(f" {_tulis_pemakaian(b)}" for b in perintah.butir if b not in TEMPAT)
    pengurai = _Pengurai(nama, perintah.uraian, f"{PROGRAM} {nama}{tulis} [--db BERKAS] [--jurnal ALAMAT]")
    diberikan = [b for b in perintah.butir if not b.berpilihan]
    if diberikan:
        _tambahkan(pengurai.add_argument_group("Yang diberikan"), diberikan)
    kelompok = pengurai.add_argument_group("Pilihan")
    _tambahkan(kelompok, [b for b in perintah.butir if b.berpilihan])
    kelompok.add_argument("-h", "--help", action="store_true", help="menampilkan bantuan ini")
    return pengurai


def _tambahkan(kelompok: Any, semua: Any) -> None:
    for butir in semua:
        if butir.nilai is None:
            kelompok.add_argument(*butir.nama, action="store_true", help=butir.uraian)
        elif butir.berpilihan:
            kelompok.add_argument(*butir.nama, metavar=butir.nilai, help=butir.uraian, dest=butir.kunci)
        else:
            kelompok.add_argument(butir.kunci, metavar=butir.nilai, nargs="?", help=butir.uraian)


def _tulis_pemakaian(butir: Butir) -> str:
    isi = " ".join(k for k in (butir.nama[0] if butir.berpilihan else "", butir.nilai or "") if k)
    return isi if butir.wajib else f"[{isi}]"


def _sebut(butir: Butir) -> str:
    return butir.nama[-1] if butir.berpilihan else butir.nilai or ""


def _baca(butir: Butir, teks: str, nama: str) -> Any:
    try:
        return butir.baca(teks)
    except ValueError as galat:
        raise SalahPakai(f"{_sebut(butir)}: {galat}", nama=nama) from galat


TEMPAT = (
    Butir(("--db",), "berkas basis data (bawaan: MONEV_DB, atau data/monev.duckdb)", "BERKAS"),
    Butir(("--jurnal",), "folder jurnal (bawaan: MONEV_JURNAL, atau di sebelah basis data)", "ALAMAT"),
)
"""Options of every command that opens the database."""
