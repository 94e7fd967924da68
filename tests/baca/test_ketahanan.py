"""Whatever a table holds, reading it never fails, and no word of it is lost without being named."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monev.baca import baca
from tests.baca.tabel import ATAS, JUDUL, MESUJI, teks_csv, xlsx

KEPALA = (*JUDUL, "STATUS", "PIC", "ANGGARAN")
TETAP = st.sampled_from(
    [
        "I. ",
        "II. ",
        "V ",
        "a. ",
        "3. ",
        "",
        "AREA 2 : ",
        "MANAJEMEN PERUBAHAN",
        "ttd",
        "Catatan: ",
        "Mesuji, 5 Mei 2025",
    ]
)
NO = st.sampled_from([None, None, 1, 2, 3, "1.", "2)", "a", "b", "I", "II", "x y", "lanjutan"])
KATA = st.one_of(st.none(), st.sampled_from(["Juli 2025", "SK, Foto", "Selesai", "-"]), st.just("KATA"))
BARIS = st.one_of(
    st.tuples(TETAP.map(lambda awal: f"{awal}KATA")),
    st.tuples(NO, st.just("KATA")),
    st.tuples(NO),
    st.tuples(NO, *[KATA] * (len(KEPALA) - 1)),
    st.just(()),
)
TABEL = st.lists(BARIS, min_size=1, max_size=12)


def bernomor(tabel: list[tuple]) -> tuple[list[tuple], list[str]]:
    """The table with every KATA a word of its own, and those words."""
    kata: list[str] = []

    def satu(sel: object) -> object:
        if not isinstance(sel, str) or "KATA" not in sel:
            return sel
        kata.append(f"kata{len(kata)}x")
        return sel.replace("KATA", kata[-1])

    return [tuple(satu(sel) for sel in baris) for baris in tabel], kata


@settings(max_examples=150, deadline=None)
@given(TABEL)
def test_no_word_of_a_table_is_lost_without_being_named(tabel: list[tuple]) -> None:
    isi, kata = bernomor(tabel)
    hasil = baca(teks_csv((*ATAS, KEPALA, ("I. MANAJEMEN PERUBAHAN",), *isi)).encode(), "a.csv")
    if not hasil.galat:
        assert [k for k in kata if k not in repr(hasil)] == []


@settings(max_examples=40, deadline=None)
@given(
    TABEL, st.lists(st.tuples(st.integers(6, 16), st.integers(0, 3), st.integers(1, 8), st.integers(0, 5)), max_size=4)
)
def test_a_workbook_with_any_merges_is_read_or_refused_with_every_kode_once(tabel: list[tuple], gabung: list) -> None:
    tertutup: set[tuple[int, int]] = set()
    rentang = []
    for baris, tinggi, kolom, lebar in gabung:
        sel = {(b, k) for b in range(baris, baris + tinggi + 1) for k in range(kolom, kolom + lebar + 1)}
        if len(sel) > 1 and not sel & tertutup:
            tertutup |= sel
            rentang.append(f"{chr(64 + kolom)}{baris}:{chr(64 + kolom + lebar)}{baris + tinggi}")
    hasil = baca(xlsx((*ATAS, KEPALA, ("I. MANAJEMEN PERUBAHAN",), *tabel), rentang), "a.xlsx")
    kode = [langkah.kode for langkah in hasil.langkah]
    assert len(kode) == len(set(kode))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([xlsx(MESUJI, ("A7:G7", "A10:A11")), teks_csv(MESUJI).encode()]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_damaged_file_is_read_or_refused_but_never_fails(data: bytes, rusak: list[tuple[int, int]]) -> None:
    isi = bytearray(data)
    for tempat, nilai in rusak:
        isi[tempat % len(isi)] = nilai
    hasil = baca(bytes(isi), "a.xlsx")
    assert hasil.langkah or hasil.galat


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_reason(data: bytes) -> None:
    hasil = baca(data, "a.xlsx")
    assert hasil.galat
    assert all(catatan.pesan for catatan in hasil.galat)
