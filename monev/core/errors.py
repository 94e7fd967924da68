"""The exceptions of the project, with words for people.

Errors of drivers and readers are turned into one of these where they arise.
"""

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
"""Windows' own error number → why it refused. It is more exact than the errno that Python derives
from it."""


class MonevError(Exception):
    """Base of all exceptions, in Indonesian.

    - title; pesan: what happened; advice: what to do next
    - errors: every reason, with its place
    - matters: what a person has to agree to
    """

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
    """A file cannot be accepted; `errors` lists the reasons."""

    title = "Berkas belum dapat diterima"


class ConsentNeeded(MonevError):
    """The upload would remove something; `matters` lists what."""

    title = "Perlu persetujuan"


class NotFound(MonevError):
    """The requested satker, tahun, posisi, kode or unggahan does not exist."""

    title = "Tidak ditemukan"


class VersionClash(MonevError):
    """Somebody else stored version n + 1 of the same rencana first; nothing was stored."""

    title = "Rencana sudah berubah"


class JournalDamaged(MonevError):
    """The journal's chain of hashes is broken, or an entry cannot be read."""

    title = "Jurnal rusak"


class JournalStepsBack(MonevError):
    """The journal lost entries that were seen before: it is shorter, another one, or missing.

    Nothing is written.
    """

    title = "Jurnal tidak seperti yang terakhir terlihat"


class JournalUnreachable(MonevError):
    """The journal does not answer.

    Known data stay visible, nothing is written, and the program retries by itself.
    """

    title = "Jurnal tidak dapat dihubungi"


JOURNAL_ERRORS = (JournalDamaged, JournalStepsBack, JournalUnreachable)
"""Errors of a damaged or missing journal. They name its folder, so guests don't see them."""


class DatabaseLocked(MonevError):
    """Another process holds the DuckDB file."""

    title = "Basis data sedang dipakai"


class DatabaseNewer(MonevError):
    """A newer version of the program wrote the database or journal; it is left untouched."""

    title = "Basis data dari versi yang lebih baru"
    usual_advice = "Perbarui Monev ZI di komputer ini, lalu buka lagi. Tidak ada yang diubah."


class BadSetting(MonevError):
    """A setting of the environment (MONEV_...) has an impossible value.

    For the command line this is wrong usage.
    """

    title = "Setelan keliru"


def read_setting(name: str, read: Callable[[str], T], wrong: str, advice: str) -> T | None:
    """Read a setting of the environment with `read`; None if it is empty.

    `read` raises ValueError, LookupError or OSError for a bad value. Then this raises BadSetting
    (“name = text wrong”).
    """
    text = os.environ.get(name, "").strip()
    try:
        return read(text) if text else None
    except (ValueError, LookupError, OSError) as error:
        raise BadSetting(f"{name} = “{text}” {wrong}", advice) from error


@contextmanager
def in_words(what: str, advice: str, kind: type[MonevError] = MonevError) -> Iterator[None]:
    """Turn an OSError inside the block into `kind`: what failed, why, and what to do."""
    try:
        yield
    except OSError as error:
        raise kind(f"{what}: {cause_of(error)}.", advice) from error


def cause_of(error: OSError) -> str:
    """Say why the system refused; for rare reasons in its own words."""
    of_windows = WINDOWS_CAUSES.get(getattr(error, "winerror", None) or 0)
    return of_windows or CAUSES.get(error.errno or 0, error.strerror or str(error))


def cause_from_text(text: str) -> str | None:
    """Say why the system refused, from a driver's message that quotes it.

    None if it quotes nothing known.
    """
    return next(
        (wording for number, wording in CAUSES.items() if os.strerror(number) in text), None
    )
