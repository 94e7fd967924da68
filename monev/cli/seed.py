"""`awal`: load the plans that come with the program, once (used by make run)."""

from __future__ import annotations

import argparse
import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monev.cli import output, store
from monev.cli.load import load
from monev.cli.options import PLACE_OPTIONS
from monev.cli.parser import Command
from monev.core.errors import FileRefused, NotFound

if TYPE_CHECKING:
    from monev.database import Database

FOLDER = Path(__file__).resolve().parents[2] / "data"
LISTING = "muatan_awal.toml"


def run(options: argparse.Namespace) -> int:
    """Load what was never loaded; 1 where a file was refused. A file that is gone is said and left out."""
    failed = False
    with store.open_database(options) as db:
        if db.notice is not None:
            return output.DONE  # said already; the app opens, shows what is known, and writes nothing either
        for listed in _not_yet_loaded(db, read_listing(FOLDER)):
            failed |= not _load_one(db, listed)
    return output.REFUSED if failed else output.DONE


def read_listing(folder: Path) -> list[dict[str, Any]]:
    """What comes with the program, in order: file, satker, tahun, posisi, catatan of each unggahan."""
    return tomllib.loads((folder / LISTING).read_text(encoding="utf-8"))["unggahan"]


def _not_yet_loaded(db: Database, listing: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is still to load, in order. A rencana with an unggahan that is not of this list is its office's own by
    now, and left alone; so is a hidden one. A cancelled unggahan was loaded: it does not come back."""
    fingerprint = {listed["file"]: _fingerprint(listed["file"]) for listed in listing}
    result = []
    for listed in listing:
        rencana = (listed["satker"], listed["tahun"])
        stored = _stored_fingerprints(db, *rencana)
        if stored is None:
            continue
        ours = {fingerprint[other["file"]] for other in listing if (other["satker"], other["tahun"]) == rencana}
        if stored <= ours and fingerprint[listed["file"]] not in stored:
            result.append(listed)
    return result


def _stored_fingerprints(db: Database, satker: str, tahun: int) -> set[str | None] | None:
    """SHA-256 of every file stored of a rencana, also of cancelled unggahan; None for a hidden one."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.database import to_rows
    from monev.figures import list_rencana, riwayat

    hidden = list_rencana(db, include_hidden=True)
    existing = hidden[(hidden["satker"] == satker) & (hidden["tahun"] == tahun)]
    if existing.empty:
        return set()
    try:
        return {unggahan["sha256"] for unggahan in to_rows(riwayat(db, satker, tahun))}
    except NotFound:
        return None


def _fingerprint(name: str) -> str | None:
    path = FOLDER / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _load_one(db: Database, listed: dict[str, Any]) -> bool:
    path = FOLDER / listed["file"]
    if not path.is_file():
        output.say(f"Data awal {listed['file']} tidak ada di {FOLDER.name}/, jadi tidak dimuat.")
        return True
    options = argparse.Namespace(
        berkas=str(path),
        satker=listed["satker"],
        tahun=listed["tahun"],
        lembar=None,
        posisi=listed["posisi"],
        setuju=True,
    )
    try:
        upload_plan, _ = load(db, store.read_file(str(path)), options, note=listed.get("catatan", ""))
    except FileRefused as error:
        output.tell(error)
        return False
    output.say(
        f"Data awal dimuat: {upload_plan.satker} tahun {upload_plan.tahun}, unggahan {upload_plan.content['unggahan']}."
    )
    return True


COMMAND = Command(
    "Memuat rencana yang disertakan bersama program, sekali saja. Yang sudah pernah dimuat, disembunyikan, atau sudah "
    "menjadi milik kantornya sendiri tidak disentuh.",
    PLACE_OPTIONS,
    run,
)
