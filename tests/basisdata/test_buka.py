"""Opening: a database is made, followed, rebuilt, put aside or left alone, and it is said which."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from pathlib import Path

import duckdb
import pytest

from monev.basisdata import VERSI_SKEMA, Basisdata
from monev.basisdata.terapkan import TABEL_UNGGAHAN
from monev.galat import BasisdataLebihBaru, BasisdataTerkunci, GalatMonev, JurnalRusak
from monev.jurnal import JurnalFolder
from tests.basisdata.tabel import isi_semua_tabel
from tests.jurnal.proses import mulai
from tests.pembuat import isi_besar, isi_contoh, unggah

MEMEGANG = """
db = Basisdata.buka(folder / "monev.duckdb", jurnal)
kata("dipegang")
sys.stdin.readline()
"""
MATI_SEBELUM_CHECKPOINT = """
import os, duckdb
Basisdata.buka(folder / "monev.duckdb", jurnal).tutup()
db = duckdb.connect(str(folder / "monev.duckdb"))
db.execute(sys.argv[2])
os._exit(9)
"""


@pytest.fixture
def berkas(tmp_path: Path, jurnal: JurnalFolder) -> Path:
    """A closed database of three unggahan, the third a large one."""
    for n in (1, 2):
        unggah(jurnal, isi_contoh(unggahan=n))
    unggah(jurnal, isi_besar(3), berkas=b"asli")
    Basisdata.buka(tmp_path / "monev.duckdb", jurnal).tutup()
    return tmp_path / "monev.duckdb"


def sidik(berkas: Path) -> dict[str, str]:
    """Name → SHA-256 of the database file and what lies beside it under its name."""
    return {j.name: hashlib.sha256(j.read_bytes()).hexdigest() for j in berkas.parent.glob(berkas.name + "*")}


def ubah(berkas: Path, perintah: str) -> None:
    with duckdb.connect(str(berkas)) as sambungan:
        sambungan.execute(perintah)


def disingkirkan(berkas: Path, sebutan: str) -> list[Path]:
    return [j for j in berkas.parent.glob(f"{berkas.name}.{sebutan}-*") if j.suffix != ".wal"]


def buka_tutup(berkas: Path, jurnal: JurnalFolder) -> dict[str, list[tuple]]:
    Basisdata.buka(berkas, jurnal).tutup()
    return isi_semua_tabel(berkas)


def test_a_deleted_database_is_rebuilt_the_same_in_every_table(berkas, jurnal):
    tabel = isi_semua_tabel(berkas)
    berkas.unlink()
    assert buka_tutup(berkas, jurnal) == tabel
    assert len(tabel["tenggat"]) == 3 + 3 + 228


def test_opening_again_changes_nothing_and_puts_nothing_aside(berkas, jurnal):
    tabel = isi_semua_tabel(berkas)
    assert buka_tutup(berkas, jurnal) == tabel
    assert list(sidik(berkas)) == ["monev.duckdb"]


def test_what_was_appended_while_it_was_closed_is_applied_at_opening(berkas, jurnal):
    unggah(jurnal, isi_contoh(unggahan=4))
    assert len(buka_tutup(berkas, jurnal)["unggahan"]) == 4


def test_folders_on_the_way_are_made(tmp_path, jurnal):
    Basisdata.buka(tmp_path / "a" / "b" / "monev.duckdb", jurnal).tutup()
    assert (tmp_path / "a" / "b" / "monev.duckdb").is_file()


def test_one_process_has_one_connection_per_file(berkas, jurnal, tmp_path):
    db = Basisdata.buka(berkas, jurnal)
    (tmp_path / "pintas").symlink_to(tmp_path)
    assert Basisdata.buka(tmp_path / "pintas" / "monev.duckdb", JurnalFolder(jurnal.folder)) is db
    with pytest.raises(ValueError, match="jurnal lain"):
        Basisdata.buka(berkas, JurnalFolder(tmp_path / "lain"))
    db.tutup()
    with pytest.raises(GalatMonev, match="sudah ditutup"):
        db.tanya("skema/sampai")
    baru = Basisdata.buka(berkas, jurnal)
    assert baru is not db
    baru.tutup()


def test_a_newer_schema_is_left_byte_for_byte(berkas, jurnal):
    ubah(berkas, "update tentang set versi_skema = versi_skema + 1")
    sebelum = sidik(berkas)
    with pytest.raises(BasisdataLebihBaru, match=f"skema {VERSI_SKEMA + 1}"):
        Basisdata.buka(berkas, jurnal)
    assert sidik(berkas) == sebelum


def test_a_newer_schema_with_writes_not_yet_folded_in_is_left_byte_for_byte(tmp_path, jurnal):
    unggah(jurnal)
    mulai(tmp_path, MATI_SEBELUM_CHECKPOINT, "update tentang set versi_skema = versi_skema + 1").wait()
    sebelum = sidik(tmp_path / "monev.duckdb")
    assert set(sebelum) == {"monev.duckdb", "monev.duckdb.wal"}
    with pytest.raises(BasisdataLebihBaru):
        Basisdata.buka(tmp_path / "monev.duckdb", jurnal)
    assert sidik(tmp_path / "monev.duckdb") == sebelum


@pytest.mark.parametrize(
    "dahulu",
    [
        "update tentang set versi_skema = versi_skema - 1; alter table langkah drop column pic",
        "update tentang set sidik = 'pernyataan lain'; delete from jejak",
        "update tentang set versi_skema = 1; alter table tentang drop column sidik",
    ],
)
def test_tables_made_by_an_older_program_are_made_anew(berkas, jurnal, dahulu):
    tabel = isi_semua_tabel(berkas)
    ubah(berkas, dahulu)
    assert buka_tutup(berkas, jurnal) == tabel
    # The journal has all of it: nothing is left lying about.
    assert list(sidik(berkas)) == ["monev.duckdb"]


def test_tables_made_by_an_older_program_of_a_journal_that_is_gone_are_kept(berkas, tmp_path):
    ubah(berkas, "update tentang set versi_skema = versi_skema - 1")
    isi_lama = berkas.read_bytes()
    assert buka_tutup(berkas, JurnalFolder(tmp_path / "lain.jurnal"))["unggahan"] == []
    assert [j.read_bytes() for j in disingkirkan(berkas, "lain")] == [isi_lama]


def hapus_unggahan(nomor: int) -> str:
    tabel = ("unggahan", "terapan", *TABEL_UNGGAHAN)
    return ";".join(f"delete from {t} where unggahan_id = {nomor}" for t in tabel)  # noqa: S608


RUSAK = {
    "emptied": lambda b: b.write_bytes(b""),
    "cut in half": lambda b: b.write_bytes(b.read_bytes()[: b.stat().st_size // 2]),
    "cut within the header": lambda b: b.write_bytes(b.read_bytes()[:5000]),
    "overwritten with text": lambda b: b.write_text("bukan basis data\n" * 1000),
    "blocks zeroed": lambda b: b.write_bytes(b.read_bytes()[:20000] + bytes(b.stat().st_size - 20000)),
    "rows of evidence lost": lambda b: ubah(b, "delete from bukti where tenggat = '2025-07'"),
    "one langkah lost": lambda b: ubah(b, "delete from langkah where kode = 'V.a.1.1' and unggahan_id = 2"),
    "an unggahan lost with all its rows": lambda b: ubah(b, hapus_unggahan(2)),
    "a rencana lost": lambda b: ubah(b, "delete from rencana"),
    "rows twice": lambda b: ubah(b, "insert into tenggat from tenggat limit 1"),
    "a table dropped": lambda b: ubah(b, "drop table jejak"),
    "its own record emptied": lambda b: ubah(b, "delete from tentang"),
}


@pytest.mark.parametrize("kerusakan", RUSAK)
def test_a_broken_database_is_put_aside_said_so_and_rebuilt_the_same(berkas, jurnal, kerusakan, caplog):
    tabel = isi_semua_tabel(berkas)
    RUSAK[kerusakan](berkas)
    rusak = berkas.read_bytes()
    with caplog.at_level(logging.WARNING):
        assert buka_tutup(berkas, jurnal) == tabel
    (lama,) = disingkirkan(berkas, "rusak")
    assert lama.read_bytes() == rusak
    assert lama.name in caplog.text
    assert "disusun ulang dari jurnal" in caplog.text
    assert "Error" not in caplog.text, "no words of the driver's"


@pytest.mark.parametrize("potong", [0.0, 0.3, 0.6, 0.99])
def test_a_cut_write_ahead_log_loses_nothing(tmp_path, jurnal, potong):
    """The process is killed with its last writes only in the log; then the log itself is cut."""
    unggah(jurnal)
    db = tmp_path / "monev.duckdb"
    proses = mulai(
        tmp_path,
        """
import os
db = Basisdata.buka(folder / "monev.duckdb", jurnal)
unggah(jurnal, isi_besar(2))
# A transaction of somebody else under way: DuckDB refuses to fold the log into the file.
lain = db._sambungan.cursor()
lain.begin()
lain.execute("create table lain as select 1 as a")
db.ikuti()
os._exit(9)
""",
    )
    assert proses.wait() == 9
    wal = tmp_path / "monev.duckdb.wal"
    utuh = wal.read_bytes()
    assert len(utuh) > 10_000
    wal.write_bytes(utuh[: int(len(utuh) * potong)])
    tabel = buka_tutup(db, jurnal)
    db.unlink()
    assert buka_tutup(db, jurnal) == tabel
    assert len(tabel["tenggat"]) == 3 + 228


def test_a_write_ahead_log_left_behind_by_a_deleted_database_does_no_harm(berkas, jurnal):
    tabel = isi_semua_tabel(berkas)
    mulai(berkas.parent, MATI_SEBELUM_CHECKPOINT, "delete from bukti").wait()
    assert berkas.with_name("monev.duckdb.wal").exists()
    berkas.unlink()
    assert buka_tutup(berkas, jurnal) == tabel


def test_a_database_of_another_journal_is_put_aside_and_this_journals_is_made(berkas, tmp_path):
    lain = JurnalFolder(tmp_path / "lain.jurnal")
    for n in (1, 2, 3, 4):
        unggah(lain, isi_contoh(unggahan=n), satker="KPU Kabupaten Lain")
    isi_lama = berkas.read_bytes()
    assert [r[1] for r in buka_tutup(berkas, lain)["rencana"]] == ["KPU Kabupaten Lain"]
    (lama,) = disingkirkan(berkas, "lain")
    assert lama.read_bytes() == isi_lama


def test_a_database_ahead_of_its_journal_is_put_aside_never_thrown_away(berkas, jurnal):
    isi_lama = berkas.read_bytes()
    (jurnal.folder / "entri" / "00000003.json").unlink()
    assert len(buka_tutup(berkas, jurnal)["unggahan"]) == 2
    shutil.rmtree(jurnal.folder)
    assert buka_tutup(berkas, JurnalFolder(jurnal.folder))["unggahan"] == []
    assert isi_lama in [j.read_bytes() for j in disingkirkan(berkas, "lain")]


@pytest.mark.parametrize("isi", [b"PK\x03\x04" + bytes(5000), b"kode;langkah\n"])
def test_a_file_that_was_never_a_database_is_left_alone(tmp_path, jurnal, isi):
    rencana = tmp_path / "rencana.xlsx"
    rencana.write_bytes(isi)
    with pytest.raises(GalatMonev, match="bukan basis data Monev ZI"):
        Basisdata.buka(rencana, jurnal)
    assert rencana.read_bytes() == isi
    assert [j.name for j in tmp_path.iterdir()] == ["rencana.xlsx"]


def test_somebody_elses_duckdb_file_is_left_alone_even_with_a_journal(berkas, jurnal):
    milik_lain = berkas.with_name("keuangan.duckdb")
    ubah(milik_lain, "create table gaji as select 1 as rupiah")
    sebelum = sidik(milik_lain)
    with pytest.raises(GalatMonev, match="bukan basis data Monev ZI"):
        Basisdata.buka(milik_lain, jurnal)
    assert sidik(milik_lain) == sebelum


def test_an_empty_duckdb_file_is_filled(tmp_path, jurnal):
    unggah(jurnal)
    duckdb.connect(str(tmp_path / "monev.duckdb")).close()
    assert len(buka_tutup(tmp_path / "monev.duckdb", jurnal)["unggahan"]) == 1


def test_a_path_that_cannot_be_a_database_says_why(tmp_path, jurnal):
    with pytest.raises(GalatMonev, match="adalah folder"):
        Basisdata.buka(tmp_path, jurnal)
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(GalatMonev, match="tidak dapat dibuka") as galat:
        Basisdata.buka(tmp_path / "berkas" / "monev.duckdb", jurnal)
    assert "--db" in galat.value.saran


def test_a_database_another_process_holds_is_refused_untouched_or_made_in_memory(berkas, jurnal):
    proses = mulai(berkas.parent, MEMEGANG)
    assert proses.stdout.readline() == "dipegang\n"
    sebelum = sidik(berkas)
    with pytest.raises(BasisdataTerkunci, match="sedang dipakai"):
        Basisdata.buka(berkas, jurnal)
    di_memori = Basisdata.buka(berkas, jurnal, bila_terkunci="memori")
    assert di_memori.di_memori
    assert di_memori.tanya("skema/sampai")["nomor_terakhir"].tolist() == [3]
    # It appends under the journal's lock, and follows itself, as the holder of the file will.
    unggah(jurnal, isi_contoh(unggahan=4))
    assert di_memori.ikuti() == 1
    di_memori.tutup()
    assert sidik(berkas) == sebelum
    proses.kill()
    proses.wait()
    db = Basisdata.buka(berkas, jurnal)
    assert not db.di_memori
    assert db.tanya("skema/sampai")["nomor_terakhir"].tolist() == [4]
    db.tutup()


def test_a_broken_journal_stops_opening_and_leaves_the_database(berkas, jurnal):
    jalur = jurnal.folder / "entri" / "00000004.json"
    unggah(jurnal, isi_contoh(unggahan=4))
    jalur.write_text(json.dumps({**json.loads(jalur.read_text()), "pelaku": "orang lain"}))
    sebelum = isi_semua_tabel(berkas)
    with pytest.raises(JurnalRusak, match="Entri 00000004"):
        Basisdata.buka(berkas, JurnalFolder(jurnal.folder))
    assert isi_semua_tabel(berkas) == sebelum


def test_a_zone_that_does_not_exist_is_named(jurnal, monkeypatch):
    monkeypatch.setenv("MONEV_ZONA", "Asia/Mesuji")
    with pytest.raises(GalatMonev, match="“Asia/Mesuji” bukan nama zona waktu"):
        Basisdata.buka(None, jurnal)


def test_moments_are_shown_in_the_offices_zone(jurnal, monkeypatch):
    unggah(jurnal)
    monkeypatch.setenv("MONEV_ZONA", "Asia/Jayapura")
    db = Basisdata.buka(None, jurnal)
    jam = db.tanya("keadaan/riwayat", rencana_id=1)["waktu"].iloc[0]
    assert jam.utcoffset().total_seconds() == 9 * 3600
    assert jam.isoformat()[:16] != next(jurnal.baca()).waktu[:16]
    db.tutup()


def test_no_query_reaches_a_file_or_a_setting(db, tmp_path):
    (tmp_path / "rahasia.csv").write_text("a\n1\n")
    for perintah in (
        f"select * from read_csv('{tmp_path}/rahasia.csv')",  # noqa: S608
        f"copy (select 1) to '{tmp_path}/keluar.csv'",
        f"attach '{tmp_path}/lain.duckdb'",
        "set enable_external_access = true",
        "install httpfs",
    ):
        with pytest.raises(duckdb.Error, match=r"disabled|locked|Permission"):
            db._sambungan.execute(perintah)
    assert list(tmp_path.glob("keluar*")) == list(tmp_path.glob("lain*")) == []
