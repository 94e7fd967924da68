"""Why the system refused a file, in Indonesian: its own words are English, and its numbers say nothing to anybody."""

from __future__ import annotations

import errno
import os

CAUSES = {
    errno.ENOENT: "folder atau berkasnya tidak ada",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.ENOTDIR: "bagian dari jalurnya bukan folder",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOSPC: "ruang disk penuh",
    errno.EDQUOT: "jatah ruang disk habis",
    errno.EROFS: "disknya hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EBUSY: "sedang dipakai program lain",
}


def cause_of(error: OSError) -> str:
    """Why the system refused; its own words where the reason is a rare one."""
    return CAUSES.get(error.errno or 0, error.strerror or str(error))


def cause_from_text(text: str) -> str | None:
    """The same for a driver's message that quotes the system; None where it quotes nothing known."""
    return next((wording for number, wording in CAUSES.items() if os.strerror(number) in text), None)
