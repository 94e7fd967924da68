"""`periksa` shows how a file is read. Nothing is stored."""

import argparse
from dataclasses import replace
from pathlib import Path

from monev.cli import files, output
from monev.cli.questions import read_answered, reading_answers, say_columns, say_questions, say_told
from monev.core.errors import FileRefused
from monev.core.records import JsonObject, Langkah, Reading
from monev.core.remarks import refused_remark
from monev.questions import proposed_words
from monev.reading import read_file
from monev.reading.choices import ReadingChoices
from monev.reading.identity import as_chosen

_COPIED = (
    "kode",
    "area",
    "nama_area",
    "sub_area",
    "no",
    "komponen",
    "indikator",
    "langkah_aksi",
    "bukti_dukung",
    "target_waktu",
    "target_capaian",
    "jenis_target",
    "mulai",
)
_SHOWN = ("baris", "kode", "langkah_aksi", "target_waktu", "jenis_target", "tenggat", "bukti")


def run(options: argparse.Namespace) -> int:
    """Print how the file is read. Returns 1 if it is refused or cannot be read."""
    name = Path(options.berkas).name
    try:
        data = files.read_file(options.berkas)
    except FileRefused as error:
        # A script finds this reason where it finds all others.
        output.print_result(options, reading_json(Reading(galat=(refused_remark(error),))))
        output.tell(error)
        return output.REFUSED

    def read(choice: ReadingChoices) -> Reading:
        def of_year(tahun: int | None = None, satker: str | None = None) -> Reading:
            return read_file(data, name, tahun, satker, choice)

        return as_chosen(of_year(), of_year, None, options.tahun, None)

    reading, _ = read_answered(read, options)
    if not output.print_result(options, reading_json(reading)) and reading.langkah:
        _say(reading)
    elif reading.tables:
        say_columns(reading)
    if reading.galat:
        message = f"{name} ditolak seluruhnya karena {len(reading.galat)} hal berikut."
        advice = "Perbaiki di berkasnya, lalu ulangi. Data yang tersimpan tidak berubah."
        output.tell(FileRefused(message, advice, errors=reading.galat))
        return output.REFUSED
    return output.DONE


def reading_json(reading: Reading) -> JsonObject:
    """Write a reading in the shape of docs/operations.md."""
    return {
        "satker": reading.satker,
        "tahun": reading.tahun,
        "langkah": [_langkah_json(langkah) for langkah in reading.langkah],
        "peringatan": _remarks_json(reading),
        **reading_answers(reading),
        "galat": _remarks_json(replace(reading, langkah=(), peringatan=reading.galat)),
    }


def _remarks_json(reading: Reading) -> list[JsonObject]:
    said = zip(output.remarks_json(reading.peringatan), proposed_words(reading), strict=True)
    return [
        {**remark, "ditanyakan": is_asked, "pilihan": list(words)}
        for remark, (is_asked, words) in said
    ]


def _langkah_json(langkah: Langkah) -> JsonObject:
    cells = {key: getattr(langkah, key) for key in _COPIED}
    tenggat = [due.tenggat for due in langkah.tenggat]
    bukti = [document.nama for document in langkah.bukti]
    return cells | {
        "tenggat": tenggat,
        "bukti": bukti,
        "pic": langkah.pic,
        "lainnya": langkah.lainnya,
        "baris": langkah.baris,
    }


def _say(reading: Reading) -> None:
    unknown = "tidak disebut di berkas"
    targets = sum(len(langkah.tenggat) for langkah in reading.langkah)
    output.say(
        f"Satker: {reading.satker or unknown}. Tahun: {reading.tahun or unknown}. "
        f"{len(reading.langkah)} langkah, {targets} target.",
        "",
    )
    say_columns(reading)
    output.say_table([_langkah_json(langkah) for langkah in reading.langkah], *_SHOWN)
    if reading.peringatan:
        output.say("")
        say_told(reading, reading.peringatan)
    say_questions(reading)
