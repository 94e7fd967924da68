"""The few exceptions of the project, each with words for a person, and why the system refused a
file. Errors of drivers and readers become one of these once, at the edge where they arise."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from monev.core.remarks import Remark

T = TypeVar("T")

CAUSES = {
    errno.ENOENT: "folder atau berkasnya tidak ada",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EEXIST: "sudah ada berkas dengan nama itu",
    errno.ENOTDIR: "bagian dari jalurnya bukan folder",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOSPC: "ruang disk penuh",
    errno.EDQUOT: "jatah ruang disk habis",
    errno.EROFS: "disknya hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EBUSY: "sedang dipakai program lain",
}

WINDOWS_CAUSES = {
    **dict.fromkeys((15, 21, 55, 433, 1167), "disknya tidak terpasang"),
    19: "disknya hanya dapat dibaca",
    **dict.fromkeys((32, 33), "sedang dipakai program lain"),
    **dict.fromkeys((39, 112), "ruang disk penuh"),
    **dict.fromkeys((53, 59, 64, 67), "komputer di jaringan itu tidak ditemukan"),
    206: "namanya terlalu panjang",
}
"""Windows' own numbers say more than the errno that Python makes of them."""


class MonevError(Exception):
    """Base of all: `title`, `pesan` (what happened) and `advice` (what to do next), in Indonesian;
    `errors`: every reason by its place; `matters`: what a person has to agree to."""

    title = "Ada yang tidak beres"
    usual_advice = ""

    def __init__(
        self,
        message: str,
        advice: str = "",
        *,
        heading: str | None = None,
        errors: "tuple[Remark, ...]" = (),
        matters: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.pesan = message
        self.advice = advice or self.usual_advice
        self.errors = errors
        self.matters = matters
        self.title = heading or self.title


class FileRefused(MonevError):
    """A file cannot be taken; `errors` lists why."""

    title = "Berkas belum dapat diterima"


class ConsentNeeded(MonevError):
    """The upload would take something away; `matters` lists what."""

    title = "Perlu persetujuan"


class NotFound(MonevError):
    """Asked for a satker, tahun, posisi, kode or unggahan that is not there."""

    title = "Tidak ditemukan"


class VersionClash(MonevError):
    """Somebody else took version n + 1 of the same rencana first; nothing was stored."""

    title = "Rencana sudah berubah"


class JournalDamaged(MonevError):
    """The journal's chain of hashes is broken or an entry cannot be read."""

    title = "Jurnal rusak"


class JournalStepsBack(MonevError):
    """The journal no longer holds what was seen of it: shorter, another one, or not there. Nothing
    is written."""

    title = "Jurnal tidak seperti yang terakhir terlihat"


class JournalUnreachable(MonevError):
    """The journal's home does not answer: what was known stays to be seen, nothing is written; it
    goes on by itself."""

    title = "Jurnal tidak dapat dihubungi"


JOURNAL_ERRORS = (JournalDamaged, JournalStepsBack, JournalUnreachable)
"""What says that the journal is not whole, which names its folder: nothing for who is a guest."""


class DatabaseLocked(MonevError):
    """Another process holds the DuckDB file."""

    title = "Basis data sedang dipakai"


class DatabaseNewer(MonevError):
    """The database or journal was written by a newer version of the program; it is left
    untouched."""

    title = "Basis data dari versi yang lebih baru"
    usual_advice = "Perbarui Monev ZI di komputer ini, lalu buka lagi. Tidak ada yang diubah."


class BadSetting(MonevError):
    """A setting of the environment (MONEV_...) says what it cannot mean; to the command line it is
    wrong usage."""

    title = "Setelan keliru"


def read_setting(name: str, read: Callable[[str], T], wrong: str, advice: str) -> T | None:
    """What a setting of the environment says; None where it says nothing. Raises BadSetting (“name
    = text wrong”) for what `read` cannot read: then it raises ValueError, LookupError or
    OSError."""
    text = os.environ.get(name, "").strip()
    try:
        return read(text) if text else None
    except (ValueError, LookupError, OSError) as error:
        raise BadSetting(f"{name} = “{text}” {wrong}", advice) from error


@contextmanager
def in_words(what: str, advice: str, kind: type[MonevError] = MonevError) -> Iterator[None]:
    """What the system refuses inside is raised as `kind`: what cannot be done, why, and what to
    do."""
    try:
        yield
    except OSError as error:
        raise kind(f"{what}: {cause_of(error)}.", advice) from error


def cause_of(error: OSError) -> str:
    """Why the system refused; its own words where the reason is a rare one."""
    of_windows = WINDOWS_CAUSES.get(getattr(error, "winerror", None) or 0)
    return of_windows or CAUSES.get(error.errno or 0, error.strerror or str(error))


def cause_from_text(text: str) -> str | None:
    """The same for a driver's message that quotes the system; None where it quotes nothing
    known."""
    return next(
        (wording for number, wording in CAUSES.items() if os.strerror(number) in text), None
    )
