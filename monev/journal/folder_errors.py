"""What the system refuses of a journal's folder, in words a person can act on."""

from __future__ import annotations

import errno
from pathlib import Path

from monev.core.errors import MonevError, cause_of


def write_error(folder: Path, error: OSError) -> MonevError:
    """Nothing could be written to the journal's folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return MonevError(
            f"Ruang penyimpanan untuk jurnal di {folder} penuh, jadi perubahan belum tersimpan.",
            "Kosongkan sebagian ruang disk lalu ulangi. Yang sudah tersimpan sebelumnya tidak berubah.",
            heading="Ruang penyimpanan penuh",
        )
    return MonevError(
        f"Jurnal di {folder} tidak dapat ditulis: {cause_of(error)}.",
        "Periksa bahwa folder itu ada dan boleh ditulis oleh pengguna yang menjalankan program, lalu ulangi. "
        "Perubahan belum tersimpan.",
        heading="Jurnal tidak dapat ditulis",
    )


def busy_error(folder: Path) -> MonevError:
    """Somebody else has held the writers' lock for too long."""
    return MonevError(
        f"Jurnal di {folder} sedang ditulis oleh proses lain sejak 30 detik.",
        "Tunggu sebentar lalu ulangi. Belum ada yang tersimpan.",
        heading="Jurnal sedang dipakai",
    )


def read_error(path: Path, error: OSError) -> MonevError:
    """A part of the journal's folder could not be read."""
    return MonevError(
        f"Jurnal tidak dapat dibaca: {path} ({cause_of(error)}).",
        "Periksa bahwa folder jurnal ada dan boleh dibaca oleh pengguna yang menjalankan program.",
        heading="Jurnal tidak dapat dibaca",
    )
