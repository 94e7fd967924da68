"""Is this still the journal that was seen? One that is shorter, another one or none is never taken for an empty one.

What was seen is the number and hash of an entry: the newest that some tables were filled with. A person who means it
(an older backup was put back) says so; then `digantikan.json` in the journal's folder names the entries that went.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from monev.core.errors import JournalStepsBack
from monev.core.platform_files import write_durably

if TYPE_CHECKING:
    from monev.journal.interface import Journal

REPLACED_FILE = "digantikan.json"
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


def replace_seen(folder: Path, entries: Mapping[int, Iterable[str]]) -> None:
    """Say that the journal in `folder` stands in place of one that held these entries (number → hashes).

    Raises OSError.
    """
    replaced: dict[str, list[str]] = {}
    added = [(number, entry_hash) for number, hashes in entries.items() for entry_hash in sorted(hashes)]
    for number, entry_hash in dict.fromkeys([*read_replaced(folder), *added]):
        replaced.setdefault(str(number), []).append(entry_hash)
    write_durably(folder / REPLACED_FILE, json.dumps(replaced, indent=1).encode())


def read_replaced(folder: Path) -> list[tuple[int, str]]:
    """What `digantikan.json` names; nothing where it is not there or says nothing: then a person is asked again."""
    try:
        content = json.loads((folder / REPLACED_FILE).read_bytes())
        return [(int(number), str(entry_hash)) for number, hashes in content.items() for entry_hash in hashes]
    except (OSError, ValueError, TypeError, AttributeError):
        return []
