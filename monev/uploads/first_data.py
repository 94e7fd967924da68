"""The plans that come with the program: two decrees and the sample, each loaded once."""

import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from monev.database import Database
from monev.figures import list_rencana, riwayat
from monev.uploads.checking import check_upload
from monev.uploads.upload_plan import UploadPlan, plan_upload, store_upload

FOLDER = Path(__file__).resolve().parents[2] / "data"
LISTING = "muatan_awal.toml"


class Listed(NamedTuple):
    """One unggahan that comes with the program."""

    file: str
    satker: str
    tahun: int
    posisi: date
    catatan: str = ""

    @property
    def path(self) -> Path:
        """Where its file lies."""
        return FOLDER / self.file


def read_listing() -> list[Listed]:
    """What comes with the program, in order, but for files that were taken away."""
    rows = tomllib.loads((FOLDER / LISTING).read_text(encoding="utf-8"))["unggahan"]
    return [Listed(**row) for row in rows if (FOLDER / row["file"]).is_file()]


def not_yet_loaded(db: Database) -> Iterator[Listed]:
    """What is still to load, in order. A rencana with an unggahan that is not of this list is its
    office's own by now, and left alone; so is a hidden one. A cancelled unggahan was loaded: it
    does not come back."""
    listing = read_listing()
    hidden = dict[tuple[str, int], bool]()
    for row in list_rencana(db, include_hidden=True):
        hidden[row["satker"], row["tahun"]] = row["disembunyikan"]
    prints = {listed: hashlib.sha256(listed.path.read_bytes()).hexdigest() for listed in listing}
    for listed in listing:
        rencana = listed.satker, listed.tahun
        if hidden.get(rencana):
            continue
        stored = {*riwayat(db, *rencana)["sha256"]} if rencana in hidden else set()
        ours = {prints[other] for other in listing if (other.satker, other.tahun) == rencana}
        if stored <= ours and prints[listed] not in stored:
            yield listed


def load_one(
    db: Database,
    listed: Listed,
    *,
    pelaku: str,
) -> UploadPlan:
    """Read and store one of the list. Raises FileRefused, NotAllowed and what storing raises."""
    data = listed.path.read_bytes()
    name = listed.path.name
    reading = check_upload(
        data,
        name,
        satker=listed.satker,
        tahun=listed.tahun,
        db=db,
    )
    plan = plan_upload(
        db,
        reading,
        posisi=listed.posisi,
        satker=listed.satker,
        tahun=listed.tahun,
    )
    if not plan.is_identical:
        what = {"remarks": listed.catatan, "file": data, "file_name": name}
        store_upload(db, plan, pelaku=pelaku, consent=True, **what)
    return plan
