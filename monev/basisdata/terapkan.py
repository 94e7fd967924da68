"""Journal entries → rows of the tables. Deterministic: the same entries in the same order give the same tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import duckdb

from monev.basisdata.pertanyaan import FOLDER, ajukan, daftar
from monev.galat import BasisdataLebihBaru
from monev.jurnal import Entri
from monev.jurnal.entri import MEDAN

TABEL_UNGGAHAN = ("langkah", "tenggat", "bukti", "dokumen", "jejak", "peringatan", "perubahan")
"""Tables that an unggahan fills, each by the query of its name."""


@cache
def sidik() -> str:
    """What tells that tables were filled as this program fills them: a hash of everything that decides it.

    Tables of another one are made anew, so that no upgrade and no edit of a query leaves rows behind that the program
    would no longer make.
    """
    berkas = [Path(__file__), *(FOLDER / f"{nama}.sql" for nama in (*daftar("skema"), *daftar("terapkan")))]
    return hashlib.sha256(b"".join(jalur.read_bytes() for jalur in berkas)).hexdigest()


def terapkan(kursor: duckdb.DuckDBPyConnection, entri: Sequence[Entri]) -> None:
    """Change the tables as these entries say, in order, and note that they are filled up to the last of them.

    The caller opens and ends the transaction. Raises BasisdataLebihBaru for a jenis this program does not know
    (leaving it out would show wrong figures), and duckdb.Error.
    """
    for satu in entri:
        if satu.jenis not in JENIS_DIKENAL:
            raise BasisdataLebihBaru(
                f"Entri {satu.nomor:08d} pada jurnal berjenis {satu.jenis!r}, yang belum dikenal versi ini.",
                "Perbarui Monev ZI di komputer ini, lalu buka lagi. Jurnal tidak diubah.",
            )
    for jenis, sejenis in groupby(entri, key=lambda satu: satu.jenis):
        if jenis == "unggahan":
            _unggahan(kursor, list(sejenis))
        else:
            for satu in sejenis:
                PENERAP[jenis](kursor, satu)
    ajukan(kursor, "terapkan/rencana_kini", entri=_teks(entri, tanpa_isi=True))
    ajukan(kursor, "terapkan/sampai", nomor=entri[-1].nomor, hash_entri=entri[-1].hash)


def _unggahan(kursor: duckdb.DuckDBPyConnection, entri: Sequence[Entri]) -> None:
    """Neighbours together: a statement costs about the same for one as for fifty."""
    utuh = _teks(entri)
    ajukan(kursor, "terapkan/rencana", entri=_teks(entri, tanpa_isi=True))
    for tabel in ("unggahan", *TABEL_UNGGAHAN):
        ajukan(kursor, f"terapkan/{tabel}", entri=utuh)
    ajukan(kursor, "terapkan/terapan", unggahan_id=[satu.nomor for satu in entri])


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


def _pengaturan(kursor: duckdb.DuckDBPyConnection, entri: Entri) -> None:
    """What a satker set for itself, whatever the tahun: its letterhead, its own document templates."""
    ajukan(
        kursor,
        "terapkan/pengaturan",
        satker=entri.satker,
        hal=entri.isi["hal"],
        nilai=json.dumps(entri.isi["nilai"], ensure_ascii=False),
        waktu=entri.waktu,
        pelaku=entri.pelaku,
    )


def _pilihan(kursor: duckdb.DuckDBPyConnection, entri: Entri) -> None:
    """How cells are to be read from now on; what was stored before stays as it was accepted."""
    oleh = {"nomor": entri.nomor, "waktu": entri.waktu, "pelaku": entri.pelaku}
    for urutan, satu in enumerate(entri.isi["pilihan"], start=1):
        ajukan(kursor, "terapkan/pilihan", satker=entri.satker, urutan=urutan, **satu, **oleh)


def _suntingan(kursor: duckdb.DuckDBPyConnection, entri: Entri) -> None:
    """A change made in the app: it begins an unggahan as a copy of the one it goes on from, or joins one begun."""
    rencana = {"satker": entri.satker, "tahun": entri.tahun}
    asal_id = _id_unggahan(kursor, **rencana, unggahan=entri.isi["asal"])
    unggahan_id = _id_unggahan(kursor, **rencana, unggahan=entri.isi["unggahan"])
    oleh = {"waktu": entri.waktu, "pelaku": entri.pelaku, "hash_entri": entri.hash}
    isi = json.dumps(entri.isi, ensure_ascii=False)
    if unggahan_id is None:
        unggahan_id = entri.nomor
        ajukan(kursor, "terapkan/salin", unggahan_id=unggahan_id, asal_id=asal_id, isi=isi, **oleh)
    perihal = {"nomor": entri.nomor, "unggahan_id": unggahan_id, "isi": isi}
    ajukan(kursor, "terapkan/suntingan", **perihal, asal_id=asal_id, **oleh)
    for tabel in ("langkah", "tenggat", "bukti"):
        ajukan(kursor, f"terapkan/suntingan_{tabel}", nomor=entri.nomor)
    ajukan(kursor, "terapkan/suntingan_perubahan", **perihal)
    ajukan(kursor, "terapkan/suntingan_kini", unggahan_id=unggahan_id, waktu=entri.waktu, hash_entri=entri.hash)
    ajukan(kursor, "terapkan/terapan", unggahan_id=[unggahan_id])


def _id_unggahan(kursor: duckdb.DuckDBPyConnection, **perihal: object) -> int | None:
    ada = ajukan(kursor, "terapkan/unggahan_bernomor", **perihal).fetchall()
    return ada[0][0] if ada else None


def _rapat(kursor: duckdb.DuckDBPyConnection, entri: Entri) -> None:
    """A change of a meeting's record: each thing as it is after it, and the change itself."""
    rencana = {"satker": entri.satker, "tahun": entri.tahun}
    oleh = {"waktu": entri.waktu, "pelaku": entri.pelaku}
    rapat = {"rapat": entri.isi["rapat"]}
    for ubah in entri.isi["ubah"]:
        ke = None if ubah["ke"] is None else json.dumps(ubah["ke"], ensure_ascii=False)
        dalam = {} if ubah["benda"] == "rapat" else rapat
        ajukan(kursor, QUERY_RAPAT[ubah["benda"]], **rencana, **oleh, **dalam, nomor=ubah["nomor"], ke=ke)
    ajukan(
        kursor,
        "terapkan/rapat_peristiwa",
        **rencana,
        **oleh,
        **rapat,
        nomor=entri.nomor,
        peristiwa=entri.isi["peristiwa"],
        menarik=entri.isi["menarik"],
        ubah=json.dumps(entri.isi["ubah"], ensure_ascii=False),
    )


QUERY_RAPAT = {
    "rapat": "terapkan/rapat",
    "hadir": "terapkan/rapat_hadir",
    "catatan": "terapkan/rapat_catatan",
    "tindak_lanjut": "terapkan/tindak_lanjut",
}
"""Which query writes one thing of a meeting's record, by its benda."""


def _teks(entri: Sequence[Entri], *, tanpa_isi: bool = False) -> list[str]:
    """The entries as the JSON texts that queries/terapkan/ take apart."""
    medan = [{nama: getattr(satu, nama) for nama in MEDAN} for satu in entri]
    return [json.dumps({**m, "isi": None} if tanpa_isi else m, ensure_ascii=False) for m in medan]


PENERAP: dict[str, Callable[[duckdb.DuckDBPyConnection, Entri], None]] = {
    "pembatalan": _dibatalkan,
    "pemulihan": _dibatalkan,
    "tampilan": _tampilan,
    "suntingan": _suntingan,
    "rapat": _rapat,
    "pengaturan": _pengaturan,
    "pilihan": _pilihan,
}
"""Which function applies one entry of a jenis; unggahan, the many and large ones, are applied by the batch."""

JENIS_DIKENAL = frozenset({"unggahan", *PENERAP})
