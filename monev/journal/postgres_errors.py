"""What a person reads where PostgreSQL does not do as asked. The driver's own words go to the log, and never a
password; words about an address that cannot be read quote it, so those go nowhere."""

from __future__ import annotations

import logging
import re
from datetime import datetime

import psycopg
from psycopg import errors

from monev.core import clock
from monev.core.dates import format_day
from monev.core.errors import JournalUnreachable, MonevError
from monev.journal.interface import broken_characters

log = logging.getLogger(__name__)

LEAST_VERSION = 15
NOT_STORED = "Belum ada yang tersimpan."

_UNREACHABLE = {
    "database .* does not exist": "basis data PostgreSQL-nya tidak ada di server itu",
    "Connection refused|No such file or directory": "tidak ada server PostgreSQL yang menjawab di alamat itu",
    "translate host name|resolve host|Name or service not known": "nama servernya tidak dikenal",
    "timeout|timed out|No route to host|Network is unreachable": "servernya tidak menjawab",
    "pg_hba.conf": "servernya tidak mengizinkan sambungan dari komputer ini",
    "password|role ": "nama pengguna atau sandinya ditolak",
    "certificate|SSL": "sambungan bersandinya (SSL) ditolak",
    "too many clients|remaining connection slots": "sambungan ke server itu sudah habis terpakai",
}
"""What stands in the driver's words → why, in ours; the first that fits. A server that speaks another language is told
as one that refuses, and its own words are in the log."""


def _why_unreachable(error: Exception) -> str:
    told = (words for parts, words in _UNREACHABLE.items() if re.search(parts, str(error)))
    return next(told, "servernya menolak atau memutus sambungan")


def unreachable(journal: str, error: Exception, last_contact: datetime | None) -> JournalUnreachable:
    """The journal cannot be reached; how old what is shown may be is said."""
    return JournalUnreachable(
        f"Jurnal {journal} tidak dapat dihubungi: {_why_unreachable(error)}. {_age(last_contact)}",
        "Yang sudah tersimpan tidak berubah. Selama itu belum ada yang dapat disimpan; yang sedang diketik jangan "
        "ditutup dahulu. Program menyambung lagi dengan sendirinya. Bila lama, periksa server PostgreSQL, jaringan "
        "dan MONEV_JURNAL.",
    )


def _age(last_contact: datetime | None) -> str:
    if last_contact is None:
        return "Sejak program ini dijalankan jurnal itu belum pernah tersambung."
    day = "" if last_contact.date() == clock.today() else f"{format_day(last_contact.date())} "
    return f"Yang tampak adalah keadaan {day}pukul {last_contact:%H.%M}."


def unusable(journal: str, version: int, encoding: str) -> MonevError | None:
    """Why this PostgreSQL cannot keep a journal; None where it can. `version`: as the server counts it, 150018."""
    if version // 10000 < LEAST_VERSION:
        return JournalUnreachable(
            f"PostgreSQL di {journal} adalah versi {version // 10000}, sedangkan Monev ZI memerlukan versi "
            f"{LEAST_VERSION} atau yang lebih baru.",
            "Perbarui PostgreSQL di server itu, atau pakai server lain. Tidak ada yang diubah.",
            heading="PostgreSQL terlalu lama",
        )
    if encoding != "UTF8":
        return JournalUnreachable(
            f"Basis data {journal} menyimpan tulisan sebagai {encoding}, sedangkan jurnal memerlukan UTF8.",
            "Buat basis data baru: createdb --encoding=UTF8 --template=template0 NAMA. Tidak ada yang diubah.",
            heading="Basis data PostgreSQL tidak dapat dipakai",
        )
    return None


_REFUSALS: tuple[tuple[type[psycopg.Error] | tuple[type[psycopg.Error], ...], str, str, str], ...] = (
    (
        errors.DiskFull,
        "Ruang penyimpanan server jurnal {journal} penuh, jadi perubahan belum tersimpan.",
        "Minta pengelola server mengosongkan ruang disk, lalu ulangi. Yang sudah tersimpan tidak berubah.",
        "Ruang penyimpanan penuh",
    ),
    (
        errors.LockNotAvailable,
        "Jurnal {journal} sedang ditulis oleh program lain sejak 30 detik.",
        f"Tunggu sebentar lalu ulangi. {NOT_STORED}",
        "Jurnal sedang dipakai",
    ),
    (
        errors.ReadOnlySqlTransaction,
        "PostgreSQL di {journal} hanya dapat dibaca: ia salinan dari server lain.",
        f"Sebut server utamanya di MONEV_JURNAL. {NOT_STORED}",
        "Jurnal tidak dapat ditulis",
    ),
    (
        errors.InsufficientPrivilege,
        "Pengguna PostgreSQL di {journal} belum berhak memakai atau membuat tabel jurnal.",
        f"Jadikan ia pemilik basis data itu: ALTER DATABASE … OWNER TO …, lalu ulangi. {NOT_STORED}",
        "Jurnal tidak dapat ditulis",
    ),
    (
        (errors.UndefinedColumn, errors.UndefinedTable, errors.DatatypeMismatch),
        "Di {journal} ada tabel bernama jurnal_…, tetapi bukan susunan jurnal Monev ZI.",
        "Sebut basis data lain di MONEV_JURNAL, atau kembalikan basis data itu dari cadangannya. Tidak ada yang "
        "diubah.",
        "Bukan jurnal Monev ZI",
    ),
    (
        psycopg.Error,
        "PostgreSQL di {journal} tidak dapat menyelesaikan yang diminta.",
        f"Ulangi sebentar lagi; alasannya ada di catatan Monev ZI. {NOT_STORED}",
        "Jurnal tidak dapat dipakai",
    ),
)
"""Kind of error → what happened, what to do, and the heading; the first that fits."""


def translated(journal: str, error: psycopg.Error) -> MonevError:
    """An error of one statement, on a connection that lives, as one of the project's. The original goes to the log."""
    if isinstance(error, errors.DataError) and "NUL" in str(error):
        return broken_characters()
    log.error("%s: %s", journal, error)
    message, advice, heading = next(words for kinds, *words in _REFUSALS if isinstance(error, kinds))
    return MonevError(message.format(journal=journal), advice, heading=heading)


def perhaps_stored(journal: str) -> MonevError:
    """The connection was lost in the very moment of storing, and the server has not come back to be asked."""
    return MonevError(
        f"Sambungan ke jurnal {journal} putus tepat ketika menyimpan, jadi belum diketahui apakah tersimpan.",
        "Setelah tersambung lagi, lihat di Riwayat apakah perubahan itu ada. Bila tidak ada, simpan sekali lagi.",
        heading="Belum diketahui apakah tersimpan",
    )


def not_an_address() -> MonevError:
    """The refusal of an address that cannot be read. It is not quoted: it may hold a password."""
    return MonevError(
        "Alamat jurnal postgresql://… tidak dapat dibaca.",
        "Tulis seperti postgresql://pengguna@server:5432/basisdata. Tanda khusus di dalam sandi ditulis sebagai %XX; "
        "lebih baik sandi disimpan di berkas ~/.pgpass atau di PGPASSWORD.",
        heading="Alamat jurnal tidak dikenal",
    )
