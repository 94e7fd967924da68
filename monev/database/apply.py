"""Journal entries → rows of the tables. Deterministic: the same entries in the same order give the same tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import duckdb

from monev.core.errors import DatabaseNewer
from monev.database.questions import FOLDER, list_questions, run_question
from monev.journal import Entry
from monev.journal.entry import FIELDS

UNGGAHAN_TABLES = ("langkah", "tenggat", "bukti", "dokumen", "jejak", "peringatan", "perubahan")
"""Tables that an unggahan fills, each by the query of its name."""


@cache
def fingerprint() -> str:
    """What tells that tables were filled as this program fills them: a hash of everything that decides it.

    Tables of another one are made anew, so that no upgrade and no edit of a query leaves rows behind that the program
    would no longer make.
    """
    file = [Path(__file__), *(FOLDER / f"{name}.sql" for name in (*list_questions("schema"), *list_questions("apply")))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in file)).hexdigest()


def apply_entries(cursor: duckdb.DuckDBPyConnection, entry: Sequence[Entry]) -> None:
    """Change the tables as these entries say, in order, and note that they are filled up to the last of them.

    The caller opens and ends the transaction. Raises DatabaseNewer for a jenis this program does not know
    (leaving it out would show wrong figures), and duckdb.Error.
    """
    for one in entry:
        if one.jenis not in KNOWN_JENIS:
            raise DatabaseNewer(
                f"Entri {one.nomor:08d} pada jurnal berjenis {one.jenis!r}, yang belum dikenal versi ini.",
                "Perbarui Monev ZI di komputer ini, lalu buka lagi. Jurnal tidak diubah.",
            )
    for jenis, same_jenis in groupby(entry, key=lambda one: one.jenis):
        if jenis == "unggahan":
            _apply_unggahan(cursor, list(same_jenis))
        else:
            for one in same_jenis:
                APPLIERS[jenis](cursor, one)
    run_question(cursor, "apply/rencana_kini", entri=_as_texts(entry, without_content=True))
    run_question(cursor, "apply/sampai", nomor=entry[-1].nomor, hash_entri=entry[-1].hash)


def _apply_unggahan(cursor: duckdb.DuckDBPyConnection, entry: Sequence[Entry]) -> None:
    """Neighbours together: a statement costs about the same for one as for fifty."""
    whole = _as_texts(entry)
    run_question(cursor, "apply/rencana", entri=_as_texts(entry, without_content=True))
    for table in ("unggahan", *UNGGAHAN_TABLES):
        run_question(cursor, f"apply/{table}", entri=whole)
    run_question(cursor, "apply/terapan", unggahan_id=[one.nomor for one in entry])


def _apply_cancellation(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """A cancelled unggahan keeps all its rows and its place in the history; it only no longer stands."""
    about = {
        "satker": entry.satker,
        "tahun": entry.tahun,
        "unggahan": entry.isi["unggahan"],
        "dibatalkan": entry.jenis == "pembatalan",
    }
    run_question(cursor, "apply/dibatalkan", **about)
    run_question(
        cursor,
        "apply/pembatalan",
        **about,
        nomor=entry.nomor,
        waktu=entry.waktu,
        pelaku=entry.pelaku,
        alasan=entry.isi.get("alasan"),
    )


def _apply_display(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    run_question(
        cursor,
        "apply/tampilan",
        satker=entry.satker,
        tahun=entry.tahun,
        disembunyikan=entry.isi["disembunyikan"],
    )


def _apply_settings(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """What a satker set for itself, whatever the tahun: its letterhead, its own document templates."""
    run_question(
        cursor,
        "apply/pengaturan",
        satker=entry.satker,
        hal=entry.isi["hal"],
        nilai=json.dumps(entry.isi["nilai"], ensure_ascii=False),
        waktu=entry.waktu,
        pelaku=entry.pelaku,
    )


def _apply_choices(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """How cells are to be read from now on; what was stored before stays as it was accepted."""
    by = {"nomor": entry.nomor, "waktu": entry.waktu, "pelaku": entry.pelaku}
    for order, one in enumerate(entry.isi["pilihan"], start=1):
        run_question(cursor, "apply/pilihan", satker=entry.satker, urutan=order, **one, **by)


def _apply_edit(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """A change made in the app: it begins an unggahan as a copy of the one it goes on from, or joins one begun."""
    rencana = {"satker": entry.satker, "tahun": entry.tahun}
    origin_id = _find_unggahan_id(cursor, **rencana, unggahan=entry.isi["asal"])
    unggahan_id = _find_unggahan_id(cursor, **rencana, unggahan=entry.isi["unggahan"])
    by = {"waktu": entry.waktu, "pelaku": entry.pelaku, "hash_entri": entry.hash}
    content = json.dumps(entry.isi, ensure_ascii=False)
    if unggahan_id is None:
        unggahan_id = entry.nomor
        run_question(cursor, "apply/salin", unggahan_id=unggahan_id, asal_id=origin_id, isi=content, **by)
    about = {"nomor": entry.nomor, "unggahan_id": unggahan_id, "isi": content}
    run_question(cursor, "apply/suntingan", **about, asal_id=origin_id, **by)
    for table in ("langkah", "tenggat", "bukti"):
        run_question(cursor, f"apply/suntingan_{table}", nomor=entry.nomor)
    run_question(cursor, "apply/suntingan_perubahan", **about)
    run_question(cursor, "apply/suntingan_kini", unggahan_id=unggahan_id, waktu=entry.waktu, hash_entri=entry.hash)
    run_question(cursor, "apply/terapan", unggahan_id=[unggahan_id])


def _find_unggahan_id(cursor: duckdb.DuckDBPyConnection, **about: object) -> int | None:
    existing = run_question(cursor, "apply/unggahan_bernomor", **about).fetchall()
    return existing[0][0] if existing else None


def _apply_rapat(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """A change of a meeting's record: each thing as it is after it, and the change itself."""
    rencana = {"satker": entry.satker, "tahun": entry.tahun}
    by = {"waktu": entry.waktu, "pelaku": entry.pelaku}
    rapat = {"rapat": entry.isi["rapat"]}
    for change in entry.isi["ubah"]:
        index = None if change["ke"] is None else json.dumps(change["ke"], ensure_ascii=False)
        inner = {} if change["benda"] == "rapat" else rapat
        run_question(cursor, RAPAT_QUERIES[change["benda"]], **rencana, **by, **inner, nomor=change["nomor"], ke=index)
    run_question(
        cursor,
        "apply/rapat_peristiwa",
        **rencana,
        **by,
        **rapat,
        nomor=entry.nomor,
        peristiwa=entry.isi["peristiwa"],
        menarik=entry.isi["menarik"],
        ubah=json.dumps(entry.isi["ubah"], ensure_ascii=False),
    )


RAPAT_QUERIES = {
    "rapat": "apply/rapat",
    "hadir": "apply/rapat_hadir",
    "catatan": "apply/rapat_catatan",
    "tindak_lanjut": "apply/tindak_lanjut",
}
"""Which query writes one thing of a meeting's record, by its benda."""


def _as_texts(entry: Sequence[Entry], *, without_content: bool = False) -> list[str]:
    """The entries as the JSON texts that queries/apply/ take apart."""
    fields = [{name: getattr(one, name) for name in FIELDS} for one in entry]
    return [json.dumps({**m, "isi": None} if without_content else m, ensure_ascii=False) for m in fields]


APPLIERS: dict[str, Callable[[duckdb.DuckDBPyConnection, Entry], None]] = {
    "pembatalan": _apply_cancellation,
    "pemulihan": _apply_cancellation,
    "tampilan": _apply_display,
    "suntingan": _apply_edit,
    "rapat": _apply_rapat,
    "pengaturan": _apply_settings,
    "pilihan": _apply_choices,
}
"""Which function applies one entry of a jenis; unggahan, the many and large ones, are applied by the batch."""

KNOWN_JENIS = frozenset({"unggahan", *APPLIERS})
