"""A content that cannot be applied never gets into the journal; one of version 1 still does."""

import copy
import gzip
import json
from pathlib import Path

import duckdb
import pytest

from monev.database import Database
from monev.journal import Journal
from monev.journal.sqlite_store import SqliteStore
from monev.journal.statements import ENTRIES
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)

OF_VERSION_ONE = Path(__file__).with_name("entries_of_version_one.json.gz")


def change_content(*path, value):
    content = copy.deepcopy(sample_content())
    *parents, last = path
    place = content
    for part in parents:
        place = place[part]
    place[last] = value
    return content


def change_tenggat(langkah, tenggat, **field):
    ((name, value),) = field.items()
    return change_content("langkah", langkah, "tenggat", tenggat, name, value=value)


TWICE = [langkah_content("I.1.1"), langkah_content("I.1.1")]
WRONG = {
    "posisi that is no date": (change_content("posisi", value="30 Juni 2025"), "posisi"),
    "posisi as a count of seconds": (change_content("posisi", value="1751241600"), "posisi"),
    "posisi that does not exist": (change_content("posisi", value="2025-06-31"), "posisi"),
    "unknown kind of unggahan": (change_content("jenis", value="surat"), "jenis"),
    "number as text": (change_content("unggahan", value="1"), "unggahan"),
    "true is no number": (change_content("langkah", 0, "baris", value=True), "langkah[0].baris"),
    "unknown status": (change_tenggat(1, 1, laporan="terlambat"), "langkah[1].tenggat[1].laporan"),
    "no due date": (change_tenggat(1, 0, jatuh_tempo=None), "langkah[1].tenggat[0].jatuh_tempo"),
    "langkah that is no list": (change_content("langkah", value={}), "langkah"),
    "tenggat that is no object": (
        change_content("langkah", 0, "tenggat", value=["x"]),
        "langkah[0].tenggat[0]",
    ),
    "kode twice": (sample_content(TWICE), "'I.1.1'"),
    "tenggat twice": (
        sample_content([langkah_content("I.1.1", [tenggat_content("2025-03")] * 2)]),
        "'2025-03'",
    ),
}
"""Case → the wrong content, and the place (or the key in quotes) that the error names."""


@pytest.mark.parametrize("case_name", WRONG)
def test_an_unggahan_of_the_wrong_shape_is_refused_by_place_and_nothing_is_stored(
    journal, case_name
):
    content, place = WRONG[case_name]
    with pytest.raises(ValueError, match=r"entri unggahan tidak dapat disimpan") as error:
        append_unggahan(journal, content)
    assert (place if place[0] == "'" else f"entri.isi.{place}") in str(error.value)
    assert journal.tip() == (0, "")


@pytest.mark.parametrize("key", sample_content().keys())
def test_a_missing_part_is_named(journal, key):
    content = sample_content()
    del content[key]
    with pytest.raises(ValueError, match=rf"entri\.isi\.{key} tidak ada"):
        append_unggahan(journal, content)


def test_an_entry_speaks_of_one_rencana_is_of_a_known_jenis_and_keeps_what_more_it_says(journal):
    for satker, tahun in ((None, None), (5, "2025")):
        with pytest.raises(ValueError, match=r"entri\.satker"):
            journal.add(
                jenis="unggahan", pelaku="A", satker=satker, tahun=TAHUN, content=sample_content()
            )
        with pytest.raises(ValueError, match=r"entri\.tahun"):
            journal.add(
                jenis="pemulihan", pelaku="A", satker=SATKER, tahun=tahun, content={"unggahan": 1}
            )
    with pytest.raises(ValueError, match="unggahan, pembatalan, pemulihan, tampilan"):
        journal.add(jenis="lain", pelaku="A", satker=SATKER, tahun=TAHUN, content={})
    entry = append_unggahan(journal, sample_content(alat="0.1"))
    assert next(journal.read()).isi["alat"] == entry.isi["alat"] == "0.1"


def test_entries_of_version_one_are_read_and_applied_as_they_were(tmp_path):
    """A real journal of version 1: 99 entries of eight kinds, and the rows that it made then."""
    texts = json.loads(gzip.decompress(OF_VERSION_ONE.read_bytes()))
    store = SqliteStore(tmp_path / "monev.jurnal")

    def work() -> None:
        for fields, text in zip(map(json.loads, texts), texts, strict=True):
            store.add_row(ENTRIES, (fields["nomor"], fields["hash"], text))
        store.ask("set_tip", nomor=fields["nomor"], hash=fields["hash"])

    store.write(work)
    db = Database.open_at(tmp_path / "monev.duckdb", Journal(store))
    assert (db.up_to[0], db.notice) == (99, None)
    plans = db.ask("figures/rencana_list", sertakan_tersembunyi=True)
    assert sorted((plan["tahun"], plan["unggahan"], plan["langkah"]) for plan in plans) == [
        (2025, 0, 0),
        (2025, 1, 2),
        (2025, 3, 2),
        (2025, 6, 7),
        (2026, 2, 6),
    ]
    db.close()
    kept = ("langkah", "tenggat", "bukti", "dokumen", "perubahan", "rapat_peristiwa", "pilihan")
    with duckdb.connect(str(tmp_path / "monev.duckdb"), read_only=True) as tables:
        counts = [tables.table(name).count("*").fetchall()[0][0] for name in kept]
    assert counts == [70, 164, 234, 109, 72, 38, 11]
