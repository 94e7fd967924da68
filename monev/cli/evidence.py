"""`bukti`: the evidence of a triwulan as one ZIP; `tautan`: whether the links of a plan's bukti still open."""

from __future__ import annotations

import argparse
import ipaddress
from collections import Counter
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, POSISI, RENCANA
from monev.cli.parser import Command, Option
from monev.cli.template import write_file
from monev.core.dates import ROMAN_TRIWULAN, format_tenggat

if TYPE_CHECKING:
    from monev.evidence_files.link_check import Answer, Network
    from monev.outputs.evidence_package import Package

_ACTS = ("periksa",)
LINK_KEYS = ("kode", "tenggat", "bukti", "tautan", "hasil", "keterangan", "berakhir_di")
"""What a row of the JSON of checked links has."""


def read_triwulan(text: str) -> int:
    """A triwulan: I to IV, 1 to 4, with or without TW. Raises ValueError."""
    word = text.strip().upper().removeprefix("TW").strip()
    if word in ROMAN_TRIWULAN:
        return ROMAN_TRIWULAN.index(word) + 1
    if word in ("1", "2", "3", "4"):
        return int(word)
    raise ValueError(f"“{text}” bukan triwulan. Tulis I, II, III atau IV.")


def read_zip(text: str) -> Path:
    """Where to write. Raises ValueError unless it ends in .zip."""
    if not text.lower().endswith(".zip"):
        raise ValueError(f"“{text}” harus berakhiran .zip, misalnya bukti.zip.")
    return Path(text)


def _read_act(text: str) -> str:
    if text not in _ACTS:
        raise ValueError(f"“{text}” tidak dikenal. Yang ada: {', '.join(_ACTS)}.")
    return text


def _read_seconds(text: str) -> float:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        seconds = 0.0
    if not 0.1 <= seconds <= 120:
        raise ValueError(f"“{text}” bukan jumlah detik. Tulis 0,1 sampai 120, misalnya 10.")
    return seconds


def _read_count(text: str) -> int:
    if not text.strip().isdecimal() or int(text) > 20:
        raise ValueError(f"“{text}” bukan jumlah. Tulis 0 sampai 20.")
    return int(text)


def _read_networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(one.strip()) for one in text.split(","))
    except ValueError as error:
        raise ValueError(f"“{text}” bukan jaringan. Tulis misalnya 10.1.2.0/24.") from error


def _pack(options: argparse.Namespace) -> int:
    """Write the ZIP. Raises NotFound."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.outputs.evidence_package import write_package

    made: list[Package] = []
    with store.open_database(options) as db:
        view = store.chosen_view(db, options)

        def write(file: IO[bytes]) -> None:
            made.append(write_package(db, view, options.triwulan, options.area, file))

        set_aside = write_file(options.keluaran, write)
    output.say(f"{made[0].title}: {made[0].summary}", f"Ditulis ke {options.keluaran}.")
    if set_aside is not None:
        output.say(f"Berkas yang sudah ada di situ disimpan sebagai {set_aside.name}.")
    return output.DONE


BUKTI = Command(
    "Membuat satu berkas ZIP dari bukti sebuah triwulan untuk evaluator: berkasnya, bernama menurut kode langkah, dan "
    "indeks (index.html, index.xlsx) yang juga memuat tautan dan bukti yang belum ada.",
    (
        *RENCANA,
        Option(("--triwulan",), "I, II, III atau IV", "TW", required=True, read=read_triwulan),
        Option(("--area",), "satu area saja, misalnya V", "AREA"),
        POSISI,
        Option(("-o", "--keluaran"), "berkas .zip yang ditulis; yang lama disisihkan", "BERKAS", True, read_zip),
        *PLACE_OPTIONS,
    ),
    _pack,
)


def _check_links(options: argparse.Namespace) -> int:
    """Print what came of each link. Raises NotFound."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.database import to_rows
    from monev.evidence_files.link_check import RESULTS, USUAL_REDIRECTS, USUAL_SECONDS, Limits, check_links, links_in

    limits = Limits(
        options.detik or USUAL_SECONDS,
        USUAL_REDIRECTS if options.alihan is None else options.alihan,
        options.izinkan or (),
    )
    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        bukti = to_rows(db.ask("evidence/links", unggahan_id=view.unggahan_id))
    places = [(row, link) for row in bukti for link in links_in(row["tautan"])]
    answers = check_links((link for _, link in places), limits)
    rows = [_as_json(row, answers[link]) for row, link in places]
    if options.json:
        output.print_json(rows)
    else:
        _tell(rows)
    counts = Counter(answer.result for answer in answers.values())
    told = ", ".join(f"{counts[code]} {words}" for code, words in RESULTS.items() if counts[code])
    output.say(f"{len(answers)} tautan pada {view.satker}, rencana {view.tahun}: {told or 'tidak ada tautan'}.")
    return output.DONE


def _as_json(row: dict[str, Any], answer: Answer) -> dict[str, Any]:
    said = (answer.link, answer.result, answer.why, answer.ended_at)
    return dict(zip(LINK_KEYS, (row["kode"], row["tenggat"], row["bukti"], *said), strict=True))


def _tell(rows: list[dict[str, Any]]) -> None:
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.evidence_files.link_check import RESULTS

    if rows:
        output.say_table(
            ["Hasil", "Kode", "Tenggat", "Bukti", "Tautan", "Keterangan"],
            [
                [
                    RESULTS[row["hasil"]],
                    row["kode"],
                    format_tenggat(row["tenggat"]),
                    *(row[k] for k in ("bukti", "tautan", "keterangan")),
                ]
                for row in sorted(rows, key=lambda row: row["hasil"] == "terbuka")
            ],
        )


TAUTAN = Command(
    "Memeriksa apakah tautan bukti sebuah rencana masih terbuka: setiap alamat ditanya sekali, isinya tidak diunduh. "
    "TINDAKAN: periksa. Hasil tiap tautan: terbuka, perlu masuk, tidak ada, tidak terjangkau, atau tidak diperiksa "
    "(alamat di dalam jaringan, atau bukan http).",
    (
        Option(("TINDAKAN",), f"salah satu: {', '.join(_ACTS)}", "TINDAKAN", required=True, read=_read_act),
        *RENCANA,
        POSISI,
        Option(("--detik",), "berapa detik menunggu satu jawaban (bawaan: 10)", "N", read=_read_seconds),
        Option(("--alihan",), "paling banyak berapa kali dialihkan (bawaan: 5)", "N", read=_read_count),
        Option(
            ("--izinkan",),
            "jaringan dalam yang boleh ditanya, dipisahkan koma, misalnya 10.1.2.0/24",
            "JARINGAN",
            read=_read_networks,
        ),
        JSON,
        *PLACE_OPTIONS,
    ),
    _check_links,
)
