"""Siap dipakai: what an office still lacks before it works with this, each with the way there; gone once nothing is."""

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from monev.core import clock
from monev.core.dates import format_day
from monev.figures import list_rencana, own_plans, riwayat
from monev.outputs.letterhead import has_kop
from monev.people.visits import accounts_of, admin_can_sign_in
from monev.server import oidc, reach
from monev.ui import looks
from monev.ui.context import AnyContext
from monev.ui.looks import Block, blocks
from monev.ui.page_table import ORANG, PENGATURAN, RAPAT, UNGGAH, Page
from pages.pengaturan.mail import managed_offices

_FRESH = timedelta(days=31)
"""A copy older than that is asked for again."""
_DATA = Path(__file__).resolve().parents[2] / "data"
"""What comes with the program."""


def show_readiness(k: AnyContext) -> None:
    """The list, for who sets the office up, as long as something of it is missing."""
    if not k.visitor.may_anywhere("atur_kantor"):
        return
    steps = _steps(k)
    done = sum(is_done for *_, is_done in steps)
    if done < len(steps):
        listing = blocks.rows("Yang disiapkan", [_row(k, *step) for step in steps])
        looks.show([blocks.card("Siap dipakai", listing, note=f"{done} dari {len(steps)}", key="siap")], key="siap")


def _steps(k: AnyContext) -> list[tuple[str, Page, bool]]:
    """What is to be set up, on which page, and whether it is done."""

    own = managed_offices(k)
    # A file that did not come with the program.
    given = {sha256(path.read_bytes()).hexdigest() for path in _DATA.rglob("*.xlsx")}
    plans = [row for row in own_plans(list_rencana(k.db)) if row["satker"] in own]
    versions = [version for row in plans for version in riwayat(k.db, row["satker"], row["tahun"])]
    has_own_file = any(version["jenis"] == "berkas" and version["sha256"] not in given for version in versions)
    made = accounts_of(str(k.db.journal)).find_kept("cadangan", "terakhir")[:10]
    last = date.fromisoformat(made) if made else date.min
    backup = f"Cadangan terakhir: {format_day(last)}" if made else "Cadangan pertama dibuat, di bagian Cadangan"
    return [
        ("Rencana aksi kantor sendiri diunggah", UNGGAH, has_own_file),
        ("Kop surat diisi, di halaman Rapat", RAPAT, any(has_kop(k.db, satker) for satker in own)),
        ("Admin pertama memilih kata sandi", ORANG, admin_can_sign_in(k.db, by_email=oidc.is_offered())),
        ("Jaringan kantor dibuka, agar yang lain dapat masuk", ORANG, reach.current().is_open),
        (backup, PENGATURAN, clock.today() - last <= _FRESH),
    ]


def _row(k: AnyContext, text: str, page: Page, is_done: bool) -> Block:
    if is_done:
        return blocks.row(text, "sudah", (), mark="✓", status="selesai")
    href = looks.link(page, {} if k.choice is None else k.choice.url())
    return blocks.row(text, "belum", (), mark="○", href=href)
