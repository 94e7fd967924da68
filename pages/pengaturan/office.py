"""What an office sets up: the open steps, sample data, backups."""

from datetime import datetime
from functools import cache, partial
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

import streamlit as st

from monev.core import clock
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.core.platform_files import remark_on
from monev.database import Database, Row, rows_of
from monev.database.places import write_remembered
from monev.figures import format_number, list_rencana, opening_posisi, own_plans, riwayat
from monev.journal.backup import list_backups, read_backup
from monev.journal.backup_file import is_locked
from monev.journal.moving import put_back
from monev.outputs.letterhead import has_kop
from monev.people.backups import back_up, last_backup
from monev.people.setting_up import admin_can_sign_in
from monev.reminders.health import backup_trouble
from monev.server import exposure, reach
from monev.ui import looks, outcome, page_parts
from monev.ui.address import Choice
from monev.ui.chooser import without_pic_notice
from monev.ui.context import AnyContext, current_actor, current_visitor
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import RowItem
from monev.ui.page_table import PART, PENGATURAN, PEOPLE, RAPAT, UNGGAH, Page
from monev.ui.page_words import safe_line
from monev.writing.plan_versions import show_simulations
from pages.pengaturan.mail import managed_offices

_DATA = Path(__file__).resolve().parents[2] / "data"
"""The files that come with the program."""
_MOST_NOTICES = 3
_SAMPLE, _HIDE = "simulasi", "sembunyikan_simulasi"
_BACKUP, _QUESTION = "cadangan", "pasang_cadangan"


def show_readiness(ctx: AnyContext) -> None:
    """Draw the steps that set the office up, for its managers, until all are done."""
    if not ctx.visitor.may_anywhere("atur_kantor"):
        return
    steps = _steps(ctx)
    done = sum(is_done for *_, is_done in steps)
    if done < len(steps):
        listing = blocks.rows("Yang disiapkan", [_row(ctx, *step) for step in steps])
        looks.show(
            [blocks.card("Siap dipakai", listing, note=f"{done} dari {len(steps)}", key="siap")],
            key="siap",
        )


def show_without_pic(ctx: AnyContext) -> None:
    """Draw a notice for each plan that names no PIC, the newest first.

    Only people who may set PICs or manage the office see it. A plan that came with the program is
    left out, since nobody works on it yet.
    """
    may = ctx.visitor.may
    listed = ctx.db.ask("figures/without_pic")
    found = []
    for row in listed:
        manages = may("atur_pic", row["satker"]) or may("atur_kantor", row["satker"])
        if manages and not _came_along(ctx.db, row):
            found.append(row)
    listing = list_rencana(ctx.db)
    notices = []
    for row in found[:_MOST_NOTICES]:
        choice = Choice(
            row["satker"], row["tahun"], opening_posisi(listing, row["satker"], row["tahun"])
        )
        plan = f"Rencana {row['satker']} {row['tahun']}"
        notices.append(without_pic_notice(plan, choice, may_set=may("atur_pic", row["satker"])))
    if rest := len(found) - len(notices):
        notices.append(
            blocks.notice(
                f"{format_number(rest)} rencana lain juga tidak menyebut PIC.", key="pic_lain"
            )
        )
    if notices:
        looks.show(notices, key="tanpa_pic")


def _steps(ctx: AnyContext) -> list[tuple[str, Page, str, bool]]:
    """Return the steps: the words, the page and part where it is done, and if it is done."""
    own = managed_offices(ctx)
    plans = [row for row in own_plans(list_rencana(ctx.db)) if row["satker"] in own]
    has_own_file = not all(_came_along(ctx.db, row) for row in plans)
    last = last_backup(str(ctx.db.journal))
    stale = backup_trouble(ctx.db, clock.today())
    backup = (
        f"Cadangan terakhir: {format_day(last.date())}"
        if last
        else "Cadangan pertama dibuat, di bagian Cadangan"
    )
    return [
        ("Rencana aksi kantor sendiri diunggah", UNGGAH, "", has_own_file),
        (
            "Kop surat diisi, di halaman Rapat",
            RAPAT,
            "",
            any(has_kop(ctx.db, satker) for satker in own),
        ),
        ("Admin pertama memilih kata sandi", PENGATURAN, PEOPLE, admin_can_sign_in(ctx.db)),
        (
            "Jaringan kantor dibuka, agar yang lain dapat masuk",
            PENGATURAN,
            PEOPLE,
            reach.current().is_open,
        ),
        (stale if last and stale else backup, PENGATURAN, "", last is not None and not stale),
    ]


def _came_along(db: Database, plan: Row) -> bool:
    """True if every stored version of a plan is a file that came with the program."""
    versions = rows_of(riwayat(db, plan["satker"], plan["tahun"]))
    return all(
        version["jenis"] == "berkas" and version["sha256"] in _given() for version in versions
    )


@cache
def _given() -> frozenset[str]:
    """Return the hashes of the files that came with the program.

    Deeper folders are left out, since a journal may lie there.
    """
    files = (*_DATA.glob("*.xlsx"), *_DATA.glob("*/*.xlsx"))
    return frozenset(sha256(path.read_bytes()).hexdigest() for path in files)


def _row(ctx: AnyContext, text: str, page: Page, part: str, is_done: bool) -> RowItem:
    if is_done:
        return blocks.row(text, "sudah", (), mark="✓", status="selesai")
    place = {PART: part} if part else {}
    href = looks.link(page, ctx.choice.url(**place) if ctx.choice else place)
    return blocks.row(text, "belum", (), mark="○", href=href)


def show_sample_data(ctx: AnyContext) -> None:
    """Draw the sample data that is shown or hidden, with a button that changes it, for managers."""
    if not ctx.visitor.may_anywhere("atur_kantor"):
        return
    everything = list_rencana(ctx.db, include_hidden=True)
    shown = [row for row in everything if row["simulasi"] and not row["disembunyikan"]]
    hidden = [row for row in everything if row["simulasi"] and row["disembunyikan"]]
    if not shown and not hidden:
        return
    with outcome.titled("Data simulasi", key="data_simulasi", told=_SAMPLE):
        if shown:
            st.markdown(f"**Tampak**: {_names(shown)}. Isinya rekaan, untuk mengenal aplikasi ini.")
            with st.popover("Sembunyikan …", on_change="rerun", key=_HIDE):
                kept = "Tidak ada yang dihapus; di sini dapat ditampilkan lagi."
                st.markdown(
                    f"**Sembunyikan data simulasi?** {_names(shown)} tidak tampak lagi di mana "
                    f"pun. {kept}"
                )
                page_parts.button("Ya, sembunyikan", _set_hidden, ctx.db, True, type="primary")
        if hidden:
            st.markdown(f"**Tersembunyi**: {_names(hidden)}.")
            page_parts.button(
                "Tampilkan lagi", _set_hidden, ctx.db, False, icon=":material/visibility:"
            )


def _names(rencana: list[Row]) -> str:
    return ", ".join(f"{safe_line(row['satker'])} {row['tahun']}" for row in rencana)


def _set_hidden(db: Database, hidden: bool) -> None:
    st.session_state[_HIDE] = False
    said = "Data simulasi disembunyikan." if hidden else "Data simulasi tampak lagi di pemilih."
    with outcome.refusals(_SAMPLE, said):
        show_simulations(db, hidden=hidden, pelaku=current_actor(db))
        if hidden:
            st.query_params.clear()  # the address may name a plan that is hidden now


def show_backup(ctx: AnyContext) -> None:
    """Draw where the data are, and the forms that make a backup and put one back.

    Only for managers of all offices, and only at this computer.
    """
    if not _may(ctx.db) or ctx.db.journal.store.file is None:
        return
    with outcome.titled("Cadangan", key="cadangan", told=_BACKUP):
        st.markdown("Data ada di komputer ini, dalam folder:")
        place = ctx.db.journal.store.file.parent
        page_parts.show_to_copy(str(place), key="folder_data", primary=False)
        if remark := remark_on(place):
            st.markdown(remark)
        if trouble := backup_trouble(ctx.db, clock.today()):
            st.markdown(f"**{trouble}**")
        folder = st.text_input(
            "Folder cadangan", key="cadangan_folder", placeholder="misalnya E:\\Cadangan ZI"
        )
        if not folder.strip():
            st.caption(
                "Tulis folder di flash disk atau disk lain; semua orang boleh terus bekerja "
                "selama dicadangkan."
            )
            return
        password, again = _ask_password()
        page_parts.button(
            "Cadangkan sekarang", _make, ctx.db, folder.strip(), password, again, type="primary"
        )
        own = ctx.db.journal.store.file
        if not (found := [file for file in list_backups(Path(folder.strip())) if file != own]):
            st.caption("Belum ada cadangan di folder itu.")
            return
        page_parts.fold(
            "Pasang kembali cadangan …", _ask_restore, ctx.db, found, key=_QUESTION, draw=st.popover
        )


def _may(db: Database) -> bool:
    return exposure.session_is_here() and current_visitor(db).may("atur_kantor", None)


def _ask_password() -> tuple[str, str]:
    """Ask for the password of a backup twice; both are "" for a backup without one."""
    contents = (
        "Isi cadangan: semua rencana, laporan, rapat, bukti berkas, daftar orang beserta "
        "emailnya, kata sandi "
    )
    contents += "teracak mereka, dan kata sandi server email."
    hint = (
        f"{contents} Bila dikunci, tanpa kata sandi ini cadangan tidak dapat dipasang lagi: "
        "simpan di tempat lain."
    )
    ask = partial(st.text_input, type="password", autocomplete="new-password")
    password = ask("Kata sandi cadangan (boleh kosong)", key="cadangan_sandi", help=hint)
    if not password:
        st.caption(
            f"{contents} Tanpa kata sandi, siapa pun yang memegang flash disknya dapat membacanya."
        )
        return "", ""
    return password, ask("Ulangi kata sandinya", key="cadangan_ulang")


def _ask_restore(db: Database, found: list[Path]) -> None:
    file = st.selectbox("Cadangan", found, format_func=attrgetter("name"), key="cadangan_berkas")
    password = ""
    if is_locked(file):
        password = st.text_input(
            "Kata sandi cadangan itu", type="password", key="cadangan_buka", autocomplete="off"
        )
    kept = "Data yang sekarang disimpan di sebelahnya, dan daftar orang tidak diganti."
    other_pages = "Tutup dahulu halaman Monev ZI yang lain."
    st.markdown(
        f"Yang tersimpan sesudah cadangan itu dibuat tidak lagi berlaku. {kept} {other_pages}"
    )
    page_parts.button("Ya, pasang", _put_back, db, file, password, type="primary")


def _make(db: Database, folder: str, password: str, again: str) -> None:
    with outcome.refusals(_BACKUP):
        _require(db)
        if password != again:
            raise MonevError(
                "Kedua kata sandi cadangan tidak sama.", "Ketik kata sandi yang sama dua kali."
            )
        backup = back_up(db.journal, Path(folder).expanduser(), password=password)
        kept = (
            f"{safe_line(str(backup.file))} ({backup.entries} catatan, {backup.originals} "
            "berkas asli)"
        )
        locked = ", dikunci dengan kata sandi" if password else ""
        outcome.keep(_BACKUP, f"Cadangan ditulis dan diperiksa: {kept}{locked}.")


def _put_back(db: Database, file: Path, password: str) -> None:
    st.session_state[_QUESTION] = False
    with outcome.refusals(_BACKUP):
        _require(db)
        backup = read_backup(file, password)
        done = put_back(db.journal, backup, consent=True)
        if db.file is not None:
            write_remembered(db.file, backup.entries, backup.hashes[-1])
        made = datetime.fromisoformat(backup.made_at)
        kept = f" Yang sebelumnya ada disimpan di {done.aside}." if done.aside else ""
        if done.lost:
            kept += f" {len(done.lost)} berkas asli tidak ada di cadangan itu."
        outcome.keep(
            _BACKUP,
            safe_line(f"Cadangan {format_day(made.date())} pukul {made:%H.%M} dipasang.{kept}"),
        )


def _require(db: Database) -> None:
    if not _may(db):
        raise MonevError(
            "Hanya admin semua satker, di komputer tempat Monev ZI berjalan, yang dapat melakukan "
            "ini."
        )
