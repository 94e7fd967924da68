"""What an entry of each jenis must say, checked before it is appended.

The journal is append-only: an entry that cannot be applied would stand in the way of every later rebuild. So a
mistake of the program that writes it is caught here, while nothing has been written yet. Keys beyond these are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from monev.istilah import HAL_PILIHAN, JENIS_TARGET, STATUS_BUKTI, STATUS_LAPORAN

TEKS, BILANGAN, BENAR_SALAH, DAFTAR, PETA = (str,), (int,), (bool,), (list, tuple), (dict,)
TEKS_ATAU_KOSONG, BILANGAN_ATAU_KOSONG = (str, type(None)), (int, type(None))
PETA_ATAU_KOSONG = (dict, type(None))
TANGGAL, TANGGAL_ATAU_KOSONG = "tanggal", "tanggal atau kosong"

PERUBAHAN: dict[str, Any] = {
    **dict.fromkeys(("jenis", "kode", "langkah_aksi"), TEKS),
    **dict.fromkeys(("tenggat", "kolom", "dari", "ke"), TEKS_ATAU_KOSONG),
}

KOLOM_SUNTINGAN = frozenset(
    ("pic", "laporan", "tanggal_selesai", "selesai_sejak", "kendala", "tindak_lanjut", "status", "tautan", "catatan")
)
"""What a change made in the app itself can be about: a field of a langkah, of a tenggat, or of a bukti."""

BENDA_RAPAT = ("rapat", "hadir", "catatan", "tindak_lanjut")
"""The kinds of things a meeting's record is made of; each change gives the whole thing before (dari) and after (ke)."""

TANPA_TAHUN = frozenset(("pengaturan", "pilihan"))
"""Kinds of entries that hold for a satker, whatever the tahun."""

BENTUK: dict[str, dict[str, Any]] = {
    "unggahan": {
        "unggahan": BILANGAN,
        "jenis": {"berkas", "rapat", "suntingan"},
        "posisi": TANGGAL,
        "catatan": TEKS,
        "nama_berkas": TEKS_ATAU_KOSONG,
        "simulasi": BENAR_SALAH,
        "dilaporkan": BENAR_SALAH,
        "langkah": [
            {
                "urutan": BILANGAN,
                **dict.fromkeys(("kode", "area", "nama_area", "no", "komponen", "indikator", "langkah_aksi"), TEKS),
                **dict.fromkeys(("bukti_dukung", "target_waktu", "target_capaian"), TEKS),
                **dict.fromkeys(("sub_area", "nama_sub_area", "frekuensi", "pic", "mulai"), TEKS_ATAU_KOSONG),
                "lainnya": PETA,
                "jenis_target": set(JENIS_TARGET),
                "lembar": TEKS,
                "baris": BILANGAN,
                "bukti": [{"nama": TEKS, "jenis": TEKS}],
                "tenggat": [
                    {
                        "tenggat": TEKS,
                        "jatuh_tempo": TANGGAL,
                        "buka": TANGGAL,
                        "laporan": set(STATUS_LAPORAN),
                        "tanggal_selesai": TANGGAL_ATAU_KOSONG,
                        "selesai_sejak": TANGGAL_ATAU_KOSONG,
                        "kendala": TEKS,
                        "tindak_lanjut": TEKS,
                        "bukti": [
                            {"nama": TEKS, "jenis": TEKS, "status": set(STATUS_BUKTI), "tautan": TEKS, "catatan": TEKS}
                        ],
                    }
                ],
                "jejak": [
                    {
                        **dict.fromkeys(("kolom", "nilai", "dibaca", "cara"), TEKS),
                        **dict.fromkeys(("lembar", "sel"), TEKS_ATAU_KOSONG),
                        "baris": BILANGAN_ATAU_KOSONG,
                    }
                ],
            }
        ],
        "peringatan": [
            {
                "pesan": TEKS,
                **dict.fromkeys(("lembar", "kolom", "nilai", "sel"), TEKS_ATAU_KOSONG),
                "baris": BILANGAN_ATAU_KOSONG,
            }
        ],
        "perubahan": [PERUBAHAN],
    },
    "pembatalan": {"unggahan": BILANGAN, "alasan": TEKS},
    "pemulihan": {"unggahan": BILANGAN},
    "tampilan": {"disembunyikan": BENAR_SALAH},
    "suntingan": {
        "unggahan": BILANGAN,
        "asal": BILANGAN,
        "jenis": {"rapat", "suntingan"},
        "rapat": BILANGAN_ATAU_KOSONG,
        "posisi": TANGGAL,
        "menarik": BILANGAN_ATAU_KOSONG,
        "ubah": [
            {
                "kode": TEKS,
                "kolom": set(KOLOM_SUNTINGAN),
                **dict.fromkeys(("tenggat", "bukti", "dari", "ke"), TEKS_ATAU_KOSONG),
            }
        ],
        "perubahan": [PERUBAHAN],
    },
    "rapat": {
        "rapat": BILANGAN_ATAU_KOSONG,
        "peristiwa": TEKS,
        "menarik": BILANGAN_ATAU_KOSONG,
        "ubah": [
            {
                "benda": set(BENDA_RAPAT),
                "nomor": BILANGAN,
                **dict.fromkeys(("dari", "ke"), PETA_ATAU_KOSONG),
            }
        ],
    },
    "pengaturan": {"hal": TEKS, "nilai": PETA},
    "pilihan": {
        "pilihan": [
            {
                "hal": set(HAL_PILIHAN),
                **dict.fromkeys(("kunci", "langkah"), TEKS),
                "untuk_tahun": BILANGAN_ATAU_KOSONG,
                "nilai": TEKS_ATAU_KOSONG,
            }
        ]
    },
}
"""jenis → shape of its `isi`: a tuple of types, a set of permitted words, a list of shapes, or a date."""


def periksa_isi(jenis: str, satker: str | None, tahun: int | None, isi: dict[str, Any]) -> None:
    """Check that `isi` has the shape of its jenis and that each kode, and each tenggat of a langkah, stands once.

    All jenis but those of TANPA_TAHUN, which hold for a satker, speak of one rencana, so satker and tahun are needed.

    Raises ValueError naming the first place that is wrong: this is a mistake of the program, not of a person.
    """
    if jenis not in BENTUK:
        raise ValueError(f"jenis entri tidak dikenal: {jenis!r}; yang dikenal: {', '.join(BENTUK)}")
    salah = next(_salah({"satker": satker, "tahun": tahun, "isi": isi}, _entri(jenis), "entri"), None) or _berulang(isi)
    if salah:
        raise ValueError(f"entri {jenis} tidak dapat disimpan: {salah}")


def _entri(jenis: str) -> dict[str, Any]:
    return {"satker": TEKS, "tahun": (type(None),) if jenis in TANPA_TAHUN else BILANGAN, "isi": BENTUK[jenis]}


def _salah(nilai: Any, bentuk: Any, tempat: str) -> Iterator[str]:
    if isinstance(bentuk, dict):
        yield from _salah_peta(nilai, bentuk, tempat)
    elif isinstance(bentuk, list):
        if not isinstance(nilai, DAFTAR):
            yield f"{tempat} harus berupa daftar"
            return
        for urutan, butir in enumerate(nilai):
            yield from _salah(butir, bentuk[0], f"{tempat}[{urutan}]")
    elif isinstance(bentuk, set):
        if not isinstance(nilai, str) or nilai not in bentuk:
            yield f"{tempat} = {nilai!r}, seharusnya salah satu dari {', '.join(sorted(bentuk))}"
    elif isinstance(bentuk, str):
        if not _tanggal(nilai, boleh_kosong=bentuk == TANGGAL_ATAU_KOSONG):
            yield f"{tempat} = {nilai!r}, seharusnya {bentuk} (YYYY-MM-DD)"
    # bool is a kind of int in Python, but true is no number of anything.
    elif not isinstance(nilai, bentuk) or (isinstance(nilai, bool) and bool not in bentuk):
        yield f"{tempat} = {nilai!r}, seharusnya {' atau '.join(jenis.__name__ for jenis in bentuk)}"


def _salah_peta(nilai: Any, bentuk: dict[str, Any], tempat: str) -> Iterator[str]:
    if not isinstance(nilai, dict):
        yield f"{tempat} harus berupa peta"
        return
    for kunci, bentuk_kunci in bentuk.items():
        if kunci not in nilai:
            yield f"{tempat}.{kunci} tidak ada"
        else:
            yield from _salah(nilai[kunci], bentuk_kunci, f"{tempat}.{kunci}")


def _tanggal(nilai: Any, *, boleh_kosong: bool) -> bool:
    if nilai is None:
        return boleh_kosong
    if not isinstance(nilai, str) or len(nilai) != len("2025-12-31"):
        return False
    try:
        date.fromisoformat(nilai)
    except ValueError:
        return False
    return True


def _berulang(isi: dict[str, Any]) -> str | None:
    """Rows are joined on kode and tenggat: one standing twice would be counted twice."""
    langkah = isi.get("langkah", ())
    kode = _ganda([baris["kode"] for baris in langkah])
    if kode is not None:
        return f"kode {kode!r} ada pada lebih dari satu langkah"
    for baris in langkah:
        tenggat = _ganda([t["tenggat"] for t in baris["tenggat"]])
        if tenggat is not None:
            return f"langkah {baris['kode']!r} mempunyai tenggat {tenggat!r} lebih dari satu kali"
    return None


def _ganda(butir: list[str]) -> str | None:
    terlihat: set[str] = set()
    return next((b for b in butir if b in terlihat or terlihat.add(b)), None)
