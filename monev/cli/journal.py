"""Commands about the journal.

| command | does |
|---|---|
| `jurnal periksa` | checks that everything is there and unchanged |
| `jurnal lanjutkan` | goes on with the last whole entry, and accepts what replaced what was seen |
| `jurnal pindah` | copies everything to another file or to PostgreSQL |
| `cadangkan` | makes a backup in one file |
| `pulihkan-cadangan` | puts a backup back |
"""

import argparse
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from monev.cli import output, store
from monev.cli.commands import WrongUsage
from monev.core import clock
from monev.core.dates import format_day, format_short_day
from monev.core.errors import JournalDamaged, JournalStepsBack
from monev.core.records import JsonObject
from monev.database import find_place
from monev.database.places import NOTHING, read_remembered, write_remembered
from monev.journal import Journal, open_journal
from monev.journal.backup import Backup, read_backup
from monev.journal.backup_file import password_of_setting
from monev.journal.journal import Anchor, anchor_of
from monev.journal.moving import copy_store, go_on, kept_aside, put_back
from monev.journal.whole_check import Findings, check_all
from monev.people import backups

DEFAULT_FOLDER = Path("cadangan")


def run(options: argparse.Namespace) -> int | None:
    """Check, go on with, or move a journal. Raises WrongUsage, MonevError."""
    actions = {
        "periksa": (_check, ("--jangkar", "--json")),
        "lanjutkan": (_go_on, ("--setuju", "--json")),
        "pindah": (_move, ("DARI", "KE", "--json")),
    }
    does, takes = actions[options.tindakan]
    for name in dict.fromkeys(name for _, names in actions.values() for name in names):
        if getattr(options, name.strip("-").lower()) and name not in takes:
            fits = [action for action, (_, names) in actions.items() if name in names]
            raise WrongUsage(f"{name} hanya untuk jurnal {' dan jurnal '.join(fits)}.")
    return does(options)


def open_both(options: argparse.Namespace) -> tuple[Journal, Path]:
    """Open the journal that --jurnal names and return the path of the app's database (--db).

    Both are as they are now.
    """
    place = find_place(options.db, options.jurnal)
    return open_journal(place.journal), place.db


def _check(options: argparse.Namespace) -> int:
    journal, database = open_both(options)
    result = check_all(journal)
    faults = result.faults
    if journal.is_empty():
        faults.append(f"Jurnal {journal} kosong atau tidak ada.")
    with suppress(JournalDamaged):  # a fault already
        try:
            journal.check_seen(*(read_remembered(database) or NOTHING))
        except JournalStepsBack as reason:
            faults.append(reason.pesan)
    about_anchor: JsonObject = {}
    if options.jangkar is not None:
        anchor_fault = journal.check_anchor(options.jangkar)
        faults += [anchor_fault] if anchor_fault else []
        about_anchor = {"jangkar": str(options.jangkar), "jangkar_cocok": anchor_fault is None}
    number, entry_hash = result.tip
    about = {
        "utuh": not faults,
        "waktu": result.moment.isoformat(),
        "entri": result.entries,
        "nomor": number,
        "hash": entry_hash,
        "berkas": result.originals,
        "masalah": faults,
    }
    output.print_result(options, about | about_anchor)
    _say(journal, result, options.jangkar)
    _say_kept_aside(journal)
    return output.REFUSED if faults else output.DONE


def _say_kept_aside(journal: Journal) -> None:
    """List what earlier restores left. It may be deleted once a backup was made after it."""
    kept = kept_aside(journal)
    made = backups.last_backup(str(journal)) if kept else None
    newest = f"{made.astimezone(clock.zone()):%Y%m%d-%H%M%S}" if made else ""
    for path, stamp in kept.items():
        when = "hapus sesudah cadangan berikutnya"
        if stamp < newest:
            when = "boleh dihapus: sesudahnya sudah ada cadangan"
        output.say(
            f"Sisa pemulihan {path}: {when}, bila isi yang dipulihkan sudah diperiksa benar."
        )


def _say(journal: Journal, found: Findings, anchor: Anchor | None) -> None:
    when = f"{format_short_day(found.moment.date())} {found.moment:%H.%M}"
    output.say(
        f"Jurnal {journal} diperiksa {when}: {found.entries} entri, {found.originals} berkas asli."
    )
    if found.entries:
        output.say(f"Jangkar entri terbaru: {anchor_of(*found.tip)}")
    if not found.faults:
        holds = "" if anchor is None else f" Jangkar {anchor} ada di dalamnya."
        output.say(f"Semuanya utuh.{holds}")
        return
    advice = (
        "Kembalikan bagian yang rusak dari salinan cadangan (pulihkan-cadangan), lalu periksa lagi."
    )
    output.say(
        f"Ditemukan {len(found.faults)} masalah:", *(f"- {fault}" for fault in found.faults), advice
    )


def _go_on(options: argparse.Namespace) -> None:
    journal, database = open_both(options)
    seen = read_remembered(database) or NOTHING
    went = go_on(journal, seen, consent=options.setuju, beside=database)
    number, kept = went or (journal.tip()[0], None)
    if options.setuju:
        write_remembered(database, *journal.tip())
    output.print_result(options, {"nomor": number, "lama": None if kept is None else str(kept)})
    if went is None:
        output.say(
            f"Jurnal {journal} utuh dan memuat semua yang pernah terlihat. Tidak ada yang perlu "
            "dilanjutkan."
        )
        return
    output.say(
        f"Jurnal {journal} dilanjutkan dari entri {number}; basis data disusun ulang dari jurnal "
        "itu."
    )
    if kept is not None:
        output.say(f"Yang sebelumnya disimpan di {kept}.")


def _move(options: argparse.Namespace) -> None:
    if not options.dari or not options.ke:
        raise WrongUsage("Sebut DARI dan KE: berkas jurnal, atau alamat postgresql://.")
    source = open_journal(options.dari)
    target = open_journal(options.ke)
    number, entry_hash = copy_store(source, target)
    originals = len(target.originals())
    output.print_result(options, {"berkas": originals, "nomor": number, "hash": entry_hash})
    output.say(
        f"Semuanya disalin dari {source} ke {target}: {number} entri, {originals} berkas asli, dan "
        "daftar orang. Rantainya diperiksa di keduanya dan sama.",
        "Untuk pindah: hentikan aplikasi sebelum perintah ini, isi MONEV_JURNAL dengan KE, lalu "
        "jalankan lagi.",
    )


def back_up(options: argparse.Namespace) -> None:
    """Make a backup. Raises MonevError; then none was made."""
    journal, _ = open_both(options)
    password = password_of_setting()
    backup = backups.back_up(journal, options.keluaran or DEFAULT_FOLDER, password=password)
    output.print_result(options, _backup_json(backup))
    people = ", daftar orang" if backup.has_accounts else ""
    locked = ", dikunci dengan kata sandi" if password else ""
    holds = f"{backup.entries} entri, {backup.originals} berkas asli{people}{locked}"
    output.say(
        f"Cadangan ditulis dan diperiksa: {backup.file} ({holds}). Simpan juga di komputer atau "
        "disk lain."
    )
    output.say_missing("jurnal", backup.missing)


def restore_backup(options: argparse.Namespace) -> None:
    """Put a backup back. Raises FileRefused, ConsentNeeded, MonevError; then nothing changed."""
    journal, database = open_both(options)
    backup = read_backup(Path(options.berkas), password_of_setting())
    done = put_back(journal, backup, consent=options.setuju, with_accounts=options.akun)
    write_remembered(database, backup.entries, backup.hashes[-1])
    with store.open_database(options) as db:
        entries = db.up_to[0]
    kept = done.aside and str(done.aside)
    told = {"lama": kept, "akun_dipulihkan": done.has_people, "hilang": [*done.lost]}
    output.print_result(options, _backup_json(backup) | told)
    made = datetime.fromisoformat(backup.made_at)
    when = f"{format_day(made.date())} pukul {made:%H.%M}"
    output.say(f"Cadangan {backup.file} dipasang di {journal}: {entries} entri, dibuat {when}.")
    if kept is not None:
        output.say(f"Jurnal yang sebelumnya ada disimpan di {kept}.")
        _say_kept_aside(journal)
    output.say_missing(str(backup.file), done.lost)
    if done.has_people:
        output.say("Daftar orang ikut dipasang: semua perlu masuk lagi, undangan gugur.")
    elif backup.has_accounts:
        output.say("Daftar orang yang ada sekarang tidak diganti; untuk menggantinya juga: --akun.")


def _backup_json(backup: Backup) -> JsonObject:
    return {
        "berkas": str(backup.file),
        "waktu": backup.made_at,
        "entri": backup.entries,
        "hash": backup.hashes[-1],
        "berkas_asli": backup.originals,
        "hilang": [*backup.missing],
        "akun": backup.has_accounts,
    }
