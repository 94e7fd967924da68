"""`cadangkan`: a copy of everything in one file; `pulihkan-cadangan`: such a copy put back."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from monev.cli import output, store
from monev.cli.journal import open_both
from monev.cli.options import JSON, PLACE_OPTIONS
from monev.cli.parser import Command, Option
from monev.core.dates import format_day

DEFAULT_FOLDER = "cadangan"


def _back_up(options: argparse.Namespace) -> int:
    """Make the copy. Raises MonevError; then none was made."""
    # Not at the top: only this command needs it.
    from monev.journal.backup import make_backup

    journal, _ = open_both(options)
    backup = make_backup(journal, options.keluaran or Path(DEFAULT_FOLDER))
    if options.json:
        output.print_json(_json(backup))
    people = ", daftar orang" if backup.has_accounts else ""
    output.say(
        f"Cadangan ditulis dan diperiksa: {backup.file} ({backup.entries} entri, {backup.originals} berkas asli"
        f"{people}). Simpan juga di komputer atau disk lain."
    )
    if backup.missing:
        output.say(
            f"Yang tidak ikut karena hilang atau rusak di jurnal: {len(backup.missing)} berkas asli.",
            *(f"- {sha256}" for sha256 in backup.missing),
        )
    return output.DONE


def _put_back(options: argparse.Namespace) -> int:
    """Put a copy back. Raises FileRefused, ConsentNeeded, MonevError; then nothing has changed."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.database.known import known_entries
    from monev.journal.backup import read_backup
    from monev.journal.places import accounts_file
    from monev.journal.restore import put_back
    from monev.people.store import AccountsStore

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
    return output.DONE


def _json(backup: Any) -> dict[str, Any]:
    return {
        "berkas": str(backup.file),
        "waktu": backup.made_at,
        "entri": backup.entries,
        "hash": backup.hashes[-1],
        "berkas_asli": backup.originals,
        "hilang": list(backup.missing),
        "akun": backup.has_accounts,
    }


BACK_UP = Command(
    "Menyalin jurnal, berkas asli, dan daftar orang ke satu berkas ZIP bertanggal, lalu membacanya kembali sampai "
    "habis. Boleh selagi aplikasi dipakai; cadangan yang sudah ada tidak pernah ditimpa.",
    (
        Option(("-o", "--keluaran"), f"folder tempat cadangan ditulis (bawaan: {DEFAULT_FOLDER})", "FOLDER", read=Path),
        JSON,
        *PLACE_OPTIONS,
    ),
    _back_up,
)

PUT_BACK = Command(
    "Memeriksa sebuah cadangan sampai habis, lalu memasangnya sebagai jurnal. Jurnal yang sekarang disimpan di "
    "sebelahnya dengan nama bertanggal; bila ia lebih baru, perlu --setuju. Basis data disusun ulang.",
    (
        Option(("BERKAS",), "berkas ZIP buatan perintah cadangkan", "BERKAS", required=True),
        Option(("--setuju",), "menyetujui bahwa entri yang tidak ada di cadangan tidak lagi berlaku"),
        Option(("--akun",), "mengganti juga daftar orang dan sandinya dengan yang ada di cadangan"),
        JSON,
        *PLACE_OPTIONS,
    ),
    _put_back,
)
