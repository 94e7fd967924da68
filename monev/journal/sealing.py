"""How an entry is made that is to be appended, and the refusals that are the same whatever the journal's home."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from monev import VERSION
from monev.core import clock
from monev.core.errors import DatabaseNewer, MonevError, VersionClash
from monev.journal.content import check_content
from monev.journal.entry import JOURNAL_VERSION, Entry, EntryNewer, seal_content, to_text
from monev.journal.packing import make_ready


def draft(
    jenis: str, pelaku: str, satker: str | None, tahun: int | None, content: dict[str, Any], file: bytes | None
) -> Callable[[int, str], tuple[Entry, str]]:
    """An entry made ready but for its place in the chain, for while it is given one others wait: what gives, for the
    number and hash of the entry before it, the entry as of now and the text of its file.

    Raises ValueError where the content has not the shape of its jenis, and MonevError, as what it gives does."""
    check_content(jenis, satker, tahun, content)
    with _whole_characters():
        ready = make_ready(content)
    sha256 = None if file is None else hashlib.sha256(file).hexdigest()

    def follow(number: int, previous: str) -> tuple[Entry, str]:
        with _whole_characters():
            entry = seal_content(
                ready,
                versi=JOURNAL_VERSION,
                nomor=number + 1,
                jenis=jenis,
                waktu=clock.now().isoformat(),
                pelaku=pelaku,
                satker=satker,
                tahun=tahun,
                sha256=sha256,
                sebelum=previous,
            )
        return entry, to_text(entry, ready)

    return follow


@contextmanager
def _whole_characters() -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise broken_characters() from error


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
