"""`cadangkan`: a copy of everything in one file; `pulihkan-cadangan`: such a copy put back."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from monev.cli import output, store
from monev.cli.journal import open_both
from monev.core.dates import format_day
from monev.core.records import JsonObject
from monev.database.whole_check import known_entries
from monev.journal.backup import Backup, read_backup
from monev.journal.moving import put_back
from monev.journal.places import accounts_file
from monev.people import visits
from monev.people.store import AccountsStore

DEFAULT_FOLDER = Path("cadangan")


def back_up(options: argparse.Namespace) -> None:
    """Make the copy. Raises MonevError; then none was made."""
    journal, _ = open_both(options)
    backup = visits.back_up(journal, options.keluaran or DEFAULT_FOLDER)
    if options.json:
        output.print_json(_json(backup))
    people = ", daftar orang" if backup.has_accounts else ""
    output.say(
        f"Cadangan ditulis dan diperiksa: {backup.file} ({backup.entries} entri, {backup.originals} berkas asli"
        f"{people}). Simpan juga di komputer atau disk lain."
    )
    output.say_missing("jurnal", backup.missing)


def restore_backup(options: argparse.Namespace) -> None:
    """Put a copy back. Raises FileRefused, ConsentNeeded, MonevError; then nothing has changed."""
    journal, database = open_both(options)
    backup = read_backup(Path(options.berkas))
    restored = put_back(
        journal,
        backup,
        seen=known_entries(database),
        consent=options.setuju,
        with_accounts=options.akun,
    )
    with store.open_database(options) as db:
        entries = db.up_to[0]
    if options.json:
        kept = None if restored.kept is None else str(restored.kept)
        output.print_json({**_json(backup), "lama": kept, "akun_dipulihkan": restored.accounts})
    made = datetime.fromisoformat(backup.made_at)
    when = f"{format_day(made.date())} pukul {made:%H.%M}"
    output.say(f"Cadangan {backup.file} dipasang di {journal}: {entries} entri, dibuat {when}.")
    if restored.kept is not None:
        output.say(f"Jurnal yang sebelumnya ada disimpan di {restored.kept}.")
    if restored.accounts:
        AccountsStore(accounts_file(str(journal))).forget_ways_in()
        output.say("Daftar orang ikut dipasang; semua perlu masuk lagi, dan undangan lama tidak berlaku.")
        output.say("Jalankan ulang aplikasi yang sedang terbuka.")
    elif backup.has_accounts:
        output.say("Daftar orang yang ada sekarang tidak diganti; untuk menggantinya juga: --akun.")


def _json(backup: Backup) -> JsonObject:
    return {
        "berkas": str(backup.file),
        "waktu": backup.made_at,
        "entri": backup.entries,
        "hash": backup.hashes[-1],
        "berkas_asli": backup.originals,
        "hilang": list(backup.missing),
        "akun": backup.has_accounts,
    }
