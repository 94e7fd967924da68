"""`make test-windows`: unzips the ZIP of `make windows` and tries it under Wine (Debian), in
Chromium.

It finds faults that come from Windows, and proves nothing about a real one: say *tried under Wine*
(docs/windows.md). Each step prints its name and duration. The first failure ends the run, and
gagal.png shows the page then. Words as arguments run only the steps with such a word in their
names, with the data of the run before.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from monev import VERSION  # noqa: E402 - found only once the program's folder is
from tests.browser import screen  # noqa: E402
from tests.browser.chromium import open_browser  # noqa: E402
from tools.windows import visits  # noqa: E402
from tools.windows.wine import HOME, PLAIN, TODAY, User, seen_there, unzip  # noqa: E402

PACKAGE = ROOT / "dist" / f"MonevZI-{VERSION}-windows.zip"
PLANS = {
    "KPU Kabupaten Gunungkidul": ("2024", "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"),
    "KPU Kabupaten Mesuji": ("2025", "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"),
}
ON_LINUX = PLAIN | {"MONEV_DB": str(HOME / "linux" / "monev.duckdb"), "MONEV_HARI_INI": TODAY}
NEWER = f"{VERSION.rpartition('.')[0]}.{int(VERSION.rpartition('.')[2]) + 1}"
KILLS_AT_PAGES = 6
KILLS_AT_COMMANDS = 14
STARTS = 3
PLACE = HOME / "folder é dengan spasi"

WRITE_ON = """
import itertools, os, sys
from datetime import date
from pathlib import Path
from monev.core.errors import VersionClash
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.journal import open_journal
from monev.uploads import check_upload, plan_upload, store_upload
satker, seed, *files = sys.argv[1:]
db = Database.open_at(None, open_journal(os.environ["MONEV_JURNAL"]))
plans = [Path(file).read_bytes() for file in files]
readings = [check_upload(plan, "rencana.xlsx", satker=satker, tahun=2025, db=db) for plan in plans]
for n in itertools.count(int(seed)):
    if not plans:
        edit(db, satker, 2025, Target("I.a.1.1", "2025-07"), {"kendala": f"kendala ke-{n}"}, pelaku=LOCAL_ACTOR)
    else:  # one plan after the other, so that each changes what the one before it left
        reading, plan = readings[n % 2], plans[n % 2]
        try:
            made = plan_upload(db, reading, posisi=date(2025, 10, 1), satker=satker, tahun=2025)
            told = {"file": plan, "file_name": "rencana.xlsx", "remarks": f"ke-{n}", "consent": True}
            made.is_identical or store_upload(db, made, pelaku=LOCAL_ACTOR, **told)
        except VersionClash:  # the other one was first
            continue
    db.catch_up()
    print(*db.up_to, flush=True)
"""
HOLD = """
import ctypes, sys, time
handle = ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0xC0000000, 0, None, 4, 0, None)
print("dipegang" if handle != -1 else "gagal", flush=True)
time.sleep(float(sys.argv[2]))
"""
LEASH = """
import os, subprocess, sys, time
from monev.core import platform_processes as p
waits = [sys.executable, "-c", "import time; time.sleep(600)  # anak"]
child = subprocess.Popen(waits, creationflags=p.START)
leash = p.Leash(child.pid, 200 << 20)
if sys.argv[1] == "lepas":
    leash.let_go()
    print("berakhir", child.wait(30) is not None, flush=True)
elif sys.argv[1] == "batas":
    child.kill()
    takes = [sys.executable, "-c", "x = bytearray(400 << 20); print('memori tidak dibatasi')"]
    child = subprocess.Popen(takes, stdout=subprocess.PIPE, creationflags=p.START)
    leash = p.Leash(child.pid, 200 << 20)
    print(child.communicate()[0].decode().strip() or "memori dibatasi", flush=True)
else:
    print("siap", flush=True)
    time.sleep(600)
"""


def check_commands(user: User, folder: Path) -> None:
    """Check that the command line prints the same bytes there as here."""
    for satker, (tahun, file) in PLANS.items():
        plan = ROOT / "data" / file
        inside = f"data\\{file}"
        asked = ("keadaan", "--satker", satker, "--tahun", tahun, "--json")
        for before, name, after in (
            (("periksa",), True, ("--json",)),
            (("muat",), True, ("--json", "--posisi", f"{tahun}-09-30")),
            (asked, False, ()),
        ):
            here = on_linux(*before, *([str(plan)] if name else []), *after)
            there = user.command(folder, *before, *([inside] if name else []), *after)
            assert here and there.stdout == here, (before, there.stdout[-500:], there.stderr[-500:])


def on_linux(*arguments: str) -> bytes:
    """Run a command here, with data of its own, and return its output."""
    run = [sys.executable, "-m", "monev", *arguments]
    return subprocess.run(run, cwd=ROOT, env=ON_LINUX, capture_output=True, check=False).stdout


def check_faults(user: User, folder: Path) -> None:
    """Check that the answer to a fault is a sentence without a traceback, and that nothing is
    lost.
    """
    before = len(user.journal())
    drive = HOME / "flash"
    drive.mkdir(exist_ok=True)
    letter = user.prefix / "dosdevices" / "e:"
    letter.unlink(missing_ok=True)
    letter.symlink_to(drive)
    back_up = ("cadangkan", "-o", "E:\\Cadangan ZI")
    assert user.command(folder, *back_up).returncode == 0
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", drive], check=True)
    try:
        check_refusal(user, folder, back_up, "penuh")
        subprocess.run(["mount", "-o", "remount,ro", drive], check=True)
        check_refusal(user, folder, back_up, "Cadangan tidak dapat ditulis")
    finally:
        subprocess.run(["umount", drive], check=True)
    letter.unlink()
    for words, said in (
        (back_up, "Cadangan tidak dapat ditulis"),
        (("cadangkan", "-o", "C:\\" + "\\".join(["panjang" * 8] * 5)), "terlalu panjang"),
        (
            ("templat", "--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "-o", "PRN.xlsx"),
            "nama perangkat",
        ),
    ):
        check_refusal(user, folder, words, said)
    held = user.script(folder, HOLD, seen_there(user.data / "monev.duckdb.ujung"), "4")
    assert held.stdout is not None and held.stdout.readline() == "dipegang\n"
    mesuji = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025")
    reason = ("--alasan", "selagi berkas dipegang program lain")
    stored = user.command(folder, "batalkan", *mesuji, *reason)
    assert stored.returncode == 0, stored.stderr.decode()
    held.wait()
    assert len(user.journal()) == before + 1


def check_refusal(user: User, folder: Path, words: tuple[str, ...], said: str) -> None:
    """Check that a command is refused in a sentence with these words."""
    refused = user.command(folder, *words)
    told = refused.stderr.decode()
    assert refused.returncode in (1, 2), (words, told)
    assert said in told and "Traceback" not in told, (words, told)


def check_kills(user: User, folder: Path) -> None:
    """Kill two writers, of plans and of single reports, at any moment: every announced entry must
    be stored.
    """
    announced: list[str] = []
    plans = [seen_there(visits.own_plan(first_word)) for first_word in ("Membentuk", "Menetapkan")]
    for turn in range(KILLS_AT_COMMANDS // 2):
        asked = (visits.OWN, str(1000 * turn))
        writers = [user.script(folder, WRITE_ON, *asked, *files) for files in (plans, ())]
        for writer in writers:
            assert writer.stdout is not None
            begun = writer.stdout.readline()  # it is writing
            assert begun.partition(" ")[0].isdecimal(), begun + writer.stdout.read()
            announced.append(begun)
        time.sleep(random.uniform(0, 0.5))
        user.kill("skrip.py")
        for writer in writers:
            announced += writer.communicate()[0].splitlines()
    kept = {entry.nomor: entry.hash for entry in user.journal()}
    for said in filter(None, map(str.strip, announced)):
        number, entry_hash = said.split()
        assert kept[int(number)] == entry_hash, said
    assert len(announced) >= KILLS_AT_COMMANDS
    check_chain(user, folder)
    say(f"   {len(announced)} catatan disebut tersimpan, {len(kept)} ada")


def check_chain(user: User, folder: Path) -> None:
    """Check that the journal is whole, also while the app runs."""
    whole = user.command(folder, "jurnal", "periksa", "--json")
    assert whole.stdout and json.loads(whole.stdout)["utuh"], (whole.stdout, whole.stderr)


def check_kills_at_pages(user: User, folder: Path, page: Page) -> None:
    """Kill the server while a page stores a plan or a tick.

    What the page said to be stored must be stored, and a tick must be stored once, by a second
    try.
    """
    address = user.running(folder)
    visits.enter(page, address)
    words = iter(("Menyusun", "Merancang", "Menyiapkan"))
    for turn in range(KILLS_AT_PAGES):
        before = user.journal()
        is_tick = turn % 2 == 1
        if is_tick:
            said = visits.begin_tick(page, address)
        else:
            said = visits.begin_upload(page, address, next(words))
        time.sleep(random.uniform(0, 2))
        was_said = said.count() > 0
        user.kill("mulai.py")
        assert user.running(folder) == address
        if is_tick:
            expect(said).to_be_visible()
        after = user.journal()
        assert after[: len(before)] == before
        new = [entry.jenis for entry in after[len(before) :]]
        stored = new.count("isian" if is_tick else "unggahan")
        what = "centang" if is_tick else "unggahan"
        say(f"   {what}: disebut tersimpan {was_said}, tersimpan {stored}")
        least = 1 if is_tick or was_said else 0
        assert least <= stored <= 1, new
    check_chain(user, folder)


def check_children(user: User, folder: Path) -> None:
    """Check that a child ends when it is let go and with its parent; of its limits print what Wine
    does.
    """
    let_go = user.script(folder, LEASH, "lepas")
    words = let_go.communicate()[0]
    assert words == "berakhir True\n", words
    parent = user.script(folder, LEASH, "tunggu")
    assert parent.stdout is not None and parent.stdout.readline() == "siap\n"
    assert user.processes("# anak")
    user.kill("skrip.py")
    parent.wait()
    until = time.monotonic() + 30
    while user.processes("# anak"):
        assert time.monotonic() < until, "the child outlived its parent"
        time.sleep(0.2)
    say(f"   {user.script(folder, LEASH, 'batas').communicate()[0].strip()}")


def newer_version(folder: Path) -> Path:
    """Make the next version beside the program: the same files with another version number."""
    newer = folder.with_name(f"MonevZI-{NEWER}")
    shutil.copytree(folder, newer, copy_function=os.link)
    about = newer / "program" / "pyproject.toml"
    text = about.read_text(encoding="utf-8")
    about.unlink()  # it is a link to the old one's
    new = text.replace(f'version = "{VERSION}"', f'version = "{NEWER}"')
    about.write_text(new, encoding="utf-8")
    return newer


def first_words(begun: float, page: Page, address: str) -> float:
    """Measure the seconds from the start until a page shows its first words."""
    page.goto(address)
    expect(page.get_by_test_id("stMain")).to_contain_text("KPU Kabupaten")
    return time.monotonic() - begun


def start_on_linux(page: Page) -> float:
    """Measure the same start on this machine without Wine."""
    on_linux("awal")
    begun = time.monotonic()
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = str(free.getsockname()[1])
    run = [sys.executable, "-u", "-m", "monev.server", "--port", port]
    server = subprocess.Popen(run, cwd=ROOT, env=ON_LINUX, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        while "siap" not in server.stdout.readline():
            assert server.poll() is None
        return first_words(begun, page, f"http://localhost:{port}")
    finally:
        server.terminate()
        server.communicate()


@contextmanager
def taken_port() -> Iterator[None]:
    """Let another program have port 8501."""
    with closing(socket.socket()) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", 8501))
        taken.listen()
        yield


def say(words: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def step(what: str, patience: int, act: Callable[[], object], page: Page) -> None:
    """Do one step, and print its result and duration. `patience`: seconds to wait for each act of
    it.
    """
    begun = time.monotonic()
    expect.set_options(timeout=patience * 1000)
    page.set_default_timeout(patience * 1000)
    try:
        act()
    except BaseException:
        page.screenshot(path=HOME / "gagal.png")
        say(f"GAGAL  {what} ({time.monotonic() - begun:.0f} s)")
        raise
    say(f"ok  {what} ({time.monotonic() - begun:.0f} s)")


def try_starts(siti: User, folder: Path, page: Page) -> None:
    """Try the first start with port 8501 taken, then a second double click and another version."""
    with taken_port():
        first = siti.start(folder)
        address = first.wait()
    assert not address.endswith(":8501"), "the port was taken"
    assert str(VERSION) in first.words
    took = first_words(first.begun, page, address)
    say(f"   {address}, kata pertama sesudah {took:.0f} s (mulai pertama)")
    second = siti.start(folder)
    second.process.wait()
    assert f"sudah berjalan: {address}" in second.words, second.words
    newer = siti.start(newer_version(folder))
    newer.process.wait()
    assert f"Itu Monev ZI {VERSION} (" in newer.words, newer.words
    assert f"Untuk memakai {NEWER} (" in newer.words, newer.words


def try_inside_the_zip(siti: User, folder: Path) -> None:
    """Try a double click inside the ZIP: Explorer unpacks only that file, and its window gives
    advice.
    """
    alone = HOME / "Temp1_MonevZI.zip"
    alone.mkdir(exist_ok=True)
    shutil.copy(folder / "Monev ZI.cmd", alone)
    start = siti.start(alone)
    start.process.wait()
    assert "Ekstrak dahulu" in start.words, start.words


def try_with_windows(siti: User, folder: Path) -> None:
    """Make and remove the entry in the Task Scheduler, which for Wine is a file without effect."""
    entry = siti.prefix / "drive_c" / "windows" / "system32" / "tasks" / f"Monev ZI {siti.name}"
    for name, said, is_there in (
        ("Nyalakan bersama Windows.cmd", "menyala setiap kali", True),
        ("Jangan nyalakan bersama Windows.cmd", "tidak lagi menyala", False),
    ):
        start = siti.start(folder, name)
        start.process.wait()
        assert said in start.words, start.words
        assert entry.exists() == is_there, list(entry.parent.glob("*"))


def try_another_user(siti: User, budi: User, folder: Path, page: Page) -> None:
    """Check that another user of Windows has another address and own data, here of an earlier
    version.
    """
    address = siti.running(folder)
    budi.keep_in_documents()
    start = budi.start(folder)
    try:
        other = start.wait()
        assert other != address
        page.goto(other)
        expect(page.get_by_test_id("stMain")).to_contain_text("KPU Kabupaten Contoh")
        assert r"\Budi\Documents\Monev ZI" in start.words, start.words
        assert not budi.data.samefile(siti.data)
        assert visits.OWN not in {entry.satker for entry in budi.journal()}
    finally:
        start.kill()
        budi.leave()


def try_update(siti: User, folder: Path, newer: Path, page: Page) -> None:
    """Start the next version on the same data, and delete the old one's folder."""
    siti.kill("mulai.py")
    start = siti.start(newer)
    address = start.wait()
    assert f"Data dari Monev ZI {VERSION} (" in start.words, start.words
    assert "diteruskan" in start.words, start.words
    visits.enter(page, address)
    screen.open_page(page, address, satker=visits.OWN, tahun="2025")
    assert visits.OWN in screen.page_text(page)
    shutil.rmtree(folder)


def compare_starts(siti: User, folder: Path, page: Page) -> None:
    """Compare the duration of a start with one without Wine, in turn, by their medians."""
    visits.enter(page, siti.running(folder))
    siti.kill("mulai.py")
    there = []
    here = []
    for _ in range(STARTS):
        start = siti.start(folder)
        there.append(first_words(start.begun, page, start.wait()))
        start.kill()
        here.append(start_on_linux(page))
    beside = statistics.median(there) / statistics.median(here)
    say(f"   kata pertama: {seconds(there)}; di Linux {seconds(here)}; median {beside:.1f} kali")


def seconds(several: list[float]) -> str:
    """Write several durations: 4.1, 4.3 detik."""
    return ", ".join(f"{one:.1f}" for one in several) + " detik"


def delete_program(siti: User, folder: Path) -> None:
    """Uninstall by deleting the program's folder, and check that the data stay."""
    shutil.rmtree(folder.parent)
    assert siti.journal()


def steps(siti: User, budi: User, page: Page) -> tuple[tuple[str, int, Callable[[], object]], ...]:
    """List the steps: name, seconds that each act may take, function."""
    folder = PLACE / f"MonevZI-{VERSION}"
    newer = folder.with_name(f"MonevZI-{NEWER}")
    in_the_office = visits.IN_THE_OFFICE
    by_visits = []
    for what, patience, visit in visits.VISITS:
        by_visits.append((what, patience, partial(visit_of, visit, siti, folder, page)))
    return (
        ("a double click inside the ZIP", in_the_office, lambda: try_inside_the_zip(siti, folder)),
        ("periksa, muat, keadaan as on Linux", in_the_office, lambda: check_commands(siti, folder)),
        (
            "port taken, second start, another version",
            in_the_office,
            lambda: try_starts(siti, folder, page),
        ),
        (
            "started with Windows, and no longer",
            in_the_office,
            lambda: try_with_windows(siti, folder),
        ),
        *by_visits,
        ("faults", in_the_office, lambda: check_faults(siti, folder)),
        (
            "another user of Windows",
            in_the_office,
            lambda: try_another_user(siti, budi, folder, page),
        ),
        ("the next version", in_the_office, lambda: try_update(siti, folder, newer, page)),
        (f"{KILLS_AT_PAGES} kills at pages", 120, lambda: check_kills_at_pages(siti, newer, page)),
        ("starts beside Linux", in_the_office, lambda: compare_starts(siti, newer, page)),
        ("children end with their parent", in_the_office, lambda: check_children(siti, newer)),
        (f"{KILLS_AT_COMMANDS} kills at commands", in_the_office, lambda: check_kills(siti, newer)),
        ("the program deleted", in_the_office, lambda: delete_program(siti, newer)),
    )


def visit_of(
    visit: Callable[[Page, str, User], None], siti: User, folder: Path, page: Page
) -> None:
    """Make one visit to the pages of this folder's program, and start it if need be."""
    visit(page, siti.running(folder), siti)


def main(asked: list[str]) -> int:
    """Do the steps; the exit code is 0 if all went well."""
    HOME.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    with ThreadPoolExecutor() as at_once:
        users = at_once.map(lambda name: User(name, again=bool(asked)), ("Siti Nurbaya é", "Budi"))
        if not asked:
            unzip(PACKAGE, PLACE)
            shutil.rmtree(HOME / "linux", ignore_errors=True)
        siti, budi = users
    say(f"ok  unzipped, Wine prepared ({time.monotonic() - begun:.0f} s)")
    try:
        with sync_playwright() as playwright, closing(open_browser(playwright)) as browser:
            how = {"viewport": screen.PROJECTOR, "locale": "id-ID"}
            page = browser.new_page(accept_downloads=True, **how)
            for what, patience, act in steps(siti, budi, page):
                if not asked or any(word in what for word in asked):
                    step(what, patience, act, page)
    finally:
        siti.leave()
        budi.leave()
    say(f"ok  all ({time.monotonic() - begun:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
