"""One journal entry → rows of the tables. Deterministic: the same entries in the same order give the same tables."""

from __future__ import annotations

import json
from collections.abc import Callable

import duckdb

from monev.basisdata.pertanyaan import ajukan
from monev.galat import BasisdataLebihBaru
from monev.jurnal import Entri

TABEL_UNGGAHAN = ("langkah", "tenggat", "bukti", "dokumen", "jejak", "peringatan", "perubahan")
"""Tables that an unggahan fills, each by the query of its name."""


def terapkan(kursor: duckdb.DuckDBPyConnection, entri: Entri) -> None:
    """Change the tables as one entry says, and note that they are filled up to it.

    The caller opens and ends the transaction. Raises BasisdataLebihBaru for a jenis this program does not know
    (leaving it out would show wrong figures), and duckdb.Error.
    """
    if entri.jenis not in PENERAP:
        raise BasisdataLebihBaru(
            f"Entri {entri.nomor:08d} pada jurnal berjenis {entri.jenis!r}, yang belum dikenal versi ini.",
            "Perbarui Monev ZI di komputer ini, lalu buka lagi. Jurnal tidak diubah.",
        )
    PENERAP[entri.jenis](kursor, entri)
    ajukan(kursor, "terapkan/rencana_kini", satker=entri.satker, tahun=entri.tahun, hash_entri=entri.hash)
    ajukan(kursor, "terapkan/sampai", nomor=entri.nomor, hash_entri=entri.hash)


def _unggahan(kursor: duckdb.DuckDBPyConnection, entri: Entri) -> None:
    rencana = {"satker": entri.satker, "tahun": entri.tahun}
    isi = json.dumps(entri.isi, ensure_ascii=False)
    ajukan(kursor, "terapkan/rencana", **rencana)
    ajukan(
        kursor,
        "terapkan/unggahan",
        **rencana,
        unggahan_id=entri.nomor,
        isi=isi,
        waktu=entri.waktu,
        pelaku=entri.pelaku,
        sha256=entri.sha256,
        hash_entri=entri.hash,
    )
    for tabel in TABEL_UNGGAHAN:
        ajukan(kursor, f"terapkan/{tabel}", unggahan_id=entri.nomor, isi=isi)
    ajukan(kursor, "terapkan/terapan", unggahan_id=entri.nomor)


def _dibatalkan(kursor: duckdb.DuckDBPyConnection, entri: Entri) -> None:
    """A cancelled unggahan keeps all its rows and its place in the history; it only no longer stands."""
    perihal = {
        "satker": entri.satker,
        "tahun": entri.tahun,
        "unggahan": entri.isi["unggahan"],
        "dibatalkan": entri.jenis == "pembatalan",
    }
    ajukan(kursor, "terapkan/dibatalkan", **perihal)
    ajukan(
        kursor,
        "terapkan/pembatalan",
        **perihal,
        nomor=entri.nomor,
        waktu=entri.waktu,
        pelaku=entri.pelaku,
        alasan=entri.isi.get("alasan"),
    )


def _tampilan(kursor: duckdb.DuckDBPyConnection, entri: Entri) -> None:
    ajukan(
        kursor,
        "terapkan/tampilan",
        satker=entri.satker,
        tahun=entri.tahun,
        disembunyikan=entri.isi["disembunyikan"],
    )


PENERAP: dict[str, Callable[[duckdb.DuckDBPyConnection, Entri], None]] = {
    "unggahan": _unggahan,
    "pembatalan": _dibatalkan,
    "pemulihan": _dibatalkan,
    "tampilan": _tampilan,
}
"""Which function applies an entry, by its jenis."""
