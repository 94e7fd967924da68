"""Is this still the journal that was seen? One that is shorter, another one or none is never taken for an empty one.

What was seen is the number and hash of an entry: the newest that some tables were filled with. A person who means it
(an older backup was put back) says so; then the journal names the entries that went (`Journal.replaced`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.core.errors import JournalStepsBack

if TYPE_CHECKING:
    from monev.journal.interface import Journal

ADVICE = (
    "Yang terakhir terlihat tetap ditampilkan dan tidak ada yang ditulis. {bring_back}; "
    "sesudah itu program melanjutkan sendiri. Bila jurnal yang ada sekarang memang yang benar (misalnya cadangan lama "
    "sengaja dikembalikan), jalankan: python -m monev jurnal terima --setuju"
)


def check_seen(journal: Journal, number: int, entry_hash: str) -> None:
    """Return where the journal still holds entry `number` with that hash (0: always).

    Raises JournalStepsBack saying what was seen, what is there now and what to do; JournalDamaged where that entry
    itself is damaged.
    """
    if number == 0:
        return
    present = journal.hash_at(number)
    if present == entry_hash:
        return
    advice = ADVICE.format(bring_back=journal.how_to_bring_back)
    seen = f"Yang terakhir terlihat dari jurnal {journal} adalah entri {number} ({short_hash(entry_hash)})"
    if present is not None:
        raise JournalStepsBack(
            f"{seen}, sedangkan entri {number} yang ada sekarang lain ({short_hash(present)}): ini jurnal lain.", advice
        )
    raise JournalStepsBack(f"{seen}, sedangkan sekarang {journal.what_is_there()}.", advice)


def short_hash(entry_hash: str) -> str:
    """The first 16 digits: enough to tell one entry from any other, short enough to be printed and compared."""
    return entry_hash[:16]
