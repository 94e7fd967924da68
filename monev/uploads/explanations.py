"""What a person should know of an upload besides its changes: what was carried, merged, recognised, or is old."""

from __future__ import annotations

from collections.abc import Iterator

from monev.core.dates import format_day
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.writing.stored import Stored, Version

_KODE_NAMED = 12


def upload_notes(
    reading: Reading, existing: Stored, origin: Version | None, recognised: tuple[str, ...]
) -> Iterator[str]:
    """A sentence each. `origin`: the version the file goes on from, None for the newest; `recognised`: kode of langkah
    known by their words."""
    newest = existing.newest
    if newest is None:
        return
    number, posisi = newest.content["unggahan"], format_day(newest.posisi)
    if missing := " dan ".join(_not_included(reading, newest)):
        yield f"Berkas ini tidak memuat {missing}; isinya dari unggahan {number} (posisi {posisi}) dibawa."
    if recognised:
        more = " …" if len(recognised) > _KODE_NAMED else ""
        yield (
            f"{len(recognised)} langkah dikenali dari bunyinya walau nomornya berubah; kodenya tetap: "
            f"{', '.join(recognised[:_KODE_NAMED])}{more}."
        )
    from_template = origin is not None and reading.origin is not None and reading.origin.hash_entri == origin.hash
    if reading.origin and not from_template:
        yield "Templat ini dibuat dari basis data lain, jadi dibandingkan langsung dengan unggahan terakhir."
    if origin is None or origin.hash == newest.hash:
        return
    if from_template:
        was_cancelled = any(cancelled and this_hash == origin.hash for _, this_hash, cancelled in existing.listing)
        wording = ", yang sudah dibatalkan; yang berlaku" if was_cancelled else ", sedangkan yang terbaru"
        opening = f"Templat ini dibuat dari unggahan {origin.content['unggahan']}{wording} unggahan {number}."
    else:
        opening = f"Sejak berkas ini Anda periksa, {newest.pelaku} menyimpan unggahan {number} (posisi {posisi})."
    yield f"{opening} Keduanya digabung sel demi sel: yang tidak diubah di berkas tetap memakai isi terbaru."


def _not_included(reading: Reading, newest: Version) -> Iterator[str]:
    """What the file has no place for, and is carried from the newest unggahan."""
    if not reading.langkah:
        yield "tabel rencana aksi"
    if newest.content["dilaporkan"]:
        if reading.realisasi is None:
            yield "realisasi"
        if reading.bukti is None:
            yield "bukti"


def old_file_warnings(reading: Reading, existing: Stored, origin: Version | None) -> Iterator[Remark]:
    """A warning for a file that is, byte for byte, an unggahan that newer ones followed: it would bring back what
    they changed. Not where it is merged with them."""
    number, newest = existing.sha256.get(reading.keterangan.get("sha256", "")), existing.newest
    if number is None or origin is not None or newest is None or number == newest.content["unggahan"]:
        return
    values = {"unggahan": number, "newest": newest.content["unggahan"], "posisi": format_day(newest.posisi)}
    yield Remark("uploads.old_file", values=values)
