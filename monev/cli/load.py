"""Commands about unggahan.

| command | does |
|---|---|
| `muat` | stores a file as a new unggahan |
| `riwayat` | lists the files of a rencana, and what was said in the app |
| `templat` | writes the workbook to fill in |
| `batalkan` | cancels the newest |
| `pulihkan` | restores the last cancelled one |
| `awal` | stores the plans that come with the program, once (used by make run) |
"""

import argparse
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

from monev.access import list_offices, name_of
from monev.cli import output, store
from monev.cli.files import read_file, write_file
from monev.cli.questions import read_answered, reading_answers, say_columns, say_questions, say_told
from monev.core.clock import today, today_within
from monev.core.content import as_content
from monev.core.dates import format_day, format_short_day
from monev.core.errors import ConsentNeeded, FileRefused
from monev.core.records import JsonObject, Reading
from monev.core.statuses import CHANGE_JENIS
from monev.database import Database
from monev.figures import find_rencana, version_actions
from monev.journal import Entry
from monev.outputs.template import make_template
from monev.reading.choices import ReadingChoices
from monev.uploads import UploadPlan, check_upload, plan_upload, store_upload
from monev.uploads.checking import find_alike, propose_posisi
from monev.uploads.first_data import load_one, not_yet_loaded
from monev.writing.plan_versions import cancel, restore
from monev.writing.reading_choices import store_choices
from monev.writing.touches import all_versions


def run(options: argparse.Namespace) -> None:
    """Store a file as a new unggahan.

    Raises FileRefused, ConsentNeeded, or VersionClash if somebody else stored something meanwhile;
    then nothing is stored.

    Posisi, in order of trust: --posisi, the one that the file reports, today within the tahun.
    """
    name = Path(options.berkas).name
    data = read_file(options.berkas)
    satker = options.satker
    tahun = options.tahun
    with store.open_database(options) as db:

        def read(choice: ReadingChoices) -> Reading:
            return check_upload(data, name, db=db, choice=choice, satker=satker, tahun=tahun)

        reading, items = read_answered(read, options)
        if not satker:
            _refuse_retitled(reading, find_alike(db, reading.satker))
        tahun = tahun or reading.tahun
        named = replace(reading, satker=satker or reading.satker, tahun=tahun)
        told = options.posisi or propose_posisi(db, named)
        day = told or (today() if tahun is None else today_within(tahun))
        plan = plan_upload(
            db, reading, posisi=day, satker=satker, tahun=tahun, adds=options.menambah
        )
        differs = not plan.base or plan.changes or plan.clashes
        stored = not plan.is_identical and bool(options.posisi or differs)
        if stored:
            store_choices(db, plan.satker, items, pelaku=store.current_actor(), tahun=plan.tahun)
            _store(db, plan, data, options)
    output.print_result(options, {**_json(plan, stored), **reading_answers(reading)})
    _say(plan, stored, name)
    if stored:
        say_told(reading, plan.warnings)
    say_columns(reading)
    say_questions(reading)


def _refuse_retitled(reading: Reading, stored: str | None) -> None:
    """Refuse a file whose office may be a stored one under another title."""
    if stored and not reading.galat:
        told = f"Belum ada rencana {reading.satker}; yang tersimpan {stored}."
        advice = (
            f"Ulangi dengan --satker “{stored}” bila kantornya sama, atau dengan --satker "
            f"“{reading.satker}” bila memang kantor lain. Belum ada yang berubah."
        )
        raise FileRefused(told, advice)


def _store(db: Database, plan: UploadPlan, data: bytes, options: argparse.Namespace) -> None:
    if options.menambah and plan.base and not plan.may_add:
        told = (
            "Ada area berkas ini yang sudah ada di rencana yang tersimpan, jadi tidak dapat "
            "ditambahkan."
        )
        advice = (
            "Ulangi tanpa --menambah: berkas ini lalu menggantikan rencana itu. Belum ada "
            "yang berubah."
        )
        raise FileRefused(told, advice)
    actor = store.current_actor()
    name = Path(options.berkas).name
    try:
        store_upload(db, plan, pelaku=actor, file=data, file_name=name, consent=options.setuju)
    except ConsentNeeded as error:
        raise ConsentNeeded(error.pesan, _advise(plan), matters=error.matters) from error


def _advise(plan: UploadPlan) -> str:
    next_step = "Ulangi dengan --setuju bila memang demikian, atau perbaiki berkasnya."
    if plan.clashes:
        next_step = "Unggah berkas ini di halaman Unggah untuk memilih satu per satu."
    elif plan.unread:
        next_step = f"Pilih tabelnya dengan --tabel seperti disebut periksa. {next_step}"
    elif plan.may_add and plan.removals:
        next_step = (
            "Bila berkas ini belahan lain dari rencana yang tersimpan, ulangi dengan "
            f"--menambah. {next_step}"
        )
    elif plan.guesses:
        reworded = ", ".join(guess.stored_kode for guess in plan.guesses)
        next_step = (
            f"Mungkin hanya bunyinya yang berubah ({reworded}): tulis kodenya di kolom "
            f"KODE. {next_step}"
        )
    return f"{next_step} Belum ada yang berubah."


def _json(plan: UploadPlan, stored: bool) -> JsonObject:
    return {
        "tersimpan": stored,
        "satker": plan.satker,
        "tahun": plan.tahun,
        "posisi": plan.posisi.isoformat(),
        "unggahan": plan.content["unggahan"] if stored else None,
        "perubahan": [asdict(change) for change in plan.changes],
        "keterangan": list(plan.notes),
        "peringatan": output.remarks_json(plan.warnings),
    }


def _say(plan: UploadPlan, stored: bool, name: str) -> None:
    rencana = f"{plan.satker} tahun {plan.tahun}"
    if not stored:
        same = (
            f"Isi {name} sama dengan yang sudah tersimpan untuk {rencana}. Tidak ada yang disimpan."
        )
        advice = (
            "Untuk melaporkan keadaan yang sama pada tanggal lain, muat templat baru dengan "
            "--posisi TANGGAL."
        )
        output.say(same, *plan.notes, advice)
        return
    langkah = plan.content["langkah"]
    targets = sum(len(row["tenggat"]) for row in langkah)
    output.say(
        f"Tersimpan sebagai unggahan {plan.content['unggahan']} {rencana}, posisi "
        f"{format_day(plan.posisi)}: {len(langkah)} langkah, {targets} target.",
        *plan.notes,
    )
    counts = Counter(change.jenis for change in plan.changes)
    counted = [f"{counts[jenis]} {words}" for jenis, words in CHANGE_JENIS.items() if counts[jenis]]
    if counted:
        output.say(f"Perubahan: {', '.join(counted)}.")


_WHO = ("pelaku", "dibatalkan_oleh")
"""Fields of an unggahan with the id of a person."""

_WITHIN = ("unggahan_id", "entries")
"""Those that say something to the program alone."""


def write_template(options: argparse.Namespace) -> None:
    """Write the workbook to fill in. Raises NotFound, or MonevError if it cannot be written."""
    with store.open_database(options) as db:
        rencana = find_rencana(db, options.satker, options.tahun)
        content = make_template(db, rencana.satker, rencana.tahun)
    write_file(options.keluaran, content, f"Berkas isian {rencana.satker} tahun {rencana.tahun}")


def show_riwayat(options: argparse.Namespace) -> None:
    """Print all files of a rencana, and what was said in the app. Raises NotFound."""
    with store.open_database(options) as db:
        rows = all_versions(db, options.satker, options.tahun)
        for row in rows:
            row |= {each: name_of(db, row[each]) for each in _WHO if row[each]}
    told = [{key: row[key] for key in row if key not in _WITHIN} for row in map(as_content, rows)]
    if output.print_result(options, told):
        return
    table = []
    for row in rows:
        cancelled = f"dibatalkan: {row['alasan']}"
        table.append(
            {
                "Unggahan": row["unggahan"],
                "Posisi": format_short_day(row["posisi"]),
                "Disimpan": f"{format_short_day(row['waktu'])} {row['waktu']:%H.%M}",
                "Oleh": row["pelaku"],
                "Berkas": row["nama_berkas"],
                "Langkah": row["langkah"],
                "Tenggat": row["tenggat"],
                "Perubahan": row["perubahan"],
                "Keterangan": cancelled if row["dibatalkan"] else row["catatan"],
            }
        )
    output.say_table(table)


def cancel_newest(options: argparse.Namespace) -> None:
    """Cancel the newest unggahan. Raises NotFound, CannotChange; then nothing has changed."""
    with store.open_database(options) as db:
        entry = cancel(
            db, options.satker, options.tahun, reason=options.alasan, pelaku=store.current_actor()
        )
        in_force = version_actions(db, options.satker, options.tahun).to_cancel
        consequence = "Tidak ada lagi unggahan yang berlaku."
        if in_force:
            consequence = f"Yang berlaku kini unggahan {in_force}."
        _tell(db, options, entry, "dibatalkan", in_force, f". {consequence}")


def restore_last(options: argparse.Namespace) -> None:
    """Restore the last cancelled unggahan. Raises NotFound, CannotChange; then nothing changed."""
    with store.open_database(options) as db:
        entry = restore(db, options.satker, options.tahun, pelaku=store.current_actor())
        _tell(db, options, entry, "dipulihkan", entry.isi["unggahan"], " dan berlaku lagi.")


def _tell(
    db: Database,
    options: argparse.Namespace,
    entry: Entry,
    done: str,
    in_force: int | None,
    consequence: str,
) -> None:
    satker = list_offices(db).current_name(entry.rencana[0])
    number = entry.isi["unggahan"]
    output.print_result(
        options, {"satker": satker, "tahun": entry.tahun, done: number, "berlaku": in_force}
    )
    output.say(f"Unggahan {number} {satker} tahun {entry.tahun} {done}{consequence}")


def load_first(options: argparse.Namespace) -> int:
    """Load the plans that were never loaded. Returns 1 if a file was refused."""
    failed = False
    with store.open_database(options) as db:
        if db.notice is not None:  # said already; the app opens then too, and stores nothing
            return output.DONE
        for listed in [*not_yet_loaded(db)]:
            try:
                plan = load_one(db, listed, pelaku=store.current_actor())
            except FileRefused as error:
                output.tell(error)
                failed = True
            else:
                output.say(
                    f"Data awal dimuat: {plan.satker} tahun {plan.tahun}, unggahan "
                    f"{plan.content['unggahan']}."
                )
    return output.REFUSED if failed else output.DONE
