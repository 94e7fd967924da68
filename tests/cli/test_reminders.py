"""Test `ingatkan`: it shows the letters due today, or sends them once; its JSON is a contract."""

from collections.abc import Iterator

import pytest

from monev.database import Database, find_place
from monev.journal import open_journal
from tests.makers import SATKER
from tests.reminders.post_office import employ, plan, post_office, set_up
from tests.reminders.post_office import reached as reached

KEYS = ["satker", "orang", "alamat", "perihal", "subjek", "keadaan", "jawaban", "isi"]


@pytest.fixture
def db(environment) -> Iterator[Database]:
    """Store targets of Ani due this week and last month, in a process that follows the journal."""
    followed = Database.open_at(None, open_journal(find_place().journal))
    plan(followed, {"Kasubbag A": ["2025-10-06", "2025-09"]})
    employ(followed, "ani", roles={"*": {"admin"}}, pics={SATKER: {"Kasubbag A"}})
    yield followed
    followed.close()


def test_it_is_shown_then_sent_and_not_again(run, db):
    assert "Belum ada kantor" in run("ingatkan").stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MONEV_TAUTAN")
        assert "MONEV_TAUTAN belum disetel" in run("ingatkan").stderr
    with post_office() as office:
        set_up(db, office.port)
        shown = run("ingatkan", "--tanpa-kirim", "--json")
        assert (shown.exit_code, office.letters) == (0, [])
        (letter,) = shown.json
        assert list(letter) == KEYS
        subject = "Tugas ZI KPU Kabupaten Uji: 1 jatuh tempo dalam sepekan, 1 lewat tenggat"
        assert letter["subjek"] == subject
        assert letter["keadaan"] == "akan_dikirim"
        assert "V.a.1 Menyusun laporan 1" in letter["isi"]
        sent = run("ingatkan", "--json")
        assert (sent.exit_code, [letter["keadaan"] for letter in sent.json]) == (0, ["terkirim"])
        assert run("ingatkan", "--json").json == []
        assert office.readers == ["ani@kantor.go.id"]


def test_what_could_not_be_sent_is_said_and_the_exit_code_tells_a_schedule(run, db):
    set_up(db, 1)
    (letter,) = run("ingatkan", "--json").says(1).json
    assert letter["keadaan"] == "tunda"
    assert letter["jawaban"] == "127.0.0.1 tidak menerima sambungan di port 1."
    with post_office() as office:
        office.answer = lambda _: "550 no such mailbox"
        set_up(db, office.port)
        employ(db, "budi", pics={SATKER: {"Kasubbag A"}})
        refused = run("ingatkan", "--json")
    assert (refused.exit_code, refused.json[0]["keadaan"]) == (1, "gagal")


def test_a_backup_that_failed_is_told_to_who_looks_after_everything_until_one_succeeds(
    run, db, tmp_path
):
    set_up(db, 1, "*", jenis=("kesehatan",))
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    assert run("cadangkan", "-o", blocked).exit_code == 1
    (letter,) = run("ingatkan", "--tanpa-kirim", "--json").json
    assert letter["perihal"] == "kesehatan"
    assert "Pencadangan terakhir gagal: Cadangan tidak dapat ditulis" in letter["isi"]
    assert f"{blocked}: sudah ada berkas dengan nama itu." in letter["isi"].replace("\n", " ")
    assert run("cadangkan", "-o", tmp_path / "cadangan").exit_code == 0
    assert run("ingatkan", "--tanpa-kirim", "--json").json == []
