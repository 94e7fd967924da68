"""Why the system refused a file, in Indonesian: its own words are English, and its numbers say nothing to anybody."""

from __future__ import annotations

import errno
import os

SEBAB = {
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


def sebab(galat: OSError) -> str:
    """Why the system refused; its own words where the reason is a rare one."""
    return SEBAB.get(galat.errno, galat.strerror or str(galat))


def sebab_dari_teks(teks: str) -> str | None:
    """The same for a driver's message that quotes the system; None where it quotes nothing known."""
    return next((kata for nomor, kata in SEBAB.items() if os.strerror(nomor) in teks), None)
