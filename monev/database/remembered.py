"""What was last seen of a journal, in a small file beside the database: it is there too while the database cannot be
read, because it is broken or another process holds it."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from monev.core.errors import cause_of
from monev.core.platform_files import replace
from monev.database.places import seen_file

log = logging.getLogger(__name__)

NOTHING = (0, "")


def read_remembered(database: Path) -> tuple[int, str]:
    """Number and hash of the newest entry ever seen with this database; (0, "") where nothing is known."""
    try:
        content = json.loads(seen_file(database).read_bytes())
        return int(content["nomor"]), str(content["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return NOTHING


def write_remembered(database: Path, number: int, entry_hash: str) -> None:
    """Remember that entry. One who cannot write it goes on: the database says up to where it is filled as well."""
    destination = seen_file(database)
    temporary = database.with_name(f"{database.name}.tmp")  # its own: others note what they saw in the same place
    try:
        temporary.write_text(json.dumps({"nomor": number, "hash": entry_hash}), encoding="utf-8")
        replace(temporary, destination)
    except OSError as error:
        log.info("%s: %s", destination, cause_of(error))
