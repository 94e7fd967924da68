"""`awal`: load the plans that come with the program, once (used by make run)."""

import argparse
import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

from monev.cli import output, store
from monev.cli.files import read_file
from monev.core.errors import FileRefused
from monev.database import Database
from monev.figures import list_rencana, riwayat
from monev.uploads import check_upload, plan_upload, store_upload

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


class Listed(NamedTuple):
    """One unggahan that comes with the program."""

    file: str
    satker: str
    tahun: int
    posisi: date
    catatan: str = ""


def read_listing(folder: Path) -> list[Listed]:
    """What comes with the program, in order."""
    return [Listed(**row) for row in tomllib.loads((folder / LISTING).read_text(encoding="utf-8"))["unggahan"]]


def _not_yet_loaded(db: Database, listing: list[Listed]) -> list[Listed]:
    """What is still to load, in order. A rencana with an unggahan that is not of this list is its office's own by
    now, and left alone; so is a hidden one. A cancelled unggahan was loaded: it does not come back."""
    kept = {(row["satker"], row["tahun"]): row["disembunyikan"] for row in list_rencana(db, include_hidden=True)}
    there = [listed for listed in listing if (FOLDER / listed.file).is_file()]
    prints = {listed: hashlib.sha256((FOLDER / listed.file).read_bytes()).hexdigest() for listed in there}
    result = []
    for listed in listing:
        rencana = listed.satker, listed.tahun
        if kept.get(rencana):
            continue  # hidden
        stored = {unggahan["sha256"] for unggahan in riwayat(db, *rencana)} if rencana in kept else set()
        ours = {prints.get(other) for other in listing if (other.satker, other.tahun) == rencana}
        if stored <= ours and prints.get(listed) not in stored:
            result.append(listed)
    return result


def _load_one(db: Database, listed: Listed) -> bool:
    path = FOLDER / listed.file
    if not path.is_file():
        output.say(f"Data awal {listed.file} tidak ada di {FOLDER.name}/, jadi tidak dimuat.")
        return True
    try:
        data = read_file(str(path))
        reading = check_upload(data, path.name, satker=listed.satker, tahun=listed.tahun, db=db)
        plan = plan_upload(db, reading, posisi=listed.posisi, satker=listed.satker, tahun=listed.tahun)
        what = {"remarks": listed.catatan, "file": data, "file_name": path.name}
        if not plan.is_identical:
            store_upload(db, plan, pelaku=store.current_actor(), consent=True, **what)
    except FileRefused as error:
        output.tell(error)
        return False
    output.say(f"Data awal dimuat: {plan.satker} tahun {plan.tahun}, unggahan {plan.content['unggahan']}.")
    return True
