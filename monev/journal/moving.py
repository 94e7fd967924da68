"""A journal copied into another home, entry by entry as it is: from a folder to PostgreSQL, or back.

Nothing is written before the whole of one was read and compared with what stands in the other. Whoever followed the one
goes on with the other: the entries and their hashes are the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from monev.core.errors import JournalDamaged, MonevError
from monev.journal.interface import Journal

NOTHING_CHANGED = "Tidak ada yang diubah."


@dataclass(frozen=True, slots=True)
class Copied:
    """`entries`, `originals`: how many were copied now. `tip`: number and hash of the newest in both. `missing`:
    originals that the journal copied from lacks itself."""

    entries: int
    originals: int
    tip: tuple[int, str]
    missing: tuple[str, ...]


def copy_journal(source: Journal, target: Journal) -> Copied:
    """Append to `target` what it lacks of `source`, and read it through.

    Raises JournalDamaged where the chain of either is broken, and MonevError where `target` holds anything but the
    beginning of `source`; then nothing was written. A copy that was interrupted goes on where it ended.
    """
    hashes = [entry.hash for entry in source.read()]
    if not hashes:
        raise _refused(f"Jurnal {source} kosong atau tidak ada, jadi tidak ada yang disalin.", "Periksa alamat DARI.")
    _check_is_beginning(source, hashes, target)
    done = target.tip()[0]
    copied = len(target.originals())
    missing = _append_rest(source, target, done, hashes)
    if replaced := source.replaced():
        target.replace({number: [new for n, new in replaced if n == number] for number, _ in replaced})
    if [entry.hash for entry in target.read()] != hashes:
        raise JournalDamaged(
            f"Salinan di {target} tidak sama dengan jurnal {source}.", "Jangan dipakai. Salin ke tempat lain."
        )
    new_originals = len(target.originals()) - copied
    return Copied(len(hashes) - done, new_originals, (len(hashes), hashes[-1]), tuple(sorted(missing)))


def _append_rest(source: Journal, target: Journal, done: int, hashes: list[str]) -> set[str]:
    """Append what comes after entry `done`, noting the hashes of what came since they were read; the originals that
    cannot be read."""
    present, missing = set(target.originals()), set[str]()
    for entry in source.read(done):
        file = None
        if entry.sha256 is not None and entry.sha256 not in present:
            try:
                file = source.read_file(entry.sha256)
                present.add(entry.sha256)
            except JournalDamaged:
                missing.add(entry.sha256)
        target.adopt(entry, file)
        hashes[entry.nomor - 1 :] = [entry.hash]
    return missing


def _check_is_beginning(source: Journal, hashes: list[str], target: Journal) -> None:
    if str(source) == str(target):
        raise _refused("DARI dan KE adalah jurnal yang sama.", "Sebut tempat lain sebagai KE.")
    number = 0
    for number, entry in enumerate(target.read(), start=1):
        if hashes[number - 1 : number] != [entry.hash]:
            why = "lebih panjang daripada" if number > len(hashes) else f"sejak entri {number} lain dari"
            raise _refused(
                f"{target} sudah berisi jurnal, yang {why} jurnal {source}.",
                "Sebut folder atau basis data yang kosong sebagai KE, atau periksa apakah DARI dan KE tertukar.",
            )


def _refused(message: str, advice: str) -> MonevError:
    return MonevError(f"{message} {NOTHING_CHANGED}", advice, heading="Jurnal tidak disalin")
