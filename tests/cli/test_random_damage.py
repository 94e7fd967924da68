"""Damage a database, its journal or its originals at random; no command may show less unsaid."""

import random
import shutil
from pathlib import Path

import pytest

from monev.database import Database
from monev.database.places import files_at
from monev.journal import open_journal
from tests.makers import SATKER, TAHUN, append_unggahan, large_content, sample_content

PLAN = ("--satker", SATKER, "--tahun", TAHUN, "--json")
COMMANDS = ("keadaan", "kesenjangan", "riwayat")
NOISE = 4096


def make_whole(folder: Path) -> None:
    """Write a database of three unggahan: two with an original, the third one cancelled."""
    journal = open_journal(folder / "monev.jurnal")
    append_unggahan(journal, file=b"a" * 300)
    append_unggahan(journal, large_content(2, month=6, langkah=6), file=b"b" * 300)
    append_unggahan(journal, sample_content(unggahan=3))
    content = {"unggahan": 3, "alasan": "berkas tertukar"}
    journal.add(jenis="pembatalan", pelaku="Penguji", satker=SATKER, tahun=TAHUN, content=content)
    Database.open_at(database_of(folder), journal).close()


def database_of(folder: Path) -> Path:
    """Return the database that the commands use."""
    return files_at(folder / "monev.duckdb")[1]


def damage(folder: Path, source: random.Random) -> list[str]:
    """Damage one or two files, every second time the database; return what was done."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("kunci")
    )
    done = []
    for _ in range(source.choice((1, 1, 1, 2))):
        path = database_of(folder) if source.random() < 0.5 else source.choice(files)
        if path.exists() and path.stat().st_size:
            done.append(f"{_damage_one(path, source)} {path.relative_to(folder)}")
    return done


def _damage_one(path: Path, source: random.Random) -> str:
    data = bytearray(path.read_bytes())
    way = source.choices(("flip", "cut", "empty", "gone", "noise"), (55, 15, 10, 10, 10))[0]
    if way == "gone":
        path.unlink()
        return way
    if way == "flip":
        # Most of a database is the empty rest of its blocks: damage what is written.
        filled = [at for at in range(0, len(data), 512) if any(data[at : at + 512])]
        place = min(source.choice(filled) + source.randrange(512), len(data) - 1)
        data[place] ^= 1 << source.randrange(8)
    elif way == "noise":
        place = source.randrange(len(data))
        length = min(NOISE, len(data) - place)
        data[place : place + length] = source.randbytes(length)
    else:
        data = data[: source.randrange(len(data)) if way == "cut" else 0]
    path.write_bytes(data)
    return way


@pytest.mark.semua
@pytest.mark.processor_seconds(3600)
@pytest.mark.parametrize("seed", (2, 3))
def test_random_damage_never_shows_less_without_words(environment, run, tmp_path, seed):
    """Each command answers as before or says why not; none ends in an error of the program."""
    live, whole = Path(environment["MONEV_DB"]).parent, tmp_path / "utuh"
    make_whole(whole)
    shutil.copytree(whole, live)
    expected = {name: run(name, *PLAN) for name in COMMANDS}
    source = random.Random(seed)
    for _ in range(100):
        shutil.rmtree(live)
        shutil.copytree(whole, live)
        done = damage(live, source)
        for name in COMMANDS:
            answer, before = run(name, *PLAN), expected[name]
            assert "di dalam program" not in answer.stderr, (done, name)
            if not answer.stderr.strip():
                assert answer.exit_code == before.exit_code, (done, name)
                assert answer.stdout == before.stdout, (done, name)
        answer = run("jurnal", "periksa", "--json")
        assert "di dalam program" not in answer.stderr, done
        assert answer.exit_code == (0 if answer.json["utuh"] else 1)
