"""What an entry of each jenis must say, checked before it is appended.

The journal is append-only: an entry that cannot be applied would stand in the way of every later rebuild. So a
mistake of the program that writes it is caught here, while nothing has been written yet. Keys beyond these are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from monev.core.statuses import CHOICE_MATTERS, JENIS_TARGET, STATUS_BUKTI, STATUS_LAPORAN

TEXT, NUMBER, BOOLEAN, LISTING, MAPPING = (str,), (int,), (bool,), (list, tuple), (dict,)
TEXT_OR_NONE, NUMBER_OR_NONE = (str, type(None)), (int, type(None))
MAPPING_OR_NONE = (dict, type(None))
DAY, DAY_OR_NONE = "tanggal", "tanggal atau kosong"

CHANGE: dict[str, Any] = {
    **dict.fromkeys(("jenis", "kode", "langkah_aksi"), TEXT),
    **dict.fromkeys(("tenggat", "kolom", "dari", "ke"), TEXT_OR_NONE),
}

EDIT_COLUMNS = frozenset(
    ("pic", "laporan", "tanggal_selesai", "selesai_sejak", "kendala", "tindak_lanjut", "status", "tautan", "catatan")
)
"""What a change made in the app itself can be about: a field of a langkah, of a tenggat, or of a bukti."""

RAPAT_THINGS = ("rapat", "hadir", "catatan", "tindak_lanjut")
"""The kinds of things a meeting's record is made of; each change gives the whole thing before (dari) and after (ke)."""

WITHOUT_TAHUN = frozenset(("pengaturan", "pilihan"))
"""Kinds of entries that hold for a satker, whatever the tahun."""

SHAPES: dict[str, dict[str, Any]] = {
    "unggahan": {
        "unggahan": NUMBER,
        "jenis": {"berkas", "rapat", "suntingan"},
        "posisi": DAY,
        "catatan": TEXT,
        "nama_berkas": TEXT_OR_NONE,
        "simulasi": BOOLEAN,
        "dilaporkan": BOOLEAN,
        "langkah": [
            {
                "urutan": NUMBER,
                **dict.fromkeys(("kode", "area", "nama_area", "no", "komponen", "indikator", "langkah_aksi"), TEXT),
                **dict.fromkeys(("bukti_dukung", "target_waktu", "target_capaian"), TEXT),
                **dict.fromkeys(("sub_area", "nama_sub_area", "frekuensi", "pic", "mulai"), TEXT_OR_NONE),
                "lainnya": MAPPING,
                "jenis_target": set(JENIS_TARGET),
                "lembar": TEXT,
                "baris": NUMBER,
                "bukti": [{"nama": TEXT, "jenis": TEXT}],
                "tenggat": [
                    {
                        "tenggat": TEXT,
                        "jatuh_tempo": DAY,
                        "buka": DAY,
                        "laporan": set(STATUS_LAPORAN),
                        "tanggal_selesai": DAY_OR_NONE,
                        "selesai_sejak": DAY_OR_NONE,
                        "kendala": TEXT,
                        "tindak_lanjut": TEXT,
                        "bukti": [
                            {"nama": TEXT, "jenis": TEXT, "status": set(STATUS_BUKTI), "tautan": TEXT, "catatan": TEXT}
                        ],
                    }
                ],
                "jejak": [
                    {
                        **dict.fromkeys(("kolom", "nilai", "dibaca", "cara"), TEXT),
                        **dict.fromkeys(("lembar", "sel"), TEXT_OR_NONE),
                        "baris": NUMBER_OR_NONE,
                    }
                ],
            }
        ],
        "peringatan": [
            {
                "pesan": TEXT,
                **dict.fromkeys(("lembar", "kolom", "nilai", "sel"), TEXT_OR_NONE),
                "baris": NUMBER_OR_NONE,
            }
        ],
        "perubahan": [CHANGE],
    },
    "pembatalan": {"unggahan": NUMBER, "alasan": TEXT},
    "pemulihan": {"unggahan": NUMBER},
    "tampilan": {"disembunyikan": BOOLEAN},
    "suntingan": {
        "unggahan": NUMBER,
        "asal": NUMBER,
        "jenis": {"rapat", "suntingan"},
        "rapat": NUMBER_OR_NONE,
        "posisi": DAY,
        "menarik": NUMBER_OR_NONE,
        "ubah": [
            {
                "kode": TEXT,
                "kolom": set(EDIT_COLUMNS),
                **dict.fromkeys(("tenggat", "bukti", "dari", "ke"), TEXT_OR_NONE),
            }
        ],
        "perubahan": [CHANGE],
    },
    "rapat": {
        "rapat": NUMBER_OR_NONE,
        "peristiwa": TEXT,
        "menarik": NUMBER_OR_NONE,
        "ubah": [
            {
                "benda": set(RAPAT_THINGS),
                "nomor": NUMBER,
                **dict.fromkeys(("dari", "ke"), MAPPING_OR_NONE),
            }
        ],
    },
    "pengaturan": {"hal": TEXT, "nilai": MAPPING},
    "pilihan": {
        "pilihan": [
            {
                "hal": set(CHOICE_MATTERS),
                **dict.fromkeys(("kunci", "langkah"), TEXT),
                "untuk_tahun": NUMBER_OR_NONE,
                "nilai": TEXT_OR_NONE,
            }
        ]
    },
}
"""jenis → shape of its `content`: a tuple of types, a set of permitted words, a list of shapes, or a date."""


def check_content(jenis: str, satker: str | None, tahun: int | None, content: dict[str, Any]) -> None:
    """Check that `content` has the shape of its jenis and that each kode, and each tenggat of a langkah, stands once.

    All jenis but those of TANPA_TAHUN, which hold for a satker, speak of one rencana, so satker and tahun are needed.

    Raises ValueError naming the first place that is wrong: this is a mistake of the program, not of a person.
    """
    if jenis not in SHAPES:
        raise ValueError(f"jenis entri tidak dikenal: {jenis!r}; yang dikenal: {', '.join(SHAPES)}")
    wrong = next(
        _find_wrong({"satker": satker, "tahun": tahun, "isi": content}, _entry_shape(jenis), "entri"), None
    ) or _find_repeated(content)
    if wrong:
        raise ValueError(f"entri {jenis} tidak dapat disimpan: {wrong}")


def _entry_shape(jenis: str) -> dict[str, Any]:
    return {"satker": TEXT, "tahun": (type(None),) if jenis in WITHOUT_TAHUN else NUMBER, "isi": SHAPES[jenis]}


def _find_wrong(value: Any, form: Any, place: str) -> Iterator[str]:
    if isinstance(form, dict):
        yield from _find_wrong_in_mapping(value, form, place)
    elif isinstance(form, list):
        if not isinstance(value, LISTING):
            yield f"{place} harus berupa daftar"
            return
        for order, item in enumerate(value):
            yield from _find_wrong(item, form[0], f"{place}[{order}]")
    elif isinstance(form, set):
        if not isinstance(value, str) or value not in form:
            yield f"{place} = {value!r}, seharusnya salah satu dari {', '.join(sorted(form))}"
    elif isinstance(form, str):
        if not _is_day(value, may_be_empty=form == DAY_OR_NONE):
            yield f"{place} = {value!r}, seharusnya {form} (YYYY-MM-DD)"
    # bool is a kind of int in Python, but true is no number of anything.
    elif not isinstance(value, form) or (isinstance(value, bool) and bool not in form):
        yield f"{place} = {value!r}, seharusnya {' atau '.join(jenis.__name__ for jenis in form)}"


def _find_wrong_in_mapping(value: Any, form: dict[str, Any], place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place} harus berupa peta"
        return
    for key, key_shape in form.items():
        if key not in value:
            yield f"{place}.{key} tidak ada"
        else:
            yield from _find_wrong(value[key], key_shape, f"{place}.{key}")


def _is_day(value: Any, *, may_be_empty: bool) -> bool:
    if value is None:
        return may_be_empty
    if not isinstance(value, str) or len(value) != len("2025-12-31"):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _find_repeated(content: dict[str, Any]) -> str | None:
    """Rows are joined on kode and tenggat: one standing twice would be counted twice."""
    langkah = content.get("langkah", ())
    kode = _first_duplicate([row["kode"] for row in langkah])
    if kode is not None:
        return f"kode {kode!r} ada pada lebih dari satu langkah"
    for row in langkah:
        tenggat = _first_duplicate([t["tenggat"] for t in row["tenggat"]])
        if tenggat is not None:
            return f"langkah {row['kode']!r} mempunyai tenggat {tenggat!r} lebih dari satu kali"
    return None


def _first_duplicate(item: list[str]) -> str | None:
    seen: set[str] = set()
    return next((b for b in item if b in seen or seen.add(b)), None)
