"""`muat`: store a file as a new unggahan."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monev.cli import output, store
from monev.cli.check import FILE, FILE_TAHUN, SHEET
from monev.cli.options import JSON, PLACE_OPTIONS, POSISI, SATKER
from monev.cli.parser import Command, Option
from monev.core.dates import format_day
from monev.core.errors import ConsentNeeded, FileRefused, VersionClash
from monev.core.statuses import CHANGE_JENIS
from monev.core.text import shorten

if TYPE_CHECKING:
    from monev.database import Database
    from monev.uploads import UploadPlan
    from monev.uploads.matching import Guess

FILE_SATKER = replace(SATKER, required=False, description="nama satker (bawaan: menurut isi berkas)")
FILE_POSISI = replace(
    POSISI,
    description="tanggal keadaan yang dilaporkan berkas ini, misalnya 2025-09-30 (bawaan: hari ini, paling akhir "
    "31 Desember tahun rencana)",
)
CONSENT = Option(("--setuju",), "menyetujui semua hal yang dihilangkan oleh berkas ini")

ATTEMPTS = 3
"""How often to plan again when somebody else stores an unggahan of the same rencana in between."""


def run(options: argparse.Namespace) -> int:
    """Store the file. Raises FileRefused, ConsentNeeded; then nothing is stored."""
    data = store.read_file(options.berkas)
    try:
        with store.open_database(options) as db:
            upload_plan, stored = load(db, data, options)
    except (FileRefused, ConsentNeeded) as error:
        if options.json:
            output.print_json(_refused_json(error))
        raise
    if options.json:
        output.print_json(_json(upload_plan, stored))
    _say(upload_plan, stored, options.berkas)
    return output.DONE


def load(db: Database, data: bytes, options: argparse.Namespace, note: str = "") -> tuple[UploadPlan, bool]:
    """Plan and store the file's content; the plan, and whether there was anything to store.

    Raises FileRefused, ConsentNeeded, VersionClash.
    """
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.uploads import check_upload, plan_upload

    name = Path(options.berkas).name
    reading = check_upload(data, name, satker=options.satker, tahun=options.tahun, sheet=options.lembar, db=db)
    posisi = store.posisi_of_upload(options, options.tahun or reading.tahun)
    seen = None
    for attempt in range(ATTEMPTS, 0, -1):
        upload_plan = plan_upload(db, reading, posisi=posisi, satker=options.satker, tahun=options.tahun, seen=seen)
        # Whoever stored in between is merged with from what was there first: their work is not undone by this file.
        seen = upload_plan.base if seen is None else seen
        if upload_plan.is_identical or (options.posisi is None and upload_plan.base and not upload_plan.has_news):
            return upload_plan, False
        try:
            _store(db, upload_plan, data, name, note, options.setuju)
            break
        except VersionClash:
            if attempt == 1:
                raise
    return upload_plan, True


def _store(db: Database, upload_plan: UploadPlan, data: bytes, name: str, note: str, consent: bool) -> None:
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.uploads import store_upload

    try:
        store_upload(
            db, upload_plan, pelaku=store.current_actor(), remarks=note, file=data, file_name=name, consent=consent
        )
    except ConsentNeeded as error:
        next_step = "Ulangi dengan --setuju bila memang demikian, atau perbaiki berkasnya."
        if upload_plan.clashes:
            next_step = "Unggah berkas ini di halaman Unggah untuk memilih satu per satu."
        advice = " ".join((*map(_format_guess, upload_plan.guesses), next_step, "Belum ada yang berubah."))
        raise ConsentNeeded(error.pesan, advice, matter=error.matters) from error


def _format_guess(guess: Guess) -> str:
    """How to say, in the file itself, that a langkah taken for a new one is a stored one reworded."""
    return (
        f"Mungkin langkah {guess.stored_kode} kini berbunyi “{shorten(guess.file_langkah)}”: bila benar, tulis "
        f"{guess.stored_kode} di kolom KODE pada barisnya."
    )


def _refused_json(error: FileRefused | ConsentNeeded) -> dict[str, Any]:
    refused = isinstance(error, FileRefused)
    return {
        "tersimpan": False,
        "pesan": error.pesan,
        "galat": output.remarks_json(error.errors) if refused else [],
        "perlu_persetujuan": [] if refused else list(error.matters),
    }


def _json(upload_plan: UploadPlan, stored: bool) -> dict[str, Any]:
    return {
        "tersimpan": stored,
        "satker": upload_plan.satker,
        "tahun": upload_plan.tahun,
        "posisi": upload_plan.posisi.isoformat(),
        "unggahan": upload_plan.content["unggahan"] if stored else None,
        "perubahan": [asdict(change) for change in upload_plan.changes],
        "keterangan": list(upload_plan.notes),
        "peringatan": output.remarks_json(upload_plan.warnings),
    }


def _say(upload_plan: UploadPlan, stored: bool, name: str) -> None:
    rencana = f"{upload_plan.satker} tahun {upload_plan.tahun}"
    if not stored:
        output.say(
            f"Isi {Path(name).name} sama dengan yang sudah tersimpan untuk {rencana}. Tidak ada yang disimpan.",
            *upload_plan.notes,
            _how_to_report_again(upload_plan),
        )
        return
    output.say(
        f"Tersimpan sebagai unggahan {upload_plan.content['unggahan']} {rencana}, posisi "
        f"{format_day(upload_plan.posisi)}: "
        f"{len(upload_plan.content['langkah'])} langkah, "
        f"{sum(len(langkah['tenggat']) for langkah in upload_plan.content['langkah'])} tenggat.",
        *upload_plan.notes,
    )
    count = Counter(change.jenis for change in upload_plan.changes)
    if count:
        counted = [f"{count[jenis]} {wording}" for jenis, wording in CHANGE_JENIS.items() if count[jenis]]
        output.say(f"Perubahan: {', '.join(counted)}.")
    if upload_plan.warnings:
        output.say(f"Perlu dilihat ({len(upload_plan.warnings)}):")
        output.say(*(f"- {output.format_remark(remark)}" for remark in upload_plan.warnings))


def _how_to_report_again(upload_plan: UploadPlan) -> str:
    """How to report that nothing has changed at another posisi."""
    if upload_plan.is_known_file:
        return (
            "Berkas yang sama persis tidak disimpan dua kali. Untuk melaporkan keadaan yang sama pada posisi lain, "
            "buat templat baru dengan perintah templat, lalu muat templat itu dengan --posisi TANGGAL."
        )
    return "Untuk melaporkan keadaan yang sama pada posisi lain, ulangi dengan --posisi TANGGAL."


COMMAND = Command(
    "Menyimpan sebuah berkas sebagai unggahan baru, seluruhnya atau tidak sama sekali. Yang menghilangkan sesuatu yang "
    "sudah tersimpan ditolak dan disebut satu per satu, kecuali dengan --setuju. Berkas yang sama sekali lagi, atau "
    "berkas tanpa perubahan dan tanpa --posisi: tidak ada yang disimpan.",
    (FILE, FILE_SATKER, FILE_TAHUN, SHEET, FILE_POSISI, CONSENT, JSON, *PLACE_OPTIONS),
    run,
)
