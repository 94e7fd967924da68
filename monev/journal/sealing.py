"""How an entry is made that is to be appended, and the refusals that are the same whatever the journal's home."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from monev import VERSION
from monev.core import clock
from monev.core.errors import DatabaseNewer, MonevError, VersionClash
from monev.journal.content import check_content
from monev.journal.entry import JOURNAL_VERSION, Entry, EntryNewer, seal_content
from monev.journal.packing import Content, make_ready


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has its place in the chain, made ready for it: while it is given one, others wait."""

    jenis: str
    pelaku: str
    satker: str | None
    tahun: int | None
    sha256: str | None
    content: Content

    def seal(self, number: int, previous: str) -> Entry:
        """The entry of that number, after the one with the hash `previous`, as of now. Raises MonevError."""
        try:
            return seal_content(
                self.content,
                versi=JOURNAL_VERSION,
                nomor=number,
                jenis=self.jenis,
                waktu=clock.now().isoformat(),
                pelaku=self.pelaku,
                satker=self.satker,
                tahun=self.tahun,
                sha256=self.sha256,
                sebelum=previous,
            )
        except UnicodeEncodeError as error:
            raise broken_characters() from error


def draft(
    jenis: str, pelaku: str, satker: str | None, tahun: int | None, content: dict[str, Any], file: bytes | None
) -> Draft:
    """An entry as it is to be. Raises ValueError where the content has not the shape of its jenis, and MonevError."""
    check_content(jenis, satker, tahun, content)
    try:
        ready = make_ready(content)
    except UnicodeEncodeError as error:
        raise broken_characters() from error
    sha256 = None if file is None else hashlib.sha256(file).hexdigest()
    return Draft(jenis, pelaku, satker, tahun, sha256, ready)


def check_unchanged(entries: Iterable[Entry], satker: str | None, tahun: int | None) -> None:
    """Raise VersionClash where one of these, which the writer has not seen, is of the same rencana."""
    if any((entry.satker, entry.tahun) == (satker, tahun) for entry in entries):
        raise changed_meanwhile(satker, tahun)


def changed_meanwhile(satker: str | None, tahun: int | None) -> VersionClash:
    """The refusal of who planned on less than is stored by now."""
    return VersionClash(
        f"Rencana {satker} tahun {tahun} sudah diubah orang lain sejak Anda membukanya.",
        "Belum ada yang tersimpan. Muat ulang halaman, periksa perubahan terbaru, lalu simpan lagi.",
    )


def check_follows(journal: object, entry: Entry, tip: tuple[int, str]) -> None:
    """Raise VersionClash unless `entry` is the one after `tip`."""
    if (entry.nomor - 1, entry.sebelum) != tip:
        raise VersionClash(
            f"Entri {entry.nomor} tidak menyambung dengan jurnal {journal}, yang kini sampai entri {tip[0]}.",
            "Belum ada yang tersimpan. Hentikan program lain yang menulis ke jurnal itu, lalu ulangi.",
        )


def broken_characters() -> MonevError:
    """The refusal of text that can be neither hashed nor kept."""
    return MonevError(
        "Ada tulisan yang memuat karakter rusak sehingga tidak dapat disimpan.",
        "Ganti nama berkasnya atau ketik ulang sel yang memuat tanda aneh, lalu ulangi. Belum ada yang tersimpan.",
    )


def written_by_newer(journal: object, number: int, error: EntryNewer) -> DatabaseNewer:
    """The refusal of an entry in a format this program does not know yet."""
    return DatabaseNewer(
        f"Entri {number:08d} pada jurnal {journal} ditulis oleh Monev ZI {error.program or 'versi yang lebih baru'} "
        f"(format {error.version}); Monev ZI {VERSION} ini mengenal sampai format {JOURNAL_VERSION}.",
        "Perbarui Monev ZI di komputer ini, lalu buka lagi. Jurnal tidak diubah.",
    )
