"""Load the plans that come with the program: two decrees and the sample, each once."""

import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from monev.core.errors import read_setting
from monev.database import Database
from monev.figures import list_rencana, riwayat
from monev.uploads.checking import check_upload
from monev.uploads.upload_plan import UploadPlan, plan_upload, store_upload

FOLDER = Path(__file__).resolve().parents[2] / "data"
LISTING = "muatan_awal.toml"
_WRONG = "bukan jawaban.", "Isi ya, atau kosongkan."


class Listed(NamedTuple):
    """One unggahan that comes with the program."""

    file: str
    satker: str
    tahun: int
    posisi: date
    catatan: str = ""

    @property
    def path(self) -> Path:
        """The path of its file."""
        return FOLDER / self.file


def read_listing() -> list[Listed]:
    """Return the unggahan that come with the program, in order; a deleted file is left out.

    None if MONEV_TANPA_CONTOH says so. Raises BadSetting.
    """
    if read_setting("MONEV_TANPA_CONTOH", {"ya": True}.__getitem__, *_WRONG):
        return []
    text = (FOLDER / LISTING).read_text(encoding="utf-8")
    rows = tomllib.loads(text)["unggahan"]
    listing = [Listed(**row) for row in rows]
    return [listed for listed in listing if listed.path.is_file()]


def not_yet_loaded(db: Database) -> Iterator[Listed]:
    """Return the unggahan still to load, in order.

    A rencana with an unggahan that is not of this list now belongs to its office and stays as it
    is; so does a hidden one. A cancelled unggahan was loaded: it does not come back.
    """
    listing = read_listing()
    hidden = dict[tuple[str, int], bool]()
    for row in list_rencana(db, include_hidden=True):
        hidden[row["satker"], row["tahun"]] = row["disembunyikan"]
    ours = dict[tuple[str, int], set[str]]()
    prints = dict[Listed, str]()
    for listed in listing:
        sha256 = hashlib.sha256(listed.path.read_bytes()).hexdigest()
        prints[listed] = sha256
        ours.setdefault((listed.satker, listed.tahun), set()).add(sha256)
    for listed in listing:
        rencana = (listed.satker, listed.tahun)
        if hidden.get(rencana):
            continue
        stored = set[str]()
        if rencana in hidden:
            stored.update(riwayat(db, *rencana)["sha256"])
        if stored <= ours[rencana] and prints[listed] not in stored:
            yield listed


def load_one(db: Database, listed: Listed, *, pelaku: str) -> UploadPlan:
    """Read and store one of the list. Raises FileRefused, NotAllowed and what storing raises."""
    data = listed.path.read_bytes()
    name = listed.path.name
    reading = check_upload(data, name, satker=listed.satker, tahun=listed.tahun, db=db)
    plan = plan_upload(db, reading, posisi=listed.posisi, satker=listed.satker, tahun=listed.tahun)
    if not plan.is_identical:
        what = {"remarks": listed.catatan, "file": data, "file_name": name}
        store_upload(db, plan, pelaku=pelaku, consent=True, **what)
    return plan
